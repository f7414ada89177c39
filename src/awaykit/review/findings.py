"""Findings of rules: how much they weigh, how sure they are, and which paper they hold."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from awaykit.season.dated import Dated, FactConfidence


class SourceKind(StrEnum):
    """The four kinds of source; the words are printed as tags."""

    OFFICIAL = "Official"
    GUIDE = "Guide"
    RULE_OF_THUMB = "Rule of thumb"
    YOUR_SETTING = "Your setting"


@dataclass(frozen=True, slots=True)
class Source:
    """One source of a rule; `dated` is the day on which an official fact was checked."""

    kind: SourceKind
    text: str
    dated: date | None = None

    @property
    def tag(self) -> str:
        """The short mark beside a finding: "Guide §5.3", "Official (2026-11-01)", "Rule of thumb"."""
        if self.kind is SourceKind.GUIDE:
            return f"{self.kind} {self.text}"
        return f"{self.kind} ({self.dated})" if self.dated else str(self.kind)

    @property
    def in_words(self) -> str:
        """The tag, and the text where the tag does not hold it already."""
        return self.tag if self.kind is SourceKind.GUIDE else f"{self.tag}: {self.text}"


def guide(section: str) -> Source:
    """A section of the away-rotations guide: "5.3", or "FAQ 3"."""
    return Source(SourceKind.GUIDE, section if section.startswith("FAQ") else f"§{section}")


def official(text: str, dated: date) -> Source:
    """An organization's own statement, checked on `dated`."""
    return Source(SourceKind.OFFICIAL, text, dated)


def rule_of_thumb(text: str) -> Source:
    """Advice that no organization and no guide gives: experience, custom, or our own caution."""
    return Source(SourceKind.RULE_OF_THUMB, text)


def your_setting(place: str) -> Source:
    """A choice of the applicant's, at its place in the dossier."""
    return Source(SourceKind.YOUR_SETTING, place)


def source_of(fact: Dated[Any]) -> Source:
    """The source of a dated value of the season or of the guide.

    Only an organization's own statement is official; a reported, computed or projected value is
    tagged as a rule of thumb, and its text names which of these it is.
    """
    match fact.confidence:
        case FactConfidence.OFFICIAL if fact.checked:
            return official(fact.source, fact.checked)
        case FactConfidence.GUIDE:
            return Source(SourceKind.GUIDE, fact.source.removeprefix("Guide "))
        case FactConfidence.YOUR_SETTING:
            return your_setting(fact.source)
        case FactConfidence.RULE_OF_THUMB:
            return rule_of_thumb(fact.source)
    return rule_of_thumb(f"{fact.confidence}: {fact.source}")


class Importance(StrEnum):
    """How much a finding weighs for the application; `GOOD` is good news."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    GOOD = "good"


class Confidence(StrEnum):
    """How sure the rule is of its finding, apart from how much that weighs."""

    CERTAIN = "certain"
    LIKELY = "likely"
    POSSIBLE = "possible"


@dataclass(frozen=True, slots=True, order=True)
class PaperId:
    """A paper, whatever its format: its kind ("letter-packet") and its reader ("whitfield")."""

    kind: str
    reader: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """What a rule saw, before the rule's code, title and sources are put to it.

    `message` is the observation, `hint` what to do. `place` is a place of the dossier
    ("rotations[0].letter_writers[1].email"), or "" for no one place. `importance` and
    `confidence` replace the rule's own; `sources` are added to its own. A remark on words has
    the `paper` that it is about, and the `text` in it that can be acknowledged, mostly one block.
    """

    message: str
    hint: str | None = None
    place: str = ""
    importance: Importance | None = None
    confidence: Confidence | None = None
    sources: tuple[Source, ...] = ()
    paper: PaperId | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Advice about a dossier or a paper: never an exception.

    `paper` is the paper whose words it is about, None for a finding on the dossier. A finding
    that `holds` keeps that paper from being made ready, until the words are changed or the
    applicant acknowledges `text_hash` in `settings.acknowledged`.
    """

    code: str
    title: str
    message: str
    hint: str | None
    importance: Importance
    confidence: Confidence
    place: str
    sources: tuple[Source, ...]
    holds: bool = False
    paper: PaperId | None = None
    text_hash: str | None = None


@dataclass(frozen=True, slots=True)
class Suppressed:
    """A finding that the applicant has silenced or acknowledged, with their reason: printed, not counted.

    `is_acknowledged`: they acknowledged this one text; otherwise they silenced the rule.
    """

    finding: Finding
    reason: str
    is_acknowledged: bool
