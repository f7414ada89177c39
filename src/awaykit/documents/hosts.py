"""A host that the applicant writes to: its contact, the rotations meant, what it wants, what goes to it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from awaykit.documents.curriculum_vitae import cv_to_enclose
from awaykit.documents.host_wishes import Wish, first_wishes, needs_file, wishes
from awaykit.documents.messages import Addressee, Enclosures
from awaykit.model.dossier import Dossier
from awaykit.model.programs import ContactRole, Program, RotationRequest
from awaykit.model.record import Reader
from awaykit.model.rotations import Rotation
from awaykit.person_name import without_degrees
from awaykit.planning.correspondence import Correspondence, correspondence
from awaykit.planning.pathways import is_named_among
from awaykit.planning.plan import Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Host:
    """One program where the applicant asks to rotate.

    `place` is its request in the dossier ("programs[1].rotation"). `rotations` are those that a
    message is about, the first of them the one that it speaks of most.
    """

    program: Program
    request: RotationRequest
    place: str
    rotations: tuple[Rotation, ...]
    wishes: tuple[Wish, ...]
    first: tuple[Wish, ...]

    @property
    def correspondence(self) -> Correspondence:
        """What has passed between them."""
        return correspondence(self.request)

    @property
    def is_physician(self) -> bool:
        """Whether a physician reads the e-mail."""
        contact = self.request.contact
        return contact is not None and contact.role is ContactRole.PHYSICIAN

    @property
    def greeting(self) -> str:
        """How the contact is greeted in writing."""
        contact = self.request.contact
        return (contact.greeting or without_degrees(contact.name)) if contact else "Program Coordinator"

    @property
    def addressee(self) -> Addressee:
        """To whom the e-mail goes; without a contact, the program, which has no address."""
        contact = self.request.contact
        return Addressee(
            id=self.program.id,
            name=contact.name if contact else self.program.name,
            email=contact.email if contact else None,
            kind=Reader.PROGRAM,
            place=f"{self.place}.contact",
        )

    def is_among(self, hospitals: Iterable[str]) -> bool:
        """Whether one of `hospitals` is this one, by the name of program, hospital or site."""
        names = (self.program.name, self.program.hospital, *(each.site for each in self.rotations))
        return is_named_among(names, hospitals)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """What goes with a message to a host, and what it says of the rest.

    `records` are what to type after `awaykit done` once these papers are sent.
    """

    encloses: Enclosures
    has_cv: bool = False
    attached: tuple[str, ...] = ()
    ready: tuple[str, ...] = ()
    coming: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()
    records: tuple[tuple[str, ...], ...] = ()


def hosts(dossier: Dossier) -> Iterator[tuple[Program, RotationRequest, str]]:
    """Every program where the applicant asks to rotate, with its request and the place of that."""
    for row, program in enumerate(dossier.programs):
        if program.rotation:
            yield program, program.rotation, f"programs[{row}].rotation"


def host_of(
    dossier: Dossier, program: Program, request: RotationRequest, place: str, rotations: tuple[Rotation, ...]
) -> Host:
    """The host of a message about `rotations`."""
    return Host(
        program=program,
        request=request,
        place=place,
        rotations=rotations,
        wishes=wishes(dossier, request, place),
        first=first_wishes(dossier, request, place),
    )


def no_parcel(_dossier: Dossier, _plan: Plan, host: Host) -> Parcel:
    """Nothing goes with it; what is ready is told all the same."""
    return _parcel(host, Enclosures(), sent=())


def first_parcel(dossier: Dossier, plan: Plan, host: Host) -> Parcel:
    """The CV, and what the host wants with the first message."""
    cv = cv_to_enclose(dossier, plan, Reader.PROGRAM)
    sent = tuple(wish for wish in host.first if wish.files)
    files = (*cv.files, *_files(sent))
    return _parcel(
        host, Enclosures(papers=cv.papers, files=_once(files)), sent, has_cv=bool(cv.papers or cv.files)
    )


def documents_parcel(_dossier: Dossier, _plan: Plan, host: Host) -> Parcel:
    """The papers that the host asks for and that are ready, but not sent yet."""
    sent = ready_papers(host)
    parcel = _parcel(host, Enclosures(files=_once(_files(sent))), sent)
    return replace(parcel, records=tuple(_recorded(host, wish) for wish in sent))


def _recorded(host: Host, wish: Wish) -> tuple[str, ...]:
    """The step that records a paper as sent; a number tells it from others of its kind."""
    rows = [row for row, each in enumerate(host.request.requirements) if each.kind is wish.kind]
    row = next(row for row in rows if wish.place.endswith(f"[{row}]"))
    number = (str(rows.index(row) + 1),) if len(rows) > 1 else ()
    return ("sent", host.program.id, wish.kind.value, *number)


def ready_papers(host: Host) -> tuple[Wish, ...]:
    """What the host asks for by a paper that is ready and not sent yet."""
    return tuple(wish for wish in host.wishes if wish.state == "ready" and _has_paper(wish))


def _parcel(host: Host, encloses: Enclosures, sent: tuple[Wish, ...], *, has_cv: bool = False) -> Parcel:
    kinds = {wish.kind for wish in sent}
    rest = [wish for wish in host.wishes if _has_paper(wish) and wish.kind not in kinds]
    return Parcel(
        encloses=encloses,
        has_cv=has_cv,
        attached=tuple(wish.words for wish in sent if wish.files),
        ready=_words(rest, "ready"),
        coming=_words(rest, "asked"),
        lacking=_words(rest, "missing"),
    )


def _has_paper(wish: Wish) -> bool:
    """Whether a paper is meant; scores are told in words where their report is not disclosed."""
    return wish.is_paper and (needs_file(wish) or bool(wish.files))


def _words(wished: Iterable[Wish], state: str) -> tuple[str, ...]:
    return _once(wish.words for wish in wished if wish.state == state)


def _files(wished: Iterable[Wish]) -> Iterator[str]:
    for wish in wished:
        yield from wish.files


def _once(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
