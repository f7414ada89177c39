"""What a screen finds in a text, and the clues around it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum, StrEnum

from awaykit.screen.patients.lazy_pattern import LazyPattern


class Kind(Enum):
    """The kinds of identifiers that a text can show, in words for one and for several.

    45 CFR 164.514(b)(2) has more: biometrics and photographs, which no text can show.
    """

    NAME = ("what a person is called", "what people are called")
    PLACE = ("a place smaller than a state", "places smaller than a state")
    DATE = ("a date", "dates")
    AGE = ("an age over 89", "ages over 89")
    PHONE = ("a phone number", "phone numbers")
    FAX = ("a fax number", "fax numbers")
    EMAIL = ("an e-mail address", "e-mail addresses")
    SSN = ("a Social Security number", "Social Security numbers")
    RECORD = ("a record number", "record numbers")
    PLAN = ("a health-plan number", "health-plan numbers")
    ACCOUNT = ("an account number", "account numbers")
    LICENCE = ("the number of a license or certificate", "numbers of licenses or certificates")
    VEHICLE = ("the number of a vehicle", "numbers of vehicles")
    DEVICE = ("the number of a device", "numbers of devices")
    URL = ("a web address", "web addresses")
    IP = ("an IP address", "IP addresses")

    def __init__(self, one: str, several: str) -> None:
        self.one = one
        self.several = several


class Scope(StrEnum):
    """How much of a text is about patients, so how much of it counts.

    In a `CASE` every date, and every name that is not medicine's, is taken for a patient's. In words
    about `WORK` (contributions, feedback) dates count in a sentence about a patient. In the applicant's
    `OWN` story names and places must stand where a patient's would, too.
    """

    CASE = "case"
    WORK = "work"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Setting:
    """What the screen knows besides the text: its scope, the dossier's own words, the day."""

    scope: Scope
    known: frozenset[str]
    today: date


@dataclass(frozen=True, slots=True)
class Clue:
    """One piece of a text that reads like an identifier, by its place in the text."""

    start: int
    end: int
    kind: Kind


def bare(text: str) -> str:
    """Letters and digits only, casefolded: how an address or a number is compared with the dossier's own."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())


_ONE_FOR_ONE = str.maketrans({
    "\u2019": "'", "\u2018": "'", "\u02bc": "'", "\u2010": "-", "\u2011": "-",
    "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2007": " ",
})  # fmt: skip


def plain(text: str) -> str:
    """The text with plain apostrophes, hyphens and spaces, each character in its place."""
    return text.translate(_ONE_FOR_ONE)


def blanked(text: str, clues: Iterable[Clue]) -> str:
    """The text with what was found blotted out, so that nothing is found twice."""
    for clue in clues:
        text = text[: clue.start] + "\x00" * (clue.end - clue.start) + text[clue.end :]
    return text


def alternatives(words: str) -> str:
    """A group that matches one of these words; the longest first, so that none hides another."""
    return "(?:" + "|".join(sorted(words.split(), key=len, reverse=True)) + ")"


_PATIENT = LazyPattern(
    r"(?i)\b(?:patient|pt|man|woman|boy|girl|lady|gentleman|newborn|infant|admitted|admission"
    r"|readmitted|discharged"
    r"|hospitali[sz]ed|intubated|extubated|transfused|diagnosed|died|passed\s+away|deceased|coded"
    r"|transferred|operated"
    r"|underwent|widow(?:er)?)\b"
)


def is_about_a_patient(text: str, start: int, end: int) -> bool:
    """Whether the sentence round this piece speaks of one patient."""
    return bool(_PATIENT.search(sentence_round(text, start, end)))


_NEAR = 100
"""Characters: no pattern looks farther, so that time grows with a text's length, not with its square."""
_FARTHEST = 600
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[^a-z])|\n+")


def sentence_round(text: str, start: int, end: int) -> str:
    """The sentence in which this piece of the text stands, as far as stops tell."""
    first = max(0, start - _FARTHEST)
    last = min(len(text), end + _FARTHEST)
    first = max((m.end() for m in _SENTENCE_END.finditer(text, first, start)), default=first)
    last = next((m.start() for m in _SENTENCE_END.finditer(text, end, last)), last)
    return text[first:last]


def just_before(text: str, start: int) -> str:
    """What stands before a piece of the text, as far as a pattern need look."""
    return text[max(0, start - _NEAR) : start]


def just_after(text: str, end: int) -> str:
    """What stands behind a piece of the text, as far as a pattern need look."""
    return text[end : end + _NEAR]
