"""The private sheet "What this reader sees", derived from the context of the packet."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from functools import partial

from awaykit.model.dossier import Dossier
from awaykit.model.record import Reader
from awaykit.model.scalars import Choice
from awaykit.papers.packet.letter_packet import plan_packets
from awaykit.papers.packet.request_pages import PacketContext
from awaykit.papers.paper import DocumentKind, Folder, Format, Paper, Planned, doc
from awaykit.papers.views import LetterLines, RotationLines, called_briefly
from awaykit.plan.letters import LetterPlan
from awaykit.plan.plan import Plan
from awaykit.wording import counted, date_without_weekday, shortened

KIND = "reader-sheet"
_TEMPLATE = "reader-sheet/sheet.html.j2"

MOST_SHOWN, MOST_KEPT, MOST_QUOTED = 96, 48, 72
"""Characters of a name shown, of one left out, of own words: fourteen cases must still fit the page."""

UNCLAIMED = "Also in the packet"
"""The row of whatever the packet's context holds and no row below claims."""

_KNOWN_TO_BOTH = (
    "writer.name",
    "writer.greeting",
    "writer.title",
    "writer.email",
    "state",
    "on",
    "tense",
    "together_from",
    "together_until",
    "weeks_together",
    "write_by",
    "upload_by",
    "is_upload_expected",
    "link_expected",
    "is_link_expected",
    "is_portal_open",
)
"""What a request holds of the writer, of the rotation that they shared, and of the days asked for."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderSheetContext:
    """Everything that the template of the sheet can print."""

    request: LetterLines = doc("The letter request")
    called: str = doc("The writer as the applicant speaks of them: Dr. Whitfield")
    rotation: RotationLines = doc("The rotation on which they worked together")
    lacks: tuple[str, ...] = doc("What the packet still lacks, so that it is unfinished")
    rows: tuple[ReaderRow, ...] = doc("What is in the packet and what is kept, matter by matter")
    cases: int = doc("How many patients the packet tells of")
    attested: date | None = doc("Day on which the applicant attested that no case holds identifiers")


@dataclass(frozen=True, slots=True)
class Seen:
    """One packet and all that its rows are read from; `emails` are planned, each with its kind's title."""

    dossier: Dossier
    plan: Plan
    letter: LetterPlan
    context: PacketContext
    emails: tuple[tuple[str, Paper], ...]


@dataclass(frozen=True, slots=True)
class Matter:
    """One row of the sheet and the variables of the packet's templates that it claims.

    It prints the values of `shows` as they are. `holds` are those that this module words, counts
    or describes, or that only choose the packet's words. `lacking` is the note while it shows nothing.
    """

    what: str
    shows: tuple[str, ...] = ()
    holds: tuple[str, ...] = ()
    lacking: str | None = None


def _each(group: str, *names: str) -> tuple[str, ...]:
    """These variables of a group, each by name: one that is new there is claimed by no row."""
    return tuple(f"{group}.{name}" for name in names)


_ENTRY = ("when", "what", "where", "detail", "facts")

MATTERS = (
    Matter(
        "Name",
        shows=(
            "applicant.name_with_degrees",
            "applicant.own_script",
            "applicant.referred_to_as",
            "applicant.pronouns",
        ),
        holds=("applicant.name",),
    ),
    Matter(
        "Contact",
        shows=("applicant.contact_lines",),
        holds=("applicant.email", "applicant.phone", "applicant.place"),
        lacking="Not in your dossier yet.",
    ),
    Matter("AAMC ID", shows=("facts.aamc_id",), lacking="Not in your dossier; writers check it."),
    Matter("Private data"),
    Matter("Exams", holds=_each("cv.exams[]", *_ENTRY)),
    Matter("Medical school", shows=("facts.school",)),
    Matter(
        "Request",
        shows=("request.specialty",),
        holds=(
            *_each(
                "rotation",
                "service",
                "on_service",
                "site",
                "place",
                "kind",
                "starts",
                "ends",
                "weeks",
                "role",
            ),
            "facts.your_role",
            "facts.setting",
            "request.match_year",
            "request.applies_in",
            *(f"request.{name}" for name in _KNOWN_TO_BOTH),
        ),
    ),
    Matter("Your role", holds=("facts.allowed",)),
    Matter("Own words", holds=("own_words",)),
    Matter("Waiver", holds=("request.waiver",), lacking="Not decided: the packet does not mention it."),
    Matter(
        "Contributions",
        holds=(
            *_each("facts.contributions[]", "competency", "fact", "is_seen_by_writer"),
            *_each("facts.feedback[]", "on", "said", "changed"),
        ),
    ),
    Matter(
        "Key cases",
        holds=_each("cases[]", "patient", "problem", "competency", "i_did", "outcome", "learned"),
    ),
    Matter("CV, rotations", holds=_each("cv.rotations[]", *_ENTRY)),
    Matter("CV", holds=("cv.is_worth_a_page",)),
    Matter(
        "CV, the rest",
        holds=(
            *(
                name
                for part in ("education", "experiences", "awards")
                for name in _each(f"cv.{part}[]", *_ENTRY)
            ),
            *_each("cv.scholarly_work[]", "when", "title", "authors", "own_row", "where", "identifier"),
            *_each("cv", "languages", "skills"),
        ),
    ),
    Matter(
        "Statement",
        holds=("statement", "is_statement_draft"),
        lacking="Your dossier has no statement yet.",
    ),
    Matter("Structured letter", holds=("structured", "facts.clinical_setting", "tight")),
    Matter(UNCLAIMED),
    Matter("Others"),
    Matter("Attached", lacking="No e-mail with the packet is planned now."),
)
"""The rows in the order of the privacy table, then in the order of the packet."""


def reader_rows(seen: Seen) -> tuple[ReaderRow, ...]:
    """The rows for one packet; none is empty.

    What its context holds beyond the matters of this module has a row too: nothing is printed
    in silence.
    """
    values = tuple((name.removesuffix("[]"), value) for name, value in _values(seen.context))
    claimed = [name for matter in MATTERS for name in (*matter.shows, *matter.holds)]
    unclaimed = []
    for name, value in values:
        if name not in claimed:
            words = date_without_weekday(value) if isinstance(value, date) else str(value)
            title = name.rpartition(".")[2].replace("_", " ")
            unclaimed.append(f"{title}: {'yes' if value is True else shortened(words, MOST_SHOWN)}")
    told = {row.what: row for part in (_of_applicant, _of_letter, _of_cv) for row in part(seen)}
    told[UNCLAIMED] = _row(UNCLAIMED, says="; ".join(unclaimed) or None)
    rows = []
    for matter in MATTERS:
        row = told.get(matter.what) or _row(matter.what)
        shown = (str(value) for each in matter.shows for name, value in values if name == each)
        row = replace(row, sees=(*shown, *row.sees))
        if not (row.sees or row.says or row.note):
            row = replace(row, note=matter.lacking)
        if row.sees or row.says or row.kept or row.note:
            rows.append(row)
    return tuple(rows)


def _values(value: object, name: str = "") -> Iterator[tuple[str, object]]:
    """Each value in a context with the name of its variable; what is empty, or no, prints nothing."""
    if is_dataclass(value):
        for field in fields(value):
            yield from _values(getattr(value, field.name), f"{name}.{field.name}".removeprefix("."))
    elif isinstance(value, tuple):
        for entry in value:
            yield from _values(entry, f"{name}[]")
    elif value is not None and value is not False and value != "":  # a number of 0 is printed
        yield name, value


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


def _of_applicant(seen: Seen) -> Iterator[ReaderRow]:
    """Exams as the setting has them, what is private, people who are not named, and attachments."""
    yield _row("Private data", kept=_NEVER)
    choice = seen.dossier.settings.disclosure.scores_to_letter_writers
    hidden = {"number": None, "pass": "Step scores as numbers", "nothing": "Step 1, Step 2 CK, Step 3"}
    yield _row(
        "Exams",
        *(line.what for line in seen.context.cv.exams),
        kept=(hidden[choice], "attempts", "failed and pending exams"),
        note=f"Your setting scores_to_letter_writers: {choice}.",
    )
    others = sum(writer.id != seen.letter.writer.id for _, writer in seen.dossier.writers())
    named = f"{counted(others, 'other letter writer')}, never named" if others else None
    yield _row("Others", kept=(named, "programs", "reflections and interview stories"))
    # What goes with each e-mail that is planned for this writer now.
    paths = {file.id: file.path for file in seen.dossier.files}
    said, attached = [], set[str]()
    for title, paper in seen.emails:
        if seen.letter.writer.id in paper.writers:
            goes = [*("the packet" for _ in paper.encloses), *map(paths.get, paper.encloses_files)]
            said.append(f"{title}: {' and '.join(filter(None, goes)) or 'nothing'}")
            attached.update(paper.encloses_files)
    rest = len(paths) - len(attached)
    kept = f"{counted(rest, 'file')} of your dossier" if rest else None
    yield _row("Attached", says="; ".join(said) or None, kept=(kept,))


def _of_letter(seen: Seen) -> Iterator[ReaderRow]:
    """Request, role, contributions and cases; what both know, such as the days, is only named."""
    context, letter, rotation = seen.context, seen.letter, seen.letter.rotation
    facts, request = context.facts, context.request
    yield _row(
        "Request",
        f"{request.match_year} Match",
        request.applies_in,
        says="the rotation's place, days and team; the letter's days; their own name and role",
    )
    role = "without hands-on work, notes or orders" if rotation.is_observer else context.rotation.role
    yield _row("Your role", role, *facts.allowed)
    yield _row("Own words", shortened(context.own_words or "", MOST_QUOTED))
    if request.waiver is not Choice.UNDECIDED:
        has = "have" if request.waiver is Choice.YES else "have not"
        yield _row("Waiver", says=f"You {has} waived your right to see the letter")
    contributions, feedback = len(facts.contributions), len(facts.feedback)
    theirs = sum(each.from_writer == letter.writer.id for each in rotation.feedback)
    shown = (
        counted(contributions, "fact") if contributions else "",
        f"{counted(feedback, *_FEEDBACK)} that you marked to share" if feedback else "",
    )
    left = (
        (
            len(rotation.contributions) - contributions,
            ("fact", "facts"),
            "they are not named for, or second for a competency",
        ),
        (theirs - feedback, _FEEDBACK, "not marked to share"),
        (len(rotation.feedback) - theirs, _FEEDBACK, "from others"),
    )
    yield _row(
        "Contributions",
        says="; ".join(filter(None, shown)) or None,
        kept=(f"{counted(count, *noun)} {why}" for count, noun, why in left if count),
    )
    # The cases by their problem: shown, left out for room, and those that others supervised.
    others = len(rotation.key_cases) - len(letter.cases) - len(letter.other_cases)
    left_out = [shortened(case.problem, MOST_KEPT) for case in letter.other_cases]
    note = None if rotation.key_cases else "None is logged for this rotation yet."
    if letter.cases_are_assumed:
        note = "Some name no supervisor: taken as seen by this writer, the only one here."
    yield _row(
        "Key cases",
        *(shortened(case.problem, MOST_SHOWN) for case in context.cases),
        kept=(*left_out, counted(others, "case") + " without them as supervisor" if others else None),
        note=note,
    )


def _of_cv(seen: Seen) -> Iterator[ReaderRow]:
    """The rotations that the CV names, the number of its other lines, statement and structured letter.

    Rotations that are planned, asked for or only thought of are never named. The one that the
    letter is about is on page two, begun or not.
    """
    cv, plan, held = seen.context.cv, seen.plan, seen.dossier.statement
    coming = (
        shortened(f"{rotation.service}, {rotation.site}", MOST_SHOWN)
        for rotation in seen.dossier.rotations
        if not plan.rotations[rotation.id].has_begun and rotation.id != seen.letter.rotation.id
    )
    shown = cv.rotations if cv.is_worth_a_page else ()
    named = (shortened(f"{line.what}, {line.where}", MOST_SHOWN) for line in shown)
    yield _row("CV, rotations", *named, kept=coming)
    if not cv.is_worth_a_page:
        yield _row("CV", note="Your dossier has nothing for a CV page but rotations.")
    parts = (
        (cv.education, f"{counted(len(cv.education), 'line')} of education"),
        (cv.experiences, counted(len(cv.experiences), "experience")),
        (cv.scholarly_work, counted(len(cv.scholarly_work), "scholarly work")),
        (cv.awards, counted(len(cv.awards), "award")),
        (cv.exams, "exams"),
        (cv.languages, "languages"),
        (cv.skills, "skills"),
    )
    yield _row("CV, the rest", says=", ".join(words for is_there, words in parts if is_there) or None)
    if seen.context.statement:
        source = f", from {held.file}" if held and held.file else ""
        state = "marked as a draft" if seen.context.is_statement_draft else "final"
        yield _row("Statement", says=f"The whole text{source}, {state}")
    if form_name := seen.context.structured:
        yield _row("Structured letter", says=f"A page of facts for the {form_name}")


def plan_sheets(dossier: Dossier, plan: Plan, *, emails: tuple[DocumentKind, ...]) -> Planned:
    """A sheet for each packet, made from it; the packet's plan gives the reason where there is none."""
    planned = tuple((kind.title, paper) for kind in emails for paper in kind.plan(dossier, plan).papers)
    papers = []
    for packet in plan_packets(dossier, plan).papers:
        letter = plan.letter(packet.rotation, packet.reader)
        if letter is None:
            raise ValueError(f"a packet without a letter in the plan: {packet.reader}")
        seen = Seen(dossier, plan, letter, packet.context, planned)
        context = ReaderSheetContext(
            request=seen.context.request,
            called=called_briefly(letter.called),
            rotation=seen.context.rotation,
            lacks=tuple(missing.what for missing in packet.missing),
            rows=reader_rows(seen),
            cases=len(seen.context.cases),
            attested=dossier.settings.cases_hold_no_identifiers,
        )
        papers.append(
            Paper(
                kind=KIND,
                label="sheet “What this reader sees”",
                reader=packet.reader,
                reader_name=packet.reader_name,
                reader_kind=Reader.OWN,
                rotation=packet.rotation,
                template=_TEMPLATE,
                context=context,
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
        )
    return Planned(tuple(papers))


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
