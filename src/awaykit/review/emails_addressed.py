"""EML009: an address that an e-mail goes to and that looks like a slip."""

import re
from collections.abc import Iterator, Sequence

from awaykit.model.dossier import Dossier
from awaykit.planning.plan import Plan
from awaykit.review.emails import is_mail
from awaykit.review.emails_domains import domain_of
from awaykit.review.emails_parties import Party, parties
from awaykit.review.findings import Confidence, Importance, Remark
from awaykit.review.names import bare_name, names_of
from awaykit.review.rules import rule_on_words
from awaykit.review.sources import rule_of_thumb
from awaykit.review.words import Words

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


@rule_on_words(
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
