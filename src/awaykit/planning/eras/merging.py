"""What to tell as one entry when the form doesn't take so many."""

from collections.abc import Iterator, Sequence

from awaykit.planning.eras.drafted import Entry, Merge

_FEWEST = 2
_UNKNOWN = 10_000
"""Months for a length that is not known: never called short."""


def suggested_merges(entries: Sequence[Entry], most: int) -> tuple[Merge, ...]:
    """Merges that bring the number of entries to `most`, as far as there is something to merge.

    Observerships come first, the shortest of them; then what was at one organization and has one
    type; then the shortest other rotations. What the applicant chose as most meaningful stays alone.
    In each merge the longest entry comes first: the others go into it.
    """
    over = len(entries) - most
    free = [entry for entry in entries if not entry.is_own_choice]
    found: list[tuple[list[str], Merge]] = []
    for group, why in _mergeable(free):
        left = [entry for entry in group if all(entry.place not in places for places, _ in found)]
        if over > 0 and len(left) >= _FEWEST:
            taken = left[: over + 1]
            found.append(([entry.place for entry in taken], _merge(taken, why)))
            over -= len(taken) - 1
    return tuple(merge for _, merge in found)


def _mergeable(entries: Sequence[Entry]) -> Iterator[tuple[list[Entry], str]]:
    """Groups that can be told as one, the best to merge first; in each the shortest first."""
    by_length = sorted(entries, key=lambda entry: entry.months or _UNKNOWN)
    observerships = [entry for entry in by_length if entry.is_us_clinical and entry.is_observer]
    yield observerships, "These are your shortest observerships."
    at_one: dict[tuple[str, str], list[Entry]] = {}
    for entry in by_length:
        at_one.setdefault((entry.organization.casefold(), entry.type), []).append(entry)
    for group in at_one.values():
        yield group, f"These were at {group[0].organization} and have the same type."
    rotations = [entry for entry in by_length if entry.is_us_clinical and not entry.is_observer]
    yield rotations, "These are your shortest rotations."


def _merge(shortest_first: Sequence[Entry], why: str) -> Merge:
    return Merge(entries=tuple(entry.id for entry in reversed(shortest_first)), why=why)
