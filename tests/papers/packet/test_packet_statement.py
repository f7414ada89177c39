import pytest

from dossiers import rotation, writer
from papers.packet.packets import context, packet
from papers.packet.private_sheets import words_of


@pytest.mark.parametrize(("state", "is_draft"), [("draft", True), ("final", False)])
def test_a_statement_is_called_a_draft_while_it_is_one(state: str, *, is_draft: bool) -> None:
    found = context(
        rotations=[rotation(letter_writers=[writer()])], statement={"text": "Mine.", "state": state}
    )
    assert found.statement
    assert found.is_statement_draft is is_draft


def test_paragraphs_stand_as_they_were_written() -> None:
    text = "One line\nand its end.\n\n\nAnother."
    found = context(rotations=[rotation(letter_writers=[writer()])], statement={"text": text})
    assert found.statement == ("One line and its end.", "Another.")


def test_without_words_there_is_no_page() -> None:
    held = [rotation(letter_writers=[writer()])]
    for given in ({}, {"statement": {"file": "statement.txt"}}):
        found = packet(rotations=held, **given)
        assert found.context.statement == ()
        assert "Personal statement" not in words_of(found)
