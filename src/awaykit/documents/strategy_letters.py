"""Letters: whom to ask first and why, how far each is, and its next day."""

from dataclasses import dataclass

from awaykit.documents.paper import told
from awaykit.planning.letters import LetterPlan, LetterState
from awaykit.planning.plan import Plan
from awaykit.wording import date_without_weekday, listing, shortened

_MOST_OF_A_NAME = 48


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterLine:
    """One writer, the one to rely on first at the top."""

    called: str = told("How the applicant speaks of the writer: Dr. Whitfield")
    site: str = told("The hospital of the rotation")
    reasons: str = told("What speaks for the writer, and against")
    state: str = told("not asked, asked, agreed, link sent, reminded, uploaded, hesitated, declined")
    next: str = told("The next day, in words; empty where there is none")


def letter_lines(plan: Plan) -> tuple[LetterLine, ...]:
    """Those who may write first, by what speaks for them; equal ones as in the dossier."""
    ordered = sorted(plan.letters, key=lambda letter: (letter.state.is_refused, letter.standing.order))
    return tuple(_line(letter, plan) for letter in ordered)


def _line(letter: LetterPlan, plan: Plan) -> LetterLine:
    return LetterLine(
        called=letter.called,
        site=shortened(letter.rotation.site, _MOST_OF_A_NAME),
        reasons=listing(letter.standing.reasons) or "nothing known yet",
        state=letter.state.value,
        next=_next(letter, plan),
    )


def _next(letter: LetterPlan, plan: Plan) -> str:
    """What the day asks for next: the asking, the answer, or the upload."""
    if letter.state.is_refused or letter.state is LetterState.UPLOADED or plan.is_too_late_for_letters:
        return ""
    upload = letter.dates.upload_by
    if upload is None:
        return "upload as soon as possible"
    expected = " (expected)" if letter.dates.upload_is_expected else ""
    return f"upload by {date_without_weekday(upload)}{expected}"
