"""HON002: a promise of an interview or a place, by a program or a writer, in the words of a paper.

What the applicant hopes for, asks about or denies is none; nor is an interview of a patient.
"""

import re
from collections.abc import Iterator, Sequence

from awaykit.model.dossier import Dossier
from awaykit.planning.plan import Plan
from awaykit.review.findings import Confidence, Importance, Remark
from awaykit.review.rules import rule_on_words
from awaykit.review.screening.late import Late
from awaykit.review.sources import guide
from awaykit.review.words import Words

_MOST_WORDS_QUOTED = 9
_FLAGS = re.IGNORECASE | re.VERBOSE

_DETERMINER = r"(?:an?|the|my|your|our|their|its|every|all)"
_HOUSE = rf"""(?:{_DETERMINER}|this|that)\s+(?:(?!to\b)\w+\s+){{0,3}}?
    (?:residency|program|class|department|hospital)"""
_PLACE = rf"""(?:(?:residency|PGY-?1)\s+(?:spots?|slots?|places?|positions?)
    |(?:spots?|slots?|places?|positions?)\s+in\s+{_HOUSE})"""
_INTERVIEW = (
    r"interviews?(?!\s+(?:with|of)\s+(?:the|a|an|her|his|their)\s+(?!program|director|residency|department))"
)
_PRIZE = rf"""(?:(?:{_DETERMINER}\s+)?(?:(?!to\b|that\b)\w+\s+){{0,2}}?(?:{_INTERVIEW}|{_PLACE})
    |{_DETERMINER}\s+(?:(?!to\b)\w+\s+)?match\b)"""
_PROMISED = r"(?:promis(?:ed?|es|ing)|guarantee(?:d|s|ing)?|assur(?:ed?|es|ing))"
_TO_WHOM = r"(?:(?:me|you|us|all|every|each|its|their|visiting|students?|rotators?|that)\s+)*"
_SURELY = r"(?:certainly\s+|surely\s+|definitely\s+|also\s+)?"
_GRANTED = rf"(?:get|have|receive|be\s+(?:offered|given|granted|invited\s+(?:for|to)))\s+{_PRIZE}"
_RANKED = rf"""(?:be\s+ranked(?:\s+to\s+match|\s+highly|\s+high|\s+first|\s+near\s+the\s+top)?
    |match\s+(?:here|there|(?:with|at|into|in)\s+(?:us|them|{_HOUSE})))"""
_WON = rf"{_SURELY}(?:{_GRANTED}|{_RANKED}|be\s+interviewed)"

_PROMISES = (
    Late(rf"\b{_PROMISED}\s+{_TO_WHOM}(?:of\s+)?{_PRIZE}", _FLAGS, needs="promis guarantee assur"),
    Late(
        rf"""\b(?:interviews?|match|{_PLACE})\s+(?:is|are|was|were|will\s+be|has\s+been|have\s+been)\s+
            (?:already\s+|as\s+good\s+as\s+)?{_PROMISED}""",
        _FLAGS,
        needs="promis guarantee assur",
    ),
    Late(
        rf"""\b(?:told|assured|promised)\s+(?:me|us)\s+(?:that\s+)?(?:I|we)\s+
            (?:will|would|shall|am\s+going\s+to)\s+{_WON}""",
        _FLAGS,
        needs="told assured promised",
    ),
    Late(
        rf"\b(?:said|says|confirmed|wrote)\s+(?:that\s+)?I\s+(?:will|would|am\s+going\s+to)\s+{_WON}",
        _FLAGS,
        needs="said says confirmed wrote",
    ),
    Late(
        rf"""\b(?:you|(?:all|every|our|visiting)?\s*(?:rotators?|students?))\s+
            (?:will|(?:is|are)\s+(?:sure|certain|bound|going|guaranteed)\s+to)\s+{_WON}""",
        _FLAGS,
        needs="interview match ranked place position spot slot",
    ),
    Late(
        r"""\b(?:you|rotators?|students?)\s+(?:is|are)\s+(?:sure|certain|bound|guaranteed)\s+to\s+match""",
        _FLAGS,
        needs="match",
    ),
    Late(
        r"""\b(?:I|we)\s+(?:will|shall)\s+(?:rank\s+you\s+(?:to\s+match|highly|high|first|near\s+the\s+top)
            |(?:give|offer|grant)\s+you\s+an?\s+interview)""",
        _FLAGS,
        needs="rank interview",
    ),
    Late(
        rf"\b{_DETERMINER}\s+(?:guaranteed|promised|assured)\s+(?:interview|match|{_PLACE})",
        _FLAGS,
        needs="guaranteed promised assured",
    ),
)
"""Words by which an interview, a rank or a place is promised."""

_NO_PROMISE = re.compile(
    r"""\b(?:not|no|never|nobody|nothing|neither|nor|without|cannot|can|whether|if|hop(?:e|es|ed|ing)|wish\w*|
    would\s+(?:be|welcome|like)|might|may|could)\b|n['’]t\b|\bI(?:\s+had|\s+have|['’]d|['’]ve)?\s*$""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words before a promise that deny it, ask about it, hope for it, or say that the applicant made it."""

_SENTENCE_END = re.compile(r"(?<=[.!?;])\s+")


def promises_in(text: str) -> Iterator[str]:
    """The sentences of `text` that tell a promise of an interview, a rank or a place."""
    for sentence in _SENTENCE_END.split(text):
        if sentence.rstrip().endswith("?"):
            continue
        if any(_is_promise(sentence, promise) for promise in _PROMISES):
            yield sentence.strip()


def _is_promise(sentence: str, promise: Late) -> bool:
    return any(
        not _NO_PROMISE.search(_clause_before(sentence, each.start())) for each in promise.finditer(sentence)
    )


def _clause_before(sentence: str, start: int) -> str:
    """What stands before in the same clause; "… but" begins another."""
    return re.split(r"[:—]|\bbut\b", sentence[:start])[-1]


def _reads_all(_words: Words) -> bool:
    return True


@rule_on_words(
    "HON002",
    "A promise of an interview or a place",
    looks_at="Sentences that tell of a promise by a program or a writer, in every paper.",
    importance=Importance.HIGH,
    confidence=Confidence.LIKELY,
    sources=[guide("FAQ 3")],
    reads=_reads_all,
    holds=True,
)
def promise_of_a_place(_dossier: Dossier, _plan: Plan, papers: Sequence[Words]) -> Iterator[Remark]:
    """No rotation brings an interview or a place for certain, and a paper that says so harms who said it.

    What you hope for, ask about, or say is not promised, is in order.

    Wrong when the words are about something else: then acknowledge the text.
    """
    for words in papers:
        for block in words.blocks():
            for sentence in promises_in(block):
                yield Remark(
                    message=f'This sounds like a promise: "{_quoted(sentence)}".',
                    hint="Take it out: nobody can promise an interview or a match.",
                    place=words.place,
                    paper=words.paper,
                    text=block,
                )


def _quoted(sentence: str) -> str:
    short = sentence.split()
    return " ".join(short[:_MOST_WORDS_QUOTED]) + (" …" if len(short) > _MOST_WORDS_QUOTED else "").rstrip(
        "."
    )
