"""The findings of the review as the summary prints them: the weightiest in full, the rest by group."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from awaykit.documents.paper import told
from awaykit.documents.strategy_counts import Count, CountState
from awaykit.review.catalogue import FAMILIES
from awaykit.review.findings import Finding, Importance
from awaykit.review.sources import Source, SourceKind
from awaykit.wording import listing

MOST_IN_FULL = 7
_MOST_MESSAGES = 2
_MOST_GOOD = 3
_NO_BREAK = "\u00a0"
"""Between "Guide" and its section, which a line keeps together."""

_SECTION = re.compile(r"§[0-9]+(?:\.[0-9]+)*|FAQ [0-9]+")

_WEIGHTS = {Importance.HIGH: "Important", Importance.MEDIUM: "Worth doing", Importance.LOW: "Small"}


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingLine:
    """One rule that has something to say, with all that it says."""

    code: str = told("Code of the rule, which awaykit explain takes: LOR004")
    weight: str = told("Important, Worth doing or Small")
    title: str = told("What the rule is about")
    messages: tuple[str, ...] = told("What is so, at most two sentences")
    more: int = told("How many sentences are left out")
    hint: str = told("What to do; empty for nothing")
    tags: tuple[str, ...] = told("On what it rests: Guide §5.3, Rule of thumb")


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingGroup:
    """Findings of one family that are only named."""

    family: str = told("What they are about: Letters")
    titles: tuple[str, ...] = told("The titles of the rules")


def finding_lines(
    findings: Sequence[Finding], most: int = MOST_IN_FULL
) -> tuple[tuple[FindingLine, ...], tuple[FindingGroup, ...]]:
    """At most `most` in full, the weightiest first; the rest by family. Good news is told apart."""
    by_rule: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.importance is not Importance.GOOD and not _is_about_money(finding):
            by_rule.setdefault(finding.code, []).append(finding)
    told_ones = list(by_rule.values())
    rest: dict[str, list[str]] = {}
    for group in told_ones[most:]:
        rest.setdefault(_family(group[0].code), []).append(group[0].title)
    lines = tuple(_line(group) for group in told_ones[:most])
    return lines, tuple(FindingGroup(family=name, titles=tuple(titles)) for name, titles in rest.items())


def what_stands(findings: Iterable[Finding], counts: Iterable[Count]) -> tuple[str, ...]:
    """Good news: the counts that are met, and what the rules praise."""
    met = [count.what for count in counts if count.state is CountState.MET]
    good: dict[str, list[str]] = {}
    for finding in findings:
        if finding.importance is Importance.GOOD and not _is_about_money(finding):
            good.setdefault(finding.code, []).append(finding.message)
    praised = [messages[0] + _more(len(messages) - 1) for messages in good.values()][:_MOST_GOOD]
    said = [f"Counts that are met: {listing(_small(name) for name in met)}."] if met else []
    return (*said, *praised)


def about_money(findings: Iterable[Finding]) -> tuple[str, ...]:
    """What the rules say of money, for the page that is left out when the summary is handed on."""
    told_ones = (finding for finding in findings if _is_about_money(finding))
    return tuple(" ".join(part for part in (each.message, each.hint) if part) for each in told_ones)


def _is_about_money(finding: Finding) -> bool:
    return finding.code.startswith("FIN")


def _line(group: Sequence[Finding]) -> FindingLine:
    first = group[0]
    messages = tuple(dict.fromkeys(finding.message for finding in group))
    hints = tuple(dict.fromkeys(finding.hint for finding in group if finding.hint))
    return FindingLine(
        code=first.code,
        weight=_WEIGHTS[first.importance],
        title=first.title,
        messages=messages[:_MOST_MESSAGES],
        more=len(messages[_MOST_MESSAGES:]),
        hint=hints[0] if hints else "",
        tags=_tags(source for finding in group for source in finding.sources),
    )


def _tags(sources: Iterable[Source]) -> tuple[str, ...]:
    """The tags, each once, and the sections of the guide together: Guide §2.2, FAQ 1."""
    held = tuple(sources)
    of_guide = " ".join(source.text for source in held if source.kind is SourceKind.GUIDE)
    sections = ", ".join(dict.fromkeys(_SECTION.findall(of_guide)))
    others = (source.tag for source in held if source.kind is not SourceKind.GUIDE)
    return tuple(dict.fromkeys((*((f"Guide{_NO_BREAK}{sections}",) if sections else ()), *others)))


def _family(code: str) -> str:
    return FAMILIES.get(code.rstrip("0123456789"), "Others")


def _more(others: int) -> str:
    return f" ({others} more like this)" if others else ""


def _small(name: str) -> str:
    return name[:1].lower() + name[1:]
