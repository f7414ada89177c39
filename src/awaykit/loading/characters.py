"""The characters that a dossier may not hold, because papers, file names or headers break on them."""

import re
import unicodedata

_CONTROLS = "\x00-\x08\x0b-\x1f\x7f-\x9f"
_SURROGATES = "\ud800-\udfff"
_NOT_CHARACTERS = "\ufdd0-\ufdef" + "".join(
    chr(last - 1) + chr(last) for last in range(0xFFFF, 0x110000, 1 << 16)
)
_SEPARATORS = "\u2028\u2029"
_DIRECTION = "\u202a-\u202e\u2066-\u2069"
FORBIDDEN = re.compile(f"[{_CONTROLS}{_SURROGATES}{_NOT_CHARACTERS}{_SEPARATORS}{_DIRECTION}]")
"""What is refused: each crashed a writer, was dropped by one, or turned the words beside it round.

C0 and C1 controls but tab and line feed, lone surrogates, what Unicode says will never be a character (U+FFFE
and U+FFFF of every plane, U+FDD0 to U+FDEF), U+2028 and U+2029, the bidi embeddings, overrides and isolates.
"""

STAND_IN = "\ufffd"
"""What stands for a forbidden character while the rest of its file is read, and in printed lines."""

_MOST_SHOWN = 40


def with_plain_line_ends(text: str) -> str:
    """The text with LF for CR LF and for a lone CR."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def told(character: str) -> tuple[str, str]:
    """What a forbidden character is, and what to do about it, in words."""
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
