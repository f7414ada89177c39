"""All rules, by family and number: every rule of the modules of `rules/`, and how a rule is explained."""

import re
from collections.abc import Iterator
from dataclasses import asdict
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType

from awaykit import suggestions
from awaykit.problems import ExitStatus, Problem, UserError
from awaykit.review import rules
from awaykit.review.rule import About, Rule

FAMILIES = MappingProxyType(
    {
        "ROT": "Rotations",
        "TIM": "Timing",
        "PRG": "Programs",
        "APP": "Applications",
        "VIS": "Visa and status",
        "EXM": "Exams",
        "FIN": "Money and strength",
        "LOR": "Letters",
        "EXP": "Experiences in ERAS",
        "PST": "Personal statement",
        "INT": "Interviews",
        "PAP": "Papers",
        "EML": "E-mails",
        "HON": "Honesty",
        "PRV": "Patients' privacy",
    }
)
"""What the letters of a code mean, in the order of the rules page."""

_MODULES = [import_module(f"{rules.__name__}.{each.name}") for each in iter_modules(rules.__path__)]
RULES: tuple[Rule, ...] = tuple(
    sorted(
        (value for module in _MODULES for value in vars(module).values() if isinstance(value, Rule)),
        key=lambda rule: (list(FAMILIES).index(rule.about.family), rule.about.code),
    )
)
"""Every rule, by family and number; a code is never used again for another rule."""


def nearest(code: str) -> str | None:
    """The code that was probably intended: LOR004 for "lor4", otherwise the most similar one."""
    known = [rule.about.code for rule in RULES]
    small = code.strip().upper()
    if short := re.fullmatch(r"([A-Z]{3})[ -]?0*([0-9]{1,3})", small):
        padded = f"{short[1]}{int(short[2]):03}"
        if padded in known:
            return padded
    return suggestions.nearest(small, known, as_written=True)


_PLAIN = ("code", "title", "family", "looks_at", "why", "wrong_when", "applies_once", "importance")


def explain(code: str) -> About:
    """The description of a rule, found by its code in any case of letters.

    Raises a `UserError` with the nearest code when there is no such rule.
    """
    wanted = code.strip().upper()
    for rule in RULES:
        if rule.about.code == wanted:
            return rule.about
    meant = nearest(code)
    families = ", ".join(dict.fromkeys(rule.about.family for rule in RULES))
    hint = suggestions.did_you_mean(meant, f"Codes look like LOR004; the families are {families}.")
    raise UserError(
        Problem(message=f'There is no rule "{code.strip()}".', hint=hint), status=ExitStatus.WRONG_USAGE
    )


def plain(about: About) -> dict[str, object]:
    """The description of a rule as `--json` prints it."""
    return {
        **{name: getattr(about, name) for name in _PLAIN},
        "confidence": about.confidence,
        "sources": [asdict(source) for source in about.sources],
        "holds": about.holds,
        "how_to_silence": about.how_to_silence,
    }


_HEAD = """\
# Rules

Made from `src/awaykit/review/` by `make docs`: change the rules, not this page.

Every rule has a code that never changes. *Importance* says how much a finding weighs, *confidence* how sure
the rule is. Each source is tagged: *Official* with the day it was checked, *Guide* with its section,
*Rule of thumb*, or *Your setting*. A rule that *holds* a paper keeps it out of `send/`.
"""


def rules_page() -> str:
    """All rules by family, in the order of the catalogue."""
    return "\n".join(_lines_of_the_page())


def _lines_of_the_page() -> Iterator[str]:
    every = [rule.about for rule in RULES]
    yield _HEAD
    yield "| code | title | importance |"
    yield "|---|---|---|"
    for about in every:
        yield f"| [{about.code}](#{about.code.lower()}) | {about.title} | {about.importance} |"
    yield ""
    for family, name in FAMILIES.items():
        yield f"## {name} ({family})\n"
        for about in (each for each in every if each.family == family):
            yield f"### {about.code}\n"
            yield f"**{about.title}.**\n"
            yield f"- Looks at: {about.looks_at}"
            for words in about.applies_once:
                yield f"- Applies once {words}."
            yield f"- Importance: {about.importance}; confidence: {about.confidence}."
            if about.holds:
                yield "- Holds the paper until the words are changed, or that one text is acknowledged."
            yield f"- Why: {about.why}"
            yield f"- Wrong when {about.wrong_when}"
            yield f"- Sources: {'; '.join(source.in_words for source in about.sources)}.\n"
