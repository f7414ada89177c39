"""Which dossiers there are in and below a folder, found without loading them."""

import re
from contextlib import suppress
from itertools import islice
from pathlib import Path

from awaykit.loading.yaml_files import MOST_BYTES, yaml_files
from awaykit.problems import UserError

_MOST_FOLDERS = 200
"""A folder with more subfolders is not searched for dossiers (the disk's root, for example)."""
_APPLICANT = re.compile(r"""^(?:\ufeff)?["']?applicant["']?\s*:""", re.MULTILINE)


def dossiers_in(home: Path) -> tuple[Path, ...]:
    """The folder itself if it holds a dossier, otherwise its subfolders that do, by name."""
    if is_dossier(home):
        return (home,)
    try:
        folders = (path for path in home.iterdir() if not path.name.startswith(".") and path.is_dir())
        below = list(islice(folders, _MOST_FOLDERS + 1))
    except OSError:
        return ()
    return tuple(path for path in sorted(below) if is_dossier(path)) if len(below) <= _MOST_FOLDERS else ()


def the_only_dossier() -> Path | None:
    """The one dossier in folders below the current one, as one would type it.

    None where there are several, or where the YAML files of the current folder itself are the dossier.
    """
    here = Path()
    try:
        yaml_files(here)
    except UserError:
        found = dossiers_in(here)
        return found[0] if len(found) == 1 else None
    return None


def is_dossier(folder: Path) -> bool:
    """Whether a YAML file of the folder has the one key that every dossier has."""
    try:
        files = yaml_files(folder)
    except UserError:
        return False
    for file in files:
        with suppress(OSError), file.open("rb") as opened:
            text = opened.read(MOST_BYTES).decode("utf-8", "replace").replace("\r", "\n")
            if _APPLICANT.search(text):
                return True
    return False
