"""The page of all rules, in Markdown, made from the rules themselves."""

from collections.abc import Iterator

from awaykit.review.catalogue import FAMILIES, RULES
from awaykit.review.explanation import Explanation, explanation

_HEAD = """\
# Rules

Made from `src/awaykit/review/` by `make docs`: change the rules, not this page.

Every rule has a code that never changes. *Importance* says how much a finding weighs, *confidence* how sure
the rule is. Each source is tagged: *Official* with the day it was checked, *Guide* with its section,
*Rule of thumb*, or *Your setting*. A rule that *holds* a paper keeps it out of `send/`.
"""


def rules_page() -> str:
    """All rules by family, in the order of the catalogue."""
    return "\n".join([_HEAD, *_contents(), *_families()])


def _contents() -> Iterator[str]:
    yield "| code | title | importance |"
    yield "|---|---|---|"
    for rule in RULES:
        about = rule.about
        yield f"| [{about.code}](#{about.code.lower()}) | {about.title} | {about.importance} |"
    yield ""


def _families() -> Iterator[str]:
    for family, name in FAMILIES.items():
        yield f"## {name} ({family})\n"
        for rule in RULES:
            if rule.about.family == family:
                yield from _one(explanation(rule.about))


def _one(rule: Explanation) -> Iterator[str]:
    yield f"### {rule.code}\n"
    yield f"**{rule.title}.**\n"
    yield f"- Looks at: {rule.looks_at}"
    for words in rule.applies_once:
        yield f"- Applies once {words}."
    yield f"- Importance: {rule.importance}; confidence: {rule.confidence}."
    if rule.holds:
        yield "- Holds the paper until the words are changed, or that one text is acknowledged."
    yield f"- Why: {rule.why}"
    yield f"- Wrong when {rule.wrong_when}"
    yield f"- Sources: {'; '.join(source.in_words for source in rule.sources)}.\n"
