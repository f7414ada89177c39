"""HON: an observer is credited with no hands-on act, and nobody praises themselves."""

import re
from collections.abc import Iterator, Sequence

from awaykit.model.dossier import Dossier
from awaykit.model.merges import mergeable, merges, way
from awaykit.model.record import Experience
from awaykit.model.rotations import Rotation, RotationState
from awaykit.planning.experiences import tells_of
from awaykit.planning.plan import Plan
from awaykit.review.findings import Importance, Remark
from awaykit.review.observer_acts import acts_told, duties_allowed
from awaykit.review.rules import rule_on_texts
from awaykit.review.self_praise import praise_in
from awaykit.review.sources import guide, rule_of_thumb
from awaykit.review.texts import FieldText

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


@rule_on_texts(
    "HON001",
    "An observer is credited with a hands-on act",
    looks_at="Your cases, contributions, own words and experiences that tell of a rotation where you "
    "may only watch, or are merged into one.",
    importance=Importance.HIGH,
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


@rule_on_texts(
    "HON003",
    "Praise of yourself",
    looks_at="Your own words, cases, contributions, experiences, statement and reasons for programs.",
    importance=Importance.LOW,
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
