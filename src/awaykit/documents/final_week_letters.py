"""The letters of a final-week sheet: where each stands, what to say to whom, what is still to collect."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from awaykit.documents.paper import told
from awaykit.model.programs import Program
from awaykit.model.rotations import Rotation
from awaykit.planning.letters import LetterPlan, LetterState

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

    called: str = told("How the applicant speaks to the writer: Dr. Whitfield")
    on: date | None = told("Day of the last recorded step")
    is_not_asked: bool = told("Whether the writer was not asked yet")
    is_asked: bool = told("Whether the writer was asked and has not answered")
    has_agreed: bool = told("Whether the writer has agreed and has no link yet")
    has_link: bool = told("Whether the writer has agreed and AAMC has sent the link")
    is_uploaded: bool = told("Whether the letter is there")
    has_hesitated: bool = told("Whether the writer hesitated: not this one")
    has_declined: bool = told("Whether the writer declined: not this one")
    weeks_together: int | None = told("Whole weeks together")
    is_open: bool = told("Whether the letter may still come")
    upload_by: date | None = told("Day by which the letter is best uploaded")
    is_upload_expected: bool = told("Whether that day rests on a season date not announced yet")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """Whom the words on the sheet are for: a writer to ask, else one to hear from, else one to thank."""

    to: str = told("How the applicant speaks to the writer: Dr. Whitfield")
    weeks_together: int | None = told("Whole weeks together")
    is_to_ask: bool = told("Whether the writer is to be asked")
    is_to_hear: bool = told("Whether the writer was asked and the answer is open")
    others: tuple[SheetLetter, ...] = told("Others for whom the same words serve")
    ask_next: str | None = told("Whom to ask next, should this writer hesitate")


@dataclass(frozen=True, slots=True, kw_only=True)
class WriterToConfirm:
    """What to collect from one letter writer."""

    called: str = told("How the applicant speaks to the writer: Dr. Whitfield")
    has_title: bool = told("Whether the title is noted, and only to confirm")
    has_email: bool = told("Whether an e-mail address is noted, and only to confirm")


@dataclass(frozen=True, slots=True, kw_only=True)
class Collect:
    """What to collect before leaving, and what of it the dossier has."""

    writers: tuple[WriterToConfirm, ...] = told("Those who may still write, whoever lacks most first")
    office: str | None = told("Whom to write to at the host: Mr. Ostrander; nothing without an e-mail")
    has_evaluation: bool = told("Whether the applicant noted that there is a formal evaluation")
    has_no_evaluation: bool = told("Whether the applicant noted that there is none")


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
        office=(contact.greeting or contact.name) if contact and contact.email else None,
        has_evaluation=rotation.team.evaluation is True,
        has_no_evaluation=rotation.team.evaluation is False,
    )
