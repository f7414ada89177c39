"""Steps of the agenda for one letter: ask, packet, MyERAS, write, upload, thanks, assign."""

from collections.abc import Iterator
from datetime import date, timedelta

from awaykit.model.rotations import RotationState
from awaykit.planning.address_steps import address_steps
from awaykit.planning.letters import LetterPlan, LetterState, portal_opens
from awaykit.planning.reminder_steps import reminder_steps
from awaykit.planning.rotation_dates import RotationDates
from awaykit.planning.steps import Frame, Step, StepKind, StepState
from awaykit.planning.thanks_steps import news_steps, thanks_steps
from awaykit.planning.update_steps import update_steps
from awaykit.planning.workdays import next_working_day, working_day_on_or_before
from awaykit.wording import counted, date_in_words

_PROMISED = (RotationState.OFFERED, RotationState.CONFIRMED)
_NOT_YET_YES = (LetterState.NOT_ASKED, LetterState.ASKED)


def letter_steps(letter: LetterPlan, dates: RotationDates | None, frame: Frame) -> Iterator[Step]:
    """The steps of one letter; none while the rotation itself is not promised and nobody was asked.

    After the rank list is due a letter of this season helps no more: then only what is done stays,
    and news of the Match.
    """
    if not _may_be_asked_for(letter, frame):
        return
    steps = _all_steps(letter, dates, frame)
    if frame.today <= frame.season.rank_list_due.value:
        yield from steps
    else:
        yield from (step for step in steps if step.state is StepState.DONE)
    yield from news_steps(letter, frame)


def _may_be_asked_for(letter: LetterPlan, frame: Frame) -> bool:
    rotation = letter.rotation
    if letter.state is not LetterState.NOT_ASKED:
        return True
    is_unrecorded = rotation.state is not RotationState.CONFIRMED and (
        rotation.starts is not None and rotation.starts <= frame.today
    )
    return rotation.state in _PROMISED and not is_unrecorded


def _all_steps(letter: LetterPlan, dates: RotationDates | None, frame: Frame) -> Iterator[Step]:
    yield from _ask_steps(letter, dates, frame)
    yield from thanks_steps(letter, frame)
    if letter.state.is_refused or (letter.state is LetterState.NOT_ASKED and dates is None):
        return
    yield from _packet_step(letter, frame)
    yield from address_steps(letter, frame)
    yield from update_steps(letter, frame)
    yield from _entry_steps(letter, frame)
    yield from _due_steps(letter, dates, frame)
    yield from reminder_steps(letter, frame)
    yield from _closing_steps(letter, frame)


def _ask_steps(letter: LetterPlan, dates: RotationDates | None, frame: Frame) -> Iterator[Step]:
    """The ask: in the final weeks, by e-mail after them; then the answer."""
    request = letter.writer.request
    what = "an updated letter" if letter.writer.earlier_letter else "a letter"
    if request.steps:
        asked = request.asked or request.steps[0][0]
        why = "You recorded this day."
        yield _step(letter, frame, StepKind.ASK, asked, f"Ask {letter.called} for {what}", why, done=True)
        yield from _answer_step(letter, asked, frame)
    elif dates and letter.rotation_is_over:
        yield _step(
            letter,
            frame,
            StepKind.ASK,
            next_working_day(dates.ends),
            f"Ask {letter.called} {f'for {what} ' if letter.writer.earlier_letter else ''}by e-mail now",
            f"The rotation ended on {date_in_words(dates.ends)}.",
            paper="ask",
            is_open=True,
        )
    elif dates:
        yield _step(
            letter,
            frame,
            StepKind.ASK,
            dates.ask_from,
            f"Ask {letter.called} for {what}",
            f"The rotation ends on {date_in_words(dates.ends)}: ask in its last days, after feedback.",
            until=dates.ends,
            paper="ask",
        )


def _answer_step(letter: LetterPlan, asked: date, frame: Frame) -> Iterator[Step]:
    """Hearing yes or no: done with the day of the answer, or waited for."""
    request = letter.writer.request
    answered = max(
        (day for day in (request.agreed, request.hesitated, request.declined) if day), default=None
    )
    title = f"Hear from {letter.called} whether they will write"
    if answered:
        yield _step(letter, frame, StepKind.ANSWER, answered, title, "You recorded this day.", done=True)
    elif letter.state is LetterState.ASKED:
        days = frame.guide.answer_within_days.value
        yield _step(
            letter,
            frame,
            StepKind.ANSWER,
            max(asked, working_day_on_or_before(asked + timedelta(days=days))),
            title,
            f"You asked on {date_in_words(asked)}; after {counted(days, 'day')} you may ask once more.",
            paper="ask",
            is_open=True,
        )


def _packet_step(letter: LetterPlan, frame: Frame) -> Iterator[Step]:
    """The packet goes out after the yes, and has gone out once the writer was entered in MyERAS."""
    request = letter.writer.request
    if letter.state in _NOT_YET_YES:
        return
    day = request.agreed or request.steps[0][0]
    title = f"Send {letter.called} the packet"
    why = f"{letter.called} agreed" + (f" on {date_in_words(day)}." if request.agreed else ".")
    done = letter.state is not LetterState.AGREED
    yield _step(letter, frame, StepKind.PACKET, day, title, why, paper="packet", done=done, is_open=True)


def _entry_steps(letter: LetterPlan, frame: Frame) -> Iterator[Step]:
    """Entering the writer in MyERAS, and AAMC's e-mail that follows; nothing to do before the portal opens.

    Before the yes these are shown only as days to come.
    """
    request, dates = letter.writer.request, letter.dates
    is_waiting = request.link_sent is None and not letter.state.is_promised
    if letter.state is LetterState.UPLOADED and request.link_sent is None:
        return
    if is_waiting and dates.link_expected <= frame.today:
        return
    enter_on = request.link_sent or (
        dates.link_expected
        if is_waiting
        else max(portal_opens(frame.season), request.agreed or dates.link_expected)
    )
    yield _step(
        letter,
        frame,
        StepKind.ENTER,
        enter_on,
        f"Enter {letter.called} in MyERAS",
        "You recorded this day."
        if request.link_sent
        else "AAMC sends the link once you confirm the writer there.",
        paper="myeras-card",
        done=request.link_sent is not None,
        is_open=True,
        is_expected=dates.link_is_expected,
    )
    yield from _link_step(letter, frame)


def _link_step(letter: LetterPlan, frame: Frame) -> Iterator[Step]:
    """AAMC's e-mail: expected on a day to come, or sent; none while it only waits for the applicant."""
    dates = letter.dates
    if letter.writer.request.link_sent or dates.link_expected > frame.today:
        yield _step(
            letter,
            frame,
            StepKind.LINK,
            dates.link_expected,
            f"AAMC's e-mail reaches {letter.called}",
            dates.link_because,
            done=dates.link_expected <= frame.today,
            is_yours=False,
            is_expected=dates.link_is_expected,
        )


def _due_steps(letter: LetterPlan, dates: RotationDates | None, frame: Frame) -> Iterator[Step]:
    """When the letter is written best, and when it must be there."""
    days, name = letter.dates, letter.called
    uploaded = letter.writer.request.uploaded if letter.state is LetterState.UPLOADED else None
    if uploaded:
        why = "You recorded this day."
        yield _step(
            letter,
            frame,
            StepKind.UPLOAD,
            uploaded,
            f"{name} uploads the letter",
            why,
            done=True,
            is_yours=False,
        )
        return
    if days.write_by:
        why = days.write_because or ""
        yield _step(
            letter, frame, StepKind.WRITE, days.write_by, f"{name} writes the letter", why, is_yours=False
        )
    asked = letter.writer.request.asked or days.cap
    yield _step(
        letter,
        frame,
        StepKind.UPLOAD,
        days.upload_by or max(days.cap, asked, dates.ends if dates else days.cap),
        f"{name} uploads the letter" + ("" if days.upload_by else " as soon as possible"),
        days.upload_because,
        is_open=days.upload_by is None,
        is_yours=False,
        is_expected=days.upload_is_expected,
    )


def _closing_steps(letter: LetterPlan, frame: Frame) -> Iterator[Step]:
    """Assigning an uploaded letter to programs."""
    uploaded = letter.writer.request.uploaded
    if letter.state is not LetterState.UPLOADED or uploaded is None:
        return
    why = f"The letter was uploaded on {date_in_words(uploaded)}."
    submission = frame.season.submits_from.value
    yield _step(
        letter,
        frame,
        StepKind.ASSIGN,
        uploaded,
        f"Assign the letter of {letter.called} to programs",
        f"{why} Programs see only letters that you assign to them.",
        until=submission if submission > max(uploaded, frame.today) else None,
        done=bool(letter.writer.assigned_to),
        is_open=True,
    )


def _step(  # noqa: PLR0917 - every step has these; what a few have is named
    letter: LetterPlan,
    frame: Frame,
    kind: StepKind,
    due: date,
    title: str,
    why: str,
    *,
    until: date | None = None,
    paper: str | None = None,
    done: bool = False,
    is_open: bool = False,
    is_yours: bool = True,
    is_expected: bool = False,
) -> Step:
    """A step of this letter; `is_open`: it can be done from its day on, and is never overdue."""
    state = StepState.DONE if done else frame.state_from(due) if is_open else None
    return frame.step(
        kind,
        letter.rotation.id,
        letter.writer.id,
        due=due,
        until=until,
        whom=letter.called,
        title=title,
        why=why,
        paper=paper,
        state=state,
        is_yours=is_yours,
        place=letter.place,
        is_expected=is_expected,
    )
