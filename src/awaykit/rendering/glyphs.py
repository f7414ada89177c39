"""Says, for characters that no font can draw, which font to add or what to write instead."""

import unicodedata
from collections.abc import Iterable

from awaykit.problems import Problem
from awaykit.rendering.page import MissingGlyph

_JAPANESE = ("Noto Serif JP", "NotoSerifJP-Regular.ttf")
_KOREAN = ("Noto Serif KR", "NotoSerifKR-Regular.ttf")
_CHINESE = ("Noto Serif SC (or Noto Serif TC, Noto Serif JP)", "NotoSerifSC-Regular.ttf")
_KANA = ("HIRAGANA", "KATAKANA", "HALFWIDTH KATAKANA", "HENTAIGANA")
_HANGUL = ("HANGUL", "HALFWIDTH HANGUL")
_HAN = ("CJK", "IDEOGRAPHIC", "KANGXI", "BOPOMOFO")
_TWO_WORD_SCRIPTS = frozenset({
    "GUNJALA", "HANIFI", "KAYAH", "MASARAM", "MEETEI", "MENDE", "NEW", "OL", "OLD", "PAHAWH", "SORA",
    "SYLOTI", "TAI", "WARANG",
})  # fmt: skip
_FAMILIES = {
    "Canadian": "Noto Sans Canadian Aboriginal",
    "Cyrillic": "Noto Sans",
    "Greek": "Noto Sans",
    "Latin": "Noto Sans",
    "Nko": "Noto Sans NKo",
    "Nyiakeng": "Noto Serif NP Hmong",
    "Pau": "Noto Sans Pau Cin Hau",
    "Phags-Pa": "Noto Sans PhagsPa",
    "Toto": "Noto Serif Toto",
    "Yezidi": "Noto Serif Yezidi",
}
"""Families of Noto that aren't named as Unicode names the script."""

_OF_NO_SCRIPT = frozenset({
    "BLACK-LETTER", "COMBINING", "DOUBLE-STRUCK", "FULLWIDTH", "MATHEMATICAL", "MODIFIER", "ROMAN", "SCRIPT",
    "SUBSCRIPT", "SUPERSCRIPT", "VARIATION",
})  # fmt: skip
"""First words of letters that only look like others: signs of mathematics, wide and raised letters."""


def missing_glyph_problems(missing: Iterable[MissingGlyph]) -> tuple[Problem, ...]:
    """One problem for each thing to do, with the characters that it cures and where the first stands."""
    missing = tuple(missing)
    beside = "".join(glyph.character for glyph in missing)
    by_advice: dict[str, list[MissingGlyph]] = {}
    for glyph in missing:
        by_advice.setdefault(font_advice(glyph.character, beside), []).append(glyph)
    return tuple(_problem(glyphs, advice) for advice, glyphs in by_advice.items())


def font_advice(character: str, beside: str = "") -> str:
    """What to do about a character outside the bundled fonts, in one sentence or two.

    Chinese characters are of the language that the others `beside` them tell: one font draws a Japanese name.
    """
    name = unicodedata.name(character, "")
    if name.startswith((*_KANA, *_HANGUL, *_HAN)):
        return _add_font(*_east_asian(name, beside))
    if not unicodedata.category(character).startswith(("L", "M", "N")):
        return "Write it in words, or leave it out."
    words = name.split()
    if not words or words[0] in _OF_NO_SCRIPT:
        return "Write it with other letters."
    script = " ".join(words[: 2 if words[0] in _TWO_WORD_SCRIPTS else 1]).title()
    family = _FAMILIES.get(script, f"Noto Sans {script}")
    return _add_font(family, f"{family.replace(' ', '')}-Regular.ttf")


def _east_asian(name: str, beside: str) -> tuple[str, str]:
    """The family, and its file, for a character of East Asia by its name."""
    names = [name] if not name.startswith(_HAN) else [unicodedata.name(letter, "") for letter in beside]
    for beginnings, font in ((_KANA, _JAPANESE), (_HANGUL, _KOREAN)):
        if any(each.startswith(beginnings) for each in names):
            return font
    return _CHINESE


def _add_font(family: str, file: str) -> str:
    return (
        f"Download {family} from fonts.google.com/noto. "
        f"Put its file {file} into the folder fonts/ of your dossier."
    )


def _problem(glyphs: list[MissingGlyph], advice: str) -> Problem:
    characters = "".join(glyph.character for glyph in glyphs)
    noun = "this character" if len(glyphs) == 1 else "these characters"
    where = (
        f" They stand in “{glyphs[0].context}”."
        if len(glyphs) > 1
        else f" It stands in “{glyphs[0].context}”."
    )
    return Problem(message=f"No font here can print {noun}: {characters}.{where}", hint=advice)
