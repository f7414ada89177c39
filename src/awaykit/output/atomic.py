"""Atomic writing: a kill at any moment leaves the old file or the new one, private to the user."""

import errno
import hashlib
import os
import stat
from pathlib import Path

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700
_NOT_A_FILE = "not a file"
_ON_WINDOWS = os.name == "nt"
_NEW_FILE = (
    os.O_WRONLY
    | os.O_CREAT
    | os.O_EXCL
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_NOFOLLOW", 0)
)


def sha256(content: bytes) -> str:
    """The fingerprint of bytes, as the state file keeps it."""
    return hashlib.sha256(content).hexdigest()


def fingerprint(path: Path) -> str | None:
    """The sha256 of the file; None if nothing is there, a word that equals no hash for a link or a folder."""
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            return _NOT_A_FILE
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except (FileNotFoundError, NotADirectoryError):
        return None


def temporary(path: Path) -> Path:
    """The temporary file for `path`: in the same folder, under a name that a later run recognizes.

    One name for each target: what a killed run left is found without a search, and no other file is touched.
    """
    return path.with_name(f".awaykit-{sha256(path.name.encode())[:12]}.tmp")


def discard_temporary(path: Path) -> None:
    """Remove what a killed run left beside `path`; it never was a paper."""
    temporary(path).unlink(missing_ok=True)


def prepare(path: Path, content: bytes) -> Path:
    """Write `content` beside `path`, flushed to the disk, readable for the user alone; returns where."""
    prepared = temporary(path)
    prepared.unlink(missing_ok=True)
    descriptor = os.open(prepared, _NEW_FILE, PRIVATE_FILE)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        prepared.unlink(missing_ok=True)
        raise
    return prepared


def write_whole(path: Path, content: bytes) -> None:
    """Replace `path` by `content` in one step; its folder must exist."""
    prepared = prepare(path, content)
    try:
        prepared.replace(path)
    except OSError:
        prepared.unlink(missing_ok=True)
        raise
    flush_folder(path.parent)


def make_private_folder(path: Path) -> None:
    """Make `path`, for the user alone, if it is not there; its parent must exist."""
    try:
        path.mkdir(mode=PRIVATE_FOLDER)
    except FileExistsError:
        if not path.is_dir():
            raise
    else:
        flush_folder(path.parent)


def flush_folder(path: Path) -> None:
    """Have the disk remember the names in a folder; Windows and some network disks can't, and need not."""
    if _ON_WINDOWS:
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP, errno.EBADF):
            raise
    finally:
        os.close(descriptor)
