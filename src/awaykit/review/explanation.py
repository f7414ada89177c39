"""A rule explained, for the terminal and for the page of all rules."""

from collections.abc import Iterator
from dataclasses import dataclass

from awaykit.problems import ExitStatus, Problem, UserError
from awaykit.review.all_rules import FAMILIES, RULES
from awaykit.review.engine import nearest
from awaykit.review.findings import Confidence, Importance, Source
from awaykit.review.rule import About

_SILENCE = """\
settings:
  silenced:
    - code: {code}
      reason: why you do not want to hear it
"""
_ACKNOWLEDGE = """\
settings:
  acknowledged:
    - code: {code}
      text_hash: the hash that the finding shows
      reason: why the text may stand
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """A rule in plain words; `how_to_silence` is YAML to put into the dossier."""

    code: str
    title: str
    family: str
    looks_at: str
    why: str
    wrong_when: str
    applies_once: tuple[str, ...]
    importance: Importance
    confidence: Confidence
    sources: tuple[Source, ...]
    holds: bool
    how_to_silence: str


def explain(code: str) -> Explanation:
    """The explanation of a rule by its code, in any case of letters.

    Raises a `UserError` with the nearest code when there is no such rule.
    """
    wanted = code.strip().upper()
    about = next((rule.about for rule in RULES if rule.about.code == wanted), None)
    if about is None:
        raise _no_such_rule(code)
    return explanation(about)


def explanation(about: About) -> Explanation:
    """What `about` says, with the way to silence the rule, or to let one text stand."""
    return Explanation(
        code=about.code,
        title=about.title,
        family=about.family,
        looks_at=about.looks_at,
        why=about.why,
        wrong_when=about.wrong_when,
        applies_once=tuple(need.words for need in about.needs),
        importance=about.importance,
        confidence=about.confidence,
        sources=about.sources,
        holds=about.holds,
        how_to_silence=about.answered_by
        or (_ACKNOWLEDGE if about.holds else _SILENCE).format(code=about.code),
    )


def _no_such_rule(code: str) -> UserError:
    meant = nearest(code, RULES)
    families = ", ".join(dict.fromkeys(rule.about.family for rule in RULES))
    hint = f"Did you mean {meant}?" if meant else f"Codes look like LOR004; the families are {families}."
    return UserError(
        Problem(message=f'There is no rule "{code.strip()}".', hint=hint), status=ExitStatus.WRONG_USAGE
    )


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
