"""The request packet: one paper for each letter writer and rotation, from the ask to the upload."""

import re
from dataclasses import dataclass
from datetime import date

from awaykit.documents.cv_summary import CvSummary, cv_summary
from awaykit.documents.packet_budgets import most_pages, part_budgets
from awaykit.documents.packet_cases import CaseEntry, case_entries
from awaykit.documents.packet_days import wanted_from
from awaykit.documents.packet_facts import Background, FactsPage, facts_page
from awaykit.documents.packet_prints import printed_places
from awaykit.documents.packet_request import RequestPage, has_agreed, request_page
from awaykit.documents.packet_statement import StatementPage, statement_page
from awaykit.documents.packet_structured import StructuredSheet, structured_sheet
from awaykit.documents.paper import (
    DocumentKind,
    Folder,
    Format,
    LeftOut,
    Missing,
    Paper,
    Planned,
    told,
)  # fmt: skip
from awaykit.documents.people import (
    ApplicantLines,
    RotationLines,
    WriterLines,
    applicant_lines,
    names_in_a_file_name,
    place_of,
    rotation_lines,
    writer_lines,
)  # fmt: skip
from awaykit.model.applicant import Applicant, Status
from awaykit.model.dossier import Dossier
from awaykit.model.letters import Rank
from awaykit.model.record import Reader
from awaykit.planning.letters import LetterPlan, LetterState
from awaykit.planning.plan import Plan
from awaykit.planning.standing import status_on

KIND = "letter-packet"
TOO_LATE = "The rank list is due: a letter for this season comes too late."
_TEMPLATE = "letter-packet/packet.html.j2"


@dataclass(frozen=True, slots=True, kw_only=True)
class PacketContext:
    """Everything that the templates of a request packet can print."""

    applicant: ApplicantLines = told("The applicant, as this writer may see them")
    writer: WriterLines = told("The letter writer")
    rotation: RotationLines = told("The rotation on which they worked together")
    request: RequestPage = told("Page one: the request")
    facts: FactsPage = told("Page two: facts for the letter")
    cases: tuple[CaseEntry, ...] = told("Page three: the key cases that this writer supervised")
    cv: CvSummary = told("After the cases: the CV summary")
    statement: StatementPage | None = told("The personal statement")
    structured: StructuredSheet | None = told("The fact sheet, where the letter is to be a structured one")


def plan_packets(dossier: Dossier, plan: Plan) -> Planned:
    """A packet for each writer who was not lost and has not uploaded yet."""
    papers, left_out = [], []
    for letter in plan.letters:
        why = _why_no_packet(plan, letter)
        if why:
            left_out.append(LeftOut(KIND, letter.writer.id, letter.writer.name, why))
        else:
            papers.append(_packet(dossier, plan, letter))
    return Planned(tuple(papers), tuple(left_out))


def _why_no_packet(plan: Plan, letter: LetterPlan) -> str | None:
    """Why this writer gets none, and what to do instead; None where one is made."""
    if letter.state is LetterState.UPLOADED:
        return "The letter is uploaded: no packet is needed."
    if plan.is_too_late_for_letters:
        return TOO_LATE
    if letter.state.is_refused:
        return f"They {letter.state.value}: thank them, and {_whom_to_ask(plan, letter)}."
    return None


def _whom_to_ask(plan: Plan, letter: LetterPlan) -> str:
    """The best writer of the rotation who wasn't asked yet, so that someone who agreed isn't asked twice."""
    free = [
        other
        for other in plan.letters_of(letter.rotation.id)
        if other.state is LetterState.NOT_ASKED and other.writer.rank is not Rank.RESIDENT
    ]
    best = min(free, key=lambda other: other.standing.order, default=None)
    return f"ask {best.called} next" if best else "ask another writer"


def _packet(dossier: Dossier, plan: Plan, letter: LetterPlan) -> Paper:
    name, budgets = dossier.applicant.name, dossier.settings.budgets
    missing = _missing(dossier, letter)
    return Paper(
        kind=KIND,
        label="request packet",
        reader=letter.writer.id,
        reader_name=letter.writer.name,
        reader_kind=Reader.LETTER_WRITER,
        rotation=letter.rotation.id,
        template=_TEMPLATE,
        context=_context(dossier, plan, letter),
        formats=(Format.PDF, Format.DOCX),
        name=(
            *names_in_a_file_name(name),
            "Letter_Packet",
            specialty_in_a_file_name(dossier.applicant.specialty),
            str(plan.season.year),
        ),
        title=f"Letter packet of {name.full}",
        subject=f"Request for a letter of recommendation, {plan.season.year} Match",
        running_header=name.full,
        folder=_folder(letter, missing),
        most_pages=most_pages(letter, budgets),
        place=letter.place,
        parts=part_budgets(letter, budgets),
        missing=missing,
        prints=printed_places(dossier, letter),
        writers=(letter.writer.id,),
        wanted_from=wanted_from(letter, plan.guide),
    )


def specialty_in_a_file_name(specialty: str) -> str:
    """Initials as physicians use them: "IM" for internal medicine; a specialty of one word in full."""
    words = re.findall(r"[^\W\d_]+", specialty)
    return "".join(word[0].upper() for word in words) if len(words) > 1 else specialty


def _folder(letter: LetterPlan, missing: tuple[Missing, ...]) -> Folder:
    """Ask first, packet after the yes."""
    if missing:
        return Folder.UNFINISHED
    return Folder.SEND if has_agreed(letter) else Folder.WAITING


def _missing(dossier: Dossier, letter: LetterPlan) -> tuple[Missing, ...]:
    """What a packet cannot do without: the season, the rotation's dates, a way to reply, a case."""
    needed = [
        (
            dossier.applicant.contact.email,
            "your e-mail address",
            "applicant.contact.email",
            "The writer needs it to reply.",
        ),
        (
            letter.cases,
            "a key case that this writer supervised",
            f"{letter.rotation_place}.key_cases",
            f"Add supervised_by: {letter.writer.id} to the cases that they saw."
            if letter.rotation.key_cases
            else f"Write key_cases for this rotation, with supervised_by: {letter.writer.id}.",
        ),
    ]
    lacks = (Missing(what, place, hint) for value, what, place, hint in needed if not value)
    return (*missing_season_and_dates(dossier, letter), *lacks)


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


def _context(dossier: Dossier, plan: Plan, letter: LetterPlan) -> PacketContext:
    applicant = dossier.applicant
    facts = facts_page(letter, _background(applicant, plan.today), plan.today)
    return PacketContext(
        applicant=applicant_lines(applicant),
        writer=writer_lines(letter.writer),
        rotation=rotation_lines(letter.rotation),
        request=request_page(
            letter,
            today=plan.today,
            specialty=applicant.specialty,
            match_year=plan.season.year,
            applies_on=plan.season.submits_from.value,
        ),
        facts=facts,
        cases=case_entries(letter),
        cv=cv_summary(dossier, plan, scores=dossier.settings.disclosure.scores_to_letter_writers),
        statement=statement_page(dossier.statement),
        structured=structured_sheet(letter, facts, plan.season),
    )


def _background(applicant: Applicant, today: date) -> Background:
    school = applicant.school
    return Background(
        aamc_id=applicant.ids.aamc,
        school=place_of(school.name, school.country) if school else None,
        graduation=_graduation(applicant, today),
    )


def _graduation(applicant: Applicant, today: date) -> str | None:
    """Done or expected; only "graduation 2027" where the dossier leaves open which."""
    if applicant.graduated is None:
        return None
    said = {Status.GRADUATE: "graduated", Status.STUDENT: "graduation expected", None: "graduation"}
    return f"{said[status_on(applicant, today)]} {applicant.graduated.in_words}"


LETTER_PACKET = DocumentKind(
    kind=KIND,
    commands=("packet", "emails"),
    title="Request packet for a letter writer",
    template=_TEMPLATE,
    context=PacketContext,
    plan=plan_packets,
)
