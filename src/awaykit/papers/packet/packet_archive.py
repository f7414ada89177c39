"""The archive of a packet: one zip of its files for the applicant's own keeping, never attached."""

from dataclasses import replace
from functools import partial

from awaykit.model.dossier import Dossier
from awaykit.model.record import Reader
from awaykit.papers.packet.letter_packet import plan_packets
from awaykit.papers.paper import DocumentKind, Folder, Format, Planned
from awaykit.plan.plan import Plan
from awaykit.review.findings import PaperId

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
