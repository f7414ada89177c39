"""Whether right-to-left lines of a PDF are displayed in the order in which they are read.

Poppler gives the characters of a line as they stand from left to right. What should stand there is worked
out from the filled template by an implementation of Unicode's bidirectional algorithm that is not ours
(python-bidi): each value of the dossier by itself, in a page from left to right.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from xml.etree import ElementTree as ET

from bidi import get_display

from awaykit.rendering.typography import has_right_to_left
from awaykit.rendering.vocabulary import INLINE, Element, Text, parse
from checkers import output_of

_COLUMN_GAP = 9.0
"""Points between words that may stand in two columns: a space in our largest type is narrower."""
_SAME_LINE = 5.0
"""Points by which the middles of words in one line differ, by their sizes and marks."""
_XHTML = "{http://www.w3.org/1999/xhtml}"
_UNSEEN = re.compile("[\\s\u00ad\u061c\u180e\u200b-\u200f\u2060-\u2064\u2066-\u2069\ufeff]")
_WORD = re.compile(r"[^\s/-]+[/-]*|[/-]+")
"""What stays in one line: it may end behind a hyphen too."""
_SIGN = re.compile(r"[0-9]+\.|[–☐•]")
"""What stands before an item of a list; no template has it."""

_OF_LIGATURE = "\ue000"
_LIGATURE = re.compile("لله|هلل")
"""One glyph, of which poppler gives the three letters as they are read."""
_LAM_AND_ALEF = re.compile("[لا]{2,}")
"""Letters that a font may draw as one glyph, given as they are read, or as two: put in one order."""

_MOST_WORDS = 40


@dataclass(frozen=True)
class Word:
    """A word of a page as poppler gives it: characters from left to right, edges and middle in points."""

    text: str
    left: float
    right: float
    middle: float


@dataclass(frozen=True)
class Figures:
    """How many lines from right to left were looked at, and those that are in no order of ours."""

    lines: int
    wrong: tuple[str, ...]


def blocks_of(html: str, *others: str) -> tuple[tuple[str, ...], ...]:
    """The texts of each block of a filled template, a value of the dossier apart from the words around it."""
    return (*((text,) for text in others), *_blocks(parse(html)))


def read_from_right(pdf: Path, blocks: Sequence[tuple[str, ...]]) -> Figures:
    """Each line of the PDF with letters from right to left, compared with all that the blocks may give."""
    turned = [block for block in blocks if has_right_to_left("".join(block))]
    lines = [line for line in _lines(pdf) if any(has_right_to_left(word.text) for word in line)]
    wrong = [line for line in lines if not _is_in_order(line, turned)]
    return Figures(len(lines), tuple(" ".join(word.text for word in line) for line in wrong))


def _blocks(element: Element) -> Iterator[tuple[str, ...]]:
    """Groups of texts that stand in one line, as far as it is wide."""
    group: list[str] = []
    for node in element.children:
        if isinstance(node, Text):
            group.append(node.content)
        elif node.tag in INLINE and node.tag != "br":
            group += [text for inner in _blocks(node) for text in inner]
        else:
            yield tuple(group)
            group = []
            yield from _blocks(node)
    if group:
        yield tuple(group)


def _lines(pdf: Path) -> Iterator[tuple[Word, ...]]:
    """The words at one height: poppler itself takes a letter with a mark below for another line."""
    document = ET.fromstring(output_of("pdftotext", "-bbox", pdf, "-"))  # noqa: S314 - poppler's own
    for page in document.iter(f"{_XHTML}page"):
        words = sorted(map(_word, page.iter(f"{_XHTML}word")), key=lambda word: word.middle)
        words = [word for word in words if word.text and word.right > word.left]
        while words:
            line = [word for word in words if word.middle - words[0].middle < _SAME_LINE]
            words = words[len(line) :]
            line.sort(key=lambda word: word.left)
            yield tuple(line)


def _word(element: ET.Element) -> Word:
    left, top, right, bottom = (float(element.get(name, "")) for name in ("xMin", "yMin", "xMax", "yMax"))
    return Word(seen(element.text or ""), left, right, (top + bottom) / 2)


def _is_in_order(line: tuple[Word, ...], blocks: Sequence[tuple[str, ...]]) -> bool:
    """Whether a line, or each part of it where it may stand in columns, is what a block gives."""
    line = line[1:] if line and _SIGN.fullmatch(line[0].text) else line
    text = seen("".join(word.text for word in line))
    if not has_right_to_left(text) or any(_gives(block, text) for block in blocks):
        return True
    gaps = [at for at in range(1, len(line)) if line[at].left - max(w.right for w in line[:at]) > _COLUMN_GAP]
    return any(_is_in_order(line[:at], blocks) and _is_in_order(line[at:], blocks) for at in gaps)


def _gives(block: tuple[str, ...], text: str) -> bool:
    return any(length == len(text) and line == text for length, line in _possible(block))


@cache
def _possible(block: tuple[str, ...]) -> frozenset[tuple[int, str]]:
    """What each group of words that follow each other looks like in a line."""
    found = set()
    words = [(number, word[0]) for number, text in enumerate(block) for word in _WORD.finditer(text)]
    for first in range(len(words)):
        for last in range(first, min(len(words), first + _MOST_WORDS)):
            line = _shown(words[first : last + 1])
            found.add((len(line), line))
    return frozenset(found)


def _shown(words: Iterable[tuple[int, str]]) -> str:
    values: dict[int, list[str]] = {}
    for number, word in words:
        values.setdefault(number, []).append(word)
    return seen("".join(get_display(" ".join(value), base_dir="L") for value in values.values()))


def seen(text: str) -> str:
    """The letters of a text, without marks, spaces and what can't be seen, in one form."""
    plain = unicodedata.normalize("NFKD", _UNSEEN.sub("", text))
    letters = "".join(each for each in plain if unicodedata.category(each) != "Mn")
    return _LAM_AND_ALEF.sub(lambda run: "".join(sorted(run[0])), _LIGATURE.sub(_OF_LIGATURE, letters))
