"""Whether a rotation's kind and pathway are open to the applicant (guide §4.1)."""

from collections.abc import Iterable, Iterator

from awaykit.model.applicant import Status
from awaykit.model.dossier import Dossier
from awaykit.model.programs import Program
from awaykit.model.rotations import Pathway, Rotation, RotationKind
from awaykit.planning.standing import status_in

FOR_STUDENTS = (RotationKind.ELECTIVE, RotationKind.SUBINTERNSHIP)
"""Kinds of rotation that are for enrolled students."""


def pathway_of(rotation: Rotation, program: Program | None) -> Pathway | None:
    """How one applies for the rotation: its own entry says it, else its program's."""
    if rotation.pathway is not None or program is None or program.rotation is None:
        return rotation.pathway
    return program.rotation.pathway


def is_named_among(names: Iterable[str | None], hospitals: Iterable[str]) -> bool:
    """Whether one of `hospitals` is meant by one of `names`, capitals aside."""
    mine = {name.casefold() for name in names if name}
    return any(hospital.casefold() in mine for hospital in hospitals)


def pathway_reasons(dossier: Dossier, rotation: Rotation) -> Iterator[str]:
    """Why this rotation isn't open to the applicant as it is written down; nothing where it may be."""
    program = dossier.program_of(rotation)
    pathway = pathway_of(rotation, program)
    is_graduate = status_in(rotation, dossier.applicant) is Status.GRADUATE
    if is_graduate and rotation.kind in FOR_STUDENTS:
        article = "An" if rotation.kind is RotationKind.ELECTIVE else "A"
        yield f"{article} {rotation.kind.value} is for students, and you will be a graduate by then."
    if pathway is Pathway.VSLO:
        yield from _vslo_reasons(dossier, is_graduate=is_graduate)
    if pathway is Pathway.AFFILIATED and not has_agreement(dossier, rotation):
        yield f"Your dossier names no agreement of your school with {rotation.site}."


def has_agreement(dossier: Dossier, rotation: Rotation) -> bool:
    """Whether the school's agreements name the rotation's site, hospital or program."""
    program, school = dossier.program_of(rotation), dossier.applicant.school
    names = (rotation.site, program.name if program else None, program.hospital if program else None)
    return school is not None and is_named_among(names, school.agreements)


def _vslo_reasons(dossier: Dossier, *, is_graduate: bool) -> Iterator[str]:
    school = dossier.applicant.school
    takes_part = school.takes_part_in_vslo if school else None
    if is_graduate:
        yield "VSLO is for students, and you will be a graduate by then."
    elif takes_part is None:
        yield "It goes through VSLO, and nothing says whether your school takes part."
    elif not takes_part:
        yield "It goes through VSLO, and your school does not take part."
