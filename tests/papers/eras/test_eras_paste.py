"""The text file to paste from: every text between lines of dashes, character for character."""

import re

from papers.eras.eras_papers import LONG_NAME, context, experience, paper
from papers.eras.test_eras_experiences import EVERYTHING, OWN

RULE = re.compile(r"^---.*$", re.MULTILINE)


def between_rules(text: str) -> list[str]:
    """What stands between the lines of dashes."""
    return [part.removeprefix("\n").removesuffix("\n") for part in RULE.split(text)]


def test_every_text_stands_alone_between_two_lines() -> None:
    made = paper(experience(facts=[{"fact": "Wrote “notes” – daily 🎉"}]), OWN | {"id": "own"}, **EVERYTHING)
    told = context(
        experience(facts=[{"fact": "Wrote “notes” – daily 🎉"}]), OWN | {"id": "own"}, **EVERYTHING
    )
    parts = between_rules(made.pasted_text)
    for entry in told.entries:
        for block in (entry.description, entry.reflection):
            assert block is None or not block.text or block.text in parts
        for field in entry.fields:
            assert field.value in parts
    for block in told.blocks:
        assert block.text in parts
    assert told.statement is not None
    assert told.statement.text in parts
    assert 'Wrote "notes" - daily.' in parts
    assert "My own text.\n\nIts second part." in parts


def test_the_notice_stands_before_the_first_line() -> None:
    head = between_rules(paper(experience()).pasted_text)[0]
    assert "Rewrite each text in your own words" in head
    assert "Checked" not in head


def test_a_line_of_dashes_says_how_long_the_text_is() -> None:
    text = paper(experience(description="x" * 760), experience(id="two")).pasted_text
    assert "--- Description: 760 of 750 characters, 10 too many -" in text
    assert "--- Description: 74 of 750 characters ---" in text


def test_separators_are_plain_and_of_one_width() -> None:
    text = paper(experience(organization=LONG_NAME)).pasted_text
    assert {len(line) for line in text.splitlines() if line.startswith(("---", "==="))} == {72}
    assert text.isascii()
    assert text.endswith("\n")
    assert LONG_NAME in text


def test_divisions_and_setting_are_told_without_a_reason_too() -> None:
    text = paper(experience(), **EVERYTHING).pasted_text
    parts = between_rules(text.partition("Geographic preferences")[2])
    assert parts[1:4] == ["Pacific", "Pacifik", "Urban"]
    assert "Geographic" not in paper(experience()).pasted_text
