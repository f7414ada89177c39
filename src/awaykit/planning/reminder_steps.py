"""Reminders of a promised letter: at most two, on working days, never before AAMC's link was sent."""

from collections.abc import Iterator
from datetime import date, timedelta

from awaykit.planning.letters import LetterPlan
from awaykit.planning.steps import Frame, Step, StepKind, StepState
from awaykit.planning.workdays import working_day_on_or_after
from awaykit.wording import counted


def reminder_steps(letter: LetterPlan, frame: Frame) -> Iterator[Step]:
    """The reminders that were sent, and while the letter is promised those that may still be."""
    reminded = letter.writer.request.reminded
    for number, day in enumerate(sorted(reminded), 1):
        yield _step(letter, frame, number, day)
    if letter.state.is_promised:
        for number, day in _reminder_days(letter, frame):
            yield _step(letter, frame, number, day, why=_why(letter, frame, number))


def _reminder_days(letter: LetterPlan, frame: Frame) -> Iterator[tuple[int, date]]:
    """The number and day of each reminder to come: before the upload-by date, with a week between."""
    guide, upload_by = frame.guide, letter.dates.upload_by
    apart = timedelta(days=guide.reminder_days_apart.value)
    reminded = letter.writer.request.reminded
    earliest = (
        max(letter.dates.link_expected, *reminded) + apart if reminded else letter.dates.link_expected + apart
    )
    for number in range(len(reminded) + 1, guide.max_reminders.value + 1):
        wanted = upload_by - timedelta(days=_days_before(frame, number)) if upload_by else earliest
        day = working_day_on_or_after(max(wanted, earliest, frame.today))
        if upload_by and day >= upload_by:
            return
        yield number, day
        earliest = day + apart


def _days_before(frame: Frame, number: int) -> int:
    days = frame.guide.reminder_days_before_upload.value
    return days.most if number == 1 else days.least


def _why(letter: LetterPlan, frame: Frame, number: int) -> str:
    apart = counted(frame.guide.reminder_days_apart.value, "day")
    if letter.dates.upload_by is None:
        return f"The letter is wanted as soon as possible; leave {apart} between reminders."
    before = counted(_days_before(frame, number), "day")
    return f"About {before} before the letter is due, at least {apart} after the link or the last reminder."


def _step(letter: LetterPlan, frame: Frame, number: int, day: date, *, why: str | None = None) -> Step:
    """A reminder to come, with its reason; without one a reminder that was sent."""
    return frame.step(
        StepKind.REMIND,
        letter.rotation.id,
        letter.writer.id,
        str(number),
        due=day,
        whom=letter.called,
        title=f"Remind {letter.called} of the letter",
        why=why or "You recorded this day.",
        paper="reminder",
        state=frame.state_from(day) if why else StepState.DONE,
        place=letter.place,
        is_expected=letter.dates.is_expected and why is not None,
    )
