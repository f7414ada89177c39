"""Rules on honesty: an observer's acts, praise of oneself, promises."""

import re
from collections.abc import Iterator, Sequence

from awaykit.model.dossier import Dossier
from awaykit.model.merges import mergeable, merges, way
from awaykit.model.record import Experience
from awaykit.model.rotations import Rotation, RotationState
from awaykit.plan.applicant_status import tells_of
from awaykit.plan.plan import Plan
from awaykit.review.findings import Confidence, Importance, Remark, guide, rule_of_thumb
from awaykit.review.rule import TextsRule, rule
from awaykit.review.texts import FieldText, Words
from awaykit.screen.honesty import acts_told, duties_allowed, praise_in, promises_in

_MOST_NAMED = 3
_MOST_WORDS_EACH = 5
_MOST_WORDS_QUOTED = 9

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
        rotations = _watched(dossier, text.place)
        allowed = {duty for rotation in rotations for duty in duties_allowed(rotation.role_allowed)}
        acts = acts_told(text.text, bare=_is_without_subject(text.place)) if rotations else ()
        if told := [words for duty, words in acts if duty not in allowed]:
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
        is_read = _TO_OTHERS.fullmatch(text.place) is not None
        praise = praise_in(text.text, bare=_is_without_subject(text.place)) if is_read else ()
        if found := list(praise):
            yield from text.remarks(
                f"These words praise yourself: {_quoted(found)}.", "Leave them out, and let a fact say it."
            )


def _is_without_subject(place: str) -> bool:
    """Whether it is a field of phrases that begin with a verb: who did it goes without saying."""
    return place.endswith((".i_did", ".fact", ".changed", ".description"))


def _watched(dossier: Dossier, place: str) -> list[Rotation]:
    """The observer's rotations that the field is about; none if one of them was hands-on.

    An experience is about those that it names, itself or together with what it is merged into.
    """
    told: list[Rotation] = []
    if found := _IN_ROTATION.fullmatch(place):
        told = [dossier.rotations[int(found["row"])]]
    elif found := _IN_EXPERIENCE.fullmatch(place):
        things, entry = mergeable(dossier), f"experiences[{found['row']}]"
        told = [
            rotation
            for thing in (things[step] for step in (entry, *way(entry, merges(dossier))))
            for rotation in dossier.rotations
            if thing is rotation or (isinstance(thing, Experience) and tells_of(thing, rotation))
            if rotation.state is not RotationState.CANCELLED
        ]
    return told if all(rotation.is_observer for rotation in told) else []


def _quoted(found: Sequence[str]) -> str:
    """The first few of the words found, each in quotes and short."""
    short = dict.fromkeys(" ".join(words.split()[:_MOST_WORDS_EACH]) for words in found)
    return ", ".join(f'"{words}"' for words in list(short)[:_MOST_NAMED])


@rule(
    "HON002",
    "A promise of an interview or a place",
    looks_at="Sentences that tell of a promise by a program or a writer, in every paper.",
    importance=Importance.HIGH,
    confidence=Confidence.LIKELY,
    sources=[guide("FAQ 3")],
    reads=lambda _words: True,
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
                short = sentence.split()
                quoted = " ".join(short[:_MOST_WORDS_QUOTED])
                quoted = f"{quoted} …" if len(short) > _MOST_WORDS_QUOTED else quoted
                yield words.remark(
                    f'This sounds like a promise: "{quoted}".',
                    "Take it out: nobody can promise an interview or a match.",
                    block,
                )
