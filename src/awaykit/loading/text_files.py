"""Reading a text file as UTF-8, or saying why it can't be read."""

from pathlib import Path

from awaykit.loading.characters import with_plain_line_ends
from awaykit.problems import Problem

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
