"""Runs of words that begin with a capital, with what stands before and after them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from awaykit.review.screening.clues import just_after, just_before
from awaykit.review.screening.known_words import is_english, is_medicines, may_be_a_name
from awaykit.review.screening.late import Late

_WORD = r"[^\W\d_]+(?:['’-][^\W\d_]+)*"
_PARTICLE = (
    r"(?:de|da|del|della|di|do|dos|du|la|le|van|von|der|den|ter|bin|ibn|bint|al|el|ul|ur|abu|y"
    r"|e|of|the|and|&)"
)
_CAPITAL = r"(?:[^\W\d_a-zß-öø-ÿ][^\W\d_]*(?:['-][^\W\d_]+)*)"
_RUN = Late(
    rf"(?<![\w'-])(?:(?:St|Ste|Ft|Mt)\.\s)?{_CAPITAL}\b"
    rf"(?:(?:\s|\s{_PARTICLE}\s){_CAPITAL}\b)*(?:\s&\s{_CAPITAL}\b)?"
)
_START = Late(r"(?:^|[.!?:;•\n(\[\"“]|\s[-–—*])\s*[\"“'(]*$")


@dataclass(frozen=True, slots=True)
class Capital:
    """A run of capitalised words; `starts_sentence` says that its first would have a capital anyway."""

    start: int
    end: int
    text: str
    words: tuple[str, ...]
    before: str
    after: str
    starts_sentence: bool


def capitals(text: str) -> Iterator[Capital]:
    """All runs of capitalised words; a plain English word that opens a sentence belongs to none."""
    for match in _RUN.finditer(text):
        run, start = match[0].removesuffix(" I").removesuffix(" and"), match.start()
        finish = start + len(run)
        opens = bool(start == 0 or _START.search(f"x{just_before(text, start)}"))
        words = re.findall(r"[^\W\d_][\w'.-]*", run)
        if opens and len(words) > 1 and is_plain_word(words[0]):
            start += run.index(words[0]) + len(words[0])
            start += len(text[start:finish]) - len(text[start:finish].lstrip(" -"))
            run, words, opens = text[start:finish], words[1:], False
        capital = tuple(word for word in words if word[0].isupper() or not word[0].islower())
        if capital:
            yield Capital(
                start,
                finish,
                run,
                capital,
                just_before(text, start),
                just_after(text, finish),
                opens,
            )


def is_plain_word(word: str) -> bool:
    """Whether it is an English word, or an abbreviation, and no one's name."""
    folded = word.casefold().removesuffix("'s")
    if word.isupper() and len(word) <= 6:  # noqa: PLR2004 - as long as abbreviations are
        return True
    return (is_english(folded) or is_medicines(folded)) and not may_be_a_name(folded)
