"""The request packet: its plan, its budgets, and the archive of its files."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from awaykit.model.dossier import Dossier
from awaykit.model.letters import Rank
from awaykit.model.record import Reader
from awaykit.model.settings import Budgets
from awaykit.papers.enclosures import PACKET
from awaykit.papers.packet.request_pages import PacketContext, packet_context, shown_contributions
from awaykit.papers.paper import DocumentKind, Folder, Format, LeftOut, Missing, Paper, PartBudget, Planned
from awaykit.papers.views import TOO_LATE, missing_season_and_dates, names_in_a_file_name, wanted_from
from awaykit.plan.letters import LetterPlan, LetterState
from awaykit.plan.plan import Plan
from awaykit.review.findings import PaperId

_TEMPLATE = "letter-packet/packet.html.j2"

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

_LISTS_OF_THE_CV = ("education", "scholarly_work", "awards", "languages", "skills")


def plan_packets(dossier: Dossier, plan: Plan) -> Planned:
    """A packet for each writer who was not lost and has not uploaded yet."""
    papers, left_out = [], []
    for letter in plan.letters:
        if letter.state is LetterState.UPLOADED:
            why = "The letter is uploaded: no packet is needed."
        elif plan.is_too_late_for_letters:
            why = TOO_LATE
        elif letter.state.is_refused:
            # The best who wasn't asked yet, so that someone who agreed isn't asked twice.
            free = (
                other
                for other in plan.letters_of(letter.rotation.id)
                if other.state is LetterState.NOT_ASKED and other.writer.rank is not Rank.RESIDENT
            )
            best = min(free, key=lambda other: other.standing.order, default=None)
            whom = f"{best.called} next" if best else "another writer"
            why = f"They {letter.state.value}: thank them, and ask {whom}."
        else:
            papers.append(_packet(dossier, plan, letter))
            continue
        left_out.append(LeftOut(PACKET, letter.writer.id, letter.writer.name, why))
    return Planned(tuple(papers), tuple(left_out))


def _packet(dossier: Dossier, plan: Plan, letter: LetterPlan) -> Paper:
    """A packet can't do without the season, the rotation's dates, a way to reply and a case."""
    name, own, writer = dossier.applicant.name, dossier.settings.budgets, letter.writer.id
    missing = missing_season_and_dates(dossier, letter)
    if not dossier.applicant.contact.email:
        reply = "The writer needs it to reply."
        missing = (*missing, Missing("your e-mail address", "applicant.contact.email", reply))
    if not letter.cases:
        hint = f"Write key_cases for this rotation, with supervised_by: {writer}."
        if letter.rotation.key_cases:
            hint = f"Add supervised_by: {writer} to the cases that they saw."
        place = f"{letter.rotation_place}.key_cases"
        missing = (*missing, Missing("a key case that this writer supervised", place, hint))
    is_structured = letter.writer.letter_kind == "structured"
    folder = Folder.SEND if letter.state.is_promised else Folder.WAITING
    return Paper(
        kind=PACKET,
        label="request packet",
        reader=writer,
        reader_name=letter.writer.name,
        reader_kind=Reader.LETTER_WRITER,
        rotation=letter.rotation.id,
        template=_TEMPLATE,
        context=packet_context(dossier, plan, letter),
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
        # Ask first, packet after the yes.
        folder=Folder.UNFINISHED if missing else folder,
        most_pages=own.packet or (MOST_PAGES_WITH_FORM if is_structured else MOST_PAGES),
        place=letter.place,
        parts=tuple(_part_budgets(letter, own)),
        missing=missing,
        prints=tuple(_printed_places(dossier, letter)),
        writers=(writer,),
        wanted_from=wanted_from(letter, plan.guide),
        tight_parts=("facts", "cases", "cv", "statement"),
    )


def _part_budgets(letter: LetterPlan, own: Budgets) -> Iterator[PartBudget]:
    """The parts with the applicant's own limits of pages in place of ours, then each key case."""
    for part in _PARTS:
        yield replace(part, most_pages=getattr(own, part.section) or part.most_pages)
    for number, case in enumerate(letter.cases, start=1):
        problem = case.problem
        if len(problem) > _PROBLEM_CHARACTERS:
            # Cut between words, so that a message stays a line.
            problem = f"{problem[:_PROBLEM_CHARACTERS].rsplit(' ', 1)[0]}…"
        place = f"{letter.rotation_place}.key_cases[{_row_of(case, letter.rotation.key_cases)}].i_did"
        yield PartBudget(
            f"case-{number}",
            f"Key case: {problem}",
            most_words=MOST_CASE_WORDS,
            place=place,
        )


def _row_of(entry: object, held: Sequence[object]) -> int:
    """The row of an entry in the dossier; by identity, since two may be written in the same words."""
    return next(row for row, each in enumerate(held) if each is entry)


def _printed_places(dossier: Dossier, letter: LetterPlan) -> Iterator[str]:
    """The dossier places whose words this packet prints, each with all below it."""
    rotation, place = letter.rotation, letter.rotation_place
    yield from (f"{letter.place}.role", f"{letter.place}.own_words", f"{place}.role_allowed")
    for name, shown, held in (
        ("key_cases", letter.cases, rotation.key_cases),
        ("contributions", shown_contributions(letter), rotation.contributions),
        ("feedback", letter.feedback, rotation.feedback),
    ):
        yield from (f"{place}.{name}[{row}]" for row in sorted(_row_of(entry, held) for entry in shown))
    yield from (name for name in _LISTS_OF_THE_CV if getattr(dossier, name))
    for index in range(len(dossier.experiences)):
        yield from (f"experiences[{index}].organization", f"experiences[{index}].position")
    if dossier.statement:
        yield "statement"


def specialty_in_a_file_name(specialty: str) -> str:
    """Initials as physicians use them: "IM" for internal medicine; a specialty of one word in full."""
    words = re.findall(r"[^\W\d_]+", specialty)
    return "".join(word[0].upper() for word in words) if len(words) > 1 else specialty


LETTER_PACKET = DocumentKind(
    kind=PACKET,
    commands=("packet", "emails"),
    title="Request packet for a letter writer",
    template=_TEMPLATE,
    context=PacketContext,
    plan=plan_packets,
)


KIND = "packet-archive"


def plan_archives(dossier: Dossier, plan: Plan, *, emails: tuple[DocumentKind, ...]) -> Planned:
    """An archive for each packet; hospital mail filters block zips, so it stays with the applicant."""
    return Planned(
        tuple(
            replace(
                packet,
                kind=KIND,
                label="archive of the packet's files",
                reader_kind=Reader.OWN,
                template=None,
                context=None,
                formats=(Format.ZIP,),
                name=(*packet.name, "Archive"),
                folder=Folder.PRIVATE,
                most_pages=0,
                parts=(),
                missing=(),
                prints=(),
                tight_parts=(),
                encloses=(packet.id, *(PaperId(each.kind, packet.reader) for each in emails)),
            )
            for packet in plan_packets(dossier, plan).papers
        )
    )


def packet_archive(emails: tuple[DocumentKind, ...]) -> DocumentKind:
    """The kind; `emails` are those that ask for the letter or carry the packet."""
    return DocumentKind(
        kind=KIND,
        commands=("packet",),
        title="Archive of a packet's files",
        template=None,
        context=None,
        plan=partial(plan_archives, emails=emails),
    )
