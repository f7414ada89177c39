"""The points of sets as a whole, for the search: each makeup has a number, and is worked out once."""

from collections.abc import Sequence

from awaykit.planning.portfolio.chosen import Candidate
from awaykit.planning.portfolio.set_points import (
    Makeup,
    SetRules,
    makeup_of,
    makeup_of_all,
    program_id,
    without_program,
)


class SetValues:
    """What sets of `rows` are worth as a whole, beside the rotations that are there already.

    `start` is the number of the makeup without any row.
    """

    def __init__(self, rows: Sequence[Candidate], there: Sequence[Candidate], rules: SetRules) -> None:
        """Prepare for these rows."""
        makeups = [makeup_of(each) for each in rows]
        further = [without_program(makeup) for makeup in makeups]
        programs_there = {program_id(each) for each in there} - {None}
        self._sorts = list(dict.fromkeys((*makeups, *further)))
        self._sort_of = [self._sorts.index(makeup) for makeup in makeups]
        self._further_sort_of = [self._sorts.index(makeup) for makeup in further]
        self._counts_already = [program_id(each) in programs_there for each in rows]
        self._sisters = [_rows_of_program(each, rows) for each in rows]
        self._rules = rules
        self._numbers: dict[Makeup, int] = {}
        self._makeups: list[Makeup] = []
        self._points: list[int] = []
        self._sums: dict[tuple[int, int], int] = {}
        self._bounds: dict[tuple[int, int], int] = {}
        self.start = self._number_of(makeup_of_all(there))

    def points(self, makeup: int) -> int:
        """What a set with this makeup gets as a whole, what it takes away aside."""
        return self._points[makeup]

    def plus(self, makeup: int, row: int, rows: int) -> int:
        """The makeup of the set `rows` with a row added; its program counts once."""
        counts = self._counts_already[row] or rows & self._sisters[row]
        return self._with_sort(makeup, (self._further_sort_of if counts else self._sort_of)[row])

    def most_points(self, makeup: int, more: int) -> int:
        """The most that up to `more` further rotations of any sort can make of it."""
        if not more:
            return self._points[makeup]
        key = (makeup, more)
        if key not in self._bounds:
            added = (self._with_sort(makeup, sort) for sort in range(len(self._sorts)))
            best = max((self.most_points(each, more - 1) for each in added), default=0)
            self._bounds[key] = max(self._points[makeup], best)
        return self._bounds[key]

    def _number_of(self, makeup: Makeup) -> int:
        if makeup not in self._numbers:
            self._numbers[makeup] = len(self._makeups)
            self._makeups.append(makeup)
            self._points.append(sum(point.points for point in self._rules.points(makeup)))
        return self._numbers[makeup]

    def _with_sort(self, makeup: int, sort: int) -> int:
        key = (makeup, sort)
        if key not in self._sums:
            self._sums[key] = self._number_of(self._makeups[makeup] + self._sorts[sort])
        return self._sums[key]


def _rows_of_program(one: Candidate, rows: Sequence[Candidate]) -> int:
    """The rows of all candidates at the same program; none where none is named."""
    if one.program is None:
        return 0
    return sum(1 << row for row, other in enumerate(rows) if program_id(other) == one.program.id)
