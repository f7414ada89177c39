"""Scholarly works as the form asks for them, with the applicant's own name among the authors."""

from awaykit.form_text import Accents, FormText, form_copy
from awaykit.model.applicant import Name
from awaykit.model.dossier import Dossier
from awaykit.model.record import ScholarlyWork
from awaykit.planning.authors import own_row
from awaykit.planning.eras.author_names import form_name, initials_of, split_authors
from awaykit.planning.eras.drafted import DraftWork, WorkAuthor
from awaykit.planning.eras.form_lists import held, nearest
from awaykit.season.reference import FormChoices


def draft_works(dossier: Dossier, choices: FormChoices, accents: Accents) -> tuple[DraftWork, ...]:
    """Every work of the dossier, in its order."""
    kinds, name = choices.scholarly_work_kinds.value, dossier.applicant.name
    return tuple(
        _work(work, f"scholarly_work[{row}]", kinds, name, accents)
        for row, work in enumerate(dossier.scholarly_work)
    )


def _work(work: ScholarlyWork, place: str, kinds: tuple[str, ...], name: Name, accents: Accents) -> DraftWork:
    kind = held(work.type, kinds)
    return DraftWork(
        place=place,
        type=kind or work.type,
        nearest="" if kind else nearest(work.type, kinds),
        title=form_copy(work.title, accents),
        authors=_authors(work.authors, name, accents),
        where=_copy(work.where, accents),
        on=work.on,
        state=work.state or "",
        identifier=work.identifier or "",
        starred=work.starred,
    )


def _copy(text: str | None, accents: Accents) -> FormText | None:
    return form_copy(text, accents) if text else None


def _authors(written: tuple[str, ...], name: Name, accents: Accents) -> tuple[WorkAuthor, ...]:
    every = tuple(
        author for line in written for author in split_authors(line) if any(map(str.isalpha, author))
    )
    own = own_row(every, name)
    return tuple(_author(author, name if row == own else None, accents) for row, author in enumerate(every))


def _author(written: str, applicant: Name | None, accents: Accents) -> WorkAuthor:
    """One author; the applicant's own names tell their order where the print leaves it in doubt."""
    named = form_name(written)
    if applicant is not None and named is None and applicant.family:
        named = f"{applicant.family} {initials_of(applicant.given.split())}"
    return WorkAuthor(
        name=form_copy(named or written.removesuffix("."), accents).text,
        is_applicant=applicant is not None,
        is_in_doubt=named is None,
    )
