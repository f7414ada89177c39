"""Shapes, scale and canvas of the timeline."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from awaykit.papers.paper import doc
from awaykit.wording import MONTHS

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
_BY_CHARACTER = {character: width for characters, width in _WIDTHS for character in characters}
_WIDEST = 1.05
_CUT = "…"
_PLAIN_SCRIPTS = (
    "LATIN",
    "GREEK",
    "CYRILLIC",
    "ARMENIAN",
    "GEORGIAN",
    "CJK",
    "HIRAGANA",
    "KATAKANA",
    "HANGUL",
)


def text_width(words: str, size: float) -> float:
    """The width of a line of `words` in units of `size`, never less than on paper.

    Latin letters by a table of upper bounds (a test measures the font); every other letter as wide
    as it is high.
    """
    return size * sum(_character_width(character) for character in words)


def _character_width(character: str) -> float:
    if unicodedata.combining(character):
        return 0.0
    plain = unicodedata.normalize("NFD", character)[:1]
    return _BY_CHARACTER.get(plain, _WIDEST)


def cut_to_width(words: str, size: float, most: float) -> str:
    """As much of `words` as fits into `most`, cut with an ellipsis, between two words where it can be."""
    if text_width(words, size) <= most:
        return words
    kept = words
    while kept and text_width(kept.rstrip(" ,;:") + _CUT, size) > most:
        kept = kept[:-1]
    at = kept.rfind(" ")
    if len(kept) < len(words) and words[len(kept)] != " " and at > len(kept) // 2:
        kept = kept[:at]
    return kept.rstrip(" ,;:") + _CUT


def is_drawn_letter_by_letter(words: str) -> bool:
    """Whether a picture can show the words: its letters are set one by one, from left to right.

    Scripts whose letters join, turn or stack (Arabic, Hebrew, Devanagari, Thai) would come out wrong.
    """
    letters = (character for character in unicodedata.normalize("NFC", words) if character.isalpha())
    return all(unicodedata.name(letter, "").startswith(_PLAIN_SCRIPTS) for letter in letters)


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """Words in the picture; `width` is estimated on the safe side, `top` and `height` are of its line."""

    words: str = doc("The words")
    x: float = doc("Where they begin or, with anchor end, where they end")
    y: float = doc("The line on which they stand")
    anchor: str = doc("start, middle or end")
    size: float = doc("Size of the letters")
    width: float = doc("How much room the words may take")

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of the room that the words take."""
        left = {"start": self.x, "middle": self.x - self.width / 2, "end": self.x - self.width}[self.anchor]
        return (left, self.y - 0.76 * self.size, left + self.width, self.y + 0.24 * self.size)


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle."""

    x: float = doc("Its left side")
    y: float = doc("Its top")
    width: float = doc("Its width")
    height: float = doc("Its height")
    fill: str = doc("Gray inside, as a color: #333")
    dash: str = doc("Dashes of its outline: 2 1.5; empty for a whole line")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stroke:
    """A straight line."""

    x1: float = doc("Where it begins, from the left")
    y1: float = doc("Where it begins, from the top")
    x2: float = doc("Where it ends, from the left")
    y2: float = doc("Where it ends, from the top")
    color: str = doc("Gray as a color: #000")
    width: float = doc("How thick it is")
    dash: str = doc("Dashes: 2 2; empty for a whole line")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A small sign with corners, for one day."""

    points: str = doc("Its corners, as SVG writes them")
    fill: str = doc("Gray inside, as a color")


@dataclass(frozen=True, slots=True, kw_only=True)
class RotationFact:
    """One rotation as the table beside the picture tells it."""

    number: int = doc("Its number in picture and table")
    name: str = doc("Service and hospital")
    days: str = doc("First and last day, or that they are not known")
    sort: str = doc("What it is: hands-on, candidate")
    apply: str = doc("When to apply; empty when that is over")
    final_week: str = doc("Its final week; empty for what is not settled or over")
    letters: str = doc("By when letters are written and uploaded; empty without a letter to come")


@dataclass(frozen=True, slots=True, kw_only=True)
class SeasonFact:
    """One day of the season as the table tells it."""

    name: str = doc("What the day is: MyERAS opens")
    day: str = doc("The day in words")
    sure: str = doc("How sure it is: official, computed, projected")


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """The picture, shape by shape, and the same facts in words."""

    width: float = doc("Width of the picture, in points")
    height: float = doc("Height of the picture, in points")
    title: str = doc("What the picture shows, for those who don't see it")
    strokes: tuple[Stroke, ...] = doc("Lines: months, days of the season, times to apply, today")
    boxes: tuple[Box, ...] = doc("Bars: rotations and their final weeks")
    stripes: tuple[Stroke, ...] = doc("Lines on the bars, which tell watching from hands-on work")
    marks: tuple[Mark, ...] = doc("Signs: letters written and uploaded by")
    labels: tuple[Label, ...] = doc("All words of the picture")
    notes: tuple[str, ...] = doc("What the picture leaves out, and what is only projected")
    rotations: tuple[RotationFact, ...] = doc("The rotations, for the table")
    season: tuple[SeasonFact, ...] = doc("The days of the season, for the table")
    today: str = doc("The day of the picture, in words")


BAR = 7.0
SMALL = 7.5
BLACK, GRAY = "#000", "#aaa"
_DARK, _LIGHT, _WHITE = "#333", "#bbb", "#fff"
_STRIPE_EVERY = 2.6
_THIN_STRIPES = "#888"
_CANDIDATE_DASH = "2.2 1.6"


class Sort(StrEnum):
    """What a bar stands for; the words are those of the legend."""

    HANDS_ON = "hands-on"
    OBSERVER = "observer"
    HANDS_ON_ASKED = "hands-on, applied or offered"
    OBSERVER_ASKED = "observer, applied or offered"
    HANDS_ON_CANDIDATE = "hands-on, candidate"
    OBSERVER_CANDIDATE = "observer, candidate"

    @property
    def is_observer(self) -> bool:
        """Whether it is only watching."""
        return self in (Sort.OBSERVER, Sort.OBSERVER_ASKED, Sort.OBSERVER_CANDIDATE)

    @property
    def is_candidate(self) -> bool:
        """Whether it is only an idea yet."""
        return self in (Sort.HANDS_ON_CANDIDATE, Sort.OBSERVER_CANDIDATE)


@dataclass(slots=True)
class Canvas:
    """Shapes as they are drawn."""

    strokes: list[Stroke] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    stripes: list[Stroke] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)

    def label(self, words: str, x: float, y: float, *, size: float = SMALL, anchor: str = "start") -> None:
        """Words in one line."""
        width = text_width(words, size)
        self.labels.append(Label(words=words, x=x, y=y, anchor=anchor, size=size, width=width))

    def stroke(
        self,
        begins: tuple[float, float],
        ends: tuple[float, float],
        *,
        color: str = BLACK,
        width: float = 0.6,
        dash: str = "",
    ) -> None:
        """A straight line between two places."""
        (x1, y1), (x2, y2) = begins, ends
        self.strokes.append(Stroke(x1=x1, y1=y1, x2=x2, y2=y2, color=color, width=width, dash=dash))

    def window(self, x: float, end: float, y: float) -> None:
        """A time to apply: a line between two uprights."""
        self.stroke((x, y), (end, y), width=0.9)
        for upright in (x, end):
            self.stroke((upright, y - 2.5), (upright, y + 2.5), width=0.9)

    def bar(self, sort: Sort, at: tuple[float, float], final: float | None, top: float) -> None:
        """A bar from `at[0]`, so wide as `at[1]`; its final week is an end of the opposite shade."""
        x, width = at
        dash = _CANDIDATE_DASH if sort.is_candidate else ""
        fill = {Sort.HANDS_ON: _DARK, Sort.HANDS_ON_ASKED: _LIGHT}.get(sort, _WHITE)
        self._box(x, width, top, fill, dash)
        if sort.is_observer:
            self._stripe(sort, x, x + width if final is None else final, top)
        if final is not None and x < final < x + width:
            self._box(final, x + width - final, top, BLACK if sort.is_observer else _WHITE, "")

    def _box(self, x: float, width: float, top: float, fill: str, dash: str) -> None:
        self.boxes.append(Box(x=x, y=top, width=round(width, 2), height=BAR, fill=fill, dash=dash))

    def _stripe(self, sort: Sort, x: float, end: float, top: float) -> None:
        every = 2 * _STRIPE_EVERY if sort is Sort.OBSERVER_ASKED else _STRIPE_EVERY
        color = _THIN_STRIPES if sort.is_candidate else BLACK
        at = x + every
        while at < end - 0.5:
            place = round(at, 2)
            self.stripes.append(
                Stroke(x1=place, y1=top, x2=place, y2=top + BAR, color=color, width=0.6, dash="")
            )
            at += every

    def triangle(self, x: float, y: float) -> None:
        """The day by which a letter is written."""
        self._mark(((x - 3, y - 3.5), (x + 3, y - 3.5), (x, y + 2.5)), _WHITE)

    def diamond(self, x: float, y: float) -> None:
        """The day by which a letter is uploaded."""
        self._mark(((x, y - 3.6), (x + 3.2, y), (x, y + 3.6), (x - 3.2, y)), BLACK)

    def _mark(self, corners: tuple[tuple[float, float], ...], fill: str) -> None:
        points = " ".join(f"{across:.1f},{down:.1f}" for across, down in corners)
        self.marks.append(Mark(points=points, fill=fill))


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
