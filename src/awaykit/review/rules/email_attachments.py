"""Rule on what an e-mail says is attached."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from types import MappingProxyType

from awaykit.model.dossier import Dossier
from awaykit.plan.plan import Plan
from awaykit.review.findings import Confidence, Importance, Remark, rule_of_thumb
from awaykit.review.rule import rule
from awaykit.review.rules.emails import is_mail, printed_field
from awaykit.review.rules.papers import LEXICON
from awaykit.review.texts import Words
from awaykit.screen.text_rules import TextRules
from awaykit.sentences import sentences

_THINGS = TextRules(LEXICON, "attachments")
_IN_WORDS = MappingProxyType(
    {"letter-packet": "the packet", "cv": "your CV", "tb-test": "your TB test result", "other": "a document"}
)

_BEGINS = re.compile(r"^\W*(?:(?:is|are|please find)\W+)?", re.IGNORECASE)
_ENDS = re.compile(r"(.*)(?<!\w)(?:is|are)\s+(?:also\s+|again\s+)?$", re.IGNORECASE)
_JOINTS = re.compile(r",\s*(?:and\s+)?|\s+and\s+|\s+as well as\s+", re.IGNORECASE)


@rule(
    "EML003",
    "What is said to be attached is attached, and the other way round",
    looks_at="The sentences of an e-mail that speak of attachments, and what goes with it.",
    importance=Importance.HIGH,
    sources=[
        rule_of_thumb("A missing attachment costs a second message; one that nobody announced is not opened")
    ],
    reads=is_mail,
    confidence=Confidence.LIKELY,
    holds=True,
)
def attachments_fit(dossier: Dossier, _plan: Plan, papers: Sequence[Words]) -> Iterator[Remark]:
    """A reader who looks for an attachment in vain has to write back, and many do not.

    Wrong when the e-mail names what it carries in words that this rule does not know: then
    acknowledge the text.
    """
    for words in papers:
        carried = words.mail.attached if words.mail else ()
        blocks = tuple(words.blocks())
        for index, block in enumerate(blocks):
            for claim in _claims(block):
                claimed = _kinds_claimed(claim)
                if not claimed and block.endswith(":"):
                    items = takewhile(lambda each: each.startswith("- "), blocks[index + 1 :])
                    claimed = _kinds_in(each.removeprefix("- ") for each in items)
                if not carried:
                    says = "This e-mail says that something is attached, and nothing is."
                    hint = "Attach it, or take the sentence out."
                    yield words.remark(says, hint, block, place=printed_field(dossier, words, block))
                    continue
                for kinds in (each for each in claimed if not {*each, "other"} & set(carried)):
                    says = f"This e-mail says that {_in_words(kinds[0])} is attached, and it is not."
                    hint = "Attach it, or take it out of the sentence."
                    yield words.remark(says, hint, block, place=printed_field(dossier, words, block))
        text = " ".join(blocks)
        unnamed = {row.kind for row in _THINGS.rows if not row.first(text)}
        for kind in dict.fromkeys(carried):
            if kind in unnamed:
                what = _in_words(kind)
                yield words.remark(
                    f"{what[:1].upper()}{what[1:]} goes with this e-mail, which does not name it.",
                    "Name it in the message, or take it away.",
                    blocks[0] if blocks else "",
                )


def _claims(block: str) -> Iterator[re.Match[str]]:
    """The places in sentences that say that something goes with the e-mail."""
    for sentence in sentences(block, also_at=";"):
        found = LEXICON["attached"].search(sentence)
        before = sentence[: found.start()] if found else ""
        is_there = LEXICON["article"].search(before) or not LEXICON["supposition"].search(before)
        if found and is_there and not LEXICON["denial"].search(before):
            yield found


def _kinds_claimed(found: re.Match[str]) -> tuple[tuple[str, ...], ...]:
    """For each thing that is said to be attached ("Attached is my CV"), the kinds that it can be."""
    sentence = found.string
    after = _BEGINS.sub("", sentence[found.end() :])
    said = _ENDS.search(sentence[: found.start()])
    before = _JOINTS.split(said[1]) if said else []
    lists = (_JOINTS.split(after), reversed(before))
    # The things of a list go up to a piece that says something of its own.
    return _kinds_in(
        piece
        for pieces in lists
        for piece in takewhile(lambda each: not LEXICON["verb"].search(each), pieces)
    )


def _kinds_in(pieces: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """The kinds that each piece can mean: "malpractice insurance" names two, and is one of them."""
    rows = [row for row in _THINGS.rows if row.kind != "other"]
    found = (tuple(row.kind for row in rows if row.first(piece)) for piece in pieces)
    return tuple(dict.fromkeys(kinds for kinds in found if kinds))


def _in_words(kind: str) -> str:
    return _IN_WORDS.get(kind) or f"your {kind.replace('-', ' ').replace('deans', 'dean’s')}"
