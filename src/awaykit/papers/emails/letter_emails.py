"""E-mails to letter writers."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from awaykit.model.applicant import Applicant
from awaykit.model.dossier import Dossier
from awaykit.model.letters import LetterWriter, RequestStep
from awaykit.model.record import AttachedFile, FileKind, Reader
from awaykit.papers.emails import messages as moments
from awaykit.papers.emails.messages import (
    Addressee,
    Contents,
    MessageKind,
    NotYet,
    SendMoment,
    message,
)
from awaykit.papers.enclosures import Enclosures
from awaykit.papers.letter_request import PACKET, RequestPage, missing_season_and_dates, request_page
from awaykit.papers.paper import DocumentKind, LeftOut, Missing, Paper, Planned, doc
from awaykit.papers.views import (
    ApplicantLines,
    DaysTogether,
    RotationLines,
    WriterLines,
    applicant_lines,
    rotation_lines,
    with_full_stop,
    writer_lines,
)
from awaykit.plan.letter_steps import untold
from awaykit.plan.letters import LetterPlan, LetterState
from awaykit.plan.plan import Plan
from awaykit.review.findings import PaperId
from awaykit.wording import (
    day_in_prose,
    in_sentence,
    month_and_day,
    month_and_year,
    months_in_prose,
    period_in_prose,
)


def nothing(_dossier: Dossier, _letter: LetterPlan) -> Enclosures:
    """Reminders, answers and thanks go alone."""
    return Enclosures()


def own_cv(dossier: Dossier, _letter: LetterPlan) -> Enclosures:
    """Nothing goes with an ask but the applicant's own CV, where this reader may have it."""
    return Enclosures(files=_shown_files(dossier, lambda file: file.id == dossier.cv))


def packet(dossier: Dossier, letter: LetterPlan) -> Enclosures:
    """The packet, and the official form where the letter is to be a structured one."""
    papers = (PaperId(PACKET, letter.writer.id),)
    if letter.writer.letter_kind != "structured":
        return Enclosures(papers=papers)
    forms = _shown_files(dossier, lambda file: file.kind is FileKind.STRUCTURED_LETTER_FORM)
    return Enclosures(papers=papers, files=forms)


def packet_after_the_yes(dossier: Dossier, letter: LetterPlan) -> Enclosures:
    """The packet once the writer has agreed, nothing before."""
    return packet(dossier, letter) if letter.state is LetterState.AGREED else Enclosures()


def _shown_files(dossier: Dossier, is_meant: Callable[[AttachedFile], bool]) -> tuple[str, ...]:
    """The first file that is meant and that letter writers may have, if there is one."""
    shown = (file.id for file in dossier.files if is_meant(file) and Reader.LETTER_WRITER in file.may_see)
    return tuple(shown)[:1]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedSteps:
    """The steps of the request that have a day, as one says it: with its year only where that is another."""

    asked_on: str | None = doc("Day on which the applicant asked: June 21")
    agreed_on: str | None = doc("Day on which the writer agreed: June 21")
    link_sent_on: str | None = doc("Day on which AAMC sent its link: June 24")
    uploaded_on: str | None = doc("Day on which the letter was uploaded: July 26")
    is_reminded: bool = doc("Whether a reminder was sent before")
    earlier_letter_on: str | None = doc("Day on which a letter for an earlier season was uploaded")


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchLines:
    """When the applicant hears of the Match, and what they heard."""

    month: str = doc("Month of the Match: March 2028")
    matched: bool | None = doc("Whether the applicant matched; nothing while it isn't recorded")
    matched_at: str | None = doc("Where the applicant matched, as recorded")


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterMessageContext:
    """Everything that the templates of e-mails to a letter writer can print."""

    applicant: ApplicantLines = doc("The applicant, as this writer may see them")
    writer: WriterLines = doc("The letter writer")
    rotation: RotationLines = doc("The rotation on which they worked together")
    request: RequestPage = doc("What page one of the packet says, as of the day of sending")
    topic: str = doc("Service and months, for a subject that can be searched: medicine wards, June 2027")
    days_together: str | None = doc("The writer's own days, if recorded: from June 7 to 18, 2027")
    rotation_days: str | None = doc("The days of the rotation: from June 7 to July 2, 2027")
    last_day: str | None = doc("Last day together, else of the rotation: July 2")
    recorded: RecordedSteps = doc("What has happened with the request, as recorded")
    updates: tuple[str, ...] = doc("What has changed and was not told yet, in the applicant's own sentences")
    match: MatchLines = doc("The Match, for the thanks before it and the news after it")
    has_cases: bool = doc("Whether key cases are recorded that this writer supervised")
    has_packet: bool = doc("Whether the packet goes with this e-mail")
    has_cv: bool = doc("Whether the applicant's own CV goes with this e-mail")
    has_structured_form: bool = doc("Whether the form of the structured letter goes with this e-mail")


def letter_message_context(
    dossier: Dossier,
    plan: Plan,
    letter: LetterPlan,
    *,
    sent_on: date,
    encloses: Enclosures,
) -> LetterMessageContext:
    """The context of one e-mail; the tense is that of `sent_on`, the day from which it can be sent.

    `encloses` is what goes with it.
    """
    applicant, rotation, together = dossier.applicant, letter.rotation, DaysTogether.of(letter)
    last = together.ends or rotation.ends
    return LetterMessageContext(
        applicant=applicant_lines(applicant),
        writer=writer_lines(letter.writer),
        rotation=rotation_lines(rotation),
        request=request_page(
            letter,
            today=sent_on,
            specialty=applicant.specialty,
            match_year=plan.season.year,
            applies_on=plan.season.submits_from.value,
        ),
        topic=_topic(letter, together),
        days_together=_days(together.starts, together.ends),
        rotation_days=_days(rotation.starts, rotation.ends),
        last_day=month_and_day(last) if last else None,
        recorded=_recorded(letter.writer, sent_on),
        updates=tuple(with_full_stop(update.what) for _, update in untold(letter.writer, sent_on)),
        match=_match(applicant, plan),
        has_cases=bool(letter.cases),
        has_packet=bool(encloses.papers),
        has_cv=dossier.cv in encloses.files,
        has_structured_form=_has_structured_form(dossier, encloses),
    )


def _has_structured_form(dossier: Dossier, encloses: Enclosures) -> bool:
    enclosed = (file for file in dossier.files if file.id in encloses.files)
    return any(file.kind is FileKind.STRUCTURED_LETTER_FORM for file in enclosed)


def _recorded(writer: LetterWriter, sent_on: date) -> RecordedSteps:
    request = writer.request
    return RecordedSteps(
        asked_on=_day(request.asked, sent_on),
        agreed_on=_day(request.agreed, sent_on),
        link_sent_on=_day(request.link_sent, sent_on),
        uploaded_on=_day(request.uploaded, sent_on),
        is_reminded=bool(request.reminded),
        earlier_letter_on=_day(writer.earlier_letter, sent_on),
    )


def _match(applicant: Applicant, plan: Plan) -> MatchLines:
    result = applicant.match
    return MatchLines(
        month=month_and_year(plan.season.match_day.value),
        matched=result.matched if result else None,
        matched_at=result.program if result else None,
    )


def _topic(letter: LetterPlan, together: DaysTogether) -> str:
    """The months are those in which the writer met the applicant, where they are recorded."""
    first = together.starts or letter.rotation.starts
    last = together.ends or letter.rotation.ends
    service = in_sentence(letter.rotation.service)
    return f"{service}, {months_in_prose(first, last)}" if first and last else service


def _days(first: date | None, last: date | None) -> str | None:
    return period_in_prose(first, last) if first and last else None


def _day(day: date | None, sent_on: date) -> str | None:
    return day_in_prose(day, sent_on) if day else None


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterMessage(MessageKind):
    """One kind of e-mail to a letter writer.

    `moment` says when it is sent, why not yet, or nothing where it is not about this state at all.
    `comes_with_packet`: it is made by the command that makes the packet, and kept with it.
    `tells_result`: it needs the result of the Match. `tells_updates`: it prints what has changed.
    """

    moment: Callable[[LetterPlan, Plan], SendMoment | NotYet | None]
    encloses: Callable[[Dossier, LetterPlan], Enclosures] = nothing
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
        encloses=own_cv,
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
        encloses=own_cv,
        comes_with_packet=True,
    ),
    LetterMessage(
        kind="letter-materials",
        label="e-mail with the packet",
        title="E-mail with the packet",
        file_name="Email_Letter_Materials",
        most_words=150,
        moment=moments.materials_moment,
        encloses=packet,
        comes_with_packet=True,
    ),
    LetterMessage(
        kind="letter-together",
        label="answer to “write it and I will sign”",
        title="Answer to “you write it and I sign”",
        file_name="Email_Letter_Together",
        most_words=130,
        moment=moments.together_moment,
        encloses=packet_after_the_yes,
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
        if isinstance(moment, SendMoment):
            papers.append(_message(kind, dossier, plan, letter, moment))
        elif moment:
            left_out.append(LeftOut(kind.kind, letter.writer.id, letter.writer.name, moment.why))
    return Planned(tuple(papers), tuple(left_out))


def _message(
    kind: LetterMessage, dossier: Dossier, plan: Plan, letter: LetterPlan, moment: SendMoment
) -> Paper:
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
