"""Rules on timing: windows, deadlines, and letters in time for the season."""

from collections.abc import Iterator

from awaykit.model.dossier import Dossier
from awaykit.plan.hosts import asked_on
from awaykit.plan.letters import LetterState
from awaykit.plan.plan import Plan
from awaykit.plan.rotation_dates import ApplicationPhase, WindowClass, best_window
from awaykit.plan.steps import StepKind
from awaykit.plan.workdays import expected
from awaykit.review.findings import (
    Confidence,
    Importance,
    Remark,
    Source,
    guide,
    rule_of_thumb,
    source_of,
    your_setting,
)
from awaykit.review.rule import A_CANDIDATE, A_ROTATION_WITH_DATES, A_WRITER, rule, some_of, weighed
from awaykit.wording import counted, date_in_words, date_without_weekday, day_range

_MOST_YEARS_AHEAD = 4
"""From today to applying: no one rotates earlier for letters of that season."""


@rule(
    "TIM004",
    "The letter arrives before programs review",
    looks_at="The last day on which each letter still arrives in time, and where today lies.",
    importance=Importance.HIGH,
    sources=[guide("5.3"), rule_of_thumb("Letters are advised to be there some days before programs review")],
    confidence=Confidence.LIKELY,
    needs=[A_WRITER],
)
def letter_in_time(_dossier: Dossier, plan: Plan) -> Iterator[Remark]:
    """Programs choose whom to interview from what is there when they open the applications.

    The guide asks for early August, or the opening of ERAS: we read this as the day by which the letter
    must be there. It is written best while the month is fresh.

    Wrong when your programs review later, or the letter is meant for after submission.
    """
    review = plan.season.earliest_review
    for letter in plan.letters_to_come:
        name = letter.called
        last = f"{date_in_words(letter.dates.cap)}{expected(review)}"
        if letter.dates.is_late and plan.rotations[letter.rotation.id].window is WindowClass.LATE:
            continue  # TIM001 says it of the rotation.
        if letter.dates.is_late:
            message = f"The rotation with {name} ends after {last}, the last day for a letter to be in time."
            is_asked = letter.state is not LetterState.NOT_ASKED
            hint = f"{'Plan' if is_asked else 'Ask early, and plan'} other letters for the first review."
        elif letter.dates.upload_by is None:
            message = f"The best days for the letter of {name} are past: it is wanted as soon as possible."
            hint = "Tell the writer that it still counts, and rely on other letters too."
        else:
            continue
        yield Remark(
            message=message,
            hint=f"{hint} Programs may review from {date_in_words(review.value)}{expected(review)}.",
            place=letter.place,
            sources=(source_of(plan.guide.upload_days_before_review), source_of(review)),
        )


@rule(
    "TIM008",
    "The season is the one ahead of you",
    looks_at="The season of your dossier, against today.",
    importance=Importance.HIGH,
    sources=[rule_of_thumb("One wrong digit in the season moves every date that a writer is asked for")],
)
def season_is_ahead(dossier: Dossier, plan: Plan) -> Iterator[Remark]:
    """Every date in the papers follows from the season, so a wrong one asks for letters in a wrong year.

    Wrong when you look back at a season that is over, or plan more than four years ahead on purpose.
    """
    season, year = plan.season, dossier.applicant.season
    years = season.submits_from.value.year - plan.today.year
    if year is None:
        return
    if plan.today > season.match_day.value:
        yield Remark(
            message=f"Season {year} is over: its Match Day was {date_in_words(season.match_day.value)}.",
            hint="Do you apply again? Then change applicant.season.",
            place="applicant.season",
            sources=(source_of(season.match_day),),
        )
    elif years > _MOST_YEARS_AHEAD:
        yield Remark(
            message=f"For {season.in_words} you apply only in {counted(years, 'year')}.",
            hint="Check applicant.season: 2028 means applying in 2027.",
            place="applicant.season",
        )


_HELPS_EARLY = (WindowClass.BEST, WindowClass.ACCEPTABLE)


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
    rotations, last = plan.counting, plan.guide.best_window_last
    in_time = any(each.window in _HELPS_EARLY for each in rotations)
    day = date_without_weekday(last.value.in_year(plan.season.submits_from.value.year))
    of_candidates = (plan.candidates, Importance.LOW)
    for group, importance in ((rotations, Importance.MEDIUM if in_time else None), of_candidates):
        late = [each for each in group if each.window is WindowClass.LATE]
        if late:
            start = "starts" if len(late) == 1 else "start"
            yield Remark(
                message=f"{some_of([plan.site_of(each) for each in late])} {start} after {day}: "
                "too late for a letter that helps early.",
                hint="Ask for earlier weeks, or plan it for experience only."
                if late[0].is_ahead
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
    rotations = plan.counting
    has_recent = any(each.window in _HELPS_EARLY for each in rotations)
    old = [each for each in rotations if each.window is WindowClass.OLDER]
    if old:
        are = "lies" if len(old) == 1 else "lie"
        yield Remark(
            message=f"{some_of([plan.site_of(each) for each in old])} {are} more than "
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
    for each in plan.counting:
        is_movable = each.window is WindowClass.ACCEPTABLE and not each.has_begun
        if is_movable and each.is_ahead and each.rotation.id not in judged:
            yield Remark(
                message=f"{plan.site_of(each)} is not inside the best months, "
                f"{day_range(window.first, window.last)}.",
                hint="It will do. If you can choose, take weeks inside them.",
                place=f"{each.place}.starts",
                sources=(source_of(plan.guide.best_window_first), *_own_reading(dossier, "window")),
            )


def _own_reading(dossier: Dossier, name: str) -> tuple[Source, ...]:
    """The applicant's setting as a source, where they chose a reading."""
    is_own = name in dossier.settings.readings.model_fields_set
    return (your_setting(f"settings.readings.{name}"),) if is_own else ()


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
    waiting = []
    for each in plan.candidates:
        program = dossier.program_of(each.rotation)
        has_deadline = bool(program and program.rotation and program.rotation.deadline)
        if not has_deadline and not (program and asked_on(dossier, program)):
            waiting.append(each)
    ahead = plan.guide.late_apply_months_before_start
    months = f"{ahead.value.least} to {ahead.value.most} months"
    said = {
        ApplicationPhase.OPEN: ("It is time to apply for", "Choose first: awaykit plan compares."),
        ApplicationPhase.LATE: (
            "Most places are taken by now for",
            f"Apply now: some hosts take applications {months} ahead.",
        ),
        ApplicationPhase.OVER: ("The time to apply is over for", "Ask before you count on it."),
    }
    for moment, (message, hint) in said.items():
        if found := [each for each in waiting if each.moment is moment]:
            yield Remark(
                message=f"{message} {some_of([plan.site_of(each) for each in found])}.",
                hint=hint,
                place=found[0].place,
                importance=Importance.LOW if moment is ApplicationPhase.OVER else None,
                sources=() if moment is ApplicationPhase.OPEN else (source_of(ahead),),
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
        for each in plan.candidates
        if each.documents
        and each.documents.holds(plan.today)
        and each.moment is ApplicationPhase.NOT_YET
        and plan.step(f"{StepKind.DOCUMENTS.value}:{each.rotation.id}")
    ]
    if found:
        months = plan.guide.documents_months_before_start
        yield Remark(
            message=f"Collect documents now for {some_of([plan.site_of(each) for each in found])}.",
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
