"""Files that the dossier names: they lie inside its folder, and nowhere else."""

from pathlib import Path, PurePosixPath, PureWindowsPath

from awaykit.loading.characters import shown
from awaykit.loading.suggestions import nearest

Told = tuple[str, str | None]
"""A message and its hint."""


def find_file(folder: Path, name: str) -> Path | Told:
    """The file that `name` means in the dossier's folder, or what is wrong with it."""
    if PurePosixPath(name).is_absolute() or PureWindowsPath(name).anchor or name.startswith("~"):
        return (
            "This path does not begin in the dossier's folder.",
            "Copy the file there; write its name only.",
        )
    if "\\" in name:
        return "This path has a backslash in it.", "Write / between folder and file."
    try:
        inside = folder.resolve()
        path = (inside / name).resolve()
        return path if path.is_file() and path.is_relative_to(inside) else _why_not(path, inside, name)
    except (OSError, RuntimeError, ValueError):  # a name too long, a link that leads to itself
        return "There can be no file of this name.", "Check the name."


def _why_not(path: Path, inside: Path, name: str) -> Told:
    if not path.is_relative_to(inside):
        return "This file lies outside the dossier's folder.", "Copy it into the folder."
    if path.is_dir():
        return "This is a folder, not a file.", "Write the path of one file."
    return f'There is no file "{shown(name)}" in the dossier\'s folder.', _near(path)


def _near(path: Path) -> str:
    try:
        names = [other.name for other in path.parent.iterdir() if other.is_file()]
    except OSError:
        names = []
    near = nearest(path.name, names)
    return f'Did you mean "{shown(near)}"?' if near else "Put the file there, or correct the path."
