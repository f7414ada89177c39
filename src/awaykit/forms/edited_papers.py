"""`use PATH`: which output folder and which file the person means, and their decision about it."""

import os
from dataclasses import dataclass, replace
from pathlib import Path

from awaykit.output.opening import open_output
from awaykit.output.paper_records import Outcome
from awaykit.output.state import is_ours
from awaykit.problems import Problem, UserError
from awaykit.run.find_dossiers import is_dossier
from awaykit.run.order import Order
from awaykit.run.shell_words import from_here


@dataclass(frozen=True, slots=True)
class Decided:
    """What became of the file, and the dossier from which e-mails and pages are made anew, if it is found."""

    outcome: Outcome
    dossier: Path | None


def decide(order: Order, path: str, *, theirs: bool) -> Decided:
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
        outcome = folder.decide(_meant(typed, path, order.output_folder), theirs=theirs)
    return Decided(outcome, _dossier_behind(order))


def _dossier_behind(order: Order) -> Path | None:
    """The dossier that the person named or stands in, else one of the folder's name near it, as typed."""
    near = Path(order.output_folder.name)
    places = (
        order.dossier,
        near,
        order.output_folder.parent.parent,
        order.output_folder.parent.parent / near,
    )
    found = next((place for place in places if is_dossier(order.home / place)), None)
    return None if found is None else from_here(found, order.home)


def _output_folder_around(typed: Path) -> Path | None:
    """The nearest folder above the file that awaykit writes into."""
    above = Path(os.path.abspath(typed)).parents  # noqa: PTH100 - resolve() would follow links
    return next((folder for folder in above if is_ours(folder)), None)


def _meant(typed: Path, path: str, root: Path) -> Path:
    """The path as the output folder takes it: absolute where it lies there as typed, else as given."""
    whole = Path(os.path.abspath(typed))  # noqa: PTH100 - as above
    inside = Path(os.path.realpath(whole.parent), whole.name).is_relative_to(os.path.realpath(root))
    if inside and (os.path.lexists(whole) or not os.path.lexists(root / path)):
        return whole
    return Path(path)
