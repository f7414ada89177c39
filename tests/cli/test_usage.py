import functools
import json
import os
import re
from pathlib import Path

import pytest

from conftest import SAMPLES, run_command

COMMANDS = [
    [],
    ["new"],
    ["check"],
    ["build"],
    ["packet"],
    ["status"],
    ["plan"],
    ["strategy"],
    ["done"],
    ["use"],
    ["explain"],
    ["schema"],
    ["doctor"],
    ["templates"],
    ["templates", "list"],
    ["templates", "copy"],
]
WITH_EXAMPLES = [command for command in COMMANDS if command not in ([], ["templates"])]


@functools.cache
def told_by(*command: str) -> list[str]:
    """The lines of a command's help in a narrow terminal."""
    done = run_command(*command, "--help", env={**os.environ, "COLUMNS": "80"})
    assert done.returncode == 0
    return done.stdout.splitlines()


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_help_fits_a_narrow_terminal_and_cuts_nothing(command: list[str]) -> None:
    lines = told_by(*command)
    assert max(map(len, lines)) <= 80
    assert [line for line in lines if "..." in re.sub(r"\[(ARGS|NAME)\]\.\.\.", "", line)] == []


@pytest.mark.parametrize("command", WITH_EXAMPLES, ids=" ".join)
def test_each_example_has_a_line_of_its_own(command: list[str]) -> None:
    lines = told_by(*command)
    start = next(number for number, line in enumerate(lines) if line.strip() in {"Example:", "Examples:"})
    examples = lines[start + 1 : lines.index("", start)]
    assert examples
    assert all(line.startswith(f"    awaykit {' '.join(command)}") for line in examples)


@pytest.mark.parametrize(
    ("words", "message", "hint"),
    [
        (["buidl"], 'There is no command "buidl".', "Did you mean build?"),
        (["templates", "lst"], 'There is no command "lst".', "Did you mean list?"),
        (["build", "--papper", "a4"], "There is no option --papper here.", "Did you mean --paper?"),
        (["new"], "DIR is missing.", "Folder for the new dossier."),
        (["build", "My", "Dossier"], "There is a word too many: Dossier.", "quotes"),
        (["build", "--paper", "a5"], '--paper: "a5" is not a size of paper. Write letter or a4.', "--help"),
        (["build", "--today", "soon"], "--today: This takes a day, written year-month-day.", "2027-03-01"),
        (["check", "--today", "03/04/2027"], "read in two ways. Write 2027-03-04 for March 4, or", "April 3"),
        (["explain", "LOR999"], 'There is no rule "LOR999".', "Did you mean LOR009?"),
        (["packet", str(SAMPLES / "complete"), "--writer", "whitfeld"], '"whitfeld"', '"whitfield"?'),
        (["packet", str(SAMPLES / "complete"), "--rotation", "x"], 'no rotation with the id "x"', "larkmoor"),
        (["templates", "copy", "letter-packet/reqest.html.j2"], "There is no template", "request.html.j2?"),
    ],
)
def test_a_slip_is_named_with_what_was_meant(
    words: list[str], message: str, hint: str, tmp_path: Path
) -> None:
    done = run_command(*words, cwd=tmp_path)
    assert done.returncode == 2
    assert message in done.stderr
    assert hint in done.stderr
    assert "nvalid" not in done.stderr
    assert done.stdout == ""
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "words",
    [["build", "--papper"], ["check", "--today", "soon"], ["explain", "LOR999"], ["check", "nowhere"]],
)
def test_errors_are_json_for_machines(words: list[str], tmp_path: Path) -> None:
    done = run_command(*words, "--json", cwd=tmp_path)
    assert done.returncode in {1, 2}
    assert done.stderr == ""
    (problem,) = json.loads(done.stdout)["problems"]
    assert problem["message"]


def test_the_version_is_told() -> None:
    done = run_command("--version")
    assert done.returncode == 0
    assert done.stdout.startswith("awaykit ")


def test_a_dossier_where_the_command_belongs_is_told_what_to_type(tmp_path: Path) -> None:
    (tmp_path / "my dossier").mkdir()
    done = run_command("my dossier", cwd=tmp_path)
    assert done.returncode == 2
    assert 'awaykit status "my dossier"' in done.stderr


def test_two_commands_that_may_be_meant_are_both_told() -> None:
    assert "Did you mean check or schema?" in run_command("chek").stderr
