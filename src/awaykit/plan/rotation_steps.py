"""Steps of the agenda around a rotation: applying, its weeks, changes of its days, courtesy to its host."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial

from awaykit.model.dossier import Dossier
from awaykit.model.letters import LetterWriter
from awaykit.model.rotations import Rotation, RotationState
from awaykit.names import form_of_address
from awaykit.plan.hosts import applies_by_mail, asked_on, days_sent, host_contact
from awaykit.plan.rotation_dates import RotationDates, dates_between, is_closed, own_days, window_before
from awaykit.plan.rotation_plan import RotationPlan
from awaykit.plan.steps import RECORDED, Frame, Recorded, Step, StepKind, StepState, Word
from awaykit.plan.workdays import next_working_day, working_day_on_or_after, working_day_on_or_before
from awaykit.wording import date_in_words

_ONE_DAY = timedelta(days=1)


def rotation_steps(dossier: Dossier, plan: RotationPlan, frame: Frame) -> Iterator[Step]:
    """The steps of one rotation; a cancelled one has none."""
    rotation, dates, state = plan.rotation, plan.dates, plan.rotation.state
    if state is RotationState.CANDIDATE:
        yield from _application_steps(dossier, plan, frame)
    elif state is not RotationState.CANCELLED:
        # Its first day has come, and whether it was confirmed isn't recorded.
        needs_record = state.is_unconfirmed and rotation.starts is not None and rotation.starts <= frame.today
        if dates is None:
            yield frame.step(
                StepKind.DATES,
                frame.today,
                f"Add the first and last day of {named(rotation)}",
                "Without them nobody can say when to ask for the letter.",
                of=rotation.id,
                place=plan.place,
            )
        elif needs_record:
            yield frame.step(
                StepKind.RECORD,
                dates.starts,
                f"Record whether you were confirmed: {named(rotation)}",
                f"It began on {date_in_words(dates.starts)}, but its state is “{state.value}”.",
                of=rotation.id,
                place=f"{plan.place}.state",
            )
        elif state.is_promised:
            yield frame.step(
                StepKind.BEGINS,
                dates.starts,
                f"Rotation begins: {named(rotation)}",
                "You entered this date.",
                of=rotation.id,
                whom=rotation.site,
                place=f"{plan.place}.starts",
            )
            yield from _feedback_steps(plan, dates, frame)
            yield frame.step(
                StepKind.FINAL_WEEK,
                dates.final_week_from,
                f"Final week: {named(rotation)}",
                f"The rotation ends on {date_in_words(dates.ends)}.",
                of=rotation.id,
                until=dates.ends,
                place=f"{plan.place}.ends",
            )
    if dates:
        yield from _change_steps(dossier, plan, dates, frame)
    if dates and state is RotationState.CONFIRMED:
        for step in _courtesy_steps(dossier, plan, dates, frame):
            if step.state is StepState.DONE or frame.today <= step.last_day:
                yield step


def named(rotation: Rotation) -> str:
    """A rotation as steps speak of it."""
    return f"{rotation.service}, {rotation.site}"


def _application_steps(dossier: Dossier, plan: RotationPlan, frame: Frame) -> Iterator[Step]:
    """Documents, then the application; neither once the rotation would have begun.

    The host's own deadline counts if it is known, otherwise the guide's window.
    """
    starts, documents, application = plan.rotation.starts, plan.documents, plan.application
    if not starts or not documents or not application or starts <= frame.today:
        return
    program = dossier.program_of(plan.rotation)
    deadline, wrote = None, None
    if program and program.rotation:
        deadline = program.rotation.deadline
        # The cover message is the application itself.
        wrote = asked_on(dossier, program) if applies_by_mail(program.rotation) else None
    what, begins = named(plan.rotation), f"The rotation would begin on {date_in_words(starts)}"
    is_over = is_closed(plan.moment, deadline, frame.today)
    if frame.today <= documents.last and not is_over:
        months = frame.guide.documents_months_before_start.value
        yield frame.step(
            StepKind.DOCUMENTS,
            documents.first,
            f"Collect documents for {what}",
            f"{begins}; documents take {months.least} to {months.most} months before that.",
            of=plan.rotation.id,
            until=documents.last,
            place=plan.place,
        )
    is_past_window = application.last < frame.today
    title, until = f"{'Apply now for' if is_past_window else 'Apply for'} {what}", application.last
    if is_over:
        title, until = f"Ask whether the host still takes applications: {what}", starts - _ONE_DAY
        why = "the time to apply has passed, so ask first"
    elif deadline:
        until, why = deadline, f"the host takes applications until {date_in_words(deadline)}"
    elif is_past_window:
        months, until = (
            frame.guide.late_apply_months_before_start.value,
            window_before(starts, frame.guide.late_apply_months_before_start).last,
        )
        why = f"some hosts take applications {months.least} to {months.most} months ahead"
    else:
        months = frame.guide.apply_months_before_start.value
        why = f"many fill {months.least} to {months.most} months ahead"
    yield frame.step(
        StepKind.APPLY,
        min(application.first, until),
        title,
        f"{begins}; {why}.",
        of=plan.rotation.id,
        until=until,
        done=wrote,
        whom=plan.rotation.site,
        place=plan.place,
    )


def _feedback_steps(plan: RotationPlan, dates: RotationDates, frame: Frame) -> Iterator[Step]:
    """Asking in the middle of the rotation; a writer who is not there on that day is asked apart.

    Whoever was asked for a letter is no longer asked for feedback.
    """
    rotation = plan.rotation
    there = [
        form_of_address(writer)
        for writer in rotation.letter_writers
        if is_there_for_feedback(writer, rotation, dates.feedback_on)
    ]
    asks = []
    if rotation.feedback or frame.today <= dates.ends:
        title, called = f"Ask for feedback: {named(rotation)}", ", ".join(there) or "your attending"
        asks.append((rotation.id, title, called, "the rotation", dates, rotation.feedback))
    for writer in rotation.letter_writers:
        starts, ends = own_days(writer, rotation)
        if starts is None or ends is None or starts > ends or starts <= dates.feedback_on <= ends:
            continue
        days = dates_between(starts, ends, frame.guide)
        given = tuple(said for said in rotation.feedback if said.from_writer == writer.id)
        if given or (frame.today <= days.ends and not writer.request.steps):
            of, called = f"{rotation.id}:{writer.id}", form_of_address(writer)
            asks.append((of, f"Ask {called} for feedback", called, "your days together", days, given))
    for of, title, called, middle, days, given in asks:
        before_the_ask = max(days.feedback_on, days.ask_from - _ONE_DAY)
        noted = min((said.on for said in given if said.on), default=days.feedback_on)
        yield frame.step(
            StepKind.FEEDBACK,
            days.feedback_on,
            title,
            f"The middle of {middle} leaves time to change something before you ask for a letter.",
            of=of,
            until=before_the_ask if frame.today <= before_the_ask else days.ends,
            done=noted if given else None,
            whom=called,
            place=f"{plan.place}.feedback",
        )


def is_there_for_feedback(writer: LetterWriter, rotation: Rotation, day: date) -> bool:
    """Whether the applicant works with this writer on `day`, by the dossier; without days there, yes."""
    starts, ends = own_days(writer, rotation)
    return (starts is None or starts <= day) and (ends is None or day <= ends)


def _change_steps(dossier: Dossier, plan: RotationPlan, dates: RotationDates, frame: Frame) -> Iterator[Step]:
    """Messages to the host about the days of this rotation that the dossier calls for."""
    rotation, change, delay = plan.rotation, plan.rotation.change, plan.rotation.delay
    program = dossier.program_of(rotation)
    host = host_contact(program) if program and program.rotation else rotation.site
    step = partial(frame.step, of=rotation.id, whom=host)
    # Of a mere candidate the dates can still be put right.
    is_known = rotation.state.counts or (
        rotation.state is RotationState.CANDIDATE
        and program is not None
        and asked_on(dossier, program) is not None
    )
    if change and rotation.wants_other_days and is_known:
        first_to_change = dates.starts if rotation.new_days[0] != dates.starts else dates.ends
        if change.asked or frame.today < first_to_change:
            why = (
                RECORDED
                if change.asked
                else "Until the host agrees, every paper keeps the days that are agreed."
            )
            title = f"Ask the host for other days: {named(rotation)}"
            place = f"{plan.place}.change"
            yield step(StepKind.CHANGE, frame.today, title, why, done=change.asked, place=place)
        if change.asked and frame.today <= dates.ends:
            yield step(
                StepKind.DATES,
                working_day_on_or_after(change.asked + timedelta(days=frame.guide.answer_within_days.value)),
                f"Write down what the host says of the new days: {named(rotation)}",
                f"You asked on {date_in_words(change.asked)}; after a yes they become starts and ends.",
                place=f"{plan.place}.change",
            )
    if delay and rotation.state.is_promised:
        # Up to the day before one arrives, or the day on which it is decided.
        last = delay.arrives - _ONE_DAY if delay.arrives else delay.visa_appointment
        if delay.told or (last and frame.today <= last):
            why = RECORDED if delay.told else "A host plans your first day; the sooner it hears, the better."
            title = f"Tell the host of your delay: {named(rotation)}"
            place = f"{plan.place}.delay"
            yield step(StepKind.DELAY, frame.today, title, why, done=delay.told, place=place)


def _courtesy_steps(
    dossier: Dossier, plan: RotationPlan, dates: RotationDates, frame: Frame
) -> Iterator[Step]:
    """What a confirmed rotation owes the host's office: word before the arrival, thanks, the evaluation."""
    rotation, guide, program = plan.rotation, frame.guide, dossier.program_of(plan.rotation)
    request = program.rotation if program else None
    host = host_contact(program) if program and request else rotation.site
    step = partial(frame.step, of=rotation.id, whom=host, place=plan.place)
    first_day = plan.arrives_on or dates.starts
    begins = f"{'You arrive' if plan.arrives_on else 'The rotation begins'} on {date_in_words(first_day)}"
    for kind in StepKind:
        ahead, record = kind.type.ahead, kind.type.record
        if ahead is None or not isinstance(record, Recorded):
            continue
        due = working_day_on_or_before(first_day - timedelta(days=ahead.days(guide).value))
        earliest = due - timedelta(days=guide.near_days.value)
        sent = [day for day in days_sent(request, record.word) if earliest <= day <= first_day]
        yield step(
            kind,
            due,
            f"{ahead.title}: {named(rotation)}",
            f"{begins}; {ahead.because}.",
            until=first_day - _ONE_DAY,
            done=min(sent, default=None),
        )
    why = f"The rotation {'ended' if dates.ends < frame.today else 'ends'} on {date_in_words(dates.ends)}."
    due = next_working_day(dates.ends)
    sent = [day for day in days_sent(request, Word.TEAM_THANKS, "thanks") if day >= dates.ends]
    yield step(
        StepKind.TEAM_THANKS,
        due,
        f"Thank the team and the office: {named(rotation)}",
        why,
        until=max(due, dates.ends + timedelta(days=guide.thank_within_days.value)),
        done=min(sent, default=None),
    )
    # Where the host evaluates, its evaluation; an observer, who is not evaluated, gets a certificate.
    has_evaluation = rotation.team.evaluation is True
    if has_evaluation or rotation.is_observer:
        days = guide.evaluation_days_after.value
        due = working_day_on_or_after(dates.ends + timedelta(days=days.least))
        sent = [day for day in days_sent(request, Word.EVALUATION, "certificate") if day >= dates.ends]
        yield step(
            StepKind.EVALUATION,
            due,
            f"Ask for the {'evaluation' if has_evaluation else 'certificate'}: {named(rotation)}",
            why,
            until=max(due, dates.ends + timedelta(days=days.most)),
            done=min(sent, default=None),
        )
