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
from awaykit.plan.portfolio.chosen import Portfolio, cost_of
from awaykit.plan.rotation_dates import is_closed
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
    length: str = doc("Its weeks and their window: 4 wk, best")
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
    lines = []
    for planned in shown_rotations(plan):
        rotation, dates = planned.rotation, planned.dates
        ahead, span = _ahead(dossier, plan, planned), ""
        if dates:
            begins, ends = (f"{MONTHS[day.month - 1][:3]} {day.day}" for day in (dates.starts, dates.ends))
            year = f", {dates.starts.year}" if dates.starts.year != dates.ends.year else ""
            span = f"{begins}{year} – {ends}, {dates.ends.year}"
        days = [f"apply until {date_without_weekday(ahead.apply.last_day)}"] if ahead.apply else []
        if dates and ahead.final_week_from:
            days.append(f"final week {day_range(ahead.final_week_from, dates.ends)}")
        for letter in ahead.letters:
            if letter.dates.write_by:
                days.append(f"write by {date_without_weekday(letter.dates.write_by)}")
            if letter.dates.upload_by:
                days.append(f"upload by {date_without_weekday(letter.dates.upload_by)}")
        kind, worth = rotation.kind.value, service_yield(rotation)
        watching = kind if kind == "observership" else f"{kind}, watching only"
        working = f"hands-on {kind}" if rotation.hands_on else kind
        cost = cost_of(rotation, dossier.program_of(rotation))
        fee_only = ", fee only" if cost.is_fee_only else ""
        boxes = impact_boxes(dossier, plan, planned)
        doubts = [f"not {box.name}" for box in boxes if box.is_checked is False]
        doubts += [f"{box.name}?" for box in boxes if box.is_checked is None]
        line = RotationLine(
            name=", ".join(shortened(part, _MOST_OF_A_NAME) for part in (rotation.service, rotation.site)),
            days=day_range(dates.starts, dates.ends) if dates else "dates not known",
            sort=_sort_of(planned).value,
            ahead="; ".join(dict.fromkeys(days)) or "–",
            short_days=span,
            length=f"{dates.weeks} wk, {planned.window.value if planned.window else ''}" if dates else "",
            worth=f"{worth.level.value}; {watching if rotation.is_observer else working}",
            state=planned.phase.value if planned.has_begun else rotation.state.value,
            letter=_furthest_letter(planned, plan),
            cost="not known" if cost.dollars is None else f"${cost.dollars:,}{fee_only}",
            boxes=f"{sum(box.is_checked is True for box in boxes)} of {plan.guide.impact_boxes.value}",
            doubts=", ".join(doubts),
        )
        lines.append(line)
    return tuple(lines)


@dataclass(frozen=True, slots=True)
class _Ahead:
    """What a rotation still asks for: its application, its final week, its letters."""

    apply: Step | None
    final_week_from: date | None
    letters: list[LetterPlan]


def _ahead(dossier: Dossier, plan: Plan, planned: RotationPlan) -> _Ahead:
    """Applying is shown while it is still to do and the host still takes applications."""
    rotation, dates = planned.rotation, planned.dates
    step = plan.step(f"{StepKind.APPLY.value}:{rotation.id}")
    program = dossier.program_of(rotation)
    deadline = program.rotation.deadline if program and program.rotation else None
    is_done = step is None or step.state is StepState.DONE or step.last_day < plan.today
    is_settled = dates is not None and dates.ends >= plan.today and rotation.state.is_promised
    return _Ahead(
        apply=None if is_done or is_closed(planned.moment, deadline, plan.today) else step,
        final_week_from=dates.final_week_from if dates and is_settled else None,
        letters=[letter for letter in plan.letters_to_come if letter.rotation.id == rotation.id],
    )


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
    spans = []
    for number, planned in enumerate(shown, 1):
        if dates := planned.dates:
            ahead = _ahead(dossier, plan, planned)
            window = ahead.apply
            span = Span(
                number=number,
                name=names[planned.rotation.id],
                sort=_sort_of(planned),
                starts=dates.starts,
                ends=dates.ends,
                final_week_from=ahead.final_week_from,
                apply_from=max(window.due, plan.today - _LONGEST_LOOK_BACK) if window else None,
                apply_until=window.last_day if window else None,
                write_by=tuple(each.dates.write_by for each in ahead.letters if each.dates.write_by),
                upload_by=tuple(each.dates.upload_by for each in ahead.letters if each.dates.upload_by),
            )
            spans.append(span)
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
