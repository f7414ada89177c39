"""Loading a dossier: its files in, a checked `Dossier` out, or all of its problems at once."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from awaykit.loading.locate import Visit, owner_of, shapes_of, value_at, walk
from awaykit.loading.model_problems import ModelProblems
from awaykit.loading.nodes import Loc
from awaykit.loading.sources import Sources
from awaykit.loading.statement import find_file, read_statement
from awaykit.loading.text_files import shown
from awaykit.loading.yaml_files import Raw, read_files
from awaykit.model.base import Model
from awaykit.model.dossier import Dossier
from awaykit.model.merges import circling, merges
from awaykit.problems import Problem, Severity, UserError, raise_errors
from awaykit.suggestions import did_you_mean, listed, nearest

_MOST_PROBLEMS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """A dossier that is right in itself, and where it came from; `warnings` don't stop a run."""

    dossier: Dossier
    source: Sources
    warnings: tuple[Problem, ...]
    folder: Path
    fonts_folder: Path | None
    templates_folder: Path | None


def load(path: Path, instead: dict[Path, str] | None = None) -> Loaded:
    """The dossier in a folder, or in one YAML file; raises `UserError` with every problem there is.

    Of more than 200 problems it holds the first 200, errors before warnings, and the number of the others.

    `instead` holds texts that are read in the place of what a file holds: edits not yet written.
    """
    raw = read_files(path, instead)
    folder = path.parent if path.is_file() else path
    visits = list(walk(Dossier, raw.data))
    for visit in visits:
        if visit.is_private:
            raw.sources.hide(visit.loc)
    problems = raw.problems + [file.problem(mistake) for file, mistake in raw.noted]
    dossier, found = None, []
    try:
        dossier = Dossier.model_validate(raw.data)
    except ValidationError as error:
        found = ModelProblems(raw.data, raw.sources, complete=raw.complete).problems(error)
    text, about_files = _read_files_named(folder, raw)
    known = {problem.place for problem in found}
    ids = check_ids(visits, raw.sources, raw.doubled) if raw.complete else []
    problems += found + about_files + [problem for problem in ids if problem.place not in known]
    problems += check_merges(dossier, raw.sources) if dossier else []
    ordered = _in_order(problems)
    if len(ordered) > _MOST_PROBLEMS and any(problem.severity is Severity.ERROR for problem in ordered):
        errors_first = sorted(ordered, key=lambda one: one.severity is not Severity.ERROR)
        more = f"There are {len(ordered) - _MOST_PROBLEMS:,} more problems."
        kept = _in_order(errors_first[:_MOST_PROBLEMS])
        raise UserError(*kept, Problem(message=more, hint="Correct these first."))
    raise_errors(ordered)
    if dossier is None:  # pragma: no cover - a dossier without problems is a dossier
        raise UserError(*ordered)
    if dossier.statement is not None and text is not None:
        statement = dossier.statement.model_copy(update={"text": text})
        dossier = dossier.model_copy(update={"statement": statement})
    fonts, templates = folder / "fonts", folder / "templates"
    return Loaded(
        dossier=dossier,
        source=raw.sources,
        warnings=tuple(ordered),
        folder=folder,
        fonts_folder=fonts if fonts.is_dir() else None,
        templates_folder=templates if templates.is_dir() else None,
    )


def _read_files_named(folder: Path, raw: Raw) -> tuple[str | None, list[Problem]]:
    """The statement's text, and the problems of all files that the dossier names."""
    problems: list[Problem] = []
    text = None
    statement = value_at(raw.data, ("statement", "file"))
    if isinstance(statement, str):
        text, problems = read_statement(folder, statement.strip(), raw.sources)
        if value_at(raw.data, ("statement", "text")) is not None:
            message, hint = "The statement has a file and a text.", "Keep one of the two."
            problems.append(raw.sources.problem_at(("statement", "text"), message, hint, at_key=True))
    files: Any = raw.data.get("files")
    for number in range(len(files) if isinstance(files, list) else 0):
        loc = ("files", number, "path")
        name = value_at(raw.data, loc)
        if isinstance(name, str) and not isinstance(found := find_file(folder, name.strip()), Path):
            problems.append(raw.sources.problem_at(loc, *found))
    return text, problems


def _in_order(problems: list[Problem]) -> list[Problem]:
    return sorted(problems, key=lambda one: (one.file or "", one.line or 0, one.column or 0))


def check_ids(visits: list[Visit], sources: Sources, doubled: Iterable[str] = ()) -> list[Problem]:
    """Ids that two things have, and references that find nothing.

    A kind of thing is passed over where ids of it may be unseen: under a key that no model knows,
    or under a top-level key that a second file has too (`doubled`).
    """
    ids: dict[str, dict[str, Loc]] = defaultdict(dict)
    problems = []
    unseen: set[str] = set()
    for key in doubled:
        unseen |= _kinds_under(Dossier, key)
    for visit in visits:
        if visit.shape is None:
            if isinstance(visit.value, dict | list):
                unseen |= _kinds_under(owner_of(Dossier, visit.loc).model, str(visit.loc[-1]))
        elif visit.shape.names is not None and isinstance(visit.value, str):
            kind, name = visit.shape.names, visit.value.strip()
            first = ids[kind].setdefault(name, visit.loc)
            if first != visit.loc:
                place = sources.places[first]
                where = f"{place.file.shown_path}, line {place.value.span.line + 1}"
                message = f'This is the second {kind} with the id "{shown(name)}".'
                problems.append(sources.problem_at(visit.loc, message, f"Change one. The first: {where}."))
    for visit in visits:
        if visit.shape and visit.shape.refers_to and unseen.isdisjoint(visit.shape.refers_to):
            problems += _lost_references(visit, visit.shape.refers_to, ids, sources)
    return problems


def _lost_references(
    visit: Visit, kinds: tuple[str, ...], ids: dict[str, dict[str, Loc]], sources: Sources
) -> list[Problem]:
    """The problems of the references of one field that find nothing."""
    known = {name: loc for kind in kinds for name, loc in ids[kind].items()}
    words = " or ".join(kinds)
    there = f"Ids there are: {listed(known)}." if known else f"The dossier has no {words} yet."
    entries = enumerate(visit.value) if isinstance(visit.value, list) else [(None, visit.value)]
    problems = []
    for number, entry in entries:
        if isinstance(entry, str) and (name := entry.strip()) not in known:
            loc = visit.loc if number is None else (*visit.loc, number)
            hint = did_you_mean(nearest(name, known), there, quotes='""')
            problems.append(sources.problem_at(loc, f'No {words} has the id "{shown(name)}".', hint))
    return problems


def _kinds_under(model: type[Model], key: str) -> frozenset[str]:
    """The kinds of things that `key` may hold in `model`, as far as the key can be made out."""
    shapes = shapes_of(model)
    meant = nearest(key, shapes)
    inside = shapes[meant].model if meant else model
    return _kinds_in(inside) if inside else frozenset()


@cache
def _kinds_in(model: type[Model]) -> frozenset[str]:
    kinds = {shape.names for shape in shapes_of(model).values() if shape.names}
    for shape in shapes_of(model).values():
        if shape.model is not None:
            kinds |= _kinds_in(shape.model)
    return frozenset(kinds)


def check_merges(dossier: Dossier, sources: Sources) -> list[Problem]:
    """A problem for each experience or rotation whose `merge_into` leads back to it."""
    links = merges(dossier)
    problems = []
    for place in circling(links):
        message = "These entries are merged in a circle."
        hint = "Take merge_into out of the one that shall give the entry its name."
        if links[place] == place:
            message = "This is merged into itself."
            hint = "Take the line out, or write the id of another entry."
        field = "merge_into" if place.startswith("experiences") else "eras.merge_into"
        problems.append(sources.problem_at(f"{place}.{field}", message, hint))
    return problems
