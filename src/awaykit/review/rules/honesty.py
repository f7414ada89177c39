"""Rules on honesty: an observer's acts, praise of oneself, promises."""

import re
from collections.abc import Iterator, Sequence

from awaykit.model.dossier import Dossier
from awaykit.model.merges import mergeable, merges, way
from awaykit.model.record import Experience
from awaykit.model.rotations import Rotation, RotationState
from awaykit.plan.experiences import tells_of
from awaykit.plan.plan import Plan
from awaykit.review.findings import Confidence, Importance, Remark, guide, rule_of_thumb
from awaykit.review.rule import TextsRule, rule
from awaykit.review.texts import FieldText, Words
from awaykit.screen.honesty.observer_acts import acts_told, duties_allowed
from awaykit.screen.honesty.self_praise import praise_in
from awaykit.screen.patients.lazy_pattern import LazyPattern

_MOST_NAMED = 3
_MOST_WORDS_EACH = 5

_IN_ROTATION = re.compile(
    r"rotations\[(?P<row>[0-9]+)\]\.(?P<field>key_cases\[[0-9]+\]\.(?:problem|i_did|outcome|learned)|"
    r"contributions\[[0-9]+\]\.fact|feedback\[[0-9]+\]\.changed|letter_writers\[[0-9]+\]\.own_words|"
    r"eras\.(?:description|reflection))"
)
_IN_EXPERIENCE = re.compile(
    r"experiences\[(?P<row>[0-9]+)\]\.(?P<field>facts\[[0-9]+\]\.fact|description|reflection)"
)
_TO_OTHERS = re.compile(
    rf"rotations\[[0-9]+\]\.(?:key_cases\[[0-9]+\]\.(?:i_did|learned)|contributions\[[0-9]+\]\.fact|"
    rf"feedback\[[0-9]+\]\.changed|letter_writers\[[0-9]+\]\.own_words)|{_IN_EXPERIENCE.pattern}|"
    r"rotations\[[0-9]+\]\.eras\.(?:description|reflection)|"
    r"eras\.(?:impactful_experience|hobbies|geographic_preferences\[[0-9]+\]\.why)|"
    r"programs\[[0-9]+\]\.rotation\.why|statement\.text"
)
_WITHOUT_SUBJECT = re.compile(r".*\.(?:i_did|fact|changed|description)")
"""Fields of phrases that begin with a verb: who did it goes without saying."""


@rule(
    "HON001",
    "An observer is credited with a hands-on act",
    on=TextsRule,
    looks_at="Your cases, contributions, own words and experiences that tell of a rotation where you "
    "may only watch, or are merged into one.",
    importance=Importance.HIGH,
    confidence=Confidence.LIKELY,
    sources=[guide("1.1")],
    holds=True,
)
def hands_on_act_of_an_observer(
    dossier: Dossier, _plan: Plan, texts: Sequence[FieldText]
) -> Iterator[Remark]:
    """An observer writes no orders or notes, admits, examines and treats nobody.

    A letter that says otherwise harms the writer and you. What others did is no finding, nor what you
    did not do, nor what `role_allowed` lists.

    Wrong when the role did allow the act: then list it in role_allowed. Wrong also when someone else
    did it: then name them, or acknowledge the text.
    """
    for text in texts:
        if told := _acts(text, _watched(dossier, text.place)):
            yield from text.remarks(
                f"Your role was to watch, but this tells a hands-on act as yours: {_quoted(told)}.",
                "Write what you saw, asked or presented; name who did it; or list it in role_allowed.",
            )


@rule(
    "HON003",
    "Praise of yourself",
    on=TextsRule,
    looks_at="Your own words, cases, contributions, experiences, statement and reasons for programs.",
    importance=Importance.LOW,
    confidence=Confidence.LIKELY,
    sources=[rule_of_thumb("Readers trust facts; praise is for the letter writer to give")],
    holds=True,
)
def praise_of_oneself(_dossier: Dossier, _plan: Plan, texts: Sequence[FieldText]) -> Iterator[Remark]:
    """A reader believes what you did, and doubts adjectives that you give yourself.

    Praise of others, and words of medicine such as "excellent response", are no finding.

    Wrong when the words are not about you, or are someone's judgement that you report: then
    acknowledge the text.
    """
    for text in texts:
        if _TO_OTHERS.fullmatch(text.place):
            bare = _WITHOUT_SUBJECT.fullmatch(text.place) is not None
            if found := list(praise_in(text.text, bare=bare)):
                yield from text.remarks(
                    f"These words praise yourself: {_quoted(found)}.",
                    "Leave them out, and let a fact say it.",
                )


def _acts(text: FieldText, rotations: Sequence[Rotation]) -> list[str]:
    """The words of acts that no role of these rotations allowed; none where no rotation was to watch."""
    if not rotations:
        return []
    allowed = {duty for rotation in rotations for duty in duties_allowed(rotation.role_allowed)}
    bare = _WITHOUT_SUBJECT.fullmatch(text.place) is not None
    return [act.words for act in acts_told(text.text, bare=bare) if act.duty not in allowed]


def _watched(dossier: Dossier, place: str) -> tuple[Rotation, ...]:
    """The observer's rotations that the field tells of; none if one of them was hands-on."""
    if found := _IN_ROTATION.fullmatch(place):
        told: tuple[Rotation, ...] = (dossier.rotations[int(found["row"])],)
    elif found := _IN_EXPERIENCE.fullmatch(place):
        told = tuple(_told_by(dossier, int(found["row"])))
    else:
        told = ()
    return told if all(rotation.is_observer for rotation in told) else ()


def _told_by(dossier: Dossier, row: int) -> Iterator[Rotation]:
    """The rotations of which an experience tells, itself or together with what it is merged into."""
    things, place = mergeable(dossier), f"experiences[{row}]"
    for thing in (things[step] for step in (place, *way(place, merges(dossier)))):
        for rotation in dossier.rotations:
            is_told = thing is rotation or (isinstance(thing, Experience) and tells_of(thing, rotation))
            if is_told and rotation.state is not RotationState.CANCELLED:
                yield rotation


def _quoted(found: Sequence[str]) -> str:
    """The first few of the words found, each in quotes and short."""
    short = dict.fromkeys(" ".join(words.split()[:_MOST_WORDS_EACH]) for words in found)
    return ", ".join(f'"{words}"' for words in list(short)[:_MOST_NAMED])


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
    LazyPattern(rf"\b{_PROMISED}\s+{_TO_WHOM}(?:of\s+)?{_PRIZE}", _FLAGS, needs="promis guarantee assur"),
    LazyPattern(
        rf"""\b(?:interviews?|match|{_PLACE})\s+(?:is|are|was|were|will\s+be|has\s+been|have\s+been)\s+
            (?:already\s+|as\s+good\s+as\s+)?{_PROMISED}""",
        _FLAGS,
        needs="promis guarantee assur",
    ),
    LazyPattern(
        rf"""\b(?:told|assured|promised)\s+(?:me|us)\s+(?:that\s+)?(?:I|we)\s+
            (?:will|would|shall|am\s+going\s+to)\s+{_WON}""",
        _FLAGS,
        needs="told assured promised",
    ),
    LazyPattern(
        rf"\b(?:said|says|confirmed|wrote)\s+(?:that\s+)?I\s+(?:will|would|am\s+going\s+to)\s+{_WON}",
        _FLAGS,
        needs="said says confirmed wrote",
    ),
    LazyPattern(
        rf"""\b(?:you|(?:all|every|our|visiting)?\s*(?:rotators?|students?))\s+
            (?:will|(?:is|are)\s+(?:sure|certain|bound|going|guaranteed)\s+to)\s+{_WON}""",
        _FLAGS,
        needs="interview match ranked place position spot slot",
    ),
    LazyPattern(
        r"""\b(?:you|rotators?|students?)\s+(?:is|are)\s+(?:sure|certain|bound|guaranteed)\s+to\s+match""",
        _FLAGS,
        needs="match",
    ),
    LazyPattern(
        r"""\b(?:I|we)\s+(?:will|shall)\s+(?:rank\s+you\s+(?:to\s+match|highly|high|first|near\s+the\s+top)
            |(?:give|offer|grant)\s+you\s+an?\s+interview)""",
        _FLAGS,
        needs="rank interview",
    ),
    LazyPattern(
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


def _is_promise(sentence: str, promise: LazyPattern) -> bool:
    return any(
        not _NO_PROMISE.search(_clause_before(sentence, each.start())) for each in promise.finditer(sentence)
    )


def _clause_before(sentence: str, start: int) -> str:
    """What stands before in the same clause; "… but" begins another."""
    return re.split(r"[:—]|\bbut\b", sentence[:start])[-1]


def _reads_all(_words: Words) -> bool:
    return True


@rule(
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
                    message=f'This sounds like a promise: "{_promise_quoted(sentence)}".',
                    hint="Take it out: nobody can promise an interview or a match.",
                    place=words.place,
                    paper=words.paper,
                    text=block,
                )


def _promise_quoted(sentence: str) -> str:
    short = sentence.split()
    return " ".join(short[:_MOST_WORDS_QUOTED]) + (" …" if len(short) > _MOST_WORDS_QUOTED else "").rstrip(
        "."
    )
