"""What every e-mail shares: its kind, its moment, its addressee, and how it becomes a paper."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from awaykit.model.applicant import Applicant
from awaykit.model.dossier import Dossier
from awaykit.model.record import Reader
from awaykit.model.rotations import RotationState
from awaykit.papers.enclosures import Enclosures
from awaykit.papers.letter_request import TOO_LATE
from awaykit.papers.paper import Envelope, Folder, Format, Missing, Paper, PartBudget
from awaykit.plan.letters import LetterPlan, LetterState
from awaykit.plan.plan import Plan
from awaykit.plan.steps import Step, StepKind, StepState
from awaykit.wording import month_and_day

BODY = "body"
"""The one part of a message that has a budget: its body, without the subject."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageKind:
    """One kind of e-mail. `file_name` is for the applicant's own folder, so it names nobody.

    Its words stand in `templates/emails/`, under its own name. `records` is the step that
    `awaykit done` knows it by once it is sent, None where nothing records it.
    """

    kind: str
    label: str
    title: str
    file_name: str
    most_words: int
    records: str | None = None

    @property
    def template(self) -> str:
        """Where its words stand, the subject included."""
        return f"emails/{self.kind}.txt.j2"


@dataclass(frozen=True, slots=True)
class SendMoment:
    """A message that is planned: to be sent now or later, and the day from which it is due.

    `due_from` is None where no date of the dossier says.
    """

    folder: Folder
    due_from: date | None


@dataclass(frozen=True, slots=True)
class NotYet:
    """A message that has no moment now, and why, in words for the applicant."""

    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressee:
    """To whom a message goes; `place` is their entry in the dossier, `email_hint` how to find an address."""

    id: str
    name: str
    email: str | None
    kind: Reader
    place: str
    email_hint: str = "Ask them, or look at the hospital's page."


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What a message says and carries.

    `missing` are required facts beside the two addresses, which every message needs; `prints` are
    the places whose own words stand in it. `records` are the steps that it records where they
    differ from its kind's.
    """

    context: Any
    encloses: Enclosures = field(default_factory=Enclosures)
    missing: tuple[Missing, ...] = ()
    prints: tuple[str, ...] = ()
    records: tuple[tuple[str, ...], ...] | None = None


def message(
    kind: MessageKind,
    dossier: Dossier,
    *,
    to: Addressee,
    moment: SendMoment,
    contents: Contents,
    rotation: str = "",
) -> Paper:
    """The e-mail as a paper; while a fact is missing it has no draft that could be sent."""
    lacks = (*contents.missing, *_missing_addresses(dossier, to))
    return Paper(
        kind=kind.kind,
        label=kind.label,
        reader=to.id,
        reader_name=to.name,
        reader_kind=to.kind,
        rotation=rotation,
        template=kind.template,
        context=contents.context,
        formats=(Format.TXT,) if lacks else (Format.EML, Format.TXT),
        name=(kind.file_name,),
        title=kind.title,
        subject=kind.title,
        running_header=dossier.applicant.name.full,
        folder=Folder.UNFINISHED if lacks else moment.folder,
        most_pages=0,
        place=to.place,
        parts=(PartBudget(BODY, kind.title, most_words=kind.most_words),),
        missing=lacks,
        prints=contents.prints,
        writers=(to.id,) if to.kind is Reader.LETTER_WRITER else (),
        wanted_from=moment.due_from,
        envelope=_envelope(dossier.applicant, to),
        encloses=contents.encloses.papers,
        encloses_files=contents.encloses.files,
        records=_records(kind, to) if contents.records is None else contents.records,
    )


def _records(kind: MessageKind, to: Addressee) -> tuple[tuple[str, ...], ...]:
    return ((kind.records, to.id),) if kind.records else ()


def _envelope(applicant: Applicant, to: Addressee) -> Envelope:
    """An address that isn't known is empty; the message is then unfinished."""
    return Envelope(
        from_name=applicant.name.full,
        from_email=applicant.contact.email or "",
        to_name=to.name,
        to_email=to.email or "",
    )


def _missing_addresses(dossier: Dossier, to: Addressee) -> tuple[Missing, ...]:
    needed = (
        (
            dossier.applicant.contact.email,
            "your e-mail address",
            "applicant.contact.email",
            "Write the address from which you send.",
        ),
        (
            to.email,
            f"the e-mail address of {to.name}",
            f"{to.place}.email",
            to.email_hint,
        ),
    )
    return tuple(Missing(what, place, hint) for value, what, place, hint in needed if not value)


DUE = frozenset({StepState.NOW, StepState.OVERDUE})
"""States of a step whose e-mail can be sent today."""

_TOO_LATE = NotYet(TOO_LATE)
_NOT_CONFIRMED = NotYet("The rotation is not confirmed: record that before you ask.")


def moment_of(step: Step | None) -> SendMoment | None:
    """To be sent once the step is due, waiting before that; nothing where it is done or isn't there."""
    if step is None or step.state is StepState.DONE:
        return None
    return SendMoment(Folder.SEND if step.state in DUE else Folder.WAITING, step.due)


def ask_moment(letter: LetterPlan, plan: Plan) -> SendMoment | NotYet | None:
    """In the final days, by e-mail after them; who wrote for an earlier season is asked in other words."""
    return None if letter.writer.earlier_letter else _asking_moment(letter, plan)


def again_moment(letter: LetterPlan, plan: Plan) -> SendMoment | NotYet | None:
    """When a writer of an earlier season would be asked anew."""
    return _asking_moment(letter, plan) if letter.writer.earlier_letter else None


def _asking_moment(letter: LetterPlan, plan: Plan) -> SendMoment | NotYet | None:
    """The first ask, and once more when no answer came."""
    if letter.state is LetterState.ASKED:
        return _second_ask_moment(letter, plan)
    if letter.state is not LetterState.NOT_ASKED:
        return None
    step = _step(StepKind.ASK, letter, plan)
    if step:
        return SendMoment(Folder.SEND if step.state in DUE else Folder.WAITING, step.due)
    if plan.is_too_late_for_letters:
        return _TOO_LATE
    # A promised rotation without dates has no step either; the missing dates are then told as such.
    is_undated = plan.rotations[letter.rotation.id].dates is None
    is_promised = letter.rotation.state in {RotationState.OFFERED, RotationState.CONFIRMED}
    return SendMoment(Folder.WAITING, None) if is_promised and is_undated else _NOT_CONFIRMED


def _second_ask_moment(letter: LetterPlan, plan: Plan) -> SendMoment | NotYet | None:
    step, asked = _step(StepKind.ANSWER, letter, plan), letter.writer.request.asked
    if step is None or asked is None:
        return _TOO_LATE if plan.is_too_late_for_letters else None
    if step.state is StepState.DONE:
        return None
    if step.state in DUE:
        return SendMoment(Folder.SEND, step.due)
    return NotYet(f"You asked on {month_and_day(asked)}: give them until {month_and_day(step.due)}.")


def materials_moment(letter: LetterPlan, plan: Plan) -> SendMoment | NotYet | None:
    """From the yes until AAMC's link is sent: then page one of the packet has done its work."""
    if letter.state is not LetterState.AGREED:
        return None
    step = _step(StepKind.PACKET, letter, plan)
    return SendMoment(Folder.SEND, step.due) if step else _TOO_LATE


def together_moment(letter: LetterPlan, plan: Plan) -> SendMoment | None:
    """Kept at hand from the asking until the link is sent: only the writer can bring the question up."""
    if letter.state not in {LetterState.ASKED, LetterState.AGREED} or plan.is_too_late_for_letters:
        return None
    step = _step(StepKind.ASK, letter, plan)
    return SendMoment(Folder.WAITING, step.due) if step else None


def address_moment(letter: LetterPlan, plan: Plan) -> SendMoment | None:
    """Shortly before letters can be requested, of a writer who said yes long ago."""
    return moment_of(_step(StepKind.ADDRESS, letter, plan))


def update_moment(letter: LetterPlan, plan: Plan) -> SendMoment | None:
    """Once something has changed that a writer who was asked doesn't know."""
    return moment_of(_step(StepKind.UPDATE, letter, plan))


def link_moment(letter: LetterPlan, plan: Plan) -> SendMoment | None:
    """Kept at hand from AAMC's e-mail until the upload: the dossier can't know that it did not come."""
    if not _waits_for_upload(letter) or plan.is_too_late_for_letters:
        return None
    step = _step(StepKind.LINK, letter, plan)
    return SendMoment(Folder.WAITING, step.due) if step else None


def reminder_moment(letter: LetterPlan, plan: Plan) -> SendMoment | None:
    """The next of the agenda's reminders, and none before AAMC's link was sent."""
    if not _waits_for_upload(letter):
        return None
    of_this_letter = f"{StepKind.REMIND}:{letter.key}:"
    steps = (step for step in plan.agenda if step.id.startswith(of_this_letter))
    return moment_of(next((step for step in steps if step.state is not StepState.DONE), None))


def _waits_for_upload(letter: LetterPlan) -> bool:
    """Whether AAMC's link was sent, as recorded, and the letter isn't there."""
    was_sent = letter.writer.request.link_sent is not None
    return was_sent and letter.state in {LetterState.LINK_SENT, LetterState.REMINDED}


def thanks_moment(letter: LetterPlan, plan: Plan) -> SendMoment | None:
    """In the week after the upload."""
    is_uploaded = letter.state is LetterState.UPLOADED
    return moment_of(_step(StepKind.THANKS, letter, plan)) if is_uploaded else None


def thanks_anyway_moment(letter: LetterPlan, plan: Plan) -> SendMoment | None:
    """In the week after a writer hesitated or declined."""
    return moment_of(_step(StepKind.THANKS, letter, plan)) if letter.state.is_refused else None


def news_moment(letter: LetterPlan, plan: Plan) -> SendMoment | None:
    """In the week after Match Day; before that there is no result to tell."""
    moment = moment_of(_step(StepKind.NEWS, letter, plan))
    return moment if moment and moment.folder is Folder.SEND else None


def _step(kind: StepKind, letter: LetterPlan, plan: Plan) -> Step | None:
    return plan.step(f"{kind}:{letter.key}")
