"""What each set gives up: against the other sets, and against the guide."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from awaykit.planning.portfolio.chosen import Candidate, RotationSet
from awaykit.planning.portfolio.set_points import Makeup
from awaykit.planning.portfolio.weights import TITLES
from awaykit.planning.travel import has_no_day_to_travel
from awaykit.season.guide import Guide
from awaykit.wording import counted, listing

_FIRST = 0


def gives_up(sets: Sequence[RotationSet], row: int, makeup: Makeup, guide: Guide) -> tuple[str, ...]:
    """Against the first set, or the first against the second; then against the guide."""
    mine = sets[row]
    found: list[str] = []
    if len(sets) > 1:
        rival = 1 if row == _FIRST else _FIRST
        found += _against(mine, sets[rival], f"set {rival + 1}")
    return (*found, *_against_the_guide(makeup, guide))


def _against(mine: RotationSet, rival: RotationSet, name: str) -> Iterator[str]:
    """Where the rival has more points, which rotations only it has, and what this one costs more."""
    ids = {each.id for each in mine.candidates}
    others = [each.id for each in rival.candidates if each.id not in ids]
    if others:
        yield f"{name.capitalize()} has {listing(others)} instead."
    own, theirs = _by_weight(mine), _by_weight(rival)
    less = [
        f"{theirs[weight] - own.get(weight, 0)} for {title.lower().replace('imgs', 'IMGs')}"
        for weight, title in TITLES.items()
        if weight != "effort" and theirs.get(weight, 0) > own.get(weight, 0)
    ]
    if less:
        yield f"Points that {name} has more: {listing(less)}."
    more = len(mine.candidates) - len(rival.candidates)
    if more > 0:
        yield f"It takes {counted(more, 'rotation')} more than {name}."
    if mine.cost > rival.cost:
        yield f"It costs ${mine.cost - rival.cost:,} more than {name}."


def _by_weight(chosen: RotationSet) -> dict[str, int]:
    found: dict[str, int] = {}
    points = (*chosen.points, *(point for each in chosen.candidates for point in each.points))
    for point in points:
        found[point.weight] = found.get(point.weight, 0) + point.points
    return found


def _against_the_guide(makeup: Makeup, guide: Guide) -> Iterator[str]:
    """What the guide asks of all rotations together and this set, with the settled ones, doesn't have."""
    if not makeup.wards:
        yield "No hands-on ward month, which the guide puts first."
    if not makeup.reach:
        yield "No reach program."
    elif makeup.reach > guide.reach_programs.value:
        yield f"{makeup.reach} reach programs, where the guide takes {guide.reach_programs.value}."
    if not makeup.solid:
        yield "No solid program."
    if makeup.observers > makeup.hands_on:
        yield "More observerships than hands-on rotations."
    target = guide.target_rotations.value
    if makeup.number < target.least:
        yield f"Fewer than {target.least} rotations in all."
    elif makeup.number > target.most:
        yield f"{makeup.number} rotations in all, where the guide aims for {target.least} or {target.most}."


def day_between(candidates: Sequence[Candidate], settled: Sequence[Candidate]) -> Iterator[str]:
    """Rotations of the set in another town that begin on the day after another ends."""
    chosen = {each.id for each in candidates}
    in_time = sorted((*candidates, *settled), key=lambda each: each.planned.rotation.starts or date.max)
    for one, other in pairwise(in_time):
        if chosen & {one.id, other.id} and has_no_day_to_travel(one.planned, other.planned):
            yield f"No day lies between {one.id} and {other.id}, which are in different towns."
