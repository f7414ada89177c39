"""The months of the plan as a picture, and as a table with the same facts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from awaykit.model.dossier import Dossier
from awaykit.model.rotations import RotationState
from awaykit.papers.strategy.timeline_drawing import (
    BAR,
    GRAY,
    SMALL,
    Box,
    Canvas,
    Label,
    Mark,
    RotationFact,
    Scale,
    SeasonFact,
    Sort,
    Stroke,
    Timeline,
    axis_labels,
    cut_to_width,
    is_drawn_letter_by_letter,
    scale_of,
    text_width,
    ticks,
)
from awaykit.plan.letters import LetterPlan, LetterState
from awaykit.plan.plan import Plan
from awaykit.plan.rotation_dates import is_closed
from awaykit.plan.rotation_plan import RotationPlan
from awaykit.plan.rotation_steps import named
from awaykit.plan.steps import Step, StepKind, StepState
from awaykit.season.season import DATE_NAMES
from awaykit.wording import (
    MONTHS,
    counted,
    date_in_words,
    date_without_weekday,
    day_range,
    days_in_prose,
    listing,
    month_and_day,
    shortened,
)

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


MOST_ROTATIONS = 12
_DRAWN_DAYS = ("opens", "token_day", "submits_from", "reviews_from", "rank_list_due", "match_day")
_SHORT = {
    "opens": "MyERAS opens",
    "token_day": "Tokens for IMGs",
    "submits_from": "Submission",
    "reviews_from": "Review",
    "rank_list_due": "Rank list due",
    "match_day": "Match Day",
}
_LONGEST_LOOK_BACK = timedelta(days=92)
"""How much of a time to apply that began long ago is drawn."""


def shown_rotations(plan: Plan) -> tuple[RotationPlan, ...]:
    """The rotations of the summary, at most twelve, by first day: what is settled before candidates.

    Cancelled ones are left out. Their place here, from 1 on, is their number in picture and tables.
    """
    held = [each for each in plan.rotations.values() if each.rotation.state is not RotationState.CANCELLED]
    held.sort(key=lambda each: each.rotation.state is RotationState.CANDIDATE)
    return tuple(sorted(held[:MOST_ROTATIONS], key=_by_first_day))


def not_shown(plan: Plan) -> int:
    """How many rotations are neither shown nor cancelled."""
    held = [each for each in plan.rotations.values() if each.rotation.state is not RotationState.CANCELLED]
    return max(len(held) - MOST_ROTATIONS, 0)


def timeline(dossier: Dossier, plan: Plan) -> Timeline:
    """The picture and the table of the plan."""
    shown = shown_rotations(plan)
    rows = [(number, each) for number, each in enumerate(shown, 1) if each.dates]
    windows = {each.rotation.id: _application(dossier, each, plan) for each in shown}
    names = _names(shown)
    spans = [_span_of_month(number, each, plan, names, windows[each.rotation.id]) for number, each in rows]
    season = _season_days(plan)
    picture = draw(spans, season, plan.today)
    return Timeline(
        width=WIDTH,
        height=picture.height,
        title=_title(plan, shown),
        strokes=picture.strokes,
        boxes=picture.boxes,
        stripes=picture.stripes,
        marks=picture.marks,
        labels=picture.labels,
        notes=tuple(_notes(plan, shown, picture)),
        rotations=tuple(
            _fact(number, each, plan, windows[each.rotation.id]) for number, each in enumerate(shown, 1)
        ),
        season=tuple(_season_facts(plan)),
        today=date_in_words(plan.today),
    )


def sort_of(planned: RotationPlan) -> Sort:
    """What the rotation's bar stands for."""
    rotation = planned.rotation
    if rotation.state is RotationState.CANDIDATE:
        return Sort.OBSERVER_CANDIDATE if rotation.is_observer else Sort.HANDS_ON_CANDIDATE
    if rotation.state.is_unconfirmed:
        return Sort.OBSERVER_ASKED if rotation.is_observer else Sort.HANDS_ON_ASKED
    return Sort.OBSERVER if rotation.is_observer else Sort.HANDS_ON


def _by_first_day(planned: RotationPlan) -> tuple[bool, date]:
    starts = planned.rotation.starts
    return (planned.dates is None, starts or date.max)


def _names(shown: Sequence[RotationPlan]) -> dict[str, str]:
    """The hospital before each bar; the service where one stands twice or its script can't be drawn.

    Where two services have one name too, their towns stand before them.
    """
    sites = [each.rotation.site for each in shown]
    names = {}
    for each in shown:
        rotation = each.rotation
        is_unclear = sites.count(rotation.site) > 1 or not is_drawn_letter_by_letter(rotation.site)
        name = rotation.service if is_unclear else rotation.site
        names[rotation.id] = name if is_drawn_letter_by_letter(name) else rotation.kind.value
    given = list(names.values())
    for each in shown:
        name, town = names[each.rotation.id], each.rotation.city or ""
        if given.count(name) > 1 and town and is_drawn_letter_by_letter(town):
            names[each.rotation.id] = f"{town}: {name}"
    return names


def _span_of_month(
    number: int, planned: RotationPlan, plan: Plan, names: dict[str, str], window: Step | None
) -> Span:
    rotation, dates = planned.rotation, planned.dates
    if dates is None:
        raise ValueError("only rotations with dates are drawn")
    letters = _letters_to_come(planned, plan)
    return Span(
        number=number,
        name=names[rotation.id],
        sort=sort_of(planned),
        starts=dates.starts,
        ends=dates.ends,
        final_week_from=dates.final_week_from if _has_final_week(planned, plan) else None,
        apply_from=max(window.due, plan.today - _LONGEST_LOOK_BACK) if window else None,
        apply_until=window.last_day if window else None,
        write_by=tuple(each.dates.write_by for each in letters if each.dates.write_by),
        upload_by=tuple(each.dates.upload_by for each in letters if each.dates.upload_by),
    )


def _application(dossier: Dossier, planned: RotationPlan, plan: Plan) -> Step | None:
    """The step of applying for it while that is still to do, and the host still takes applications."""
    step = plan.step(f"{StepKind.APPLY.value}:{planned.rotation.id}")
    program = dossier.program_of(planned.rotation)
    deadline = program.rotation.deadline if program and program.rotation else None
    if step is None or step.state is StepState.DONE or step.last_day < plan.today:
        return None
    return None if is_closed(planned.moment, deadline, plan.today) else step


def _has_final_week(planned: RotationPlan, plan: Plan) -> bool:
    is_ahead = planned.dates is not None and planned.dates.ends >= plan.today
    return is_ahead and planned.rotation.state.is_promised


def _letters_to_come(planned: RotationPlan, plan: Plan) -> list[LetterPlan]:
    if plan.is_too_late_for_letters:
        return []
    return [
        letter
        for letter in plan.letters_of(planned.rotation.id)
        if not letter.state.is_refused and letter.state is not LetterState.UPLOADED
    ]


def _season_days(plan: Plan) -> list[tuple[str, date]]:
    days = []
    for key in _DRAWN_DAYS:
        held = plan.season.earliest_review if key == "reviews_from" else getattr(plan.season, key)
        days.append((_SHORT[key], held.value))
    return sorted(days, key=lambda day: day[1])


def _fact(number: int, planned: RotationPlan, plan: Plan, window: Step | None) -> RotationFact:
    dates = planned.dates
    final = dates and _has_final_week(planned, plan)
    return RotationFact(
        number=number,
        name=named(planned.rotation),
        days=day_range(dates.starts, dates.ends) if dates else "dates not known",
        sort=sort_of(planned).value,
        apply=f"until {date_without_weekday(window.last_day)}" if window else "",
        final_week=day_range(dates.final_week_from, dates.ends) if final and dates else "",
        letters="; ".join(dict.fromkeys(_letter_days(_letters_to_come(planned, plan)))),
    )


def _letter_days(letters: Sequence[LetterPlan]) -> Iterator[str]:
    for letter in letters:
        if letter.dates.write_by:
            yield f"write by {date_without_weekday(letter.dates.write_by)}"
        if letter.dates.upload_by:
            yield f"upload by {date_without_weekday(letter.dates.upload_by)}"


def _season_facts(plan: Plan) -> Iterator[SeasonFact]:
    for name, day in plan.season.named():
        yield SeasonFact(name=name, day=date_without_weekday(day.value), sure=day.confidence.value)


def _title(plan: Plan, shown: Sequence[RotationPlan]) -> str:
    """The picture in a sentence or two, for those who hear the page."""
    dated = [each for each in shown if each.dates]
    told = [
        f"{shortened(each.rotation.site, 40)}, {days_in_prose(each.dates.starts, each.dates.ends)}"
        for each in dated
        if each.dates
    ]
    rotations = (
        f"{counted(len(dated), 'rotation')}: {'; '.join(told)}." if told else "No rotation has dates yet."
    )
    return f"Timeline as of {date_without_weekday(plan.today)}. {rotations} {_season_in_title(plan)}"


def _season_in_title(plan: Plan) -> str:
    submits, match = plan.season.submits_from.value, plan.season.match_day.value
    return f"Submission opens on {date_without_weekday(submits)}, Match Day is {date_without_weekday(match)}."


def _notes(plan: Plan, shown: Sequence[RotationPlan], picture: Picture) -> Iterator[str]:
    projected = [
        key
        for key in _DRAWN_DAYS
        if (plan.season.earliest_review if key == "reviews_from" else getattr(plan.season, key)).is_projected
    ]
    if picture.has_season and projected:
        named_ones = listing(DATE_NAMES[key] for key in projected)
        all_of_them = len(projected) == len(_DRAWN_DAYS)
        what = "The days of the season are projected" if all_of_them else f"Projected: {named_ones}"
        yield f"{what}: nobody has announced them yet." if all_of_them else f"{what}."
    if not picture.has_season:
        yield f"The season lies beyond the picture: {_season_in_title(plan)}"
    if picture.left_out:
        yield f"Long past, so not drawn: {listing(str(number) for number in picture.left_out)}."
    undated = [str(number) for number, each in enumerate(shown, 1) if each.dates is None]
    if undated:
        yield f"Without dates, so not drawn: {listing(undated)}."
    if more := not_shown(plan):
        yield f"Not shown: {counted(more, 'more rotation')}."
