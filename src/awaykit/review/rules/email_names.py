"""Rules on names in e-mails: another program, another person, an address that looks wrong."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from awaykit.model.dossier import Dossier
from awaykit.model.programs import Program, ProgramContact
from awaykit.model.record import Reader
from awaykit.model.rotations import Rotation
from awaykit.plan.plan import Plan
from awaykit.plan.rotation_dates import Phase
from awaykit.review.findings import Confidence, Importance, Remark, rule_of_thumb
from awaykit.review.rule import rule
from awaykit.review.rules.email_parties import (
    PUBLIC_DOMAINS,
    Party,
    addresses_in,
    domain_of,
    is_within,
    parties,
)
from awaykit.review.rules.emails import is_mail, place_of, program_of, rotations_of
from awaykit.review.rules.papers import names_of_other_writers
from awaykit.review.texts import Words, bare_name, name_pattern, names_of, whole_words

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
    for words in papers:
        allowed = allowed_in(words, dossier, plan)
        said = _words_in(words.text)
        others = [each for each in named if each.word in said and not each.pattern.search(allowed)]
        told_already = _told_by_another_rule(dossier, words)
        for block in words.blocks():
            slips = (*_names_in(block, others, told_already), *_addresses_in(block, every, allowed))
            for slip in _each_once(slips):
                yield _remark(slip, words, block, place_of(dossier, words, block))


def _ways_to_name(every: Sequence[Party], said: frozenset[str]) -> Iterator[_Named]:
    """Whole names, and those parts that no other party of the dossier has in a name, if they can be said."""
    for party in every:
        for name in party.names:
            if (word := _longest_word(name)) in said:
                yield _Named(party, _outside_addresses(name_pattern(name)), word, is_part=False)
        for part in party.parts:
            if (word := _longest_word(part)) in said and _is_of_one(part, every):
                pattern = _outside_addresses(whole_words(part, exact_case=True))
                yield _Named(party, pattern, word, is_part=True)


def _is_of_one(part: str, every: Sequence[Party]) -> bool:
    """Whether one party alone has this part in a name; a person who is entered twice counts once."""
    pattern = whole_words(part, exact_case=True)
    holders = {each.names for each in every if any(pattern.search(name) for name in each.names)}
    return len(holders) == 1


def _longest_word(name: str) -> str:
    return max(_words_in(name), key=len, default="")


def _words_in(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text.casefold()))


def _outside_addresses(pattern: re.Pattern[str]) -> re.Pattern[str]:
    """The pattern where it is neither part of an address nor of a name with a hyphen."""
    return re.compile(rf"(?<![@.\-/])(?:{pattern.pattern})(?![@/]|\.\w|-(?-i:[A-Z]))", pattern.flags)


def _told_by_another_rule(dossier: Dossier, words: Words) -> list[tuple[str, re.Pattern[str]]]:
    """Other writers by place, with the names by which PAP002 finds them in papers for writers."""
    if words.reader_kind is not Reader.LETTER_WRITER:
        return []
    return [(place, pattern) for _, place, pattern in names_of_other_writers(dossier, words.reader)]


def _names_in(
    block: str, others: Sequence[_Named], told_already: list[tuple[str, re.Pattern[str]]]
) -> Iterator[_Slip]:
    """Names in the block, whole ones before parts."""
    told = {place for place, pattern in told_already if pattern.search(block)}
    for each in sorted(others, key=lambda named: named.is_part):
        found = each.pattern.search(block)
        if found and each.party.place not in told:
            yield _Slip(each.party, found[0], is_part=each.is_part)


def _addresses_in(block: str, every: Sequence[Party], allowed: str) -> Iterator[_Slip]:
    """Addresses in the block that are another's, or lie at a domain that only others have."""
    own = tuple(addresses_in(allowed))
    own_domains = {address.rpartition("@")[2] for address in own}
    for address in addresses_in(block):
        domain = address.rpartition("@")[2]
        if address in own:
            continue
        for party in every:
            theirs = any(
                is_within(domain, each)
                for each in party.domains
                if each not in PUBLIC_DOMAINS and each not in own_domains
            )
            if address in party.addresses or (theirs and domain not in own_domains):
                yield _Slip(party, address)
                break


def _each_once(slips: Sequence[_Slip]) -> Iterator[_Slip]:
    """The first slip about each party, and of two parties of one name the first."""
    of_party = {each.party.place: each for each in reversed(slips)}
    yield from {each.found.casefold(): each for each in of_party.values()}.values()


def _remark(slip: _Slip, words: Words, block: str, place: str) -> Remark:
    says = f"has “{slip.found}”, part of the name of" if slip.is_part else f"names “{slip.found}”:"
    return Remark(
        message=f"This e-mail {says} {slip.party.what}.",
        hint="Take it out, or write what belongs to this reader.",
        place=place,
        confidence=Confidence.LIKELY if slip.is_part else None,
        paper=words.paper,
        text=block,
    )


_LARGE = ("gmail.com", "yahoo.com", "hotmail.com", "outlook.com", "icloud.com")
_LIKE_A_LARGE_ONE = frozenset({"mail.com", "email.com", "ymail.com", "gmx.com", "fmail.com"})
"""Domains of their own, however much they look like a slip."""

_NO_ENDING = frozenset((
    "con", "cmo", "ocm", "comm", "coom", "vom", "xom", "ogr", "orgg", "rog", "irg", "prg", "eud", "edi",
    "edy", "eduu", "ed", "nte", "ent",
))  # fmt: skip
"""Endings of slips: no domain of the world ends so (IANA's list of top-level domains)."""

_NOBODY_READS = re.compile(r"(?:do[._-]?not|no|dont)[._-]?reply", re.IGNORECASE)
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
        if address:
            certain = _certainly_wrong(address, own)
            doubt = None if certain else _doubtful(words, address, every)
            if told := certain or doubt:
                yield Remark(
                    message=told,
                    hint="Look it up once more, and correct it.",
                    place=f"{words.place}.email",
                    confidence=Confidence.CERTAIN if certain else None,
                    paper=words.paper if certain else None,
                    text=address,
                )


def _certainly_wrong(address: str, own: str) -> str | None:
    ending = address.rpartition(".")[2]
    if address == own:
        return f"This e-mail goes to your own address, {address}."
    if ending in _NO_ENDING:
        return f"No address ends in “.{ending}”: {address}."
    return None


def _doubtful(words: Words, address: str, every: Sequence[Party]) -> str | None:
    local, domain = address.rpartition("@")[0], domain_of(address)
    meant = next((large for large in _LARGE if _is_a_slip_of(domain, large)), None)
    if meant:
        return f"“{domain}” looks like a slip for “{meant}”: {address}."
    if _NOBODY_READS.search(local):
        return f"Nobody reads what is sent to {address}."
    if domain.startswith("www."):
        return f"An address rarely has “www.” after the @: {address}."
    name = words.mail.to_name if words.mail else ""
    if other := next(_holders(address, name, words.place, every), None):
        return f"{address} is also the address of {other}."
    if other := next(_named_in(local, name, every), None):
        return f"{address} looks like the address of {other}."
    return None


def _holders(address: str, name: str, place: str, every: Sequence[Party]) -> Iterator[str]:
    """Others who have the same address; an office that stands twice in one program's entry is one."""
    entry, own = place.partition(".")[0], set(names_of(name, None))
    for party in every:
        is_same_person = not party.names or not own.isdisjoint(party.names)
        if (
            address in party.addresses
            and not is_same_person
            and not (party.place.startswith("programs") and party.place.startswith(f"{entry}."))
        ):
            yield party.names[0]


def _named_in(local: str, name: str, every: Sequence[Party]) -> Iterator[str]:
    """People whose family name stands before the @, where the reader's own doesn't."""
    tokens = [token for token in _OTHER_SEPARATORS.split(local) if token]
    if any(_fits(tokens, word) for word in re.split(r"[\s-]+", bare_name(name).casefold())):
        return
    for party in every:
        if party.addresses and party.names and party.parts and _fits(tokens, party.parts[0].casefold()):
            yield party.names[0]


def _fits(tokens: Sequence[str], name: str) -> bool:
    """Whether the name is one of the tokens, alone or with an initial before or after it."""
    return any(token in {name, token[:1] + name, name + token[-1:]} for token in tokens)


def _is_a_slip_of(domain: str, large: str) -> bool:
    """Whether one letter is missing, too many, another, or has changed places with the next."""
    if domain == large or domain in _LIKE_A_LARGE_ONE:
        return False
    cuts = [(large[:at], large[at:]) for at in range(len(large) + 1)]
    letters = set(domain) | {""}
    near = {head + tail[1:] for head, tail in cuts if tail}
    near |= {head + tail[1] + tail[0] + tail[2:] for head, tail in cuts if len(tail) > 1}
    near |= {head + letter + tail for head, tail in cuts for letter in letters}
    near |= {head + letter + tail[1:] for head, tail in cuts if tail for letter in letters}
    return domain in near
