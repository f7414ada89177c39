"""Which experiences and rotations the applicant merges into others for ERAS, the way of each, and circles."""

from collections.abc import Iterator, Mapping

from awaykit.model.dossier import Dossier
from awaykit.model.record import Experience
from awaykit.model.rotations import Rotation


def mergeable(dossier: Dossier) -> dict[str, Experience | Rotation]:
    """Every experience, then every rotation, by its place in the dossier."""
    return {f"experiences[{row}]": entry for row, entry in enumerate(dossier.experiences)} | {
        f"rotations[{row}]": rotation for row, rotation in enumerate(dossier.rotations)
    }


def places_by_id(dossier: Dossier) -> dict[str, list[str]]:
    """The places that have each id: one, or an experience and then a rotation."""
    found: dict[str, list[str]] = {}
    for place, thing in mergeable(dossier).items():
        found.setdefault(thing.id, []).append(place)
    return found


def merges(dossier: Dossier) -> dict[str, str]:
    """For each experience or rotation with `merge_into` its own place and that of its target.

    An experience comes before a rotation of the same id, and another before oneself: a rotation can
    be merged into the experience that is named like it.
    """
    places = places_by_id(dossier)
    found = {}
    for place, thing in mergeable(dossier).items():
        name = thing.merge_into if isinstance(thing, Experience) else thing.eras.merge_into
        if name in places:
            found[place] = next((other for other in places[name] if other != place), place)
    return found


def way(place: str, links: Mapping[str, str]) -> Iterator[str]:
    """The places that `place` leads to, the nearest first; a circle is gone round once."""
    known = {place}
    while (place := links.get(place, place)) not in known:
        known.add(place)
        yield place


def circling(links: Mapping[str, str]) -> Iterator[str]:
    """The places whose way through `links` comes back to them."""
    known: set[str] = set()
    for start in links:
        way: dict[str, None] = {}
        here: str | None = start
        while here is not None and here not in known and here not in way:
            way[here] = None
            here = links.get(here)
        if here in way:
            steps = list(way)
            yield from steps[steps.index(here) :]
        known.update(way)
