"""The words of a Word document, paragraph by paragraph."""

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_MOST_BYTES = 20_000_000
_MOST_UNPACKED = 60_000_000
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_LEFT_OUT = frozenset({_FALLBACK, f"{_W}del", f"{_W}moveFrom", f"{_W}pPr", f"{_W}rPr"})
_CHANGES = (f"{_W}ins", f"{_W}del", f"{_W}moveFrom")
_STANDS_FOR = {f"{_W}tab": " ", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}


class NotWord(Exception):  # noqa: N818 - named for what the file is
    """A file that is no readable Word document; its text says so in the user's words."""


@dataclass(frozen=True, slots=True)
class WordText:
    """The text, a blank line between paragraphs; tracked changes are taken as accepted."""

    text: str
    has_tracked_changes: bool


def read_word(path: Path) -> WordText:
    """The text of the body, tables and text boxes included; raises `NotWord`."""
    _refuse_too_large(path)
    from docx import Document

    try:
        body = Document(str(path)).element.body
        paragraphs = list(_paragraphs(body))
    except Exception as error:  # a broken file makes python-docx and lxml raise errors of many kinds
        raise NotWord("This file is not a Word document that can be read.") from error
    changed = next(body.iter(*_CHANGES), None) is not None
    return WordText("\n\n".join(text for text in paragraphs if text.strip()), changed)


def _refuse_too_large(path: Path) -> None:
    """Refuse what would fill the memory: python-docx unpacks everything at once."""
    try:
        too_large = path.stat().st_size > _MOST_BYTES
        with zipfile.ZipFile(path) as archive:
            too_large |= sum(part.file_size for part in archive.infolist()) > _MOST_UNPACKED
    except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise NotWord("This file is not a Word document that can be read.") from error
    if too_large:
        raise NotWord("This Word file is too large.")


def _paragraphs(body: Any) -> Iterator[str]:  # noqa: ANN401 - lxml has no types
    """The text of each paragraph; one inside another (a text box) begins a new one."""
    words: list[str] = []
    for element in _kept(body):
        if element.tag == f"{_W}p":
            yield "".join(words)
            words = []
        elif element.tag == f"{_W}t":
            words.append(element.text or "")
        elif element.tag in _STANDS_FOR:
            words.append(_STANDS_FOR[element.tag])
    yield "".join(words)


def _kept(body: Any) -> Iterator[Any]:  # noqa: ANN401
    """The elements in reading order, without those whose words don't show."""
    waiting = [body]
    while waiting:
        element = waiting.pop()
        yield element
        waiting.extend(child for child in reversed(element) if child.tag not in _LEFT_OUT)
