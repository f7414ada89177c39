"""New values spliced into the text of a YAML file, its layout kept."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from awaykit.loading.nodes import Items, Loc, Mapping, Node, Scalar
from awaykit.loading.text_files import with_plain_line_ends
from awaykit.loading.yaml_syntax import compose
from awaykit.loading.yaml_writing import Style, Value, Written, in_block, in_flow, item, one_line, pairs

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")
_LINE_END = re.compile(r"\r\n|\r|\n")
_BYTE_ORDER_MARK = "\ufeff"


class Spot(NamedTuple):
    """A place between two characters; lines and columns count from 0, as the loader counts them."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Splice:
    """Replaces the text from `start` to `end` with `text`, whose line ends are LF."""

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
        """The root node of the file; None when it has no content. Raises `Unreadable`."""
        root = compose(self.plain)
        return None if isinstance(root, Scalar) and root.is_empty else root

    @cached_property
    def style(self) -> Style:
        """How its own blocks and lists are indented from their keys."""
        steps = dict(_indents(self.root)) if self.root else {}
        step = steps.get(Mapping, 2)
        return Style(step, steps.get(Items, step))

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
    """By how many columns blocks and lists are indented from their key; the first of the file comes last."""
    if isinstance(node, Items):
        for item in reversed(node.items):
            yield from _indents(item)
    elif isinstance(node, Mapping):
        for key, value in reversed(node.pairs):
            yield from _indents(value)
            is_below = value.span.line > key.span.line
            if not isinstance(value, Scalar) and value.flow_end is None and is_below:
                yield type(value), value.span.column - key.span.column


@dataclass(frozen=True, slots=True)
class Found:
    """The innermost value on the way to a place; `rest` is what is missing of the way.

    `column` is that of the key, or the hyphen, that the value follows; -1 at the top of the file.
    """

    node: Node
    rest: Loc
    column: int = -1
    key: Scalar | None = None
    is_in_flow: bool = False


def find(root: Node, place: Loc) -> Found:
    """Follow `place` from the root as far as it goes; empty entries of a list don't count."""
    found = Found(root, place)
    while found.rest:
        node, part, rest = found.node, found.rest[0], found.rest[1:]
        is_in_flow = found.is_in_flow or (not isinstance(node, Scalar) and node.flow_end is not None)
        deeper = None
        if isinstance(node, Mapping):
            entry = next(((key, value) for key, value in node.pairs if key.text == part), None)
            if entry is not None:
                deeper = Found(entry[1], rest, entry[0].span.column, entry[0], is_in_flow)
        elif isinstance(node, Items) and isinstance(part, int):
            items = [item for item in node.items if not is_absent(item)]
            if part < len(items):
                deeper = Found(items[part], rest, node.span.column, None, is_in_flow)
        if deeper is None:
            break
        found = deeper
    return found


def is_absent(node: Node) -> bool:
    """Whether the loader reads the value as not there."""
    if isinstance(node, Mapping):
        return all(is_absent(value) for _, value in node.pairs)
    return isinstance(node, Scalar) and node.is_empty


def last_child(node: Node) -> Node | None:
    """The last value inside a list or mapping; None when there is none."""
    if isinstance(node, Mapping):
        return node.pairs[-1][1] if node.pairs else None
    return node.items[-1] if isinstance(node, Items) and node.items else None


BLOCK = ("|", ">")
"""With what a block of text begins."""


def lines_after(file: FileText, line: int, lines: tuple[str, ...]) -> Splice:
    """What puts `lines` below a line of the file."""
    spot, text = file.end_of_line(line), "\n".join(lines)
    return Splice(spot, spot, f"\n{text}" if file.plain.strip() else f"{text}\n")


def last_line(file: FileText, node: Node, *, with_blank: bool) -> int:
    """The last line of a value; `with_blank` counts the blank lines at the end of a block of text."""
    last = last_child(node)
    if isinstance(node, Scalar) or last is None or node.flow_end:
        start, end = extent(file, node)
        is_block = file.between(start, end).startswith(BLOCK)
        return max(node.span.end_line - 1, end.line) if with_blank and is_block else end.line
    return last_line(file, last, with_blank=with_blank)


def extent(file: FileText, node: Node) -> tuple[Spot, Spot]:
    """The start and end of a text, or of a value in brackets; blank lines below a block are left out."""
    span = node.span
    start, end = Spot(span.line, span.column), Spot(span.end_line, span.end_column)
    if not isinstance(node, Scalar):
        return start, Spot(*node.flow_end) if node.flow_end else end
    if not node.plain and file.lines[start.line].startswith(BLOCK, start.column):
        last = end.line if end.column and end.line < len(file.lines) else end.line - 1
        while last > start.line and not file.lines[last].strip():
            last -= 1
        return start, file.end_of_line(last)
    return start, end


Way = tuple[Splice, ...]

_COMMENT_BEHIND_MARK = re.compile(r"[|>][-+0-9]*(?P<comment>[ \t]+#.*)")
_QUOTES = ("'", '"')


def ways(file: FileText, place: Loc, value: Value, *, appending: bool) -> Iterator[Way]:
    """How to set the value at `place`, or to add it to the list there.

    Raises:
        ValueError: the place is inside a text, behind the end of a list, or holds more than a text.
    """
    if file.root is None:
        missing = wrapped(place, value, appending=appending)
        if isinstance(missing, dict):
            filled = (number for number, line in enumerate(file.lines) if line.strip())
            yield (lines_after(file, max(filled, default=0), tuple(pairs(missing, 0, file.style))),)
        return
    found = find(file.root, place)
    if found.rest:
        yield from _added(file, found, wrapped(found.rest, value, appending=appending))
    elif not appending:
        yield from _set(file, found, value)
    elif isinstance(found.node, Items):
        yield from _appended(file, found, found.node, value)
    elif is_absent(found.node):
        yield from _set(file, found, [value])
    else:
        yield from _listed(file, found, value)


def wrapped(rest: Loc, value: Value, *, appending: bool) -> Value:
    """The value inside the keys and lists that are missing on the way to it."""
    held: Value = [value] if appending else value
    for part in reversed(rest):
        held = [held] if isinstance(part, int) else {part: held}
    return held


def _added(file: FileText, found: Found, missing: Value) -> Iterator[Way]:
    """Add what is missing to the innermost value that is there."""
    node = found.node
    if isinstance(node, Mapping) and isinstance(missing, dict):
        if node.flow_end is not None or found.is_in_flow:
            yield (_in_brackets(file, node, in_flow(missing)[1:-1]),)
        elif node.pairs:
            column = node.pairs[0][0].span.column
            yield from _below(file, node, tuple(pairs(missing, column, file.style)))
    elif isinstance(node, Items) and isinstance(missing, list):
        if found.rest[0] != sum(not is_absent(entry) for entry in node.items):
            raise ValueError(f"no entry before {found.rest}")
        yield from _appended(file, found, node, missing[0])
    elif is_absent(node):
        yield from _set(file, found, missing)
    else:
        raise ValueError(f"{found.rest} lies inside something else")


def _appended(file: FileText, found: Found, node: Items, value: Value) -> Iterator[Way]:
    """Add an entry to a list."""
    is_short = isinstance(value, str) and "\n" not in value
    if not node.items and not found.is_in_flow and not is_short:
        yield from _set(file, found, [value])
    elif node.flow_end is not None or found.is_in_flow:
        yield (_in_brackets(file, node, in_flow(value)),)
    elif node.items:
        first = node.items[-1].span
        is_beside = file.lines[first.line][: first.column].rstrip().endswith("-")
        gap = first.column - len(file.lines[first.line][: first.column].rstrip()) if is_beside else 0
        yield from _below(file, node, tuple(item(value, node.span.column, file.style, max(gap, 1))))


def _listed(file: FileText, found: Found, value: Value) -> Iterator[Way]:
    """Make a list of one text where the field takes a list."""
    node = found.node
    if not isinstance(node, Scalar):
        return
    start, end = extent(file, node)
    old = file.between(start, end)
    if not old.startswith(BLOCK) and isinstance(value, str) and start.line == end.line:
        kept = old if old.startswith(_QUOTES) else one_line(node.text, in_flow=True)
        yield (Splice(start, end, f"[{kept}, {in_flow(value)}]"),)
    else:
        yield from _set(file, found, [node.text.strip(), value])


def _set(file: FileText, found: Found, value: Value) -> Iterator[Way]:
    """Put a value in the place of a text, of an empty list, or of nothing."""
    if last_child(found.node) is not None:
        if not is_absent(found.node):
            raise ValueError("only a text, or nothing, can be replaced")
        return
    start, end = extent(file, found.node)
    old = file.between(start, end)
    quote = old[0] if old.startswith(_QUOTES) else ""
    if not found.is_in_flow:
        # Lines below a hyphen begin two columns to its right, whatever the step of the file.
        column = found.column if found.key else found.column + 2 - file.style.step
        yield from _after_colon(file, start, end, in_block(value, column, file.style, quote=quote))
    elif "#" not in old or quote:
        new = one_line(value, in_flow=True, quote=quote) if isinstance(value, str) else in_flow(value)
        lead = " " if file.lines[start.line][: start.column].endswith(":") else ""
        yield (Splice(start, end, lead + new),)
        if not old and found.key:
            behind = Spot(found.key.span.end_line, found.key.span.end_column)
            yield (Splice(behind, behind, f": {new}"),)


def _after_colon(file: FileText, start: Spot, end: Spot, new: Written) -> Iterator[Way]:
    """Put `new` behind a colon: its first words in the place of the old value, the rest below the line.

    A comment behind the mark of a block of text stays on its line; one inside brackets leaves no way.
    """
    old, before, after = (
        file.between(start, end),
        file.lines[start.line][: start.column],
        file.lines[end.line][end.column :],
    )
    comment = found["comment"] if (found := _COMMENT_BEHIND_MARK.match(old)) else ""
    if old.startswith("[") and "#" in old:
        return
    begin = Spot(start.line, len(before.rstrip()))
    head = (before[begin.column :] or " ") + new.head if new.head else ""
    if not after.strip():
        yield (Splice(begin, file.end_of_line(end.line), "\n".join((head + comment, *new.below))),)
    else:
        below = (lines_after(file, end.line, new.below),) if new.below else ()
        yield (Splice(begin, end, head), *below)


def _in_brackets(file: FileText, node: Mapping | Items, new: str) -> Splice:
    """Add `new` before the closing bracket, right behind the last entry."""
    last = last_child(node)
    if last is None:
        spot = Spot(node.span.line, node.span.column + 1)
        return Splice(spot, spot, new + " " * file.lines[spot.line].startswith("#", spot.column))
    _, spot = extent(file, last)
    return Splice(spot, spot, f", {new}")


def _below(file: FileText, node: Node, lines: tuple[str, ...]) -> Iterator[Way]:
    """Add lines below a block and the comments that are set in from it.

    Such comments belong to its last entry: they are fields that a person may yet use, so nothing may come
    between. Blank lines at the end of the block stay below, unless they belong to a text.
    """
    end = number = last_line(file, node, with_blank=False)
    last_comment = end
    for line in file.lines[end + 1 :]:
        number += 1
        bare = line.lstrip(" ")
        if bare.startswith("#") and len(line) - len(bare) > node.span.column:
            last_comment = number
        elif bare.strip():
            break
    yield (lines_after(file, last_comment, lines),)
    yield (lines_after(file, end, lines),)
    yield (lines_after(file, last_line(file, node, with_blank=True), lines),)
