"""Where and how a value is spliced into the text of a YAML file, without touching what stands around it.

Each function yields one way or several, the likeliest first. Whoever takes one reads the result again,
and tries the next where anything but the meant value would have changed.
"""

import re
from collections.abc import Iterator

from awaykit.loading.extents import BLOCK, extent, last_comment, last_line, last_words, lines_after
from awaykit.loading.file_text import FileText, Splice, Spot
from awaykit.loading.finding import Found, find, is_absent, last_child
from awaykit.loading.nodes import Loc, Mapping, Node, Scalar, Sequence
from awaykit.loading.yaml_writing import Value, Written, in_block, in_flow, item, one_line, pairs

Way = tuple[Splice, ...]

_COMMENT_BEHIND_MARK = re.compile(r"[|>][-+0-9]*(?P<comment>[ \t]+#.*)")
_QUOTES = ("'", '"')


def ways(file: FileText, place: Loc, value: Value, *, appending: bool) -> Iterator[Way]:
    """How to set the value at `place`, or to add it to the list there.

    Raises:
        ValueError: the place lies inside a text, behind the end of a list, or holds more than a text.
    """
    if file.root is None:
        wrapped = _wrapped(place, value, appending=appending)
        if isinstance(wrapped, dict):
            yield (lines_after(file, last_words(file), tuple(pairs(wrapped, 0, file.style))),)
        return
    found = find(file.root, place)
    if found.rest:
        yield from _added(file, found, _wrapped(found.rest, value, appending=appending))
    elif not appending:
        yield from _set(file, found, value)
    elif isinstance(found.node, Sequence):
        yield from _appended(file, found, found.node, value)
    elif is_absent(found.node):
        yield from _set(file, found, [value])
    else:
        yield from _listed(file, found, value)


def _wrapped(rest: Loc, value: Value, *, appending: bool) -> Value:
    """The value inside the keys and lists that are missing on the way to it."""
    held: Value = [value] if appending else value
    for part in reversed(rest):
        held = [held] if isinstance(part, int) else {part: held}
    return held


def _added(file: FileText, found: Found, wrapped: Value) -> Iterator[Way]:
    """Add what is missing to the innermost value that is there."""
    node = found.node
    if isinstance(node, Mapping) and isinstance(wrapped, dict):
        if node.flow_end is not None or found.is_in_flow:
            yield (_in_brackets(file, node, in_flow(wrapped)[1:-1]),)
        elif node.pairs:
            column = node.pairs[0][0].span.column
            yield from _below(file, node, tuple(pairs(wrapped, column, file.style)))
    elif isinstance(node, Sequence) and isinstance(wrapped, list):
        if found.rest[0] != sum(not is_absent(entry) for entry in node.items):
            raise ValueError(f"no entry before {found.rest}")
        yield from _appended(file, found, node, wrapped[0])
    elif is_absent(node):
        yield from _set(file, found, wrapped)
    else:
        raise ValueError(f"{found.rest} lies inside something else")


def _appended(file: FileText, found: Found, node: Sequence, value: Value) -> Iterator[Way]:
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
    """Make a list of one text that stands where a list may stand."""
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
        # What stands below a hyphen begins two columns to its right, whatever the step of the file.
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


def _in_brackets(file: FileText, node: Mapping | Sequence, new: str) -> Splice:
    """Add `new` before the closing bracket, right behind the last entry."""
    last = last_child(node)
    if last is None:
        spot = Spot(node.span.line, node.span.column + 1)
        return Splice(spot, spot, new + " " * file.lines[spot.line].startswith("#", spot.column))
    _, spot = extent(file, last)
    return Splice(spot, spot, f", {new}")


def _below(file: FileText, node: Node, lines: tuple[str, ...]) -> Iterator[Way]:
    """Add lines below a block and the comments that stand in it.

    Blank lines at its end stay below, unless they belong to a text.
    """
    yield (lines_after(file, last_comment(file, node), lines),)
    yield (lines_after(file, last_line(file, node, with_blank=False), lines),)
    yield (lines_after(file, last_line(file, node, with_blank=True), lines),)
