"""Steps of the agenda around a rotation: feedback, the final week, an evaluation."""

from collections.abc import Iterator
from datetime import date, timedelta

from awaykit.model.letters import LetterWriter
from awaykit.model.rotations import Rotation, RotationState
from awaykit.names import without_degrees
from awaykit.plan.rotation_dates import RotationDates, dates_between, own_days
from awaykit.plan.rotation_plan import RotationPlan
from awaykit.plan.steps import Frame, Step, StepKind, StepState
from awaykit.plan.windows import DateRange, is_closed, late_application_window
from awaykit.wording import date_in_words

_ONE_DAY = timedelta(days=1)


def feedback_steps(plan: RotationPlan, dates: RotationDates, frame: Frame, *, named: str) -> Iterator[Step]:
    """Asking in the middle of the rotation, and of whoever comes or goes before or after that day apart."""
    rotation = plan.rotation
    if rotation.feedback or frame.today <= dates.ends:
        noted = [said.on for said in rotation.feedback if said.on]
        yield frame.step(
            StepKind.FEEDBACK,
            rotation.id,
            due=min(noted, default=dates.feedback_on),
            until=None if rotation.feedback else _until(dates, frame),
            whom=_feedback_from(rotation, dates),
            title=f"Ask for feedback: {named}",
            why="The middle of the rotation leaves time to change something before you ask for a letter.",
            paper="feedback",
            state=StepState.DONE if rotation.feedback else None,
            place=f"{plan.place}.feedback",
        )
    for writer in rotation.letter_writers:
        days = _days_apart(writer, rotation, dates, frame)
        if days:
            yield from _step_of_writer(plan, writer, days, frame)


def _step_of_writer(
    plan: RotationPlan, writer: LetterWriter, days: RotationDates, frame: Frame
) -> Iterator[Step]:
    """Asking a writer who isn't there in the middle of the rotation; once asked for a letter, no more."""
    given = [said for said in plan.rotation.feedback if said.from_writer == writer.id]
    if not given and (days.ends < frame.today or writer.request.steps):
        return
    called = _called(writer)
    yield frame.step(
        StepKind.FEEDBACK,
        plan.rotation.id,
        writer.id,
        due=min((said.on for said in given if said.on), default=days.feedback_on),
        until=None if given else _until(days, frame),
        whom=called,
        title=f"Ask {called} for feedback",
        why="The middle of your days together leaves time to change something before you ask for a letter.",
        paper="feedback",
        state=StepState.DONE if given else None,
        place=f"{plan.place}.feedback",
    )


def _days_apart(
    writer: LetterWriter, rotation: Rotation, dates: RotationDates, frame: Frame
) -> RotationDates | None:
    """The days with a writer who, as recorded, isn't there on the rotation's own day for feedback."""
    starts, ends = own_days(writer, rotation)
    if starts is None or ends is None or not starts <= ends:
        return None
    return None if starts <= dates.feedback_on <= ends else dates_between(starts, ends, frame.guide)


def _until(dates: RotationDates, frame: Frame) -> date:
    """The day before the ask; once that is past, the end."""
    before_the_ask = max(dates.feedback_on, dates.ask_from - _ONE_DAY)
    return before_the_ask if frame.today <= before_the_ask else dates.ends


def is_there_for_feedback(writer: LetterWriter, rotation: Rotation, day: date) -> bool:
    """Whether the applicant has this writer on `day`, as far as the dossier tells; without days, yes."""
    starts, ends = own_days(writer, rotation)
    return (starts is None or starts <= day) and (ends is None or day <= ends)


def _feedback_from(rotation: Rotation, dates: RotationDates) -> str:
    names = [
        _called(writer)
        for writer in rotation.letter_writers
        if is_there_for_feedback(writer, rotation, dates.feedback_on)
    ]
    return ", ".join(names) or "your attending"


def _called(writer: LetterWriter) -> str:
    return writer.greeting or without_degrees(writer.name)


_HOPED_FOR = (RotationState.APPLIED, RotationState.OFFERED)
_PROMISED = (RotationState.OFFERED, RotationState.CONFIRMED)


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
