"""The whole screen on one text: every clue, each piece of the text counted once."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from awaykit.screen.patients.matches import Clue, Kind, Setting, bare, blanked, plain
from awaykit.screen.patients.patient_dates import age_clues, date_clues
from awaykit.screen.patients.patient_places import place_clues
from awaykit.screen.patients.people import STAFF
from awaykit.screen.patients.person_names import name_clues
from awaykit.screen.patients.personal_numbers import number_clues

_TEXTS_KEPT = 2_000
_LONGEST_PART = 1_000
_SENTENCE = re.compile(r"[.!?]\s+|\n+")
_SPACE = re.compile(r"\s+")


@lru_cache(maxsize=_TEXTS_KEPT)
def clues(text: str, setting: Setting) -> tuple[Clue, ...]:
    """All clues of a text, in its order; where two overlap the one found first stays."""
    return tuple(
        Clue(clue.start + offset, clue.end + offset, clue.kind)
        for offset, part in _parts(plain(text))
        for clue in _clues_of_a_part(part, setting)
    )


def _parts(text: str) -> Iterator[tuple[int, str]]:
    """The text in parts, cut where a sentence ends if one does, each with its place.

    Some patterns take time that grows with the square of what they read, or worse.
    """
    start = 0
    while len(text) - start > _LONGEST_PART:
        window = text[start : start + _LONGEST_PART]
        ends = [match.end() for cut in (_SENTENCE, _SPACE) for match in [*cut.finditer(window)][-1:]]
        end = start + (ends[0] if ends else _LONGEST_PART)
        yield start, text[start:end]
        start = end
    yield start, text[start:]


def _clues_of_a_part(text: str, setting: Setting) -> tuple[Clue, ...]:
    kept: list[Clue] = []
    for look in (_numbers, age_clues, date_clues, place_clues, name_clues):
        new = _apart(look(text, setting))
        kept += new
        text = blanked(text, new)
        if look is date_clues:
            text = STAFF.sub(lambda match: "\x00" * len(match[0]), text)
    return tuple(sorted(kept, key=lambda clue: clue.start))


def found(text: str, kind: Kind, setting: Setting) -> tuple[str, ...]:
    """The pieces of the text that read like this kind, as written, each once."""
    pieces = (
        " ".join(text[clue.start : clue.end].split()) for clue in clues(text, setting) if clue.kind is kind
    )
    return tuple(dict.fromkeys(pieces))


def _numbers(text: str, setting: Setting) -> Iterator[Clue]:
    """Numbers and addresses, but for the dossier's own."""
    return (clue for clue in number_clues(text) if bare(text[clue.start : clue.end]) not in setting.known)


def _apart(new: Iterable[Clue]) -> list[Clue]:
    """The clues without those that overlap a longer one."""
    kept: list[Clue] = []
    for clue in sorted(new, key=lambda each: (each.start - each.end, each.start)):
        if all(clue.end <= other.start or clue.start >= other.end for other in kept):
            kept.append(clue)
    return kept
