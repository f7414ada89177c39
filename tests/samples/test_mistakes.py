from functools import cache
from pathlib import Path

import pytest

from awaykit.loading.load import load
from awaykit.problems import Problem, UserError
from samples.shelf import SAMPLES

FOLDER = SAMPLES / "mistakes"
_MARK = "# Wrong:"


@cache
def reported() -> tuple[Problem, ...]:
    with pytest.raises(UserError) as caught:
        load(FOLDER)
    return caught.value.problems


def marked_lines() -> list[tuple[str, int]]:
    """File and line of each mistake: the first line under its comment."""
    found = []
    for path in sorted(FOLDER.glob("*.yaml")):
        lines = path.read_text("utf-8").splitlines()
        found += [
            (str(path), number + 2) for number, line in enumerate(lines) if line.strip().startswith(_MARK)
        ]
    return found


def test_there_are_mistakes_to_look_for() -> None:
    assert len(marked_lines()) >= 35
    assert {Path(file).name for file, _ in marked_lines()} == {
        "applicant.yaml",
        "programs.yaml",
        "rotations.yaml",
    }


@pytest.mark.parametrize("place", marked_lines(), ids=lambda place: f"{Path(place[0]).stem}:{place[1]}")
def test_mistake_is_reported_on_its_line(place: tuple[str, int]) -> None:
    assert place in {(problem.file, problem.line) for problem in reported()}


def test_nothing_else_is_reported() -> None:
    places = [(problem.file or "", problem.line or 0) for problem in reported()]
    assert sorted(places) == sorted(marked_lines())


def test_every_mistake_says_what_to_do() -> None:
    assert [problem.message for problem in reported() if not problem.hint] == []


def test_private_values_are_not_printed() -> None:
    printed = " ".join(f"{problem.message} {problem.hint} {problem.source}" for problem in reported())
    for private in ("03/04/2001", "2001-03-04", "2001-04-03", "2310", "nine thousand"):
        assert private not in printed
