"""The streams that a person or another program reads: colors, characters and the line of progress."""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from textwrap import wrap
from typing import Any

import typer

STOPPED = 130
"""The exit status after Ctrl-C: 128 and the number of its signal, as shells have it."""
_LEAST_ROOM = 24
_CLEAR_LINE = "\r\x1b[2K"


def takes_every_character() -> bool:
    """Whether standard output is some form of Unicode."""
    return (sys.stdout.encoding or "").lower().startswith("utf")


def styled(text: str, **style: Any) -> str:  # noqa: ANN401 - handed on to typer.style
    """The text in a color, or plain when the person asked for none (no-color.org).

    Where output is no terminal, `typer.echo` drops the color again.
    """
    return text if os.environ.get("NO_COLOR") else typer.style(text, **style)


def hanging(text: str, indent: int) -> str:
    """The text broken between words to the width of the terminal, what follows the first line standing in.

    Another program gets it in one line; so does a terminal too narrow for a few words.
    """
    room = shutil.get_terminal_size().columns - 1
    if not sys.stdout.isatty() or room - indent < _LEAST_ROOM:
        return text
    bare = text.lstrip()
    lead = " " * (len(text) - len(bare))
    lines = wrap(bare, room, initial_indent=lead, subsequent_indent=" " * indent, break_long_words=False)
    return "\n".join(lines)


@contextmanager
def progress_line() -> Iterator[None]:
    """Leave no half line of progress behind, however the work ends."""
    try:
        yield
    finally:
        if sys.stderr.isatty():
            sys.stderr.write(_CLEAR_LINE)
            sys.stderr.flush()


def show_progress(done: int, every: int, what: str) -> None:
    """One line that is written over; nothing where no person watches a terminal."""
    if sys.stderr.isatty() and done < every:
        sys.stderr.write(f"{_CLEAR_LINE}[{done + 1}/{every}] {what}")
        sys.stderr.flush()
