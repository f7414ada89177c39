"""Steps of the agenda for asking for feedback: in the middle of a rotation, or of the days with a writer."""

from collections.abc import Iterator
from datetime import date, timedelta

from awaykit.model.letters import LetterWriter
from awaykit.model.rotations import Rotation
from awaykit.person_name import without_degrees
from awaykit.planning.days_together import own_days
from awaykit.planning.rotation_dates import RotationDates, dates_between
from awaykit.planning.rotation_plan import RotationPlan
from awaykit.planning.steps import Frame, Step, StepKind, StepState

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
