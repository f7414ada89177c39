"""Merges for ERAS that lead in a circle: then no entry is left to give its name."""

from awaykit.loading.sources import Sources
from awaykit.model.dossier import Dossier
from awaykit.model.merges import circling, merges
from awaykit.problems import Problem


def check_merges(dossier: Dossier, sources: Sources) -> list[Problem]:
    """A problem for each experience or rotation whose `merge_into` leads back to it."""
    links = merges(dossier)
    return [_problem(place, sources, is_own=links[place] == place) for place in circling(links)]


def _problem(place: str, sources: Sources, *, is_own: bool) -> Problem:
    field = "merge_into" if place.startswith("experiences") else "eras.merge_into"
    message = "This is merged into itself." if is_own else "These entries are merged in a circle."
    hint = (
        "Take the line out, or write the id of another entry."
        if is_own
        else "Take merge_into out of the one that shall give the entry its name."
    )
    return sources.problem_at(f"{place}.{field}", message, hint)
