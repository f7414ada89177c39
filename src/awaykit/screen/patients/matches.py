"""What the screen finds in a text: clues of a kind, in a setting."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum, StrEnum


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
    `OWN` story names and places count only where a patient's would be, too.
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


def blanked(text: str, clues: Iterable[Clue]) -> str:
    """The text with all clues blotted out: nothing is found twice."""
    for clue in clues:
        text = text[: clue.start] + "\x00" * (clue.end - clue.start) + text[clue.end :]
    return text
