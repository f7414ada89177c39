"""Steps of the agenda for what comes between a rotation and its days: a change of dates, a late arrival."""

from collections.abc import Iterator
from datetime import date, timedelta

from awaykit.model.dossier import Dossier
from awaykit.model.rescheduling import DateChange, Delay
from awaykit.model.rotations import Rotation, RotationState
from awaykit.planning.correspondence import asked_on
from awaykit.planning.host_steps import whom
from awaykit.planning.rotation_dates import RotationDates
from awaykit.planning.rotation_plan import RotationPlan
from awaykit.planning.rotation_steps import named
from awaykit.planning.steps import Frame, Step, StepKind, StepState
from awaykit.planning.workdays import working_day_on_or_after
from awaykit.wording import date_in_words

_PROMISED = (RotationState.OFFERED, RotationState.CONFIRMED)
_ONE_DAY = timedelta(days=1)


def change_steps(dossier: Dossier, plan: RotationPlan, frame: Frame) -> Iterator[Step]:
    """What the host is to be asked or told about the days of this rotation, as far as the dossier says."""
    rotation, dates = plan.rotation, plan.dates
    if dates is None:
        return
    called = _whom(dossier, rotation)
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


def _whom(dossier: Dossier, rotation: Rotation) -> str:
    program = dossier.program_of(rotation)
    return whom(program, program.rotation) if program and program.rotation else rotation.site
