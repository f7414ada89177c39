"""Steps of the agenda that follow from a rotation's dates: documents, application, feedback, final week."""

from collections.abc import Iterator
from datetime import date, timedelta

from awaykit.model.rotations import Rotation, RotationState
from awaykit.planning.feedback_steps import feedback_steps
from awaykit.planning.rotation_dates import RotationDates
from awaykit.planning.rotation_plan import RotationPlan
from awaykit.planning.steps import Frame, Step, StepKind, StepState
from awaykit.planning.windows import DateRange, is_closed, late_application_window
from awaykit.wording import date_in_words

_HOPED_FOR = (RotationState.APPLIED, RotationState.OFFERED)
_PROMISED = (RotationState.OFFERED, RotationState.CONFIRMED)
_ONE_DAY = timedelta(days=1)


def rotation_steps(
    plan: RotationPlan, deadline: date | None, frame: Frame, *, wrote: date | None = None
) -> Iterator[Step]:
    """The steps of one rotation, with the host's own deadline if known; a cancelled one has none.

    `wrote` is the day of the cover message that asks for a candidate, where that is the application.
    """
    state = plan.rotation.state
    if state is RotationState.CANDIDATE:
        yield from _application_steps(plan, deadline, frame, wrote)
    elif state is not RotationState.CANCELLED:
        yield from _record_steps(plan, frame)
        if state in _PROMISED and plan.dates and not _needs_record(plan.rotation, frame):
            yield from _steps_of_its_weeks(plan, plan.dates, frame)


def named(rotation: Rotation) -> str:
    """A rotation as steps speak of it."""
    return f"{rotation.service}, {rotation.site}"


def _application_steps(
    plan: RotationPlan, deadline: date | None, frame: Frame, wrote: date | None
) -> Iterator[Step]:
    """Documents, then the application; neither once the rotation would have begun."""
    starts, documents, application = plan.rotation.starts, plan.documents, plan.application
    if not starts or not documents or not application or starts <= frame.today:
        return
    begins = f"The rotation would begin on {date_in_words(starts)}"
    if frame.today <= documents.last and not is_closed(plan.moment, deadline, frame.today):
        months = frame.guide.documents_months_before_start.value
        yield frame.step(
            StepKind.DOCUMENTS,
            plan.rotation.id,
            due=documents.first,
            until=documents.last,
            title=f"Collect documents for {named(plan.rotation)}",
            why=f"{begins}; documents take {months.least} to {months.most} months before that.",
            place=plan.place,
        )
    title, until, why = _application_words(plan, starts, application, deadline, frame)
    yield frame.step(
        StepKind.APPLY,
        plan.rotation.id,
        due=wrote or min(application.first, until),
        until=None if wrote else until,
        whom=plan.rotation.site,
        title=title,
        why=f"{begins}; {why}.",
        paper="cover",
        state=StepState.DONE if wrote else None,
        place=plan.place,
    )


def _application_words(
    plan: RotationPlan, starts: date, application: DateRange, deadline: date | None, frame: Frame
) -> tuple[str, date, str]:
    """Title, last day and reason of the application: the host's own deadline, else the guide's window."""
    months = frame.guide.apply_months_before_start.value
    late = frame.guide.late_apply_months_before_start.value
    what = named(plan.rotation)
    if is_closed(plan.moment, deadline, frame.today):
        why = "the time to apply has passed, so ask first"
        return f"Ask whether the host still takes applications: {what}", starts - _ONE_DAY, why
    is_past_window = application.last < frame.today
    verb = "Apply now for" if is_past_window else "Apply for"
    if deadline:
        return f"{verb} {what}", deadline, f"the host takes applications until {date_in_words(deadline)}"
    if is_past_window:
        why = f"some hosts take applications {late.least} to {late.most} months ahead"
        return f"{verb} {what}", late_application_window(starts, frame.guide).last, why
    return f"{verb} {what}", application.last, f"many fill {months.least} to {months.most} months ahead"


def _needs_record(rotation: Rotation, frame: Frame) -> bool:
    """Whether the rotation's first day has come while its state says that it is only hoped for."""
    return rotation.state in _HOPED_FOR and rotation.starts is not None and rotation.starts <= frame.today


def _record_steps(plan: RotationPlan, frame: Frame) -> Iterator[Step]:
    """What the dossier must still say before anything can be computed."""
    rotation = plan.rotation
    if plan.dates is None:
        yield frame.step(
            StepKind.DATES,
            rotation.id,
            due=frame.today,
            title=f"Add the first and last day of {named(rotation)}",
            why="Without them nobody can say when to ask for the letter.",
            place=plan.place,
        )
    elif _needs_record(rotation, frame):
        yield frame.step(
            StepKind.RECORD,
            rotation.id,
            due=plan.dates.starts,
            title=f"Record whether you were confirmed: {named(rotation)}",
            why=f"It began on {date_in_words(plan.dates.starts)}, but its state is “{rotation.state.value}”.",
            state=StepState.NOW,
            place=f"{plan.place}.state",
        )


def _steps_of_its_weeks(plan: RotationPlan, dates: RotationDates, frame: Frame) -> Iterator[Step]:
    """The first day, feedback in the middle, the final week."""
    rotation = plan.rotation
    yield frame.step(
        StepKind.BEGINS,
        rotation.id,
        due=dates.starts,
        whom=rotation.site,
        title=f"Rotation begins: {named(rotation)}",
        why="You entered this date.",
        state=frame.event_state(dates.starts),
        is_yours=False,
        place=f"{plan.place}.starts",
    )
    yield from feedback_steps(plan, dates, frame, named=named(rotation))
    yield frame.step(
        StepKind.FINAL_WEEK,
        rotation.id,
        due=dates.final_week_from,
        until=dates.ends,
        title=f"Final week: {named(rotation)}",
        why=f"The rotation ends on {date_in_words(dates.ends)}.",
        paper="final-week",
        state=frame.event_state(dates.final_week_from, dates.ends),
        is_yours=False,
        place=f"{plan.place}.ends",
    )
