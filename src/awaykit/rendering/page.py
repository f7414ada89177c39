"""What surrounds a document's words on paper, and what a rendering of them turned out to be."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class PaperSize(StrEnum):
    """The two sizes of paper that letter writers and applicants print on."""

    LETTER = "letter"
    A4 = "a4"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSetup:
    """What a renderer adds to a fragment: the document's properties, running lines and paper.

    `title`, `author`, `subject` and `keywords` become the file's properties. `language` is a BCP 47
    tag. `running_header` is at the top of every page but the first, `footer` at the bottom left
    of every page; "Page x of y" is at the bottom right.
    """

    title: str
    author: str
    subject: str = ""
    keywords: tuple[str, ...] = ()
    language: str = "en-US"
    running_header: str = ""
    footer: str = ""
    paper: PaperSize = PaperSize.LETTER


@dataclass(frozen=True, slots=True)
class PartPages:
    """The pages on which the section with this id begins and ends, counted from 1."""

    id: str
    first: int
    last: int

    @property
    def count(self) -> int:
        """How many pages the part touches."""
        return self.last - self.first + 1


@dataclass(frozen=True, slots=True)
class MissingGlyph:
    """A character that none of the fonts can draw, and the words around it."""

    character: str
    context: str


class PageCounts(Protocol):
    """How many pages there are, and how many of each part."""

    @property
    def pages(self) -> int:
        """All pages."""

    @property
    def parts(self) -> tuple[PartPages, ...]:
        """Those of each section that has an id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """The bytes of a document and what was measured on its pages.

    A paper whose `missing` isn't empty shows boxes in place of letters: it must not be sent.
    """

    content: bytes
    pages: int
    parts: tuple[PartPages, ...] = ()
    warnings: tuple[str, ...] = ()
    missing: tuple[MissingGlyph, ...] = ()
