"""The e-mails to a letter writer: the table of their kinds, and the moment of each.

A new kind is a function for its moment, a row of the table and a template in `templates/emails/`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from awaykit.documents.letter_message_words import LetterMessageContext, letter_message_context
from awaykit.documents.letter_packet import KIND as LETTER_PACKET_KIND
from awaykit.documents.messages import Addressee, Contents, Enclosures, MessageKind, Moment, NotYet, message
from awaykit.documents.paper import DocumentKind, Folder, LeftOut, Missing, Paper, Planned
from awaykit.model.dossier import Dossier
from awaykit.model.record import AttachedFile, FileKind, Reader
from awaykit.model.rotations import RotationState
from awaykit.planning.letters import LetterPlan, LetterState
from awaykit.planning.plan import Plan
from awaykit.planning.steps import Step, StepKind, StepState
from awaykit.review.findings import PaperId
from awaykit.wording import month_and_day

_DUE = frozenset({StepState.NOW, StepState.OVERDUE})
_TOO_LATE = NotYet("The rank list is due: a letter for this season comes too late.")
_NOT_CONFIRMED = NotYet("The rotation is not confirmed: record that before you ask.")


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterMessage(MessageKind):
    """One kind of e-mail to a letter writer.

    `moment` says when it is sent, why not yet, or nothing where it is not about this state at all.
    """

    moment: Callable[[LetterPlan, Plan], Moment | NotYet | None]
    encloses: Callable[[Dossier, LetterPlan], Enclosures]


def _ask_moment(letter: LetterPlan, plan: Plan) -> Moment | NotYet | None:
    """In the final days, by e-mail after them; once more when no answer came."""
    if letter.state is LetterState.ASKED:
        return _second_ask_moment(letter, plan)
    if letter.state is not LetterState.NOT_ASKED:
        return None
    step = _step(StepKind.ASK, letter, plan)
    if step:
        return Moment(Folder.SEND if step.state in _DUE else Folder.WAITING, step.due)
    if _is_too_late(plan):
        return _TOO_LATE
    # A promised rotation without dates has no step either; the missing dates are then told as such.
    is_undated = plan.rotations[letter.rotation.id].dates is None
    is_promised = letter.rotation.state in {RotationState.OFFERED, RotationState.CONFIRMED}
    return Moment(Folder.WAITING, None) if is_promised and is_undated else _NOT_CONFIRMED


def _second_ask_moment(letter: LetterPlan, plan: Plan) -> Moment | NotYet | None:
    step, asked = _step(StepKind.ANSWER, letter, plan), letter.writer.request.asked
    if step is None or asked is None:
        return _TOO_LATE if _is_too_late(plan) else None
    if step.state is StepState.DONE:
        return None
    if step.state in _DUE:
        return Moment(Folder.SEND, step.due)
    return NotYet(f"You asked on {month_and_day(asked)}: give them until {month_and_day(step.due)}.")


def _materials_moment(letter: LetterPlan, plan: Plan) -> Moment | NotYet | None:
    """From the yes until AAMC's link is sent: then page one of the packet has done its work."""
    if letter.state is not LetterState.AGREED:
        return None
    step = _step(StepKind.PACKET, letter, plan)
    return Moment(Folder.SEND, step.due) if step else _TOO_LATE


def _with_cv(dossier: Dossier, _letter: LetterPlan) -> Enclosures:
    """Nothing goes with an ask but the applicant's own CV, where this reader may have it."""
    return Enclosures(files=_shown_files(dossier, lambda file: file.id == dossier.cv))


def _with_packet(dossier: Dossier, letter: LetterPlan) -> Enclosures:
    """The packet, and the official form where the letter is to be a structured one."""
    packet = (PaperId(LETTER_PACKET_KIND, letter.writer.id),)
    if letter.writer.letter_kind != "structured":
        return Enclosures(papers=packet)
    forms = _shown_files(dossier, lambda file: file.kind is FileKind.STRUCTURED_LETTER_FORM)
    return Enclosures(papers=packet, files=forms)


def _shown_files(dossier: Dossier, is_meant: Callable[[AttachedFile], bool]) -> tuple[str, ...]:
    """The first file that is meant and that letter writers may have, if there is one."""
    shown = (file.id for file in dossier.files if is_meant(file) and Reader.LETTER_WRITER in file.may_see)
    return tuple(shown)[:1]


KINDS_OF_LETTER_MESSAGES = (
    LetterMessage(
        kind="letter-ask",
        label="e-mail that asks for the letter",
        title="E-mail that asks for a letter",
        file_name="Email_Letter_Ask",
        most_words=120,
        moment=_ask_moment,
        encloses=_with_cv,
    ),
    LetterMessage(
        kind="letter-materials",
        label="e-mail with the packet",
        title="E-mail with the packet",
        file_name="Email_Letter_Materials",
        most_words=150,
        moment=_materials_moment,
        encloses=_with_packet,
    ),
)
"""In the order in which a request goes on."""


def plan_letter_messages(kind: LetterMessage, dossier: Dossier, plan: Plan) -> Planned:
    """The e-mails of one kind: one for each letter whose moment has come or lies ahead."""
    papers, left_out = [], []
    for letter in plan.letters:
        moment = kind.moment(letter, plan)
        if isinstance(moment, Moment):
            papers.append(_message(kind, dossier, plan, letter, moment))
        elif moment:
            left_out.append(LeftOut(kind.kind, letter.writer.id, letter.writer.name, moment.why))
    return Planned(tuple(papers), tuple(left_out))


def _message(kind: LetterMessage, dossier: Dossier, plan: Plan, letter: LetterPlan, moment: Moment) -> Paper:
    writer, rotation = letter.writer, plan.rotations[letter.rotation.id].place
    encloses = kind.encloses(dossier, letter)
    sent_on = max(plan.today, moment.due_from or plan.today)
    return message(
        kind,
        dossier,
        to=Addressee(
            id=writer.id,
            name=writer.name,
            email=writer.email,
            kind=Reader.LETTER_WRITER,
            place=letter.place,
        ),
        moment=moment,
        contents=Contents(
            context=letter_message_context(dossier, plan, letter, sent_on=sent_on, files=encloses.files),
            encloses=encloses,
            missing=_missing(dossier, letter, rotation),
            prints=(f"{rotation}.service", f"{rotation}.site"),
        ),
        rotation=letter.rotation.id,
    )


def _missing(dossier: Dossier, letter: LetterPlan, rotation: str) -> tuple[Missing, ...]:
    """What every e-mail about a letter rests on: the season and the days of the rotation."""
    needed = (
        (
            dossier.applicant.season,
            "the season",
            "applicant.season",
            "Add season: 2028 for applying in 2027.",
        ),
        (
            letter.rotation.starts and letter.rotation.ends,
            "the rotation's dates",
            f"{rotation}.ends" if letter.rotation.starts else f"{rotation}.starts",
            "Add starts and ends.",
        ),
    )
    return tuple(Missing(what, place, hint) for value, what, place, hint in needed if not value)


def _step(kind: StepKind, letter: LetterPlan, plan: Plan) -> Step | None:
    return plan.step(f"{kind}:{letter.key}")


def _is_too_late(plan: Plan) -> bool:
    return plan.today > plan.season.rank_list_due.value


LETTER_MESSAGES = tuple(
    DocumentKind(
        kind=row.kind,
        command="packet",
        title=row.title,
        template=row.template,
        context=LetterMessageContext,
        plan=partial(plan_letter_messages, row),
    )
    for row in KINDS_OF_LETTER_MESSAGES
)
"""The table as the pipeline reads it; an ask and its packet are made by the same command."""
