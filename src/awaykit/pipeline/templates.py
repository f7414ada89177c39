"""Which templates there are, and copying one into a dossier to change it."""

from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path

from awaykit.pipeline.new_files import write_new
from awaykit.problems import ExitStatus, Problem, UserError
from awaykit.resources import screens_folder, templates_folder

OWN = "templates"


class Whose(StrEnum):
    """Which file serves under the name of a template."""

    OURS = "ours"
    YOURS = "yours"
    UNUSED = "unused"


def template_names(dossier: Path) -> list[tuple[str, Whose]]:
    """Every template by name, and whether the dossier has its own; then its own that nothing uses.

    Raises:
        UserError: there is no such dossier.
    """
    ours, folder = _ours(), _folder(dossier) / OWN
    own = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    names = [(name, Whose.YOURS if name in own else Whose.OURS) for name in ours]
    return names + [(name, Whose.UNUSED) for name in sorted(own - set(ours))]


def copy_template(name: str, dossier: Path) -> Path:
    """Copy one of our templates into the dossier; an existing file is never written over.

    Raises:
        UserError: no such template, a copy is there already, or the folder can't be written.
    """
    names = _ours()
    if name not in names:
        near = get_close_matches(name, names, n=1)
        hint = f"Did you mean {near[0]}?" if near else "awaykit templates list prints them all."
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
