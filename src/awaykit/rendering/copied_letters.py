"""What a reader copies from a PDF: each glyph that the font has for a letter stands for that letter.

WeasyPrint 70 notes for a glyph the text of the place where it is drawn first. Where that is a letter of
several glyphs (an e, a dot, a grave), the first of them stands for nothing and the last for all, and so it
is in the whole file: one such name takes every "e" out of what is copied, searched or read aloud
(https://github.com/Kozea/WeasyPrint/issues/2841).
"""

import functools
import io
import unicodedata
from collections.abc import Mapping
from typing import Any

_LAST_OF_ITS_OWN = "\u017f"


class FontsOfLetters(dict[str, Any]):
    """For `Document.fonts` of WeasyPrint: the fonts of a file, whose glyphs stand for their own letters."""

    def __setitem__(self, key: str, font: Any) -> None:  # noqa: ANN401 - weasyprint has no types
        font.to_unicode = _Texts(font)
        super().__setitem__(key, font)


class _Texts(dict[int, str]):
    """The text of each glyph of a font, corrected where the font knows better."""

    def __init__(self, font: Any) -> None:  # noqa: ANN401 - weasyprint has no types
        super().__init__()
        self._font = font

    def __setitem__(self, glyph: int, text: str) -> None:
        super().__setitem__(glyph, text if _is_surely_whole(text) else self._own(glyph, text))

    @functools.cached_property
    def _letters(self) -> Mapping[int, str]:
        return _letters_of(bytes(self._font.file_content), self._font.index)

    def _own(self, glyph: int, text: str) -> str:
        """The glyph's own letter where the text is that of several glyphs, or nothing."""
        own = self._letters.get(glyph, "")
        part, whole = (unicodedata.normalize("NFD", each) for each in (own, text))
        return own if own and (not text or (part in whole and part != whole)) else text


def _is_surely_whole(text: str) -> bool:
    """Whether the text is that of one glyph for sure, so that the font needn't be read (a sixth of a second).

    No mark is in it, or it is a letter of Latin-1 or Latin Extended-A, for which text fonts have a glyph.
    """
    if len(text) == 1 and text <= _LAST_OF_ITS_OWN:
        return True
    parts = unicodedata.normalize("NFD", text)
    return bool(parts) and not any(unicodedata.category(part).startswith("M") for part in parts)


@functools.lru_cache(maxsize=64)
def _letters_of(font_file: bytes, index: int) -> Mapping[int, str]:
    """The letter of each glyph that the font itself gives to one."""
    from fontTools.ttLib import TTFont

    font = TTFont(io.BytesIO(font_file), fontNumber=index, lazy=True)
    letters: dict[int, str] = {}
    for code, name in sorted((font.getBestCmap() or {}).items()):
        letters.setdefault(font.getGlyphID(name), chr(code))
    return letters
