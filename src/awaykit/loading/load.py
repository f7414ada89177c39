"""Loading a dossier: its files in, a checked `Dossier` out, or all of its problems at once."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from awaykit.loading.locate import value_at, walk
from awaykit.loading.model_problems import ModelProblems
from awaykit.loading.references import check_ids
from awaykit.loading.sources import Sources
from awaykit.loading.statement import find_file, read_statement
from awaykit.loading.yaml_files import Raw, read_files
from awaykit.model.dossier import Dossier
from awaykit.model.merges import circling, merges
from awaykit.problems import Problem, Severity, UserError, raise_errors


def check_merges(dossier: Dossier, sources: Sources) -> list[Problem]:
    """A problem for each experience or rotation whose `merge_into` leads back to it."""
    links = merges(dossier)
    return [_problem(place, sources, is_own=links[place] == place) for place in circling(links)]


def _problem(place: str, sources: Sources, *, is_own: bool) -> Problem:
    field = "merge_into" if place.startswith("experiences") else "eras.merge_into"
    message = "This is merged into itself." if is_own else "These entries are merged in a circle."
    hint = (
        "Take the line out, or write the id of another entry."
        if is_own
        else "Take merge_into out of the one that shall give the entry its name."
    )
    return sources.problem_at(f"{place}.{field}", message, hint)


_MOST_PROBLEMS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """A dossier that is right in itself, and where it came from; `warnings` only want to be read."""

    dossier: Dossier
    source: Sources
    warnings: tuple[Problem, ...]
    folder: Path
    fonts_folder: Path | None
    templates_folder: Path | None


def load(path: Path, instead: dict[Path, str] | None = None) -> Loaded:
    """The dossier in a folder, or in one YAML file; raises `UserError` with every problem there is.

    `instead` holds texts that are read in the place of what stands in a file: edits not yet written.
    """
    raw = read_files(path, instead)
    folder = path.parent if path.is_file() else path
    visits = list(walk(Dossier, raw.data))
    for visit in visits:
        if visit.is_private:
            raw.sources.hide(visit.loc)
    problems = raw.problems + [
        raw.sources.problem_in(noted.file, noted.mistake, noted.severity, noted.loc) for noted in raw.noted
    ]
    dossier, found = _validated(raw)
    text, about_files = _read_files_named(folder, raw)
    known = {problem.place for problem in found}
    ids = check_ids(visits, raw.sources, raw.doubled) if raw.complete else []
    problems += found + about_files + [problem for problem in ids if problem.place not in known]
    problems += check_merges(dossier, raw.sources) if dossier else []
    ordered = _in_order(problems)
    raise_errors(_at_most(ordered))
    if dossier is None:  # pragma: no cover - a dossier without problems is a dossier
        raise UserError(*ordered)
    return Loaded(
        dossier=_with_statement(dossier, text),
        source=raw.sources,
        warnings=tuple(ordered),
        folder=folder,
        fonts_folder=_subfolder(folder, "fonts"),
        templates_folder=_subfolder(folder, "templates"),
    )


def _validated(raw: Raw) -> tuple[Dossier | None, list[Problem]]:
    try:
        return Dossier.model_validate(raw.data), []
    except ValidationError as error:
        return None, ModelProblems(raw.data, raw.sources, complete=raw.complete).problems(error)


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


def _with_statement(dossier: Dossier, text: str | None) -> Dossier:
    if dossier.statement is None or text is None:
        return dossier
    return dossier.model_copy(update={"statement": dossier.statement.model_copy(update={"text": text})})


def _in_order(problems: list[Problem]) -> list[Problem]:
    return sorted(problems, key=lambda one: (one.file or "", one.line or 0, one.column or 0))


def _at_most(problems: list[Problem]) -> list[Problem]:
    """The first problems and how many more there are: a wrong folder can hold thousands."""
    if len(problems) <= _MOST_PROBLEMS:
        return problems
    errors_first = sorted(problems, key=lambda one: one.severity is not Severity.ERROR)
    kept = _in_order(errors_first[:_MOST_PROBLEMS])
    more = f"There are {len(problems) - _MOST_PROBLEMS:,} more problems."
    return [*kept, Problem(message=more, hint="Correct these first.")] if _has_error(kept) else problems


def _has_error(problems: list[Problem]) -> bool:
    return any(problem.severity is Severity.ERROR for problem in problems)


def _subfolder(folder: Path, name: str) -> Path | None:
    found = folder / name
    return found if found.is_dir() else None
