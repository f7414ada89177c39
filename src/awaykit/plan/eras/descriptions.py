"""A description that fits the form, composed from facts by priority."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from awaykit.form_text import Accents, Change, FormText, as_sentence, form_copy, form_length
from awaykit.model.record import FactShows
from awaykit.plan.eras.drafted import Block, Description, Entry, LeftOutSentence, OwnText, Phrase, Sentence

_JOINT = 1
"""Characters between two sentences: a space."""

_BITS = 20
"""Bits for the number of sentences of one priority; a field never holds a million of them."""

_PRIORITIES = (1, 2, 3)
_CATEGORIES = {shown: 1 << number for number, shown in enumerate(FactShows)}


@dataclass(frozen=True, slots=True)
class Choosable:
    """A sentence as the choice sees it; `length` in characters."""

    length: int
    priority: int
    shows: frozenset[FactShows]


@dataclass(frozen=True, slots=True)
class _Partial:
    """The best found so far of one coverage and length.

    `counts` holds the sentences of each priority, 1 in the highest bits; `chosen` has a bit for each
    sentence, the first in the highest, so that of two sets of one size the greater is the earlier.
    """

    length: int
    counts: int
    chosen: int


def best_choice(sentences: Sequence[Choosable], limit: int) -> tuple[int, ...]:
    """The indices, in order, of the sentences that fit into `limit` characters joined by one space.

    The choice has the most sentences of priority 1; then covers the most of what sentences can show;
    then has the most of priority 2; then of priority 3; then the fewest characters; then the earliest
    sentences.
    """
    number = len(sentences)
    fronts: dict[int, list[_Partial]] = {0: [_Partial(-_JOINT, 0, 0)]}
    for priority in _PRIORITIES:
        for index, one in enumerate(sentences):
            if one.priority == priority:
                fronts = _with(fronts, one, 1 << (number - 1 - index), limit)
        if priority == _PRIORITIES[0]:
            # Those with the most sentences: nothing that comes later outweighs one of priority 1.
            most = max(partial.counts for front in fronts.values() for partial in front)
            fronts = {
                coverage: [partial for partial in front if partial.counts == most]
                for coverage, front in fronts.items()
            }
    best = max(
        (
            partial.counts >> (2 * _BITS),
            coverage.bit_count(),
            partial.counts & ((1 << 2 * _BITS) - 1),
            -partial.length,
            partial.chosen,
        )
        for coverage, front in fronts.items()
        for partial in front
    )[-1]
    return tuple(index for index in range(number) if best >> (number - 1 - index) & 1)


def _with(
    fronts: dict[int, list[_Partial]], one: Choosable, bit: int, limit: int
) -> dict[int, list[_Partial]]:
    """The fronts when a sentence more can be chosen."""
    weight = 1 << (_BITS * (_PRIORITIES[-1] - one.priority))
    shown = sum(_CATEGORIES[each] for each in one.shows)
    longest = limit - one.length - _JOINT
    found: dict[int, list[_Partial]] = {coverage: list(front) for coverage, front in fronts.items()}
    for coverage, front in fronts.items():
        added = [
            _Partial(old.length + one.length + _JOINT, old.counts + weight, old.chosen | bit)
            for old in front
            if old.length <= longest
        ]
        if added:
            found.setdefault(coverage | shown, []).extend(added)
    return {coverage: list(_undominated(front)) for coverage, front in found.items()}


def _undominated(partials: list[_Partial]) -> Iterator[_Partial]:
    """Those to which no shorter one, and no better one of the same length, is an equal.

    With one coverage, whatever can be added to the longer can be added to the shorter: what is no
    better now never becomes the best.
    """
    most = -1
    for partial in sorted(partials, key=lambda one: (one.length, -one.counts, -one.chosen)):
        if partial.counts > most:
            most = partial.counts
            yield partial


_SENTENCE_JOINT = " "


def describe(entry: Entry, limit: int, accents: Accents) -> Description:
    """The description of `entry` for a field of `limit` characters, whole sentences only.

    An own description is used as it is and never cut. Else sentences go by priority; of one
    priority those that show a skill of the US system come first, then dossier order decides.
    """
    if entry.own_description is not None:
        return Description(block=own_block(entry.own_description, limit, accents))
    sentences = _sentences(entry.phrases, accents)
    choosable = [Choosable(one.length, one.phrase.priority, one.phrase.shows) for one in sentences]
    indices = best_choice(choosable, limit)
    chosen = sorted((sentences[index] for index in indices), key=_by_priority)
    times = Counter[tuple[str, str]]()
    for one in chosen:
        for change in form_copy(as_sentence(one.phrase.words), accents).changes:
            times[change.was, change.became] += change.times
    changes = tuple(Change(was, became, number) for (was, became), number in times.items())
    text = FormText(_SENTENCE_JOINT.join(one.text for one in chosen), changes)
    used = text.length + bool(text.length) * len(_SENTENCE_JOINT)
    rest = (one for index, one in enumerate(sentences) if index not in indices)
    return Description(
        block=Block(text=text, limit=limit),
        sentences=tuple(chosen),
        left_out=tuple(
            LeftOutSentence(one, over=used + one.length - limit, is_too_long=one.length > limit)
            for one in sorted(rest, key=_by_priority)
        ),
    )


def own_block(text: OwnText, limit: int | None, accents: Accents) -> Block:
    """A text of the applicant's as a block: a plain copy, counted, never cut."""
    return Block(text=form_copy(text.words.strip(), accents), limit=limit, place=text.place)


def _by_priority(one: Sentence) -> tuple[int, bool]:
    return one.phrase.priority, FactShows.US_SYSTEM not in one.phrase.shows


def _sentences(phrases: Iterable[Phrase], accents: Accents) -> list[Sentence]:
    """The phrases as sentences, in dossier order; of two with the same text the weightier is kept.

    A phrase without a letter or digit in its plain copy says nothing.
    """
    kept: dict[str, Sentence] = {}
    for phrase in phrases:
        text = form_copy(as_sentence(phrase.words), accents).text
        known = kept.get(text.casefold())
        is_news = known is None or phrase.priority < known.phrase.priority
        if is_news and any(character.isalnum() for character in text):
            kept[text.casefold()] = Sentence(phrase, text, form_length(text))
    return list(kept.values())
