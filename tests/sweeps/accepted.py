"""Errors that independent programs find in the files of a build."""

import hashlib
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from html import unescape
from itertools import groupby
from pathlib import Path
from types import MappingProxyType
from typing import Any

from checkers import openxml_errors, output_of, pdfua_errors, qpdf_errors
from rendering.mail_readers import READERS, Found, with_the_new_library
from rendering.words import (
    bare,
    docx_characters,
    docx_paragraphs,
    pdf_characters,
    without_joined_letters,
)
from sweeps.calendar_readers import CALENDAR_READERS

_MARKS = re.compile(
    r"\bNone\b(?!\s[a-z])|\b(?:nan|NaN|undefined|null|True|False|lorem|TODO)\b|\bobject at 0x"
    r"|\{\{|\}\}|\{%|%\}|\[\]|\(\)|</?[a-z]+>|<[A-Z]\w+|&(?:amp|lt|gt|quot|#\d+);"
    r"|\ufffd|\.\.(?!\.|/)| ,| ;|,,"
)
"""What a program leaves behind where a value was missing or a mark was not understood."""

_FROM_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufefc].*")
"""Poppler gives what stands beside such letters in an order of its own."""

_WORD_BOX = re.compile(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">')
_PAGE_BOX = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">')
_LEAST_MARGIN = 24.0
"""Points: what lies nearer to the edge of a page runs over its margin, and printers cut it."""

_SCRIPT = re.compile(r"<(script|style)\b.*?</\1>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_HEADING = re.compile(r"heading (\d)")


def findings(path: Path, form: str) -> list[str]:
    """What is wrong with one file, in words; nothing where everybody accepts it."""
    return [f"{path.parent.name}/{path.name}: {each}" for each in _CHECKS[form](path)]


def _pdf(path: Path) -> Iterator[str]:
    if told := qpdf_errors(path):
        yield f"qpdf: {told}"
        return
    if told := pdfua_errors(path):
        yield f"pdfua: {told}"
    yield from _marks(output_of("pdftotext", "-enc", "UTF-8", path, "-"))
    yield from _outside_the_margins(path)


def _outside_the_margins(path: Path) -> Iterator[str]:
    for page in output_of("pdftotext", "-bbox", path, "-").split("<page ")[1:]:
        size = _PAGE_BOX.match("<page " + page)
        assert size
        width, height = map(float, size.groups())
        for found in _WORD_BOX.finditer(page):
            left, top, right, bottom = map(float, found.groups())
            if min(left, top, width - right, height - bottom) < _LEAST_MARGIN:
                yield f"words outside the margins: {page[found.end() :][:60]!r}"


def _docx(path: Path) -> Iterator[str]:
    yield from (f"openxml-audit: {told}" for told in openxml_errors(path))
    paragraphs = docx_paragraphs(path.read_bytes())
    yield from _marks("\n".join(text for _, text in paragraphs))
    yield from (f"nothing below the heading {text!r}" for text in _bare_headings(paragraphs))
    yield from (f"an empty {style}" for style, text in paragraphs if "List" in style and not text.strip())


def _bare_headings(paragraphs: list[tuple[str, str]]) -> Iterator[str]:
    """Headings that another of the same rank follows at once, or nothing."""
    filled = [(_HEADING.fullmatch(style), text) for style, text in paragraphs if text.strip()]
    for (this, text), (after, _) in zip(
        filled, [*filled[1:], (_HEADING.match("heading 0"), "")], strict=True
    ):
        if this and after and after[1] <= this[1]:
            yield text


def _eml(path: Path) -> Iterator[str]:
    content = path.read_bytes()
    found = {reader.__name__: reader(content) for reader in READERS}
    one, *others = (_with_names_squeezed(each) for each in found.values())
    yield from (f"read differently: {one} and {other}" for other in others if other != one)
    plain = found[with_the_new_library.__name__]
    yield from _marks(f"{plain.subject}\n{plain.body}")
    if not plain.subject.strip() or not plain.body.strip():
        yield "no subject or no words"


def _with_names_squeezed(found: Found) -> Found:
    """Python's new library shows the gap between two encoded words of a name (see `mail_readers`)."""

    def squeezed(mailbox: tuple[str, str]) -> tuple[str, str]:
        return mailbox[0].replace(" ", ""), mailbox[1]

    return replace(found, sender=squeezed(found.sender), to=tuple(map(squeezed, found.to)))


def attached(path: Path) -> Mapping[str, str]:
    """The sha256 of what a draft encloses, by its name."""
    found = with_the_new_library(path.read_bytes())
    return MappingProxyType({name: sha256 for name, _, sha256 in found.attachments})


def _ics(path: Path) -> Iterator[str]:
    content = path.read_bytes()
    one, *others = (reader(content) for reader in CALENDAR_READERS)
    for other in others:
        yield from (
            f"read differently: {each}" for each in zip(one, other, strict=False) if each[0] != each[1]
        )
        if len(one) != len(other):
            yield f"{len(one)} events, and {len(other)}"
    if not one:
        yield "no event"
    yield from _marks("\n".join(f"{each.summary}\n{each.description}" for each in one))


def _zip(path: Path) -> Iterator[str]:
    with zipfile.ZipFile(path) as archive:
        if bad := archive.testzip():
            yield f"{bad} is damaged"
        if not archive.namelist():
            yield "nothing in it"


def archived(path: Path) -> Mapping[str, str]:
    """The sha256 of each file of an archive, by its name."""
    with zipfile.ZipFile(path) as archive:
        return MappingProxyType(
            {name: hashlib.sha256(archive.read(name)).hexdigest() for name in archive.namelist()}
        )


def _txt(path: Path) -> Iterator[str]:
    yield from _marks(path.read_bytes().decode("utf-8"))


def _html(path: Path) -> Iterator[str]:
    yield from _marks(unescape(_TAG.sub("\n", _SCRIPT.sub("", path.read_text(encoding="utf-8")))))


def _marks(text: str) -> Iterator[str]:
    plain = _FROM_RIGHT_TO_LEFT.sub("", text)
    for found in _MARKS.finditer(re.sub(r" {2,}", " ", plain)):
        start = max(0, found.start() - 40)
        yield f"a mark of a machine, {found[0]!r}: {found.string[start : found.end() + 40]!r}"


_CHECKS: Mapping[str, Callable[[Path], Iterator[str]]] = MappingProxyType(
    {"pdf": _pdf, "docx": _docx, "eml": _eml, "ics": _ics, "zip": _zip, "txt": _txt, "html": _html}
)


def differing_words(pdf: Path, docx: Path) -> Iterator[str]:
    """Where the words of a paper's two formats part.

    A PDF says the heading of a table once more on each page over which the table runs on: headings of
    tables are left aside. So are letters that are drawn joined, which a PDF can't always tell.
    """
    content = docx.read_bytes()
    one, other = map(without_joined_letters, (pdf_characters(pdf), docx_characters(content)))
    for heading in _headings_of_tables(content):
        one, other = one.replace(heading, ""), other.replace(heading, "")
    if one != other:
        pairs = enumerate(zip(one, other, strict=False))
        at = next((number for number, (a, b) in pairs if a != b), min(len(one), len(other)))
        beside = slice(max(0, at - 20), at + 40)
        yield f"{docx.name}: the PDF says {one[beside]!r}, the Word file {other[beside]!r}"


def _headings_of_tables(content: bytes) -> frozenset[str]:
    runs = groupby(docx_paragraphs(content), key=lambda paragraph: paragraph[0])
    joined = (bare("".join(text for _, text in run)) for style, run in runs if style == "Table Heading")
    return frozenset(joined) - {""}


def sums_of(folder: Path) -> frozenset[str]:
    """The sha256 of every file below a folder."""
    files: Any = (path for path in folder.rglob("*") if path.is_file())
    return frozenset(hashlib.sha256(path.read_bytes()).hexdigest() for path in files)
