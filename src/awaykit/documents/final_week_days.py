"""The days of a final week and what each is for: every date comes from the agenda or from planning."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from awaykit.documents.paper import told
from awaykit.planning.federal_holidays import federal_holidays
from awaykit.planning.letters import LetterPlan, LetterState
from awaykit.planning.plan import Plan
from awaykit.planning.rotation_dates import RotationDates
from awaykit.planning.steps import Step, StepKind, StepState
from awaykit.planning.workdays import working_days_between

_SATURDAY = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class DayOfWriter:
    """A letter writer to ask on a day."""

    called: str = told("How the applicant speaks to the writer: Dr. Whitfield")
    was_there_until: date | None = told("Last day with the writer, if it is past by then")


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetDay:
    """One day of the sheet; a day may have nothing of its own."""

    day: date = told("The day")
    is_holiday: bool = told("Whether it is a federal holiday: nothing is planned for it")
    is_last: bool = told("Whether it is the last working day")
    feedback_from: str | None = told("Whom to ask for feedback on this day")
    asks: tuple[DayOfWriter, ...] = told("Letter writers to ask on this day")
    answers: tuple[str, ...] = told("Letter writers who were asked and have not answered")
    packets: tuple[str, ...] = told("Letter writers who agreed and wait for their packet")
    entries: tuple[str, ...] = told("Letter writers who agreed and can be entered in MyERAS")
    is_for_cases: bool = told("Whether it is the day to bring the log of key cases up to date")
    is_for_the_office: bool = told("Whether it is the day to see the office of the host")
    is_last_chance: bool = told("Whether who is still to be asked must be asked on this day")
    is_free: bool = told("Whether nothing is planned for it, though it is a working day")


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
