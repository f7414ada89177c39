"""Where days lie on a timeline: its months, its scale, and the names of months and years on it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from awaykit.documents.text_widths import text_width
from awaykit.documents.timeline_shapes import Label
from awaykit.wording import MONTHS

_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600)
"""Months between two names on the axis; the first that leaves room is taken."""

_MONTHS_IN_A_YEAR = 12
_GAP = 3.0


@dataclass(frozen=True, slots=True)
class Scale:
    """From the first day of a month to the last of another, between two places in points."""

    first: date
    last: date
    left: float
    right: float

    def x(self, day: date) -> float:
        """Where a day begins; days outside are set to the nearer end."""
        share = ((day - self.first).days) / ((self.last - self.first).days + 1)
        return round(self.left + (self.right - self.left) * min(max(share, 0.0), 1.0), 2)

    def x_after(self, day: date) -> float:
        """Where a day ends."""
        return self.x(min(day, self.last) + timedelta(days=1))

    @property
    def months(self) -> int:
        """How many months it holds."""
        return _months(self.last) - _months(self.first) + 1


def scale_of(days: Iterable[date], left: float, right: float) -> Scale:
    """The whole months that hold all `days`, and at least three of them."""
    known = sorted(days)
    first, last = _months(known[0]), max(_months(known[-1]), _months(known[0]) + 2)
    return Scale(_first_day(first), _first_day(last + 1) - timedelta(days=1), left, right)


def axis_labels(scale: Scale, top: float, size: float) -> Iterator[Label]:
    """Years over months, or years alone where months have no room; no two touch each other."""
    step = _step(scale, size)
    if step < _MONTHS_IN_A_YEAR:
        yield from _spaced(_years(scale), scale, top + size, size)
    yield from _spaced(_names(scale, step), scale, top + 2 * size + 2, size)


def ticks(scale: Scale, size: float) -> Iterator[float]:
    """Where the axis has a line: at each month that has its name on it."""
    for day, _ in _names(scale, _step(scale, size)):
        yield scale.x(day)


def _step(scale: Scale, size: float) -> int:
    a_month = (scale.right - scale.left) / scale.months
    for step in _STEPS:
        wanted = "Mmm" if step < _MONTHS_IN_A_YEAR else "2222"
        if step * a_month >= text_width(wanted, size) + _GAP:
            return step
    return _STEPS[-1]


def _names(scale: Scale, step: int) -> Iterator[tuple[date, str]]:
    for month in range(_months(scale.first), _months(scale.last) + 1):
        if month % step == 0:
            day = _first_day(month)
            yield day, MONTHS[day.month - 1][:3] if step < _MONTHS_IN_A_YEAR else str(day.year)


def _years(scale: Scale) -> Iterator[tuple[date, str]]:
    """The year at the beginning and at each January."""
    for month in range(_months(scale.first), _months(scale.last) + 1):
        day = _first_day(month)
        if day == scale.first or day.month == 1:
            yield day, str(day.year)


def _spaced(names: Iterable[tuple[date, str]], scale: Scale, y: float, size: float) -> Iterator[Label]:
    """Labels from left to right; one that would touch the next, or go past the end, is left out."""
    found = [(scale.x(day), words, text_width(words, size)) for day, words in names]
    for row, (x, words, width) in enumerate(found):
        end = found[row + 1][0] if row + 1 < len(found) else scale.right
        if x + width <= end:
            yield Label(words=words, x=x, y=y, anchor="start", size=size, width=width)


def _months(day: date) -> int:
    return day.year * _MONTHS_IN_A_YEAR + day.month - 1


def _first_day(month: int) -> date:
    """The first day of a month counted from year 0; past the last year that Python knows, its end."""
    year, zero_based = divmod(month, _MONTHS_IN_A_YEAR)
    return date(year, zero_based + 1, 1) if year <= date.max.year else date.max
