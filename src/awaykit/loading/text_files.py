"""Text files: their encoding, and the characters that none may hold because nobody means to write them."""

import re
import unicodedata
from pathlib import Path

from awaykit.problems import Problem

_CONTROLS = "\x00-\x08\x0b-\x1f\x7f-\x9f"
_SURROGATES = "\ud800-\udfff"
_NOT_CHARACTERS = "\ufdd0-\ufdef" + "".join(
    chr(last - 1) + chr(last) for last in range(0xFFFF, 0x110000, 1 << 16)
)
_SEPARATORS = "\u2028\u2029"
_DIRECTION = "\u202a-\u202e\u2066-\u2069"
FORBIDDEN = re.compile(f"[{_CONTROLS}{_SURROGATES}{_NOT_CHARACTERS}{_SEPARATORS}{_DIRECTION}]")
"""What is refused: each crashed a writer, was dropped by one, or reversed the words beside it.

C0 and C1 controls but tab and line feed, lone surrogates, Unicode's noncharacters (U+FFFE and U+FFFF of
every plane, U+FDD0 to U+FDEF), U+2028 and U+2029, the bidi embeddings, overrides and isolates.
"""

STAND_IN = "\ufffd"
"""Replaces a forbidden character while the rest of its file is read, and in printed lines."""

_MOST_SHOWN = 40


def with_plain_line_ends(text: str) -> str:
    """The text with LF for CR LF and for a lone CR."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def explain_forbidden(character: str) -> tuple[str, str]:
    """The message for a forbidden character, and the hint what to do about it."""
    code = f"U+{ord(character):04X}"
    if re.match(f"[{_DIRECTION}]", character):
        return (
            f"This holds a hidden character that turns the direction of text ({code}).",
            "Delete it; names from right to left keep their order by themselves.",
        )
    if re.match(f"[{_SEPARATORS}]", character):
        return f"This holds a hidden line break ({code}).", "Delete it and press Enter instead."
    name = unicodedata.name(character, "")
    kind = "a character that no paper can show" if not name else name.lower()
    return f"This holds {kind} ({code}).", "Delete it, and type the words around it again."


def shown(text: str) -> str:
    """A few words of the user's, safe to print inside a message."""
    plain = FORBIDDEN.sub(STAND_IN, " ".join(text.split()))
    return plain if len(plain) <= _MOST_SHOWN else plain[: _MOST_SHOWN - 1] + "…"


_SAVE_AS_UTF_8 = "Save it again as UTF-8: in Notepad, File, Save As, Encoding UTF-8."
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_BOM = b"\xef\xbb\xbf"


def read_text(path: Path, shown_path: str, *, most_bytes: int) -> str | Problem:
    """The text of a file, its line ends LF and its byte order mark gone, or the problem with it."""
    try:
        with path.open("rb") as file:
            content = file.read(most_bytes + 1)
    except OSError as error:
        return unreadable_file(error, shown_path)
    if len(content) > most_bytes:
        size = f"{most_bytes // 1000:,} kB"
        return Problem(message=f"This file is larger than {size}.", hint="Shorten it.", file=shown_path)
    return decoded(content, shown_path)


def decoded(content: bytes, shown_path: str) -> str | Problem:
    """The text of `content`, or the problem with its encoding at the line of the first wrong byte."""
    if content.startswith(_UTF_16) or content.count(0) > len(content) // 4:
        return Problem(message="This file is saved as UTF-16.", hint=_SAVE_AS_UTF_8, file=shown_path)
    try:
        return with_plain_line_ends(content.removeprefix(_BOM).decode("utf-8"))
    except UnicodeDecodeError as error:
        before = with_plain_line_ends(error.object[: error.start].decode("utf-8"))
        return Problem(
            message="This file is not saved as UTF-8.",
            hint=_SAVE_AS_UTF_8,
            file=shown_path,
            line=before.count("\n") + 1,
            column=len(before) - before.rfind("\n"),
        )


def unreadable_file(error: OSError, shown_path: str) -> Problem:
    """The problem of a file or folder that the system does not let us read."""
    if isinstance(error, FileNotFoundError):
        return Problem(message="There is no such file or folder.", hint="Check the name.", file=shown_path)
    if isinstance(error, PermissionError):
        message, hint = "This may not be read.", "Change its permissions, or copy it to a folder of yours."
        return Problem(message=message, hint=hint, file=shown_path)
    return Problem(message="This could not be read.", hint="Check the disk, then try again.", file=shown_path)
