"""`use PATH`: which output folder and which file the person means, and their decision about it."""

import os
from dataclasses import replace
from pathlib import Path

from awaykit.output.opening import open_output
from awaykit.output.papers import OWN_FOLDER, Outcome
from awaykit.pipeline.order import Order
from awaykit.problems import Problem, UserError


def decide(order: Order, path: str, *, theirs: bool) -> Outcome:
    """Take the person's file as the current one, or the new version over it.

    `path` is typed as seen from `order.home`, relative to the output folder, or absolute. Without
    `order.out` the output folder is the one that holds the file.

    Raises:
        UserError: there is nothing to decide about the path, or the folder can't be written.
    """
    typed = order.home / path
    if order.out is None and (around := _output_folder_around(typed)):
        order = replace(order, out=around)
    if not order.output_folder.is_dir():
        hint = "Check the path. Or name the dossier behind it: awaykit use PATH my-dossier"
        raise UserError(Problem(message="No output folder holds this file.", hint=hint, file=path))
    with open_output(order.output_folder, on=order.today, dry_run=order.dry_run) as folder:
        return folder.decide(_meant(typed, path, order.output_folder), theirs=theirs)


def _output_folder_around(typed: Path) -> Path | None:
    """The nearest folder above the file that awaykit writes into."""
    above = Path(os.path.abspath(typed)).parents  # noqa: PTH100 - resolve() would follow links
    return next((folder for folder in above if (folder / OWN_FOLDER / "state.json").is_file()), None)


def _meant(typed: Path, path: str, root: Path) -> Path:
    """The path as the output folder takes it: absolute where it lies there as typed, else as given."""
    whole = Path(os.path.abspath(typed))  # noqa: PTH100 - as above
    inside = Path(os.path.realpath(whole.parent), whole.name).is_relative_to(os.path.realpath(root))
    if inside and (os.path.lexists(whole) or not os.path.lexists(root / path)):
        return whole
    return Path(path)
