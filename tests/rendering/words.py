"""The words of finished files as independent programs read them, for comparing formats.

Words are compared as their characters without the space between them: a PDF breaks lines, a Word file
doesn't. Left aside: running lines, signs and numbers of lists, and what is inside a figure.
"""

import re
import unicodedata
import zipfile
from collections.abc import Callable
from io import BytesIO
from itertools import groupby
from pathlib import Path
from xml.etree import ElementTree as ET

from awaykit.rendering.vocabulary import Element, Text, parse
from checkers import output_of

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LINE = re.compile(r'^( *)(?:"(.*)"|(\S+).*)$')
DRAWN_JOINED = re.compile("[\u0900-\u0dff\u1000-\u109f\u1780-\u17ff]")
"""Scripts whose letters are drawn as joined glyphs: a PDF can't always tell which letters those were."""
_INVISIBLE = re.compile("[\\s\u200b-\u200f\u2060-\u2069\ufeff]")


def docx_paragraphs(content: bytes) -> list[tuple[str, str]]:
    """Each paragraph of a Word file's body as (name of its style, words)."""
    with zipfile.ZipFile(BytesIO(content)) as package:
        body = ET.fromstring(package.read("word/document.xml"))  # noqa: S314 (our own file)
        styles = ET.fromstring(package.read("word/styles.xml"))  # noqa: S314 (our own file)
    names = {
        style.get(f"{W}styleId", ""): name.get(f"{W}val", "")
        for style in styles.iter(f"{W}style")
        for name in style.iter(f"{W}name")
    }
    result = []
    for paragraph in body.iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        name = "" if style is None else names[style.get(f"{W}val", "")]
        text = "".join(" " if part.tag == f"{W}br" else part.text or "" for part in paragraph.iter())
        result.append((name, text.replace("\u200e", "")))
    return result


def docx_characters(content: bytes) -> str:
    """The characters of a Word file's body; a table that stands for a figure is left to the caller."""
    return bare("".join(text for _, text in docx_paragraphs(content)))


def pdf_characters(path: Path) -> str:
    """The characters of a tagged PDF in the order of its structure, as poppler reads it."""
    result: list[str] = []
    skipped = -1
    for line in output_of("pdfinfo", "-struct-text", path).splitlines():
        found = _LINE.match(line)
        if not found:
            continue
        depth, words, tag = len(found[1]), found[2], found[3]
        if skipped >= 0 and depth > skipped:
            continue
        skipped = depth if tag in {"Lbl", "Figure"} else -1
        if words is not None:
            result.append(words)
    return bare("".join(result))


def without_figures(html: str) -> str:
    """A fragment with only the captions of its figures: neither format shows the same inside of one."""
    return _written(parse(html))


def _written(element: Element) -> str:
    inner = "".join(
        (
            node.content.replace("&", "&amp;").replace("<", "&lt;")
            if isinstance(node, Text)
            else _written(node)
        )
        for node in element.children
        if not (element.tag == "figure" and (isinstance(node, Text) or node.tag in {"svg", "table"}))
    )
    attributes = "".join(f' {name}="{value}"' for name, value in element.attributes.items())
    if not element.tag:
        return inner
    return f"<{element.tag}{attributes}>" + (
        "" if element.tag in {"br", "hr"} else f"{inner}</{element.tag}>"
    )


def bare(text: str) -> str:
    """The characters of a text that can be seen, in one form where Unicode has several.

    Poppler gives words from right to left as they are seen, Word as they are read: their characters are
    put in one order.
    """
    seen = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))
    return _sorted_runs(seen, lambda letter: unicodedata.bidirectional(letter) in {"R", "AL", "NSM"})


def letters_of_runs(text: str) -> str:
    """The bare text, with the characters of runs in scripts that draw a vowel before its letter sorted.

    Those are the scripts of India, Sri Lanka, Burma and Cambodia: a PDF gives them as they are drawn.
    """
    return _sorted_runs(text, lambda letter: DRAWN_JOINED.match(letter) is not None)


def without_joined_letters(text: str) -> str:
    """The bare text without those scripts: of a joined glyph a PDF can't always tell the letters."""
    return DRAWN_JOINED.sub("", text)


def _sorted_runs(text: str, is_of_run: Callable[[str], bool]) -> str:
    runs = groupby(text, key=is_of_run)
    return "".join("".join(sorted(run)) if is_turned else "".join(run) for is_turned, run in runs)
