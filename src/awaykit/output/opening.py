"""An output folder opened for one run at a time."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime
from pathlib import Path, PurePosixPath

from awaykit.output import atomic
from awaykit.output.disk import Disk, Rehearsal, in_plain_words
from awaykit.output.file_actions import Steps
from awaykit.output.folder import OutputFolder
from awaykit.output.paper_records import OWN_FOLDER
from awaykit.output.state import STATE_PATH, UNREADABLE_PATH, read_state
from awaykit.problems import ExitStatus, Problem, UserError
from awaykit.wording import month_and_day

_HOLDER = "holder"
_MOST_DIGITS = 20


@contextmanager
def announced(folder: Path) -> Iterator[None]:
    """Record the number of this process in `folder` during the block; a run that can't write it goes on.

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
    """`It is process 4242, since November 23, 14:05.`; None where no process is recorded."""
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


_LOCK = "lock"
_IGNORE = PurePosixPath(".gitignore")


@contextmanager
def open_output(
    root: Path, *, on: date, dry_run: bool = False, force: bool = False
) -> Iterator[OutputFolder]:
    """Hold the output folder for one run; made if it is not there.

    `on` dates the folders of earlier and replaced files. With `dry_run` nothing is written, not even the
    folder, and no lock is taken; every answer is as it would be. Raises `UserError`: status 75 when another
    run holds the folder, 74 when the disk refuses something, 1 when a newer awaykit wrote it.
    """
    if dry_run:
        steps, warnings = _read(Rehearsal(root), on=on, force=force)
        yield OutputFolder(steps, warnings)
        return
    _make(root)
    with _held(root):
        steps, warnings = _read(_tidied(Disk(root)), on=on, force=force)
        try:
            yield OutputFolder(steps, warnings)
        except BaseException:
            # Whatever stopped the run is what the person must hear of, not a second failure.
            with suppress(UserError):
                steps.save()
            raise
        steps.save()


def _make(root: Path) -> None:
    with in_plain_words(root, folder=root):
        root.mkdir(mode=atomic.PRIVATE_FOLDER, parents=True, exist_ok=True)
    with in_plain_words(root / OWN_FOLDER, folder=root):
        atomic.make_private_folder(root / OWN_FOLDER)
    Disk(root).fingerprint(
        STATE_PATH
    )  # refuses a link in the place of our folder, before the lock follows it


@contextmanager
def _held(root: Path) -> Iterator[None]:
    """Hold the lock file; the system lets go of it when the process ends, however it ends."""
    from filelock import FileLock, Timeout

    place = root / OWN_FOLDER / _LOCK
    lock = FileLock(place, blocking=False, mode=atomic.PRIVATE_FILE)
    try:
        with in_plain_words(place, folder=root):
            lock.acquire()
    except (Timeout, UserError) as error:
        if not isinstance(error.__cause__ or error, Timeout):
            raise
        message = "Another awaykit is writing into this folder now."
        who = holder_in_words(place.parent)
        hint = "Wait until it is done, then run the same command again."
        problem = Problem(message=message, hint=f"{who} {hint}" if who else hint, file=str(root))
        raise UserError(problem, status=ExitStatus.FOLDER_HELD) from None
    try:
        with announced(place.parent):
            yield
    finally:
        lock.release()


def _tidied(disk: Disk) -> Disk:
    """Keep the folder out of git, and remove half-written files of our own."""
    for path in (STATE_PATH, _IGNORE):
        disk.discard_temporary(path)
    if disk.fingerprint(_IGNORE) is None:
        disk.write(_IGNORE, b"*\n", over=None)
    return disk


def _read(disk: Disk, *, on: date, force: bool) -> tuple[Steps, tuple[Problem, ...]]:
    """The state, corrected for whatever step a killed run was taking."""
    state, text, warning = read_state(disk)
    if warning:
        disk.rename(STATE_PATH, disk.free(UNREADABLE_PATH))
    if state.intent:
        disk.discard_temporary(state.intent.path)
        state.settle(disk)
    steps = Steps(disk, state, saved=text, on=on, force=force)
    return steps, (warning,) if warning else ()
