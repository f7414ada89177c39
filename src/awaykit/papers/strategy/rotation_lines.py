"""The rotations of the summary: as bars of the picture, as rows of its tables, as sets to choose."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from awaykit.model.dossier import Dossier
from awaykit.model.rotations import RotationState
from awaykit.papers.paper import doc
from awaykit.papers.strategy.timeline import Sort, Span, Timeline, draw, within_reach
from awaykit.plan.letters import LetterPlan, LetterState
from awaykit.plan.plan import Plan
from awaykit.plan.portfolio.chosen import Portfolio
from awaykit.plan.portfolio.costs import cost_of
from awaykit.plan.rotation_dates import Phase, is_closed
from awaykit.plan.rotation_plan import RotationPlan
from awaykit.plan.service_yield import impact_boxes, service_yield
from awaykit.plan.steps import Step, StepKind, StepState
from awaykit.season.season import DATE_NAMES
from awaykit.wording import (
    MONTHS,
    counted,
    date_without_weekday,
    day_range,
    days_in_prose,
    listing,
    shortened,
)

_MOST_ROTATIONS = 12
_MOST_OF_A_NAME = 42
_BEGUN = (Phase.UNDER_WAY, Phase.DONE)
_SORTS = {
    "candidate": (Sort.HANDS_ON_CANDIDATE, Sort.OBSERVER_CANDIDATE),
    "asked": (Sort.HANDS_ON_ASKED, Sort.OBSERVER_ASKED),
    "settled": (Sort.HANDS_ON, Sort.OBSERVER),
}
_DAY_NAMES = {
    "opens": "MyERAS opens",
    "token_day": "Tokens for IMGs",
    "submits_from": "Submission",
    "earliest_review": "Review",
    "rank_list_due": "Rank list due",
    "match_day": "Match Day",
}
"""The days of the season that are drawn, with their names there."""

_LONGEST_LOOK_BACK = timedelta(days=92)
"""How much of a time to apply that began long ago is drawn."""

_PLAIN_SCRIPTS = (
    *("LATIN", "GREEK", "CYRILLIC", "ARMENIAN", "GEORGIAN"),
    *("CJK", "HIRAGANA", "KATAKANA", "HANGUL"),
)
"""As Unicode begins the names of their letters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RotationLine:
    """One rotation; its place in the list, from 1 on, is its number in picture and tables."""

    name: str = doc("Service and hospital")
    days: str = doc("First and last day, or that they are not known")
    sort: str = doc("What it is: hands-on, candidate")
    ahead: str = doc("When to apply, its final week, and by when its letters are due; – for nothing")
    short_days: str = doc("The days as a narrow column has them; empty where they are not known")
    length: str = doc("Its weeks and the window they lie in: 4 wk, best")
    worth: str = doc("Yield of its service, and its role: high; hands-on elective")
    state: str = doc("candidate, applied, offered, confirmed, under way, done")
    letter: str = doc("How far its furthest letter is: letter agreed; empty for a candidate")
    cost: str = doc("Its costs as far as known: $3,500")
    boxes: str = doc("How many of the four boxes are checked: 3 of 4")
    doubts: str = doc("The boxes that are not checked, and with ? those not known: not inpatient, letter?")


def shown_rotations(plan: Plan) -> tuple[RotationPlan, ...]:
    """The rotations of the summary, at most twelve, by first day: what is settled before candidates.

    Cancelled ones are left out. Their place here, from 1 on, is their number in picture and tables.
    """
    held = sorted(_not_cancelled(plan), key=lambda each: each.rotation.state is RotationState.CANDIDATE)
    by_first_day = held[:_MOST_ROTATIONS]
    by_first_day.sort(key=lambda each: (each.dates is None, each.rotation.starts or date.max))
    return tuple(by_first_day)


def _not_cancelled(plan: Plan) -> list[RotationPlan]:
    return [each for each in plan.rotations.values() if each.rotation.state is not RotationState.CANCELLED]


def rotation_lines(dossier: Dossier, plan: Plan) -> tuple[RotationLine, ...]:
    """A row for each rotation of the picture, in its order."""
    return tuple(_line(dossier, plan, each) for each in shown_rotations(plan))


def _line(dossier: Dossier, plan: Plan, planned: RotationPlan) -> RotationLine:
    rotation, dates = planned.rotation, planned.dates
    window = _application(dossier, planned, plan)
    ahead = [f"apply until {date_without_weekday(window.last_day)}"] if window else []
    if dates and _has_final_week(planned, plan):
        ahead.append(f"final week {day_range(dates.final_week_from, dates.ends)}")
    for letter in _letters_to_come(planned, plan):
        if letter.dates.write_by:
            ahead.append(f"write by {date_without_weekday(letter.dates.write_by)}")
        if letter.dates.upload_by:
            ahead.append(f"upload by {date_without_weekday(letter.dates.upload_by)}")
    kind, worth, boxes = (
        rotation.kind.value,
        service_yield(rotation),
        impact_boxes(dossier, plan, planned),
    )
    watching = kind if kind == "observership" else f"{kind}, watching only"
    working = f"hands-on {kind}" if rotation.hands_on else kind
    cost = cost_of(rotation, dossier.program_of(rotation))
    dollars = "not known" if cost.dollars is None else f"${cost.dollars:,}"
    return RotationLine(
        name=f"{shortened(rotation.service, _MOST_OF_A_NAME)}, {shortened(rotation.site, _MOST_OF_A_NAME)}",
        days=day_range(dates.starts, dates.ends) if dates else "dates not known",
        sort=_sort_of(planned).value,
        ahead="; ".join(dict.fromkeys(ahead)) or "–",
        short_days=_short_days(dates.starts, dates.ends) if dates else "",
        length=f"{dates.weeks} wk, {planned.window.value if planned.window else ''}" if dates else "",
        worth=f"{worth.level.value}; {watching if rotation.is_observer else working}",
        state=planned.phase.value if planned.phase in _BEGUN else rotation.state.value,
        letter=_furthest_letter(planned, plan),
        cost=f"{dollars}, fee only" if cost.is_fee_only and cost.dollars is not None else dollars,
        boxes=f"{sum(box.is_checked is True for box in boxes)} of {plan.guide.impact_boxes.value}",
        doubts=", ".join(
            (
                *(f"not {box.name}" for box in boxes if box.is_checked is False),
                *(f"{box.name}?" for box in boxes if box.is_checked is None),
            )
        ),
    )


def _short_days(first: date, last: date) -> str:
    """The days as a narrow column has them: "Sep 28 – Oct 23, 2026"."""
    begins, ends = (f"{MONTHS[day.month - 1][:3]} {day.day}" for day in (first, last))
    year = f", {first.year}" if first.year != last.year else ""
    return f"{begins}{year} – {ends}, {last.year}"


def _furthest_letter(planned: RotationPlan, plan: Plan) -> str:
    """How far the furthest letter is: "letter agreed"; that nobody is named, or that all refused."""
    if planned.rotation.state is RotationState.CANDIDATE:
        return ""
    letters = plan.letters_of(planned.rotation.id)
    if not letters:
        return "no writer yet"
    open_ones = [letter.state for letter in letters if not letter.state.is_refused]
    return f"letter {max(open_ones, key=list(LetterState).index).value}" if open_ones else "letter refused"


def _sort_of(planned: RotationPlan) -> Sort:
    state = planned.rotation.state
    is_candidate = state is RotationState.CANDIDATE
    how = "candidate" if is_candidate else "asked" if state.is_unconfirmed else "settled"
    return _SORTS[how][planned.rotation.is_observer]


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


def chosen_sets(plan: Plan, portfolio: Portfolio) -> tuple[tuple[str, str], ...]:
    """The best sets of candidates, none where nothing is to be chosen.

    Of each its rotations with their numbers, and what it costs and gives up: the best set against the
    guide, the others against the best.
    """
    numbers = {each.rotation.id: number for number, each in enumerate(shown_rotations(plan), 1)}
    sets = []
    for row, chosen in enumerate(portfolio.sets):
        about_sets = [each for each in chosen.gives_up if "set 1" in each.lower() or "set 2" in each.lower()]
        if row == 0:
            gives_up = [each for each in chosen.gives_up if each not in about_sets]
        else:
            told = about_sets[1:2] or about_sets[:1]
            gives_up = [each.replace("set 1", "the best set") for each in told]
        unknown = f", and {counted(len(chosen.without_estimate), 'rotation')} without an estimate"
        cost = f"${chosen.cost:,}{unknown if chosen.without_estimate else ''}."
        rotations = [each.planned.rotation for each in chosen.candidates]
        if rotations:
            named = (
                f"{each.site} (no. {numbers[each.id]})" if each.id in numbers else each.site
                for each in rotations
            )
            sets.append((listing(named), " ".join((cost, *gives_up))))
    return tuple(sets)


def timeline(dossier: Dossier, plan: Plan) -> tuple[Timeline, tuple[str, ...]]:
    """The picture of the plan, and notes on what it leaves out and what is only projected."""
    shown = shown_rotations(plan)
    names = _names(shown)
    spans = [
        _span(number, names[each.rotation.id], dossier, each, plan)
        for number, each in enumerate(shown, 1)
        if each.dates
    ]
    season = [(name, getattr(plan.season, key).value) for key, name in _DAY_NAMES.items()]
    season.sort(key=lambda day: day[1])
    near, days = within_reach(spans, season, plan.today)
    submits, match = plan.season.submits_from.value, plan.season.match_day.value
    opens = (
        f"Submission opens on {date_without_weekday(submits)}, Match Day is {date_without_weekday(match)}."
    )
    told = [
        f"{shortened(each.rotation.site, 40)}, {days_in_prose(each.dates.starts, each.dates.ends)}"
        for each in shown
        if each.dates
    ]
    about = f"{counted(len(told), 'rotation')}: {'; '.join(told)}." if told else "No rotation has dates yet."
    title = f"Timeline as of {date_without_weekday(plan.today)}. {about} {opens}"

    def notes() -> Iterator[str]:
        projected = [key for key in _DAY_NAMES if getattr(plan.season, key).is_projected]
        if days and len(projected) == len(_DAY_NAMES):
            yield "The days of the season are projected: nobody has announced them yet."
        elif days and projected:
            keys = ("reviews_from" if key == "earliest_review" else key for key in projected)
            yield f"Projected: {listing(DATE_NAMES[key] for key in keys)}."
        if not days:
            yield f"The season lies beyond the picture: {opens}"
        if left_out := [str(span.number) for span in spans if span not in near]:
            yield f"Long past, so not drawn: {listing(left_out)}."
        if undated := [str(number) for number, each in enumerate(shown, 1) if each.dates is None]:
            yield f"Without dates, so not drawn: {listing(undated)}."
        if more := len(_not_cancelled(plan)) - len(shown):
            yield f"Not shown: {counted(more, 'more rotation')}."

    return draw(near, days, plan.today, title), tuple(notes())


def _names(shown: Sequence[RotationPlan]) -> dict[str, str]:
    """The hospital before each bar; the service where it isn't the only one of its name or can't be drawn.

    Where two services have one name too, their towns come before them.
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


def is_drawn_letter_by_letter(words: str) -> bool:
    """Whether a picture can show the words: its letters are set one by one, from left to right.

    Scripts whose letters join, turn or stack (Arabic, Hebrew, Devanagari, Thai) would come out wrong.
    """
    letters = (character for character in unicodedata.normalize("NFC", words) if character.isalpha())
    return all(unicodedata.name(letter, "").startswith(_PLAIN_SCRIPTS) for letter in letters)


def _span(number: int, name: str, dossier: Dossier, planned: RotationPlan, plan: Plan) -> Span:
    dates, window = planned.dates, _application(dossier, planned, plan)
    if dates is None:
        raise ValueError("only rotations with dates are drawn")
    letters = _letters_to_come(planned, plan)
    return Span(
        number=number,
        name=name,
        sort=_sort_of(planned),
        starts=dates.starts,
        ends=dates.ends,
        final_week_from=dates.final_week_from if _has_final_week(planned, plan) else None,
        apply_from=max(window.due, plan.today - _LONGEST_LOOK_BACK) if window else None,
        apply_until=window.last_day if window else None,
        write_by=tuple(each.dates.write_by for each in letters if each.dates.write_by),
        upload_by=tuple(each.dates.upload_by for each in letters if each.dates.upload_by),
    )
