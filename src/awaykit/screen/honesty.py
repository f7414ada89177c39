"""What an honest applicant would not write: an observer's hands-on acts, praise of oneself, promises."""

import re
from collections.abc import Iterator
from enum import StrEnum

from awaykit.model.rotations import RoleAllowed
from awaykit.screen.lexicon import Lexicon
from awaykit.screen.text_rules import TextRules
from awaykit.wording import sentences

_ACT_WORDS, _PRAISE_WORDS = Lexicon("acts"), Lexicon("praise")
_ACTS, _ACTS_IN_NOUNS = TextRules(_ACT_WORDS, "acts"), TextRules(_ACT_WORDS, "nouns")
_ALLOWS = TextRules(_ACT_WORDS, "allows")
_PRAISE_OF_ME, _PRAISE_OF_AN_ACT = TextRules(_PRAISE_WORDS, "of_me"), TextRules(_PRAISE_WORDS, "of_an_act")
_PRAISE_WITHOUT_SUBJECT = TextRules(_PRAISE_WORDS, "openings")
_PROMISES = TextRules(Lexicon("promises"))

_QUOTED = re.compile(r"[\"“][^\"”]*[\"”]")


class Duty(StrEnum):
    """Kinds of acts, as a role may allow them."""

    ORDERS = "orders"
    PROPOSED_ORDERS = "proposed orders"
    ADMISSIONS = "admissions"
    PROCEDURES = "procedures"
    HISTORIES = "histories"
    EXAMINATIONS = "examinations"
    NOTES = "notes"
    MANAGEMENT = "management"


def acts_told(text: str, *, bare: bool) -> Iterator[tuple[Duty, str]]:
    """The hands-on acts that `text` reports as the applicant's own, each in its words.

    `bare` as in `text_rules.is_own`.
    """
    for sentence in sentences(_QUOTED.sub(lambda found: " " * len(found[0]), text), also_at=";"):
        for act in _ACTS.rows:
            for found in act.hits(sentence, bare=bare):
                yield Duty[act.kind], found[0]
        for noun in _ACTS_IN_NOUNS.rows:
            if named := noun.first(sentence):
                yield Duty[noun.kind], named[0]


def duties_allowed(role: RoleAllowed) -> frozenset[Duty]:
    """What the role allowed although it was to watch, as the applicant listed it."""
    allowed = {
        Duty[row.kind]
        for phrase in role.other
        for part in re.split(r"[,;]|\b(?:and|but)\b", phrase)
        if not _ACT_WORDS["only_watching"].search(part)
        for row in _ALLOWS.rows
        if row.first(part)
    }
    if role.notes:
        allowed.add(Duty.NOTES)
    if role.orders_proposed:
        allowed.add(Duty.PROPOSED_ORDERS)
    return frozenset(allowed)


def praise_in(text: str, *, bare: bool) -> Iterator[str]:
    """The words of `text` that praise its writer; `bare` as in `text_rules.is_own`.

    Praise of others or of a patient's course is not looked at.
    """
    of_oneself = (_PRAISE_OF_ME, _PRAISE_WITHOUT_SUBJECT) if bare else (_PRAISE_OF_ME,)
    for part in sentences(_QUOTED.sub(" ", text), also_at=";:"):
        for rules in (*of_oneself, _PRAISE_OF_AN_ACT):
            for found in rules.hits(part.strip(), bare=bare):
                yield found["word"]


def promises_in(text: str) -> Iterator[str]:
    """The sentences of `text` that report a promise of an interview, a rank or a place; no questions."""
    for sentence in sentences(text, also_at=";"):
        if not sentence.rstrip().endswith("?") and any(_PROMISES.hits(sentence)):
            yield sentence.strip()
