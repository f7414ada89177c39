"""Why a dossier gives no paper at all: said, so that an empty folder is no riddle."""

from awaykit.documents.curriculum_vitae import KIND as CV
from awaykit.loading.yaml_files import yaml_files
from awaykit.pipeline.order import Order
from awaykit.pipeline.prepare import Prepared
from awaykit.problems import Problem, Severity

_ERAS = "eras"
_ABOUT_ROTATIONS = {None, "packet", "emails"}
_PLANNED_NOT_YET = {"candidate", "cancelled"}


def nothing_to_make(order: Order, prepared: Prepared) -> tuple[Problem, ...]:
    """One warning when the dossier asks for no paper about a rotation, nor says why one is left out.

    A run for the ERAS draft alone misses only that; for other papers there is nothing to miss.
    """
    if prepared.selection.command == _ERAS and not (prepared.papers or prepared.left_out):
        return (_nothing_to_enter(prepared),)
    if prepared.selection.command not in _ABOUT_ROTATIONS:
        return ()
    papers = [filled.paper for filled in prepared.papers]
    is_about_one = any(paper.rotation or paper.envelope for paper in papers)
    if is_about_one or any(out.kind != CV for out in prepared.left_out):
        return ()
    message, place = _reason(prepared)
    hint = _other_files(order) or "A packet needs a rotation with its state and dates, and a letter writer."
    return (prepared.loaded.source.problem_at(place, message, hint, Severity.WARNING),)


def _nothing_to_enter(prepared: Prepared) -> Problem:
    """Why there is no ERAS draft: a rotation gets its entry only once it has begun."""
    hint = "Write what you did under experiences. A rotation gets its entry on its first day."
    return prepared.loaded.source.problem_at(
        "", "There is nothing to enter in MyERAS yet.", hint, Severity.WARNING
    )


def _reason(prepared: Prepared) -> tuple[str, str]:
    """What is lacking, and where it would stand."""
    rotations = prepared.loaded.dossier.rotations
    if not rotations:
        return "There is nothing to make: the dossier has no rotations yet.", ""
    if all(rotation.state.value in _PLANNED_NOT_YET for rotation in rotations):
        return "There is nothing to make: every rotation is a candidate or cancelled.", "rotations[0].state"
    return "There is nothing to make: no rotation has a letter writer yet.", "rotations"


def _other_files(order: Order) -> str | None:
    """The slip of naming one file of a folder that holds several."""
    path = order.dossier
    if path.is_file() and len(yaml_files(path.parent)) > 1:
        return f"Only {path.name} was read. For the whole folder, name the folder: {path.parent}"
    return None
