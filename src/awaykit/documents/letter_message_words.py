"""What the e-mails to a letter writer can say: one context for all of them."""

from dataclasses import dataclass
from datetime import date

from awaykit.documents.messages import Enclosures
from awaykit.documents.packet_days import Together
from awaykit.documents.packet_request import RequestPage, request_page
from awaykit.documents.paper import told
from awaykit.documents.people import (
    ApplicantLines,
    RotationLines,
    WriterLines,
    applicant_lines,
    ended,
    rotation_lines,
    writer_lines,
)
from awaykit.model.applicant import Applicant
from awaykit.model.dossier import Dossier
from awaykit.model.letters import LetterWriter
from awaykit.model.record import FileKind
from awaykit.planning.letters import LetterPlan
from awaykit.planning.plan import Plan
from awaykit.planning.update_steps import untold
from awaykit.wording import (
    day_in_prose,
    in_sentence,
    month_and_day,
    month_and_year,
    months_in_prose,
    period_in_prose,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedSteps:
    """The steps of the request that have a day, as one says it: with its year only where that is another."""

    asked_on: str | None = told("Day on which the applicant asked: June 21")
    agreed_on: str | None = told("Day on which the writer agreed: June 21")
    link_sent_on: str | None = told("Day on which AAMC sent its link: June 24")
    uploaded_on: str | None = told("Day on which the letter was uploaded: July 26")
    is_reminded: bool = told("Whether a reminder was sent before")
    earlier_letter_on: str | None = told("Day on which a letter for an earlier season was uploaded")


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchLines:
    """When the applicant hears of the Match, and what they heard."""

    month: str = told("Month of the Match: March 2028")
    matched: bool | None = told("Whether the applicant matched; nothing while it isn't recorded")
    matched_at: str | None = told("Where the applicant matched, as recorded")


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterMessageContext:
    """Everything that the templates of e-mails to a letter writer can print."""

    applicant: ApplicantLines = told("The applicant, as this writer may see them")
    writer: WriterLines = told("The letter writer")
    rotation: RotationLines = told("The rotation on which they worked together")
    request: RequestPage = told("What page one of the packet says, as of the day of sending")
    topic: str = told("Service and months, for a subject that can be searched: medicine wards, June 2027")
    days_together: str | None = told("The writer's own days, if recorded: from June 7 to 18, 2027")
    rotation_days: str | None = told("The days of the rotation: from June 7 to July 2, 2027")
    last_day: str | None = told("Last day together, else of the rotation: July 2")
    recorded: RecordedSteps = told("What has happened with the request, as recorded")
    updates: tuple[str, ...] = told("What has changed and was not told yet, in the applicant's own sentences")
    match: MatchLines = told("The Match, for the thanks before it and the news after it")
    has_cases: bool = told("Whether key cases are recorded that this writer supervised")
    has_packet: bool = told("Whether the packet goes with this e-mail")
    has_cv: bool = told("Whether the applicant's own CV goes with this e-mail")
    has_structured_form: bool = told("Whether the form of the structured letter goes with this e-mail")


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
    applicant, rotation, together = dossier.applicant, letter.rotation, Together.of(letter)
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
        updates=tuple(ended(update.what) for _, update in untold(letter.writer, sent_on)),
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


def _topic(letter: LetterPlan, together: Together) -> str:
    """The months are those in which the writer met the applicant, where they are recorded."""
    first = together.starts or letter.rotation.starts
    last = together.ends or letter.rotation.ends
    service = in_sentence(letter.rotation.service)
    return f"{service}, {months_in_prose(first, last)}" if first and last else service


def _days(first: date | None, last: date | None) -> str | None:
    return period_in_prose(first, last) if first and last else None


def _day(day: date | None, sent_on: date) -> str | None:
    return day_in_prose(day, sent_on) if day else None
