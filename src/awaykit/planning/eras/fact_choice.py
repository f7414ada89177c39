"""The best set of sentences that fits a field, found exactly."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from awaykit.model.record import FactShows

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
            fronts = _with_most(fronts)
    best = max(
        ((coverage, partial) for coverage, front in fronts.items() for partial in front),
        key=lambda found: _rank(*found),
    )[1]
    return tuple(index for index in range(number) if best.chosen >> (number - 1 - index) & 1)


def _rank(coverage: int, partial: _Partial) -> tuple[int, int, int, int, int]:
    """What is better is greater."""
    first = partial.counts >> (2 * _BITS)
    others = partial.counts & ((1 << 2 * _BITS) - 1)
    return first, coverage.bit_count(), others, -partial.length, partial.chosen


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


def _with_most(fronts: dict[int, list[_Partial]]) -> dict[int, list[_Partial]]:
    """Those with the most sentences, while all are of priority 1: nothing that comes later outweighs one."""
    most = max(partial.counts for front in fronts.values() for partial in front)
    return {
        coverage: [partial for partial in front if partial.counts == most]
        for coverage, front in fronts.items()
    }


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
