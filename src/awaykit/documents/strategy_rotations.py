"""Rotations compared: a row each with dates, yield, role, letter and cost; and the best set in short."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from awaykit.documents.paper import told
from awaykit.documents.strategy_timeline import shown_rotations
from awaykit.model.dossier import Dossier
from awaykit.model.rotations import RotationState
from awaykit.planning.impact_boxes import impact_boxes
from awaykit.planning.letters import LetterState
from awaykit.planning.plan import Plan
from awaykit.planning.portfolio.chosen import Portfolio, RotationSet
from awaykit.planning.portfolio.costs import cost_of
from awaykit.planning.rotation_dates import Phase
from awaykit.planning.rotation_plan import RotationPlan
from awaykit.planning.service_yield import service_yield
from awaykit.wording import MONTHS, counted, listing, shortened

_MOST_OF_A_NAME = 42
_BEGUN = (Phase.UNDER_WAY, Phase.DONE)


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedRotation:
    """One row."""

    number: int = told("Its number in the picture")
    service: str = told("The service")
    site: str = told("The hospital")
    state: str = told("candidate, applied, offered, confirmed, under way, done")
    days: str = told("First and last day; empty where they are not known")
    weeks: int = told("Whole weeks; 0 where the days are not known")
    window: str = told("best, acceptable, older or late; empty without dates")
    service_yield: str = told("high, moderate, low or unknown")
    yield_why: str = told("Why: inpatient ward")
    role: str = told("hands-on elective, observership")
    letter: str = told("How far its furthest letter is: letter agreed; empty for a candidate")
    cost: str = told("Its costs as far as known: $3,500")
    boxes: str = told("How many of the four boxes are checked: 3 of 4")
    doubts: str = told("The boxes that are not checked, and with ? those not known: not inpatient, letter?")


@dataclass(frozen=True, slots=True, kw_only=True)
class ChosenSet:
    """A set of candidates, in short."""

    rotations: str = told("Its rotations as a phrase, each with its number")
    cost: str = told("What they cost together, as far as known")
    points: int = told("Its points")
    gives_up: str = told("What it gives up, in a sentence or two; empty for nothing")


def compared_rotations(dossier: Dossier, plan: Plan) -> tuple[ComparedRotation, ...]:
    """A row for each rotation of the picture, in its order."""
    return tuple(
        _compared(dossier, plan, number, each) for number, each in enumerate(shown_rotations(plan), 1)
    )


def chosen_sets(plan: Plan, portfolio: Portfolio) -> tuple[ChosenSet, ...]:
    """The best sets of candidates, none where nothing is to be chosen."""
    numbers = {each.rotation.id: number for number, each in enumerate(shown_rotations(plan), 1)}
    return tuple(_chosen(each, numbers, row) for row, each in enumerate(portfolio.sets) if each.candidates)


def _compared(dossier: Dossier, plan: Plan, number: int, planned: RotationPlan) -> ComparedRotation:
    rotation, dates = planned.rotation, planned.dates
    worth = service_yield(rotation)
    boxes = impact_boxes(dossier, plan, planned)
    checked = sum(box.is_checked is True for box in boxes)
    cost = cost_of(rotation, dossier.program_of(rotation))
    return ComparedRotation(
        number=number,
        service=shortened(rotation.service, _MOST_OF_A_NAME),
        site=shortened(rotation.site, _MOST_OF_A_NAME),
        state=planned.phase.value if planned.phase in _BEGUN else rotation.state.value,
        days=_short_days(dates.starts, dates.ends) if dates else "",
        weeks=dates.weeks if dates else 0,
        window=planned.window.value if planned.window else "",
        service_yield=worth.level.value,
        yield_why=worth.why,
        role=_role(planned),
        letter=_letter(planned, plan),
        cost=_cost(cost.dollars, is_fee_only=cost.is_fee_only),
        boxes=f"{checked} of {plan.guide.impact_boxes.value}",
        doubts=", ".join(
            (
                *(f"not {box.name}" for box in boxes if box.is_checked is False),
                *(f"{box.name}?" for box in boxes if box.is_checked is None),
            )
        ),
    )


def _short_days(first: date, last: date) -> str:
    """The days as a narrow column has them: "Sep 28 – Oct 23, 2026"."""
    year = f", {first.year}" if first.year != last.year else ""
    return f"{_day(first)}{year} – {_day(last)}, {last.year}"


def _day(day: date) -> str:
    return f"{MONTHS[day.month - 1][:3]} {day.day}"


def _role(planned: RotationPlan) -> str:
    kind = planned.rotation.kind.value
    if not planned.rotation.is_observer:
        return f"hands-on {kind}" if planned.rotation.hands_on else kind
    return kind if kind == "observership" else f"{kind}, watching only"


def _letter(planned: RotationPlan, plan: Plan) -> str:
    """How far the furthest letter is: "letter agreed"; that nobody is named, or that all refused."""
    if planned.rotation.state is RotationState.CANDIDATE:
        return ""
    letters = plan.letters_of(planned.rotation.id)
    if not letters:
        return "no writer yet"
    open_ones = [letter.state for letter in letters if not letter.state.is_refused]
    if not open_ones:
        return "letter refused"
    return f"letter {max(open_ones, key=list(LetterState).index).value}"


def _cost(dollars: int | None, *, is_fee_only: bool) -> str:
    if dollars is None:
        return "not known"
    return f"${dollars:,}, fee only" if is_fee_only else f"${dollars:,}"


def _chosen(chosen: RotationSet, numbers: dict[str, int], row: int) -> ChosenSet:
    named = [_named(each.planned, numbers) for each in chosen.candidates]
    unknown = f", and {counted(len(chosen.without_estimate), 'rotation')} without an estimate"
    return ChosenSet(
        rotations=listing(named),
        cost=f"${chosen.cost:,}" + (unknown if chosen.without_estimate else ""),
        points=chosen.score,
        gives_up=" ".join(_gives_up(chosen.gives_up, row)),
    )


def _gives_up(sentences: Sequence[str], row: int) -> Iterator[str]:
    """Of the best set what it lacks against the guide; of the others what the best has more."""
    about_sets = [each for each in sentences if _speaks_of_a_set(each)]
    if row == 0:
        yield from (each for each in sentences if each not in about_sets)
    else:
        yield from (each.replace("set 1", "the best set") for each in about_sets[1:2] or about_sets[:1])


def _speaks_of_a_set(sentence: str) -> bool:
    return "set 1" in sentence.lower() or "set 2" in sentence.lower()


def _named(planned: RotationPlan, numbers: dict[str, int]) -> str:
    number = numbers.get(planned.rotation.id)
    name = f"{planned.rotation.site}"
    return f"{name} (no. {number})" if number else name
