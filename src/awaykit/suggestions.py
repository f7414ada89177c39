"""The known word closest to an unknown one, and the question "did you mean"."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import TypeVar

_LONGEST_WORD = 80
_MOST_LISTED = 12

Otherwise = TypeVar("Otherwise", bound=str | None)


def nearest(word: str, known: Iterable[str], *, cutoff: float = 0.6, as_written: bool = False) -> str | None:
    """The known word nearest to `word`; None when none is near.

    Capitals, hyphens and underscores don't count, and the first letters of one known word are enough,
    except for a word taken `as_written`.
    """
    if as_written:
        return next(iter(get_close_matches(word, known, n=1, cutoff=cutoff)), None)
    if len(word) > _LONGEST_WORD:
        return None
    by_folded = {_folded(name): name for name in known}
    folded = _folded(word)
    found = get_close_matches(folded, by_folded, n=1, cutoff=cutoff)
    if not found and len(folded) > 1:
        found = [name for name in by_folded if name.startswith(folded)]
    return by_folded[found[0]] if len(found) == 1 else None


def did_you_mean(near: str | None, otherwise: Otherwise, *, quotes: str = "") -> str | Otherwise:
    """The question "Did you mean `near`?", in a pair of `quotes` if any; `otherwise` when it is None."""
    if near is None:
        return otherwise
    return f"Did you mean {quotes[:1]}{near}{quotes[1:]}?"


def listed(words: Iterable[str], *, most: int = _MOST_LISTED) -> str:
    """The words with commas, shortened when there are many more than `most`."""
    every = list(words)
    more = f" and {len(every) - most} more" if len(every) > most + 1 else ""
    return ", ".join(every[:most] if more else every) + more


def _folded(word: str) -> str:
    return word.casefold().replace("_", "-").replace(" ", "-").strip("-")
