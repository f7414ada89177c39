"""The timeline of one plan: which rotations and days its picture and its table hold."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from awaykit.documents.text_widths import is_drawn_letter_by_letter
from awaykit.documents.timeline import WIDTH, Picture, Span, draw
from awaykit.documents.timeline_canvas import Sort
from awaykit.documents.timeline_shapes import RotationFact, SeasonFact, Timeline
from awaykit.model.dossier import Dossier
from awaykit.model.rotations import RotationState
from awaykit.planning.letters import LetterPlan, LetterState
from awaykit.planning.plan import Plan
from awaykit.planning.rotation_plan import RotationPlan
from awaykit.planning.rotation_steps import named
from awaykit.planning.steps import Step, StepKind, StepState
from awaykit.planning.windows import is_closed
from awaykit.season.season import DATE_NAMES
from awaykit.wording import (
    counted,
    date_in_words,
    date_without_weekday,
    day_range,
    days_in_prose,
    listing,
    shortened,
)

MOST_ROTATIONS = 12
_PROMISED = (RotationState.OFFERED, RotationState.CONFIRMED)
_HOPED_FOR = (RotationState.APPLIED, RotationState.OFFERED)
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
    spans = [_span(number, each, plan, names, windows[each.rotation.id]) for number, each in rows]
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
    if rotation.state in _HOPED_FOR:
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


def _span(number: int, planned: RotationPlan, plan: Plan, names: dict[str, str], window: Step | None) -> Span:
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
    return is_ahead and planned.rotation.state in _PROMISED


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
