"""The words of Word files as LibreOffice and pandoc read them, compared with the words written."""

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from checkers import all_converted_by_libreoffice, output_of
from rendering.words import docx_paragraphs
from sweeps.made_words import squeezed

_LABEL = re.compile(r"(?:[0-9]+[.)]|[•◦▪–-])?")
"""The sign or number of a list, which a Word file doesn't hold as words."""
_INTO_METADATA = ("title", "subtitle", "author", "date", "abstract")
"""Paragraphs with these styles at the head of a file are no part of pandoc's text."""


def by_libreoffice(paths: Sequence[Path], folder: Path) -> Iterator[str]:
    """Where LibreOffice finds other words, in one call for all files."""
    made = all_converted_by_libreoffice(paths, "txt:Text (encoded):UTF8", folder)
    for path, text in zip(paths, made, strict=True):
        if not text.is_file():
            yield f"{path.name}: LibreOffice did not open it"
        elif told := _differing(path, squeezed(text.read_text(encoding="utf-8-sig"))):
            yield f"{path.name}: LibreOffice {told}"


def by_pandoc(path: Path) -> Iterator[str]:
    """Where pandoc finds other words."""
    document = json.loads(output_of("pandoc", "-f", "docx", "-t", "json", path))
    head = (_words(document["meta"].get(name, [])) for name in _INTO_METADATA)
    if told := _differing(path, squeezed("\n".join([*head, _words(document["blocks"])]))):
        yield f"{path.name}: pandoc {told}"


def _words(held: Any) -> str:  # noqa: ANN401 - pandoc's tree of objects and lists
    if isinstance(held, dict):
        return str(held["c"]) if held.get("t") == "Str" else _words(held.get("c", []))
    return "\n".join(map(_words, held)) if isinstance(held, list) else ""


def _differing(path: Path, found: str) -> str:
    """Where `found` is not what the file says, paragraph after paragraph."""
    at = 0
    for _, text in docx_paragraphs(path.read_bytes()):
        words = squeezed(text)
        if not words:
            continue
        if found.startswith(words, at):
            at += len(words)
            continue
        label = _LABEL.match(found, at)
        assert label
        if not found.startswith(words, label.end()):
            return f"lacks {text[:80]!r} and has {found[at : at + 80]!r}"
        at = label.end() + len(words)
    return f"adds {found[at : at + 80]!r}" if at < len(found) else ""
