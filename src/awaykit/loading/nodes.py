"""What a YAML file holds before anything is read into it: text, lists and mappings, each with its place."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from awaykit.problems import Severity

Loc = tuple[str | int, ...]
"""The way to a value from the top of the dossier: ("rotations", 1, "starts")."""

WORDS_FOR_NOTHING = ("null", "Null", "NULL")
"""What YAML reads as no value, where it isn't quoted."""


@dataclass(frozen=True, slots=True)
class TextSpan:
    """The extent of something in its file; lines and columns count from 0, the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int

    def covers(self, line: int, column: int) -> bool:
        """Whether the character at `line` and `column` is inside."""
        return (self.line, self.column) <= (line, column) < (self.end_line, self.end_column)


@dataclass(slots=True)
class Scalar:
    """A piece of text; `plain` when it has no quotes and is no block of text."""

    span: TextSpan
    text: str
    plain: bool

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written there, as after the colon of `email:`."""
        return self.plain and self.text in ("", "~")


@dataclass(slots=True)
class Items:
    """A list; `flow_end` is where its bracket closes, line and column, when it has brackets."""

    span: TextSpan
    items: list["Node"] = field(default_factory=list)
    flow_end: tuple[int, int] | None = None


@dataclass(slots=True)
class Mapping:
    """Keys with their values, in the order of the file; a key may still occur twice.

    `flow_end` is where its brace closes, line and column, when it has braces.
    """

    span: TextSpan
    pairs: list[tuple[Scalar, "Node"]] = field(default_factory=list)
    flow_end: tuple[int, int] | None = None


Node: TypeAlias = Scalar | Items | Mapping


def scalars(node: Node) -> Iterator[Scalar]:
    """Every text inside `node`, keys included."""
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Items):
        for item in node.items:
            yield from scalars(item)
    else:
        for key, value in node.pairs:
            yield key
            yield from scalars(value)


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong at one spot of one file, before it becomes a `Problem`; counts from 0.

    `loc` is the field that the spot belongs to, where it is known.
    """

    message: str
    hint: str | None
    line: int
    column: int
    width: int = 1
    severity: Severity = Severity.ERROR
    loc: Loc | None = None


class Unreadable(Exception):  # noqa: N818 - named for what the file is; caught inside this package
    """A file whose structure can't be parsed: nothing after the mistake can be checked."""

    def __init__(self, mistake: Mistake) -> None:
        """Carry the one mistake at which reading stopped."""
        super().__init__(mistake.message)
        self.mistake = mistake
