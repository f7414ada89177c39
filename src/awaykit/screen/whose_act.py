"""Whose act a verb names: the applicant's own, or someone else's.

No grammar is parsed. A verb is the applicant's when "I" or "we" is before it, when it begins a phrase
without a subject, or when it goes on from such a verb; in doubt it is taken for someone else's, since a
false alarm stops a person's paper.
"""

import re
from enum import Enum, auto

from awaykit.screen.lexicon import Lexicon

_WORDS = Lexicon("whose_act")
_SAID_NEAR = 25
"""Characters before "assisted in" and the like in which a negation counts."""


class Form(Enum):
    """The form of a verb: "wrote", "write", "writing"."""

    PAST = auto()
    BASE = auto()
    GERUND = auto()


def is_own(sentence: str, start: int, form: Form, *, bare: bool) -> bool:
    """Whether the verb at `start` names an act of the applicant's.

    `bare` says that a phrase without a subject is the applicant's ("Proposed a diet"), as in facts;
    in an outcome ("Treated and sent home") it is the patient's.
    """
    before = sentence[:start].rstrip()
    if form is Form.GERUND:
        return _takes_part(before, bare=bare)
    if form is Form.BASE and _is_let(before):
        return True
    while (shorter := _WORDS["passed_over"].sub("", before).rstrip()) != before:
        before = shorter
    if not before:
        return bare
    if _WORDS["self"].search(before):
        return form is Form.PAST or not _WORDS["plan_of_mine"].search(before)
    if form is Form.BASE or not _WORDS["joined"].search(before):
        return False
    return _goes_on(before, bare=bare)


def _is_let(before: str) -> bool:
    """Whether the applicant was let do what follows: "was allowed to", "let me"."""
    found = _WORDS["leave"].search(before)
    if found is None:
        return False
    end = found.start("between") if found["between"] else found.end()
    clause = re.split(r"[;:,]|\bbut\b", before[:end])[-1]
    return not _WORDS["negation"].search(clause)


def _takes_part(before: str, *, bare: bool) -> bool:
    """Whether the applicant took part in what follows: "assisted in", "responsible for"."""
    found = _WORDS["part"].search(before)
    if found is None or _WORDS["negation"].search(before[max(0, found.start() - _SAID_NEAR) :]):
        return False
    return bool(found["mine"]) or is_own(before, found.start("head"), Form.PAST, bare=bare)


def _goes_on(before: str, *, bare: bool) -> bool:
    """Whether a verb after a comma or "and" goes on from one of the applicant's."""
    words = _WORDS["joint"].search(before)
    joint = words[0].casefold() if words else ","
    text = before[: words.start()] if words else before
    if not re.search(r"[,:(–—•]", joint):
        # "while the resident examined … and": who acts in the last clause goes on, if one is within.
        _, *clauses = _WORDS["subordinator"].pattern.split(re.split(r"[,:;]", text)[-1])
        if clauses and _WORDS["finite_verb"].search(clauses[-1]):
            return bool(re.match(r"(?i)(?:I|we)\b", clauses[-1]))
    pieces = _WORDS["piece"].pattern.split(text)
    for index in range(len(pieces) - 1, -1, -1):
        verdict = _is_mine(pieces[index].strip(), is_first=index == 0, bare=bare)
        if verdict is not None:
            denied = re.search(r"\b(?:or|nor)\b", joint) and _WORDS["negation"].search(pieces[index])
            return verdict and not denied
    return bare


def _is_mine(piece: str, *, is_first: bool, bare: bool) -> bool | None:
    """Whether the verb of an earlier piece of the sentence is the applicant's; None where it has none."""
    if re.match(r"(?:I|[Ww]e)\b", piece):
        return True
    if _WORDS["who_also"].search(piece):
        return False
    if not piece or _WORDS["opens_no_clause"].match(piece):
        return bare if piece and is_first else None
    return False if is_first or _WORDS["later_finite_verb"].search(piece) else None
