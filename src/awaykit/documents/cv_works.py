"""Scholarly work on the full CV, with the applicant's own name found among the authors."""

from dataclasses import dataclass

from awaykit.documents.cv_entry import CvEntry
from awaykit.documents.cv_summary import newest_first, on_month
from awaykit.documents.paper import told
from awaykit.model.applicant import Name
from awaykit.model.dossier import Dossier
from awaykit.model.record import ScholarlyWork


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


def cv_works(dossier: Dossier, lines: tuple[CvEntry, ...]) -> tuple[CvWork, ...]:
    """Publications and presentations, newest first; `lines` are the same works as the summary has them."""
    works = newest_first(dossier.scholarly_work, on_month)
    name = dossier.applicant.name
    return tuple(_work(work, line, name) for work, line in zip(works, lines, strict=True))


def _work(work: ScholarlyWork, line: CvEntry, name: Name) -> CvWork:
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
    """The authors; nobody is marked where two could be the applicant."""
    own = [index for index, author in enumerate(authors) if _may_be(author, name)]
    return tuple(
        CvAuthor(name=author.removesuffix("."), is_applicant=own == [index])
        for index, author in enumerate(authors)
    )


def _may_be(author: str, name: Name) -> bool:
    """Whether an author is called like the applicant: "Khan A", "Khan, Ayesha", "A. Khan", "Ayesha Khan"."""
    called = " ".join(author.replace(",", " ").replace(".", " ").casefold().split())
    family, full = name.last.casefold(), name.full.casefold()
    if called in {family, full}:
        return True
    if called.startswith(f"{family} "):
        rest = called.removeprefix(f"{family} ")
    elif called.endswith(f" {family}"):
        rest = called.removesuffix(f" {family}")
    else:
        return False
    return rest[:1] in {given[:1] for given in name.given.casefold().split()}
