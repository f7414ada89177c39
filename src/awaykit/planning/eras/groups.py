"""What makes one entry of the form: experiences and rotations that have begun, merged ones together."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from awaykit.model.dossier import Dossier
from awaykit.model.merges import circling, mergeable, merges, way
from awaykit.model.record import Experience
from awaykit.model.rotations import Rotation, RotationState
from awaykit.planning.experiences import has_begun, tells_of
from awaykit.planning.plan import Plan
from awaykit.planning.rotation_dates import Phase

_BEGUN = (Phase.UNDER_WAY, Phase.DONE)
_EXPECTED = (RotationState.CONFIRMED, RotationState.OFFERED)


@dataclass(frozen=True, slots=True)
class Group:
    """One entry: `head` gives its fields, `pooled` its phrases (with the head, in dossier order).

    `retold` are rotations that one of the experiences tells of anyway: they add no phrase. All keys
    are dossier places.
    """

    head: str
    pooled: Mapping[str, Experience | Rotation]
    retold: Mapping[str, Rotation]

    @property
    def thing(self) -> Experience | Rotation:
        """The experience or rotation that gives the fields."""
        return self.pooled[self.head]

    @property
    def places(self) -> tuple[str, ...]:
        """All that the entry tells of, the head first."""
        return (self.head, *(place for place in (*self.pooled, *self.retold) if place != self.head))

    @property
    def things(self) -> tuple[Experience | Rotation, ...]:
        """All that the entry tells of, the head first."""
        every = {**self.pooled, **self.retold}
        return tuple(every[place] for place in self.places)

    @property
    def rotations(self) -> tuple[Rotation, ...]:
        """All rotations that the entry tells of, the head first."""
        return tuple(thing for thing in self.things if isinstance(thing, Rotation))


def groups_of(dossier: Dossier, plan: Plan) -> tuple[Group, ...]:
    """The entries in dossier order; what is merged into something that hasn't begun stands alone."""
    explicit, told_by = _links(dossier)
    things = {place: thing for place, thing in mergeable(dossier).items() if _is_begun(thing, plan)}
    heads = {place: _head(place, explicit | told_by, things) for place in things}
    return tuple(
        _group(head, [place for place in things if heads[place] == head], things, told_by)
        for head in things
        if heads[head] == head
    )


def not_begun(dossier: Dossier, plan: Plan) -> tuple[tuple[str, str], ...]:
    """Id and name of what gets an entry once it begins; no rotation that is only hoped for."""
    _, told_by = _links(dossier)
    return tuple(
        (thing.id, _name(thing))
        for place, thing in mergeable(dossier).items()
        if not _is_begun(thing, plan)
        and place not in told_by
        and (isinstance(thing, Experience) or thing.state in _EXPECTED)
    )


def _links(dossier: Dossier) -> tuple[dict[str, str], dict[str, str]]:
    """The merges that the applicant asks for, circles left out, and which experience tells of a rotation.

    Together they hold no circle either: an experience that leads to the rotation doesn't take it up.
    """
    explicit = merges(dossier)
    for place in tuple(circling(explicit)):
        del explicit[place]
    told_by: dict[str, str] = {}
    for place, thing in mergeable(dossier).items():
        if isinstance(thing, Rotation) and place not in explicit:
            tellers = _tellers(dossier, thing)
            links = explicit | told_by
            free = (teller for teller in tellers if place not in way(teller, links))
            if teller := next(free, None):
                told_by[place] = teller
    return explicit, told_by


def _tellers(dossier: Dossier, rotation: Rotation) -> Iterator[str]:
    for row, entry in enumerate(dossier.experiences):
        if tells_of(entry, rotation):
            yield f"experiences[{row}]"


def _head(place: str, links: Mapping[str, str], begun: Iterable[str]) -> str:
    """The last place on the way that has begun."""
    return [place, *(step for step in way(place, links) if step in begun)][-1]


def _group(
    head: str,
    places: list[str],
    things: Mapping[str, Experience | Rotation],
    told_by: Mapping[str, str],
) -> Group:
    """What has one head; a rotation is retold only where the experience that tells of it is there."""
    retold: dict[str, Rotation] = {}
    pooled: dict[str, Experience | Rotation] = {}
    for place in places:
        thing = things[place]
        if place != head and told_by.get(place) in places and isinstance(thing, Rotation):
            retold[place] = thing
        else:
            pooled[place] = thing
    return Group(head, pooled, retold)


def _is_begun(thing: Experience | Rotation, plan: Plan) -> bool:
    if isinstance(thing, Experience):
        return has_begun(thing.starts, plan.today)
    return plan.rotations[thing.id].phase in _BEGUN


def _name(thing: Experience | Rotation) -> str:
    return thing.organization if isinstance(thing, Experience) else f"{thing.service}, {thing.site}"
