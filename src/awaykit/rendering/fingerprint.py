"""One hash of all that shapes a document besides its words: styles, fonts, versions, our own code."""

import functools
import hashlib
from importlib.metadata import version
from pathlib import Path

from awaykit.rendering.fonts import bundled_fonts_folder, font_files
from awaykit.rendering.page import PaperSize
from awaykit.resources import templates_folder

FONT_LIST = "SHA256SUMS"
"""Beside the bundled fonts: a line for each with its sha256; saves reading 8 MB in each run."""

_OUR_CODE = tuple(sorted(Path(__file__).parent.rglob("*.py")))
_LIBRARIES = ("weasyprint", "pydyf", "python-docx", "icalendar")


def style_fingerprint(paper: PaperSize, fonts_folder: Path | None = None) -> str:
    """The sha256, in hexadecimal, that belongs into every recipe.

    Two computers with the same program, the same libraries and the same fonts in `fonts_folder` get
    the same one. Imports neither WeasyPrint nor python-docx.
    """
    parts = [f"paper {paper}", *(f"{name} {version(name)}" for name in _LIBRARIES)]
    styles = templates_folder() / "styles"
    shaping = [styles / "print.css", styles / "reference.docx", bundled_fonts_folder() / FONT_LIST]
    shaping = [file for file in shaping if file.is_file()] + list(_OUR_CODE)
    parts += [f"{file.name} {_sha256(file)}" for file in shaping]
    if fonts_folder is not None:
        parts += [f"own font {file.name} {_sha256(file)}" for file in font_files(fonts_folder)]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def template_code_fingerprint() -> str:
    """The sha256, in hexadecimal, of what turns the text of a template into code: this package and Jinja2."""
    parts = [f"jinja2 {version('jinja2')}", *(f"{file.name} {_sha256(file)}" for file in _OUR_CODE)]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def templates_fingerprint() -> str:
    """The sha256, in hexadecimal, of every template of the program's own."""
    files = sorted(templates_folder().rglob("*.j2"))
    return hashlib.sha256("\n".join(f"{file.name} {_sha256(file)}" for file in files).encode()).hexdigest()


def font_list(folder: Path) -> str:
    """The expected content of `FONT_LIST` for the fonts in `folder`; a test keeps the file current."""
    return "".join(f"{_sha256(file)}  {file.name}\n" for file in font_files(folder))


def _sha256(file: Path) -> str:
    known = file.stat()
    return _sha256_of(file, known.st_size, known.st_mtime_ns)


@functools.cache
def _sha256_of(file: Path, _size: int, _changed: int) -> str:
    """The sha256 of a file, read once a run; a new size or time of change reads it again."""
    return hashlib.sha256(file.read_bytes()).hexdigest()
