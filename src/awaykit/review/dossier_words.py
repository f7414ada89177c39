"""The names that a dossier gives of itself: the applicant's, their physicians', hospitals and towns."""

import re
from collections.abc import Iterator

from awaykit.model.dossier import Dossier
from awaykit.review.screening.clues import Scope, bare

_CASE = re.compile(r"\.key_cases\[")
_WORK = re.compile(r"\.(?:contributions\[|feedback\[[0-9]+\]\.(?:said|changed)$)")
_SHORTEST = 3


def scope_of(place: str) -> Scope:
    """How much a text at this place of the dossier is about patients."""
    if _CASE.search(place):
        return Scope.CASE
    return Scope.WORK if _WORK.search(place) else Scope.OWN


def own_words_of(dossier: Dossier) -> frozenset[str]:
    """Words of the dossier's own names, casefolded, and its own addresses and numbers without signs.

    None of them is a patient's: a case may name the hospital, its town, and who supervised it.
    """
    words = {
        word.casefold()
        for value in _names(dossier)
        for word in re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)*", value)
        if len(word) >= _SHORTEST
    }
    return frozenset(words | {bare(value) for value in _addresses(dossier)})


def _names(dossier: Dossier) -> Iterator[str]:
    applicant = dossier.applicant
    yield from _given(applicant.name.full, applicant.name.preferred, applicant.name.own_script)
    yield from _given(applicant.referred_to_as, applicant.contact.city, applicant.contact.country)
    yield from applicant.citizenships
    if applicant.school:
        yield from _given(applicant.school.name, applicant.school.city, applicant.school.country)
        yield from applicant.school.agreements
    for entry in dossier.education:
        yield from _given(entry.institution, entry.city, entry.country)
    for experience in dossier.experiences:
        yield from _given(experience.organization, experience.city, experience.region, experience.country)
    for work in dossier.scholarly_work:
        yield from (work.title, *work.authors, *_given(work.where))
    for award in dossier.awards:
        yield from _given(award.title, award.from_whom)
    yield from _of_rotations(dossier)
    yield from _of_programs(dossier)


def _of_rotations(dossier: Dossier) -> Iterator[str]:
    for rotation in dossier.rotations:
        yield from _given(rotation.site, rotation.city, rotation.service)
        for writer in rotation.letter_writers:
            yield from _given(writer.name, writer.greeting, writer.title, writer.role)


def _of_programs(dossier: Dossier) -> Iterator[str]:
    for program in dossier.programs:
        yield from _given(program.name, program.hospital, program.city)
        request = program.rotation
        if request and request.contact:
            yield from _given(request.contact.name, request.contact.greeting)
        for alumnus in request.alumni if request else ():
            yield from _given(alumnus.name, alumnus.greeting)


def _addresses(dossier: Dossier) -> Iterator[str]:
    contact = dossier.applicant.contact
    yield from _given(contact.email, contact.phone)
    for _, writer in dossier.writers():
        yield from _given(writer.email)
    for program in dossier.programs:
        yield from _given(program.website)
        if program.rotation and program.rotation.contact:
            yield from _given(program.rotation.contact.email, program.rotation.contact.phone)


def _given(*values: str | None) -> Iterator[str]:
    return (value for value in values if value)
