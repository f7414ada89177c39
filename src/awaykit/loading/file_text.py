"""The text of one YAML file as it lies on the disk, and splices into it at the loader's lines and columns."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from awaykit.loading.characters import with_plain_line_ends
from awaykit.loading.nodes import Mapping, Node, Scalar, Sequence
from awaykit.loading.yaml_events import compose
from awaykit.loading.yaml_writing import Style

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")
_LINE_END = re.compile(r"\r\n|\r|\n")
_BYTE_ORDER_MARK = "\ufeff"


class Spot(NamedTuple):
    """A place between two characters; lines and columns count from 0, as the loader counts them."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Splice:
    """What stands from `start` to `end` gives way to `text`, whose line ends are LF."""

    start: Spot
    end: Spot
    text: str


@dataclass(frozen=True)
class FileText:
    """A file's text with its own line ends and its byte order mark, if it has one."""

    text: str

    @cached_property
    def plain(self) -> str:
        """The text as the loader reads it."""
        return with_plain_line_ends(self.text.removeprefix(_BYTE_ORDER_MARK))

    @cached_property
    def lines(self) -> list[str]:
        """The lines as the loader counts them, without their ends."""
        return self.plain.split("\n")

    @cached_property
    def root(self) -> Node | None:
        """What the file holds; None when it says nothing. Raises `Unreadable`."""
        root = compose(self.plain)
        return None if isinstance(root, Scalar) and root.is_empty else root

    @cached_property
    def style(self) -> Style:
        """How its own blocks and lists stand in from their keys."""
        steps = dict(_indents(self.root)) if self.root else {}
        step = steps.get(Mapping, 2)
        return Style(step, steps.get(Sequence, step))

    def with_splices(self, splices: Iterable[Splice]) -> "FileText":
        """The file with these changes, which must not overlap."""
        ends = _LINE_END.findall(self.text)
        line_end = max(set(ends), key=ends.count, default="\n")
        text = self.text
        for splice in sorted(splices, key=lambda each: (each.start, each.end), reverse=True):
            new = splice.text.replace("\n", line_end)
            text = text[: self._offset(splice.start)] + new + text[self._offset(splice.end) :]
        return FileText(text)

    def between(self, start: Spot, end: Spot) -> str:
        """The text from one spot to another, its line ends LF."""
        return with_plain_line_ends(self.text[self._offset(start) : self._offset(end)])

    def end_of_line(self, line: int) -> Spot:
        """The spot behind the last character of a line."""
        return Spot(line, len(self.lines[line]))

    def _offset(self, spot: Spot) -> int:
        return self._starts[spot.line] + spot.column

    @cached_property
    def _starts(self) -> list[int]:
        first = len(self.text) - len(self.text.removeprefix(_BYTE_ORDER_MARK))
        starts = [found.start() for found in _LINE.finditer(self.text, first)]
        return starts + [len(self.text)] * (len(self.lines) - len(starts))


def _indents(node: Node) -> Iterator[tuple[type, int]]:
    """By how many columns blocks and lists stand in from their key; the first of the file comes last."""
    if isinstance(node, Sequence):
        for item in reversed(node.items):
            yield from _indents(item)
    elif isinstance(node, Mapping):
        for key, value in reversed(node.pairs):
            yield from _indents(value)
            is_below = value.span.line > key.span.line
            if not isinstance(value, Scalar) and value.flow_end is None and is_below:
                yield type(value), value.span.column - key.span.column
