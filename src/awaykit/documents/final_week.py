"""The final-week sheet: one private page for each rotation, to carry in a pocket while asking for letters."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from awaykit.documents.final_week_days import SheetDay, first_day, sheet_days, working_days
from awaykit.documents.final_week_letters import (
    Collect,
    SheetLetter,
    Spoken,
    collect,
    in_order,
    may_write,
    sheet_letter,
    spoken,
)
from awaykit.documents.paper import DocumentKind, Folder, Format, LeftOut, Paper, Planned, told
from awaykit.documents.people import (
    RotationLines,
    names_in_a_file_name,
    rotation_lines,
    specialty_in_sentence,
)
from awaykit.model.dossier import Dossier
from awaykit.model.record import Reader
from awaykit.model.rotations import RotationState
from awaykit.planning.letters import LetterPlan, portal_opens
from awaykit.planning.plan import Plan
from awaykit.planning.rotation_dates import RotationDates
from awaykit.planning.rotation_plan import RotationPlan
from awaykit.planning.rotation_steps import named
from awaykit.planning.steps import StepKind, StepState
from awaykit.wording import month_and_year

KIND = "final-week"
_TEMPLATE = "final-week/sheet.html.j2"
_PROMISED = (RotationState.OFFERED, RotationState.CONFIRMED)


@dataclass(frozen=True, slots=True, kw_only=True)
class FinalWeekContext:
    """Everything that the template of a final-week sheet can print."""

    rotation: RotationLines = told("The rotation")
    is_observer: bool = told("Whether the role is to watch, without hands-on work")
    letters: tuple[SheetLetter, ...] = told("The letter writers, those still to ask first")
    days: tuple[SheetDay, ...] = told("The days, in order")
    is_feedback_open: bool = told("Whether nobody has given feedback yet")
    ends_later: bool = told("Whether the last day of the rotation is a weekend or a holiday")
    spoken: Spoken = told("Whom the words to say are for")
    specialty: str = told("Specialty, in small letters as in a sentence")
    applies_in: str = told("Month in which the applicant applies: September 2027")
    portal_opens: date | None = told(
        "Day on which MyERAS takes letter writers, if these days begin before it"
    )
    is_portal_expected: bool = told("Whether that day is not announced yet")
    cases: int = told("Key cases logged for the rotation")
    cases_wanted: int = told("Key cases that one a week would make")
    writers_without_cases: tuple[str, ...] = told("Letter writers for whom no case is logged")
    collect: Collect = told("What to collect before leaving")


def plan_final_weeks(dossier: Dossier, plan: Plan) -> Planned:
    """A sheet for each rotation ahead or under way that has a letter writer who may still write."""
    papers, left_out = [], []
    for rotation in plan.rotations.values():
        if rotation.rotation.state not in _PROMISED or _is_over(rotation, plan):
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
