import json
from pathlib import Path

import pytest

from awaykit.cli.problem_lines import as_lines
from awaykit.loading.load import load
from awaykit.problems import Problem
from awaykit.review.texts import text_hash
from conftest import run_command
from minimal import DAY, edit, minimal_dossier


def caret_line(source: str, column: int, width: int) -> str:
    lines = as_lines(Problem(message="m", file="f", line=7, column=column, source=source, width=width))
    return lines[2].removeprefix("    | ")


@pytest.mark.parametrize(
    ("source", "under", "expected"),
    [
        ("name: x", "x", "      ^"),
        ("\tname: x", "x", "\t      ^"),
        ("名前: x", "x", "      ^"),
        ("name: 王小明 y", "王小明", "      ^^^^^^"),
        ("e\u0301e\u0301: x", "x", "    ^"),
        ("a\u200bb: x", "x", "    ^"),
        ("name: e\u0301e\u0301", "e\u0301e\u0301", "      ^^"),
    ],
)
def test_the_caret_stands_under_what_a_person_sees(source: str, under: str, expected: str) -> None:
    assert caret_line(source, source.index(under) + 1, len(under)) == expected


def test_a_width_of_nothing_is_still_marked() -> None:
    assert caret_line("a\u200b", 2, 1) == " ^"


def test_all_slips_of_a_file_are_told_at_once_and_nothing_is_written(tmp_path: Path) -> None:
    dossier = minimal_dossier(tmp_path)
    for old, new in [
        ("degrees: MD", "degress: MD"),
        ("kind: externship", "kind: extership"),
        ("starts: 2027-04-05", "starts: 05/04/2027"),
        ("hands_on: yes", "hands_on: sure"),
        ("supervised_by: rosencrantz", "supervised_by: rosenkrantz"),
        ("j.rosencrantz@example.org", "j.rosencrantz at example.org"),
        ("weeks: 4", "weeks: four"),
    ]:
        edit(dossier, old, new)
    before = sorted(tmp_path.rglob("*"))
    done = run_command("build", dossier, "--today", DAY, cwd=tmp_path)
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.endswith("\n\n7 problems; nothing was written.\n")
    assert done.stderr.count("  error  ") == 7
    assert 'Did you mean "degrees"?' in done.stderr
    assert 'Did you mean "externship"?' in done.stderr
    assert "Write 2027-05-04 for May 4, or 2027-04-05 for April 5." in done.stderr
    assert 'Did you mean "rosencrantz"?' in done.stderr
    assert sorted(tmp_path.rglob("*")) == before


def test_a_problem_points_at_file_line_and_column(tmp_path: Path) -> None:
    dossier = minimal_dossier(tmp_path)
    edit(dossier, "kind: externship", "kind: extership")
    done = run_command("check", "dossier", cwd=tmp_path)
    number = dossier.joinpath("dossier.yaml").read_text("utf-8").split("\n").index("    kind: extership") + 1
    first, line, caret, *_ = done.stderr.splitlines()
    assert first.startswith(f"{Path('dossier', 'dossier.yaml')}:{number}:11  error  ")
    assert line == f"  {number} |     kind: extership"
    assert caret.endswith("|           ^^^^^^^^^")


def test_problems_are_json_for_machines(tmp_path: Path) -> None:
    dossier = minimal_dossier(tmp_path)
    edit(dossier, "weeks: 4", "weeks: four")
    done = run_command("check", dossier, "--json")
    assert done.returncode == 1
    assert done.stderr == ""
    (problem,) = json.loads(done.stdout)["problems"]
    assert problem["place"] == "rotations[0].letter_writers[0].weeks"
    assert problem["line"]


@pytest.mark.parametrize("name", ["nowhere", "empty", "letter.pdf", ""])
def test_what_is_no_dossier_is_told_and_nothing_is_written(name: str, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "letter.pdf").write_bytes(b"%PDF")
    before = sorted(tmp_path.rglob("*"))
    done = run_command("build", *([name] if name else []), cwd=tmp_path)
    assert done.returncode == 1
    assert "error" in done.stderr
    assert "Traceback" not in done.stderr
    assert sorted(tmp_path.rglob("*")) == before


def test_a_strict_check_fails_on_weighty_advice_only(tmp_path: Path) -> None:
    dossier = minimal_dossier(tmp_path)
    assert run_command("check", dossier, "--today", DAY, "--strict").returncode == 0
    edit(dossier, "          agreed: 2027-04-27\n", "")
    edit(dossier, "        request:\n          asked: 2027-04-27\n", "")
    late = ["--today", "2027-05-10"]
    loose, strict = run_command("check", dossier, *late), run_command("check", dossier, *late, "--strict")
    assert "!! LOR004" in loose.stdout
    assert (loose.returncode, strict.returncode) == (0, 1)
    assert loose.stdout == strict.stdout


def test_one_file_of_several_is_noticed_when_it_gives_nothing(tmp_path: Path) -> None:
    assert run_command("new", "mine", "--blank", cwd=tmp_path).returncode == 0
    done = run_command("check", Path("mine", "applicant.yaml"), "--today", DAY, cwd=tmp_path)
    assert "There is nothing to make: the dossier has no rotations yet." in done.stdout
    assert "Only applicant.yaml was read. For the whole folder, name the folder: mine" in done.stdout


def test_a_text_that_was_let_stand_is_told_as_such_until_it_is_changed(tmp_path: Path) -> None:
    dossier = minimal_dossier(tmp_path)
    edit(dossier, "solutes", "Hollis")
    text = load(dossier).dossier.rotations[0].key_cases[0].i_did
    edit(
        dossier,
        "settings:\n",
        "settings:\n  acknowledged:\n    - code: PRV001\n"
        f"      text_hash: {text_hash(text)}\n      reason: It is a drug.\n",
    )
    told = run_command("check", dossier, "--today", DAY).stdout
    assert "PRV001  You let this very text stand: It is a drug.  (" in told
    assert "silenced" not in told
    assert "has this hash now" not in told
    edit(dossier, "drank only tea", "drank mostly tea")
    told = run_command("check", dossier, "--today", DAY).stdout
    assert "warning  No text at which PRV001 stops has this hash now." in told
    assert "!! PRV001  “Hollis” reads like what a person is called." in told
