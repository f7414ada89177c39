"""The months of the plan as a picture: a line for each rotation, the days of the season below."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from awaykit.papers.paper import doc
from awaykit.wording import MONTHS, month_and_day

WIDTH = 453.5
"""160 mm in points: the block of the page."""

NAME_SIZE, WORD_SIZE = 8.0, 7.5
"""Of the names before the bars, and of all other words."""

_AREA_LEFT = 138.0
_BAR = 7.0
_ROW, _LOW_ROW = 12.0, 10.0
_MANY = 8
"""More rotations than these are drawn in lower rows."""

_SEASON_ROW, _LEGEND_ROW = 9.5, 11.0
_SWATCH = 17.0
_STRIPE_EVERY = 2.6
_MONTH, _YEAR = 24.0, 19.0
"""What the longest abbreviated month and a year take on the axis, with a gap."""

_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600)
"""Months between two names on the axis; the first that leaves room is taken."""

_MONTHS_IN_A_YEAR = 12
_LONGEST_SPAN = timedelta(days=5 * 366)
_FAR = timedelta(days=3 * 366)
_FINAL, _APPLY, _WRITE, _UPLOAD = "final week", "time to apply", "write letter by", "upload letter by"

_WIDTHS = (
    ("'", 0.2),
    (" ", 0.24),
    ("j", 0.28),
    ("!,-.:;il|", 0.32),
    ('"()/[\\]ft{}', 0.36),
    ("IJ", 0.4),
    ("*?`rs", 0.44),
    ("z", 0.48),
    ("$0123456789S_acegvy", 0.52),
    ("#+<=>Z^koqx~–", 0.56),
    ("FLPbdpu", 0.6),
    ("BCETYhn", 0.64),
    ("AKRVX", 0.68),
    ("DGOQ", 0.72),
    ("&NU", 0.76),
    ("Hw", 0.8),
    ("@", 0.84),
    ("%Mm…", 0.92),
)
"""Advance widths of the text family, measured, by its size and rounded up."""

_BY_CHARACTER = {character: width for characters, width in _WIDTHS for character in characters}
_ANY_OTHER = 1.05


def text_width(words: str, size: float) -> float:
    """The width of a line of `words` in units of `size`: at least what it takes on paper.

    Letters missing from the text family count as wide as they are high.
    """
    plain = (unicodedata.normalize("NFD", each)[:1] for each in words if not unicodedata.combining(each))
    return size * sum(_BY_CHARACTER.get(each, _ANY_OTHER) for each in plain)


def cut_to_width(words: str, size: float, most: float) -> str:
    """As much of `words` as `most` can hold, cut with an ellipsis, between two words where possible."""
    if text_width(words, size) <= most:
        return words
    kept = words
    while kept and text_width(kept.rstrip(" ,;:") + "…", size) > most:
        kept = kept[:-1]
    at = kept.rfind(" ")
    if len(kept) < len(words) and words[len(kept)] != " " and at > len(kept) // 2:
        kept = kept[:at]
    return kept.rstrip(" ,;:") + "…"


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """Words in the picture."""

    words: str = doc("The words")
    x: float = doc("Where they begin or, with anchor end, where they end")
    y: float = doc("Their baseline, from the top")
    anchor: str = doc("start, middle or end")
    size: float = doc("Size of the letters")


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureShape:
    """Everything in the picture that looks the same, as one path."""

    look: str = doc("How it is drawn: axis, month, today, dark, stripe, upload letter by")
    path: str = doc("Its lines, as SVG writes a path")


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """The picture, in points."""

    width: float = doc("Width of the picture")
    height: float = doc("Height of the picture")
    title: str = doc("What the picture shows, for those who don't see it")
    shapes: tuple[PictureShape, ...] = doc("Lines, bars and signs, those behind others first")
    labels: tuple[Label, ...] = doc("All words of the picture")


class Sort(StrEnum):
    """What a bar means; the words are those of the legend."""

    HANDS_ON = "hands-on"
    OBSERVER = "observer"
    HANDS_ON_ASKED = "hands-on, applied or offered"
    OBSERVER_ASKED = "observer, applied or offered"
    HANDS_ON_CANDIDATE = "hands-on, candidate"
    OBSERVER_CANDIDATE = "observer, candidate"


_BARS = {Sort.HANDS_ON: "dark", Sort.HANDS_ON_ASKED: "light"} | dict.fromkeys(
    (Sort.HANDS_ON_CANDIDATE, Sort.OBSERVER_CANDIDATE), "dashed"
)
"""How a bar is filled; the others are white."""

_STRIPES = {
    Sort.OBSERVER: ("stripe", _STRIPE_EVERY),
    Sort.OBSERVER_ASKED: ("stripe", 2 * _STRIPE_EVERY),
    Sort.OBSERVER_CANDIDATE: ("thin stripe", _STRIPE_EVERY),
}
"""Watching is striped: how, and how far apart."""

_LOOKS = (
    *("month", "axis", _APPLY, "today", "dark", "light", "dashed", "white", "black"),
    *("stripe", "thin stripe", _WRITE, _UPLOAD),
)
"""From the back to the front."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """One rotation with dates: number and name come before its bar, `write_by` has one day a letter."""

    number: int
    name: str
    sort: Sort
    starts: date
    ends: date
    final_week_from: date | None = None
    apply_from: date | None = None
    apply_until: date | None = None
    write_by: tuple[date, ...] = ()
    upload_by: tuple[date, ...] = ()

    @property
    def days(self) -> tuple[date, ...]:
        """Every day that the picture must hold for it."""
        window = (self.apply_from, self.apply_until) if self.apply_from and self.apply_until else ()
        held = (self.starts, self.ends, *self.write_by, *self.upload_by, *window)
        return tuple(day for day in held if day)


@dataclass(frozen=True, slots=True)
class _Scale:
    """Whole months from the day `first` to the day `last`, from left to right."""

    first: date
    last: date

    def x(self, day: date) -> float:
        """Where a day begins; days outside are set to the nearer end."""
        share = (day - self.first).days / ((self.last - self.first).days + 1)
        return round(_AREA_LEFT + (WIDTH - _AREA_LEFT) * min(max(share, 0.0), 1.0), 2)

    def x_after(self, day: date) -> float:
        """Where a day ends."""
        return self.x(min(day, self.last) + timedelta(days=1))

    @property
    def months(self) -> tuple[date, ...]:
        """The first day of each month."""
        return tuple(map(_first_day, range(_month(self.first), _month(self.last) + 1)))


@dataclass(slots=True)
class _Canvas:
    """Paths by look, and words, as they are drawn."""

    scale: _Scale
    paths: dict[str, str] = field(default_factory=lambda: dict.fromkeys(_LOOKS, ""))
    labels: list[Label] = field(default_factory=list)

    def label(
        self, words: str, x: float, y: float, *, anchor: str = "start", size: float = WORD_SIZE
    ) -> None:
        self.labels.append(Label(words=words, x=round(x, 2), y=round(y, 2), anchor=anchor, size=size))

    def line(self, look: str, *points: tuple[float, float]) -> None:
        self.paths[look] += "M" + "L".join(f"{x:.2f} {y:.2f}" for x, y in points)

    def area(self, look: str, *points: tuple[float, float]) -> None:
        self.line(look, *points)
        self.paths[look] += "Z"

    def window(self, x: float, end: float, y: float) -> None:
        """A time to apply: a line between two uprights."""
        self.line(_APPLY, (x, y), (end, y))
        for upright in (x, end):
            self.line(_APPLY, (upright, y - 2.5), (upright, y + 2.5))

    def bar(self, sort: Sort, x: float, end: float, final: float | None, top: float) -> None:
        """A bar from `x` to `end`; its final week is an end of the opposite shade."""

        def box(look: str, left: float) -> None:
            self.area(look, (left, top), (end, top), (end, top + _BAR), (left, top + _BAR))

        box(_BARS.get(sort, "white"), x)
        if sort in _STRIPES:
            look, every = _STRIPES[sort]
            at = x + every
            while at < (end if final is None else final) - 0.5:
                self.line(look, (at, top), (at, top + _BAR))
                at += every
        if final is not None and x < final < end:
            box("black" if sort in _STRIPES else "white", final)

    def triangle(self, x: float, y: float) -> None:
        """The day by which a letter is written."""
        self.area(_WRITE, (x - 3, y - 3.5), (x + 3, y - 3.5), (x, y + 2.5))

    def diamond(self, x: float, y: float) -> None:
        """The day by which a letter is uploaded."""
        self.area(_UPLOAD, (x, y - 3.6), (x + 3.2, y), (x, y + 3.6), (x - 3.2, y))

    def axis(self, top: float, bottom: float) -> None:
        """Years over months, or years alone where months have no room; no two names touch."""
        a_month = (WIDTH - _AREA_LEFT) / len(self.scale.months)
        step = next(
            (each for each in _STEPS if each * a_month >= (_MONTH if each < _MONTHS_IN_A_YEAR else _YEAR)),
            _STEPS[-1],
        )
        named = [day for day in self.scale.months if _month(day) % step == 0]
        has_months = step < _MONTHS_IN_A_YEAR
        years = [
            (day, str(day.year)) for day in self.scale.months if day == self.scale.first or day.month == 1
        ]
        names = [(day, MONTHS[day.month - 1][:3] if has_months else str(day.year)) for day in named]
        rows = [(years, WORD_SIZE)] if has_months else []
        for row, y in (*rows, (names, 2 * WORD_SIZE + 2)):
            ends = [*(self.scale.x(day) for day, _ in row[1:]), WIDTH]
            for (day, words), end in zip(row, ends, strict=True):
                if self.scale.x(day) + text_width(words, WORD_SIZE) <= end:
                    self.label(words, self.scale.x(day), y)
        self.line("axis", (_AREA_LEFT, top - 1), (WIDTH, top - 1))
        self.line("axis", (_AREA_LEFT, bottom), (WIDTH, bottom))
        for day in named:
            self.line("month", (self.scale.x(day), top - 1), (self.scale.x(day), bottom))

    def span(self, span: Span, middle: float) -> None:
        """A rotation's line: number and name, its time to apply, its bar, the days of its letters."""
        self.label(str(span.number), 9, middle + 2.8, anchor="end", size=NAME_SIZE)
        name = cut_to_width(span.name, NAME_SIZE, _AREA_LEFT - 12 - 6)
        self.label(name, 12, middle + 2.8, size=NAME_SIZE)
        if span.apply_from and span.apply_until:
            self.window(self.scale.x(span.apply_from), self.scale.x_after(span.apply_until), middle)
        x = self.scale.x(span.starts)
        end = max(self.scale.x_after(span.ends), x + 2.0)
        final = self.scale.x(span.final_week_from) if span.final_week_from else None
        self.bar(span.sort, x, end, final, middle - _BAR / 2)
        for day in dict.fromkeys(span.write_by):
            self.triangle(self.scale.x(day), middle)
        for day in dict.fromkeys(span.upload_by):
            self.diamond(self.scale.x(day), middle)

    def season(self, days: Sequence[tuple[str, date]], bottom: float) -> float:
        """Names of the season's days, to the left of their lines; gives the lower end.

        A name goes below all those before it that reach under it. So no line crosses a name: a name's own
        line is at its right end, and the lines further to the right end above it.
        """
        placed: list[tuple[float, int]] = []
        for name, day in days:
            words = f"{name}, {MONTHS[day.month - 1][:3]} {day.day}"
            x = self.scale.x(day)
            left = x - 3 - text_width(words, WORD_SIZE)
            row = max((row + 1 for other, row in placed if other > left - 4), default=0)
            placed.append((x, row))
            y = bottom + 9 + _SEASON_ROW * row
            self.line("axis", (x, bottom), (x, y + 1))
            self.label(words, x - 2.5, y, anchor="end")
        return bottom + (12 + _SEASON_ROW * max(row for _, row in placed) if days else 2)

    def legend(self, spans: Sequence[Span], y: float) -> float:
        """What the signs mean, only those that are drawn; gives the lower end of the picture."""
        signs = {
            **{sort.value: any(span.sort is sort for span in spans) for sort in Sort},
            _FINAL: any(span.final_week_from for span in spans),
            _APPLY: any(span.apply_from for span in spans),
            _WRITE: any(span.write_by for span in spans),
            _UPLOAD: any(span.upload_by for span in spans),
        }
        x = 0.0
        for entry in (words for words, is_drawn in signs.items() if is_drawn):
            room = _SWATCH + text_width(entry, WORD_SIZE) + 9
            if x and x + room > WIDTH:
                x, y = 0.0, y + _LEGEND_ROW
            middle = y + _BAR / 2
            if entry == _APPLY:
                self.window(x + 1, x + 13, middle)
            elif entry == _WRITE:
                self.triangle(x + 7, middle)
            elif entry == _UPLOAD:
                self.diamond(x + 7, middle)
            else:
                final = x + 9 if entry == _FINAL else None
                self.bar(Sort.HANDS_ON if final else Sort(entry), x, x + 14, final, y)
            self.label(entry, x + _SWATCH, y + 6.5)
            x += room
        return y + (_LEGEND_ROW if spans else 0)


def draw(spans: Sequence[Span], season: Sequence[tuple[str, date]], today: date, title: str = "") -> Timeline:
    """The picture of `spans`, one line each in their order, and of the season's days, earliest first."""
    days = (today, *(day for span in spans for day in span.days), *(day for _, day in season))
    first, last = _month(min(days)), max(_month(max(days)), _month(min(days)) + 2)
    canvas = _Canvas(_Scale(_first_day(first), _first_day(last + 1) - timedelta(days=1)))
    top = 3 * WORD_SIZE + 9
    row = _ROW if len(spans) <= _MANY else _LOW_ROW
    bottom = top + row * max(len(spans), 1)
    canvas.axis(top, bottom)
    for number, span in enumerate(spans):
        canvas.span(span, top + row * (number + 0.5))
    if not spans:
        canvas.label("No rotation with dates yet", 0, top + 9, size=NAME_SIZE)
    words, x = f"Today, {month_and_day(today)}", canvas.scale.x(today)
    half = text_width(words, WORD_SIZE) / 2
    canvas.label(words, min(max(x, _AREA_LEFT + half), WIDTH - half), top - 4, anchor="middle")
    canvas.line("today", (x, top - 2), (x, bottom))
    height = canvas.legend(spans, canvas.season(season, bottom) + 4)
    return Timeline(
        width=WIDTH,
        height=round(height, 1),
        title=title,
        shapes=tuple(PictureShape(look=look, path=path) for look, path in canvas.paths.items() if path),
        labels=tuple(canvas.labels),
    )


def within_reach(
    spans: Sequence[Span], season: Sequence[tuple[str, date]], today: date
) -> tuple[Sequence[Span], Sequence[tuple[str, date]]]:
    """What fits into five years: rotations three years past are left out first, then a season as far away."""

    def is_too_long(spans: Sequence[Span]) -> bool:
        days = (today, *(day for span in spans for day in span.days), *(day for _, day in season))
        return max(days) - min(days) > _LONGEST_SPAN

    if not is_too_long(spans):
        return spans, season
    near = [span for span in spans if span.ends >= today - _FAR]
    last = max((today, *(span.ends for span in near)))
    is_season_far = bool(season) and season[0][1] > last + _FAR
    return near, () if is_too_long(near) and is_season_far else season


def _month(day: date) -> int:
    """Months from year 0 on."""
    return day.year * _MONTHS_IN_A_YEAR + day.month - 1


def _first_day(month: int) -> date:
    """The first day of a month counted from year 0; past the last year that Python knows, its end."""
    year, zero_based = divmod(month, _MONTHS_IN_A_YEAR)
    return date(year, zero_based + 1, 1) if year <= date.max.year else date.max
