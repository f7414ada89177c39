"""Writing a new dossier: the commented files, blank or with the first answers, and the schema beside them."""

import os
from collections.abc import Mapping
from pathlib import Path

from awaykit.loading.nodes import Loc
from awaykit.loading.schema import SCHEMA_NAME, schema_text
from awaykit.loading.sources import loc_of
from awaykit.pipeline.commented import with_answers
from awaykit.pipeline.new_files import there_already, write_new
from awaykit.problems import UserError
from awaykit.resources import samples_folder

_YAML = ".yaml"


def write_blank_dossier(folder: Path) -> list[Path]:
    """Write the blank dossier into `folder`, which is made if it is not there.

    Raises:
        UserError: one problem for each file that is there already (nothing is written then), or
            the disk refuses a file.
    """
    contents = _contents()
    _refuse_what_is_there([folder / name for name in contents], folder)
    return _write(folder, contents)


def write_answered_dossier(folder: Path, values: Mapping[str, str]) -> list[Path]:
    """Write the same commented files with `values` (by place) in place of the examples.

    A file that a stopped run wrote in just these words counts as written.

    Raises:
        UserError: as `write_blank_dossier`.
    """
    contents = _answered({loc_of(place): value for place, value in values.items()})
    there = [folder / name for name, content in contents.items() if not _holds(folder / name, content)]
    _refuse_what_is_there(there, folder)
    done = [folder / name for name, content in contents.items() if _holds(folder / name, content)]
    _write(folder, {name: content for name, content in contents.items() if folder / name not in done})
    return [folder / name for name in contents]


def refuse_used_folder(folder: Path) -> None:
    """Raise a `UserError` with each file in `folder` that a new dossier would have to write over."""
    _refuse_what_is_there([folder / name for name in _contents() if name.endswith(_YAML)], folder)


def _refuse_what_is_there(targets: list[Path], folder: Path) -> None:
    there = [target for target in targets if os.path.lexists(target)]
    if there and folder.is_dir():
        raise UserError(*map(there_already, there))


def _write(folder: Path, contents: Mapping[str, bytes]) -> list[Path]:
    written = []
    for name, content in contents.items():
        write_new(folder / name, content)
        written.append(folder / name)
    return written


def _holds(path: Path, content: bytes) -> bool:
    try:
        return path.read_bytes() == content
    except OSError:
        return False


def _answered(answers: Mapping[Loc, str]) -> dict[str, bytes]:
    """The blank files with the answers; without the example statement, which no file names then."""
    contents: dict[str, bytes] = {}
    placed: set[Loc] = set()
    for name, content in _contents().items():
        if name.endswith(_YAML):
            text, found = with_answers(content.decode("utf-8"), answers)
            contents[name] = text.encode("utf-8")
            placed |= found
        elif name == SCHEMA_NAME:
            contents[name] = content
    if lost := answers.keys() - placed:
        raise ValueError(f"the blank dossier has no line for {lost}")
    return contents


def _contents() -> dict[str, bytes]:
    blank = samples_folder() / "blank"
    files = sorted(path for path in blank.rglob("*") if path.is_file() and path.name != SCHEMA_NAME)
    contents = {path.relative_to(blank).as_posix(): path.read_bytes() for path in files}
    return {SCHEMA_NAME: schema_text().encode("utf-8"), **contents}
