"""The sheet for a rotation's final week: its days, its letters, what to say."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from awaykit.model.dossier import Dossier
from awaykit.model.programs import Program
from awaykit.model.record import Reader
from awaykit.model.rotations import Rotation
from awaykit.names import form_of_address
from awaykit.papers.paper import DocumentKind, Folder, Format, LeftOut, Paper, Planned, doc
from awaykit.papers.views import RotationLines, names_in_a_file_name, rotation_lines, specialty_in_sentence
from awaykit.plan.letters import LetterPlan, LetterState, portal_opens
from awaykit.plan.plan import Plan
from awaykit.plan.rotation_dates import RotationDates
from awaykit.plan.rotation_plan import RotationPlan
from awaykit.plan.rotation_steps import named
from awaykit.plan.steps import Step, StepKind, StepState
from awaykit.plan.workdays import federal_holidays, working_days_between
from awaykit.wording import month_and_year

_SATURDAY = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class DayOfWriter:
    """A letter writer to ask on a day."""

    called: str = doc("How the applicant speaks to the writer: Dr. Whitfield")
    was_there_until: date | None = doc("Last day with the writer, if it is past by then")


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetDay:
    """One day of the sheet; a day may have nothing of its own."""

    day: date = doc("The day")
    is_holiday: bool = doc("Whether it is a federal holiday: nothing is planned for it")
    is_last: bool = doc("Whether it is the last working day")
    feedback_from: str | None = doc("Whom to ask for feedback on this day")
    asks: tuple[DayOfWriter, ...] = doc("Letter writers to ask on this day")
    answers: tuple[str, ...] = doc("Letter writers who were asked and have not answered")
    packets: tuple[str, ...] = doc("Letter writers who agreed and wait for their packet")
    entries: tuple[str, ...] = doc("Letter writers who agreed and can be entered in MyERAS")
    is_for_cases: bool = doc("Whether it is the day to bring the log of key cases up to date")
    is_for_the_office: bool = doc("Whether it is the day to see the office of the host")
    is_last_chance: bool = doc("Whether who is still to be asked must be asked on this day")
    is_free: bool = doc("Whether nothing is planned for it, though it is a working day")


@dataclass(frozen=True, slots=True)
class _Tasks:
    """What is to do, each with its day."""

    feedback: tuple[date, str] | None
    asks: tuple[tuple[date, DayOfWriter], ...]
    answers: tuple[tuple[date, str], ...]
    packets: tuple[tuple[date, str], ...]
    entries: tuple[tuple[date, str], ...]


def sheet_days(dates: RotationDates, letters: Sequence[LetterPlan], plan: Plan) -> tuple[SheetDay, ...]:
    """The working days that are left of the final week, or of the days on which to ask.

    A federal holiday among them has a row of its own. Feedback that is due before the week stands
    in front while its day is still to come. Before the week `plan.today` changes nothing else: in
    it, what is past goes and what is still open moves on.
    """
    working = working_days(dates, plan.today)
    tasks = _tasks(working, letters, plan)
    ahead = {tasks.feedback[0]} if tasks.feedback else set()
    days = sorted({*working, *_holidays(working[0], dates.ends), *ahead})
    return tuple(_sheet_day(day, working, tasks) for day in days)


def first_day(dates: RotationDates) -> date:
    """The first day of the final week, or of asking where that comes before it."""
    return min(dates.final_week_from, dates.ask_from)


def working_days(dates: RotationDates, today: date) -> tuple[date, ...]:
    """The working days of the sheet from `today` on; the rotation's last day where none is left."""
    first = max(first_day(dates), today)
    return working_days_between(first, dates.ends) or (dates.ends,)


def _holidays(first: date, last: date) -> tuple[date, ...]:
    """The federal holidays from `first` to `last` that take a day from the working week."""
    years = range(first.year, last.year + 1)
    every = (day for year in years for day in federal_holidays(year))
    return tuple(day for day in every if first <= day <= last and day.weekday() < _SATURDAY)


def _tasks(working: Sequence[date], letters: Sequence[LetterPlan], plan: Plan) -> _Tasks:
    feedback = _feedback(working, letters, plan)
    enterable = [letter for letter in letters if _can_be_entered(letter, working[-1], plan)]
    return _Tasks(
        feedback=feedback,
        asks=_asks(working, letters, plan, after=feedback[0] if feedback else None),
        answers=_each(working, letters, plan, StepKind.ANSWER),
        packets=_each(working, letters, plan, StepKind.PACKET),
        entries=_each(working, enterable, plan, StepKind.ENTER),
    )


def _undone(kind: StepKind, ids: str, plan: Plan) -> Step | None:
    step = plan.step(f"{kind.value}:{ids}")
    return step if step and step.state is not StepState.DONE else None


def _feedback(working: Sequence[date], letters: Sequence[LetterPlan], plan: Plan) -> tuple[date, str] | None:
    """Feedback that nobody has given: on its own day while that is to come, else on the first one."""
    step = _undone(StepKind.FEEDBACK, letters[0].rotation.id, plan)
    if step is None:
        return None
    is_ahead = plan.today <= step.due < working[0]
    return (step.due if is_ahead else _on_or_after(working, step.due)), step.whom


def _asks(
    working: Sequence[date], letters: Sequence[LetterPlan], plan: Plan, *, after: date | None
) -> tuple[tuple[date, DayOfWriter], ...]:
    """One writer a day, who counts most first, after feedback; the last day is left for what went wrong."""
    steps = [
        (letter, step)
        for letter in sorted(letters, key=lambda letter: letter.standing.order)
        if letter.state is LetterState.NOT_ASKED and (step := _undone(StepKind.ASK, letter.key, plan))
    ]
    asks = []
    for number, (letter, step) in enumerate(steps):
        start = working.index(_on_or_after(working, step.due))
        if after is not None:
            start = max(start, sum(day <= after for day in working))
        latest = max(start, len(working) - 2)
        day = working[min(start + number, latest, len(working) - 1)]
        asks.append(_ask(letter, day, working))
    return tuple(asks)


def _ask(letter: LetterPlan, day: date, working: Sequence[date]) -> tuple[date, DayOfWriter]:
    """A writer who leaves during these days is asked while they are there."""
    until = letter.writer.together_until
    if until and until < day:
        day = max((each for each in working if each <= until), default=day)
    gone = until if until and until < day else None
    return day, DayOfWriter(called=letter.called, was_there_until=gone)


def _each(
    working: Sequence[date], letters: Sequence[LetterPlan], plan: Plan, kind: StepKind
) -> tuple[tuple[date, str], ...]:
    """Undone steps of one kind with the writers whom they concern, each on its day or the nearest one."""
    steps = ((letter, _undone(kind, letter.key, plan)) for letter in letters)
    return tuple((_on_or_after(working, step.due), letter.called) for letter, step in steps if step)


def _can_be_entered(letter: LetterPlan, last: date, plan: Plan) -> bool:
    """Whether the writer agreed, and MyERAS takes letter writers on the last day at the latest."""
    step = _undone(StepKind.ENTER, letter.key, plan)
    return letter.state is LetterState.AGREED and step is not None and step.due <= last


def _on_or_after(working: Sequence[date], day: date) -> date:
    return next((each for each in working if each >= day), working[-1])


def _sheet_day(day: date, working: Sequence[date], tasks: _Tasks) -> SheetDay:
    number = working.index(day) if day in working else None
    last = len(working) - 1
    asks = tuple(who for on, who in tasks.asks if on == day)
    answers = tuple(who for on, who in tasks.answers if on == day)
    packets = tuple(who for on, who in tasks.packets if on == day)
    entries = tuple(who for on, who in tasks.entries if on == day)
    feedback_from = tasks.feedback[1] if tasks.feedback and tasks.feedback[0] == day else None
    is_for_cases = number == last // 2
    is_for_the_office = number == min(1, last)
    # Where someone is asked on that day, the row says it already.
    is_last_chance = bool(tasks.asks) and not asks and last > 1 and number == last - 1
    has_own = asks or answers or packets or entries or feedback_from or is_for_cases or is_for_the_office
    return SheetDay(
        day=day,
        is_holiday=number is None and feedback_from is None,
        is_last=number == last,
        feedback_from=feedback_from,
        asks=asks,
        answers=answers,
        packets=packets,
        entries=entries,
        is_for_cases=is_for_cases,
        is_for_the_office=is_for_the_office,
        is_last_chance=is_last_chance,
        is_free=number is not None and number < last and not (has_own or is_last_chance),
    )


_ORDER = (
    LetterState.NOT_ASKED,
    LetterState.ASKED,
    LetterState.AGREED,
    LetterState.LINK_SENT,
    LetterState.REMINDED,
    LetterState.UPLOADED,
    LetterState.HESITATED,
    LetterState.DECLINED,
)
"""What is still to do comes first, who is lost last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetLetter:
    """One letter writer and how far the request is."""

    called: str = doc("How the applicant speaks to the writer: Dr. Whitfield")
    on: date | None = doc("Day of the last recorded step")
    is_not_asked: bool = doc("Whether the writer was not asked yet")
    is_asked: bool = doc("Whether the writer was asked and has not answered")
    has_agreed: bool = doc("Whether the writer has agreed and has no link yet")
    has_link: bool = doc("Whether the writer has agreed and AAMC has sent the link")
    is_uploaded: bool = doc("Whether the letter is there")
    has_hesitated: bool = doc("Whether the writer hesitated: not this one")
    has_declined: bool = doc("Whether the writer declined: not this one")
    weeks_together: int | None = doc("Whole weeks together")
    is_open: bool = doc("Whether the letter may still come")
    upload_by: date | None = doc("Day by which the letter is best uploaded")
    is_upload_expected: bool = doc("Whether that day rests on a season date not announced yet")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """Whom the words on the sheet are for: a writer to ask, else one to hear from, else one to thank."""

    to: str = doc("How the applicant speaks to the writer: Dr. Whitfield")
    weeks_together: int | None = doc("Whole weeks together")
    is_to_ask: bool = doc("Whether the writer is to be asked")
    is_to_hear: bool = doc("Whether the writer was asked and the answer is open")
    others: tuple[SheetLetter, ...] = doc("Others for whom the same words serve")
    ask_next: str | None = doc("Whom to ask next, should this writer hesitate")


@dataclass(frozen=True, slots=True, kw_only=True)
class WriterToConfirm:
    """What to collect from one letter writer."""

    called: str = doc("How the applicant speaks to the writer: Dr. Whitfield")
    has_title: bool = doc("Whether the title is noted, and only to confirm")
    has_email: bool = doc("Whether an e-mail address is noted, and only to confirm")


@dataclass(frozen=True, slots=True, kw_only=True)
class Collect:
    """What to collect before leaving, and what of it the dossier has."""

    writers: tuple[WriterToConfirm, ...] = doc("Those who may still write, whoever lacks most first")
    office: str | None = doc("Whom to write to at the host: Mr. Ostrander; nothing without an e-mail")
    has_evaluation: bool = doc("Whether the applicant noted that there is a formal evaluation")
    has_no_evaluation: bool = doc("Whether the applicant noted that there is none")


def in_order(letters: Sequence[LetterPlan]) -> tuple[LetterPlan, ...]:
    """What is still to do first; within that who counts most."""
    return tuple(sorted(letters, key=lambda letter: (_ORDER.index(letter.state), letter.standing.order)))


def may_write(letter: LetterPlan) -> bool:
    """Whether the letter may still come of this week: neither refused nor there already."""
    return not letter.state.is_refused and letter.state is not LetterState.UPLOADED


def sheet_letter(letter: LetterPlan) -> SheetLetter:
    """One line of the list of letters."""
    steps, state = letter.writer.request.steps, letter.state
    return SheetLetter(
        called=letter.called,
        on=steps[-1][0] if steps else None,
        is_not_asked=state is LetterState.NOT_ASKED,
        is_asked=state is LetterState.ASKED,
        has_agreed=state is LetterState.AGREED,
        has_link=state in {LetterState.LINK_SENT, LetterState.REMINDED},
        is_uploaded=state is LetterState.UPLOADED,
        has_hesitated=state is LetterState.HESITATED,
        has_declined=state is LetterState.DECLINED,
        weeks_together=letter.weeks_together,
        is_open=may_write(letter),
        upload_by=letter.dates.upload_by,
        is_upload_expected=letter.dates.upload_is_expected,
    )


def spoken(letters: Sequence[LetterPlan]) -> Spoken:
    """The words for the first who may still write, and who else they serve.

    `letters` are in order, and one of them may still write.
    """
    first, *rest = (letter for letter in letters if may_write(letter))
    return Spoken(
        to=first.called,
        weeks_together=first.weeks_together,
        is_to_ask=first.state is LetterState.NOT_ASKED,
        is_to_hear=first.state is LetterState.ASKED,
        others=tuple(sheet_letter(letter) for letter in rest if letter.state is first.state),
        ask_next=_ask_next(first, rest),
    )


def _ask_next(first: LetterPlan, rest: Sequence[LetterPlan]) -> str | None:
    """The second writer, where nobody has asked them yet; else the next who is not asked."""
    open_ones = [letter for letter in rest if letter.state is LetterState.NOT_ASKED]
    second = first.second_writer.id if first.second_writer else None
    open_ones.sort(key=lambda letter: letter.writer.id != second)
    return open_ones[0].called if open_ones else None


def collect(rotation: Rotation, letters: Sequence[LetterPlan], program: Program | None) -> Collect:
    """What to collect of those who may still write, and of the host."""
    writers = [
        WriterToConfirm(
            called=letter.called,
            has_title=letter.writer.title is not None,
            has_email=letter.writer.email is not None,
        )
        for letter in letters
        if may_write(letter)
    ]
    request = program.rotation if program else None
    contact = request.contact if request else None
    return Collect(
        writers=tuple(sorted(writers, key=lambda writer: writer.has_title + writer.has_email)),
        office=form_of_address(contact) if contact and contact.email else None,
        has_evaluation=rotation.team.evaluation is True,
        has_no_evaluation=rotation.team.evaluation is False,
    )


KIND = "final-week"
_TEMPLATE = "final-week/sheet.html.j2"


@dataclass(frozen=True, slots=True, kw_only=True)
class FinalWeekContext:
    """Everything that the template of a final-week sheet can print."""

    rotation: RotationLines = doc("The rotation")
    is_observer: bool = doc("Whether the role is to watch, without hands-on work")
    letters: tuple[SheetLetter, ...] = doc("The letter writers, those still to ask first")
    days: tuple[SheetDay, ...] = doc("The days, in order")
    is_feedback_open: bool = doc("Whether nobody has given feedback yet")
    ends_later: bool = doc("Whether the last day of the rotation is a weekend or a holiday")
    spoken: Spoken = doc("Whom the words to say are for")
    specialty: str = doc("Specialty, in small letters as in a sentence")
    applies_in: str = doc("Month in which the applicant applies: September 2027")
    portal_opens: date | None = doc("Day on which MyERAS takes letter writers, if these days begin before it")
    is_portal_expected: bool = doc("Whether that day is not announced yet")
    cases: int = doc("Key cases logged for the rotation")
    cases_wanted: int = doc("Key cases that one a week would make")
    writers_without_cases: tuple[str, ...] = doc("Letter writers for whom no case is logged")
    collect: Collect = doc("What to collect before leaving")


def plan_final_weeks(dossier: Dossier, plan: Plan) -> Planned:
    """A sheet for each rotation ahead or under way that has a letter writer who may still write."""
    papers, left_out = [], []
    for rotation in plan.rotations.values():
        if not rotation.rotation.state.is_promised or _is_over(rotation, plan):
            continue
        letters = in_order(plan.letters_of(rotation.rotation.id))
        if why := _why_not(rotation, letters, plan):
            left_out.append(LeftOut(KIND, rotation.rotation.id, named(rotation.rotation), why))
        elif rotation.dates:
            papers.append(_sheet(dossier, plan, rotation, rotation.dates, letters))
    return Planned(tuple(papers), tuple(left_out))


def _is_over(rotation: RotationPlan, plan: Plan) -> bool:
    return rotation.dates is not None and rotation.dates.ends < plan.today


def _why_not(rotation: RotationPlan, letters: Sequence[LetterPlan], plan: Plan) -> str | None:
    """Why a rotation has no sheet, or nothing where it has one."""
    if not letters:
        return "No letter writer is named for it yet."
    if rotation.dates is None:
        return "Add its first and last day."
    if plan.step(f"{StepKind.RECORD.value}:{rotation.rotation.id}"):
        return "Record whether you were confirmed."
    writing = [letter for letter in letters if may_write(letter)]
    if writing:
        still_helps = any(_has_something_to_come(letter, plan) for letter in writing)
        return None if still_helps else "A letter comes too late for this season."
    if any(letter.state.is_refused for letter in letters):
        return "Nobody is left to ask: name another letter writer."
    return "Its letters are uploaded."


def _has_something_to_come(letter: LetterPlan, plan: Plan) -> bool:
    """Whether the agenda still has a step for this letter; after the rank list is due it has none."""
    steps = (step for step in plan.agenda if step.id.endswith(f":{letter.key}"))
    return any(step.state is not StepState.DONE for step in steps)


def _sheet(
    dossier: Dossier, plan: Plan, rotation: RotationPlan, dates: RotationDates, letters: Sequence[LetterPlan]
) -> Paper:
    held = rotation.rotation
    name = dossier.applicant.name
    return Paper(
        kind=KIND,
        label="final-week sheet",
        reader=held.id,
        reader_name=named(held),
        reader_kind=Reader.OWN,
        rotation=held.id,
        template=_TEMPLATE,
        context=_context(dossier, plan, rotation, dates, letters),
        formats=(Format.PDF,),
        name=(*names_in_a_file_name(name), "Final_Week", held.site),
        title=f"Final week, {held.site}",
        subject=f"Day by day: {named(held)}",
        running_header=name.full,
        folder=Folder.PRIVATE,
        most_pages=1,
        place=rotation.place,
        writers=tuple(letter.writer.id for letter in letters),
        wanted_from=_wanted_from(dates, held.id, plan),
    )


def _wanted_from(dates: RotationDates, rotation_id: str, plan: Plan) -> date:
    """The first day of the sheet, or the day of feedback where that comes before and is still open."""
    first = first_day(dates)
    feedback = plan.step(f"{StepKind.FEEDBACK.value}:{rotation_id}")
    return min(first, feedback.due) if feedback and feedback.state is not StepState.DONE else first


def _context(
    dossier: Dossier, plan: Plan, rotation: RotationPlan, dates: RotationDates, letters: Sequence[LetterPlan]
) -> FinalWeekContext:
    held, season = rotation.rotation, plan.season
    working = working_days(dates, plan.today)
    days = sheet_days(dates, letters, plan)
    opens = portal_opens(season)
    return FinalWeekContext(
        rotation=rotation_lines(held),
        is_observer=held.is_observer,
        letters=tuple(sheet_letter(letter) for letter in letters),
        days=days,
        is_feedback_open=any(day.feedback_from for day in days),
        ends_later=dates.ends != working[-1],
        spoken=spoken(letters),
        specialty=specialty_in_sentence(dossier.applicant.specialty),
        applies_in=month_and_year(season.submits_from.value),
        portal_opens=opens if opens > working[0] else None,
        is_portal_expected=any(
            day.is_projected for day in (season.opens, season.token_day) if day.value == opens
        ),
        cases=len(held.key_cases),
        cases_wanted=max(1, dates.weeks) * plan.guide.min_cases_per_week.value,
        writers_without_cases=tuple(
            letter.called for letter in letters if may_write(letter) and not letter.cases
        ),
        collect=collect(held, letters, dossier.program_of(held)),
    )


FINAL_WEEK = DocumentKind(
    kind=KIND,
    commands=("packet",),
    title="Final-week sheet",
    template=_TEMPLATE,
    context=FinalWeekContext,
    plan=plan_final_weeks,
)
