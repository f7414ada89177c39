"""What the operating system refuses, said in plain words."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from awaykit.problems import ExitStatus, Problem, UserError

_FULL = ("the disk is full", "Free some space, then run the same command again.")
_FORBIDDEN = (
    "you are not allowed to write it",
    "Close it in other programs, or choose a folder of your own with --out.",
)
_CLOSED_FOLDER = (
    "you are not allowed to write there",
    "Allow yourself to write in that folder, or choose one of your own with --out.",
)
_READ_ONLY = ("the disk can only be read", "Choose a folder on another disk with --out.")
_TOO_LONG = ("its path is too long", "Choose a folder with a shorter path with --out.")
_NO_FOLDER = (
    "a file stands where a folder is needed",
    "Choose another folder with --out, or rename that file.",
)
_A_FOLDER = ("a folder stands where the file belongs", "Rename that folder, then run the same command again.")
_GONE = (
    "its folder is not there",
    "Run the same command again; if it says the same, choose another folder with --out.",
)
_FAILING = ("the disk reported a fault", "Check the disk, or choose another folder with --out.")
_OTHER = ("the system refused it", "Check the folder, or choose another one with --out.")
_REASONS = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: _FULL,
    errno.EACCES: _FORBIDDEN,
    errno.EPERM: _FORBIDDEN,
    errno.EBUSY: _FORBIDDEN,
    errno.EROFS: _READ_ONLY,
    errno.ENAMETOOLONG: _TOO_LONG,
    errno.ENOTDIR: _NO_FOLDER,
    errno.EEXIST: _NO_FOLDER,
    errno.EISDIR: _A_FOLDER,
    errno.ENOENT: _GONE,
    errno.EIO: _FAILING,
}


def refusal(path: Path, reason: str, hint: str) -> UserError:
    """The error for a file or folder that could not be written, with exit status 74."""
    problem = Problem(message=f"{path.name} could not be written: {reason}.", hint=hint, file=str(path))
    return UserError(problem, status=ExitStatus.NOT_WRITTEN)


@contextmanager
def in_plain_words(path: Path, *, folder: Path | None = None) -> Iterator[None]:
    """Turn an `OSError` of the block into a `UserError` that names `path`; old files are whole.

    `folder` is named instead where the whole of it is closed: `path` is then a file of ours in it,
    which the person does not know.
    """
    try:
        yield
    except OSError as error:
        why = _REASONS.get(error.errno or 0, _OTHER)
        if folder is not None and why in (_FORBIDDEN, _READ_ONLY):
            path, why = folder, _CLOSED_FOLDER if why is _FORBIDDEN else why
        raise refusal(path, *why) from error
