"""Any edit of any file in an output folder is kept, and the run reports it."""

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from awaykit.papers.all_kinds import KINDS
from conftest import Figure, run_command
from sweeps.edits import WAYS, Deed, Report, do, files_of, in_one_line, lost, papers_of, wrong
from sweeps.every_kind import (
    Asked,
    Fields,
    after_the_match,
    every_kind,
    in_other_states,
    smallest,
    with_other_words,
)

ALL_WAYS = range(len(WAYS))
SOME_WAYS = range(0, len(WAYS), 4)
"""Runs enough for each way on each folder; which kind gets which differs from run to run."""
FOLDERS = {"send", "waiting", "private", "edit", "unfinished"}
PAGES = {"START-HERE.html", "emails.html", "eras.html"}


@dataclass(frozen=True)
class Tried:
    """What was done to the files of a folder, what was wrong, and which ways the files went by themselves."""

    deeds: list[Deed]
    bad: list[str]
    went: set[tuple[str, str]]


def build(asked: Asked, out: Path) -> Report:
    """The report of a run."""
    done = run_command("build", asked.folder, "--today", asked.day, "--out", out, "--json")
    assert done.returncode in {0, 1}, done.stdout + done.stderr
    assert done.stderr == ""
    return dict(json.loads(done.stdout))


def tried(home: Path, asked: Asked, change: Callable[[Fields], None], day: str, ways: range) -> Tried:
    """Edit every file of a copy of the folder, change the dossier, run; `ways`: those of the first file."""
    first = build(asked, home / "out")
    after = asked.changed(change, day)
    control = build(after, Path(shutil.copytree(home / "out", home / "control")))
    would = {key: file["word"] for key, file in files_of(control).items()}
    deeds, bad = [], []
    for way in ways:
        out = Path(shutil.copytree(home / "out", home / f"out-{way}"))
        done = do(out, papers_of(first), home / f"elsewhere-{way}", way)
        report = build(after, out)
        bad += wrong(done, out, report, would)
        again = run_command("build", after.folder, "--today", after.day, "--out", out)
        bad += [f"told again, {each}" for each in [*lost(done), *in_one_line(report, again.stdout)]]
        deeds += done
    return Tried(deeds, bad, {(was, now) for was, now in _ways_of(first, control) if was != now})


def _ways_of(first: Report, control: Report) -> list[tuple[str, str]]:
    """From which top folder to which each file went by itself; `gone` where it is no longer planned."""
    now = {key: file["path"].split("/")[0] for key, file in files_of(control).items()}
    return [(file["path"].split("/")[0], now.get(key, "gone")) for key, file in files_of(first).items()]


def told(figure: Figure, what: str, found: Tried) -> None:
    """Record the figure, print it, and have nothing bad."""
    figure(f"edits: {what}: {len(found.deeds)} files edited in {len(WAYS)} ways, {len(found.bad)} bad")
    assert found.bad == []


def test_whatever_is_done_to_the_smallest_sample_stays_and_is_told(tmp_path: Path, figure: Figure) -> None:
    asked = smallest(tmp_path / "dossier")
    found = tried(tmp_path, asked, with_other_words, asked.day, range(1))
    assert {deed.way for deed in found.deeds} == set(WAYS)
    told(figure, "minimal", found)


@pytest.mark.sweep
def test_each_kind_of_paper_edited_in_each_way_stays_when_its_words_change(
    tmp_path: Path, figure: Figure
) -> None:
    large, small = tmp_path / "large", tmp_path / "small"
    of_season = every_kind(large / "dossier")
    found = tried(large, of_season, with_other_words, of_season.day, ALL_WAYS)
    after = after_the_match(small / "dossier")
    news = tried(small, after, with_other_words, after.day, ALL_WAYS)
    deeds = [*found.deeds, *news.deeds]
    done = {(deed.paper.kind, deed.way) for deed in deeds}
    assert done >= {(kind.kind, way) for kind in KINDS for way in WAYS}
    assert done >= {(page, way) for page in PAGES for way in WAYS}
    assert {(deed.paper.folder, deed.way) for deed in deeds} >= {(f, way) for f in FOLDERS for way in WAYS}
    told(figure, "every kind, other words", Tried(deeds, found.bad + news.bad, found.went))


@pytest.mark.sweep
def test_each_folder_edited_in_each_way_stays_when_states_change(tmp_path: Path, figure: Figure) -> None:
    asked = every_kind(tmp_path / "dossier")
    found = tried(tmp_path, asked, in_other_states, "2027-07-01", SOME_WAYS)
    assert {(deed.paper.folder, deed.way) for deed in found.deeds} >= {(f, w) for f in FOLDERS for w in WAYS}
    assert found.went >= {
        ("waiting", "send"),
        ("unfinished", "send"),
        ("send", "unfinished"),
        ("waiting", "unfinished"),
        *((folder, "gone") for folder in FOLDERS),
    }
    told(figure, "every kind, other states", found)
