"""What every e-mail shares: its kind, its moment, its addressee, and how it becomes a paper."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from awaykit.documents.paper import Envelope, Folder, Format, Missing, Paper, PartBudget
from awaykit.model.applicant import Applicant
from awaykit.model.dossier import Dossier
from awaykit.model.record import Reader
from awaykit.review.findings import PaperId

BODY = "body"
"""The one part of a message that has a budget: its body, without the subject."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageKind:
    """One kind of e-mail. `file_name` is for the applicant's own folder, so it names nobody.

    Its words stand in `templates/emails/`, under its own name. `records` is the step that
    `awaykit done` knows it by once it is sent, None where nothing records it.
    """

    kind: str
    label: str
    title: str
    file_name: str
    most_words: int
    records: str | None = None

    @property
    def template(self) -> str:
        """Where its words stand, the subject included."""
        return f"emails/{self.kind}.txt.j2"


@dataclass(frozen=True, slots=True)
class Moment:
    """A message that is planned: to be sent now or later, and the day from which it is due.

    `due_from` is None where no date of the dossier says.
    """

    folder: Folder
    due_from: date | None


@dataclass(frozen=True, slots=True)
class NotYet:
    """A message that has no moment now, and why, in words for the applicant."""

    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressee:
    """To whom a message goes; `place` is their entry in the dossier, `email_hint` how to find an address."""

    id: str
    name: str
    email: str | None
    kind: Reader
    place: str
    email_hint: str = "Ask them, or look at the hospital's page."


@dataclass(frozen=True, slots=True, kw_only=True)
class Enclosures:
    """What goes with a message: papers of this program, and files of the dossier by id."""

    papers: tuple[PaperId, ...] = ()
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What a message says and carries.

    `missing` are required facts beside the two addresses, which every message needs; `prints` are
    the places whose own words stand in it. `records` are the steps that it records where they
    differ from its kind's.
    """

    context: Any
    encloses: Enclosures = Enclosures()
    missing: tuple[Missing, ...] = ()
    prints: tuple[str, ...] = ()
    records: tuple[tuple[str, ...], ...] | None = None


def message(
    kind: MessageKind,
    dossier: Dossier,
    *,
    to: Addressee,
    moment: Moment,
    contents: Contents,
    rotation: str = "",
) -> Paper:
    """The e-mail as a paper; while a fact is missing it has no draft that could be sent."""
    lacks = (*contents.missing, *_missing_addresses(dossier, to))
    return Paper(
        kind=kind.kind,
        label=kind.label,
        reader=to.id,
        reader_name=to.name,
        reader_kind=to.kind,
        rotation=rotation,
        template=kind.template,
        context=contents.context,
        formats=(Format.TXT,) if lacks else (Format.EML, Format.TXT),
        name=(kind.file_name,),
        title=kind.title,
        subject=kind.title,
        running_header=dossier.applicant.name.full,
        folder=Folder.UNFINISHED if lacks else moment.folder,
        most_pages=0,
        place=to.place,
        parts=(PartBudget(BODY, kind.title, most_words=kind.most_words),),
        missing=lacks,
        prints=contents.prints,
        writers=(to.id,) if to.kind is Reader.LETTER_WRITER else (),
        wanted_from=moment.due_from,
        envelope=_envelope(dossier.applicant, to),
        encloses=contents.encloses.papers,
        encloses_files=contents.encloses.files,
        records=_records(kind, to) if contents.records is None else contents.records,
    )


def _records(kind: MessageKind, to: Addressee) -> tuple[tuple[str, ...], ...]:
    return ((kind.records, to.id),) if kind.records else ()


def _envelope(applicant: Applicant, to: Addressee) -> Envelope:
    """An address that isn't known is empty; the message is then unfinished."""
    return Envelope(
        from_name=applicant.name.full,
        from_email=applicant.contact.email or "",
        to_name=to.name,
        to_email=to.email or "",
    )


def _missing_addresses(dossier: Dossier, to: Addressee) -> tuple[Missing, ...]:
    needed = (
        (
            dossier.applicant.contact.email,
            "your e-mail address",
            "applicant.contact.email",
            "Write the address from which you send.",
        ),
        (
            to.email,
            f"the e-mail address of {to.name}",
            f"{to.place}.email",
            to.email_hint,
        ),
    )
    return tuple(Missing(what, place, hint) for value, what, place, hint in needed if not value)
