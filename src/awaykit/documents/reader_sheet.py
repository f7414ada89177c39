"""The private sheet "what this reader sees": what a letter writer finds in the packet, what is kept."""

from dataclasses import dataclass
from datetime import date

from awaykit.documents.letter_packet import plan_packets
from awaykit.documents.paper import DocumentKind, Folder, Format, Paper, Planned, told
from awaykit.documents.people import RotationLines, WriterLines, called_briefly
from awaykit.documents.reader_rows import ReaderRow, Seen, reader_rows
from awaykit.model.dossier import Dossier
from awaykit.model.record import Reader
from awaykit.planning.plan import Plan

KIND = "reader-sheet"
_TEMPLATE = "reader-sheet/sheet.html.j2"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderSheetContext:
    """Everything that the template of the sheet can print."""

    writer: WriterLines = told("The letter writer")
    called: str = told("The writer as the applicant speaks of them: Dr. Whitfield")
    rotation: RotationLines = told("The rotation on which they worked together")
    is_before_yes: bool = told("Whether the writer has not agreed yet, so that the packet waits")
    lacks: tuple[str, ...] = told("What the packet still lacks, so that it is unfinished")
    rows: tuple[ReaderRow, ...] = told("What is in the packet and what is kept, matter by matter")
    cases: int = told("How many patients the packet tells of")
    attested: date | None = told("Day on which the applicant attested that no case holds identifiers")


def plan_sheets(dossier: Dossier, plan: Plan) -> Planned:
    """A sheet for each packet, made from that packet; why a writer gets none, the packet's plan says."""
    return Planned(tuple(_sheet(dossier, plan, packet) for packet in plan_packets(dossier, plan).papers))


def _sheet(dossier: Dossier, plan: Plan, packet: Paper) -> Paper:
    letter = plan.letter(packet.rotation, packet.reader)
    if letter is None:
        raise ValueError(f"a packet without a letter in the plan: {packet.reader}")
    seen = Seen(dossier, plan, letter, packet.context)
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


READER_SHEET = DocumentKind(
    kind=KIND,
    commands=("packet",),
    title="What this reader sees",
    template=_TEMPLATE,
    context=ReaderSheetContext,
    plan=plan_sheets,
)
