"""The words of a build, read back from its files with a reader of each format, in one comparable form."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from email import message_from_bytes
from email.header import decode_header, make_header
from functools import cache
from html.parser import HTMLParser
from itertools import groupby
from pathlib import Path

from icalendar import Calendar

from rendering.words import bare, docx_paragraphs, pdf_characters

_SET_BY_US = str.maketrans("‘’‚‛“”„‟", "''''\"\"\"\"")
"""Papers set straight quotes as a typesetter does."""
_DASHES = re.compile("[-–—]+")
_UNSEEN = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u2060-\u2064\ufeff\U000e0000-\U000e007f]")
"""Soft hyphens, marks of direction, joiners and the byte order mark: some readers drop them."""


def squeezed(text: str) -> str:
    """The characters of a text without space between them, quotes and dashes as typed, all letters small."""
    plain = _DASHES.sub("-", text.translate(_SET_BY_US))
    return _UNSEEN.sub("", "".join(plain.split())).casefold()


def holds(form: str, words: str, value: str) -> bool:
    """Whether the `words_of` a file in this format hold a value of the dossier.

    Poppler gives what runs from right to left as it is seen, line by line across the columns of a table, and
    marks on letters in an order of its own: there the letters of each such run are counted. In what order
    they stand on the page is looked at where the names of the world are.
    """
    if form == "pdf":
        return all(run in words or _are_among(run, words) for run in _runs(_as_poppler_gives_it(value)))
    plain = squeezed(value)
    return (plain.replace("\\", "") if form == "txt" else plain) in words


def _runs(text: str) -> list[str]:
    if not any(_is_turned(letter) for letter in text):
        return [text]
    return ["".join(run) for is_turned, run in groupby(text, key=_is_turned) if is_turned]


def _are_among(run: str, words: str) -> bool:
    """Whether all letters of a run from right to left stand somewhere."""
    return bool(run) and _is_turned(run[0]) and Counter(filter(_is_turned, run)) <= _turned_letters(words)


@cache
def _turned_letters(words: str) -> Counter[str]:
    return Counter(filter(_is_turned, words))


def _is_turned(letter: str) -> bool:
    return unicodedata.bidirectional(letter) in {"R", "AL"}


def _as_poppler_gives_it(text: str) -> str:
    return _without_marks(bare(text))


def _without_marks(text: str) -> str:
    """Letters only, of which poppler gives those marks that stand above and below in an order of its own."""
    plain = _UNSEEN.sub("", _DASHES.sub("-", text.translate(_SET_BY_US))).casefold()
    return "".join(
        each for each in unicodedata.normalize("NFKD", plain) if unicodedata.category(each) != "Mn"
    )


def words_of(path: Path) -> str:
    """All words of a file."""
    return _READERS[path.suffix[1:]](path)


def _pdf(path: Path) -> str:
    return _without_marks(pdf_characters(path))


def _docx(path: Path) -> str:
    return squeezed("\n".join(text for _, text in docx_paragraphs(path.read_bytes())))


def _eml(path: Path) -> str:
    message = message_from_bytes(path.read_bytes())
    headers = [str(make_header(decode_header(message[name] or ""))) for name in ("From", "To", "Subject")]
    bodies = [
        part.get_payload(decode=True) for part in message.walk() if part.get_content_type() == "text/plain"
    ]
    assert not message.defects
    assert message["Bcc"] is None
    return squeezed(
        "\n".join([*headers, *(body.decode("utf-8") for body in bodies if isinstance(body, bytes))])
    )


def _txt(path: Path) -> str:
    """The line "To:" is pasted into mail programs, so that quotes in a name have a backslash there."""
    return squeezed(path.read_text(encoding="utf-8")).replace("\\", "")


def _ics(path: Path) -> str:
    events = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    names = ("SUMMARY", "DESCRIPTION", "LOCATION")
    return squeezed("\n".join(str(event.get(name, "")) for event in events for name in names))


class _Shown(HTMLParser):
    """What a page shows, and the values of its attributes, which its script copies."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.marks: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.marks |= {tag, *(f"{tag} {name}" for name, _ in attrs)}
        self.words += [value or "" for _, value in attrs]

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def _html(path: Path) -> str:
    return squeezed("".join(_shown(path).words))


def marks_of(path: Path) -> set[str]:
    """The tags of a page for the browser, and the attributes of each."""
    return _shown(path).marks


def _shown(path: Path) -> _Shown:
    page = _Shown()
    page.feed(path.read_text(encoding="utf-8"))
    return page


_READERS: dict[str, Callable[[Path], str]] = {
    "pdf": _pdf,
    "docx": _docx,
    "eml": _eml,
    "txt": _txt,
    "ics": _ics,
    "html": _html,
}
