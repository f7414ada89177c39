"""TIM: whether what is planned comes in time for the season."""

from collections.abc import Iterator

from awaykit.model.dossier import Dossier
from awaykit.planning.day_words import expected
from awaykit.planning.letters import LetterState
from awaykit.planning.plan import Plan
from awaykit.planning.windows import WindowClass
from awaykit.review.findings import Confidence, Importance, Remark
from awaykit.review.in_sight import A_WRITER, called, still_to_come
from awaykit.review.rules import rule
from awaykit.review.sources import guide, rule_of_thumb, source_of
from awaykit.wording import counted, date_in_words

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
    for letter in still_to_come(plan):
        name = called(letter.writer)
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
