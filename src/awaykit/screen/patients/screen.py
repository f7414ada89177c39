"""The whole screen on one text: every clue, each piece of the text counted once."""

import re
from collections.abc import Iterator
from functools import lru_cache

from awaykit.screen.lexicon import Lexicon
from awaykit.screen.patients.known_words import is_about_a_patient
from awaykit.screen.patients.matches import Clue, Kind, Scope, Setting, bare, blanked
from awaykit.screen.patients.names_and_places import name_clues, place_clues, without_staff
from awaykit.screen.text_rules import TextRules
from awaykit.wording import sentence_end

_NUMBER_WORDS, _AGE_WORDS, _DATE_WORDS = Lexicon("numbers"), Lexicon("ages"), Lexicon("dates")
_NUMBERS, _AGES = TextRules(_NUMBER_WORDS), TextRules(_AGE_WORDS)
_DATES, _WEEKDAYS = TextRules(_DATE_WORDS, "always"), TextRules(_DATE_WORDS, "weekdays")

_TEXTS_KEPT = 2_000
_LONGEST_PART = 1_000
_OLDEST_DECADE = 90
_PART_ENDS = (sentence_end(), re.compile(r"\s+"))
_ONE_FOR_ONE = str.maketrans({
    "\u2019": "'", "\u2018": "'", "\u02bc": "'", "\u2010": "-", "\u2011": "-",
    "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2007": " ",
})  # fmt: skip
"""Typographic apostrophes, hyphens and spaces as plain ones, each in its place."""


@lru_cache(maxsize=_TEXTS_KEPT)
def clues(text: str, setting: Setting) -> tuple[Clue, ...]:
    """All clues of a text, in its order; where two overlap the one found first stays.

    It is read in parts, cut where a sentence ends if one does: some patterns take time that grows with
    the square of what they read, or worse.
    """
    text, found, start = text.translate(_ONE_FOR_ONE), list[Clue](), 0
    while start < len(text):
        end = len(text)
        if end - start > _LONGEST_PART:
            window = text[start : start + _LONGEST_PART]
            ends = [match.end() for cut in _PART_ENDS for match in [*cut.finditer(window)][-1:]]
            end = start + (ends[0] if ends else _LONGEST_PART)
        part = _clues_of_a_part(text[start:end], setting)
        found += (Clue(clue.start + start, clue.end + start, clue.kind) for clue in part)
        start = end
    return tuple(found)


def found(text: str, kind: Kind, setting: Setting) -> tuple[str, ...]:
    """The pieces of the text that read like this kind, as written, each once."""
    pieces = (
        " ".join(text[clue.start : clue.end].split()) for clue in clues(text, setting) if clue.kind is kind
    )
    return tuple(dict.fromkeys(pieces))


def _clues_of_a_part(text: str, setting: Setting) -> list[Clue]:
    """The clues of each look that don't overlap a longer one; the next look doesn't see what was found."""
    kept: list[Clue] = []
    for look in (_number_clues, _age_clues, _date_clues, place_clues, name_clues):
        new: list[Clue] = []
        for clue in sorted(look(text, setting), key=lambda each: (each.start - each.end, each.start)):
            if all(clue.end <= other.start or clue.start >= other.end for other in new):
                new.append(clue)
        kept += new
        text = blanked(text, new)
        if look is _date_clues:
            text = without_staff(text)
    return sorted(kept, key=lambda clue: clue.start)


def _number_clues(text: str, setting: Setting) -> Iterator[Clue]:
    """Numbers and addresses, but for the dossier's own; what was found isn't looked at again."""
    if not _NUMBER_WORDS["any"].search(text):
        return
    left = text
    for row in _NUMBERS.rows:
        new = [Clue(match.start(), match.end(), Kind[row.kind]) for match in row.hits(left)]
        yield from (clue for clue in new if bare(text[clue.start : clue.end]) not in setting.known)
        left = blanked(left, new)


def _age_clues(text: str, setting: Setting) -> Iterator[Clue]:
    """Ages from 90 up; the decade "90+" itself is no clue."""
    for match in _AGES.hits(text):
        yield Clue(match.start(), match.end(), Kind.AGE)
    for match in _AGE_WORDS["born"].finditer(text):
        if setting.today.year - int(match[1]) >= _OLDEST_DECADE:
            yield Clue(*match.span(1), Kind.AGE)


def _date_clues(text: str, setting: Setting) -> Iterator[Clue]:
    """Days, months and weekdays: all of them in a case, elsewhere those in a sentence about a patient."""
    for rules in (_DATES, _WEEKDAYS):
        for match in rules.hits(text):
            if setting.scope is Scope.CASE or is_about_a_patient(text, *match.span()):
                yield Clue(match.start(), match.end(), Kind.DATE)
