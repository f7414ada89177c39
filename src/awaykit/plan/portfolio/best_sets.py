"""The best sets of rotations: their points, their make-up, and an exact search."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from math import inf

from awaykit.plan.portfolio.candidates import Weighing, overlap
from awaykit.plan.portfolio.chosen import Candidate, Point
from awaykit.plan.service_yield import is_ward_month
from awaykit.season.guide import Guide
from awaykit.wording import counted


@dataclass(frozen=True, slots=True)
class Makeup:
    """How many rotations of each sort there are; `watched_wards` are wards where one only watches.

    `reach`, `solid` and `region` count programs: a second rotation at one adds none.
    """

    number: int = 0
    wards: int = 0
    watched_wards: int = 0
    reach: int = 0
    solid: int = 0
    region: int = 0
    observers: int = 0

    @property
    def hands_on(self) -> int:
        """Those that are not observerships."""
        return self.number - self.observers

    def __add__(self, other: "Makeup") -> "Makeup":
        names = (field.name for field in fields(self))
        return Makeup(*(getattr(self, name) + getattr(other, name) for name in names))


def makeup_of(candidate: Candidate) -> Makeup:
    """What one rotation adds."""
    rotation = candidate.planned.rotation
    residency = candidate.program.residency if candidate.program else None
    tier = residency.tier if residency else None
    is_ward = is_ward_month(rotation)
    return Makeup(
        number=1,
        wards=int(is_ward and not rotation.is_observer),
        watched_wards=int(is_ward and rotation.is_observer),
        reach=int(tier == "reach"),
        solid=int(tier == "solid"),
        region=int(tier == "region"),
        observers=int(rotation.is_observer),
    )


def without_program(makeup: Makeup) -> Makeup:
    """What a further rotation at a program adds that counts already."""
    return replace(makeup, reach=0, solid=0, region=0)


def program_id(candidate: Candidate) -> str | None:
    """The program of a rotation, if it has one."""
    return candidate.program.id if candidate.program else None


def makeup_of_all(candidates: Iterable[Candidate]) -> Makeup:
    """What several rotations come to."""
    total, seen = Makeup(), set[str]()
    for each in candidates:
        makeup, program = makeup_of(each), program_id(each)
        total += without_program(makeup) if program in seen else makeup
        if program is not None:
            seen.add(program)
    return total


@dataclass(frozen=True, slots=True)
class SetRules:
    """How a set is weighed; `limit` is up to how many rotations each gives its points."""

    weights: Weighing
    guide: Guide
    limit: int

    @property
    def effort(self) -> int:
        """What each chosen rotation takes away."""
        return self.weights.most["effort"]

    def all_points(self, makeup: Makeup, chosen: int) -> Iterator[Point]:
        """The points of a set of `chosen` rotations as a whole, what it takes away among them."""
        yield from self.points(makeup)
        if self.effort:
            why = f"{counted(chosen, 'rotation')}, {self.effort} points each"
            yield Point("effort", -self.effort * chosen, 0, why)

    def points(self, makeup: Makeup) -> Iterator[Point]:
        """What a set with this makeup gets as a whole, settled rotations included."""
        guide, point = self.guide, self.weights.point
        if makeup.wards:
            yield point("ward_month", (1, 1), counted(makeup.wards, "ward month"))
        elif makeup.watched_wards:
            yield point("ward_month", (1, 2), "a ward, watched only")
        else:
            yield point("ward_month", (0, 1), "no ward month")
        # A third for one reach program; two for one or two solid ones, one where there are more.
        solid_span = guide.solid_programs.value
        thirds = 2 if solid_span.holds(makeup.solid) else int(makeup.solid > solid_span.most)
        thirds += int(makeup.reach == guide.reach_programs.value)
        why = f"{makeup.reach} reach, {makeup.solid} solid, {makeup.region} for the region"
        yield point("mix", (thirds, 3), why)
        most = self.weights.most["number"]
        why = f"{counted(makeup.number, 'rotation')} of up to {self.limit}"
        yield Point("number", most * min(makeup.number, self.limit), most * self.limit, why)
        # Full with at most two observerships and no fewer hands-on rotations; none with observing only.
        too_many = makeup.observers > guide.observerships_beside_hands_on.value.most
        is_even = makeup.observers <= makeup.hands_on and not too_many
        halves = 2 if is_even and makeup.number else int(makeup.hands_on > 0)
        why = f"{makeup.hands_on} hands-on, {counted(makeup.observers, 'observership')}"
        yield point("balance", (halves, 2), why)


class SetValues:
    """What sets of `rows` are worth as a whole, beside the rotations that are there already.

    `start` is the number of the makeup without any row.
    """

    def __init__(self, rows: Sequence[Candidate], there: Sequence[Candidate], rules: SetRules) -> None:
        """Prepare for these rows."""
        makeups = [makeup_of(each) for each in rows]
        further = [without_program(makeup) for makeup in makeups]
        programs = [program_id(each) for each in rows]
        programs_there = {program_id(each) for each in there} - {None}
        self._sorts = list(dict.fromkeys((*makeups, *further)))
        self._sort_of = [self._sorts.index(makeup) for makeup in makeups]
        self._further_sort_of = [self._sorts.index(makeup) for makeup in further]
        self._counts_already = [program in programs_there for program in programs]
        # The rows of all candidates at the same program; none where none is named.
        self._sisters = [
            sum(1 << row for row, other in enumerate(programs) if program is not None and other == program)
            for program in programs
        ]
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


_BITS_OF_A_COUNT = 8


def in_order(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """The best single candidates first, equal ones in dossier order."""
    return tuple(sorted(candidates, key=lambda candidate: -candidate.score))


def best_sets(
    candidates: Iterable[Candidate],
    must: frozenset[str],
    settled: Sequence[Candidate],
    rules: SetRules,
    *,
    most: int,
    money: int | None,
    wanted: int = 3,
) -> tuple[tuple[Candidate, ...], ...]:
    """At most `wanted` sets, the best first; each holds all of `must`, and at least one rotation.

    Every candidate has dates. A set keeps to `most` rotations and to `money` in US dollars (None: no
    limit). `must` are ids of candidates that fit together and keep to both. The rotations of a set are in
    order of time.
    """
    ordered = in_order(candidates)
    held = tuple(each for each in ordered if each.id in must)
    search = _Search(ordered, held, settled, rules, slots=most - len(held), money=money)
    taken: list[int] = []
    while len(taken) < wanted and (found := search.best(taken)) is not None:
        taken.append(found)
    return tuple(tuple(sorted((*held, *search.members(rows)), key=_first_day)) for rows in taken)


class _Search:
    """The candidates that fit beside `held`, as rows in order of time; a set is a number with a bit a row.

    Values are points times a power of two, and ties are broken below one point: less one for each
    rotation, more for the better ones.
    """

    def __init__(
        self,
        ordered: Sequence[Candidate],
        held: Sequence[Candidate],
        settled: Sequence[Candidate],
        rules: SetRules,
        *,
        slots: int,
        money: int | None,
    ) -> None:
        beside = (
            each
            for each in ordered
            if not any(other is each or overlap(other.planned, each.planned) for other in held)
        )
        self._rows = sorted(beside, key=_first_day)
        self._value_of_a_point = 1 << (len(ordered) + _BITS_OF_A_COUNT)
        self._gains = [
            (each.score - rules.effort) * self._value_of_a_point
            - (1 << len(ordered))
            + (1 << (len(ordered) - 1 - ordered.index(each)))
            for each in self._rows
        ]
        self._costs = [each.cost or 0 for each in self._rows]
        spent = sum(each.cost or 0 for each in held)
        self._money = inf if money is None else money - spent
        self._slots = slots
        # The first row that begins after a rotation has ended.
        first_days = [_first_day(each) for each in self._rows]
        ends = [each.planned.dates.ends if each.planned.dates else date.max for each in self._rows]
        self._following = [bisect_right(first_days, end) for end in ends]
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


def _first_day(candidate: Candidate) -> date:
    return candidate.planned.dates.starts if candidate.planned.dates else date.max
