"""TIM: whether rotations lie in the months that serve the season, and when to apply for them."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from awaykit.model.dossier import Dossier
from awaykit.planning.correspondence import asked_on
from awaykit.planning.day_words import expected
from awaykit.planning.plan import Plan
from awaykit.planning.steps import StepKind
from awaykit.planning.windows import Moment, WindowClass, best_window
from awaykit.review.findings import Importance, Remark
from awaykit.review.in_plan import (
    A_CANDIDATE,
    A_ROTATION_WITH_DATES,
    candidates,
    counting,
    has_begun,
    is_ahead,
    site_of,
    some_of,
    weighed,
)
from awaykit.review.rules import rule
from awaykit.review.sources import Source, guide, rule_of_thumb, source_of, your_setting
from awaykit.wording import counted, date_without_weekday, day_range

if TYPE_CHECKING:
    from awaykit.planning.rotation_plan import RotationPlan

_HELPS_EARLY = (WindowClass.BEST, WindowClass.ACCEPTABLE)
_AT_THE_MOMENT = {
    Moment.OPEN: "It is time to apply for {}.",
    Moment.LATE: "Most places are taken by now for {}.",
    Moment.OVER: "The time to apply is over for {}.",
}


@rule(
    "TIM001",
    "Early enough for a letter",
    looks_at="Rotations that start after August of the year in which you apply.",
    importance=Importance.HIGH,
    sources=[guide("2.1")],
    needs=[A_ROTATION_WITH_DATES],
)
def early_enough(_dossier: Dossier, plan: Plan) -> Iterator[Remark]:
    """A letter from such a rotation comes when programs have chosen most of those whom they interview.

    Wrong when the rotation serves experience, or programs that review late.
    """
    if plan.is_too_late_for_letters:
        return
    rotations, last = counting(plan), plan.guide.best_window_last
    in_time = any(each.window in _HELPS_EARLY for each in rotations)
    day = date_without_weekday(last.value.in_year(plan.season.submits_from.value.year))
    of_candidates = (candidates(plan), Importance.LOW)
    for group, importance in ((rotations, Importance.MEDIUM if in_time else None), of_candidates):
        late = [each for each in group if each.window is WindowClass.LATE]
        if late:
            start = "starts" if len(late) == 1 else "start"
            yield Remark(
                message=f"{some_of([site_of(each, plan) for each in late])} {start} after {day}: "
                "too late for a letter that helps early.",
                hint="Ask for earlier weeks, or plan it for experience only."
                if is_ahead(late[0], plan.today)
                else "Rely on other letters for the first review.",
                place=f"{late[0].place}.starts",
                importance=importance,
                sources=(source_of(last),),
            )


@rule(
    "TIM002",
    "Recent enough",
    looks_at="Rotations that ended long before submission opens.",
    importance=Importance.MEDIUM,
    sources=[guide("1.2")],
    needs=[A_ROTATION_WITH_DATES],
)
def recent_enough(dossier: Dossier, plan: Plan) -> Iterator[Remark]:
    """Programs ask what you have done lately, and a letter ages with its rotation.

    Twelve months count from the rotation's last day to the day on which submission opens; exactly
    twelve is inside. settings.readings.months_counted_to lets the first day count instead.

    Wrong when you have worked in US medicine since, outside these rotations.
    """
    months = plan.guide.acceptable_months_before_submission
    rotations = counting(plan)
    has_recent = any(each.window in _HELPS_EARLY for each in rotations)
    old = [each for each in rotations if each.window is WindowClass.OLDER]
    if old:
        are = "lies" if len(old) == 1 else "lie"
        yield Remark(
            message=f"{some_of([site_of(each, plan) for each in old])} {are} more than "
            f"{counted(months.value, 'month')} before submission opens.",
            hint="Let a recent rotation and its letter stand first."
            if has_recent
            else "Plan one nearer to the day on which you apply.",
            place=f"{old[0].place}.ends",
            importance=Importance.LOW if has_recent else weighed(plan, Importance.MEDIUM),
            sources=(source_of(months), *_own_reading(dossier, "months_counted_to")),
        )


@rule(
    "TIM003",
    "In the best months",
    looks_at="Rotations ahead that lie outside the best months and are still acceptable.",
    importance=Importance.LOW,
    sources=[guide("2.1")],
    needs=[A_ROTATION_WITH_DATES],
)
def in_the_best_months(dossier: Dossier, plan: Plan) -> Iterator[Remark]:
    """From January to August faculty have time to write, and programs still remember you.

    The guide means the year in which you apply, as we read it; its own example shows the year
    before. settings.readings.window chooses. TIM004 judges letters of rotations that end later.

    Wrong when the rotation is a good one and no earlier or later weeks are free.
    """
    window = best_window(plan.season, dossier.settings.readings, plan.guide)
    judged = {letter.rotation.id for letter in plan.letters if letter.dates.is_late}
    for each in counting(plan):
        is_movable = each.window is WindowClass.ACCEPTABLE and not has_begun(each)
        if is_movable and is_ahead(each, plan.today) and each.rotation.id not in judged:
            yield Remark(
                message=f"{site_of(each, plan)} is not inside the best months, "
                f"{day_range(window.first, window.last)}.",
                hint="It will do. If you can choose, take weeks inside them.",
                place=f"{each.place}.starts",
                sources=(source_of(plan.guide.best_window_first), *_own_reading(dossier, "window")),
            )


def _own_reading(dossier: Dossier, name: str) -> tuple[Source, ...]:
    """The applicant's setting as a source, where they chose a reading."""
    return (
        (your_setting(f"settings.readings.{name}"),)
        if name in dossier.settings.readings.model_fields_set
        else ()
    )


@rule(
    "TIM005",
    "Apply while places are free",
    looks_at="Candidates without a deadline of the host's, and the months in which most places fill.",
    importance=Importance.MEDIUM,
    sources=[guide("4.2")],
    needs=[A_CANDIDATE],
)
def apply_while_places_are_free(dossier: Dossier, plan: Plan) -> Iterator[Remark]:
    """Many rotations fill six to nine months ahead; the host's own deadline comes first.

    The guide's own example gives a rotation in May only three to six months, so later is not hopeless.

    Wrong when the host takes applications at any time.
    """
    waiting: dict[Moment, list[RotationPlan]] = {}
    for each in candidates(plan):
        program = dossier.program_of(each.rotation)
        has_deadline = bool(program and program.rotation and program.rotation.deadline)
        if each.moment and not has_deadline and not (program and asked_on(dossier, program)):
            waiting.setdefault(each.moment, []).append(each)
    ahead = plan.guide.late_apply_months_before_start
    hints = {
        Moment.OPEN: "Choose first: awaykit plan compares.",
        Moment.LATE: f"Apply now: some hosts take applications {ahead.value.least} to {ahead.value.most} "
        "months ahead.",
        Moment.OVER: "Ask before you count on it.",
    }
    for moment, hint in hints.items():
        if found := waiting.get(moment):
            yield Remark(
                message=_AT_THE_MOMENT[moment].format(some_of([site_of(each, plan) for each in found])),
                hint=hint,
                place=found[0].place,
                importance=Importance.LOW if moment is Moment.OVER else None,
                sources=() if moment is Moment.OPEN else (source_of(ahead),),
            )


@rule(
    "TIM006",
    "Collect documents early",
    looks_at="Candidates that are in the months of collecting documents, before those to apply.",
    importance=Importance.LOW,
    sources=[guide("4.2")],
    needs=[A_CANDIDATE],
)
def time_for_documents(_dossier: Dossier, plan: Plan) -> Iterator[Remark]:
    """Immunization records, a dean's letter and insurance take weeks each.

    Wrong when the documents are ready from an earlier application.
    """
    found = [
        each
        for each in candidates(plan)
        if each.documents
        and each.documents.holds(plan.today)
        and each.moment is Moment.NOT_YET
        and plan.step(f"{StepKind.DOCUMENTS.value}:{each.rotation.id}")
    ]
    if found:
        months = plan.guide.documents_months_before_start
        yield Remark(
            message=f"Collect documents now for {some_of([site_of(each, plan) for each in found])}.",
            hint="Hosts list what they want; write it into programs, under requirements.",
            place=found[0].place,
            sources=(source_of(months),),
        )


@rule(
    "TIM007",
    "Days that nobody has announced",
    looks_at="Days of the season ahead that are projected from earlier years.",
    importance=Importance.LOW,
    sources=[rule_of_thumb("AAMC and NRMP announce the days of a season in the year before its Match")],
)
def days_not_announced(_dossier: Dossier, plan: Plan) -> Iterator[Remark]:
    """The days follow the habit of earlier seasons and can move by a week.

    Wrong when you have looked them up: then write them under settings.season_overrides.
    """
    submission = plan.season.submits_from
    if submission.is_projected and plan.today <= submission.value:
        day = f"{date_without_weekday(submission.value)}{expected(submission)}"
        yield Remark(
            message=f"The season's days are projected; submission opens on {day}.",
            hint="Look at AAMC's and NRMP's pages, and write the true days under season_overrides.",
            place="applicant.season",
            sources=(source_of(submission),),
        )
