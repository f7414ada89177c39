from pathlib import Path

import pytest
import yaml

from awaykit.loading import yaml_syntax
from awaykit.loading.nodes import Unreadable
from awaykit.loading.yaml_syntax import compose
from loading.reading import MINIMAL, only_problem, problems_in

QUOTES = 'Put double quotes around the whole value: "..."'
COLUMNS = "Let keys that belong together begin in the same column."

SYNTAX = [
    ("a: Sepsis: unclear\n", "1:10", "This value has a colon in it, so it must stand in quotes.", QUOTES),
    ("a: “Sepsis: x”\n", "1:11", "Curly quotes don't protect the colon in this value.", None),
    ("a: X\n  b: Y\n", "2:3", "The line above already has a value, so no key can stand under it.", COLUMNS),
    ("site: X\ncity:Austin\n", "2:5", "A space is missing after the colon.", "Write key: value."),
    ("site:X\ncity: Austin\n", "1:5", "A space is missing after the colon.", "Write key: value."),
    ("a: b\nstray text\nc: d\n", "2:1", "This line has no key with a colon.", None),
    ("a:\n\tb: c\n", "2:1", "A tab stands where spaces belong.", None),
    ("a:\n  b: c\n\td: e\n", "3:1", "A tab stands where spaces belong.", None),
    ("a: |\n\tb\n", "2:1", "A tab stands where spaces belong.", None),
    ('a: "x\nb: c\n', "1:4", "This quotation mark is never closed.", None),
    ("a: 'Don't do'\n", "1:9", "Text follows the closing quotation mark.", None),
    ('a: "x" y\n', "1:8", "Text follows the closing quotation mark.", None),
    ("a:\n  - b\n - c\n", "3:2", "This hyphen does not stand under the other hyphens of its list.", COLUMNS),
    ("a:\n  b: 1\n c: 2\n", "3:2", "This line is not indented like the lines that it belongs to.", COLUMNS),
    ("a: [1, 2\nb: c\n", "1:4", "What this bracket opens is not complete.", None),
    ("a: {b: 1\nc: d\n", "1:4", "What this bracket opens is not complete.", None),
    ("a: ]\n", "1:4", "Nothing opens this bracket, or a value is missing.", QUOTES),
    ("a: - b\n", "1:4", "A list can't begin behind its key.", "Begin a new line with the hyphen."),
    ("a: @b\n", "1:4", "A value that begins with @ must stand in quotes.", QUOTES),
    ("a: %b\n", "1:4", "A value that begins with % must stand in quotes.", QUOTES),
    ("a: `b`\n", "1:4", "A value that begins with ` must stand in quotes.", QUOTES),
    ("a: ? b\n", "1:4", "A value that begins with ? must stand in quotes.", QUOTES),
    ("a: *b\n", "1:4", "A value that begins with * must stand in quotes.", QUOTES),
    ("a: *very* b\n", "1:4", "A value that begins with * must stand in quotes.", QUOTES),
    ("a: **b**\n", "1:4", "A value that begins with * must stand in quotes.", QUOTES),
    ("a: &b c\n", "1:4", "A value that begins with & must stand in quotes.", QUOTES),
    ("a: !b c\n", "1:4", "A value that begins with ! must stand in quotes.", QUOTES),
    ("a: !!python/name:os.system x\n", "1:4", "A value that begins with ! must stand in quotes.", QUOTES),
    ("a: !!binary aGk=\n", "1:4", "A value that begins with ! must stand in quotes.", QUOTES),
    ('a: "C:\\Users"\n', "1:9", 'In "..." a backslash changes what follows it.', None),
    ('a: "\\ud800"\n', "1:7", 'In "..." a backslash changes what follows it.', None),
    ("a: | b\n", "1:6", "Behind | or > nothing can stand.", None),
    ("a: b\n---\nc: d\n", "2:1", "A second document begins here.", None),
    ("? [a]\n: b\n", "1:3", "A key must be a word, not a list.", None),
    ("a: b #\n  c\n", "2:3", "The line above ends in a comment, so its text can't go on here.", None),
    ("a: b\n\u00a0\u00a0c d\ne: f\n", "2:1", "This line begins with a space that is not a plain one.", None),
    ("a: b\nc：d\ne: f\n", "2:2", "This colon is not the plain one.", "Type a plain colon and a space."),
    ("{a: b} c\n", "1:8", "The file was already complete before this.", None),
    ("%FOO\n", "1:5", "This line begins with %, which has a meaning of its own.", "Take the line out."),
    ("just text\n", "1:1", "This file does not begin with a key and a colon.", None),
    (
        "name:John\n",
        "1:1",
        "This file does not begin with a key and a colon.",
        "Put a space after each colon.",
    ),
    ("- a\n- b\n", "1:1", "This file does not begin with a key and a colon.", None),
]


@pytest.mark.parametrize(("text", "spot", "message", "hint"), SYNTAX)
def test_what_people_do_to_yaml_is_told_in_plain_words(
    tmp_path: Path, text: str, spot: str, message: str, hint: str | None
) -> None:
    problem = only_problem(tmp_path, text)
    assert problem.message == message
    assert f"{problem.line}:{problem.column}" == spot
    assert problem.hint == hint if hint else problem.hint
    assert problem.file == str(tmp_path / "dossier.yaml")


@pytest.mark.parametrize("text", [case[0] for case in SYNTAX if "file" not in case[2]])
def test_without_libyaml_a_mistake_is_found_in_the_same_file_too(
    monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.setattr(yaml_syntax, "_LOADER", yaml.SafeLoader)
    try:
        compose(text)
    except Unreadable as error:
        assert error.mistake.message.endswith(".")  # noqa: PT017 - some of these the Python parser takes
        assert "mapping" not in error.mistake.message  # noqa: PT017


def test_aliases_that_would_fill_the_memory_are_refused_at_once(tmp_path: Path) -> None:
    laughs = "a0: &a0 [ha]\n" + "".join(
        f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 10)
    )
    problem = only_problem(tmp_path, laughs)
    assert problem.message == "A value that begins with & must stand in quotes."
    assert problem.hint == QUOTES


def test_nesting_has_a_limit(tmp_path: Path) -> None:
    for text in ("a: " + "[" * 40 + "]" * 40, "- " * 300_000):
        problem = only_problem(tmp_path, text)
        assert problem.message == "Lists and keys are nested more than 32 deep here."
        assert problem.hint == "Check the indentation."


def test_the_number_of_values_has_a_limit(tmp_path: Path) -> None:
    problem = only_problem(tmp_path, f"a: [{'1,' * 100_001}]")
    assert problem.message == "This file holds more than 100,000 values."
    assert problem.hint == "Take some out."


def test_the_size_has_a_limit(tmp_path: Path) -> None:
    assert only_problem(tmp_path, "a" * 1_000_001).message == "This file is larger than 1,000 kB."


def test_a_key_that_stands_twice_is_refused_with_both_lines(tmp_path: Path) -> None:
    problem = only_problem(tmp_path, MINIMAL + "    given: Other\n")
    assert problem.message == 'The key "given" stands here a second time.'
    assert problem.hint == "Keep one of the two. The first stands in line 3."
    assert (problem.line, problem.column, problem.place) == (5, 5, "applicant.name.given")


def test_a_merge_key_merges_nothing(tmp_path: Path) -> None:
    (problem,) = problems_in(tmp_path, MINIMAL + "  <<: {season: 2028}\n")
    assert problem.message == 'There is no key "<<" here.'
