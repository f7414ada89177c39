"""Forty generated dossiers and the samples: independent programs accept and read every file alike."""

import json
import os
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from awaykit.model.letters import RequestStep
from awaykit.model.rotations import RotationState
from awaykit.papers.all_kinds import KINDS
from awaykit.papers.paper import Folder
from awaykit.plan.letters import LetterState
from awaykit.plan.rotation_dates import Phase
from awaykit.problems import ExitStatus
from awaykit.run.order import Selection
from awaykit.run.prepare import prepare
from conftest import BUILT_SAMPLES, Built, Figure, run_command
from sweeps.accepted import archived, attached, differing_words, findings, sums_of
from sweeps.generated_dossiers import HOW_MANY, generated
from sweeps.word_readers import by_libreoffice, by_pandoc

Build = Callable[[str], Built]
PARTS = 10
EVERY = (*BUILT_SAMPLES, *map(str, range(HOW_MANY)))
"""The samples by name, the generated dossiers by number."""
_FIGURES = frozenset({"strategy"})
"""Papers in whose Word file a table stands for a figure: their two formats have other words."""


@pytest.fixture(scope="session")
def any_built(tmp_path_factory: pytest.TempPathFactory, built: Build) -> Build:
    """A sample, or the generated dossier with this number, built once for all tests and their processes."""
    shared = tmp_path_factory.getbasetemp()
    if os.environ.get("PYTEST_XDIST_WORKER"):
        shared = shared.parent

    def once(name: str) -> Built:
        if not name.isdecimal():
            return built(name)
        home = shared / f"generated-{name}"
        with FileLock(shared / f"generated-{name}.lock"):
            if not (home / "report.json").exists():
                one = generated(int(name))
                dossier = one.write(home / "dossier")
                words = ("--today", str(one.today), "--out", home / "out", "--json")
                done = run_command("build", dossier, *words)
                assert done.returncode in {0, ExitStatus.PROBLEM}, f"{name}: {done.stdout}{done.stderr}"
                (home / "report.json").write_text(done.stdout, encoding="utf-8")
        report = json.loads((home / "report.json").read_text(encoding="utf-8"))
        return Built(name, home / "out", report, 0)

    return once


@dataclass(frozen=True)
class File:
    """One file of a build, and the paper that it is of."""

    paper: dict[str, Any]
    form: str
    path: Path


def files_of(made: Built) -> Iterator[File]:
    for paper in made.report["papers"]:
        for file in paper["files"]:
            yield File(paper, file["format"], made.folder / file["path"])
    for path in sorted(made.folder.glob("*.html")):
        yield File({"kind": "screen"}, "html", path)


def bad_of(made: Built) -> Iterator[str]:
    """Everything that somebody finds wrong with a build, the Word files' words aside."""
    sums = sums_of(made.folder) | sums_of(made.folder.parent / "dossier")
    for file in files_of(made):
        yield from findings(file.path, file.form)
        held = (
            attached(file.path) if file.form == "eml" else archived(file.path) if file.form == "zip" else {}
        )
        if made.name.isdecimal():
            yield from (
                f"{file.path.name}: {name} is another file" for name in held if held[name] not in sums
            )
    for paper in made.report["papers"]:
        both = {file["format"]: made.folder / file["path"] for file in paper["files"]}
        if {"pdf", "docx"} <= both.keys() and paper["kind"] not in _FIGURES:
            yield from differing_words(both["pdf"], both["docx"])


def docx_of(made: Built) -> list[Path]:
    return [file.path for file in files_of(made) if file.form == "docx"]


def told(names: tuple[str, ...], any_built: Build, figure: Figure) -> list[str]:
    bad: list[str] = []
    count: Counter[str] = Counter()
    for name in names:
        made = any_built(name)
        count.update(file.form for file in files_of(made))
        bad += [f"{name}: {each}" for each in bad_of(made)]
        bad += [f"{name}: {each}" for path in docx_of(made) for each in by_pandoc(path)]
    listed = ", ".join(f"{number} {form}" for form, number in sorted(count.items()))
    figure(f"files accepted: {len(names)} dossiers, {count.total()} files ({listed}), {len(bad)} bad")
    return bad


def test_everybody_accepts_the_files_of_a_generated_dossier(any_built: Build, figure: Figure) -> None:
    """LibreOffice opens those of the samples in other tests; all of them in the sweep."""
    assert told(("21",), any_built, figure) == []


@pytest.mark.sweep
@pytest.mark.parametrize("part", range(PARTS))
def test_everybody_accepts_every_file(part: int, any_built: Build, figure: Figure) -> None:
    bad = told(EVERY[part::PARTS], any_built, figure)
    assert bad == [], "\n".join(bad)


@pytest.mark.sweep
def test_libreoffice_reads_the_words_that_were_written(
    any_built: Build, figure: Figure, tmp_path: Path
) -> None:
    paths = [path for name in EVERY for path in docx_of(any_built(name))]
    bad = list(by_libreoffice(paths, tmp_path))
    figure(f"LibreOffice: {len(paths)} Word files in one call, {len(bad)} bad")
    assert bad == [], "\n".join(bad)


@pytest.mark.sweep
def test_the_generated_dossiers_have_every_kind_and_every_state(tmp_path: Path, figure: Figure) -> None:
    kinds: set[str] = set()
    folders: set[Folder] = set()
    seen: set[object] = set()
    for number in range(HOW_MANY):
        one = generated(number)
        prepared = prepare(one.write(tmp_path / str(number)), one.today, Selection())
        kinds |= {filled.paper.kind for filled in prepared.papers}
        folders |= {filled.paper.folder for filled in prepared.papers}
        seen |= {letter.state for letter in prepared.plan.letters}
        seen |= {step for letter in prepared.plan.letters for _, step in letter.writer.request.steps}
        for held in prepared.plan.rotations.values():
            seen |= {held.rotation.state, held.phase}
    assert {kind.kind for kind in KINDS} - kinds == set()
    assert {*LetterState, *RequestStep, *RotationState, *Phase} - seen == set()
    assert set(Folder) - folders == set()
    figure(f"generated dossiers: {HOW_MANY} loaded without a problem, {len(kinds)} kinds of papers")
