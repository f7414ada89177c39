"""The sheet for a rotation's final week: its days, its letters, the words for asking."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from awaykit.model.dossier import Dossier
from awaykit.model.record import Reader
from awaykit.names import form_of_address
from awaykit.papers.paper import DocumentKind, Folder, Format, LeftOut, Paper, Planned, doc
from awaykit.papers.views import (
    LetterLines,
    RotationLines,
    letter_lines,
    names_in_a_file_name,
    rotation_lines,
)
from awaykit.plan.letters import LetterPlan, LetterState, portal_opens
from awaykit.plan.plan import Plan
from awaykit.plan.rotation_dates import RotationDates
from awaykit.plan.rotation_plan import RotationPlan
from awaykit.plan.rotation_steps import named
from awaykit.plan.steps import Step, StepKind, StepState
from awaykit.plan.workdays import federal_holidays, working_days_between

KIND = "final-week"
_TEMPLATE = "final-week/sheet.html.j2"
_SATURDAY = 5
_STATES = (
    LetterState.NOT_ASKED,
    LetterState.ASKED,
    LetterState.AGREED,
    LetterState.LINK_SENT,
    LetterState.REMINDED,
    LetterState.UPLOADED,
    LetterState.HESITATED,
    LetterState.DECLINED,
)
"""The order of the letters: what is still to do comes first, who is lost last."""


class TaskKind(StrEnum):
    """What there is to do on a day, in the order in which a day lists it."""

    FEEDBACK = "feedback"
    ASK = "ask"
    ANSWER = "answer"
    PACKET = "packet"
    ENTER = "enter"
    OFFICE = "office"
    CASES = "cases"
    LAST_CHANCE = "last chance"
    LEAVE = "leave"


@dataclass(frozen=True, slots=True, kw_only=True)
class DayTask:
    """One thing to do on a day."""

    kind: TaskKind = doc("What to do; the last chance is that to ask before the last day")
    whom: str = doc("The person it concerns, as the applicant speaks to them; may be empty")
    was_there_until: date | None = doc("Last day with a writer to ask, if it is past by then")


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetDay:
    """One day of the sheet; a working day without a task is free."""

    day: date = doc("The day")
    is_holiday: bool = doc("Whether it is a federal holiday: nothing is planned for it")
    tasks: tuple[DayTask, ...] = doc("What to do, in order")


@dataclass(frozen=True, slots=True, kw_only=True)
class FinalWeekContext:
    """Everything that the template of a final-week sheet can print."""

    rotation: RotationLines = doc("The rotation")
    letters: tuple[LetterLines, ...] = doc(
        "The letters, those still to ask for first; the words to say are for the first"
    )
    days: tuple[SheetDay, ...] = doc("The days, in order")
    is_feedback_open: bool = doc("Whether nobody has given feedback yet")
    ask_next: str | None = doc("Whom to ask next, should the first writer hesitate")
    portal_opens: date | None = doc("Day on which MyERAS takes letter writers, if these days begin before it")
    is_portal_expected: bool = doc("Whether that day is not announced yet")
    cases: int = doc("Key cases logged for the rotation")
    cases_wanted: int = doc("Key cases that one a week would make")
    writers_without_cases: tuple[str, ...] = doc("Letter writers for whom no case is logged")
    collect_from: tuple[LetterLines, ...] = doc("Letters that may still come, whoever lacks most first")
    office: str | None = doc("Whom to write to at the host: Mr. Ostrander; nothing without an e-mail")
    has_evaluation: bool | None = doc("Whether there is a formal evaluation; nothing if that isn't recorded")


def _may_write(letter: LetterPlan) -> bool:
    """Whether the letter may still be written: neither refused nor uploaded."""
    return not letter.state.is_refused and letter.state is not LetterState.UPLOADED


def _undone(kind: StepKind, ids: str, plan: Plan) -> Step | None:
    step = plan.step(f"{kind.value}:{ids}")
    return step if step and step.state is not StepState.DONE else None


def plan_final_weeks(dossier: Dossier, plan: Plan) -> Planned:
    """A sheet for each rotation ahead or under way that has a letter writer who may still write."""
    papers, left_out = [], []
    for rotation in plan.rotations.values():
        held, dates = rotation.rotation, rotation.dates
        is_over = dates is not None and dates.ends < plan.today
        if is_over or not held.state.is_promised:
            continue
        letters = sorted(
            plan.letters_of(held.id), key=lambda letter: (_STATES.index(letter.state), letter.standing.order)
        )
        if why := _why_not(rotation, letters, plan):
            left_out.append(LeftOut(KIND, held.id, named(held), why))
        elif dates:
            papers.append(_sheet(dossier, plan, rotation, dates, letters))
    return Planned(tuple(papers), tuple(left_out))


def _why_not(rotation: RotationPlan, letters: Sequence[LetterPlan], plan: Plan) -> str | None:
    """Why a rotation has no sheet, or nothing where it has one."""
    if not letters:
        return "No letter writer is named for it yet."
    if rotation.dates is None:
        return "Add its first and last day."
    if plan.step(f"{StepKind.RECORD.value}:{rotation.rotation.id}"):
        return "Record whether you were confirmed."
    if not any(map(_may_write, letters)):
        is_lost = any(letter.state.is_refused for letter in letters)
        return (
            "Nobody is left to ask: name another letter writer." if is_lost else "Its letters are uploaded."
        )
    # After the rank list is due the agenda has no step for a letter any more.
    to_come = [step.id for step in plan.agenda if step.state is not StepState.DONE]
    still_helps = any(
        _may_write(letter) and any(step.endswith(f":{letter.key}") for step in to_come) for letter in letters
    )
    return None if still_helps else "A letter comes too late for this season."


def _sheet(
    dossier: Dossier, plan: Plan, rotation: RotationPlan, dates: RotationDates, letters: Sequence[LetterPlan]
) -> Paper:
    held, season, name = rotation.rotation, plan.season, dossier.applicant.name
    opens, feedback = portal_opens(season), _undone(StepKind.FEEDBACK, held.id, plan)
    first = min(dates.final_week_from, dates.ask_from)
    # The rotation's last day serves where no working day is left.
    working = working_days_between(max(first, plan.today), dates.ends) or (dates.ends,)
    open_ones = [letter for letter in letters if _may_write(letter)]
    spoken, *rest = open_ones
    # Should the first hesitate: the second writer, if nobody has asked them yet, else the next one to ask.
    second = spoken.second_writer.id if spoken.second_writer else None
    not_asked = [letter for letter in rest if letter.state is LetterState.NOT_ASKED]
    ask_next = min(not_asked, key=lambda letter: letter.writer.id != second, default=None)
    program = dossier.program_of(held)
    contact = program.rotation.contact if program and program.rotation else None
    days = _days(working, letters, plan)
    lines = {letter.key: letter_lines(dossier, plan, letter) for letter in letters}
    context = FinalWeekContext(
        rotation=rotation_lines(held),
        letters=tuple(lines.values()),
        days=days,
        is_feedback_open=any(task.kind is TaskKind.FEEDBACK for day in days for task in day.tasks),
        ask_next=ask_next.called if ask_next else None,
        portal_opens=opens if opens > working[0] else None,
        is_portal_expected=any(
            day.is_projected for day in (season.opens, season.token_day) if day.value == opens
        ),
        cases=len(held.key_cases),
        cases_wanted=max(1, dates.weeks) * plan.guide.min_cases_per_week.value,
        writers_without_cases=tuple(letter.called for letter in open_ones if not letter.cases),
        collect_from=tuple(
            sorted(
                (lines[letter.key] for letter in open_ones),
                key=lambda line: (line.writer.title is not None) + (line.writer.email is not None),
            )
        ),
        office=form_of_address(contact) if contact and contact.email else None,
        has_evaluation=held.team.evaluation,
    )
    return Paper(
        kind=KIND,
        label="final-week sheet",
        reader=held.id,
        reader_name=named(held),
        reader_kind=Reader.OWN,
        rotation=held.id,
        template=_TEMPLATE,
        context=context,
        formats=(Format.PDF,),
        name=(*names_in_a_file_name(name), "Final_Week", held.site),
        title=f"Final week, {held.site}",
        subject=f"Day by day: {named(held)}",
        running_header=name.full,
        folder=Folder.PRIVATE,
        most_pages=1,
        place=rotation.place,
        writers=tuple(letter.writer.id for letter in letters),
        wanted_from=min(first, feedback.due) if feedback else first,
    )


def _days(working: Sequence[date], letters: Sequence[LetterPlan], plan: Plan) -> tuple[SheetDay, ...]:
    """The days with their tasks; a federal holiday among them has a row of its own.

    Feedback that is due before the week comes first while its day is still to come. Before the week
    `plan.today` changes nothing more: in it, what is past goes and what is still open moves on.
    """
    first, last = working[0], letters[0].rotation.ends or working[-1]
    tasks = tuple(_tasks(working, letters, plan))
    holidays = (day for year in range(first.year, last.year + 1) for day in federal_holidays(year))
    off = (day for day in holidays if first <= day <= last and day.weekday() < _SATURDAY)
    return tuple(
        SheetDay(
            day=day,
            is_holiday=day not in working and all(on != day for on, _ in tasks),
            tasks=tuple(task for on, task in tasks if on == day),
        )
        for day in sorted({*working, *off, *(on for on, _ in tasks)})
    )


def _on_or_after(working: Sequence[date], day: date) -> date:
    return next((each for each in working if each >= day), working[-1])


def _tasks(
    working: Sequence[date], letters: Sequence[LetterPlan], plan: Plan
) -> Iterator[tuple[date, DayTask]]:
    """What to do, each with its day, in the order in which a day lists it."""

    def task(kind: TaskKind, whom: str = "", until: date | None = None) -> DayTask:
        return DayTask(kind=kind, whom=whom, was_there_until=until)

    feedback = _undone(StepKind.FEEDBACK, letters[0].rotation.id, plan)
    heard_on = None
    if feedback:
        is_ahead = plan.today <= feedback.due < working[0]
        heard_on = feedback.due if is_ahead else _on_or_after(working, feedback.due)
        yield heard_on, task(TaskKind.FEEDBACK, feedback.whom)
    # One writer a day, who counts most first, after feedback; the last day is left for what went wrong.
    asked_on = []
    by_standing = sorted(letters, key=lambda letter: letter.standing.order)
    to_ask = [
        (letter, step)
        for letter in by_standing
        if letter.state is LetterState.NOT_ASKED and (step := _undone(StepKind.ASK, letter.key, plan))
    ]
    for number, (letter, step) in enumerate(to_ask):
        start = working.index(_on_or_after(working, step.due))
        if heard_on:
            start = max(start, sum(day <= heard_on for day in working))
        day = working[min(start + number, max(start, len(working) - 2), len(working) - 1)]
        # A writer who leaves during these days is asked while they are there.
        until = letter.writer.together_until
        if until and until < day:
            day = max((each for each in working if each <= until), default=day)
        asked_on.append(day)
        yield day, task(TaskKind.ASK, letter.called, until if until and until < day else None)
    for kind in (StepKind.ANSWER, StepKind.PACKET, StepKind.ENTER):
        for letter in letters:
            due = step.due if (step := _undone(kind, letter.key, plan)) else None
            # MyERAS takes a writer who agreed, once it is open.
            is_too_early = due is not None and due > working[-1]
            if due and not (
                kind is StepKind.ENTER and (letter.state is not LetterState.AGREED or is_too_early)
            ):
                yield _on_or_after(working, due), task(TaskKind(kind.value), letter.called)
    last = len(working) - 1
    yield working[min(1, last)], task(TaskKind.OFFICE)
    yield working[last // 2], task(TaskKind.CASES)
    # Where someone is asked on the last day but one, that task says it already.
    if asked_on and last > 1 and working[last - 1] not in asked_on:
        yield working[last - 1], task(TaskKind.LAST_CHANCE)
    yield working[last], task(TaskKind.LEAVE)


FINAL_WEEK = DocumentKind(
    kind=KIND,
    commands=("packet",),
    title="Final-week sheet",
    template=_TEMPLATE,
    context=FinalWeekContext,
    plan=plan_final_weeks,
)
