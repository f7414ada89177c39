"""E-mail addresses as the rules on e-mails read them: their domains, and those that anyone can have."""

import re
from collections.abc import Iterator
from contextlib import suppress
from itertools import chain

from awaykit.mail_address import AddressError, ascii_address

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
