"""The best sets of candidates, exactly: branch and bound through the calendar.

Of two sets with the same points the smaller comes first; then the one that has the better of the
rotations in which they differ, by their own points and then by dossier order. A set that only leaves
out rotations of a better one is no other choice, and is passed over.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import inf

from awaykit.planning.portfolio.candidates import overlap
from awaykit.planning.portfolio.chosen import Candidate
from awaykit.planning.portfolio.makeup import SetValues
from awaykit.planning.portfolio.set_points import SetRules

_BITS_OF_A_COUNT = 8


@dataclass(frozen=True, slots=True)
class Limits:
    """What a set must keep to: `most` rotations, `money` in US dollars (None: no limit)."""

    most: int
    money: int | None


def in_order(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """The best single candidates first, equal ones in dossier order."""
    return tuple(sorted(candidates, key=lambda candidate: -candidate.score))


def best_sets(
    candidates: Iterable[Candidate],
    must: frozenset[str],
    settled: Sequence[Candidate],
    rules: SetRules,
    limits: Limits,
    *,
    wanted: int = 3,
) -> tuple[tuple[Candidate, ...], ...]:
    """At most `wanted` sets, the best first; each holds all of `must`, and at least one rotation.

    Every candidate has dates. `must` are ids of candidates that fit together and keep to the
    limits. The rotations of a set stand in order of time.
    """
    ordered = in_order(candidates)
    held = tuple(each for each in ordered if each.id in must)
    search = _Search(ordered, held, settled, rules, limits)
    taken: list[int] = []
    while len(taken) < wanted and (found := search.best(taken)) is not None:
        taken.append(found)
    return tuple(tuple(sorted((*held, *search.members(rows)), key=_first_day)) for rows in taken)


class _Search:
    """The candidates that fit beside `held`, as rows in order of time; a set is a number with a bit a row.

    Values are points times a power of two, so that the ways to break a tie fit below one point: less
    one for each rotation, more for the better ones.
    """

    def __init__(
        self,
        ordered: Sequence[Candidate],
        held: Sequence[Candidate],
        settled: Sequence[Candidate],
        rules: SetRules,
        limits: Limits,
    ) -> None:
        self._rows = sorted((each for each in ordered if _fits_beside(each, held)), key=_first_day)
        self._value_of_a_point = 1 << (len(ordered) + _BITS_OF_A_COUNT)
        self._gains = [
            (each.score - rules.effort) * self._value_of_a_point
            - (1 << len(ordered))
            + (1 << (len(ordered) - 1 - ordered.index(each)))
            for each in self._rows
        ]
        self._costs = [each.cost or 0 for each in self._rows]
        spent = sum(each.cost or 0 for each in held)
        self._money = inf if limits.money is None else limits.money - spent
        self._slots = limits.most - len(held)
        self._following = [_row_after(each, self._rows) for each in self._rows]
        self._best_gains = _best_gains(self._gains, self._following, self._slots)
        self._values = SetValues(self._rows, (*settled, *held), rules)
        self._is_something_held = bool(held)
        self._taken: Sequence[int] = ()
        self._best: tuple[float, int | None] = (-inf, None)

    def members(self, rows: int) -> tuple[Candidate, ...]:
        """The candidates of a set, without those held."""
        return tuple(each for row, each in enumerate(self._rows) if rows >> row & 1)

    def best(self, taken: Sequence[int]) -> int | None:
        """The best set that isn't part of one already taken, as a number; None where there is none."""
        self._taken, self._best = taken, (-inf, None)
        self._go(0, 0, self._values.start, gain=0, cost=0)
        return self._best[1]

    def _go(self, row: int, rows: int, makeup: int, *, gain: int, cost: int) -> None:
        """Weigh the set `rows`, then every set that adds later rows, from `row` on."""
        total = gain + self._values.points(makeup) * self._value_of_a_point
        is_a_choice = bool(rows or self._is_something_held) and all(rows & ~other for other in self._taken)
        if total > self._best[0] and is_a_choice:
            self._best = (total, rows)
        slots = self._slots - rows.bit_count()
        if slots <= 0:
            return
        at_most = gain + self._values.most_points(makeup, slots) * self._value_of_a_point
        best_gains = self._best_gains[slots]
        for each in range(row, len(self._rows)):
            if at_most + best_gains[each] <= self._best[0]:
                return
            paid = cost + self._costs[each]
            if paid <= self._money:
                added = self._values.plus(makeup, each, rows)
                further = gain + self._gains[each]
                self._go(self._following[each], rows | 1 << each, added, gain=further, cost=paid)


def _best_gains(gains: Sequence[int], following: Sequence[int], slots: int) -> list[list[int]]:
    """By number of rotations and first row: the most that so many, without overlaps, can bring."""
    table = [[0] * (len(gains) + 1)]
    for fewer in range(slots):
        best = [0] * (len(gains) + 1)
        for row in reversed(range(len(gains))):
            best[row] = max(best[row + 1], gains[row] + table[fewer][following[row]])
        table.append(best)
    return table


def _row_after(one: Candidate, rows: Sequence[Candidate]) -> int:
    """The first row that begins after this rotation has ended."""
    ends = one.planned.dates.ends if one.planned.dates else date.max
    return next((row for row, other in enumerate(rows) if _first_day(other) > ends), len(rows))


def _fits_beside(one: Candidate, held: Sequence[Candidate]) -> bool:
    return not any(other is one or overlap(one.planned, other.planned) for other in held)


def _first_day(candidate: Candidate) -> date:
    return candidate.planned.dates.starts if candidate.planned.dates else date.max
