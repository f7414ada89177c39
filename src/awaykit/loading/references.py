"""Ids: each stands for one thing, and each reference to one finds it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

from awaykit.loading.locate import Visit, owner_of, shapes_of
from awaykit.loading.nodes import Loc
from awaykit.loading.sources import Sources
from awaykit.loading.text_files import shown
from awaykit.model.base import Model
from awaykit.model.dossier import Dossier
from awaykit.problems import Problem
from awaykit.suggestions import listed, nearest


def check_ids(visits: list[Visit], sources: Sources, doubled: Iterable[str] = ()) -> list[Problem]:
    """Ids that stand for two things, and references that find nothing.

    A kind of thing is passed over where ids of it may stand unseen: under a key that no model knows,
    or under a top-level key that stands in a second file (`doubled`).
    """
    ids, problems = _ids(visits, sources)
    unseen: set[str] = set()
    for key in doubled:
        unseen |= _kinds_under(Dossier, key)
    for visit in visits:
        if visit.shape is None and isinstance(visit.value, dict | list):
            unseen |= _kinds_under(owner_of(Dossier, visit.loc).model, str(visit.loc[-1]))
    return problems + [
        one for kinds, one in _lost_references(visits, ids, sources) if unseen.isdisjoint(kinds)
    ]


def _kinds_under(model: type[Model], key: str) -> frozenset[str]:
    """The kinds of things that `key` may hold in `model`, as far as the key can be made out."""
    shapes = shapes_of(model)
    meant = nearest(key, shapes)
    inside = shapes[meant].model if meant else model
    return _kinds_in(inside) if inside else frozenset()


@cache
def _kinds_in(model: type[Model]) -> frozenset[str]:
    kinds = {shape.names for shape in shapes_of(model).values() if shape.names}
    for shape in shapes_of(model).values():
        if shape.model is not None:
            kinds |= _kinds_in(shape.model)
    return frozenset(kinds)


def _ids(visits: list[Visit], sources: Sources) -> tuple[dict[str, dict[str, Loc]], list[Problem]]:
    """The places of all ids by kind, and the problems of those that stand twice."""
    found: dict[str, dict[str, Loc]] = defaultdict(dict)
    problems = []
    for visit in visits:
        if visit.shape is None or visit.shape.names is None or not isinstance(visit.value, str):
            continue
        kind, name = visit.shape.names, visit.value.strip()
        first = found[kind].setdefault(name, visit.loc)
        if first != visit.loc:
            spot = sources.standings[first]
            where = f"{spot.file.shown_path}, line {spot.value.span.line + 1}"
            message = f'This is the second {kind} with the id "{shown(name)}".'
            problems.append(sources.problem_at(visit.loc, message, f"Change one. The first: {where}."))
    return found, problems


def _lost_references(
    visits: list[Visit], ids: dict[str, dict[str, Loc]], sources: Sources
) -> Iterator[tuple[tuple[str, ...], Problem]]:
    """Each reference that finds nothing, with the kinds of things that it seeks."""
    for visit in visits:
        kinds = visit.shape.refers_to if visit.shape else ()
        if not kinds:
            continue
        known = {name: loc for kind in kinds for name, loc in ids[kind].items()}
        words = " or ".join(kinds)
        for loc, name in _references(visit):
            if name not in known:
                message = f'No {words} has the id "{shown(name)}".'
                yield kinds, sources.problem_at(loc, message, _hint(name, words, known))


def _references(visit: Visit) -> Iterator[tuple[Loc, str]]:
    if isinstance(visit.value, str):
        yield visit.loc, visit.value.strip()
    elif isinstance(visit.value, list):
        for number, item in enumerate(visit.value):
            if isinstance(item, str):
                yield (*visit.loc, number), item.strip()


def _hint(name: str, kind: str, known: dict[str, Loc]) -> str:
    if near := nearest(name, known):
        return f'Did you mean "{near}"?'
    return f"Ids there are: {listed(known)}." if known else f"The dossier has no {kind} yet."
