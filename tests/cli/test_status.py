import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import SAMPLE_DAYS, SAMPLES, Built, run_command

TODAY = SAMPLE_DAYS["complete"]


@pytest.fixture(scope="module")
def told() -> str:
    return run_command("status", SAMPLES / "complete", "--today", TODAY, cwd=SAMPLES.parent / "docs").stdout


def test_what_is_due_stands_under_its_urgency_with_its_day(told: str) -> None:
    headings = ["Overdue", "Now", "Soon", "What happens soon", "Later", "Letters"]
    places = [told.index(f"\n{heading}\n") for heading in headings]
    assert places == sorted(places)
    assert told.startswith("Tuesday, June 29, 2027. Season 2028 (apply September 2027)\n")


def test_each_letter_tells_how_far_it_is_and_what_comes_next(told: str) -> None:
    lines = told.splitlines()
    varga = lines.index("  Dr. Varga, larkmoor-wards: asked June 21, 2027")
    assert lines[varga + 1].startswith("      next: Hear from Dr. Varga")
    assert "  Dr. Marchetti, fennick-wards: not asked" in lines


def test_later_steps_are_summed_up_unless_all_are_asked_for(told: str) -> None:
    everything = run_command("status", SAMPLES / "complete", "--today", TODAY, "--all").stdout
    assert "more steps:  awaykit status" in told
    assert "more steps" not in everything
    assert len(everything.splitlines()) > len(told.splitlines())


def test_it_is_plain_where_no_terminal_reads_it(told: str) -> None:
    assert "\x1b" not in told


def test_other_programs_are_told_all_steps() -> None:
    found = json.loads(run_command("status", SAMPLES / "complete", "--today", TODAY, "--json").stdout)
    assert found["today"] == TODAY
    ask = next(step for step in found["due"] if step["id"] == "ask:fennick-wards:marchetti")
    assert ask["record"] == ["asked", "marchetti"]
    assert ask["make"] == ["packet", "--writer", "marchetti"]
    assert ask["state"] == "now"
    assert {letter["writer"] for letter in found["letters"]} >= {"whitfield", "varga", "adeyemi"}


def test_what_lies_ready_is_told_and_the_folder_stays_as_it_is(
    built: Callable[..., Built], tmp_path: Path
) -> None:
    out = Path(shutil.copytree(built("minimal").folder, tmp_path / "out"))
    before = {path: path.stat().st_mtime_ns for path in out.rglob("*")}
    found = json.loads(
        run_command(
            "status", SAMPLES / "minimal", "--today", SAMPLE_DAYS["minimal"], "--out", out, "--json"
        ).stdout
    )
    assert found["ready"]["send"] == sorted(
        path.relative_to(out).as_posix() for path in (out / "send").rglob("*") if path.is_file()
    )
    assert {path: path.stat().st_mtime_ns for path in out.rglob("*")} == before


def test_a_file_that_is_gone_is_not_told_as_ready(built: Callable[..., Built], tmp_path: Path) -> None:
    out = Path(shutil.copytree(built("minimal").folder, tmp_path / "out"))
    gone = next(path for path in (out / "send").rglob("*.pdf"))
    gone.unlink()
    told = run_command("status", SAMPLES / "minimal", "--today", SAMPLE_DAYS["minimal"], "--out", out).stdout
    assert "Ready to send" in told
    assert gone.name not in told


def test_mistakes_of_the_dossier_are_told() -> None:
    done = run_command("status", SAMPLES / "mistakes")
    assert done.returncode == 1
    assert "error" in done.stderr


def test_nothing_that_renders_is_imported() -> None:
    code = (
        "import sys; from pathlib import Path; from datetime import date;"
        "from awaykit.run.order import Order; from awaykit.run.status import status;"
        "status(Order(dossier=Path(sys.argv[1]), today=date(2027, 6, 29), home=Path()));"
        "print({'weasyprint', 'docx', 'jinja2'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, SAMPLES / "complete"], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "set()"
