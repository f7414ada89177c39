"""Ids: each stands for one thing, and each reference to one finds it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from awaykit.loading.characters import shown
from awaykit.loading.nodes import Loc
from awaykit.loading.sources import Sources
from awaykit.loading.suggestions import listed, nearest
from awaykit.loading.walk import Visit
from awaykit.problems import Problem


def check_ids(visits: Iterable[Visit], sources: Sources, *, complete: bool) -> list[Problem]:
    """Ids that stand for two things, and references that find nothing.

    References are looked at only when the dossier could be read in full (`complete`).
    """
    every = list(visits)
    ids, problems = _ids(every, sources)
    if complete and not any(_hides_ids(visit) for visit in every):
        problems.extend(_lost_references(every, ids, sources))
    return problems


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
) -> Iterator[Problem]:
    for visit in visits:
        kind = visit.shape.refers_to if visit.shape else None
        if kind is None:
            continue
        for loc, name in _references(visit):
            if name not in ids[kind]:
                message = f'No {kind} has the id "{shown(name)}".'
                yield sources.problem_at(loc, message, _hint(name, kind, ids[kind]))


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


def _hides_ids(visit: Visit) -> bool:
    """Whether ids may stand below this value where the models don't see them."""
    return visit.shape is None and isinstance(visit.value, dict | list)
