"""Which templates there are, and copying one into a dossier to change it."""

from difflib import get_close_matches
from pathlib import Path

from awaykit.problems import ExitStatus, Problem, UserError
from awaykit.resources import templates_folder

OWN = "templates"


def template_names(dossier: Path) -> list[tuple[str, bool]]:
    """Every template by name, and whether the dossier has its own of that name."""
    own = dossier / OWN
    return [(name, (own / name).is_file()) for name in _ours()]


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
    if not dossier.is_dir():
        raise UserError(
            Problem(
                message=f"There is no folder {dossier}.", hint="Name the dossier's folder with --dossier."
            )
        )
    target = dossier / OWN / name
    text = (templates_folder() / name).read_bytes()
    write_new(target, text)
    return target


def write_new(target: Path, content: bytes) -> None:
    """Write a file that must not be there yet.

    Raises:
        UserError: the file is there (status 1), or the disk refuses it (status 74).
    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("xb") as file:
            file.write(content)
    except FileExistsError:
        raise UserError(
            Problem(
                message="This file is there already, and stays as it is.",
                hint="Move it away first if you want a new one.",
                file=str(target),
            )
        ) from None
    except OSError as error:
        raise UserError(
            Problem(
                message=f"This file could not be written: {error.strerror}.",
                hint="Check that you may write into that folder.",
                file=str(target),
            ),
            status=ExitStatus.NOT_WRITTEN,
        ) from error


def _ours() -> list[str]:
    folder = templates_folder()
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.j2"))
