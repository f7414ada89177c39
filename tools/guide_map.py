"""The page that maps every section of the guide to what the program does with it."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from awaykit.papers.all_kinds import KINDS
from awaykit.plan.portfolio.candidates import TITLES
from awaykit.review.all_rules import RULES
from awaykit.review.findings import SourceKind
from awaykit.review.rule import About

GUIDE_SECTIONS = (
    "1.1", "1.2", "2.1", "2.2", "2.3", "3.1", "3.2", "3.3", "4.1", "4.2", "4.3", "5.1", "5.2", "5.3",
    "6.1", "6.2", "6.3", "FAQ 1", "FAQ 2", "FAQ 3", "FAQ 4",
)  # fmt: skip
"""Every section of the guide with advice of its own, in order; its last paragraph is an advertisement."""

_NAMED = re.compile(r"FAQ ?[0-9]|[0-9]\.[0-9]")
_HEAD = """\
# The guide, section by section

Made from `tools/guide_map.toml` and the sources of the rules by `make docs`: change these, not this page.

For each point of the guide: the rules that speak of it, the papers and e-mails, the steps of the agenda,
and the weights of `awaykit plan`; or the reason why nothing does. `awaykit explain CODE` tells of a rule, as
does [rules.md](rules.md).

The guide's closing paragraph advertises a service that ranks programs for an applicant. `awaykit plan` and
the strategy summary do that from your own list, with every point of a rank explained.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One piece of advice in our words, and what deals with it, or in `nothing` why nothing does."""

    says: str
    rules: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    weights: tuple[str, ...] = ()
    also: str = ""
    nothing: str = ""

    @property
    def is_dealt_with(self) -> bool:
        """Whether anything deals with the point."""
        return bool(self.rules or self.papers or self.steps or self.weights or self.also)


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the guide: its number, what it is about, its points."""

    number: str
    subject: str
    points: tuple[Point, ...]


def sections() -> tuple[Section, ...]:
    """The sections of guide_map.toml, in its order."""
    text = Path(__file__).with_name("guide_map.toml").read_text("utf-8")
    return tuple(
        Section(entry["number"], entry["subject"], tuple(_point(point) for point in entry["points"]))
        for entry in tomllib.loads(text)["section"]
    )


def _point(entry: dict[str, str | list[str]]) -> Point:
    held = {key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()}
    return Point(**held)  # type: ignore[arg-type] # a key that is no field is an error of its own


def sections_cited(about: About) -> frozenset[str]:
    """The sections of the guide among a rule's sources: "5.3", "FAQ 2"."""
    texts = (source.text for source in about.sources if source.kind is SourceKind.GUIDE)
    return frozenset(section for text in texts for section in _NAMED.findall(text))


def guide_map_page() -> str:
    """The whole page."""
    return "\n".join([_HEAD, *(line for section in sections() for line in _lines(section))])


def _lines(section: Section) -> Iterator[str]:
    mark = section.number if section.number.startswith("FAQ") else f"§{section.number}"
    yield f"## {mark}  {section.subject}\n"
    yield "| the guide's point | what the program does |"
    yield "|---|---|"
    for point in section.points:
        yield f"| {point.says} | {_what(point)} |"
    citing = [rule.about.code for rule in RULES if section.number in sections_cited(rule.about)]
    told = {code for point in section.points for code in point.rules}
    others = [code for code in citing if code not in told]
    yield ""
    if others:
        yield f"Other rules that rest on this section: {', '.join(map(_linked, others))}.\n"


def _what(point: Point) -> str:
    if not point.is_dealt_with:
        return f"Nothing: {point.nothing}"
    titles = {kind.kind: kind.title for kind in KINDS}
    parts = {
        "Rules": [_linked(code) for code in point.rules],
        "Papers": [titles[kind] for kind in point.papers],
        "Agenda": [f"`{kind}`" for kind in point.steps],
        "Plan": [f"*{TITLES[weight]}*" for weight in point.weights],
    }
    said = [f"{name}: {', '.join(items)}" for name, items in parts.items() if items]
    return ". ".join([*said, *([point.also] if point.also else [])]) + "."


def _linked(code: str) -> str:
    return f"[{code}](rules.md#{code.lower()})"
