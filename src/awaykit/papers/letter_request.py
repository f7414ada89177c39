"""The request for a letter, as the packet and the e-mails to its writer tell it."""

from dataclasses import dataclass
from datetime import date

from awaykit.model.dossier import Dossier
from awaykit.model.scalars import Choice
from awaykit.papers.paper import Missing, doc
from awaykit.papers.views import DaysTogether, specialty_in_sentence
from awaykit.plan.letters import LetterPlan, LetterState
from awaykit.wording import month_and_year

PACKET = "letter-packet"
"""The kind of the packet, which an e-mail to the writer encloses."""

TOO_LATE = "The rank list is due: a letter for this season comes too late."


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestPage:
    """What page one says; a date that is past or unknown is left out."""

    has_agreed: bool = doc("Whether the writer has said yes")
    is_asked: bool = doc("Whether the writer was asked and hasn't answered yet")
    is_link_sent: bool = doc("Whether AAMC has sent its link to the writer")
    is_portal_open: bool = doc("Whether letter writers can be entered in MyERAS, so that the link can come")
    is_over: bool = doc("Whether the days together are over")
    is_ahead: bool = doc("Whether the days together haven't begun")
    together_from: date | None = doc("First day together, if it is recorded for this writer")
    together_until: date | None = doc("Last day together, if it is recorded for this writer")
    weeks_together: int | None = doc("Whole weeks together")
    is_observer: bool = doc("Whether the role was to watch, without hands-on work")
    own_words: str | None = doc("The applicant's own words to this writer")
    write_by: date | None = doc("Day by which the letter is best written")
    upload_by: date | None = doc(
        "Day by which the letter is best uploaded; nothing means as soon as possible"
    )
    link_expected: date | None = doc(
        "Day from which AAMC's e-mail with the link is expected; nothing when it only waits for MyERAS"
    )
    is_upload_expected: bool = doc("Whether the upload day rests on a season date not announced yet")
    is_link_expected: bool = doc("Whether the link's day rests on a season date not announced yet")
    is_waived: bool = doc("Whether the right to see the letter is waived, as recorded")
    is_not_waived: bool = doc("Whether the applicant recorded that the right is kept")
    specialty: str = doc("Specialty, in small letters as in a sentence")
    match_year: int = doc("Year of the Match")
    applies_in: str = doc("Month in which the applicant applies: September 2027")


def has_agreed(letter: LetterPlan) -> bool:
    """Whether the packet may go out: the writer has said yes, and the letter is not there yet."""
    return letter.state.is_promised


def request_page(
    letter: LetterPlan, *, today: date, specialty: str, match_year: int, applies_on: date
) -> RequestPage:
    """The first page for this writer, as the state of the request has it."""
    writer, rotation, dates = letter.writer, letter.rotation, letter.dates
    together = DaysTogether.of(letter)
    return RequestPage(
        has_agreed=has_agreed(letter),
        is_asked=letter.state is LetterState.ASKED,
        is_link_sent=letter.state in {LetterState.LINK_SENT, LetterState.REMINDED},
        is_portal_open=letter.portal_is_open,
        is_over=together.is_over(today),
        is_ahead=together.is_ahead(today),
        together_from=together.starts,
        together_until=together.ends,
        weeks_together=letter.weeks_together,
        is_observer=rotation.is_observer,
        own_words=writer.own_words,
        write_by=dates.write_by,
        upload_by=dates.upload_by,
        # A day that is not ahead only says "today": printed, it would change the paper every day.
        link_expected=dates.link_expected if dates.link_expected > today else None,
        is_upload_expected=dates.upload_is_expected,
        is_link_expected=dates.link_is_expected,
        is_waived=writer.waiver is Choice.YES,
        is_not_waived=writer.waiver is Choice.NO,
        specialty=specialty_in_sentence(specialty),
        match_year=match_year,
        applies_in=month_and_year(applies_on),
    )


def missing_season_and_dates(dossier: Dossier, letter: LetterPlan) -> tuple[Missing, ...]:
    """What everything about a letter rests on, as far as the dossier lacks it."""
    rotation, place = letter.rotation, letter.rotation_place
    needed = (
        (
            dossier.applicant.season,
            "the season",
            "applicant.season",
            "Add season: 2028 for applying in 2027.",
        ),
        (
            rotation.starts and rotation.ends,
            "the rotation's dates",
            f"{place}.ends" if rotation.starts else f"{place}.starts",
            "Add starts and ends.",
        ),
    )
    return tuple(Missing(what, place, hint) for value, what, place, hint in needed if not value)
