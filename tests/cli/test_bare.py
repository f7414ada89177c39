import json
import shutil
from pathlib import Path

import pytest

from conftest import SAMPLE_DAYS, SAMPLES, run_command

TODAY = ("--today", SAMPLE_DAYS["minimal"])


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with one dossier in it."""
    shutil.copytree(SAMPLES / "minimal", tmp_path / "mine")
    return tmp_path


def test_in_a_dossier_the_next_three_things_are_told_with_what_to_type(desk: Path) -> None:
    told = run_command(*TODAY, cwd=desk / "mine")
    assert told.returncode == 0
    lines = told.stdout.splitlines()
    assert [line[:2] for line in lines if line[:1].isdigit()] == ["1.", "2.", "3."]
    assert lines[0].startswith("1. Ask for feedback: General medicine wards")
    assert "2. Send Dr. Rosencrantz-Vale the packet, now" in lines
    assert "   papers:  awaykit packet --writer rosencrantz" in lines
    assert "Make the papers:  awaykit build" in lines


def test_beside_a_dossier_the_commands_name_it(tmp_path: Path) -> None:
    shutil.copytree(SAMPLES / "complete", tmp_path / "mine")
    lines = run_command("--today", SAMPLE_DAYS["complete"], cwd=tmp_path).stdout.splitlines()
    typed = [line.partition(":  ")[2].strip() for line in lines if "awaykit" in line]
    assert "awaykit status mine" in typed
    assert "awaykit done confirmed-by quillhaven-consults consulate --dossier mine" in typed
    assert all("mine" in words for words in typed)


def test_what_is_ready_to_send_is_told(desk: Path) -> None:
    run_command("packet", "mine", *TODAY, "--writer", "rosencrantz", cwd=desk)
    (desk / "output" / "mine" / "START-HERE.html").unlink()
    send = Path("output", "mine", "send", "rosencrantz")
    above = run_command(*TODAY, cwd=desk).stdout
    inside = run_command(*TODAY, cwd=desk / "mine").stdout
    assert f"  {send}" in above
    assert str(desk.resolve() / send) in inside


def test_the_page_to_start_from_is_told_where_there_is_one(desk: Path) -> None:
    page = desk / "output" / "mine" / "START-HERE.html"
    (desk / "output" / "mine" / ".awaykit").mkdir(parents=True)
    page.write_text("", encoding="utf-8")
    told = run_command(*TODAY, cwd=desk).stdout
    assert f"Open:  {Path('output', 'mine', 'START-HERE.html')}" in told


def test_where_no_dossier_is_typed_the_only_one_below_is_meant(desk: Path) -> None:
    told = run_command("done", "link-sent", "rosencrantz", *TODAY, "--dry-run", cwd=desk)
    assert told.stdout.startswith(f"would be  {Path('mine', 'dossier.yaml')}:")
    assert run_command("check", *TODAY, cwd=desk).returncode == 0
    (desk / "notes.yaml").write_text("groceries: tea\n", encoding="utf-8")
    assert 'No file has the key "applicant".' in run_command("check", *TODAY, cwd=desk).stderr
    (desk / "notes.yaml").unlink()
    shutil.copytree(SAMPLES / "student", desk / "friend")
    several = run_command("check", *TODAY, cwd=desk)
    assert several.returncode == 1
    assert "There is no YAML file in this folder." in several.stderr


def test_several_dossiers_are_listed(desk: Path) -> None:
    shutil.copytree(SAMPLES / "student", desk / "my friend")
    told = run_command(cwd=desk)
    assert told.returncode == 0
    assert 'awaykit status "my friend"' in told.stdout


def test_elsewhere_the_short_help_says_how_to_start(tmp_path: Path) -> None:
    told = run_command(cwd=tmp_path)
    assert told.returncode == 2
    assert "Start:  awaykit new my-dossier" in told.stderr
    assert told.stdout == ""


def test_a_dossier_with_mistakes_says_them(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("applicant: {nam: x}\n", encoding="utf-8")
    told = run_command(cwd=tmp_path)
    assert told.returncode == 1
    assert "a.yaml:1" in told.stderr


def test_a_day_before_a_command_is_refused(desk: Path) -> None:
    told = run_command(*TODAY, "check", "mine", cwd=desk)
    assert told.returncode == 2
    assert "Put --today behind the command." in told.stderr


def test_papers_made_from_above_the_dossier_are_found_and_made_anew_from_inside_it(desk: Path) -> None:
    assert run_command("calendar", "mine", *TODAY, cwd=desk).returncode == 0
    assert run_command("calendar", *TODAY, cwd=desk / "mine").returncode == 0
    assert not (desk / "mine" / "output").exists()
    (desk / "output").rename(desk / "mine" / "output")
    assert run_command("calendar", "mine", *TODAY, cwd=desk).returncode == 0
    assert not (desk / "output").exists()


def test_feedback_that_no_command_records_says_what_to_write(tmp_path: Path) -> None:
    shutil.copytree(SAMPLES / "complete", tmp_path / "mine")
    told = run_command("status", "mine", "--json", "--today", "2027-06-18", cwd=tmp_path).stdout
    (feedback,) = (step for step in json.loads(told)["due"] if step["id"].startswith("feedback:"))
    assert feedback["record"] is None
    assert "feedback:" in feedback["by_hand"]
