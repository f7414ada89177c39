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
from awaykit.review.texts import Words
from awaykit.sentences import sentences


def _any_of(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{words})", re.IGNORECASE)


_NAMED_BY = MappingProxyType(
    {
        "letter-packet": _any_of(r"packet"),
        "cv": _any_of(r"cv(?!\w)|r[eé]sum[eé]|curriculum"),
        "photo": _any_of(r"photo|picture"),
        "transcript": _any_of(r"transcript|marks? sheet"),
        "final-year-proof": _any_of(r"final.year|enrol|student status|bonafide"),
        "score-report": _any_of(r"scores?(?!\w)|score report|usmle|step [123](?!\w)"),
        "immunizations": _any_of(r"immuni[sz]|vaccin"),
        "tb-test": _any_of(r"tb(?!\w)|tubercul|quantiferon|mantoux"),
        "health-insurance": _any_of(r"(?:health |medical |travel )?insurance"),
        "malpractice": _any_of(r"malpractice|liability"),
        "deans-letter": _any_of(r"dean|mspe"),
        "passport": _any_of(r"passport"),
        "background-check": _any_of(r"background|police|criminal"),
        "english-test": _any_of(r"english|toefl|ielts|oet(?!\w)"),
        "certificate": _any_of(r"certificate|training|hipaa"),
        "structured-letter-form": _any_of(r"(?:structured.letter |letter )?form(?!\w)"),
        "other": _any_of(r"documents?|papers?|forms?|files?|letters?"),
    }
)
"""How the words of an e-mail can name each thing that goes with it."""

_IN_WORDS = MappingProxyType(
    {"letter-packet": "the packet", "cv": "your CV", "tb-test": "your TB test result", "other": "a document"}
)

_CLAIM = re.compile(
    r"""(?<!\w)(?:
      attached (?! \s to \s (?! (?:this|the|my) \s (?:e-?mail|message|mail) ) ) | attachments? | attaching
    | (?<=I[ ])attach | enclos(?:ures?|ing) | (?: find | are | is | have ) \s enclosed
    | enclosed (?= \s (?: is | are | you | please | my | find ) )
    )(?!\w)""",
    re.VERBOSE | re.IGNORECASE,
)
_DENIES = re.compile(r"(?<!\w)(?:not?|never|nothing|without|cannot|\w+n['’]t)(?!\w)", re.IGNORECASE)
_ONLY_SUPPOSES = re.compile(
    r"(?<!\w)(?:can|could|may|might|shall|should|will|would|if|as soon as|once|any|which|what|in an?)(?!\w)",
    re.IGNORECASE,
)
_THE = re.compile(r"(?<!\w)(?:the|this|my)\s+$", re.IGNORECASE)
_VERB = re.compile(r"(?<!\w)(?:is|are|was|were|will|can|has|have|had|follows?|am|I)(?!\w)", re.IGNORECASE)
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
        for kind in dict.fromkeys(carried):
            if not _names(kind, text):
                what = _in_words(kind)
                yield words.remark(
                    f"{what[:1].upper()}{what[1:]} goes with this e-mail, which does not name it.",
                    "Name it in the message, or take it away.",
                    blocks[0] if blocks else "",
                )


def _claims(block: str) -> Iterator[re.Match[str]]:
    """The places in sentences that say that something goes with the e-mail."""
    for sentence in sentences(block, also_at=";"):
        found = _CLAIM.search(sentence)
        before = sentence[: found.start()] if found else ""
        is_there = _THE.search(before) or not _ONLY_SUPPOSES.search(before)
        if found and is_there and not _DENIES.search(before):
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
        piece for pieces in lists for piece in takewhile(lambda each: not _VERB.search(each), pieces)
    )


def _kinds_in(pieces: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """The kinds that each piece can mean: "malpractice insurance" names two, and is one of them."""
    found = (tuple(kind for kind in _NAMED_BY if kind != "other" and _names(kind, piece)) for piece in pieces)
    return tuple(dict.fromkeys(kinds for kinds in found if kinds))


def _names(kind: str, text: str) -> bool:
    pattern = _NAMED_BY.get(kind)
    return pattern is None or pattern.search(text) is not None


def _in_words(kind: str) -> str:
    return _IN_WORDS.get(kind) or f"your {kind.replace('-', ' ').replace('deans', 'dean’s')}"
