"""Identifiers planted into sentences, each known by its position in the text."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random

Kinds = dict[str, tuple[Callable[[], str], tuple[str, ...]]]
"""Name of a kind → what makes one, and the sentences (with `{}`) that may hold it."""
_LITTLE_WORDS = ("on ", "in ", "the ")


@dataclass(frozen=True, slots=True)
class Planted:
    """A sentence with one identifier, between `start` and `end`."""

    kind: str
    text: str
    start: int
    end: int


def alternate(items: Sequence[str], *, held_out: bool) -> tuple[str, ...]:
    """Every other item: the first, third, … may be looked at, the second, fourth, … are held out."""
    return tuple(items[1::2] if held_out else items[::2])


def of_half(made: Mapping[str, tuple[Callable[[], str], Sequence[str]]], *, held_out: bool) -> Kinds:
    """The kinds with every other of their sentences."""
    return {name: (make, alternate(carriers, held_out=held_out)) for name, (make, carriers) in made.items()}


def planted(kinds: Kinds, random: Random, tries: int) -> Iterator[Planted]:
    """So many sentences of each kind."""
    for kind, (make, carriers) in kinds.items():
        for _ in range(tries):
            piece, carrier = make(), random.choice(carriers)
            before = carrier.index("{}")
            start = before + next((len(word) for word in _LITTLE_WORDS if piece.startswith(word)), 0)
            text = carrier.replace("{}", piece)
            yield Planted(kind, text[:1].upper() + text[1:], start, before + len(piece))
