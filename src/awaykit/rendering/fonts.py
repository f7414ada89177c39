"""The fonts that come with awaykit, and advice on the characters that they don't have."""

import atexit
import functools
import hashlib
import os
import shutil
import tempfile
import unicodedata
from collections.abc import Iterable
from html import escape
from pathlib import Path

from awaykit.problems import Problem
from awaykit.rendering.page import MissingGlyph
from awaykit.resources import templates_folder

TEXT_FAMILY = "Source Serif 4"
FONT_SUFFIXES = frozenset({".ttf", ".otf", ".ttc", ".otc"})

_CONFIGURATION = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
{folders}
  <cachedir>{cache}</cachedir>
  <match target="pattern">
    <edit name="family" mode="append_last"><string>{family}</string></edit>
  </match>
</fontconfig>
"""


def bundled_fonts_folder() -> Path:
    """The folder of the fonts that come with the program, with their licences."""
    return templates_folder() / "styles" / "fonts"


def font_files(folder: Path) -> list[Path]:
    """The font files directly in `folder`, by name; none if there is no such folder."""
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if path.suffix.lower() in FONT_SUFFIXES)


def use_only_our_fonts(dossier_fonts: Path | None = None) -> Path:
    """Make Pango see the bundled fonts and those in `dossier_fonts`, and no others.

    Must run before a FontConfiguration of WeasyPrint is made; may run again for another dossier.
    Returns the configuration file that is now in force.
    """
    folders = [bundled_fonts_folder()]
    if dossier_fonts is not None and font_files(dossier_fonts):
        folders.append(dossier_fonts.resolve())
    cache = writable_cache("fonts")
    text = configuration(folders, cache)
    file = cache / f"fonts-{hashlib.sha256(text.encode()).hexdigest()[:16]}.conf"
    if not file.is_file() or file.read_text(encoding="utf-8") != text:
        # Through a temporary file, since another run may be reading the same name.
        handle, name = tempfile.mkstemp(dir=cache, prefix=".fonts-")
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            stream.write(text)
        Path(name).replace(file)
    os.environ["FONTCONFIG_FILE"] = str(file)
    return file


def configuration(folders: list[Path], cache: Path) -> str:
    """The text of a fontconfig file that lists `folders`; an unknown family becomes our text family."""
    lines = "\n".join(f"  <dir>{escape(str(folder))}</dir>" for folder in folders)
    return _CONFIGURATION.format(folders=lines, cache=escape(str(cache)), family=TEXT_FAMILY)


@functools.cache
def writable_cache(name: str) -> Path:
    """A folder of this name in the user's cache, or one that goes when the process ends."""
    import platformdirs

    own = Path(platformdirs.user_cache_dir("awaykit", appauthor=False)) / name
    try:
        own.mkdir(parents=True, exist_ok=True, mode=0o700)
        with tempfile.TemporaryFile(dir=own):
            return own
    except OSError:
        passing = tempfile.mkdtemp(prefix=f"awaykit-{name}-")
        atexit.register(shutil.rmtree, passing, ignore_errors=True)
        return Path(passing)


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
    """One problem for each thing to do, with the characters that it cures and the words around the first."""
    missing = tuple(missing)
    beside = "".join(glyph.character for glyph in missing)
    by_advice: dict[str, list[MissingGlyph]] = {}
    for glyph in missing:
        by_advice.setdefault(font_advice(glyph.character, beside), []).append(glyph)
    problems = []
    for advice, glyphs in by_advice.items():
        noun, stands = (
            ("these characters", "They stand") if len(glyphs) > 1 else ("this character", "It stands")
        )
        characters = "".join(glyph.character for glyph in glyphs)
        message = f"No font here can print {noun}: {characters}. {stands} in “{glyphs[0].context}”."
        problems.append(Problem(message=message, hint=advice))
    return tuple(problems)


def font_advice(character: str, beside: str = "") -> str:
    """What to do about a character outside the bundled fonts, in one sentence or two.

    The language of Chinese characters is judged by the others `beside` them: one font draws a Japanese name.
    """
    name = unicodedata.name(character, "")
    if name.startswith((*_KANA, *_HANGUL, *_HAN)):
        names = [name] if not name.startswith(_HAN) else [unicodedata.name(each, "") for each in beside]
        family, file = _CHINESE
        for beginnings, font in ((_HANGUL, _KOREAN), (_KANA, _JAPANESE)):
            if any(each.startswith(beginnings) for each in names):
                family, file = font
    elif not unicodedata.category(character).startswith(("L", "M", "N")):
        return "Write it in words, or leave it out."
    else:
        words = name.split()
        if not words or words[0] in _OF_NO_SCRIPT:
            return "Write it with other letters."
        script = " ".join(words[: 2 if words[0] in _TWO_WORD_SCRIPTS else 1]).title()
        family = _FAMILIES.get(script, f"Noto Sans {script}")
        file = f"{family.replace(' ', '')}-Regular.ttf"
    return (
        f"Download {family} from fonts.google.com/noto. "
        f"Put its file {file} into the folder fonts/ of your dossier."
    )
