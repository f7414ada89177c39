"""Rules on names in e-mails: another program, another person, an address that looks wrong."""

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain

from awaykit.model.dossier import Dossier
from awaykit.model.letters import LetterWriter
from awaykit.model.programs import Alumnus, ProgramContact
from awaykit.model.record import Reader
from awaykit.names import AddressError, ascii_address
from awaykit.plan.plan import Plan
from awaykit.review.findings import Confidence, Importance, Remark, rule_of_thumb
from awaykit.review.rule import host_name, rule
from awaykit.review.rules.papers import LEXICON, names_of_other_writers
from awaykit.review.texts import (
    Words,
    bare_name,
    is_mail,
    name_pattern,
    names_of,
    printed_field,
    program_of,
    rotations_of,
    whole_words,
)
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


def _domain_of(address: str) -> str:
    """The domain of an address in lower case, in the ASCII form in which it is sent."""
    with suppress(AddressError):
        address = ascii_address(address)
    return address.rpartition("@")[2].casefold()


def _addresses_of(text: str) -> Iterator[str]:
    """Everything in the text that is an e-mail address or the name of a host, in small letters."""
    runs = (run[0] for run in _RUN.finditer(text) if "." in run[0].rstrip("."))
    for found in chain.from_iterable(map(_WITH_DOMAIN.finditer, runs)):
        yield found[0].casefold().removeprefix("www.").lstrip(".'-")


_FEWEST_LETTERS = 4
_YORK = "york"
"""A word of the world in "New York" only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A program or a person of the dossier. `what` is who it is for the applicant; `place` is its entry.

    `names` are whole names. `parts` are words that identify it on their own. `addresses` are
    e-mail addresses, `domains` what follows their @, and hosts of web pages.
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
    programs, people, lone, known = [], [], [], set[str]()
    for row, program in enumerate(dossier.programs):
        sites = (rotation.site for rotation in dossier.rotations if rotation.program == program.id)
        names = [name for name in (program.name, program.hospital, *sites) if name]
        known.update(name.casefold() for name in names)
        host = _WEB_HOST.match(program.website or "")
        domains = (host[1].casefold(),) if host else ()
        programs.append(_institution(names, "another program", f"programs[{row}]", domains))
        request, place, at = program.rotation, f"programs[{row}].rotation", host_name(program)
        contacts = {"contact": request.contact, "visa_contact": request.visa_contact} if request else {}
        for field, contact in contacts.items():
            if contact:
                people.append(_person(contact, f"a contact at {at}", f"{place}.{field}"))
        for column, alumnus in enumerate(request.alumni if request else ()):
            what = f"a graduate you ask about {at}"
            people.append(_person(alumnus, what, f"{place}.alumni[{column}]"))
    for row, rotation in enumerate(dossier.rotations):
        for column, writer in enumerate(rotation.letter_writers):
            place = f"rotations[{row}].letter_writers[{column}]"
            people.append(_person(writer, "a letter writer", place))
        if rotation.program is None and rotation.site.casefold() not in known:
            lone.append(_institution([rotation.site], "another hospital", f"rotations[{row}]", ()))
    return (*programs, *people, *lone)


def _institution(names: Sequence[str], what: str, place: str, domains: tuple[str, ...]) -> Party:
    every = list(names)
    for name in names:
        words = name.split()
        while words and words[-1].casefold() in LEXICON.lists["tail"]:
            words.pop()
        every.append(" ".join(words))
    whole = []
    for name in dict.fromkeys(every):
        # Only names of one place: "University Hospital" means many, and "Unity" is a word.
        words = name.split()
        is_one_name = len(words) == 1 and (_is_only_a_name(name) or name.isupper())
        if is_one_name or (len(words) > 1 and not all(map(_is_of_institutions, words))):
            whole.append(name)
    parts = dict.fromkeys(part for name in whole for part in _parts_of_institution(name))
    return Party(what=what, place=place, names=tuple(whole), parts=tuple(parts), domains=domains)


def _person(person: ProgramContact | Alumnus | LetterWriter, what: str, place: str) -> Party:
    of_offices = LEXICON.lists["of_offices"] | listed("departments") | listed("who_speaks_in_a_hospital")
    names = []
    for name in names_of(person.name, person.greeting):
        # Only names of one person: "GME Office" and "Program Coordinator" mean many.
        words = [folded(word) for word in name.split()]
        has_own_word = words[0] in LEXICON.lists["titles"] or not of_offices.issuperset(words)
        if has_own_word if len(words) > 1 else _is_only_a_name(name):
            names.append(name)
    family = bare_name(person.name).split()[-1:]
    return Party(
        what=what,
        place=place,
        names=tuple(names),
        parts=tuple(word for word in family if names and _is_only_a_name(word)),
        addresses=(person.email.casefold(),) if person.email else (),
        domains=(_domain_of(person.email),) if person.email else (),
    )


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
    if len(own) > 1 and not all(is_english(word) or is_of_the_world(word) or word == _YORK for word in small):
        yield " ".join(own)
    yield from (word for word in own if _is_only_a_name(word))


def _is_of_institutions(word: str) -> bool:
    small = folded(word.strip("(),-–—/&"))
    lists = (listed("departments"), listed("houses"), listed("kinds_of_places"), LEXICON.lists["of_offices"])
    return small in {"", "memorial"} or any(small in each for each in lists)


def _is_only_a_name(word: str) -> bool:
    """Whether the word alone can be nothing but a name."""
    small = folded(word)
    if (small.isascii() and len(small) < _FEWEST_LETTERS) or word[:1].islower():
        return False
    known = (is_english, is_eponym, is_medicines, is_of_the_world, may_be_a_name)
    return small != _YORK and not any(is_known(small) for is_known in known)


def _of_the_reader(words: Words, dossier: Dossier) -> Iterator[str | None]:
    """The program that the e-mail is about, its people, and its rotations with all who write about them.

    To a letter writer no other letter writer may be named.
    """
    if words.mail:
        yield from (words.mail.to_name, words.mail.to_email)
    own, found = rotations_of(dossier, words), program_of(dossier, words)
    program = found[0] if found else None
    if program:
        yield from (program.name, program.hospital, program.city, program.website)
    if program and (request := program.rotation):
        for person in (request.contact, request.visa_contact, *request.alumni):
            yield from (person.name, person.greeting, person.email) if person else ()
    is_to_writer = words.reader_kind is Reader.LETTER_WRITER
    for rotation in dossier.rotations:
        if rotation in own or (program and rotation.program == program.id):
            yield from (rotation.site, rotation.service, rotation.city)
            for writer in rotation.letter_writers:
                if not is_to_writer or writer.id == words.reader:
                    yield from (writer.name, writer.greeting, writer.email)


def _of_the_applicant(dossier: Dossier, plan: Plan) -> Iterator[str | None]:
    """Hospitals of rotations done or under way, the school, and what the CV and their own entry hold."""
    for planned in plan.rotations.values():
        if planned.has_begun:
            yield from (planned.rotation.site, planned.rotation.service, planned.rotation.city)
            program = dossier.program_of(planned.rotation)
            yield from (program.name, program.hospital, program.city) if program else ()
    applicant = dossier.applicant
    yield from (applicant.name.full, applicant.name.preferred, applicant.name.own_script)
    yield from (applicant.referred_to_as, applicant.contact.email, applicant.contact.city)
    yield from (*applicant.citizenships, *applicant.regions)
    school, consulate = applicant.school, applicant.visa.consulate
    yield from (school.name, school.city, school.email) if school else ()
    yield applicant.match.program if applicant.match else None
    yield from (consulate.city, consulate.email) if consulate else ()
    for entry in dossier.education:
        yield from (entry.institution, entry.city)
    for experience in dossier.experiences:
        yield from (experience.organization, experience.position, experience.city, experience.region)
    for work in dossier.scholarly_work:
        yield from (work.title, work.where)
    yield from (award.from_whom for award in dossier.awards)


@dataclass(frozen=True, slots=True)
class _Slip:
    """A name or an address of another, as the e-mail has it."""

    party: Party
    found: str
    is_part: bool = False


@dataclass(frozen=True, slots=True)
class _Named:
    """One way to name a party; `word` is the longest of its words, which a text must have to name it."""

    party: Party
    pattern: re.Pattern[str]
    word: str
    is_part: bool


@rule(
    "EML001",
    "An e-mail names another program or person",
    looks_at=(
        "Names of your other programs, contacts and letter writers, parts that only one of them has, "
        "and their addresses, in e-mails that are not about them."
    ),
    importance=Importance.HIGH,
    sources=[rule_of_thumb("A wrong name tells a reader that the message was written for someone else")],
    reads=is_mail,
    holds=True,
)
def another_named(dossier: Dossier, plan: Plan, papers: Sequence[Words]) -> Iterator[Remark]:
    """A reader who finds another hospital's name stops reading, and remembers it.

    Hospitals where you rotated or rotate now, your school and what stands in your CV may be named.

    Wrong when you name them on purpose, for example someone who told you to write: then acknowledge
    the text.
    """
    every = parties(dossier)
    named = tuple(_ways_to_name(every, _words_in("\n".join(words.text for words in papers))))
    of_the_applicant = tuple(_of_the_applicant(dossier, plan))
    for words in papers:
        # All names and addresses that the context of this e-mail puts there, one a line.
        allowed = "\n".join(filter(None, (*_of_the_reader(words, dossier), *of_the_applicant)))
        said = _words_in(words.text)
        others = [each for each in named if each.word in said and not each.pattern.search(allowed)]
        others.sort(key=lambda named: named.is_part)  # Whole names before parts.
        is_to_writer = words.reader_kind is Reader.LETTER_WRITER
        of_writers = names_of_other_writers(dossier, words.reader) if is_to_writer else ()
        for block in words.blocks():
            told = {
                place for _, place, pattern in of_writers if pattern.search(block)
            }  # PAP002 tells of them.
            slips = [
                _Slip(each.party, found[0], is_part=each.is_part)
                for each in others
                if each.party.place not in told and (found := each.pattern.search(block))
            ]
            slips += _addresses_in(block, every, allowed)
            # The first slip about each party, and of two parties of one name the first.
            of_party = {each.party.place: each for each in reversed(slips)}
            for slip in {each.found.casefold(): each for each in of_party.values()}.values():
                says = (
                    f"has “{slip.found}”, part of the name of" if slip.is_part else f"names “{slip.found}”:"
                )
                yield words.remark(
                    f"This e-mail {says} {slip.party.what}.",
                    "Take it out, or write what belongs to this reader.",
                    block,
                    place=printed_field(dossier, words, block),
                    confidence=Confidence.LIKELY if slip.is_part else None,
                )


def _ways_to_name(every: Sequence[Party], said: frozenset[str]) -> Iterator[_Named]:
    """Whole names, and parts that no other party of the dossier has in a name, as far as `said` has them."""
    for party in every:
        names = [(name, name_pattern(name), False) for name in party.names]
        names += [(part, whole_words(part, exact_case=True), True) for part in party.parts]
        for name, pattern, is_part in names:
            word = max(_words_in(name), key=len, default="")
            if word not in said:
                continue
            # A person who is entered twice counts once.
            holders = {each.names for each in every if any(map(pattern.search, each.names))}
            if not is_part or len(holders) == 1:
                # The pattern where it is neither part of an address nor of a name with a hyphen.
                outside = rf"(?<![@.\-/])(?:{pattern.pattern})(?![@/]|\.\w|-(?-i:[A-Z]))"
                yield _Named(party, re.compile(outside, pattern.flags), word, is_part=is_part)


def _words_in(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text.casefold()))


def _addresses_in(block: str, every: Sequence[Party], allowed: str) -> Iterator[_Slip]:
    """Addresses in the block that belong to others, or to a domain that only others have."""
    own = tuple(_addresses_of(allowed))
    own_domains = {address.rpartition("@")[2] for address in own}
    for address in _addresses_of(block):
        domain = address.rpartition("@")[2]
        if address in own:
            continue
        for party in every:
            theirs = any(
                domain == each or domain.endswith(f".{each}")
                for each in party.domains
                if each not in LEXICON.lists["public_domains"] and each not in own_domains
            )
            if address in party.addresses or (theirs and domain not in own_domains):
                yield _Slip(party, address)
                break


_OTHER_SEPARATORS = re.compile(r"[._+\-0-9]+")


@rule(
    "EML009",
    "The address of an e-mail looks wrong",
    looks_at="The address that each e-mail goes to: slips of the keyboard, your own, another's, nobody's.",
    importance=Importance.HIGH,
    sources=[rule_of_thumb("An e-mail to a wrong address is lost, or read by someone else")],
    reads=is_mail,
    confidence=Confidence.LIKELY,
    holds=True,
)
def address_looks_right(dossier: Dossier, _plan: Plan, papers: Sequence[Words]) -> Iterator[Remark]:
    """An e-mail that goes astray is not noticed: you wait, and nobody answers.

    An address that is certainly wrong holds the e-mail; what only looks wrong is told.

    Wrong when two people share an address, or a domain only looks like another: then acknowledge
    the text.
    """
    every = parties(dossier)
    own = (dossier.applicant.contact.email or "").casefold()
    for words in papers:
        address = words.mail.to_email.casefold() if words.mail else ""
        ending, certain = address.rpartition(".")[2], None
        if address and address == own:
            certain = f"This e-mail goes to your own address, {address}."
        elif ending in LEXICON.lists["no_endings"]:
            certain = f"No address ends in “.{ending}”: {address}."
        if told := certain or (address and (_slip_in(address) or _of_another(address, words, every))):
            yield Remark(
                message=told,
                hint="Look it up once more, and correct it.",
                place=f"{words.place}.email",
                confidence=Confidence.CERTAIN if certain else None,
                paper=words.paper if certain else None,
                text=address,
            )


def _slip_in(address: str) -> str | None:
    """What looks wrong with an address by itself; None for nothing.

    A slip for a large domain has one letter missing, too many, another, or changed with the next.
    """
    local, domain = address.rpartition("@")[0], _domain_of(address)
    letters = set(domain) | {""}
    large_domains, others_like_them = LEXICON.lists["large_domains"], LEXICON.lists["like_large_domains"]
    for large in sorted(large_domains) if domain not in large_domains | others_like_them else ():
        cuts = [(large[:at], large[at:]) for at in range(len(large) + 1)]
        near = {head + tail[1:] for head, tail in cuts if tail}
        near |= {head + tail[1] + tail[0] + tail[2:] for head, tail in cuts if len(tail) > 1}
        near |= {head + letter + tail for head, tail in cuts for letter in letters}
        near |= {head + letter + tail[1:] for head, tail in cuts if tail for letter in letters}
        if domain in near:
            return f"“{domain}” looks like a slip for “{large}”: {address}."
    if LEXICON["nobody_reads"].search(local):
        return f"Nobody reads what is sent to {address}."
    return f"An address rarely has “www.” after the @: {address}." if domain.startswith("www.") else None


def _of_another(address: str, words: Words, every: Sequence[Party]) -> str | None:
    """The party whose address it is, or looks like, other than the reader; None for nobody's."""
    name, entry = words.mail.to_name if words.mail else "", words.place.partition(".")[0]
    own = set(names_of(name, None))
    for party in every:
        is_same_person = not party.names or not own.isdisjoint(party.names)
        # An office that is named twice in one program's entry is one.
        is_same_office = party.place.startswith("programs") and party.place.startswith(f"{entry}.")
        if address in party.addresses and not is_same_person and not is_same_office:
            return f"{address} is also the address of {party.names[0]}."
    tokens = [token for token in _OTHER_SEPARATORS.split(address.rpartition("@")[0]) if token]
    if any(_fits(tokens, word) for word in re.split(r"[\s-]+", bare_name(name).casefold())):
        return None
    for party in every:
        if party.addresses and party.names and party.parts and _fits(tokens, party.parts[0].casefold()):
            return f"{address} looks like the address of {party.names[0]}."
    return None


def _fits(tokens: Sequence[str], name: str) -> bool:
    """Whether a family name is one of the tokens, alone or with an initial before or after it."""
    return any(token in {name, token[:1] + name, name + token[-1:]} for token in tokens)
