"""What a document kind hands on: papers, planned in full but not yet rendered."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from awaykit.model.dossier import Dossier
from awaykit.model.record import Reader
from awaykit.planning.plan import Plan


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


@dataclass(frozen=True, slots=True)
class PartBudget:
    """How many pages one part of a paper may take: `section` is the id of its section."""

    section: str
    title: str
    most_pages: int


@dataclass(frozen=True, slots=True)
class Missing:
    """A required fact that the dossier lacks: what it is, where it would stand, what to write."""

    what: str
    place: str
    hint: str


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper for one reader, with everything that its pages need.

    `name` holds the parts of the file name, applicant first. `folder` already respects missing
    facts; a finding that holds the paper moves it to `unfinished/` later. `anchors` are dossier
    places that the paper rests on, for messages.
    """

    kind: str
    reader: str
    reader_name: str
    reader_kind: Reader
    rotation: str
    template: str
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
    """A kind of document: its word, its command, its templates' context and how it is planned."""

    kind: str
    command: str
    title: str
    template: str
    context: type[Any]
    plan: Callable[[Dossier, Plan], Planned] = field(repr=False)


def told(help_line: str) -> Any:  # noqa: ANN401
    """A field of a context with the line that templates/README.md prints for it."""
    return field(metadata={"help": help_line})
