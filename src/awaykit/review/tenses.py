"""The tense of a phrase that begins with a verb, where its first word alone tells it."""

import re
from collections.abc import Sequence

_PRESENT = re.compile(
    r"""
    (?:admit|analy[sz]e|answer|arrange|assist|attend|build|collect|communicate|conduct|contribute|coordinate
    |create|deliver|develop|discuss|draw|educate|enter|evaluate|examine|explain|follow|give|help|identify
    |implement|improve|join|keep|learn|maintain|make|manage|mentor|observe|organi[sz]e|participate|perform
    |prepare|propose|provide|reconcile|round|see|serve|supervise|take|teach|translate|treat|tutor|write)
    s?(?=\s)(?!\s+(?:of|for|and\s+\w+\s+of)\b)
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""Verbs whose plain form is seldom a noun; "Round" and "Help" before "of" or "for" may be one."""

_PAST = re.compile(
    r"(?:\w+ed|began|brought|built|came|chose|did|drew|found|gave|got|grew|heard|held|kept|led|made|met|ran|"
    r"rode|rewrote|said|saw|sat|sent|showed|spent|spoke|stood|taught|took|told|went|won|wrote)\b",
    re.IGNORECASE,
)
_LEAST_FACTS = 2
"""One fact in the past may well be a thing that is done once."""


def present_verb(phrase: str) -> str:
    """The verb in the present with which the phrase begins: "Follow"; "" where it begins otherwise."""
    found = _PRESENT.match(phrase)
    return found[0] if found else ""


def past_only(phrases: Sequence[str]) -> bool:
    """Whether all of several phrases begin with a verb in the past."""
    return len(phrases) >= _LEAST_FACTS and all(map(_PAST.match, phrases))
