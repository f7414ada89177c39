"""Steps of the agenda that are owed to the host's office: arrival, thanks, evaluation or certificate.

Each is an e-mail. It is done once it stands among the program's messages; past its days it is left
out rather than held against the applicant, since few record such mails.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from awaykit.model.programs import Program
from awaykit.model.rotations import RotationState
from awaykit.planning.correspondence import days_sent
from awaykit.planning.host_steps import whom
from awaykit.planning.rotation_dates import RotationDates
from awaykit.planning.rotation_plan import RotationPlan
from awaykit.planning.rotation_steps import named
from awaykit.planning.steps import Frame, Step, StepKind, StepState
from awaykit.planning.workdays import next_working_day, working_day_on_or_after, working_day_on_or_before
from awaykit.wording import date_in_words

_ONE_DAY = timedelta(days=1)


def courtesy_steps(plan: RotationPlan, program: Program | None, frame: Frame) -> Iterator[Step]:
    """What a confirmed rotation with its dates owes the host's office, before and after."""
    dates = plan.dates
    if plan.rotation.state is not RotationState.CONFIRMED or dates is None:
        return
    called = _whom(plan, program)
    for step in (
        _arrival_step(plan, dates, called, frame, days_sent(program, StepKind.ARRIVAL)),
        _thanks_step(plan, dates, called, frame, days_sent(program, StepKind.TEAM_THANKS, "thanks")),
        _evaluation_step(plan, dates, called, frame, days_sent(program, StepKind.EVALUATION, "certificate")),
    ):
        if step and (step.state is StepState.DONE or frame.today <= step.last_day):
            yield step


def _arrival_step(
    plan: RotationPlan, dates: RotationDates, called: str, frame: Frame, sent: tuple[date, ...]
) -> Step:
    days, first_day = frame.guide.arrival_days_before.value, plan.arrives_on or dates.starts
    due = working_day_on_or_before(first_day - timedelta(days=days))
    earliest = due - timedelta(days=frame.guide.near_days.value)
    done = [day for day in sent if earliest <= day <= first_day]
    return frame.step(
        StepKind.ARRIVAL,
        plan.rotation.id,
        due=min(done, default=due),
        until=None if done else first_day - _ONE_DAY,
        whom=called,
        title=f"Write ahead of your arrival: {named(plan.rotation)}",
        why=f"{'You arrive' if plan.arrives_on else 'The rotation begins'} on {date_in_words(first_day)}; "
        "a badge and access take days.",
        paper="arrival",
        state=StepState.DONE if done else None,
        place=plan.place,
    )


def _thanks_step(
    plan: RotationPlan, dates: RotationDates, called: str, frame: Frame, sent: tuple[date, ...]
) -> Step:
    due = next_working_day(dates.ends)
    done = [day for day in sent if day >= dates.ends]
    return frame.step(
        StepKind.TEAM_THANKS,
        plan.rotation.id,
        due=min(done, default=due),
        until=None if done else max(due, dates.ends + timedelta(days=frame.guide.thank_within_days.value)),
        whom=called,
        title=f"Thank the team and the office: {named(plan.rotation)}",
        why=f"The rotation {_ends(dates, frame)} on {date_in_words(dates.ends)}.",
        paper="team-thanks",
        state=StepState.DONE if done else None,
        place=plan.place,
    )


def _evaluation_step(
    plan: RotationPlan, dates: RotationDates, called: str, frame: Frame, sent: tuple[date, ...]
) -> Step | None:
    """Where the host evaluates, its evaluation; an observer, whom nobody evaluates, a certificate."""
    has_evaluation = plan.rotation.team.evaluation is True
    if not has_evaluation and not plan.rotation.is_observer:
        return None
    days = frame.guide.evaluation_days_after.value
    due = working_day_on_or_after(dates.ends + timedelta(days=days.least))
    done = [day for day in sent if day >= dates.ends]
    return frame.step(
        StepKind.EVALUATION,
        plan.rotation.id,
        due=min(done, default=due),
        until=None if done else max(due, dates.ends + timedelta(days=days.most)),
        whom=called,
        title=f"Ask for the {'evaluation' if has_evaluation else 'certificate'}: {named(plan.rotation)}",
        why=f"The rotation {_ends(dates, frame)} on {date_in_words(dates.ends)}.",
        paper="evaluation",
        state=StepState.DONE if done else None,
        place=plan.place,
    )


def _ends(dates: RotationDates, frame: Frame) -> str:
    return "ended" if dates.ends < frame.today else "ends"


def _whom(plan: RotationPlan, program: Program | None) -> str:
    return whom(program, program.rotation) if program and program.rotation else plan.rotation.site
