"""The way out where a file's layout leaves no safe edit: the lines that the person types themselves."""

from awaykit.loading.file_text import FileText
from awaykit.loading.finding import find
from awaykit.loading.nodes import Loc
from awaykit.loading.sources import Sources
from awaykit.loading.yaml_writing import Style, Value, item, pairs
from awaykit.problems import UserError

_MESSAGE = "awaykit can't change this place: it is laid out in an unusual way. Your file is as it was."


def by_hand(sources: Sources, file: FileText, place: Loc, value: Value, *, appending: bool) -> UserError:
    """The error that shows where to type what; the place is the nearest thing around it that is there."""
    rest = find(file.root, place).rest if file.root is not None else place
    there = place[: len(place) - len(rest)]
    if not rest and not appending:
        lines = _lines(place[-1:], value)
        lead = "Write there yourself:"
    else:
        lines = _lines(rest, [value] if appending else value)
        lead = "Add below it yourself:" if there else "Add at the end of the file yourself:"
    hint = "\n    ".join((lead, *lines))
    return UserError(sources.problem_at(there or place[:1], _MESSAGE, hint, at_key=bool(rest)))


def _lines(rest: Loc, value: Value) -> tuple[str, ...]:
    """The value as block lines, with the keys that are missing on the way to it."""
    for part in reversed(rest):
        value = [value] if isinstance(part, int) else {part: value}
    if isinstance(value, dict):
        return tuple(pairs(value, 0, Style()))
    entries = [value] if isinstance(value, str) else value
    return tuple(line for entry in entries for line in item(entry, 0, Style()))
