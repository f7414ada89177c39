"""A mistake of the program's own, told so that it can be reported: where it was, without values."""

import builtins
import re
import traceback

_VALUES = re.compile(r"""'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|[0-9]{3,}""", re.DOTALL)
_HIDDEN = "…"
_FRAME = "  File "
_HEADERS = ("Traceback (", "\nDuring handling", "\nThe above exception")


def report_lines(error: BaseException) -> str:
    """The traceback, with what may be a value hidden in the words of each exception.

    What a library says of a mistake often quotes what it was given: a score, an address, a number of a
    passport. A quoted name of the code itself stays, since whoever mends the mistake needs it.
    """
    chunks = list(traceback.TracebackException.from_exception(error).format())
    code = set(re.findall(r"\w+", "".join(chunk for chunk in chunks if chunk.startswith(_FRAME))))
    known = code | set(dir(builtins)) | {"NoneType"}

    def shown(found: re.Match[str]) -> str:
        text = found.group()
        return text if text[1:-1] in known and not text[1:-1].isdigit() else _HIDDEN

    return "".join(
        chunk if chunk.startswith((_FRAME, *_HEADERS)) else _VALUES.sub(shown, chunk) for chunk in chunks
    )
