"""Judges one capitalised word: no known word at all, a name as well as a word, or only a word."""

import re

from awaykit.review.screening.clues import Setting
from awaykit.review.screening.known_words import (
    folded,
    is_english,
    is_eponym,
    is_medicines,
    is_of_the_world,
    listed,
    may_be_a_name,
)

FEW_LETTERS = 2
"""Words as short as symbols and abbreviations are; names of this length need a person round them."""
_SYMBOLS = frozenset((
    "hb", "na", "cl", "mg", "ca", "zn", "cu", "fe", "ag", "au", "hg", "ph", "ig", "rh", "po", "iv", "im",
    "sc", "dr", "mr", "ms", "st", "no", "my", "we", "he", "it", "is", "in", "on", "at", "by", "to", "of",
    "or", "as", "if", "so", "do", "go", "up", "us", "an", "am", "be", "pt", "id", "ok", "vs", "et", "al",
    "ed", "la", "ny",
))  # fmt: skip
ALSO_SYMBOLS = frozenset((
    "aa", "ab", "ac", "ad", "al", "an", "as", "ba", "be", "bi", "bp", "bx", "ch", "cm", "co", "cr", "cx",
    "da",
    "de", "di", "dl", "do", "dx", "ed", "el", "em", "en", "ex", "fc", "fr", "fx", "ga", "gd", "gy", "he",
    "hr",
    "ht", "hx", "hz", "ii", "ix", "jr", "kg", "km", "kr", "kt", "kv", "le", "li", "md", "ml", "mm", "mn",
    "mo",
    "ne", "ni", "np", "os", "pa", "pb", "px", "ra", "re", "rn", "ro", "rr", "rx", "se", "si", "sm", "sr",
    "sx",
    "ta", "tc", "th", "ti", "tx", "un", "ve", "vi", "vo", "wt", "xe", "xi",
))  # fmt: skip
"""Two letters that are an element, a unit or an abbreviation, unless someone acts or is spoken to there."""
_PREFIX = re.compile(r"^(?:Mc|Mac|O'|D'|N'|L'|De|Di|Du|La|Le|Van|Fitz|Al|El)(?=[^\W\d_a-z])")
_DEPARTMENT = ("ology", "iatry", "iatrics", "surgery", "ist")


def is_strange(word: str, setting: Setting) -> bool:
    """Whether no list knows the word and it isn't built like a word of English or of medicine."""
    small = folded(word)
    if len(small) <= FEW_LETTERS or not word[0].isupper() or not _is_cased_like_a_name(word):
        return False
    if small.isascii() and not re.search(r"[aeiouy]", small):
        return False
    return not (small in setting.known or is_eponym(small) or is_plain(word) or may_be_a_name(small))


def is_plain(word: str) -> bool:
    """Whether it is a word of English, of medicine or of the world, and no name."""
    small = folded(word)
    return not may_be_a_name(small) and (is_english(small) or is_medicines(small) or is_of_the_world(small))


def is_doubtful(word: str, setting: Setting) -> bool:
    """Whether the word is both: a name, and an English word or a name in medicine."""
    small = folded(word)
    if small in setting.known or not word[:1].isupper() or (word.isupper() and len(word) > FEW_LETTERS):
        return False
    if len(small) <= FEW_LETTERS:
        return small not in _SYMBOLS and len(small) == FEW_LETTERS and not word.isupper()
    return may_be_a_name(small) or is_eponym(small)


def is_common(word: str, setting: Setting) -> bool:
    """Whether it is an English word that names neither a department nor who speaks in a hospital."""
    small = folded(word)
    if small in setting.known or small in listed("who_speaks_in_a_hospital") or small.endswith(_DEPARTMENT):
        return False
    if is_medicines(small) or is_of_the_world(small) or is_eponym(small):
        return False
    return len(small) > FEW_LETTERS and word[1:].islower()


def _is_cased_like_a_name(word: str) -> bool:
    """Whether capitals stand where names have them: Okafor, O'Brien, McKay; neither MRSA nor SpO."""
    bare = _PREFIX.sub("", word.removesuffix("'s"))
    return len(bare) > 1 and bare[1:] == bare[1:].lower()
