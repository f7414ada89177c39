"""Who holds an output folder: a small file beside the lock, for the run that finds the folder held."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from awaykit.output import atomic
from awaykit.wording import month_and_day

_HOLDER = "holder"
_MOST_DIGITS = 20


@contextmanager
def announced(folder: Path) -> Iterator[None]:
    """Have the number of this process stand in `folder` during the block; a run that can't say it goes on.

    The lock must be held: what a killed run left is replaced.
    """
    place = folder / _HOLDER
    with suppress(OSError):
        place.unlink(missing_ok=True)
        with open(place, "x", encoding="ascii", opener=_private) as file:
            file.write(str(os.getpid()))
    try:
        yield
    finally:
        with suppress(OSError):
            place.unlink()


def holder_in_words(folder: Path) -> str | None:
    """`It is process 4242, since November 23, 14:05.`; None where nobody has said so."""
    try:
        number = (folder / _HOLDER).read_text(encoding="ascii")[:_MOST_DIGITS]
        since = datetime.fromtimestamp((folder / _HOLDER).stat().st_mtime, UTC).astimezone()
    except (OSError, ValueError, OverflowError):
        return None
    if not number.isdigit():
        return None
    return f"It is process {number}, since {month_and_day(since.date())}, {since:%H:%M}."


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, atomic.PRIVATE_FILE)
