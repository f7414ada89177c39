"""Steps of the agenda about letters: asking, packet, link, reminders, thanks, news."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial

from awaykit.model.letters import LetterUpdate, LetterWriter
from awaykit.model.rotations import RotationState
from awaykit.plan.letters import LetterPlan, LetterState, portal_opens
from awaykit.plan.rotation_dates import RotationDates
from awaykit.plan.steps import RECORDED, Frame, Past, Step, StepKind, StepState
from awaykit.plan.workdays import (
    months_before,
    next_working_day,
    working_day_on_or_after,
    working_day_on_or_before,
)
from awaykit.wording import counted, date_in_words


def letter_steps(letter: LetterPlan, dates: RotationDates | None, frame: Frame) -> Iterator[Step]:
    """The steps of one letter; none while the rotation itself is not promised and nobody was asked.

    After the rank list is due a letter of this season helps no more: then only what is done stays,
    and news of the Match.
    """
    rotation, state = letter.rotation, letter.state
    has_begun = rotation.starts is not None and rotation.starts <= frame.today
    may_be_asked_for = rotation.state is RotationState.CONFIRMED or (
        rotation.state.is_promised and not has_begun
    )
    if state is LetterState.NOT_ASKED and not may_be_asked_for:
        return
    steps = [*_ask_steps(letter, dates, frame), *_thanks_and_news(letter, frame)]
    if not state.is_refused and not (state is LetterState.NOT_ASKED and dates is None):
        steps += _packet_steps(letter, frame)
        steps += _entry_steps(letter, frame)
        steps += _upload_steps(letter, dates, frame)
        steps += _reminder_steps(letter, frame)
    is_too_late = frame.today > frame.season.rank_list_due.value
    for step in steps:
        if not is_too_late or step.state is StepState.DONE or step.kind is StepKind.NEWS:
            yield step


def untold(writer: LetterWriter, day: date) -> tuple[tuple[int, LetterUpdate], ...]:
    """Updates by `day` that the writer has not received yet, each with its row in the dossier."""
    return tuple(
        (row, update)
        for row, update in enumerate(writer.updates)
        if update.sent is None and (update.on is None or update.on <= day)
    )


def _ask_steps(letter: LetterPlan, dates: RotationDates | None, frame: Frame) -> Iterator[Step]:
    """The ask: in the final weeks, by e-mail after them; then the answer, recorded or waited for."""
    request, step = (
        letter.writer.request,
        partial(frame.step, of=letter.key, whom=letter.called, place=letter.place),
    )
    what = "an updated letter" if letter.writer.earlier_letter else "a letter"
    title = f"Ask {letter.called} for {what}"
    if not request.steps:
        if dates and letter.rotation_is_over:
            what = f"for {what} " if letter.writer.earlier_letter else ""
            due, title = next_working_day(dates.ends), f"Ask {letter.called} {what}by e-mail now"
            why = f"The rotation ended on {date_in_words(dates.ends)}."
            yield step(StepKind.ASK, due, title, why, past=Past.OPEN)
        elif dates:
            why = f"The rotation ends on {date_in_words(dates.ends)}: ask in its last days, after feedback."
            yield step(StepKind.ASK, dates.ask_from, title, why, until=dates.ends)
        return
    asked = request.asked or request.steps[0][0]
    yield step(StepKind.ASK, asked, title, RECORDED, done=True)
    title = f"Hear from {letter.called} whether they will write"
    answers = [day for day in (request.agreed, request.hesitated, request.declined) if day]
    if answers:
        yield step(StepKind.ANSWER, max(answers), title, RECORDED, done=True)
    elif letter.state is LetterState.ASKED:
        days = frame.guide.answer_within_days.value
        due = max(asked, working_day_on_or_before(asked + timedelta(days=days)))
        why = f"You asked on {date_in_words(asked)}; after {counted(days, 'day')} you may ask once more."
        yield step(StepKind.ANSWER, due, title, why)


def _thanks_and_news(letter: LetterPlan, frame: Frame) -> Iterator[Step]:
    """In the week after the upload, Match Day, or a no: that writer may meet the applicant again."""
    request, called, match_day = letter.writer.request, letter.called, frame.season.match_day
    weeks = []
    if letter.state is LetterState.UPLOADED:
        why = f"Match Day is {date_in_words(match_day.value)}; whoever wrote for you would like to hear."
        weeks.append((StepKind.NEWS, match_day.value, f"Tell {called} how the Match went", why))
        if request.uploaded:
            why = f"The letter was uploaded on {date_in_words(request.uploaded)}."
            weeks.append((StepKind.THANKS, request.uploaded, f"Thank {called}", why))
    elif letter.state.is_refused:
        answered, word = request.steps[-1][0], letter.state.value
        why = f"{called} {word} on {date_in_words(answered)}; no packet is needed."
        weeks.append((StepKind.THANKS, answered, f"Thank {called} for an open answer", why))
    for kind, day, title, why in weeks:
        due = next_working_day(day)
        until = max(due, day + timedelta(days=frame.guide.thank_within_days.value))
        if frame.today <= until:
            yield frame.step(
                kind,
                due,
                title,
                why,
                of=letter.key,
                until=until,
                whom=called,
                place=letter.place,
                paper="letter-thanks-anyway" if letter.state.is_refused else None,
                is_expected=kind is StepKind.NEWS and match_day.is_projected,
            )


def _packet_steps(letter: LetterPlan, frame: Frame) -> Iterator[Step]:
    """The packet after the yes, the address before letters can be requested, and what has changed since."""
    request, called = letter.writer.request, letter.called
    step = partial(frame.step, of=letter.key, whom=letter.called, place=letter.place)
    if letter.state not in (LetterState.NOT_ASKED, LetterState.ASKED):
        day = request.agreed or request.steps[0][0]
        why = f"{called} agreed on {date_in_words(day)}." if request.agreed else f"{called} agreed."
        # It has gone out once the writer was entered in MyERAS.
        is_sent = letter.state is not LetterState.AGREED
        yield step(StepKind.PACKET, day, f"Send {called} the packet", why, done=is_sent)
    guide, opens, agreed = frame.guide, portal_opens(frame.season), request.agreed
    long_ago = months_before(opens, guide.address_months_after_yes.value)
    if letter.state is LetterState.AGREED and agreed and agreed <= long_ago and frame.today < opens:
        # Nobody records this e-mail; once the portal is open, the writer is entered, and it is left out.
        yield step(
            StepKind.ADDRESS,
            working_day_on_or_before(opens - timedelta(days=guide.address_days_before_portal.value)),
            f"Ask {called} which address AAMC should use",
            f"{called} agreed on {date_in_words(agreed)}, and AAMC reaches a writer by e-mail only.",
            until=opens - timedelta(days=1),
            place=f"{letter.place}.email",
            is_expected=letter.dates.link_is_expected,
        )
    # One step for all updates that are due. Before the ask they go into the packet, and after the upload
    # the letter can't use them. Past updates are done on the last of their days.
    updates = letter.writer.updates
    days = [update.on or frame.today for update in updates if update.sent is None]
    sent = max((update.sent for update in updates if update.sent), default=None)
    title = f"Tell {called} what has changed"
    if days and (letter.state is LetterState.ASKED or letter.state.is_promised):
        why = "You wrote down what is new; the e-mail says only that."
        yield step(
            StepKind.UPDATE, working_day_on_or_after(min(days)), title, why, place=f"{letter.place}.updates"
        )
    elif sent:
        yield step(StepKind.UPDATE, sent, title, RECORDED, done=True, place=f"{letter.place}.updates")


def _entry_steps(letter: LetterPlan, frame: Frame) -> Iterator[Step]:
    """Entering the writer in MyERAS, and AAMC's e-mail that follows; nothing to do before the portal opens.

    Before the yes these are shown only as days to come.
    """
    request, dates = letter.writer.request, letter.dates
    sent, expected = request.link_sent, dates.link_expected
    step = partial(frame.step, of=letter.key, whom=letter.called, place=letter.place)
    is_waiting = sent is None and not letter.state.is_promised
    if sent is None and (letter.state is LetterState.UPLOADED or (is_waiting and expected <= frame.today)):
        return
    opens = max(portal_opens(frame.season), request.agreed or expected)
    yield step(
        StepKind.ENTER,
        sent or (expected if is_waiting else opens),
        f"Enter {letter.called} in MyERAS",
        RECORDED if sent else "AAMC sends the link once you confirm the writer there.",
        done=sent is not None,
        is_expected=dates.link_is_expected,
    )
    # AAMC's e-mail has no step while it only waits for the applicant.
    if sent or expected > frame.today:
        yield step(
            StepKind.LINK,
            expected,
            f"AAMC's e-mail reaches {letter.called}",
            dates.link_because,
            done=expected <= frame.today,
            is_expected=dates.link_is_expected,
        )


def _upload_steps(letter: LetterPlan, dates: RotationDates | None, frame: Frame) -> Iterator[Step]:
    """When the letter is written best, and when it must be there; once it is there, assigning it."""
    request, days = letter.writer.request, letter.dates
    step = partial(frame.step, of=letter.key, whom=letter.called, place=letter.place)
    title = f"{letter.called} uploads the letter"
    if letter.state is LetterState.UPLOADED and request.uploaded:
        uploaded, submission = request.uploaded, frame.season.submits_from.value
        yield step(StepKind.UPLOAD, uploaded, title, RECORDED, done=True)
        yield step(
            StepKind.ASSIGN,
            uploaded,
            f"Assign the letter of {letter.called} to programs",
            f"The letter was uploaded on {date_in_words(uploaded)}. "
            "Programs see only letters that you assign to them.",
            until=submission if submission > max(uploaded, frame.today) else None,
            done=bool(letter.writer.assigned_to),
        )
        return
    if days.write_by:
        written = f"{letter.called} writes the letter"
        yield step(StepKind.WRITE, days.write_by, written, days.write_because or "")
    soonest = max(days.cap, request.asked or days.cap, dates.ends if dates else days.cap)
    yield step(
        StepKind.UPLOAD,
        days.upload_by or soonest,
        title if days.upload_by else f"{title} as soon as possible",
        days.upload_because,
        past=None if days.upload_by else Past.OPEN,
        is_expected=days.upload_is_expected,
    )


def _reminder_steps(letter: LetterPlan, frame: Frame) -> Iterator[Step]:
    """The reminders that were sent, and while the letter is promised those that may still be.

    Each of these comes some days before the upload-by date, with a week between two.
    """
    guide, upload_by, reminded = frame.guide, letter.dates.upload_by, letter.writer.request.reminded
    title = f"Remind {letter.called} of the letter"
    step = partial(frame.step, StepKind.REMIND, whom=letter.called, place=letter.place)
    for number, day in enumerate(sorted(reminded), 1):
        yield step(day, title, RECORDED, done=True, of=f"{letter.key}:{number}")
    if not letter.state.is_promised:
        return
    apart, before = timedelta(days=guide.reminder_days_apart.value), guide.reminder_days_before_upload.value
    gap = counted(apart.days, "day")
    earliest = max(letter.dates.link_expected, *reminded, date.min) + apart
    for number in range(len(reminded) + 1, guide.max_reminders.value + 1):
        days = before.most if number == 1 else before.least
        wanted = upload_by - timedelta(days=days) if upload_by else earliest
        day = working_day_on_or_after(max(wanted, earliest, frame.today))
        if upload_by and day >= upload_by:
            return
        why = f"The letter is wanted as soon as possible; leave {gap} between reminders."
        if upload_by:
            why = f"About {counted(days, 'day')} before the letter is due, "
            why += f"at least {gap} after the link or the last reminder."
        yield step(day, title, why, of=f"{letter.key}:{number}", is_expected=letter.dates.is_expected)
        earliest = day + apart
