"""Whom an e-mail may name: its parties, and the domains of their addresses."""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain

from awaykit.model.dossier import Dossier
from awaykit.model.programs import Program
from awaykit.names import AddressError, ascii_address
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

PUBLIC_DOMAINS = frozenset((
    "aol.com", "gmail.com", "gmx.com", "gmx.de", "googlemail.com", "hotmail.com", "icloud.com", "live.com",
    "mac.com", "mail.com", "mail.ru", "me.com", "msn.com", "outlook.com", "proton.me", "protonmail.com",
    "qq.com", "163.com", "rediffmail.com", "yahoo.co.in", "yahoo.co.uk", "yahoo.com", "yandex.ru",
    "ymail.com", "zoho.com",
))  # fmt: skip
"""Domains at which anyone can have an address: they tell nothing about who writes."""

_RUN = re.compile(r"[\w.+'@-]+")
"""All that an address or a host can be made of; the next pattern is slow on words that are neither."""
_WITH_DOMAIN = re.compile(r"[\w.+'-]*@?(?<![.-])\w[\w-]*(?:\.[\w-]+)*\.[^\W\d_]{2,}")


def domain_of(address: str) -> str:
    """What stands after the @, in the small plain letters in which it is sent."""
    with suppress(AddressError):
        address = ascii_address(address)
    return address.rpartition("@")[2].casefold()


def web_host(website: str | None) -> str | None:
    """The host of a web page without "www.": "larkmoor.example.edu"."""
    found = re.match(r"(?:[a-z]+://)?(?:www\.)?([^/:?#\s]+\.[^/:?#\s]+)", website or "", re.IGNORECASE)
    return found[1].casefold() if found else None


def addresses_in(text: str) -> Iterator[str]:
    """Everything in the text that is an e-mail address or the name of a host, in small letters."""
    runs = (run[0] for run in _RUN.finditer(text) if "." in run[0].rstrip("."))
    for found in chain.from_iterable(map(_WITH_DOMAIN.finditer, runs)):
        yield found[0].casefold().removeprefix("www.").lstrip(".'-")


def is_within(domain: str, outer: str) -> bool:
    """Whether `domain` is `outer` or lies below it: "im.example.edu" below "example.edu"."""
    return domain == outer or domain.endswith(f".{outer}")


_FEWEST_LETTERS = 4
_TAIL = frozenset({"internal", "medicine", "residency", "program", "programme"})
_TITLES = frozenset({"dr", "mr", "ms", "mrs", "mx", "prof", "professor", "doctor"})
_OF_OFFICES = frozenset((
    "academic", "affairs", "affiliated", "and", "at", "colleagues", "coordinator", "coordinators",
    "clerkship", "clerkships", "department", "director", "education", "elective", "electives", "for", "gme",
    "graduate", "house", "international", "network", "observer", "observers", "observership", "of",
    "office", "officer", "offices", "program", "programme", "regional", "registrar", "residencies",
    "residency", "staff", "student", "students", "system", "systems", "teaching", "undergraduate",
    "visiting", "visitor", "visitors", "centro", "hôpital", "hopital", "médico", "universitario",
))  # fmt: skip
"""Words of names of offices and hospitals that the lists of the screen don't hold."""


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
    """Every program with its hospitals, every contact, alumnus and letter writer, in dossier order."""
    return (*_programs(dossier), *_people_of_programs(dossier), *_writers(dossier), *_lone_sites(dossier))


def _programs(dossier: Dossier) -> Iterator[Party]:
    for row, program in enumerate(dossier.programs):
        host = web_host(program.website)
        yield _institution(
            _names_of_program(dossier, program),
            "another program",
            f"programs[{row}]",
            (host,) if host else (),
        )


def _names_of_program(dossier: Dossier, program: Program) -> tuple[str, ...]:
    sites = (rotation.site for rotation in dossier.rotations if rotation.program == program.id)
    return tuple(name for name in (program.name, program.hospital, *sites) if name)


def _lone_sites(dossier: Dossier) -> Iterator[Party]:
    """Hospitals of rotations that name no program, and that no program is at."""
    known = {name.casefold() for each in dossier.programs for name in _names_of_program(dossier, each)}
    for row, rotation in enumerate(dossier.rotations):
        if rotation.program is None and rotation.site.casefold() not in known:
            yield _institution((rotation.site,), "another hospital", f"rotations[{row}]", ())


def _institution(names: tuple[str, ...], what: str, place: str, domains: tuple[str, ...]) -> Party:
    short = (_without_tail(name) for name in names)
    whole = tuple(dict.fromkeys(name for name in (*names, *short) if _tells(name)))
    parts = dict.fromkeys(part for name in whole for part in _parts_of_institution(name))
    return Party(what=what, place=place, names=whole, parts=tuple(parts), domains=domains)


def _people_of_programs(dossier: Dossier) -> Iterator[Party]:
    for row, program in enumerate(dossier.programs):
        request, place = program.rotation, f"programs[{row}].rotation"
        if request is None:
            continue
        what = f"a contact at {program.hospital or program.name}"
        for field, contact in (("contact", request.contact), ("visa_contact", request.visa_contact)):
            if contact:
                yield _person(contact.name, contact.greeting, contact.email, (what, f"{place}.{field}"))
        for column, alumnus in enumerate(request.alumni):
            told = (
                f"a graduate you ask about {program.hospital or program.name}",
                f"{place}.alumni[{column}]",
            )
            yield _person(alumnus.name, alumnus.greeting, alumnus.email, told)


def _writers(dossier: Dossier) -> Iterator[Party]:
    for row, rotation in enumerate(dossier.rotations):
        for column, writer in enumerate(rotation.letter_writers):
            told = ("a letter writer", f"rotations[{row}].letter_writers[{column}]")
            yield _person(writer.name, writer.greeting, writer.email, told)


def _person(name: str, greeting: str | None, email: str | None, told: tuple[str, str]) -> Party:
    names = tuple(each for each in names_of(name, greeting) if _tells_whom(each))
    family = bare_name(name).split()[-1:]
    return Party(
        what=told[0],
        place=told[1],
        names=names,
        parts=tuple(word for word in family if names and _is_only_a_name(word)),
        addresses=(email.casefold(),) if email else (),
        domains=(domain_of(email),) if email else (),
    )


def _tells(name: str) -> bool:
    """Whether a name means one place: "University Hospital" means many, and "Unity" is a word."""
    words = name.split()
    if len(words) == 1:
        return _is_only_a_name(name) or name.isupper()
    return any(not _is_of_institutions(word) for word in words)


def _tells_whom(name: str) -> bool:
    """Whether a name means one person: "GME Office" and "Program Coordinator" mean many."""
    first, *rest = (folded(word) for word in name.split())
    of_offices = _OF_OFFICES | listed("departments") | listed("who_speaks_in_a_hospital")
    if not rest:
        return _is_only_a_name(name)
    return first in _TITLES or not all(word in of_offices for word in (first, *rest))


def _without_tail(name: str) -> str:
    """The name without "Internal Medicine Residency" and the like at its end."""
    words = name.split()
    while words and words[-1].casefold() in _TAIL:
        words.pop()
    return " ".join(words)


def _parts_of_institution(name: str) -> Iterator[str]:
    """What comes before "University", "Hospital" and the like, and each word of it that is only a name."""
    own: list[str] = []
    for word in name.split():
        if not _is_of_institutions(word):
            own.append(word)
        elif own:
            break
    if len(own) > 1 and not _is_of_the_world(own):
        yield " ".join(own)
    yield from (word for word in own if _is_only_a_name(word))


def _is_of_institutions(word: str) -> bool:
    small = folded(word.strip("(),-–—/&"))
    lists = (listed("departments"), listed("houses"), listed("kinds_of_places"), _OF_OFFICES)
    return small in {"", "memorial"} or any(small in each for each in lists)


def _is_of_the_world(words: Iterable[str]) -> bool:
    """Whether only words of English and of the world make it up: "New York", "North Carolina"."""
    return all(is_english(folded(word)) or _is_of_a_state(folded(word)) for word in words)


def _is_of_a_state(small: str) -> bool:
    return is_of_the_world(small) or small == "york"


def _is_only_a_name(word: str) -> bool:
    """Whether the word alone can be nothing but a name."""
    small = folded(word)
    if (small.isascii() and len(small) < _FEWEST_LETTERS) or word[:1].islower():
        return False
    known = (is_english, is_eponym, is_medicines, _is_of_a_state, may_be_a_name)
    return not any(is_known(small) for is_known in known)
