import pytest

from awaykit.model.record import Statement
from awaykit.papers.packet.request_pages import statement_page
from dossiers import rotation, writer
from papers.packet.packets import context


@pytest.mark.parametrize(("state", "is_draft"), [("draft", True), ("final", False)])
def test_a_statement_is_called_a_draft_while_it_is_one(state: str, *, is_draft: bool) -> None:
    found = context(
        rotations=[rotation(letter_writers=[writer()])], statement={"text": "Mine.", "state": state}
    ).statement
    assert found is not None
    assert found.is_draft is is_draft


def test_paragraphs_stand_as_they_were_written() -> None:
    page = statement_page(Statement(text="One line\nand its end.\n\n\nAnother."))
    assert page is not None
    assert page.paragraphs == ("One line and its end.", "Another.")


def test_without_words_there_is_no_page() -> None:
    assert statement_page(None) is None
    assert statement_page(Statement(file="statement.txt")) is None
    assert context(rotations=[rotation(letter_writers=[writer()])]).statement is None
