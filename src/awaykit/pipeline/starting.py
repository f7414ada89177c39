"""Writing a new dossier: the commented blank files, and the schema beside them."""

import json
import os
from pathlib import Path

from awaykit.loading.schema import SCHEMA_NAME, dossier_schema
from awaykit.pipeline.new_files import there_already, write_new
from awaykit.problems import UserError
from awaykit.resources import samples_folder


def write_blank_dossier(folder: Path) -> list[Path]:
    """Write the blank dossier into `folder`, which is made if it is not there.

    Raises:
        UserError: one problem for each file that is there already (nothing is written then), or
            the disk refuses a file.
    """
    contents = _contents()
    there = [folder / name for name in contents if os.path.lexists(folder / name)]
    if there and folder.is_dir():
        raise UserError(*map(there_already, there))
    written = []
    for name, content in contents.items():
        write_new(folder / name, content)
        written.append(folder / name)
    return written


def _contents() -> dict[str, bytes]:
    blank = samples_folder() / "blank"
    files = sorted(path for path in blank.rglob("*") if path.is_file() and path.name != SCHEMA_NAME)
    contents = {path.relative_to(blank).as_posix(): path.read_bytes() for path in files}
    schema = json.dumps(dossier_schema(), indent=2, ensure_ascii=False) + "\n"
    return {SCHEMA_NAME: schema.encode("utf-8"), **contents}
