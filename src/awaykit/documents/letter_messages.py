"""The e-mails to a letter writer, from the ask to the news after the Match: the table of their kinds.

A new kind is a function for its moment, a row of the table and a template in `templates/emails/`.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from awaykit.documents import letter_enclosures as enclose
from awaykit.documents import letter_moments as moments
from awaykit.documents.letter_message_words import LetterMessageContext, letter_message_context
from awaykit.documents.letter_packet import missing_season_and_dates
from awaykit.documents.messages import Addressee, Contents, Enclosures, MessageKind, Moment, NotYet, message
from awaykit.documents.paper import DocumentKind, LeftOut, Missing, Paper, Planned
from awaykit.model.dossier import Dossier
from awaykit.model.letters import RequestStep
from awaykit.model.record import Reader
from awaykit.planning.letters import LetterPlan
from awaykit.planning.plan import Plan
from awaykit.planning.update_steps import untold


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterMessage(MessageKind):
    """One kind of e-mail to a letter writer.

    `moment` says when it is sent, why not yet, or nothing where it is not about this state at all.
    `comes_with_packet`: it is made by the command that makes the packet, and kept with it.
    `tells_result`: it needs the result of the Match. `tells_updates`: it prints what has changed.
    """

    moment: Callable[[LetterPlan, Plan], Moment | NotYet | None]
    encloses: Callable[[Dossier, LetterPlan], Enclosures] = enclose.nothing
    comes_with_packet: bool = False
    tells_result: bool = False
    tells_updates: bool = False


KINDS_OF_LETTER_MESSAGES = (
    LetterMessage(
        kind="letter-ask",
        label="e-mail that asks for the letter",
        title="E-mail that asks for a letter",
        file_name="Email_Letter_Ask",
        records="asked",
        most_words=120,
        moment=moments.ask_moment,
        encloses=enclose.own_cv,
        comes_with_packet=True,
    ),
    LetterMessage(
        kind="letter-again",
        label="e-mail that asks for an updated letter",
        title="E-mail that asks for an updated letter",
        file_name="Email_Letter_Again",
        records="asked",
        most_words=130,
        moment=moments.again_moment,
        encloses=enclose.own_cv,
        comes_with_packet=True,
    ),
    LetterMessage(
        kind="letter-materials",
        label="e-mail with the packet",
        title="E-mail with the packet",
        file_name="Email_Letter_Materials",
        most_words=150,
        moment=moments.materials_moment,
        encloses=enclose.packet,
        comes_with_packet=True,
    ),
    LetterMessage(
        kind="letter-together",
        label="answer to “write it and I will sign”",
        title="Answer to “you write it and I sign”",
        file_name="Email_Letter_Together",
        most_words=130,
        moment=moments.together_moment,
        encloses=enclose.packet_after_the_yes,
    ),
    LetterMessage(
        kind="letter-address",
        label="e-mail that asks which address AAMC should use",
        title="E-mail that asks which address AAMC should use",
        file_name="Email_Letter_Address",
        most_words=100,
        moment=moments.address_moment,
    ),
    LetterMessage(
        kind="letter-update",
        label="e-mail that tells what has changed",
        title="E-mail that tells a writer what has changed",
        file_name="Email_Letter_Update",
        records="update",
        most_words=110,
        moment=moments.update_moment,
        tells_updates=True,
    ),
    LetterMessage(
        kind="letter-link",
        label="answer to “the link has not come”",
        title="Answer to “the link has not come”",
        file_name="Email_Letter_Link",
        most_words=100,
        moment=moments.link_moment,
    ),
    LetterMessage(
        kind="letter-reminder",
        label="reminder of the letter",
        title="Reminder of the letter",
        file_name="Email_Letter_Reminder",
        records="reminded",
        most_words=80,
        moment=moments.reminder_moment,
    ),
    LetterMessage(
        kind="letter-thanks",
        label="thanks for the letter",
        title="Thanks for the letter",
        file_name="Email_Letter_Thanks",
        most_words=80,
        moment=moments.thanks_moment,
    ),
    LetterMessage(
        kind="letter-thanks-anyway",
        label="thanks for an open answer",
        title="Thanks to a writer who hesitated or declined",
        file_name="Email_Letter_Thanks_Anyway",
        most_words=80,
        moment=moments.thanks_anyway_moment,
    ),
    LetterMessage(
        kind="letter-news",
        label="news after the Match",
        title="News after the Match",
        file_name="Email_Letter_News",
        most_words=80,
        moment=moments.news_moment,
        tells_result=True,
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
            context=letter_message_context(dossier, plan, letter, sent_on=sent_on, encloses=encloses),
            encloses=encloses,
            missing=_missing(kind, dossier, letter),
            prints=(
                f"{rotation}.service",
                f"{rotation}.site",
                *(_places_of_updates(letter, sent_on) if kind.tells_updates else ()),
            ),
            # A second ask leaves the day of the first.
            records=() if kind.records == RequestStep.ASKED and writer.request.asked else None,
        ),
        rotation=letter.rotation.id,
    )


def _places_of_updates(letter: LetterPlan, sent_on: date) -> Iterator[str]:
    for row, _ in untold(letter.writer, sent_on):
        yield f"{letter.place}.updates[{row}].what"


def _missing(kind: LetterMessage, dossier: Dossier, letter: LetterPlan) -> tuple[Missing, ...]:
    """What every e-mail about a letter rests on, and for the news how the Match went."""
    lacks = missing_season_and_dates(dossier, letter)
    if not kind.tells_result or dossier.applicant.match:
        return lacks
    hint = "Add match, with matched: yes or no, and the program."
    return (*lacks, Missing("how the Match went", "applicant.match", hint))


def _document_kind(row: LetterMessage) -> DocumentKind:
    return DocumentKind(
        kind=row.kind,
        commands=("packet", "emails") if row.comes_with_packet else ("emails",),
        title=row.title,
        template=row.template,
        context=LetterMessageContext,
        plan=partial(plan_letter_messages, row),
    )


LETTER_MESSAGES = tuple(_document_kind(row) for row in KINDS_OF_LETTER_MESSAGES)
"""The table as the pipeline reads it; an ask and its packet are made by the same command."""

PACKET_MESSAGES = tuple(_document_kind(row) for row in KINDS_OF_LETTER_MESSAGES if row.comes_with_packet)
"""Those that ask for the letter or carry the packet."""
