import json
from pathlib import Path

from conftest import run_command, run_installed
from pango import without_pango


def test_the_schema_is_json() -> None:
    schema = json.loads(run_command("schema").stdout)
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"


def test_the_doctor_finds_this_computer_well() -> None:
    done = run_installed("doctor", "--json")
    assert done.returncode == 0
    assert {check["what"] for check in json.loads(done.stdout)} >= {"Python", "Pango, for PDF pages", "Fonts"}


def test_the_doctor_says_how_to_install_what_is_missing(tmp_path: Path) -> None:
    done = run_installed("doctor", env=without_pango(tmp_path))
    assert done.returncode == 1
    assert "missing  Pango" in done.stdout
    assert "install" in done.stdout


def test_a_rule_is_explained_in_any_case_of_letters() -> None:
    small, large = run_command("explain", "pap001"), run_command("explain", "PAP001")
    assert small.stdout == large.stdout
    assert "text_hash" in large.stdout
    told = json.loads(run_command("explain", "PAP001", "--json").stdout)
    assert told["code"] == "PAP001"
