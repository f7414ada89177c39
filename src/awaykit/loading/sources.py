"""The text that a dossier was read from, and the place of each value in it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from awaykit.loading.locate import shapes_of
from awaykit.loading.nodes import Loc, Mapping, Mistake, Node, Scalar, TextSpan, scalars
from awaykit.model.base import Model
from awaykit.model.dossier import Dossier
from awaykit.problems import Problem, Severity
from awaykit.suggestions import nearest

_PART = re.compile(r"([^.\[\]]+)|\[([0-9]+)\]")
_LONGEST_LINE = 200


@dataclass(slots=True)
class SourceFile:
    """One file as it was read; `hidden` gives the column from which a line is masked."""

    shown_path: str
    lines: list[str]
    structure_known: bool = True
    hidden: dict[int, int] = field(default_factory=dict)

    def hide(self, node: Node) -> None:
        """Mask every text inside `node` from where it begins to the end of its line, comments included."""
        for scalar in scalars(node):
            span = scalar.span
            self.hidden[span.line] = min(span.column, self.hidden.get(span.line, span.column))
            last = span.end_line if span.end_column else span.end_line - 1
            self.hidden.update(dict.fromkeys(range(span.line + 1, last + 1), 0))

    def problem(self, mistake: Mistake) -> Problem:
        """The problem of a mistake in this file, with its line as it may be printed."""
        line, column = mistake.line, mistake.column
        text = self.lines[line] if line < len(self.lines) else ""
        hidden = self.hidden.get(line) if self.structure_known else hidden_from(self.lines, line)
        shown = text if hidden is None else text[:hidden] + re.sub(r"\S", _DOT, text[hidden:])
        shown = shown.replace("\t", "→")
        is_shown = shown.strip() and column < _LONGEST_LINE
        if len(shown) > _LONGEST_LINE:
            shown = shown[: _LONGEST_LINE - 1] + "…"
        return Problem(
            message=mistake.message,
            hint=mistake.hint,
            severity=mistake.severity,
            file=self.shown_path,
            line=line + 1,
            column=column + 1,
            place=place_text(mistake.loc) if mistake.loc else None,
            source=shown if is_shown else None,
            width=min(max(mistake.width, 1), max(len(text) - column, 1)),
        )


@dataclass(frozen=True, slots=True)
class PlaceInText:
    """The file that holds one value, the key before it if it has one, and the value."""

    file: SourceFile
    key: TextSpan | None
    value: Node


class Sources:
    """The files of one dossier, and the place of every value in them."""

    def __init__(self, shown_path: str) -> None:
        """Begin with no file; `shown_path` is the folder or file as the user typed it."""
        self.shown_path = shown_path
        self.files: list[SourceFile] = []
        self.places: dict[Loc, PlaceInText] = {}

    def problem_at(
        self,
        place: str | Loc,
        message: str,
        hint: str | None = None,
        severity: Severity = Severity.ERROR,
        *,
        at_key: bool = False,
    ) -> Problem:
        """A problem that points at the value of `place`, or at its key.

        Where the file has no such value, it points at the nearest one around it.
        """
        loc = loc_of(place) if isinstance(place, str) else place
        for length in range(len(loc), 0, -1):
            if found := self.places.get(loc[:length]):
                span = _span_to_show(found, at_key=at_key and length == len(loc))
                width = span.end_column - span.column if span.end_line == span.line else 1
                mistake = Mistake(message, hint, span.line, span.column, width, severity, loc)
                return found.file.problem(mistake)
        only = self.files[0].shown_path if len(self.files) == 1 else self.shown_path
        return Problem(
            message=message, hint=hint, severity=severity, file=only, place=place_text(loc) or None
        )

    def hide(self, loc: Loc) -> None:
        """Mask the value at `loc` wherever its lines are printed."""
        if found := self.places.get(loc):
            found.file.hide(found.value)


def loc_of(place: str) -> Loc:
    """The location that `place` spells: ("rotations", 1, "starts") for "rotations[1].starts"."""
    return tuple(int(index) if index else name for name, index in _PART.findall(place))


def place_text(loc: Loc) -> str:
    """A location in writing: "rotations[1].starts"."""
    parts = (f"[{part}]" if isinstance(part, int) else f".{part}" for part in loc)
    return "".join(parts).removeprefix(".")


def _span_to_show(place: PlaceInText, *, at_key: bool) -> TextSpan:
    """The span to underline: the value if it is text, otherwise the key or the first key inside."""
    value = place.value
    is_text = isinstance(value, Scalar) and not value.is_empty
    if place.key is not None and (at_key or not is_text):
        return place.key
    if isinstance(value, Mapping) and value.pairs:
        return value.pairs[0][0].span
    return value.span


_DOT = "•"
_KEY = re.compile(r"""(?P<key>[\w-]+)["']?\s*[:：]""")
_NEAR_ENOUGH = 0.8


def hidden_from(lines: Sequence[str], number: int) -> int | None:
    """The column from which to mask a line of a file whose structure is not known, by its words.

    A line is masked behind a private key, and whole when it is set in under one.
    """
    if number >= len(lines):
        return None
    indent = _indent(lines[number])
    for above in range(number - 1, -1, -1):
        if lines[above].strip() and _indent(lines[above]) < indent:
            if _after_private_key(lines[above]) is not None:
                return 0
            indent = _indent(lines[above])
    return _after_private_key(lines[number])


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" -"))


def _after_private_key(line: str) -> int | None:
    for found in _KEY.finditer(line[:1000]):
        if nearest(found["key"], private_names(), cutoff=_NEAR_ENOUGH):
            return found.end()
    return None


@cache
def private_names() -> frozenset[str]:
    """The keys of all private fields, and of the blocks with private fields only."""
    found: set[str] = set()

    def collect(model: type[Model]) -> bool:
        """Add the private keys of a model and of the models in it; True when all its fields are private."""
        shapes = shapes_of(model).values()
        for shape in shapes:
            if shape.private or (shape.model is not None and collect(shape.model)):
                found.add(shape.name)
        return all(shape.name in found for shape in shapes)

    collect(Dossier)
    return frozenset(found)
