"""EML001: an e-mail that names another program, another contact, another writer, or their address."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from awaykit.model.dossier import Dossier
from awaykit.model.record import Reader
from awaykit.planning.plan import Plan
from awaykit.review.emails import is_mail, place_of
from awaykit.review.emails_context import allowed_in
from awaykit.review.emails_domains import PUBLIC_DOMAINS, addresses_in, is_within
from awaykit.review.emails_parties import Party, parties
from awaykit.review.findings import Confidence, Importance, Remark
from awaykit.review.names import name_pattern
from awaykit.review.papers import names_of_other_writers
from awaykit.review.rules import rule_on_words
from awaykit.review.sources import rule_of_thumb
from awaykit.review.words import Words, whole_words


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


@rule_on_words(
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
