import time
from collections.abc import Sequence
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awaykit.model.record import FactShows
from awaykit.plan.eras.draft import best_choice
from awaykit.plan.eras.drafted import Phrase, Sentence

DID = frozenset({FactShows.DID})
RESULT = frozenset({FactShows.RESULT})
US_SYSTEM = frozenset({FactShows.US_SYSTEM})


def sentence(length: int, priority: int = 2, shows: frozenset[FactShows] = DID) -> Sentence:
    return Sentence(Phrase("", "", priority, shows), "", length)


def length_of(chosen: Sequence[Sentence]) -> int:
    return sum(one.length for one in chosen) + max(0, len(chosen) - 1)


def best_by_trying_all(sentences: Sequence[Sentence], limit: int) -> tuple[int, ...]:
    """The definition itself: every set that fits, ranked; of equals the one that comes first in order."""

    def rank(indices: tuple[int, ...]) -> tuple[object, ...]:
        chosen = [sentences[index] for index in indices]
        covered = {shown for one in chosen for shown in one.phrase.shows}
        of = [sum(one.phrase.priority == priority for one in chosen) for priority in (1, 2, 3)]
        return -of[0], -len(covered), -of[1], -of[2], length_of(chosen), indices

    every = (
        indices for size in range(len(sentences) + 1) for indices in combinations(range(len(sentences)), size)
    )
    return min(
        (indices for indices in every if length_of([sentences[index] for index in indices]) <= limit),
        key=rank,
    )


some_sentences = st.lists(
    st.builds(
        sentence,
        length=st.integers(1, 12),
        priority=st.integers(1, 3),
        shows=st.frozensets(st.sampled_from(FactShows), max_size=3),
    ),
    max_size=10,
)


@given(some_sentences, st.integers(0, 30) | st.integers(30, 90))
def test_the_choice_is_the_one_that_trying_all_finds(sentences: list[Sentence], limit: int) -> None:
    assert best_choice(sentences, limit) == best_by_trying_all(sentences, limit)


@given(st.lists(st.sampled_from([sentence(5), sentence(5, 1, RESULT)]), max_size=10), st.integers(0, 40))
def test_among_equal_sentences_the_earliest_are_chosen(sentences: list[Sentence], limit: int) -> None:
    assert best_choice(sentences, limit) == best_by_trying_all(sentences, limit)


def test_one_more_of_priority_1_outweighs_all_coverage() -> None:
    sentences = [sentence(10, 1), sentence(10, 1), sentence(11, 1, RESULT | US_SYSTEM)]
    assert best_choice(sentences, 21) == (0, 1)


def test_coverage_outweighs_the_number_of_priority_2() -> None:
    sentences = [sentence(10, 1), sentence(10), sentence(10), sentence(21, 3, RESULT)]
    assert best_choice(sentences, 32) == (0, 3)


@pytest.mark.parametrize("shows", [DID, RESULT])
def test_of_equals_the_shorter_set_is_chosen(shows: frozenset[FactShows]) -> None:
    assert best_choice([sentence(30), sentence(29, shows=shows)], 40) == (1,)


@pytest.mark.parametrize("shows", [DID, RESULT])
def test_of_sets_as_short_the_earlier_is_chosen(shows: frozenset[FactShows]) -> None:
    assert best_choice([sentence(30), sentence(30, shows=shows)], 40) == (0,)


def test_all_are_chosen_where_all_fit_to_the_last_character_and_not_with_one_less() -> None:
    sentences = [sentence(10), sentence(10), sentence(9)]
    assert best_choice(sentences, 31) == (0, 1, 2)
    assert best_choice(sentences, 30) == (0, 2)


@pytest.mark.parametrize("limit", [0, 9])
def test_nothing_is_chosen_where_every_sentence_is_too_long(limit: int) -> None:
    assert best_choice([sentence(10), sentence(20, 1)], limit) == ()


def test_nothing_is_chosen_of_nothing() -> None:
    assert best_choice([], 750) == ()


def test_forty_facts_are_chosen_within_a_tenth_of_a_second() -> None:
    kinds = [DID, RESULT, US_SYSTEM, DID | US_SYSTEM, RESULT | US_SYSTEM]
    sentences = [sentence(20 + 37 * row % 101, row % 3 + 1, kinds[row % 5]) for row in range(40)]
    spent = []
    for _ in range(3):
        began = time.perf_counter()
        best_choice(sentences, 750)
        spent.append(time.perf_counter() - began)
    assert min(spent) < 0.1
