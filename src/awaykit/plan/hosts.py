"""How far the correspondence with each host is, and the pathway that it offers."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from awaykit.model.applicant import Status
from awaykit.model.dossier import Dossier
from awaykit.model.programs import Program, RotationRequest
from awaykit.model.rotations import Pathway, Rotation, RotationKind, RotationState
from awaykit.names import form_of_address
from awaykit.plan.applicant_status import status_in
from awaykit.plan.steps import Word


@dataclass(frozen=True, slots=True, kw_only=True)
class Correspondence:
    """The last cover message, the follow-up after it, and the day of the host's answer to it.

    Without a cover message, `answered` is None too: what a host sent before answers nothing.
    """

    cover: date | None
    follow_up: date | None
    answered: date | None

    @property
    def waits_for_answer(self) -> bool:
        """Whether a cover message was sent and nothing has come back since."""
        return self.cover is not None and self.answered is None


def correspondence(request: RotationRequest) -> Correspondence:
    """The state of a request by its messages; one of the same day as the cover message came after it."""
    cover = max(days_sent(request, Word.COVER), default=None)
    if cover is None:
        return Correspondence(cover=None, follow_up=None, answered=None)
    follow_ups = [day for day in days_sent(request, Word.FOLLOW_UP) if day >= cover]
    received = [message.on for message in request.messages if message.received and message.on >= cover]
    return Correspondence(
        cover=cover, follow_up=min(follow_ups, default=None), answered=min(received, default=None)
    )


def hoped_for(dossier: Dossier, program: Program, today: date) -> tuple[Rotation, ...]:
    """The rotations at `program` that may still come about, those applied for first; none that has begun."""
    found = [
        rotation
        for rotation in dossier.rotations
        if rotation.program == program.id
        and rotation.state.is_hoped_for
        and (rotation.starts is None or rotation.starts > today)
    ]
    return tuple(sorted(found, key=lambda rotation: rotation.state is RotationState.CANDIDATE))


def candidates(dossier: Dossier, program: Program, today: date) -> tuple[Rotation, ...]:
    """The rotations at `program` that wait for the applicant to ask for them."""
    found = hoped_for(dossier, program, today)
    return tuple(rotation for rotation in found if rotation.state is RotationState.CANDIDATE)


def asked_on(dossier: Dossier, program: Program) -> date | None:
    """The day of the cover message that asks for the candidates at `program`, if it was sent.

    Where another rotation there was asked for, the message was about that one, unless it had begun.
    """
    cover = correspondence(program.rotation).cover if program.rotation else None
    if cover is None:
        return None
    is_about_another = any(
        rotation.program == program.id
        and rotation.state is not RotationState.CANDIDATE
        and (rotation.starts is None or rotation.starts > cover)
        for rotation in dossier.rotations
    )
    return None if is_about_another else cover


def applies_by_mail(request: RotationRequest) -> bool:
    """Whether the cover message is the application itself; by VSLO it only asks (guide §4.1)."""
    return not takes_forms(request) and request.pathway is not Pathway.VSLO


def takes_forms(request: RotationRequest) -> bool:
    """Whether applications go through a portal or a form: an e-mail is then no application."""
    return request.apply_by in {"portal", "form"}


def host_contact(program: Program) -> str:
    """The person to write to at a program, by the applicant's form of address, or the program's name."""
    contact = program.rotation.contact if program.rotation else None
    return form_of_address(contact) if contact else program.name


def days_sent(request: RotationRequest | None, *kinds: str) -> tuple[date, ...]:
    """The days on which the applicant sent the host a message of one of these kinds."""
    messages = request.messages if request else ()
    return tuple(message.on for message in messages if not message.received and word(message.kind) in kinds)


def word(kind: str) -> str:
    """The kind of a message as this program writes it, where a person wrote it a little otherwise."""
    words = "-".join(kind.casefold().replace("-", " ").split())
    return {"followup": Word.FOLLOW_UP, "cover-email": Word.COVER, "cover-e-mail": Word.COVER}.get(
        words, words
    )


FOR_STUDENTS = (RotationKind.ELECTIVE, RotationKind.SUBINTERNSHIP)
"""Kinds of rotation that are for enrolled students."""


def is_named_among(names: Iterable[str | None], hospitals: Iterable[str]) -> bool:
    """Whether one of `names` is a name of one of `hospitals`, capitals aside."""
    mine = {name.casefold() for name in names if name}
    return any(hospital.casefold() in mine for hospital in hospitals)


def pathway_reasons(dossier: Dossier, rotation: Rotation) -> Iterator[str]:
    """Why this rotation isn't open to the applicant as it is written down; nothing where it may be."""
    program, school = dossier.program_of(rotation), dossier.applicant.school
    # The way to apply is in its own entry, or in its program's.
    by_program = program.rotation.pathway if program and program.rotation else None
    pathway = rotation.pathway or by_program
    is_graduate = status_in(rotation, dossier.applicant) is Status.GRADUATE
    if is_graduate and rotation.kind in FOR_STUDENTS:
        article = "An" if rotation.kind is RotationKind.ELECTIVE else "A"
        yield f"{article} {rotation.kind.value} is for students, and you will be a graduate by then."
    takes_part = school.takes_part_in_vslo if school else None
    if pathway is Pathway.VSLO and is_graduate:
        yield "VSLO is for students, and you will be a graduate by then."
    elif pathway is Pathway.VSLO and takes_part is None:
        yield "It goes through VSLO, and nothing says whether your school takes part."
    elif pathway is Pathway.VSLO and not takes_part:
        yield "It goes through VSLO, and your school does not take part."
    names = (rotation.site, program.name if program else None, program.hospital if program else None)
    has_agreement = school is not None and is_named_among(names, school.agreements)
    if pathway is Pathway.AFFILIATED and not has_agreement:
        yield f"Your dossier names no agreement of your school with {rotation.site}."
