"""Scholarly work on the full CV, with the applicant's own name found among the authors."""

from dataclasses import dataclass

from awaykit.documents.cv_summary import CvPublication, before_a_stop, newest_first, on_month
from awaykit.documents.paper import told
from awaykit.model.applicant import Name
from awaykit.model.dossier import Dossier
from awaykit.model.record import ScholarlyWork
from awaykit.planning.authors import own_row


@dataclass(frozen=True, slots=True, kw_only=True)
class CvAuthor:
    """One author as printed."""

    name: str = told("The author's name as printed")
    is_applicant: bool = told("Whether this is the applicant, as far as the name tells")


@dataclass(frozen=True, slots=True, kw_only=True)
class CvWork:
    """A publication or a presentation."""

    when: str | None = told("Month or year, as it stands in the margin")
    title: str = told("Title")
    authors: tuple[CvAuthor, ...] = told("Authors in order, as printed")
    where: str | None = told("Journal or meeting, with type and state: Plains Journal (poster presentation)")
    identifier: str | None = told("DOI or PMID with its label: doi:10.5555/12")


def cv_works(dossier: Dossier, lines: tuple[CvPublication, ...]) -> tuple[CvWork, ...]:
    """Publications and presentations, newest first; `lines` are the same works as the summary has them."""
    works = newest_first(dossier.scholarly_work, on_month)
    name = dossier.applicant.name
    return tuple(_work(work, line, name) for work, line in zip(works, lines, strict=True))


def _work(work: ScholarlyWork, line: CvPublication, name: Name) -> CvWork:
    return CvWork(
        when=line.when,
        title=work.title.removesuffix("."),
        authors=_authors(work.authors, name),
        where=line.where,
        identifier=_identifier(work.identifier) if work.identifier else None,
    )


def _identifier(identifier: str) -> str:
    """With its label where the number alone tells which it is."""
    if identifier.startswith("10."):
        return f"doi:{identifier}"
    return f"PMID {identifier}" if identifier.isdecimal() else identifier


def _authors(authors: tuple[str, ...], name: Name) -> tuple[CvAuthor, ...]:
    own = own_row(authors, name)
    return tuple(
        CvAuthor(name=author, is_applicant=row == own) for row, author in enumerate(before_a_stop(authors))
    )
