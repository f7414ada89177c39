"""New files that a person asked for: those of a new dossier, or copies of the templates."""

import errno
import os
from enum import StrEnum
from pathlib import Path

from awaykit.problems import ExitStatus, Problem, UserError
from awaykit.resources import screens_folder, templates_folder
from awaykit.suggestions import did_you_mean, nearest

_PRIVATE_FILE = 0o600
_PRIVATE_FOLDER = 0o700
_FULL = "the disk is full"
_FORBIDDEN = "you may not write there"
_REASONS = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: _FULL,
    errno.EACCES: _FORBIDDEN,
    errno.EPERM: _FORBIDDEN,
    errno.EROFS: "the disk can only be read",
    errno.ENOTDIR: "a file stands where a folder is needed",
    errno.EEXIST: "a file stands where a folder is needed",
    errno.ENAMETOOLONG: "the path is too long",
}


def write_new(target: Path, content: bytes) -> None:
    """Write a file that must not be there yet, private to the user; folders are made as needed.

    Raises:
        UserError: the file is there (status 1), or the disk refuses it (status 74).
    """
    try:
        make_folders(target.parent)
        descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, _PRIVATE_FILE)
    except FileExistsError as error:
        if not target.parent.is_dir():
            raise refused(target.parent, error) from error
        raise UserError(there_already(target)) from None
    except OSError as error:
        raise refused(target, error) from error
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
    except OSError as error:
        target.unlink(missing_ok=True)
        raise refused(target, error) from error


def there_already(target: Path) -> Problem:
    """The problem of a file that would be written over."""
    return Problem(
        message="This file is there already, and stays as it is.",
        hint="Choose a new folder, or move the file away first.",
        file=str(target),
    )


_BINARY = getattr(os, "O_BINARY", 0)


def make_folders(folder: Path) -> None:
    """Make a folder and those above it; the new ones are for the user alone."""
    if not folder.is_dir():
        make_folders(folder.parent)
        folder.mkdir(mode=_PRIVATE_FOLDER, exist_ok=True)


def refused(target: Path, error: OSError) -> UserError:
    """The error, with status 74, for a new file that the disk refused."""
    reason = _REASONS.get(error.errno or 0, "the system refused it")
    hint = "Free some space, then try again." if reason is _FULL else "Choose a folder of your own."
    problem = Problem(message=f"{target.name} could not be written: {reason}.", hint=hint, file=str(target))
    return UserError(problem, status=ExitStatus.NOT_WRITTEN)


OWN = "templates"


class TemplateOrigin(StrEnum):
    """Which file serves under the name of a template."""

    OURS = "ours"
    YOURS = "yours"
    UNUSED = "unused"


def template_names(dossier: Path) -> list[tuple[str, TemplateOrigin]]:
    """Every template by name, and whether the dossier has its own; then its own that nothing uses.

    Raises:
        UserError: there is no such dossier.
    """
    ours, folder = _ours(), _folder(dossier) / OWN
    own = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    names = [(name, TemplateOrigin.YOURS if name in own else TemplateOrigin.OURS) for name in ours]
    return names + [(name, TemplateOrigin.UNUSED) for name in sorted(own - set(ours))]


def copy_template(name: str, dossier: Path) -> Path:
    """Copy one of our templates into the dossier; an existing file is never written over.

    Raises:
        UserError: no such template, a copy is there already, or the folder can't be written.
    """
    names = _ours()
    if name not in names:
        near = nearest(name, names, as_written=True)
        hint = did_you_mean(near, "awaykit templates list prints them all.")
        raise UserError(
            Problem(message=f"There is no template {name}.", hint=hint), status=ExitStatus.WRONG_USAGE
        )
    target = _folder(dossier) / OWN / name
    write_new(target, (templates_folder() / name).read_bytes())
    return target


def _folder(dossier: Path) -> Path:
    """The folder of a dossier that is named by its folder or by its one file."""
    folder = dossier.parent if dossier.is_file() else dossier
    if folder.is_dir():
        return folder
    hint = "Name the dossier's folder with --dossier."
    raise UserError(Problem(message=f"There is no folder {folder}.", hint=hint, file=str(folder)))


def _ours() -> list[str]:
    """The templates that a dossier can have its own of."""
    folder, screens = templates_folder(), screens_folder()
    paths = (path for path in folder.rglob("*.j2") if not path.is_relative_to(screens))
    return sorted(path.relative_to(folder).as_posix() for path in paths)
