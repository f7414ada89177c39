"""Says, for characters that no font can draw, which font to add or what to write instead."""

import unicodedata
from collections.abc import Iterable

from awaykit.problems import Problem
from awaykit.rendering.page import MissingGlyph

_EAST_ASIAN = (
    ("HANGUL", "Noto Serif KR", "NotoSerifKR-Regular.ttf"),
    ("HIRAGANA", "Noto Serif JP", "NotoSerifJP-Regular.ttf"),
    ("KATAKANA", "Noto Serif JP", "NotoSerifJP-Regular.ttf"),
    ("CJK", "Noto Serif SC (or Noto Serif TC, Noto Serif JP)", "NotoSerifSC-Regular.ttf"),
)
_TWO_WORD_SCRIPTS = frozenset({"OL", "MEETEI", "TAI", "NEW", "OLD", "SYLOTI", "KAYAH", "HANIFI", "PAHAWH"})


def missing_glyph_problems(missing: Iterable[MissingGlyph]) -> tuple[Problem, ...]:
    """One problem for each thing to do, with the characters that it cures and where the first stands."""
    by_advice: dict[str, list[MissingGlyph]] = {}
    for glyph in missing:
        by_advice.setdefault(font_advice(glyph.character), []).append(glyph)
    return tuple(_problem(glyphs, advice) for advice, glyphs in by_advice.items())


def font_advice(character: str) -> str:
    """What to do about a character outside the bundled fonts, in one sentence or two."""
    name = unicodedata.name(character, "")
    for beginning, family, file in _EAST_ASIAN:
        if name.startswith(beginning):
            return _add_font(family, file)
    if not unicodedata.category(character).startswith(("L", "M", "N")):
        return "Write it in words, or leave it out."
    words = name.split()
    script = " ".join(words[: 2 if words[:1] and words[0] in _TWO_WORD_SCRIPTS else 1]).title()
    if not script:
        return "Write it with other letters."
    return _add_font(f"Noto Sans {script}", f"NotoSans{script.replace(' ', '')}-Regular.ttf")


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
