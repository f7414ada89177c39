"""One line of a CV."""

from dataclasses import dataclass

from awaykit.documents.paper import told


@dataclass(frozen=True, slots=True, kw_only=True)
class CvEntry:
    """One line of the CV: when, what, where, and a detail."""

    when: str | None = told("Years or dates, as they stand in the margin")
    what: str = told("What it is: degree, position, title")
    where: str | None = told("Institution and place")
    detail: str | None = told("A detail: standing, level")
