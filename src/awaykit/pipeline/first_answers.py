"""The answers given to `new` so far, kept in the new folder until its files are written."""

import json
from collections.abc import Mapping
from pathlib import Path

from awaykit.output import atomic
from awaykit.pipeline.new_files import make_folders, refused
from awaykit.problems import Problem, UserError

_NAME = ".awaykit-answers.json"
Answers = dict[str, str | None]
"""What was answered, by place in the dossier; None for a question that was skipped."""


def kept_answers(folder: Path) -> Answers:
    """The answers of a run that was stopped; none where there was no such run.

    Raises:
        UserError: they can't be read.
    """
    file = folder / _NAME
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except (OSError, ValueError):
        raise UserError(_unreadable(file)) from None
    if not isinstance(found, dict) or not all(_is_answer(answer) for answer in found.values()):
        raise UserError(_unreadable(file))
    return found


def keep_answers(folder: Path, answers: Mapping[str, str | None]) -> None:
    """Write the answers down, for the user's eyes alone; the folder is made if it is not there.

    Raises:
        UserError: the disk refuses the folder or the file (status 74).
    """
    file = folder / _NAME
    try:
        make_folders(folder)
        atomic.write_whole(file, json.dumps(answers, indent=1).encode("utf-8"))
    except OSError as error:
        raise refused(file if folder.is_dir() else folder, error) from error


def forget_answers(folder: Path) -> None:
    """Take away the kept answers, once they stand in the dossier's files.

    Raises:
        UserError: the disk refuses it (status 74).
    """
    file = folder / _NAME
    try:
        file.unlink(missing_ok=True)
    except OSError as error:
        raise refused(file, error) from error


def _is_answer(value: object) -> bool:
    return value is None or isinstance(value, str)


def _unreadable(file: Path) -> Problem:
    message = "The answers that were kept here can't be read any more."
    return Problem(message=message, hint="Delete this file, then begin again.", file=str(file))
