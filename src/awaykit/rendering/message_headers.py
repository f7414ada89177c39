"""The lines of a message's head, encoded so that every mail program reads the same name and subject.

Nothing is left to the e-mail library here: on Python 3.10 to 3.12 it turned an encoded word in a
subject into a header of its own, and up to 3.13.0 it lost the quotes of long names with commas.
"""

import base64
import re
import unicodedata
from collections.abc import Iterator

LINE_END = "\r\n"

_MOST_OF_A_LINE = 76
"""Characters of a line that holds an encoded word (RFC 2047, 2)."""

_MOST_OF_A_WORD = 75
"""Characters of one encoded word (RFC 2047, 2)."""

_MOST_OF_A_PIECE = 36
"""Bytes that stay together; the shortest first word, behind "Subject: ", holds 39."""

_OPENING, _CLOSING = "=?UTF-8?B?", "?="
_MOST_OF_A_PLAIN_WORD = 60
_NOT_ON_ONE_LINE = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_ATOM_SIGNS = r"A-Za-z0-9!#$%&'*+/=?^_`{|}~-"
_ATOMS = re.compile(rf"[{_ATOM_SIGNS}]+(?: [{_ATOM_SIGNS}]+)*")
_QUOTABLE = re.compile(rf"[., {_ATOM_SIGNS}]+")
"""Names such as "Dr. Whitfield, Anna" stay readable in quotes; brackets, quotes and backslashes are encoded,
because some programs look for them without reading quotes."""

_PRINTABLE = re.compile(r"[!-~]+(?: [!-~]+)*")
_JOINER = "\u200d"
_SKIN_TONES = range(0x1F3FB, 0x1F400)
_MARKS = unicodedata.ucd_3_2_0
"""The one table of characters that is the same on every Python, so that words are cut alike on all."""


def on_one_line(text: str) -> str:
    """The text with one space for whatever breaks or widens a line, and none around it.

    Byte order marks go: they show nothing, and some readers drop them.
    """
    return _NOT_ON_ONE_LINE.sub(" ", text.replace("\ufeff", "")).strip(" ")


def mailbox_line(field: str, name: str, address: str) -> str:
    """The header `field` with one name and address, folded; `address` is plain ASCII, `name` may be empty."""
    start = len(f"{field}: ")
    shown, room = on_one_line(name), _MOST_OF_A_LINE - start
    plain = written_name(shown)
    words = [plain] if plain and len(plain) <= room else _encoded(shown, room) if shown else []
    return f"{field}: " + _folded([*words, f"<{address}>"], start)


def subject_line(subject: str) -> str:
    """The header Subject, folded between words."""
    shown = on_one_line(subject)
    start = len("Subject: ")
    words = shown.split(" ")
    is_plain = _PRINTABLE.fullmatch(shown) and "=?" not in shown
    if not is_plain or any(len(word) > _MOST_OF_A_PLAIN_WORD for word in words):
        words = _encoded(shown, _MOST_OF_A_LINE - start)
    return "Subject: " + _folded(words, start)


def written_name(name: str) -> str:
    """The name in plain characters, as it is or in quotes; "" where it must be encoded."""
    if "=?" in name:
        return ""
    if _ATOMS.fullmatch(name):
        return name
    return f'"{name}"' if _QUOTABLE.fullmatch(name) else ""


def _folded(words: list[str], start: int) -> str:
    """The words with a space or a fold between them; `start` characters stand before the first."""
    text, width = "", start
    for number, word in enumerate(words):
        if number and width + 1 + len(word) > _MOST_OF_A_LINE:
            text, width = text + LINE_END, 0
        gap = " " if number else ""
        text, width = text + gap + word, width + len(gap) + len(word)
    return text + LINE_END


def _encoded(text: str, first_room: int) -> list[str]:
    """The text in encoded words; the first takes at most `first_room` characters."""
    words: list[str] = []
    taken, most = b"", _bytes_in(first_room)
    for piece in _pieces(text):
        if taken and len(taken) + len(piece) > most:
            words.append(_word(taken))
            taken, most = b"", _bytes_in(_MOST_OF_A_WORD)
        taken += piece
    return [*words, _word(taken)]


def _bytes_in(room: int) -> int:
    """How many bytes an encoded word of `room` characters holds."""
    return (room - len(_OPENING) - len(_CLOSING)) // 4 * 3


def _word(content: bytes) -> str:
    return _OPENING + base64.b64encode(content).decode("ascii") + _CLOSING


def _pieces(text: str) -> Iterator[bytes]:
    """The UTF-8 of what stays together: short words with the space behind them, of long ones each letter.

    Readers ignore the gap between two encoded words; Python's, up to 3.13, shows it in names. There it
    does the least harm beside a space.
    """
    for word in re.findall(r"[^ ]* ?", text):
        content = word.encode("utf-8")
        if len(content) > _MOST_OF_A_PIECE:
            yield from _letters(word)
        elif content:
            yield content


def _letters(word: str) -> Iterator[bytes]:
    """The UTF-8 of each letter with its marks; a heap of marks is cut between them."""
    letter = b""
    for before, character in zip(" " + word, word, strict=False):
        content = character.encode("utf-8")
        belongs = _belongs_to(before, character)
        if letter and not (belongs and len(letter) + len(content) <= _MOST_OF_A_PIECE):
            yield letter
            letter = b""
        letter += content
    yield letter


def _belongs_to(before: str, character: str) -> bool:
    """Whether the character is shown as one with the one before it."""
    return (
        _MARKS.category(character) in {"Mn", "Me", "Mc"}
        or _JOINER in {before, character}
        or ord(character) in _SKIN_TONES
    )
