"""What a rule says: findings, how much they weigh, how sure they are, and which paper they hold."""

from dataclasses import dataclass
from enum import StrEnum

from awaykit.review.sources import Source


class Importance(StrEnum):
    """How much a finding weighs for the application; `GOOD` is good news."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    GOOD = "good"


class Confidence(StrEnum):
    """How sure the rule is that what it says is so, apart from how much that weighs."""

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

    `message` says what is so, `hint` what to do. `place` is a place of the dossier
    ("rotations[0].letter_writers[1].email"), or "" when no one place is meant. `importance` and
    `confidence` replace the rule's own; `sources` are added to its own. A remark on words says
    which `paper` it is about, and the `text` in it that can be acknowledged, mostly one block.
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

    `paper` is the paper on whose words it stands, None for a finding on the dossier. A finding
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
class SetAside:
    """A finding that the applicant has silenced or acknowledged, with their reason: printed, not counted.

    `is_acknowledged`: they let this very text stand; else they silenced the rule.
    """

    finding: Finding
    reason: str
    is_acknowledged: bool
