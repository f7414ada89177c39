"""The private sheet "What this reader sees", derived from the context of the packet."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from functools import cached_property, partial

from awaykit.model.dossier import Dossier
from awaykit.model.record import Reader
from awaykit.model.scalars import Choice
from awaykit.papers.cv_lines import SHOWN_PHASES
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
    "writer",
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


@dataclass(frozen=True)
class Seen:
    """One packet and all that its rows are read from."""

    dossier: Dossier
    plan: Plan
    letter: LetterPlan
    context: PacketContext
    emails: tuple[DocumentKind, ...]

    @cached_property
    def values(self) -> tuple[tuple[str, object], ...]:
        """Each value of the context with the name of its variable, a list's without brackets at its end."""
        return tuple((name.removesuffix("[]"), value) for name, value in _values(self.context))


@dataclass(frozen=True, slots=True)
class Matter:
    """One row of the sheet and the variables of the packet's templates that it claims, each with all below.

    It prints the values of `shows` as they are. `holds` are those that `tell` words, counts or
    describes, or that only choose the packet's words. `lacking` is the note while it shows nothing.
    """

    what: str
    shows: tuple[str, ...] = ()
    holds: tuple[str, ...] = ()
    tell: Callable[[Seen], ReaderRow | None] | None = None
    lacking: str | None = None

    def row(self, seen: Seen) -> ReaderRow:
        """The row for one packet; empty where there is nothing to say."""
        told = (self.tell(seen) if self.tell else None) or _told()
        shown = (str(value) for each in self.shows for name, value in seen.values if name == each)
        sees = (*shown, *told.sees)
        note = told.note or (None if sees else self.lacking)
        return replace(told, what=told.what or self.what, sees=sees, note=note)


def _values(value: object, name: str = "") -> Iterator[tuple[str, object]]:
    """Each value in a context with the name of its variable; what is empty, or no, prints nothing."""
    if is_dataclass(value):
        for field in fields(value):
            yield from _values(getattr(value, field.name), f"{name}.{field.name}".removeprefix("."))
    elif isinstance(value, tuple):
        for entry in value:
            yield from _values(entry, f"{name}[]")
    elif value:
        yield name, value


def _told(
    *sees: str | None, says: str | None = None, kept: Iterable[str | None] = (), note: str | None = None
) -> ReaderRow:
    return ReaderRow(
        what="",
        sees=tuple(words for words in sees if words),
        says=says,
        kept=tuple(words for words in kept if words),
        note=note,
    )


def _exams(seen: Seen) -> ReaderRow:
    """Only what is passed, as the applicant's setting has it."""
    choice = seen.dossier.settings.disclosure.scores_to_letter_writers
    hidden = {"number": None, "pass": "Step scores as numbers", "nothing": "Step 1, Step 2 CK, Step 3"}
    return _told(
        *(line.what for line in seen.context.cv.exams),
        kept=(hidden[choice], "attempts", "failed and pending exams"),
        note=f"Your setting scores_to_letter_writers: {choice}.",
    )


def _request(seen: Seen) -> ReaderRow:
    """What the applicant applies for; what both know, such as the days of the rotation, is only named."""
    request = seen.context.request
    return _told(
        request.specialty,
        f"{request.match_year} Match",
        request.applies_in,
        says="the rotation's place, days and team; the letter's days; their own name and role",
    )


def _role(seen: Seen) -> ReaderRow:
    role = seen.context.rotation.role
    watched = "without hands-on work, notes or orders"
    return _told(watched if role == "observer" else role, *seen.context.facts.allowed)


def _waiver(seen: Seen) -> ReaderRow:
    waiver = seen.context.request.waiver
    if waiver is Choice.UNDECIDED:
        return _told(note="Not decided: the packet does not mention it.")
    has = "have" if waiver is Choice.YES else "have not"
    return _told(says=f"You {has} waived your right to see the letter")


def _contributions(seen: Seen) -> ReaderRow | None:
    """How many are shown, and how many others are recorded for this rotation."""
    facts, rotation = seen.context.facts, seen.letter.rotation
    if not (rotation.contributions or rotation.feedback):
        return None
    contributions, feedback = len(facts.contributions) + len(facts.competencies), len(facts.feedback)
    theirs = sum(each.from_writer == seen.letter.writer.id for each in rotation.feedback)
    shown = (
        counted(contributions, "fact") if contributions else None,
        f"{counted(feedback, *_FEEDBACK)} that you marked to share" if feedback else None,
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
    return _told(
        says="; ".join(part for part in shown if part) or None,
        kept=(f"{counted(count, *noun)} {why}" for count, noun, why in left if count),
    )


def _cases(seen: Seen) -> ReaderRow:
    """The cases by their problem: shown, left out for room, and those that others supervised."""
    letter, every = seen.letter, seen.letter.rotation.key_cases
    if not every:
        return _told(note="None is logged for this rotation yet.")
    others = len(every) - len(letter.cases) - len(letter.other_cases)
    left_out = [shortened(case.problem, MOST_KEPT) for case in letter.other_cases]
    assumed = "Some name no supervisor: taken as seen by this writer, the only one here."
    return _told(
        *(shortened(case.problem, MOST_SHOWN) for case in seen.context.cases),
        kept=(*left_out, counted(others, "case") + " without them as supervisor" if others else None),
        note=assumed if letter.cases_are_assumed else None,
    )


def _rotations(seen: Seen) -> ReaderRow:
    """The rotations that the CV names; those planned, asked for or only thought of are told to nobody.

    The rotation that the letter is about stands on page two, begun or not.
    """
    cv, plan = seen.context.cv, seen.plan
    return _told(
        *(shortened(f"{line.what}, {line.where}", MOST_SHOWN) for line in cv.rotations if cv.is_worth_a_page),
        kept=(
            shortened(f"{rotation.service}, {rotation.site}", MOST_SHOWN)
            for rotation in seen.dossier.rotations
            if plan.rotations[rotation.id].phase not in SHOWN_PHASES
            and rotation.id != seen.letter.rotation.id
        ),
    )


def _cv(seen: Seen) -> ReaderRow:
    cv = seen.context.cv
    if not cv.is_worth_a_page:
        return replace(_told(note="Your dossier has nothing for a CV page but rotations."), what="CV")
    parts = (
        counted(len(cv.education), "line") + " of education" if cv.education else None,
        counted(len(cv.experiences), "experience") if cv.experiences else None,
        counted(len(cv.scholarly_work), "scholarly work") if cv.scholarly_work else None,
        counted(len(cv.awards), "award") if cv.awards else None,
        "exams" if cv.exams else None,
        "languages" if cv.languages else None,
        "skills" if cv.skills else None,
    )
    return _told(says=", ".join(part for part in parts if part) or None)


def _statement(seen: Seen) -> ReaderRow:
    if not seen.context.statement:
        return _told(note="Your dossier has no statement yet.")
    held = seen.dossier.statement
    source = f", from {held.file}" if held and held.file else ""
    state = "marked as a draft" if seen.context.is_statement_draft else "final"
    return _told(says=f"The whole text{source}, {state}")


def _structured(seen: Seen) -> ReaderRow | None:
    sheet = seen.context.structured
    return _told(says=f"A page of facts for the {sheet.form_name}") if sheet else None


def _unclaimed(seen: Seen) -> ReaderRow:
    """What the context holds beyond the rows of this module, so that nothing is printed in silence."""
    claimed = [name for matter in MATTERS for name in (*matter.shows, *matter.holds)]
    below = tuple(f"{name}{sign}" for name in claimed for sign in ".[")
    sees = []
    for name, value in seen.values:
        if name not in claimed and not name.startswith(below):
            words = date_without_weekday(value) if isinstance(value, date) else str(value)
            title = name.rpartition(".")[2].replace("_", " ")
            sees.append(f"{title}: {'yes' if value is True else shortened(words, MOST_SHOWN)}")
    return _told(says="; ".join(sees) or None)


def _others(seen: Seen) -> ReaderRow:
    others = sum(writer.id != seen.letter.writer.id for _, writer in seen.dossier.writers())
    named = f"{counted(others, 'other letter writer')}, never named" if others else None
    return _told(kept=(named, "programs", "reflections and interview stories"))


def _attached(seen: Seen) -> ReaderRow:
    """What goes with each e-mail that is planned for this writer now."""
    paths = {file.id: file.path for file in seen.dossier.files}
    said, attached = [], set[str]()
    for kind in seen.emails:
        for paper in kind.plan(seen.dossier, seen.plan).papers:
            if seen.letter.writer.id in paper.writers:
                goes = [
                    *("the packet" for _ in paper.encloses),
                    *(paths[id_] for id_ in paper.encloses_files),
                ]
                said.append(f"{kind.title}: {' and '.join(goes) or 'nothing'}")
                attached.update(paper.encloses_files)
    rest = len(paths) - len(attached)
    return _told(
        says="; ".join(said) or None,
        kept=(f"{counted(rest, 'file')} of your dossier" if rest else None,),
        note=None if said else "No e-mail with the packet is planned now.",
    )


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
    Matter("Private data", tell=lambda _: _told(kept=_NEVER)),
    Matter("Exams", holds=("cv.exams",), tell=_exams),
    Matter("Medical school", shows=("facts.school",)),
    Matter(
        "Request",
        holds=(
            "rotation",
            "facts.your_role",
            "facts.setting",
            *(f"request.{name}" for name in _KNOWN_TO_BOTH),
            "request.specialty",
            "request.match_year",
            "request.applies_in",
        ),
        tell=_request,
    ),
    Matter("Your role", holds=("facts.allowed",), tell=_role),
    Matter(
        "Own words",
        holds=("own_words",),
        tell=lambda seen: _told(shortened(seen.context.own_words or "", MOST_QUOTED)),
    ),
    Matter("Waiver", holds=("request.waiver",), tell=_waiver),
    Matter(
        "Contributions",
        holds=("facts.contributions", "facts.competencies", "facts.is_all_seen_by_writer", "facts.feedback"),
        tell=_contributions,
    ),
    Matter("Key cases", holds=("cases",), tell=_cases),
    Matter("CV, rotations", holds=("cv.rotations",), tell=_rotations),
    Matter(
        "CV, the rest",
        holds=(
            "cv.education",
            "cv.experiences",
            "cv.scholarly_work",
            "cv.awards",
            "cv.languages",
            "cv.skills",
            "cv.is_worth_a_page",
        ),
        tell=_cv,
    ),
    Matter("Statement", holds=("statement", "is_statement_draft"), tell=_statement),
    Matter("Structured letter", holds=("structured", "tight"), tell=_structured),
    Matter(UNCLAIMED, tell=_unclaimed),
    Matter("Others", tell=_others),
    Matter("Attached", tell=_attached),
)
"""The rows in the order of the privacy table, then in the order of the packet."""


def reader_rows(seen: Seen) -> tuple[ReaderRow, ...]:
    """The rows for one packet; none is empty."""
    rows = (matter.row(seen) for matter in MATTERS)
    return tuple(row for row in rows if row.sees or row.says or row.kept or row.note)


def plan_sheets(dossier: Dossier, plan: Plan, *, emails: tuple[DocumentKind, ...]) -> Planned:
    """A sheet for each packet, made from that packet; why a writer gets none, the packet's plan says."""
    papers = []
    for packet in plan_packets(dossier, plan).papers:
        letter = plan.letter(packet.rotation, packet.reader)
        if letter is None:
            raise ValueError(f"a packet without a letter in the plan: {packet.reader}")
        seen = Seen(dossier, plan, letter, packet.context, emails)
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
