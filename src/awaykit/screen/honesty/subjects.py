"""Whose act a verb tells: the applicant's own, or someone else's.

No grammar is parsed. A verb is the applicant's when "I" or "we" stands before it, when it begins a phrase
without a subject, or when it goes on from such a verb; in doubt it is taken for someone else's, since a
false alarm stops a person's paper.
"""

import re
from enum import Enum, auto

from awaykit.screen.patients.lazy_pattern import LazyPattern


class Form(Enum):
    """The form of a verb: "wrote", "write", "writing"."""

    PAST = auto()
    BASE = auto()
    GERUND = auto()


_PAST_WORDS = (
    "took|saw|heard|wrote|read|drew|gave|told|found|went|brought|kept|led|ran|made|did|came|sat|spoke|"
    "learned|learnt|felt|began|met|put|stood|held|spent|taught|thought|understood|became|got|set|sent|"
    "left|built"
)
_FINITE = rf"(?:\w+ed|{_PAST_WORDS}|is|are|was|were|am|has|have|had|does|can|could|will|would|did)"
_SUBORDINATORS = (
    r"(?:while|as|when|how|because|that|which|who|whom|what|before|after|until|where|"
    r"whether|if|once|since|why)"
)
_LINKS = (
    r"(?:on|in|at|with|under|during|from|by|for|of|through|alongside|besides|despite|within|throughout|"
    r"beside|"
    r"every|each|twice|daily|over|across|instead|without|together|to|\w+ing)"
)
_NEGATION = LazyPattern(
    r"\b(?:not|never|neither|nor|without|no|nobody|none|rarely|cannot|instead of|rather than)\b|n['’]t\b",
    re.IGNORECASE,
)

_PASSED_OVER = LazyPattern(
    r"(?:\b(?:have|['’]ve|had|also|then|even|often|always|once|twice|first|next|later|still|again|just|"
    r"soon|"
    r"myself|once more|each day|every day|both|either|"
    r"(?-i:(?!family\b|assembly\b|supply\b|early\b)[a-z]+ly)|"
    r"Independently|Personally|Successfully|Safely|Directly|Regularly|Frequently|Occasionally|Daily|"
    r"Routinely|"
    r"Carefully|Actively|Initially|Finally|Usually|Promptly|Quickly|Weekly|Single-handedly|Repeatedly)"
    r"|['’]ve"
    r"|(?:(?<=^)|(?<=,\s)|(?<=\band\s))(?:in|on|during|after|by|at|over)\s+(?:[\w'’-]+\s+){0,3}?"
    r"(?:(?:week|day|month)(?:\s+\w+)?|mornings?|evenings?|nights?|afternoons?|weekends?|rounds))\s*$",
    re.IGNORECASE,
)
_SELF = re.compile(r"\b(?:I|[Ww]e)$")
_JOINED = re.compile(r"(?:[,:(–—•*&/-]|\b(?:and|but|then|or|nor|so))$", re.IGNORECASE)
_PIECE = re.compile(r"\s*[,:(–—•]\s*(?:(?:and|but|then|or|so)\s+)*|\s+(?:and|but|then|or)\s+", re.IGNORECASE)

_WHO_ALSO = LazyPattern(rf"\b(?:who|which|that)\s+(?:\w+ly\s+)?(?:\w+ed|{_PAST_WORDS})$", re.IGNORECASE)
"""The first of several verbs of someone else's: "a fellow who examined, treated and …"."""

_OPENS_NO_CLAUSE = LazyPattern(
    rf"(?:\w+ed|{_PAST_WORDS}|\w+ly|then|also|{_SUBORDINATORS}|{_LINKS})(?!\S)", re.IGNORECASE
)
"""A verb that goes on, or a link: words that bring no new subject."""

_LEAVE = LazyPattern(
    r"(?:(?:\bI|\b[Ww]e|^|,|\band)\s*(?:(?:was|were|am|have been|had been)\s+)?"
    r"(?:able|allowed|permitted|trusted|entrusted|privileged|cleared|authorized)\s+to"
    r"|\b(?:let|had|made|helped|watched|saw) me"
    r"|\b(?:allowed|permitted|trusted|authorized|cleared|enabled) me to"
    r"|(?:^|\bI|,|\band)\s*(?:got to|helped(?: to)?|helped the \w+(?: to)?|managed to)"
    r"|\b(?:chance|opportunity|permission|privilege|freedom) to)"
    r"(?P<between>(?:\s+[\w'’-]+){0,8}?(?:,|\s+and|\s+or|,\s*and|,\s*or))?$",
    re.IGNORECASE,
)
_PART = LazyPattern(
    r"(?P<head>\b(?:participated|took part|assisted|helped|practiced|began|started|shared|joined|engaged|"
    r"specialized|engaged|observed and assisted)(?:\s+\w+ly)?\s*(?:in|with|the team in|the \w+ in|"
    r"the \w+ with)?)$"
    r"|(?P<mine>(?:(?:\bI\s+was\s+|^|,\s*|and\s+)(?:also\s+)?responsible for|"
    r"\bmy (?:duties|tasks|role|work|responsibilities) (?:included|was|were|involved|consisted of)|"
    r"^(?:duties|tasks|responsibilities)(?: included)?:?|\bI (?:was|got) involved in|^involved in|"
    r"(?:gained|had|have|got|acquired) (?:\w+ )?(?:experience|practice) (?:in|of|with|at)|"
    r"\b(?:trusted|entrusted|tasked|charged) (?:me )?with))$",
    re.IGNORECASE,
)


def is_own(sentence: str, start: int, form: Form, *, bare: bool) -> bool:
    """Whether the verb at `start` tells an act of the applicant's.

    `bare` says that a phrase without a subject is the applicant's ("Proposed a diet"), as in facts;
    in an outcome ("Treated and sent home") it is the patient's.
    """
    before = sentence[:start].rstrip()
    if form is Form.GERUND:
        return _is_part(before, bare=bare)
    if form is Form.BASE and _may(before):
        return True
    before = _without_fillers(before)
    if not before:
        return bare
    if _SELF.search(before):
        return form is Form.PAST or not _is_subordinate(before)
    if form is Form.BASE or not _JOINED.search(before):
        return False
    return _goes_on(before, bare=bare)


def _without_fillers(before: str) -> str:
    while (shorter := _PASSED_OVER.sub("", before).rstrip()) != before:
        before = shorter
    return before


def _is_subordinate(before: str) -> bool:
    """Whether "… before I" leads to a habit or a plan and not to an act: "before I order a test"."""
    return (
        re.search(
            rf"\b{_SUBORDINATORS}\s+(?:I|we)$|\b(?:did|do|will|would)\s+(?:I|we)$", before, re.IGNORECASE
        )
        is not None
    )


def _may(before: str) -> bool:
    """Whether the applicant was let do what follows: "was allowed to", "let me"."""
    found = _LEAVE.search(before)
    if found is None:
        return False
    clause = re.split(
        r"[;:,]|\bbut\b", before[: found.end() if not found["between"] else found.start("between")]
    )[-1]
    return _NEGATION.search(clause) is None


def _is_part(before: str, *, bare: bool) -> bool:
    """Whether the applicant took part in what follows: "assisted in", "responsible for"."""
    found = _PART.search(before)
    if found is None or _NEGATION.search(before[max(0, found.start() - 25) :]):
        return False
    return bool(found["mine"]) or is_own(before, found.start("head"), Form.PAST, bare=bare)


def _goes_on(before: str, *, bare: bool) -> bool:
    """Whether a verb after a comma or "and" goes on from one of the applicant's."""
    joint = _joint(before)
    pieces = _PIECE.split(joint.text)
    if joint.is_tight and (inner := _inner_subject(re.split(r"[,:;]", joint.text)[-1])) is not None:
        return inner
    for index in range(len(pieces) - 1, -1, -1):
        verdict = _of_piece(pieces[index].strip(), is_first=index == 0, bare=bare)
        if verdict is not None:
            return verdict and not (joint.is_or and _NEGATION.search(pieces[index]))
    return bare


class _Joint:
    """What stands before a joining word, and how the word joins."""

    def __init__(self, text: str, *, is_tight: bool, is_or: bool) -> None:
        self.text, self.is_tight, self.is_or = text, is_tight, is_or


def _joint(before: str) -> _Joint:
    words = re.search(r"(?:[,:(–—•*&/-]\s*|\s*\b(?:and|but|then|or|nor|so)\b\s*)+$", before, re.IGNORECASE)
    if words is None:
        return _Joint(before, is_tight=False, is_or=False)
    joint = words[0].casefold()
    is_tight = re.search(r"[,:(–—•]", joint) is None
    return _Joint(
        before[: words.start()], is_tight=is_tight, is_or=re.search(r"\b(?:or|nor)\b", joint) is not None
    )


def _inner_subject(clause: str) -> bool | None:
    """Who acts in the last clause within: "while the resident examined … and"; None if there is none."""
    _, *clauses = re.split(rf"\b{_SUBORDINATORS}\s+", clause, flags=re.IGNORECASE)
    if not clauses or not re.search(rf"\b{_FINITE}\b", clauses[-1], re.IGNORECASE):
        return None
    return re.match(r"(?:I|we)\b", clauses[-1], re.IGNORECASE) is not None


def _of_piece(piece: str, *, is_first: bool, bare: bool) -> bool | None:
    """Whose verb an earlier piece of the sentence tells; None where it tells none."""
    if re.match(r"(?:I|[Ww]e)\b", piece):
        return True
    if _WHO_ALSO.search(piece):
        return False
    if not piece or _OPENS_NO_CLAUSE.match(piece):
        return bare if piece and is_first else None
    return False if is_first or re.search(rf"\s{_FINITE}\b", piece, re.IGNORECASE) else None
