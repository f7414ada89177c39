"""How wide words are in the text family, estimated on the safe side: for pictures, where nothing wraps."""

import unicodedata

_WIDTHS = (
    ("'", 0.2),
    (" ", 0.24),
    ("j", 0.28),
    ("!,-.:;il|", 0.32),
    ('"()/[\\]ft{}', 0.36),
    ("IJ", 0.4),
    ("*?`rs", 0.44),
    ("z", 0.48),
    ("$0123456789S_acegvy", 0.52),
    ("#+<=>Z^koqx~–", 0.56),
    ("FLPbdpu", 0.6),
    ("BCETYhn", 0.64),
    ("AKRVX", 0.68),
    ("DGOQ", 0.72),
    ("&NU", 0.76),
    ("Hw", 0.8),
    ("@", 0.84),
    ("%Mm…", 0.92),
)
_BY_CHARACTER = {character: width for characters, width in _WIDTHS for character in characters}
_WIDEST = 1.05
_CUT = "…"
_PLAIN_SCRIPTS = (
    "LATIN",
    "GREEK",
    "CYRILLIC",
    "ARMENIAN",
    "GEORGIAN",
    "CJK",
    "HIRAGANA",
    "KATAKANA",
    "HANGUL",
)


def text_width(words: str, size: float) -> float:
    """The width of a line of `words` in units of `size`, never less than on paper.

    Latin letters by a table of upper bounds (a test measures the font); every other letter as wide
    as it is high.
    """
    return size * sum(_character_width(character) for character in words)


def _character_width(character: str) -> float:
    if unicodedata.combining(character):
        return 0.0
    plain = unicodedata.normalize("NFD", character)[:1]
    return _BY_CHARACTER.get(plain, _WIDEST)


def cut_to_width(words: str, size: float, most: float) -> str:
    """As much of `words` as fits into `most`, cut with an ellipsis, between two words where it can be."""
    if text_width(words, size) <= most:
        return words
    kept = words
    while kept and text_width(kept.rstrip(" ,;:") + _CUT, size) > most:
        kept = kept[:-1]
    at = kept.rfind(" ")
    if len(kept) < len(words) and words[len(kept)] != " " and at > len(kept) // 2:
        kept = kept[:at]
    return kept.rstrip(" ,;:") + _CUT


def is_drawn_letter_by_letter(words: str) -> bool:
    """Whether a picture can show the words: its letters are set one by one, from left to right.

    Scripts whose letters join, turn or stack (Arabic, Hebrew, Devanagari, Thai) would come out wrong.
    """
    letters = (character for character in unicodedata.normalize("NFC", words) if character.isalpha())
    return all(unicodedata.name(letter, "").startswith(_PLAIN_SCRIPTS) for letter in letters)
