"""The disk below the output folder, and why something could not be written."""

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath

from awaykit.output import atomic
from awaykit.output.file_names import numbered
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


class Disk:
    """Reads, writes and renames inside `root`, and follows no link out of it.

    Every method raises `UserError` (status 74) for what the system refuses.
    """

    def __init__(self, root: Path) -> None:
        self.root = Path(os.path.realpath(root))

    def fingerprint(self, path: PurePosixPath) -> str | None:
        """The sha256 of the file; None if nothing is there; for a link or folder a word that is no hash."""
        place = self._inside(path)
        with in_plain_words(place):
            return atomic.fingerprint(place)

    def is_open(self, path: PurePosixPath) -> bool:
        """Whether Word (`~$…`) or LibreOffice (`.~lock.…#`) shows by its lock file that it has it open.

        Word leaves out the first one or two letters of a name, depending on its length.
        """
        folder, name = self.root / path.parent, path.name
        locks = (f"~${name}", f"~${name[1:]}", f"~${name[2:]}", f".~lock.{name}#")
        return any(os.path.lexists(folder / lock) for lock in locks)

    def is_read_only(self, path: PurePosixPath) -> bool:
        """Whether the person marked the file as one to be read only; we leave ours to be written."""
        with suppress(OSError):
            mode = (self.root / path).lstat().st_mode
            return stat.S_ISREG(mode) and not mode & stat.S_IWUSR
        return False

    def write(self, path: PurePosixPath, content: bytes, *, over: str | None) -> None:
        """Put `content` at `path` in one step, private to the user.

        `over` is the fingerprint that is there now: a file that changed since is left as it is.
        """
        place = self._inside(path)
        with in_plain_words(place):
            self._make_folders(path.parent)
            prepared = atomic.prepare(place, content)
            try:
                self._must_still_be(path, over)
                # Windows refuses to rename onto a file: the last guard against one that just appeared.
                prepared.rename(place) if over is None else prepared.replace(place)
            finally:
                prepared.unlink(missing_ok=True)
            atomic.flush_folder(place.parent)

    def rename(self, source: PurePosixPath, target: PurePosixPath) -> None:
        """Move a file within the folder, to a path where nothing is."""
        place, aim = self._inside(source), self._inside(target)
        with in_plain_words(aim):
            self._make_folders(target.parent)
            self._must_still_be(target, None)
            place.rename(aim)
            atomic.flush_folder(aim.parent)
            atomic.flush_folder(place.parent)

    def is_same_file(self, one: PurePosixPath, other: PurePosixPath) -> bool:
        """Whether two paths are one file, as where upper and lower case are the same."""
        with suppress(OSError):
            return (self.root / one).samefile(self.root / other)
        return False

    def free(self, path: PurePosixPath) -> PurePosixPath:
        """`path`, or the first of `…_2`, `…_3` where nothing is."""
        number = 1
        while self.fingerprint(numbered(path, number)) is not None:
            number += 1
        return numbered(path, number)

    def discard_temporary(self, path: PurePosixPath) -> None:
        """Remove what a killed run left while it prepared `path`."""
        place = self._inside(path)
        with in_plain_words(place), suppress(FileNotFoundError, NotADirectoryError):
            atomic.discard_temporary(place)

    def _must_still_be(self, path: PurePosixPath, expected: str | None) -> None:
        if self.fingerprint(path) != expected:
            reason = "it was changed while awaykit was running"
            raise refusal(self.root / path, reason, "Nothing was lost. Run the same command again.")

    def _make_folders(self, folder: PurePosixPath) -> None:
        place = self.root
        for name in folder.parts:
            place /= name
            with in_plain_words(place):
                atomic.make_private_folder(place)

    def _inside(self, path: PurePosixPath) -> Path:
        """The absolute path; refused when a folder on the way is a link."""
        if path.is_absolute() or ".." in path.parts or not path.parts:
            raise ValueError(f"not a path inside the output folder: {path}")
        folder = self.root / path.parent
        if os.path.normcase(os.path.realpath(folder)) != os.path.normcase(folder):
            reason = "its folder is a link to another place"
            hint = f"Remove the link {path.parent} in the output folder, then run the same command again."
            raise refusal(self.root / path, reason, hint)
        return self.root / path


class Rehearsal(Disk):
    """The same answers for `--dry-run`: remembers what would be written and moved, and touches nothing."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        self._changed: dict[PurePosixPath, str | None] = {}

    def fingerprint(self, path: PurePosixPath) -> str | None:
        """As it would be by now."""
        return self._changed[path] if path in self._changed else super().fingerprint(path)

    def write(self, path: PurePosixPath, content: bytes, *, over: str | None) -> None:
        """Remember that `path` would have these bytes."""
        self._must_still_be(path, over)
        self._changed[path] = atomic.sha256(content)

    def rename(self, source: PurePosixPath, target: PurePosixPath) -> None:
        """Record that the file would be at another path."""
        self._must_still_be(target, None)
        self._changed[target] = self.fingerprint(source)
        self._changed[source] = None

    def discard_temporary(self, path: PurePosixPath) -> None:
        """Nothing: a rehearsal leaves everything as it is."""
