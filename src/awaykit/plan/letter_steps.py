"""Steps of the agenda about letters: asking, packet, link, reminders, thanks, news."""

from collections.abc import Iterator
from datetime import date, timedelta

from awaykit.model.letters import LetterUpdate, LetterWriter
from awaykit.model.rotations import RotationState
from awaykit.plan.letters import LetterPlan, LetterState, portal_opens
from awaykit.plan.rotation_dates import RotationDates
from awaykit.plan.steps import Frame, Step, StepKind, StepState
from awaykit.plan.workdays import (
    months_before,
    next_working_day,
    working_day_on_or_after,
    working_day_on_or_before,
)
from awaykit.wording import counted, date_in_words


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


def thanks_steps(letter: LetterPlan, frame: Frame) -> Iterator[Step]:
    """Thanks within a week of the upload, or of a no: whoever said no may meet the applicant again."""
    request = letter.writer.request
    if letter.state is LetterState.UPLOADED and request.uploaded:
        uploaded = request.uploaded
        why = f"The letter was uploaded on {date_in_words(uploaded)}."
        title = f"Thank {letter.called}"
        yield from _within_a_week(letter, frame, StepKind.THANKS, uploaded, title=title, why=why)
    elif letter.state.is_refused:
        answered = request.steps[-1][0]
        word = "declined" if letter.state is LetterState.DECLINED else "hesitated"
        why = f"{letter.called} {word} on {date_in_words(answered)}; no packet is needed."
        title = f"Thank {letter.called} for an open answer"
        yield from _within_a_week(
            letter, frame, StepKind.THANKS, answered, title=title, why=why, paper="thanks-anyway"
        )


def news_steps(letter: LetterPlan, frame: Frame) -> Iterator[Step]:
    """Telling who wrote a letter how the Match went, in the week after Match Day."""
    if letter.state is not LetterState.UPLOADED:
        return
    match_day = frame.season.match_day
    yield from _within_a_week(
        letter,
        frame,
        StepKind.NEWS,
        match_day.value,
        title=f"Tell {letter.called} how the Match went",
        why=f"Match Day is {date_in_words(match_day.value)}; whoever wrote for you would like to hear.",
        paper="news",
        is_expected=match_day.is_projected,
    )


def _within_a_week(
    letter: LetterPlan,
    frame: Frame,
    kind: StepKind,
    day: date,
    *,
    title: str,
    why: str,
    paper: str = "thanks",
    is_expected: bool = False,
) -> Iterator[Step]:
    due = next_working_day(day)
    until = max(due, day + timedelta(days=frame.guide.thank_within_days.value))
    if frame.today <= until:
        yield frame.step(
            kind,
            letter.rotation.id,
            letter.writer.id,
            due=due,
            until=until,
            whom=letter.called,
            title=title,
            why=why,
            paper=paper,
            place=letter.place,
            is_expected=is_expected,
        )


def untold(writer: LetterWriter, day: date) -> tuple[tuple[int, LetterUpdate], ...]:
    """What has changed by `day` and was not told yet, each with its row in the dossier."""
    return tuple(
        (row, update)
        for row, update in enumerate(writer.updates)
        if update.sent is None and (update.on is None or update.on <= day)
    )


def update_steps(letter: LetterPlan, frame: Frame) -> Iterator[Step]:
    """One step for all that is to be told; what was told is done on the last of its days.

    Before the ask the packet will say it, and after the upload the letter can't.
    """
    updates = letter.writer.updates
    days = [update.on or frame.today for update in updates if update.sent is None]
    may_still_help = letter.state is LetterState.ASKED or letter.state.is_promised
    sent = max((update.sent for update in updates if update.sent), default=None)
    if days and may_still_help:
        due = working_day_on_or_after(min(days))
        yield _update_step(letter, frame, due, "You wrote down what is new; the e-mail says only that.")
    elif sent:
        yield _update_step(letter, frame, sent, "You recorded this day.", done=True)


def _update_step(letter: LetterPlan, frame: Frame, due: date, why: str, *, done: bool = False) -> Step:
    return frame.step(
        StepKind.UPDATE,
        letter.rotation.id,
        letter.writer.id,
        due=due,
        whom=letter.called,
        title=f"Tell {letter.called} what has changed",
        why=why,
        paper="update",
        state=StepState.DONE if done else frame.state_from(due),
        place=f"{letter.place}.updates",
    )


def address_steps(letter: LetterPlan, frame: Frame) -> Iterator[Step]:
    """Shortly before letters can be requested: AAMC reaches a writer by e-mail only.

    Nobody records this mail; once the portal is open, the writer is entered, and the step is left out.
    """
    guide, opens = frame.guide, portal_opens(frame.season)
    agreed = letter.writer.request.agreed
    is_long_ago = agreed is not None and agreed <= months_before(opens, guide.address_months_after_yes.value)
    if letter.state is not LetterState.AGREED or agreed is None or not is_long_ago or frame.today >= opens:
        return
    days = timedelta(days=guide.address_days_before_portal.value)
    yield frame.step(
        StepKind.ADDRESS,
        letter.rotation.id,
        letter.writer.id,
        due=working_day_on_or_before(opens - days),
        until=opens - timedelta(days=1),
        whom=letter.called,
        title=f"Ask {letter.called} which address AAMC should use",
        why=f"{letter.called} agreed on {date_in_words(agreed)}, and AAMC reaches a writer by e-mail only.",
        paper="address",
        place=f"{letter.place}.email",
        is_expected=letter.dates.link_is_expected,
    )


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
        yield _letter_step(
            letter, frame, StepKind.ASK, asked, f"Ask {letter.called} for {what}", why, done=True
        )
        yield from _answer_step(letter, asked, frame)
    elif dates and letter.rotation_is_over:
        yield _letter_step(
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
        yield _letter_step(
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
        yield _letter_step(
            letter, frame, StepKind.ANSWER, answered, title, "You recorded this day.", done=True
        )
    elif letter.state is LetterState.ASKED:
        days = frame.guide.answer_within_days.value
        yield _letter_step(
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
    yield _letter_step(
        letter, frame, StepKind.PACKET, day, title, why, paper="packet", done=done, is_open=True
    )


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
    yield _letter_step(
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
        yield _letter_step(
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
        yield _letter_step(
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
        yield _letter_step(
            letter, frame, StepKind.WRITE, days.write_by, f"{name} writes the letter", why, is_yours=False
        )
    asked = letter.writer.request.asked or days.cap
    yield _letter_step(
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
    yield _letter_step(
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


def _letter_step(  # noqa: PLR0917 - every step has these; what a few have is named
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
