"""The request packet: one paper for each letter writer and rotation, from the ask to the upload."""

import re
from dataclasses import dataclass, replace
from datetime import date

from awaykit.documents.cv_summary import CvSummary, cv_summary
from awaykit.documents.packet_cases import CaseEntry, case_entries
from awaykit.documents.packet_facts import Background, FactsPage, facts_page
from awaykit.documents.packet_request import RequestPage, has_agreed, request_page
from awaykit.documents.paper import (
    DocumentKind,
    Folder,
    Format,
    LeftOut,
    Missing,
    Paper,
    PartBudget,
    Planned,
    told,
)  # fmt: skip
from awaykit.documents.people import (
    ApplicantLines,
    RotationLines,
    WriterLines,
    applicant_lines,
    place_of,
    rotation_lines,
    writer_lines,
)  # fmt: skip
from awaykit.model.applicant import Applicant, Name, Status
from awaykit.model.dossier import Dossier
from awaykit.model.record import Reader
from awaykit.model.settings import Budgets
from awaykit.planning.letters import LetterPlan, LetterState
from awaykit.planning.plan import Plan
from awaykit.planning.standing import status_on

KIND = "letter-packet"
_TEMPLATE = "letter-packet/packet.html.j2"

MOST_PAGES = 7
"""Product: five pages is the target, seven the limit."""

PARTS = (
    PartBudget("request", "Request", 1),
    PartBudget("facts", "Facts for your letter", 1),
    PartBudget("cases", "Key cases", 2),
    PartBudget("cv", "CV summary", 1),
)
"""The parts by their section in the template, which is also their key in `settings.budgets`."""

_NO_PACKET = {
    LetterState.DECLINED: "They declined: thank them, and ask another writer.",
    LetterState.HESITATED: "They hesitated: thank them, and ask another writer.",
    LetterState.UPLOADED: "The letter is uploaded: no packet is needed.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PacketContext:
    """Everything that the templates of a request packet can print."""

    applicant: ApplicantLines = told("The applicant, as this writer may see them")
    writer: WriterLines = told("The letter writer")
    rotation: RotationLines = told("The rotation on which they worked together")
    request: RequestPage = told("Page one: the request")
    facts: FactsPage = told("Page two: facts for the letter")
    cases: tuple[CaseEntry, ...] = told("Page three: the key cases that this writer supervised")
    cv: CvSummary = told("Page four: the CV summary")


def plan_packets(dossier: Dossier, plan: Plan) -> Planned:
    """A packet for each writer who was not lost and has not uploaded yet."""
    papers, left_out = [], []
    for letter in plan.letters:
        if letter.state in _NO_PACKET:
            left_out.append(LeftOut(KIND, letter.writer.id, letter.writer.name, _NO_PACKET[letter.state]))
        else:
            papers.append(_packet(dossier, plan, letter))
    return Planned(tuple(papers), tuple(left_out))


def _packet(dossier: Dossier, plan: Plan, letter: LetterPlan) -> Paper:
    name = dossier.applicant.name
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
            *_names_in_a_file_name(name),
            "Letter_Packet",
            specialty_in_a_file_name(dossier.applicant.specialty),
            str(plan.season.year),
        ),
        title=f"Letter packet of {name.full}",
        subject=f"Request for a letter of recommendation, {plan.season.year} Match",
        running_header=name.full,
        folder=_folder(letter, missing),
        most_pages=dossier.settings.budgets.packet or MOST_PAGES,
        place=letter.place,
        parts=_parts(dossier.settings.budgets),
        missing=missing,
    )


def _parts(own: Budgets) -> tuple[PartBudget, ...]:
    """The parts with the applicant's own limits of pages in place of ours."""
    return tuple(replace(part, most_pages=getattr(own, part.section) or part.most_pages) for part in PARTS)


def _names_in_a_file_name(name: Name) -> tuple[str, ...]:
    """Family name and first given name: more would not fit a downloads folder."""
    return (name.family, name.given.split()[0]) if name.family else (name.given,)


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
    rotation = letter.place.rsplit(".", 1)[0]
    needed = [
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
        (
            dossier.applicant.contact.email,
            "your e-mail address",
            "applicant.contact.email",
            "The writer needs it to reply.",
        ),
        (
            letter.cases,
            "a key case that this writer supervised",
            f"{rotation}.key_cases",
            f"Add supervised_by: {letter.writer.id} to the cases that they saw."
            if letter.rotation.key_cases
            else f"Write key_cases for this rotation, with supervised_by: {letter.writer.id}.",
        ),
    ]
    return tuple(Missing(what, place, hint) for value, what, place, hint in needed if not value)


def _context(dossier: Dossier, plan: Plan, letter: LetterPlan) -> PacketContext:
    applicant = dossier.applicant
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
        facts=facts_page(letter, _background(applicant, plan.today), plan.today),
        cases=case_entries(letter),
        cv=cv_summary(dossier, plan, scores=dossier.settings.disclosure.scores_to_letter_writers),
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
    command="packet",
    title="Request packet for a letter writer",
    template=_TEMPLATE,
    context=PacketContext,
    plan=plan_packets,
)
