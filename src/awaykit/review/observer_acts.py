"""The hands-on acts that a text credits the applicant with, and those that an observer's role allows."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from awaykit.model.rotations import RoleAllowed
from awaykit.review.clinical_words import PROCEDURE
from awaykit.review.hands_on_acts import ACTS, ACTS_IN_NOUNS, Duty
from awaykit.review.subjects import Form, is_own

_DENIED = re.compile(
    r"\b(?:not?|never|without|none|neither|nor|lacked|lack of|instead of|rather than)\b|n['’]t\b",
    re.IGNORECASE,
)
_SEEN_ONLY = re.compile(
    r"\b(?:watch|observ|saw|see|seen|heard|read|discuss|hope|wish|look forward|want|plan to)\w*",
    re.IGNORECASE,
)

_QUOTED = re.compile(r"[\"“][^\"”]*[\"”]")
_SENTENCE_END = re.compile(r"(?<=[.!?;])\s+|\n+")


@dataclass(frozen=True, slots=True)
class Told:
    """An act that a text credits the applicant with; `words` are the text's own."""

    duty: Duty
    words: str


def acts_told(text: str, *, bare: bool) -> Iterator[Told]:
    """The acts that `text` tells as the applicant's own; `bare` as in `subjects.is_own`."""
    for sentence in _SENTENCE_END.split(_QUOTED.sub(lambda found: " " * len(found[0]), text)):
        for act in ACTS:
            for found in _pattern(act.words).finditer(sentence):
                if is_own(sentence, found.start(), _form(found), bare=bare):
                    yield Told(act.duty, found[0])
        yield from _in_nouns(sentence)


@cache
def _pattern(words: str) -> re.Pattern[str]:
    """Made when a text is first read: most dossiers have no observer's rotation, and never need it."""
    return re.compile(words, re.IGNORECASE)


def _form(found: re.Match[str]) -> Form:
    if found["past"]:
        return Form.PAST
    return Form.BASE if found["base"] else Form.GERUND


def _in_nouns(sentence: str) -> Iterator[Told]:
    for duty, words in ACTS_IN_NOUNS:
        if (found := _pattern(words).search(sentence)) and not (
            _DENIED.search(sentence[: found.start()]) or _SEEN_ONLY.search(sentence[: found.start()])
        ):
            yield Told(duty, found[0])


_ALLOWS = {
    Duty.ORDERS: r"\b(?:enter|plac|writ|wrote|put)\w*\b.*\borders\b",
    Duty.PROPOSED_ORDERS: r"\border",
    Duty.ADMISSIONS: r"\badmi(?:t|ssion)",
    Duty.PROCEDURES: rf"{PROCEDURE}\b|\bsutur|\bblood\b",
    Duty.HISTORIES: r"\bhistor|\bvital|\bblood pressure|\bconsent|\binterview",
    Duty.EXAMINATIONS: r"\bexam",
    Duty.NOTES: r"\bnotes?\b|\bdocument|\bsummar(?:y|ies)\b",
    Duty.MANAGEMENT: r"\bmanag|\bcare (?:for|of)\b|\bcared for\b|\btreat",
}
_ONLY_WATCHING = re.compile(
    r"\b(?:watch\w*|observ(?:e[sd]?|ing)|shadow\w*|saw|sees?|seeing)\b", re.IGNORECASE
)
_NOT_DOING = re.compile(
    r"\b(?:read|review|hear|attend|join|listen|discuss|stud(?:y|ies)|no\b|not\b|never|without|except|nor\b|cannot)|"
    r"n['’]t\b",
    re.IGNORECASE,
)


def duties_allowed(role: RoleAllowed) -> frozenset[Duty]:
    """What the role allowed although it was to watch, as the applicant listed it."""
    listed = {duty for phrase in role.other for duty in _duties_in(phrase)}
    if role.notes:
        listed.add(Duty.NOTES)
    if role.orders_proposed:
        listed.add(Duty.PROPOSED_ORDERS)
    return frozenset(listed)


def _duties_in(phrase: str) -> Iterator[Duty]:
    for part in re.split(r"[,;]|\b(?:and|but)\b", phrase):
        if not _ONLY_WATCHING.search(part):
            for duty, words in _ALLOWS.items():
                found = _pattern(words).search(part)
                if found and not _NOT_DOING.search(part[: found.start()]):
                    yield duty
