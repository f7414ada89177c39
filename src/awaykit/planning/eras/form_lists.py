"""Whether a list of the form holds a value, and which of its choices is nearest to one that it lacks."""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

_WORD = re.compile(r"[^\W_]+")
_LEAST_LIKENESS = 0.6
_SHORTEST_BEGINNING = 4


def held(value: str, choices: Iterable[str]) -> str:
    """The choice that `value` names, capitals and signs aside; "" where the list lacks it."""
    return next((choice for choice in choices if _words(choice) == _words(value)), "")


def nearest(value: str, choices: Iterable[str]) -> str:
    """The choice that shares most words with `value`, else is spelt most like it; "" where none is near."""
    every = tuple(choices)
    shared = {choice: _shared_words(value, choice) for choice in every}
    best = [choice for choice in every if shared[choice] == max(shared.values())]
    if shared and shared[best[0]] and len(best) == 1:
        return best[0]
    alike = {choice: _likeness(value, choice) for choice in (best if shared and shared[best[0]] else every)}
    if not alike:
        return ""
    most = max(alike, key=lambda choice: alike[choice])
    return most if alike[most] >= _LEAST_LIKENESS or shared[most] else ""


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def _shared_words(value: str, choice: str) -> int:
    """How many words of `value` begin like a word of the choice: "teach" and "Teaching/mentoring"."""
    of_choice = {word[:_SHORTEST_BEGINNING] for word in _words(choice) if len(word) >= _SHORTEST_BEGINNING}
    return len(of_choice & {word[:_SHORTEST_BEGINNING] for word in _words(value)})


def _likeness(value: str, choice: str) -> float:
    return SequenceMatcher(None, " ".join(_words(value)), " ".join(_words(choice))).ratio()
