"""What a document kind hands on: papers, planned in full but not yet rendered."""

from collections.abc import Callable
from dataclasses import MISSING, dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Any

from awaykit.model.dossier import Dossier
from awaykit.model.record import Reader
from awaykit.plan.plan import Plan
from awaykit.review.findings import PaperId


class Folder(StrEnum):
    """Where a finished paper goes; product promise 2: what can be sent is unmistakable."""

    SEND = "send"
    WAITING = "waiting"
    UNFINISHED = "unfinished"
    PRIVATE = "private"


class Format(StrEnum):
    """The formats that a paper can take."""

    PDF = "pdf"
    DOCX = "docx"
    EML = "eml"
    TXT = "txt"
    ZIP = "zip"
    ICS = "ics"


@dataclass(frozen=True, slots=True)
class PartBudget:
    """How many pages and words one part of a paper may take: `section` is the id of its section.

    `place` is where its words are in the dossier, if they are in one place.
    """

    section: str
    title: str
    most_pages: int | None = None
    most_words: int | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """Sender and recipient of a message: one recipient, no copies."""

    from_name: str
    from_email: str
    to_name: str
    to_email: str


@dataclass(frozen=True, slots=True)
class Missing:
    """A required fact that is missing: what it is, where to write it in the dossier, and how."""

    what: str
    place: str
    hint: str


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper or message for one reader, with everything that its files need.

    `label` names it in small letters: "request packet". `template` is None where a paper has
    no words of its own, such as an archive. `name` holds the parts of the file name, applicant first.
    `folder` already respects missing facts; a finding that holds the paper moves it to `unfinished/`
    later. `place` is the dossier place that it is about; `prints` are the places whose own words
    stand in it, each with all that lies below. `writers` are the letter writers whom it concerns,
    `wanted_from` is the day from which it is of use, None for any day.

    A message has an `envelope`. `encloses` are the papers that go with it: their PDFs attached to a
    message, all their files in an archive. `encloses_files` are ids of the dossier's own files.
    `records` are what to type after `awaykit done` once it is sent, none where nothing records it.

    `pasted_text` is the whole text file of a paper whose words are pasted where others read them.

    A paper has editions, from the fullest, whose context is `context`, to the tightest, the last of
    `tighter`: each takes no more room than the one before. While the pages of one are over their
    budgets, the next is tried; the last stays where none keeps to them. `tightest` are a second row of
    the same kind, for where not even the last of `tighter` does: in smaller type, say. `shorter` are tried
    where the fullest keeps to its budgets: the first that saves a page is taken. Rules read the fullest,
    so nothing is printed that they haven't seen.

    Where a paper has `tight_parts` instead, each of these sections is set in smaller type if that saves
    it a page; `tight` in its context names them.
    """

    kind: str
    label: str
    reader: str
    reader_name: str
    reader_kind: Reader
    rotation: str
    template: str | None
    context: Any
    formats: tuple[Format, ...]
    name: tuple[str, ...]
    title: str
    subject: str
    running_header: str
    folder: Folder
    most_pages: int
    place: str
    parts: tuple[PartBudget, ...] = ()
    missing: tuple[Missing, ...] = ()
    prints: tuple[str, ...] = ()
    writers: tuple[str, ...] = ()
    wanted_from: date | None = None
    envelope: Envelope | None = None
    encloses: tuple[PaperId, ...] = ()
    encloses_files: tuple[str, ...] = ()
    records: tuple[tuple[str, ...], ...] = ()
    pasted_text: str = ""
    tighter: tuple[Any, ...] = ()
    tightest: tuple[Any, ...] = ()
    shorter: tuple[Any, ...] = ()
    tight_parts: tuple[str, ...] = ()

    @property
    def editions(self) -> tuple[Any, ...]:
        """The contexts of all editions, the fullest first; an edition's number is its place here.

        With `tight_parts` the number's bits select the tight ones.
        """
        parts = self.tight_parts
        sets = (
            tuple(part for bit, part in enumerate(parts) if number >> bit & 1)
            for number in range(1, 2 ** len(parts))
        )
        tight = (replace(self.context, tight=names) for names in sets)
        return (self.context, *self.tighter, *self.tightest, *self.shorter, *tight)

    @property
    def is_pasted(self) -> bool:
        """Whether its words are later pasted where programs read them, though it is the applicant's own."""
        return bool(self.pasted_text)

    @property
    def id(self) -> PaperId:
        """The paper, whatever its format."""
        return PaperId(self.kind, self.reader)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A paper that was not planned, and why, in words for the applicant."""

    kind: str
    reader: str
    reader_name: str
    why: str


@dataclass(frozen=True, slots=True)
class Planned:
    """All papers of one kind, and those left out."""

    papers: tuple[Paper, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """A kind of document: its word, its templates' context and how it is planned.

    `commands` are those that make it: a packet comes with the e-mails too, since it goes with one.
    What has no words of its own, such as an archive, has neither template nor context.
    """

    kind: str
    commands: tuple[str, ...]
    title: str
    template: str | None
    context: type[Any] | None
    plan: Callable[[Dossier, Plan], Planned] = field(repr=False)


def doc(help_line: str, default: Any = MISSING) -> Any:  # noqa: ANN401
    """A field of a context with the line that templates/README.md prints for it, and its default if any."""
    return field(default=default, metadata={"help": help_line})
