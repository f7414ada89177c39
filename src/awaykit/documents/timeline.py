"""The picture of a season: rotations as bars, their letters, the days of the season, and today.

Pure geometry. Each rotation has a line of its own with its name before it, so that names never meet;
the names of the season's days stand in as many lines as they need. Gray, stripes and dashes tell the
bars apart, so that a black-and-white copy reads the same.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from awaykit.documents.text_widths import cut_to_width, text_width
from awaykit.documents.timeline_canvas import BAR, GRAY, SMALL, Canvas, Sort
from awaykit.documents.timeline_scale import Scale, axis_labels, scale_of, ticks
from awaykit.documents.timeline_shapes import Box, Label, Mark, Stroke
from awaykit.wording import MONTHS, month_and_day

WIDTH = 453.5
"""160 mm in points: the block of the page."""

_AREA_LEFT = 138.0
_SIZE = 8.0
_ROW, _LOW_ROW = 12.0, 10.0
_MANY = 8
"""More rotations than these stand in lower lines."""

_SEASON_LINE = 9.5
_LEGEND_LINE = 11.0
_LONGEST_SPAN = timedelta(days=5 * 366)
_FAR = timedelta(days=3 * 366)


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """One rotation with dates; `number` and `name` stand before its bar, `write_by` has one day a letter."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """The shapes; `left_out` are numbers of rotations long past, `has_season` whether its days are drawn."""

    height: float
    strokes: tuple[Stroke, ...]
    boxes: tuple[Box, ...]
    stripes: tuple[Stroke, ...]
    marks: tuple[Mark, ...]
    labels: tuple[Label, ...]
    left_out: tuple[int, ...]
    has_season: bool


def draw(spans: Sequence[Span], season: Sequence[tuple[str, date]], today: date) -> Picture:
    """The picture of `spans`, one line each in their order, and of the season's days, earliest first."""
    kept, days = _within_reach(spans, season, today)
    scale = scale_of(
        (today, *(day for span in kept for day in span.days), *(day for _, day in days)), _AREA_LEFT, WIDTH
    )
    canvas = Canvas()
    top = 3 * SMALL + 9
    row_height = _ROW if len(kept) <= _MANY else _LOW_ROW
    bottom = top + row_height * max(len(kept), 1)
    _axis(canvas, scale, top, bottom)
    for row, span in enumerate(kept):
        _span(canvas, scale, span, top + row_height * (row + 0.5))
    if not kept:
        canvas.label("No rotation with dates yet", 0, top + 9, size=_SIZE)
    _today(canvas, scale, today, (top, bottom))
    end = _season(canvas, scale, days, bottom)
    height = _legend(canvas, kept, end)
    return Picture(
        height=round(height, 1),
        strokes=tuple(canvas.strokes),
        boxes=tuple(canvas.boxes),
        stripes=tuple(canvas.stripes),
        marks=tuple(canvas.marks),
        labels=tuple(canvas.labels),
        left_out=tuple(span.number for span in spans if span not in kept),
        has_season=bool(days) or not season,
    )


def _within_reach(
    spans: Sequence[Span], season: Sequence[tuple[str, date]], today: date
) -> tuple[Sequence[Span], Sequence[tuple[str, date]]]:
    """What fits into five years: else rotations three years past are left out, then a season as far away."""
    if _length(spans, season, today) <= _LONGEST_SPAN:
        return spans, season
    near = [span for span in spans if span.ends >= today - _FAR]
    if _length(near, season, today) > _LONGEST_SPAN:
        last = max((today, *(span.ends for span in near)))
        if season and season[0][1] > last + _FAR:
            season = ()
    return near, season


def _length(spans: Sequence[Span], season: Sequence[tuple[str, date]], today: date) -> timedelta:
    days = (today, *(day for span in spans for day in span.days), *(day for _, day in season))
    return max(days) - min(days)


def _axis(canvas: Canvas, scale: Scale, top: float, bottom: float) -> None:
    canvas.labels += axis_labels(scale, 0, SMALL)
    canvas.stroke((scale.left, top - 1), (scale.right, top - 1))
    canvas.stroke((scale.left, bottom), (scale.right, bottom))
    for x in ticks(scale, SMALL):
        canvas.stroke((x, top - 1), (x, bottom), color=GRAY, width=0.3)


def _span(canvas: Canvas, scale: Scale, span: Span, middle: float) -> None:
    """A rotation's line: number and name, its time to apply, its bar, the days of its letters."""
    canvas.label(str(span.number), 9, middle + 2.8, size=_SIZE, anchor="end")
    name = cut_to_width(span.name, _SIZE, _AREA_LEFT - 12 - 6)
    canvas.label(name, 12, middle + 2.8, size=_SIZE)
    if span.apply_from and span.apply_until:
        canvas.window(scale.x(span.apply_from), scale.x_after(span.apply_until), middle)
    x, end = scale.x(span.starts), scale.x_after(span.ends)
    final = scale.x(span.final_week_from) if span.final_week_from else None
    canvas.bar(span.sort, (x, max(end - x, 2.0)), final, middle - BAR / 2)
    for day in dict.fromkeys(span.write_by):
        canvas.triangle(scale.x(day), middle)
    for day in dict.fromkeys(span.upload_by):
        canvas.diamond(scale.x(day), middle)


def _today(canvas: Canvas, scale: Scale, today: date, rows: tuple[float, float]) -> None:
    """The day of the picture, named between the axis and the first line."""
    top, bottom = rows
    words = f"Today, {month_and_day(today)}"
    width, x = text_width(words, SMALL), scale.x(today)
    middle = min(max(x, scale.left + width / 2), scale.right - width / 2)
    canvas.label(words, round(middle, 2), top - 4, anchor="middle")
    canvas.stroke((x, top - 2), (x, bottom), width=1.1, dash="3 1.5")


def _season(canvas: Canvas, scale: Scale, days: Sequence[tuple[str, date]], bottom: float) -> float:
    """Names of the season's days, to the left of their lines; gives the lower end.

    A name goes below all those before it that reach under it. So no line crosses a name: a name's own
    line stands at its right end, and the lines further to the right end above it.
    """
    placed: list[tuple[float, int]] = []
    lowest = 0
    for name, day in days:
        words = f"{name}, {MONTHS[day.month - 1][:3]} {day.day}"
        x = scale.x(day)
        left = x - 3 - text_width(words, SMALL)
        line = max((row + 1 for other, row in placed if other > left - 4), default=0)
        placed.append((x, line))
        lowest = max(lowest, line)
        y = bottom + 9 + _SEASON_LINE * line
        canvas.stroke((x, bottom), (x, y + 1), width=0.6)
        canvas.label(words, round(x - 2.5, 2), y, anchor="end")
    return bottom + (12 + _SEASON_LINE * lowest if days else 2)


def _legend(canvas: Canvas, spans: Sequence[Span], top: float) -> float:
    """What the signs mean, only those that are drawn; gives the lower end of the picture."""
    x, y = 0.0, top + 4
    for entry in _entries(spans):
        room = 17 + text_width(entry, SMALL) + 9
        if x and x + room > WIDTH:
            x, y = 0.0, y + _LEGEND_LINE
        _swatch(canvas, entry, x, y)
        canvas.label(entry, x + 17, y + 6.5)
        x += room
    return y + (_LEGEND_LINE if spans else 0)


def _entries(spans: Sequence[Span]) -> Iterator[str]:
    yield from (sort.value for sort in Sort if any(span.sort is sort for span in spans))
    signs = {
        _FINAL: any(span.final_week_from for span in spans),
        _APPLY: any(span.apply_from for span in spans),
        _WRITE: any(span.write_by for span in spans),
        _UPLOAD: any(span.upload_by for span in spans),
    }
    yield from (words for words, is_drawn in signs.items() if is_drawn)


_FINAL, _APPLY, _WRITE, _UPLOAD = "final week", "time to apply", "write letter by", "upload letter by"


def _swatch(canvas: Canvas, entry: str, x: float, y: float) -> None:
    middle = y + BAR / 2
    if entry == _APPLY:
        canvas.window(x + 1, x + 13, middle)
    elif entry == _WRITE:
        canvas.triangle(x + 7, middle)
    elif entry == _UPLOAD:
        canvas.diamond(x + 7, middle)
    elif entry == _FINAL:
        canvas.bar(Sort.HANDS_ON, (x, 14.0), x + 9, y)
    else:
        canvas.bar(Sort(entry), (x, 14.0), None, y)
