"""A fact with its source, the day it was checked, and how sure it is."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Generic, TypeVar

T_co = TypeVar("T_co", covariant=True)


class FactConfidence(StrEnum):
    """How sure a value is, in the words of the TOML files and of private papers.

    `COMPUTED` follows by a known rule, `PROJECTED` by a rule that nobody has confirmed for that
    year. `GUIDE` and `RULE_OF_THUMB` are advice, not facts of a season. `YOUR_SETTING` comes from
    the dossier and is never in a file of ours.
    """

    OFFICIAL = "official"
    REPORTED = "reported"
    COMPUTED = "computed"
    PROJECTED = "projected"
    GUIDE = "guide"
    RULE_OF_THUMB = "rule of thumb"
    YOUR_SETTING = "your setting"


_SAID_TO_THE_APPLICANT = (FactConfidence.REPORTED, FactConfidence.PROJECTED, FactConfidence.YOUR_SETTING)


@dataclass(frozen=True, slots=True)
class Dated(Generic[T_co]):
    """One value and what it rests on; `checked` is None for a setting of the applicant's."""

    value: T_co
    source: str
    checked: date | None
    confidence: FactConfidence

    @property
    def is_projected(self) -> bool:
        """Whether nobody has announced the value yet: papers say so beside it."""
        return self.confidence is FactConfidence.PROJECTED

    @property
    def label_for_others(self) -> str:
        """The word that papers for writers and programs put beside the value: "expected" or nothing."""
        return "expected" if self.is_projected else ""

    @property
    def label_for_applicant(self) -> str:
        """The word that private papers put beside the value; official and computed values need none."""
        return self.confidence.value if self.confidence in _SAID_TO_THE_APPLICANT else ""


def follows(base: Dated[date], *, days: int, source: str) -> Dated[date]:
    """The day that lies `days` after `base` (before it, if negative), no surer than `base` itself."""
    sure = base.confidence is FactConfidence.OFFICIAL
    confidence = FactConfidence.COMPUTED if sure else base.confidence
    return Dated(base.value + timedelta(days=days), source, base.checked, confidence)


@dataclass(frozen=True, slots=True)
class DateSpan:
    """From `least` to `most` of something, both inside."""

    least: int
    most: int

    def holds(self, number: int) -> bool:
        """Whether the span includes `number`."""
        return self.least <= number <= self.most


@dataclass(frozen=True, slots=True)
class MonthDay:
    """A day that comes every year, such as 7 August."""

    month: int
    day: int

    def in_year(self, year: int) -> date:
        """That day in `year`."""
        return date(year, self.month, self.day)
