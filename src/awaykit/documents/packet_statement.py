"""The personal statement as a letter writer reads it: its paragraphs, and whether it is a draft."""

from dataclasses import dataclass

from awaykit.documents.paper import told
from awaykit.model.record import Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementPage:
    """The statement, word for word as the applicant wrote it."""

    paragraphs: tuple[str, ...] = told("The paragraphs, in their order")
    is_draft: bool = told("Whether the applicant still calls it a draft")


def statement_page(statement: Statement | None) -> StatementPage | None:
    """The statement's page, or None where there are no words yet."""
    if statement is None or not statement.paragraphs:
        return None
    return StatementPage(paragraphs=statement.paragraphs, is_draft=statement.state == "draft")
