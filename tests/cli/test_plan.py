import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from awaykit.cli.plan_sets import _MOST
from awaykit.plan.portfolio.portfolio import MOST_IN_A_SET
from conftest import SAMPLE_DAYS, SAMPLES, run_command

PLANNER = ("plan", SAMPLES / "planner", "--today", SAMPLE_DAYS["planner"])


@pytest.fixture(scope="module")
def told() -> str:
    done = run_command(*PLANNER)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_its_parts_stand_in_their_order(told: str) -> None:
    parts = ["Budget ", "Set 1:", "Set 2:", "Set 3:", "Candidates,", "Can't be", "Programs to", "The most"]
    places = [told.index(f"\n{part}") for part in parts]
    assert places == sorted(places)
    assert told.startswith("Monday, October 5, 2026. Season 2028 (apply September 2027)\n")
    assert "A worksheet from your answers" in told.splitlines()[1]


def test_it_fits_a_terminal_of_eighty_columns_and_is_plain(told: str) -> None:
    assert max(map(len, told.splitlines())) <= 80
    assert "\x1b" not in told


def test_every_score_is_the_sum_of_the_points_that_are_shown(told: str) -> None:
    found = json.loads(run_command(*PLANNER, "--json").stdout)
    scores = {each["id"]: each["score"] for each in found["candidates"]}
    for each in found["candidates"] + found["programs"]:
        assert each["score"] == sum(point["points"] for point in each["points"])
    for number, chosen in enumerate(found["sets"], 1):
        whole = sum(point["points"] for point in chosen["points"])
        assert chosen["score"] == whole + sum(scores[name] for name in chosen["rotations"])
        assert f"Set {number}: {chosen['score']} points, ${chosen['cost']:,}" in told


def test_it_speaks_of_no_chance(told: str) -> None:
    said = told.replace("It promises neither an interview nor a place", "").replace("\n", " ")
    assert not re.search(r"chance of|probab|likely|%\s*match|guarantee", said, re.IGNORECASE)


def test_what_can_not_be_chosen_is_told_with_its_reason(told: str) -> None:
    part = told[told.index("Can't be chosen") : told.index("Programs to")]
    assert "hartwell-wards" in part
    assert "your school does not take part" in part
    assert "The host took applications until Tuesday, September 15, 2026." in part


def test_wishes_are_heard() -> None:
    words = ("--must", "dunmere-clinic", "--without", "sorrel-wards", "--max", "2", "--budget", "$6,000")
    found = json.loads(run_command(*PLANNER, *words, "--json").stdout)
    assert (found["budget"], found["most"]) == (6_000, 2)
    assert len(found["sets"]) == 3
    for chosen in found["sets"]:
        assert "dunmere-clinic" in chosen["rotations"]
        assert "sorrel-wards" not in chosen["rotations"]
        assert len(chosen["rotations"]) <= 2


def test_an_unknown_id_is_wrong_usage_and_the_nearest_is_named() -> None:
    done = run_command(*PLANNER, "--must", "sorel-wards", "--without", "nowhere")
    assert done.returncode == 2
    assert 'There is no rotation with the id "sorel-wards".' in done.stderr
    assert 'Did you mean "sorrel-wards"?' in done.stderr
    assert 'There is no rotation with the id "nowhere".' in done.stderr
    assert done.stdout == ""


def test_what_can_not_be_in_is_a_problem_with_its_reason() -> None:
    done = run_command(*PLANNER, "--must", "ostler-wards")
    assert done.returncode == 1
    assert '"ostler-wards" can\'t be in any set.' in done.stderr
    assert "The host took applications until" in done.stderr


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--max", "0"], '"0" is not a number from 1 to 6.'),
        (["--max", "7"], '"7" is not a number from 1 to 6.'),
        (["--budget", "much"], '"much" is not an amount in whole US dollars.'),
        (["--budget", "-5"], '"-5" is not an amount in whole US dollars.'),
    ],
)
def test_a_number_that_is_none_is_wrong_usage(words: list[str], message: str) -> None:
    done = run_command(*PLANNER, *words)
    assert done.returncode == 2
    assert message in done.stderr


def test_the_help_names_the_number_that_the_search_allows() -> None:
    assert _MOST == MOST_IN_A_SET


@pytest.mark.parametrize("sample", ["complete", "student", "observer", "minimal"])
def test_every_other_sample_gets_a_useful_answer(sample: str) -> None:
    done = run_command("plan", SAMPLES / sample, "--today", SAMPLE_DAYS[sample])
    assert (done.returncode, done.stderr) == (0, "")
    assert re.search(r"^(?:Set 1: |! )", done.stdout, re.MULTILINE)


def test_mistakes_of_the_dossier_are_told() -> None:
    done = run_command("plan", SAMPLES / "mistakes")
    assert done.returncode == 1
    assert "error" in done.stderr


def test_nothing_is_written(tmp_path: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in (SAMPLES / "planner").rglob("*")}
    assert run_command(*PLANNER, cwd=tmp_path).returncode == 0
    assert list(tmp_path.iterdir()) == []
    assert {path: path.stat().st_mtime_ns for path in (SAMPLES / "planner").rglob("*")} == before


def test_nothing_that_renders_is_imported() -> None:
    code = (
        "import sys; from pathlib import Path; from datetime import date;"
        "from awaykit.run.order import Order; from awaykit.run.portfolio_report import choose_portfolio;"
        "from awaykit.plan.portfolio.chosen import Wishes;"
        "choose_portfolio(Order(dossier=Path(sys.argv[1]), today=date(2026, 10, 5), home=Path()), Wishes());"
        "print({'weasyprint', 'docx', 'jinja2'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, SAMPLES / "planner"], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "set()"
