"""The request packet: its plan, its budgets, and the archive of its files."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from awaykit.model.applicant import Applicant, Status
from awaykit.model.dossier import Dossier
from awaykit.model.letters import Rank
from awaykit.model.record import Reader
from awaykit.model.rotations import KeyCase
from awaykit.model.settings import Budgets
from awaykit.papers.cv_summary import CvSummary, cv_summary
from awaykit.papers.letter_request import (
    PACKET as KIND,
)
from awaykit.papers.letter_request import (
    TOO_LATE,
    RequestPage,
    has_agreed,
    missing_season_and_dates,
    request_page,
)
from awaykit.papers.packet.request_pages import (
    Background,
    CaseEntry,
    FactsPage,
    StatementPage,
    StructuredSheet,
    case_entries,
    facts_page,
    shown_contributions,
    statement_page,
    structured_sheet,
)
from awaykit.papers.paper import (
    DocumentKind,
    Folder,
    Format,
    LeftOut,
    Missing,
    Paper,
    PartBudget,
    Planned,
    doc,
)
from awaykit.papers.views import (
    ApplicantLines,
    RotationLines,
    WriterLines,
    applicant_lines,
    names_in_a_file_name,
    place_of,
    rotation_lines,
    wanted_from,
    writer_lines,
)
from awaykit.plan.applicant_status import status_on
from awaykit.plan.letters import LetterPlan, LetterState
from awaykit.plan.plan import Plan

MOST_PAGES = 7
"""Product: five pages is the target, seven the limit."""

MOST_PAGES_WITH_FORM = 8
"""Product: one more where the sheet for the structured letter is in it."""

_REQUEST_WORDS = 180
_PROBLEM_CHARACTERS = 50

MOST_CASE_WORDS = 80
"""Product: of one key case, its margin included."""

_PARTS = (
    PartBudget("request", "Request", 1, _REQUEST_WORDS),
    PartBudget("facts", "Facts for your letter", 1),
    PartBudget("cases", "Key cases", 2),
    PartBudget("cv", "CV summary", 1),
    PartBudget("statement", "Personal statement", 2, place="statement.file"),
    PartBudget("structured", "Facts for the structured letter", 1),
)
"""The parts by their section in the template, which is also their key in `settings.budgets`."""


def most_pages(letter: LetterPlan, own: Budgets) -> int:
    """The limit of the whole packet; the applicant's own comes before ours."""
    is_structured = letter.writer.letter_kind == "structured"
    return own.packet or (MOST_PAGES_WITH_FORM if is_structured else MOST_PAGES)


def part_budgets(letter: LetterPlan, own: Budgets) -> tuple[PartBudget, ...]:
    """The parts with the applicant's own limits of pages in place of ours, then each key case."""
    parts = (replace(part, most_pages=getattr(own, part.section) or part.most_pages) for part in _PARTS)
    cases = (_case_budget(number, case, letter) for number, case in enumerate(letter.cases, start=1))
    return (*parts, *cases)


def _case_budget(number: int, case: KeyCase, letter: LetterPlan) -> PartBudget:
    row = next(row for row, each in enumerate(letter.rotation.key_cases) if each is case)
    return PartBudget(
        f"case-{number}",
        f"Key case: {_shortened(case.problem)}",
        most_words=MOST_CASE_WORDS,
        place=f"{letter.rotation_place}.key_cases[{row}].i_did",
    )


def _shortened(problem: str) -> str:
    """The beginning of a long problem, cut between words, so that a message stays a line."""
    if len(problem) <= _PROBLEM_CHARACTERS:
        return problem
    return f"{problem[:_PROBLEM_CHARACTERS].rsplit(' ', 1)[0]}…"


_LISTS_OF_THE_CV = ("education", "scholarly_work", "awards", "languages", "skills")
_FIELDS_OF_AN_EXPERIENCE = ("organization", "position")


def printed_places(dossier: Dossier, letter: LetterPlan) -> tuple[str, ...]:
    """The places of this packet, each with all that lies below it."""
    rotation = letter.rotation
    place = letter.rotation_place
    return (
        f"{letter.place}.role",
        f"{letter.place}.own_words",
        f"{place}.role_allowed",
        *_places_of(letter.cases, rotation.key_cases, f"{place}.key_cases"),
        *_places_of(shown_contributions(letter), rotation.contributions, f"{place}.contributions"),
        *_places_of(letter.feedback, rotation.feedback, f"{place}.feedback"),
        *_places_of_the_cv(dossier),
        *(("statement",) if dossier.statement else ()),
    )


def _places_of(shown: Iterable[object], held: Sequence[object], place: str) -> Iterator[str]:
    """The places of the entries that are shown; by identity, since two may be written in the same words."""
    shown = tuple(shown)
    for index, entry in enumerate(held):
        if any(entry is each for each in shown):
            yield f"{place}[{index}]"


def _places_of_the_cv(dossier: Dossier) -> Iterator[str]:
    yield from (name for name in _LISTS_OF_THE_CV if getattr(dossier, name))
    for index in range(len(dossier.experiences)):
        yield from (f"experiences[{index}].{name}" for name in _FIELDS_OF_AN_EXPERIENCE)


_TEMPLATE = "letter-packet/packet.html.j2"


@dataclass(frozen=True, slots=True, kw_only=True)
class PacketContext:
    """Everything that the templates of a request packet can print."""

    applicant: ApplicantLines = doc("The applicant, as this writer may see them")
    writer: WriterLines = doc("The letter writer")
    rotation: RotationLines = doc("The rotation on which they worked together")
    request: RequestPage = doc("Page one: the request")
    facts: FactsPage = doc("Page two: facts for the letter")
    cases: tuple[CaseEntry, ...] = doc("Page three: the key cases that this writer supervised")
    cv: CvSummary = doc("After the cases: the CV summary")
    statement: StatementPage | None = doc("The personal statement")
    structured: StructuredSheet | None = doc("The fact sheet, where the letter is to be a structured one")


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
