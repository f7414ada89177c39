"""What an e-mail may name: its own program, rotation and people, what the applicant has done, the school."""

from collections.abc import Iterator

from awaykit.model.dossier import Dossier
from awaykit.model.programs import Program, ProgramContact
from awaykit.model.record import Reader
from awaykit.model.rotations import Rotation
from awaykit.planning.plan import Plan
from awaykit.planning.rotation_dates import Phase
from awaykit.review.emails import program_of, rotations_of
from awaykit.review.words import Words

_BEGUN = (Phase.UNDER_WAY, Phase.DONE)


def allowed_in(words: Words, dossier: Dossier, plan: Plan) -> str:
    """All names and addresses that the context of this e-mail puts there, one a line.

    Beside its own reader, program and rotation these are the hospitals of rotations done or under
    way, the school, and whatever else the applicant has done already.
    """
    values = (
        *_of_the_reader(words, dossier),
        *_of_rotations_begun(dossier, plan),
        *_of_the_applicant(dossier),
        *_of_the_past(dossier),
    )
    return "\n".join(value for value in values if value)


def _of_the_reader(words: Words, dossier: Dossier) -> Iterator[str | None]:
    if words.mail:
        yield from (words.mail.to_name, words.mail.to_email)
    own, found = rotations_of(dossier, words), program_of(dossier, words)
    if found:
        yield from _of_program(found[0])
    for rotation in dossier.rotations:
        is_at_program = found is not None and rotation.program == found[0].id
        if rotation in own or is_at_program:
            yield from _of_rotation(rotation)
            yield from _of_writers(rotation, words)


def _of_program(program: Program) -> Iterator[str | None]:
    yield from (program.name, program.hospital, program.city, program.website)
    request = program.rotation
    for contact in (request.contact, request.visa_contact) if request else ():
        if contact:
            yield from _of_contact(contact)
    for alumnus in request.alumni if request else ():
        yield from (alumnus.name, alumnus.greeting, alumnus.email)


def _of_contact(contact: ProgramContact) -> tuple[str | None, ...]:
    return (contact.name, contact.greeting, contact.email)


def _of_rotation(rotation: Rotation) -> tuple[str | None, ...]:
    return (rotation.site, rotation.service, rotation.city)


def _of_writers(rotation: Rotation, words: Words) -> Iterator[str | None]:
    """All who write about it for the host where it was; to a writer, nobody but themselves."""
    for writer in rotation.letter_writers:
        if words.reader_kind is not Reader.LETTER_WRITER or writer.id == words.reader:
            yield from (writer.name, writer.greeting, writer.email)


def _of_rotations_begun(dossier: Dossier, plan: Plan) -> Iterator[str | None]:
    for rotation in dossier.rotations:
        if plan.rotations[rotation.id].phase in _BEGUN:
            yield from _of_rotation(rotation)
            program = dossier.program_of(rotation)
            if program:
                yield from (program.name, program.hospital, program.city)


def _of_the_applicant(dossier: Dossier) -> Iterator[str | None]:
    applicant = dossier.applicant
    yield from (applicant.name.full, applicant.name.preferred, applicant.name.own_script)
    yield from (applicant.referred_to_as, applicant.contact.email, applicant.contact.city)
    yield from (*applicant.citizenships, *applicant.regions)
    if applicant.school:
        yield from (applicant.school.name, applicant.school.city, applicant.school.email)
    if applicant.match:
        yield applicant.match.program
    if applicant.visa.consulate:
        yield from (applicant.visa.consulate.city, applicant.visa.consulate.email)


def _of_the_past(dossier: Dossier) -> Iterator[str | None]:
    for entry in dossier.education:
        yield from (entry.institution, entry.city)
    for experience in dossier.experiences:
        yield from (experience.organization, experience.position, experience.city, experience.region)
    for work in dossier.scholarly_work:
        yield from (work.title, work.where)
    yield from (award.from_whom for award in dossier.awards)
