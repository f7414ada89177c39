"""Small dossiers on disk, and the problems that loading finds in them."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from awaykit.loading.load import load
from awaykit.problems import Problem, UserError

MINIMAL = "applicant:\n  name:\n    given: Ayesha\n    family: Khan\n"
ROTATION = (
    "rotations:\n"
    "  - id: wards\n    state: confirmed\n    site: Riverbend Hospital\n"
    "    service: Wards\n    kind: elective\n"
)


def write(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files by name into `folder`, text as UTF-8 with LF."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return folder


def problems_of(path: Path) -> tuple[Problem, ...]:
    """All problems that loading `path` raises."""
    with pytest.raises(UserError) as caught:
        load(path)
    return caught.value.problems


def problems_in(folder: Path, text: str | bytes) -> tuple[Problem, ...]:
    """The problems of a dossier of one file."""
    return problems_of(write(folder, {"dossier.yaml": text}))


def only_problem(folder: Path, text: str | bytes) -> Problem:
    """The one problem of a dossier of one file."""
    (problem,) = problems_in(folder, text)
    return problem


def pointed_at(problem: Problem) -> str:
    """The words of the source line that the caret underlines."""
    assert problem.source is not None
    assert problem.column is not None
    return problem.source[problem.column - 1 : problem.column - 1 + problem.width]
