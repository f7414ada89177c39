"""The programs and people of a dossier, with the names and addresses by which an e-mail can name them."""

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain

from awaykit.model.dossier import Dossier
from awaykit.model.letters import LetterWriter
from awaykit.model.programs import Alumnus, ProgramContact
from awaykit.names import AddressError, ascii_address
from awaykit.review.needs import host_name
from awaykit.review.rules.papers import LEXICON
from awaykit.review.texts import bare_name, names_of
from awaykit.screen.patients.known_words import (
    folded,
    is_english,
    is_eponym,
    is_medicines,
    is_of_the_world,
    listed,
    may_be_a_name,
)

_WEB_HOST = re.compile(r"(?:[a-z]+://)?(?:www\.)?([^/:?#\s]+\.[^/:?#\s]+)", re.IGNORECASE)
_RUN = re.compile(r"[\w.+'@-]+")
"""All that an address or a host can be made of; the next pattern is slow on words that are neither."""
_WITH_DOMAIN = re.compile(r"[\w.+'-]*@?(?<![.-])\w[\w-]*(?:\.[\w-]+)*\.[^\W\d_]{2,}")


def domain_of(address: str) -> str:
    """The domain of an address in lower case, in the ASCII form in which it is sent."""
    with suppress(AddressError):
        address = ascii_address(address)
    return address.rpartition("@")[2].casefold()


def addresses_in(text: str) -> Iterator[str]:
    """Everything in the text that is an e-mail address or the name of a host, in small letters."""
    runs = (run[0] for run in _RUN.finditer(text) if "." in run[0].rstrip("."))
    for found in chain.from_iterable(map(_WITH_DOMAIN.finditer, runs)):
        yield found[0].casefold().removeprefix("www.").lstrip(".'-")


def is_within(domain: str, outer: str) -> bool:
    """Whether `domain` is `outer` or a subdomain of it: "im.example.edu" of "example.edu"."""
    return domain == outer or domain.endswith(f".{outer}")


_FEWEST_LETTERS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A program or a person of the dossier. `what` says who it is for the applicant; `place` is its entry.

    `names` are whole names. `parts` are words that could be told apart on their own. `addresses` are
    e-mail addresses, `domains` what stands after their @, and hosts of web pages.
    """

    what: str
    place: str
    names: tuple[str, ...]
    parts: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()


def parties(dossier: Dossier) -> tuple[Party, ...]:
    """Every program with its hospitals, every contact, alumnus and letter writer, in dossier order.

    Hospitals of rotations come last that name no program, and that no program is at.
    """
    programs, lone, known = [], [], set[str]()
    for row, program in enumerate(dossier.programs):
        sites = (rotation.site for rotation in dossier.rotations if rotation.program == program.id)
        names = [name for name in (program.name, program.hospital, *sites) if name]
        known.update(name.casefold() for name in names)
        host = _WEB_HOST.match(program.website or "")
        domains = (host[1].casefold(),) if host else ()
        programs.append(_institution(names, "another program", f"programs[{row}]", domains))
    for row, rotation in enumerate(dossier.rotations):
        if rotation.program is None and rotation.site.casefold() not in known:
            lone.append(_institution([rotation.site], "another hospital", f"rotations[{row}]", ()))
    return (*programs, *_people(dossier), *lone)


def _institution(names: Sequence[str], what: str, place: str, domains: tuple[str, ...]) -> Party:
    every = list(names)
    for name in names:
        words = name.split()
        while words and words[-1].casefold() in LEXICON.lists["tail"]:
            words.pop()
        every.append(" ".join(words))
    whole = tuple(dict.fromkeys(name for name in every if _means_one_place(name)))
    parts = dict.fromkeys(part for name in whole for part in _parts_of_institution(name))
    return Party(what=what, place=place, names=whole, parts=tuple(parts), domains=domains)


def _people(dossier: Dossier) -> Iterator[Party]:
    """Contacts and alumni of every program, then the letter writers."""
    for row, program in enumerate(dossier.programs):
        request, place = program.rotation, f"programs[{row}].rotation"
        host = host_name(program)
        contacts = {"contact": request.contact, "visa_contact": request.visa_contact} if request else {}
        for field, contact in contacts.items():
            if contact:
                yield _person(contact, f"a contact at {host}", f"{place}.{field}")
        for column, alumnus in enumerate(request.alumni if request else ()):
            yield _person(alumnus, f"a graduate you ask about {host}", f"{place}.alumni[{column}]")
    for row, rotation in enumerate(dossier.rotations):
        for column, writer in enumerate(rotation.letter_writers):
            yield _person(writer, "a letter writer", f"rotations[{row}].letter_writers[{column}]")


def _person(person: ProgramContact | Alumnus | LetterWriter, what: str, place: str) -> Party:
    names = tuple(each for each in names_of(person.name, person.greeting) if _means_one_person(each))
    family = bare_name(person.name).split()[-1:]
    return Party(
        what=what,
        place=place,
        names=names,
        parts=tuple(word for word in family if names and _is_only_a_name(word)),
        addresses=(person.email.casefold(),) if person.email else (),
        domains=(domain_of(person.email),) if person.email else (),
    )


def _means_one_place(name: str) -> bool:
    """Whether a name means one place: "University Hospital" means many, and "Unity" is a word."""
    words = name.split()
    if len(words) == 1:
        return _is_only_a_name(name) or name.isupper()
    return any(not _is_of_institutions(word) for word in words)


def _means_one_person(name: str) -> bool:
    """Whether a name means one person: "GME Office" and "Program Coordinator" mean many."""
    first, *rest = (folded(word) for word in name.split())
    of_offices = LEXICON.lists["of_offices"] | listed("departments") | listed("who_speaks_in_a_hospital")
    if not rest:
        return _is_only_a_name(name)
    return first in LEXICON.lists["titles"] or not all(word in of_offices for word in (first, *rest))


def _parts_of_institution(name: str) -> Iterator[str]:
    """What comes before "University", "Hospital" and the like, and each word of it that is only a name.

    Words of English and of the world alone are no part: "New York", "North Carolina".
    """
    own: list[str] = []
    for word in name.split():
        if not _is_of_institutions(word):
            own.append(word)
        elif own:
            break
    small = [folded(word) for word in own]
    if len(own) > 1 and not all(is_english(word) or _is_of_a_state(word) for word in small):
        yield " ".join(own)
    yield from (word for word in own if _is_only_a_name(word))


def _is_of_institutions(word: str) -> bool:
    small = folded(word.strip("(),-–—/&"))
    lists = (listed("departments"), listed("houses"), listed("kinds_of_places"), LEXICON.lists["of_offices"])
    return small in {"", "memorial"} or any(small in each for each in lists)


def _is_of_a_state(small: str) -> bool:
    return is_of_the_world(small) or small == "york"


def _is_only_a_name(word: str) -> bool:
    """Whether the word alone can be nothing but a name."""
    small = folded(word)
    if (small.isascii() and len(small) < _FEWEST_LETTERS) or word[:1].islower():
        return False
    known = (is_english, is_eponym, is_medicines, _is_of_a_state, may_be_a_name)
    return not any(is_known(small) for is_known in known)
