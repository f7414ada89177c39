"""How people are named and addressed: a name without its degrees, an e-mail address in plain letters."""

import re
import unicodedata
from typing import Protocol

_DEGREES = re.compile(
    r"(?:\s+(?:MD|M\.D\.|DO|D\.O\.|MBBS|MBChB|PhD|Ph\.D\.|MPH|MSc|MS|MBA|MHS|FACP|FACC|FCCP))+$"
)
_BEHIND = re.compile(r"[,،，、(（]")
"""What begins the rest of a name: a comma of any script, or a bracket."""


def without_degrees(name: str) -> str:
    """The name alone: "Jordan Whitfield" of "Jordan Whitfield, MD" and of "Jordan Whitfield MD"."""
    return _DEGREES.sub("", _BEHIND.split(name, maxsplit=1)[0].strip()) or name


class Addressed(Protocol):
    """Someone to write to: the name as they sign, and how the applicant greets them, if recorded."""

    @property
    def name(self) -> str:
        """The name as they sign, with degrees."""

    @property
    def greeting(self) -> str | None:
        """The greeting that the applicant recorded: "Dr. Whitfield"."""


def form_of_address(person: Addressed) -> str:
    """The name that the applicant uses for a person: the recorded greeting, or the name without degrees."""
    return person.greeting or without_degrees(person.name)


MOST_OF_AN_ADDRESS = 254
"""Characters, as sent (RFC 5321, 4.5.3.1.3, without the angle brackets)."""

_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LOCAL_PART = re.compile(rf"{_ATOM}(?:\.{_ATOM})*")
_MOST_OF_A_LOCAL_PART = 64
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_DOMAIN = re.compile(rf"(?:{_LABEL}\.)+(?![0-9]+$){_LABEL}")
_LIKE_THIS = "Write it like name@example.org, with plain letters before the @."


class AddressError(ValueError):
    """Why an address can't be written to: what is wrong and what to do, in words for the applicant."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


def ascii_address(address: str) -> str:
    """The address as mail programs everywhere send it: an international domain in its `xn--` form.

    Raises:
        AddressError: it is no address, its part before the @ needs SMTPUTF8 (RFC 6531), which many
            hospitals' servers don't support, or its domain has no certain `xn--` form.
    """
    local, _, domain = address.rpartition("@")
    if not local.isascii() and len(local) <= _MOST_OF_A_LOCAL_PART and not re.search(r"[\s@]", local):
        raise AddressError(
            "Letters that aren't plain a to z stand before the @; many mail servers refuse them.",
            "Ask this person for an address with plain letters before the @.",
        )
    sent = f"{local}@{_ascii_domain(domain)}"
    if (
        not _LOCAL_PART.fullmatch(local)
        or len(local) > _MOST_OF_A_LOCAL_PART
        or not _DOMAIN.fullmatch(sent.rpartition("@")[2])
        or len(sent) > MOST_OF_AN_ADDRESS
    ):
        raise AddressError("This is not an e-mail address that mail programs everywhere accept.", _LIKE_THIS)
    return sent


def _ascii_domain(domain: str) -> str:
    """The domain in ASCII by IDNA, as Python's own codec has it (RFC 3490).

    That codec turns a few letters (ß, ς) into others, which would name another owner's domain: a
    domain that doesn't convert back to itself is refused.
    """
    if domain.isascii():
        return domain
    try:
        sent = domain.encode("idna").decode("ascii") if len(domain) <= MOST_OF_AN_ADDRESS else ""
        is_certain = sent.encode("ascii").decode("idna") == unicodedata.normalize("NFC", domain.lower())
    except UnicodeError:
        is_certain = False
    if not is_certain:
        raise AddressError(
            "The letters after the @ can't be sent with certainty.",
            "Write that part in its “xn--” form; whoever gave you the address can tell you.",
        )
    return sent
