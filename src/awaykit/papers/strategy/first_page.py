"""Page 1 of the strategy summary: who, what stands and what lacks, the next three actions, the counts."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from awaykit.model.applicant import Applicant
from awaykit.model.dossier import Dossier
from awaykit.papers.paper import doc
from awaykit.papers.strategy.strategy_counts import Count
from awaykit.plan.applicant_status import status_on
from awaykit.plan.plan import Plan
from awaykit.plan.portfolio.candidates import next_steps
from awaykit.plan.portfolio.chosen import Portfolio
from awaykit.plan.steps import Step, StepKind, StepState
from awaykit.review.counts import counting, in_sight
from awaykit.season.season import Season
from awaykit.wording import date_without_weekday, listing, month_and_day, number_in_words, shortened

ACTIONS = 3
_MOST_CHARACTERS = 140


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One thing to do next."""

    when: str = doc("Its day, or that it is due now")
    is_late: bool = doc("Whether its last day is past")
    title: str = doc("What to do")
    whom: str = doc("Whom it concerns: Dr. Whitfield; empty for the applicant alone")
    why: str = doc("What the day follows from")


def status_words(applicant: Applicant, plan: Plan) -> str:
    """Student or graduate today, with the month of graduation; "status not known" where it isn't."""
    status = status_on(applicant, plan.today)
    if status is None:
        return "Status not known"
    words = status.value.capitalize()
    return f"{words} (graduation {applicant.graduated.in_words})" if applicant.graduated else words


def verdict(plan: Plan, portfolio: Portfolio, counts: Sequence[Count]) -> str:
    """One sentence: what stands, and what lacks most by the counts; for a season that is over, that."""
    season = plan.season
    if plan.today > season.match_day.value:
        return f"The Match of season {season.year} is over; these dates help no application any more."
    if plan.is_too_late_for_letters:
        return f"The rank list of season {season.year} was due; neither rotations nor letters help it now."
    lacking = next((count.lacking for count in counts if count.lacking), None)
    opened = "Submission is open. " if plan.today >= season.submits_from.value else ""
    if not counting(plan):
        best = "; page 2 names the best set of your candidates" if portfolio.sets else ""
        return f"{opened}You have no rotation yet, and that is what lacks most{best}."
    end = f"what lacks most: {lacking}" if lacking else "none of the counts below is short"
    return f"{opened}{_stands(plan)}; {end}."


def _stands(plan: Plan) -> str:
    """What there is: "You have two rotations, and three letters in sight"."""
    rotations, letters = counting(plan), in_sight(plan)
    words = f"You have {_number(len(rotations), 'rotation')}"
    return f"{words}, and {_number(len(letters), 'letter')} in sight" if letters else words


def _number(count: int, what: str) -> str:
    return f"{number_in_words(count)} {what if count == 1 else what + 's'}"


def season_words(dossier: Dossier, season: Season) -> str:
    """The season in words, and that it is supposed where the dossier names none."""
    supposed = "" if dossier.applicant.season is not None else ", supposed: your dossier names none"
    return f"{season.in_words}{supposed}"


def actions(dossier: Dossier, plan: Plan, counts: Sequence[Count]) -> tuple[Action, ...]:
    """The first three things to do of the agenda; confirmations of one rotation are one thing.

    What the counts lack comes before steps that are far away; without any rotation it comes first.
    """
    merged = [[step, *_further(step, plan)] for step in next_steps(dossier, plan)]
    near = [_action(steps, plan) for steps in merged if steps[0].state is not StepState.LATER]
    later = [_action(steps, plan) for steps in merged if steps[0].state is StepState.LATER]
    remedies = [_remedy(count) for count in counts if count.remedy and not plan.is_too_late_for_letters]
    if not counting(plan):
        near = [*(replace(first, when="Now") for first in remedies[:1]), *near]
        remedies = remedies[1:]
    return tuple((*near, *remedies, *later)[:ACTIONS])


def _remedy(count: Count) -> Action:
    return Action(
        when="Soon", is_late=False, title=count.remedy, whom="", why=f"Against the guide: {count.what}"
    )


def _further(first: Step, plan: Plan) -> tuple[Step, ...]:
    """The other confirmations of the same rotation and days."""
    if first.kind is not StepKind.CONFIRM:
        return ()
    alike = (first.place, first.due, first.until)
    return tuple(
        step
        for step in plan.to_do
        if step.kind is StepKind.CONFIRM and step is not first and (step.place, step.due, step.until) == alike
    )


def _action(steps: Sequence[Step], plan: Plan) -> Action:
    first = steps[0]
    title = first.title
    whom = "" if first.whom == "you" else first.whom
    if len(steps) > 1:
        everyone = listing(step.whom for step in steps)
        title, whom = title.replace(first.whom, everyone, 1), everyone
    return Action(
        when=_when(first, plan),
        is_late=first.state is StepState.OVERDUE,
        title=shortened(title, _MOST_CHARACTERS),
        whom=whom,
        why=first.why,
    )


def _when(step: Step, plan: Plan) -> str:
    expected = " (expected)" if step.is_expected and not step.title.endswith("(expected)") else ""
    if step.state is StepState.OVERDUE:
        return f"Was due {_day(step.last_day, plan)}{expected}"
    if step.state is StepState.NOW:
        if step.until is None:
            return "Now"
        return "Today" if step.until == plan.today else f"By {_day(step.until, plan)}{expected}"
    return f"{'From ' if step.until else ''}{_day(step.due, plan)}{expected}"


def _day(day: date, plan: Plan) -> str:
    return month_and_day(day) if day.year == plan.today.year else date_without_weekday(day)
