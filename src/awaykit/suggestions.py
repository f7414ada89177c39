"""The closest of the words that are known: "did you mean"."""

from collections.abc import Iterable
from difflib import get_close_matches

_LONGEST_WORD = 80
_MOST_LISTED = 12


def nearest(word: str, known: Iterable[str], *, cutoff: float = 0.6) -> str | None:
    """The known word nearest to `word`, capitals, hyphens and underscores aside; None when none is near."""
    if len(word) > _LONGEST_WORD:
        return None
    by_folded = {_folded(name): name for name in known}
    folded = _folded(word)
    found = get_close_matches(folded, by_folded, n=1, cutoff=cutoff)
    if not found and len(folded) > 1:
        found = [name for name in by_folded if name.startswith(folded)]
    return by_folded[found[0]] if len(found) == 1 else None


def listed(words: Iterable[str], *, most: int = _MOST_LISTED) -> str:
    """The words with commas, shortened when there are many more than `most`."""
    every = list(words)
    more = f" and {len(every) - most} more" if len(every) > most + 1 else ""
    return ", ".join(every[:most] if more else every) + more


def _folded(word: str) -> str:
    return word.casefold().replace("_", "-").replace(" ", "-").strip("-")
