"""The words that a misspelt one may have meant."""

from collections.abc import Iterable
from difflib import get_close_matches

_LONGEST_WORD = 80
_MOST_LISTED = 12


def nearest(word: str, known: Iterable[str], *, cutoff: float = 0.6) -> str | None:
    """The known word nearest to `word`, capitals, hyphens and underscores aside; None when none is near."""
    if len(word) > _LONGEST_WORD:
        return None
    by_folded = {_folded(name): name for name in known}
    found = get_close_matches(_folded(word), by_folded, n=1, cutoff=cutoff)
    return by_folded[found[0]] if found else None


def listed(words: Iterable[str]) -> str:
    """The words with commas, shortened when there are many."""
    every = list(words)
    more = f" and {len(every) - _MOST_LISTED} more" if len(every) > _MOST_LISTED + 1 else ""
    return ", ".join(every[:_MOST_LISTED] if more else every) + more


def _folded(word: str) -> str:
    return word.casefold().replace("_", "-").replace(" ", "-").strip("-")
