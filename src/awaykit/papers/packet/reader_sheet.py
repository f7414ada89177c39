"""The private sheet "What this reader sees"."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial

from awaykit.model.dossier import Dossier
from awaykit.model.record import Reader
from awaykit.papers.cv_summary import SHOWN_PHASES
from awaykit.papers.packet.letter_packet import PacketContext, plan_packets
from awaykit.papers.paper import DocumentKind, Folder, Format, Paper, Planned, doc
from awaykit.papers.views import RotationLines, WriterLines, called_briefly
from awaykit.plan.letters import LetterPlan
from awaykit.plan.plan import Plan
from awaykit.wording import counted, shortened

MOST_SHOWN, MOST_KEPT, MOST_QUOTED = 96, 48, 72
"""Characters of a name shown, of one left out, of own words: fourteen cases must still fit the page."""

_FEEDBACK = ("line of feedback", "lines of feedback")
_NEVER = (
    "ECFMG / USMLE ID",
    "birth date",
    "passport",
    "photo",
    "street and number",
    "visa",
    "citizenship",
    "budget",
    "costs",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderRow:
    """One matter of the privacy table. `sees` are words of the packet, cut where they end in "…"."""

    what: str = doc("The matter: Exams")
    sees: tuple[str, ...] = doc("What the packet shows of it, in the packet's own words")
    says: str | None = doc("What the packet shows of it, counted or described")
    kept: tuple[str, ...] = doc("What of it is not in the packet")
    note: str | None = doc("Why, or which setting changes it")


@dataclass(frozen=True, slots=True)
class Seen:
    """One packet and all that its rows are read from."""

    dossier: Dossier
    plan: Plan
    letter: LetterPlan
    context: PacketContext
    emails: tuple[DocumentKind, ...]


def reader_rows(seen: Seen) -> tuple[ReaderRow, ...]:
    """The rows in the order of the privacy table, then in the order of the packet; none is empty."""
    rows = (
        _name(seen),
        _contact(seen),
        _aamc_id(seen),
        _row("Private data", kept=_NEVER),
        _exams(seen),
        *_school(seen),
        *_role(seen),
        *_own_words(seen),
        _waiver(seen),
        *_contributions_and_feedback(seen),
        *_cases(seen),
        *_rotations(seen),
        _cv(seen),
        _statement(seen),
        *_structured(seen),
        _others(seen),
        _attached(seen),
    )
    return tuple(row for row in rows if row.sees or row.says or row.kept or row.note)


def _row(
    what: str,
    *sees: str | None,
    says: str | None = None,
    kept: Iterable[str | None] = (),
    note: str | None = None,
) -> ReaderRow:
    return ReaderRow(
        what=what,
        sees=tuple(words for words in sees if words),
        says=says,
        kept=tuple(words for words in kept if words),
        note=note,
    )


def _name(seen: Seen) -> ReaderRow:
    lines = seen.context.applicant
    return _row("Name", lines.name_with_degrees, lines.own_script, lines.referred_to_as, lines.pronouns)


def _contact(seen: Seen) -> ReaderRow:
    lines = seen.context.applicant.contact_lines
    return _row("Contact", *lines, note=None if lines else "Not in your dossier yet.")


def _aamc_id(seen: Seen) -> ReaderRow:
    number = seen.context.facts.aamc_id
    return _row("AAMC ID", number, note=None if number else "Not in your dossier; writers check it.")


def _exams(seen: Seen) -> ReaderRow:
    """Only what is passed, as the applicant's setting has it."""
    choice = seen.dossier.settings.disclosure.scores_to_letter_writers
    hidden = {"number": None, "pass": "Step scores as numbers", "nothing": "Step 1, Step 2 CK, Step 3"}[
        choice
    ]
    return _row(
        "Exams",
        *(line.what for line in seen.context.cv.exams),
        kept=(hidden, "attempts", "failed and pending exams"),
        note=f"Your setting scores_to_letter_writers: {choice}.",
    )


def _school(seen: Seen) -> Iterable[ReaderRow]:
    facts = seen.context.facts
    if facts.school:
        yield _row("Medical school", facts.school, facts.graduation)


def _role(seen: Seen) -> Iterable[ReaderRow]:
    """What the packet says that the role allowed."""
    facts = seen.context.facts
    watched = "without hands-on work, notes or orders" if facts.is_observer else None
    if watched or facts.allowed:
        yield _row("Your role", watched, *facts.allowed)


def _own_words(seen: Seen) -> Iterable[ReaderRow]:
    words = seen.context.request.own_words
    if words:
        yield _row("Own words", shortened(words, MOST_QUOTED))


def _waiver(seen: Seen) -> ReaderRow:
    request = seen.context.request
    if request.is_waived:
        return _row("Waiver", says="You have waived your right to see the letter")
    if request.is_not_waived:
        return _row("Waiver", says="You have not waived your right to see the letter")
    return _row("Waiver", note="Not decided: the packet does not mention it.")


def _contributions_and_feedback(seen: Seen) -> Iterable[ReaderRow]:
    """How many are shown, and how many others are recorded for this rotation."""
    facts, rotation = seen.context.facts, seen.letter.rotation
    if not (rotation.contributions or rotation.feedback):
        return
    contributions = len(facts.contributions) + len(facts.competencies)
    feedback = len(facts.feedback)
    theirs = sum(each.from_writer == seen.letter.writer.id for each in rotation.feedback)
    shown = (
        counted(contributions, "fact") if contributions else None,
        f"{counted(feedback, *_FEEDBACK)} that you marked to share" if feedback else None,
    )
    left = (
        (
            len(rotation.contributions) - contributions,
            "fact",
            "facts",
            "they are not named for, or second for a competency",
        ),
        (theirs - feedback, *_FEEDBACK, "not marked to share"),
        (len(rotation.feedback) - theirs, *_FEEDBACK, "from others"),
    )
    yield _row(
        "Contributions",
        says="; ".join(part for part in shown if part) or None,
        kept=(f"{counted(count, one, many)} {why}" for count, one, many, why in left if count),
    )


def _cases(seen: Seen) -> Iterable[ReaderRow]:
    """The cases by their problem: shown, left out for room, and those that others supervised."""
    letter = seen.letter
    if not letter.rotation.key_cases:
        yield _row("Key cases", note="None is logged for this rotation yet.")
        return
    others = len(letter.rotation.key_cases) - len(letter.cases) - len(letter.other_cases)
    left_out = [shortened(case.problem, MOST_KEPT) for case in letter.other_cases]
    assumed = "Some name no supervisor: taken as seen by this writer, the only one here."
    yield _row(
        "Key cases",
        *(shortened(case.problem, MOST_SHOWN) for case in seen.context.cases),
        kept=(*left_out, counted(others, "case") + " without them as supervisor" if others else None),
        note=assumed if letter.cases_are_assumed else None,
    )


def _rotations(seen: Seen) -> Iterable[ReaderRow]:
    """The rotations that the CV names; those planned, asked for or only thought of are told to nobody.

    The rotation that the letter is about stands on page two, begun or not.
    """
    cv, plan = seen.context.cv, seen.plan
    shown = cv.rotations if cv.is_worth_a_page else ()
    planned = [
        shortened(f"{rotation.service}, {rotation.site}", MOST_SHOWN)
        for rotation in seen.dossier.rotations
        if plan.rotations[rotation.id].phase not in SHOWN_PHASES and rotation.id != seen.letter.rotation.id
    ]
    if shown or planned:
        names = (shortened(f"{line.what}, {line.where}", MOST_SHOWN) for line in shown)
        yield _row("CV, rotations", *names, kept=planned)


def _cv(seen: Seen) -> ReaderRow:
    cv = seen.context.cv
    if not cv.is_worth_a_page:
        return _row("CV", note="Your dossier has nothing for a CV page but rotations.")
    parts = (
        counted(len(cv.education), "line") + " of education" if cv.education else None,
        counted(len(cv.experiences), "experience") if cv.experiences else None,
        counted(len(cv.scholarly_work), "scholarly work") if cv.scholarly_work else None,
        counted(len(cv.awards), "award") if cv.awards else None,
        "exams" if cv.exams else None,
        "languages" if cv.languages else None,
        "skills" if cv.skills else None,
    )
    return _row("CV, the rest", says=", ".join(part for part in parts if part) or None)


def _statement(seen: Seen) -> ReaderRow:
    shown, held = seen.context.statement, seen.dossier.statement
    if shown is None:
        return _row("Statement", note="Your dossier has no statement yet.")
    source = f", from {held.file}" if held and held.file else ""
    state = "marked as a draft" if shown.is_draft else "final"
    return _row("Statement", says=f"The whole text{source}, {state}")


def _structured(seen: Seen) -> Iterable[ReaderRow]:
    sheet = seen.context.structured
    if sheet:
        yield _row("Structured letter", says=f"A page of facts for the {sheet.form_name}")


def _others(seen: Seen) -> ReaderRow:
    others = sum(writer.id != seen.letter.writer.id for _, writer in seen.dossier.writers())
    return _row(
        "Others",
        kept=(
            f"{counted(others, 'other letter writer')}, never named" if others else None,
            "programs",
            "reflections and interview stories",
        ),
    )


def _attached(seen: Seen) -> ReaderRow:
    """What goes with each e-mail that is planned for this writer now."""
    files = {file.id: file.path for file in seen.dossier.files}
    said, attached = [], set[str]()
    for kind in seen.emails:
        for paper in kind.plan(seen.dossier, seen.plan).papers:
            if seen.letter.writer.id in paper.writers:
                goes = [
                    *("the packet" for _ in paper.encloses),
                    *(files[id_] for id_ in paper.encloses_files),
                ]
                said.append(f"{kind.title}: {' and '.join(goes) or 'nothing'}")
                attached.update(paper.encloses_files)
    rest = len(files) - len(attached)
    return _row(
        "Attached",
        says="; ".join(said) or None,
        kept=(f"{counted(rest, 'file')} of your dossier" if rest else None,),
        note=None if said else "No e-mail with the packet is planned now.",
    )


KIND = "reader-sheet"
_TEMPLATE = "reader-sheet/sheet.html.j2"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderSheetContext:
    """Everything that the template of the sheet can print."""

    writer: WriterLines = doc("The letter writer")
    called: str = doc("The writer as the applicant speaks of them: Dr. Whitfield")
    rotation: RotationLines = doc("The rotation on which they worked together")
    is_before_yes: bool = doc("Whether the writer has not agreed yet, so that the packet waits")
    lacks: tuple[str, ...] = doc("What the packet still lacks, so that it is unfinished")
    rows: tuple[ReaderRow, ...] = doc("What is in the packet and what is kept, matter by matter")
    cases: int = doc("How many patients the packet tells of")
    attested: date | None = doc("Day on which the applicant attested that no case holds identifiers")


def plan_sheets(dossier: Dossier, plan: Plan, *, emails: tuple[DocumentKind, ...]) -> Planned:
    """A sheet for each packet, made from that packet; why a writer gets none, the packet's plan says."""
    packets = plan_packets(dossier, plan).papers
    return Planned(tuple(_sheet(dossier, plan, packet, emails) for packet in packets))


def _sheet(dossier: Dossier, plan: Plan, packet: Paper, emails: tuple[DocumentKind, ...]) -> Paper:
    letter = plan.letter(packet.rotation, packet.reader)
    if letter is None:
        raise ValueError(f"a packet without a letter in the plan: {packet.reader}")
    seen = Seen(dossier, plan, letter, packet.context, emails)
    return Paper(
        kind=KIND,
        label="sheet “What this reader sees”",
        reader=packet.reader,
        reader_name=packet.reader_name,
        reader_kind=Reader.OWN,
        rotation=packet.rotation,
        template=_TEMPLATE,
        context=_context(seen, packet),
        formats=(Format.PDF,),
        name=("What_This_Reader_Sees", letter.called),
        title=f"What {letter.writer.name} sees",
        subject="What stands in a letter packet; for the applicant only",
        running_header=packet.running_header,
        folder=Folder.PRIVATE,
        most_pages=1,
        place=packet.place,
        writers=(packet.reader,),
        wanted_from=packet.wanted_from,
    )


def _context(seen: Seen, packet: Paper) -> ReaderSheetContext:
    return ReaderSheetContext(
        writer=seen.context.writer,
        called=called_briefly(seen.letter.called),
        rotation=seen.context.rotation,
        is_before_yes=not seen.context.request.has_agreed,
        lacks=tuple(missing.what for missing in packet.missing),
        rows=reader_rows(seen),
        cases=len(seen.context.cases),
        attested=seen.dossier.settings.cases_hold_no_identifiers,
    )


def reader_sheet(emails: tuple[DocumentKind, ...]) -> DocumentKind:
    """The kind; `emails` are those that ask for the letter or carry the packet."""
    return DocumentKind(
        kind=KIND,
        commands=("packet",),
        title="What this reader sees",
        template=_TEMPLATE,
        context=ReaderSheetContext,
        plan=partial(plan_sheets, emails=emails),
    )
