"""`use PATH`: which output folder and which file the person means, and their decision about it."""

import os
from dataclasses import dataclass, replace
from pathlib import Path

from awaykit.output.opening import open_output
from awaykit.output.paper_records import Outcome
from awaykit.output.state import is_ours
from awaykit.problems import Problem, UserError
from awaykit.run.find_dossiers import is_dossier
from awaykit.run.order import Order, from_here


@dataclass(frozen=True, slots=True)
class Decided:
    """The edited file's outcome, and the dossier from which e-mails and pages are made anew, if it is found.

    That is the one named or the current folder, or one of the output folder's name near it, as typed.
    """

    outcome: Outcome
    dossier: Path | None


def decide(order: Order, path: str, *, theirs: bool) -> Decided:
    """Take the person's file as the current one, or the new version over it.

    `path` is typed as seen from `order.home`, relative to the output folder, or absolute. Without
    `order.out` the output folder is the one that holds the file.

    Raises:
        UserError: there is nothing to decide about the path, or the folder can't be written.
    """
    typed = Path(os.path.abspath(order.home / path))  # noqa: PTH100 - resolve() would follow links
    if order.out is None and (around := next((each for each in typed.parents if is_ours(each)), None)):
        order = replace(order, out=around)
    root = order.output_folder
    if not root.is_dir():
        hint = "Check the path. Or name the dossier behind it: awaykit use PATH my-dossier"
        raise UserError(Problem(message="No output folder holds this file.", hint=hint, file=path))
    # The output folder takes an absolute path where the file is there as typed, otherwise the path as given.
    is_inside = Path(os.path.realpath(typed.parent), typed.name).is_relative_to(os.path.realpath(root))
    is_typed = is_inside and (os.path.lexists(typed) or not os.path.lexists(root / path))
    with open_output(root, on=order.today, dry_run=order.dry_run) as folder:
        outcome = folder.decide(typed if is_typed else Path(path), theirs=theirs)
    near = Path(root.name)
    places = (order.dossier, near, root.parent.parent, root.parent.parent / near)
    found = next((place for place in places if is_dossier(order.home / place)), None)
    return Decided(outcome, None if found is None else from_here(found, order.home))
