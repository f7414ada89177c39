"""The text that a dossier was read from, and the place of each value in it."""

import re
from dataclasses import dataclass, field

from awaykit.loading.locate import hidden_from, masked
from awaykit.loading.nodes import Loc, Mapping, Mistake, Node, Scalar, TextSpan, scalars
from awaykit.problems import Problem, Severity

_PART = re.compile(r"([^.\[\]]+)|\[([0-9]+)\]")
_LONGEST_LINE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A spot to point at: `line` and `column` count from 1, `text` is the line with private values masked."""

    file: str
    line: int | None = None
    column: int | None = None
    width: int = 1
    text: str | None = None


@dataclass(slots=True)
class SourceFile:
    """One file as it was read; `hidden` says from which column a line is masked."""

    shown_path: str
    lines: list[str]
    structure_known: bool = True
    hidden: dict[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PlaceInText:
    """Where one value stands: its file, the key before it if it has one, and the value."""

    file: SourceFile
    key: TextSpan | None
    value: Node


class Sources:
    """The files of one dossier, and the standing of every value in them."""

    def __init__(self, shown_path: str) -> None:
        """Begin with no file; `shown_path` is the folder or file as the user typed it."""
        self.shown_path = shown_path
        self.files: list[SourceFile] = []
        self.standings: dict[Loc, PlaceInText] = {}

    def locate(self, place: str) -> Place:
        """The spot of `place` ("rotations[1].starts"), or of the nearest thing around it that is there."""
        return self._spot(loc_of(place), at_key=False)

    def problem_at(
        self,
        place: str | Loc,
        message: str,
        hint: str | None = None,
        severity: Severity = Severity.ERROR,
        *,
        at_key: bool = False,
    ) -> Problem:
        """A problem that points at the value of `place`, or at its key."""
        loc = loc_of(place) if isinstance(place, str) else place
        spot = self._spot(loc, at_key=at_key)
        return Problem(
            message=message,
            hint=hint,
            severity=severity,
            file=spot.file,
            line=spot.line,
            column=spot.column,
            place=place_of(loc) or None,
            source=spot.text,
            width=spot.width,
        )

    def problem_in(
        self,
        file: SourceFile,
        mistake: Mistake,
        severity: Severity = Severity.ERROR,
        loc: Loc | None = None,
    ) -> Problem:
        """A problem that points at a spot of a file, in whatever field that is."""
        spot = _place(file, mistake.line, mistake.column, mistake.width)
        return Problem(
            message=mistake.message,
            hint=mistake.hint,
            severity=severity,
            file=spot.file,
            line=spot.line,
            column=spot.column,
            place=place_of(loc) if loc else None,
            source=spot.text,
            width=spot.width,
        )

    def hide(self, loc: Loc) -> None:
        """Mask the value at `loc` wherever its lines are printed."""
        if standing := self.standings.get(loc):
            hide(standing.file, standing.value)

    def _spot(self, loc: Loc, *, at_key: bool) -> Place:
        for length in range(len(loc), 0, -1):
            if standing := self.standings.get(loc[:length]):
                span = _span_to_show(standing, at_key=at_key and length == len(loc))
                width = span.end_column - span.column if span.end_line == span.line else 1
                return _place(standing.file, span.line, span.column, width)
        only = self.files[0].shown_path if len(self.files) == 1 else self.shown_path
        return Place(file=only)


def hide(file: SourceFile, node: Node) -> None:
    """Mask every text inside `node` from where it begins to the end of its line, comments included."""
    for scalar in scalars(node):
        span = scalar.span
        file.hidden[span.line] = min(span.column, file.hidden.get(span.line, span.column))
        last = span.end_line if span.end_column else span.end_line - 1
        file.hidden.update(dict.fromkeys(range(span.line + 1, last + 1), 0))


def loc_of(place: str) -> Loc:
    """The way that `place` spells: ("rotations", 1, "starts") for "rotations[1].starts"."""
    return tuple(int(index) if index else name for name, index in _PART.findall(place))


def place_of(loc: Loc) -> str:
    """How a way is spelled: "rotations[1].starts"."""
    parts = (f"[{part}]" if isinstance(part, int) else f".{part}" for part in loc)
    return "".join(parts).removeprefix(".")


def _span_to_show(standing: PlaceInText, *, at_key: bool) -> TextSpan:
    """The words to underline: the value if it is text, else the key, else the first key inside."""
    value = standing.value
    is_text = isinstance(value, Scalar) and not value.is_empty
    if standing.key is not None and (at_key or not is_text):
        return standing.key
    if isinstance(value, Mapping) and value.pairs:
        return value.pairs[0][0].span
    return value.span


def _place(file: SourceFile, line: int, column: int, width: int) -> Place:
    text = file.lines[line] if line < len(file.lines) else ""
    hidden = file.hidden.get(line) if file.structure_known else hidden_from(file.lines, line)
    shown_text = masked(text, hidden).replace("\t", "→")
    reaches = min(max(width, 1), max(len(text) - column, 1))
    return Place(
        file=file.shown_path,
        line=line + 1,
        column=column + 1,
        width=reaches,
        text=_shortened(shown_text, column) if shown_text.strip() else None,
    )


def _shortened(text: str, column: int) -> str | None:
    if column >= _LONGEST_LINE:
        return None
    return text if len(text) <= _LONGEST_LINE else text[: _LONGEST_LINE - 1] + "…"
