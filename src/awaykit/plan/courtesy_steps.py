"""Steps of the agenda that courtesy asks for: arrival, thanks, telling of a change."""

from collections.abc import Iterator
from datetime import date, timedelta

from awaykit.model.dossier import Dossier
from awaykit.model.programs import Program
from awaykit.model.rotations import DateChange, Delay, Rotation, RotationState
from awaykit.plan.host_steps import whom
from awaykit.plan.hosts import asked_on, days_sent
from awaykit.plan.rotation_dates import RotationDates
from awaykit.plan.rotation_plan import RotationPlan
from awaykit.plan.rotation_steps import named
from awaykit.plan.steps import Frame, Step, StepKind, StepState
from awaykit.plan.workdays import next_working_day, working_day_on_or_after, working_day_on_or_before
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


_PROMISED = (RotationState.OFFERED, RotationState.CONFIRMED)


def change_steps(dossier: Dossier, plan: RotationPlan, frame: Frame) -> Iterator[Step]:
    """What the host is to be asked or told about the days of this rotation, as far as the dossier says."""
    rotation, dates = plan.rotation, plan.dates
    if dates is None:
        return
    called = _whom_to_tell(dossier, rotation)
    if rotation.change and rotation.wants_other_days and _was_asked_for(dossier, rotation):
        yield from _change_steps(plan, dates, rotation.change, called, frame)
    if rotation.delay and rotation.state in _PROMISED:
        yield from _delay_step(plan, rotation.delay, called, frame)


def _was_asked_for(dossier: Dossier, rotation: Rotation) -> bool:
    """Whether the host knows of the rotation; of a mere candidate the dates can still be put right."""
    program = dossier.program_of(rotation)
    if rotation.state is RotationState.CANDIDATE:
        return program is not None and asked_on(dossier, program) is not None
    return rotation.state is not RotationState.CANCELLED


def _change_steps(
    plan: RotationPlan, dates: RotationDates, change: DateChange, called: str, frame: Frame
) -> Iterator[Step]:
    """Asking for other days before the first that changes; then writing down what came of it."""
    first_to_change = dates.starts if plan.rotation.new_days[0] != dates.starts else dates.ends
    if change.asked is None and frame.today >= first_to_change:
        return
    yield _step(
        plan,
        frame,
        StepKind.CHANGE,
        change.asked,
        called,
        title="Ask the host for other days",
        why="Until the host agrees, every paper keeps the days that are agreed.",
    )
    if change.asked and frame.today <= dates.ends:
        due = working_day_on_or_after(change.asked + timedelta(days=frame.guide.answer_within_days.value))
        yield frame.step(
            StepKind.DATES,
            plan.rotation.id,
            due=due,
            whom=called,
            title=f"Write down what the host says of the new days: {named(plan.rotation)}",
            why=f"You asked on {date_in_words(change.asked)}; after a yes they become starts and ends.",
            state=frame.state_from(due),
            place=f"{plan.place}.change",
        )


def _delay_step(plan: RotationPlan, delay: Delay, called: str, frame: Frame) -> Iterator[Step]:
    """Telling the host, up to the day before one arrives, or the day on which it is decided."""
    last = delay.arrives - _ONE_DAY if delay.arrives else delay.visa_appointment
    if delay.told or (last and frame.today <= last):
        yield _step(
            plan,
            frame,
            StepKind.DELAY,
            delay.told,
            called,
            title="Tell the host of your delay",
            why="A host plans your first day; the sooner it hears, the better.",
        )


def _step(
    plan: RotationPlan,
    frame: Frame,
    kind: StepKind,
    sent: date | None,
    called: str,
    *,
    title: str,
    why: str,
) -> Step:
    """A step for today, or done on the day of its message."""
    return frame.step(
        kind,
        plan.rotation.id,
        due=sent or frame.today,
        whom=called,
        title=f"{title}: {named(plan.rotation)}",
        why="You recorded this day." if sent else why,
        paper=kind.value,
        state=StepState.DONE if sent else StepState.NOW,
        place=f"{plan.place}.{kind.value}",
    )


def _whom_to_tell(dossier: Dossier, rotation: Rotation) -> str:
    program = dossier.program_of(rotation)
    return whom(program, program.rotation) if program and program.rotation else rotation.site
