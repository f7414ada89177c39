"""The points of a set as a whole: ward month, mix of programs, number, hands-on beside observing.

What is settled already counts with the set.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace

from awaykit.planning.portfolio.chosen import Candidate, Point
from awaykit.planning.portfolio.weights import Weighing
from awaykit.planning.service_yield import is_ward_month
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
        yield self._ward_month(makeup)
        yield self._mix(makeup)
        yield self._number(makeup)
        yield self._balance(makeup)

    def _ward_month(self, makeup: Makeup) -> Point:
        if makeup.wards:
            return self.weights.point("ward_month", (1, 1), counted(makeup.wards, "ward month"))
        if makeup.watched_wards:
            return self.weights.point("ward_month", (1, 2), "a ward, watched only")
        return self.weights.point("ward_month", (0, 1), "no ward month")

    def _mix(self, makeup: Makeup) -> Point:
        """A third for one reach program; two for one or two solid ones, one where there are more."""
        solid_span, one_reach = self.guide.solid_programs.value, self.guide.reach_programs.value
        thirds = int(makeup.reach == one_reach)
        thirds += 2 if solid_span.holds(makeup.solid) else int(makeup.solid > solid_span.most)
        why = f"{makeup.reach} reach, {makeup.solid} solid, {makeup.region} for the region"
        return self.weights.point("mix", (thirds, 3), why)

    def _number(self, makeup: Makeup) -> Point:
        most = self.weights.most["number"]
        counting = min(makeup.number, self.limit)
        why = f"{counted(makeup.number, 'rotation')} of up to {self.limit}"
        return Point("number", most * counting, most * self.limit, why)

    def _balance(self, makeup: Makeup) -> Point:
        """Full with at most two observerships and no fewer hands-on rotations; none with observing only."""
        too_many = makeup.observers > self.guide.observerships_beside_hands_on.value.most
        is_even = makeup.observers <= makeup.hands_on and not too_many
        halves = 2 if is_even and makeup.number else int(makeup.hands_on > 0)
        why = f"{makeup.hands_on} hands-on, {counted(makeup.observers, 'observership')}"
        return self.weights.point("balance", (halves, 2), why)
