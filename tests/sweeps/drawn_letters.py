"""Whether each letter of a PDF is drawn in a font that has it; text extraction misses empty boxes."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTCollection, TTFont
from pypdf import PdfReader

_SUBSET = re.compile(r"^/?[A-Z]{6}\+")


def without_glyph(pdf: Path, fonts: Iterable[Path]) -> set[str]:
    """The letters that are shown in a font which hasn't them, with the font's name."""
    has = {name: letters for file in fonts for name, letters in _letters(file)}
    missing: set[str] = set()

    def look(text: str, _cm: Any, _tm: Any, font: Any, _size: float) -> None:  # noqa: ANN401 - pypdf's own
        name = _SUBSET.sub("", str(font.get("/BaseFont", ""))) if font else ""
        if name in has:
            missing.update(
                f"{each} in {name}" for each in text if _is_letter(each) and not _can_draw(each, has[name])
            )

    for page in PdfReader(pdf).pages:
        page.extract_text(visitor_text=look)
    return missing


def _can_draw(letter: str, letters: frozenset[int]) -> bool:
    """Whether a font has a letter, or what is left of it without marks, which may be another font's."""
    return ord(letter) in letters or ord(unicodedata.normalize("NFD", letter)[0]) in letters


def _is_letter(character: str) -> bool:
    """Whether it is a letter or digit; those of ASCII share a piece of text with the names beside them."""
    return not character.isascii() and unicodedata.category(character).startswith(("L", "N"))


@cache
def _letters(file: Path) -> tuple[tuple[str, frozenset[int]], ...]:
    if file.suffix.lower() not in {".ttf", ".otf", ".ttc"}:
        return ()
    if file.suffix.lower() == ".ttc":
        with TTCollection(file, lazy=True) as collection:
            return tuple(map(_named, collection.fonts))
    with TTFont(file, lazy=True) as font:
        return (_named(font),)


def _named(font: TTFont) -> tuple[str, frozenset[int]]:
    return str(font["name"].getDebugName(6)), frozenset(font.getBestCmap() or {})
