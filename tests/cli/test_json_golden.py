"""The JSON that each command prints with `--json`, compared with golden files key by key."""

import shutil
from pathlib import Path

import pytest

from conftest import SAMPLE_DAYS, SAMPLES, run_command
from goldens import matches_golden

pytestmark = pytest.mark.golden

EVERY_SAMPLE = tuple(SAMPLE_DAYS)
ON_A_SAMPLE: dict[str, tuple[str, ...]] = {
    "check": ("check",),
    "build": ("build", "--dry-run"),
    "packet": ("packet", "--dry-run"),
    "status": ("status",),
    "plan": ("plan",),
}
ON_A_COPY: dict[str, tuple[str, ...]] = {
    "done": ("done", "agreed", "varga", "--dossier", "mine", "--today", "2027-06-29"),
    "done-refused": ("done", "agreed", "nobody", "--dossier", "mine", "--today", "2027-06-29"),
    "case": (
        "case",
        "add",
        "mine",
        "--problem",
        "Low sodium",
        "--did",
        "Asked what he ate.",
        "--today",
        "2027-06-29",
    ),
}
"""Commands that change a dossier, so that they run on a copy; some are refused."""
ALONE: dict[str, tuple[str, ...]] = {
    "explain": ("explain", "PAP001"),
    "unknown option": ("check", "--no-such-option"),
    "no dossier": ("check", "nowhere"),
}


def told(folder: Path, *words: str | Path) -> str:
    done = run_command(*words, "--json", cwd=folder)
    text = (done.stdout + done.stderr).replace(str(folder), "FOLDER").replace(str(SAMPLES), "SAMPLES")
    return f"{text}exit status {done.returncode}\n"


@pytest.mark.parametrize("name", EVERY_SAMPLE)
@pytest.mark.parametrize("command", ON_A_SAMPLE)
def test_what_a_command_tells_of_a_sample(name: str, command: str, tmp_path: Path) -> None:
    first, *options = ON_A_SAMPLE[command]
    where = () if command in ("check", "plan") else ("--out", "out")
    text = told(tmp_path, first, SAMPLES / name, "--today", SAMPLE_DAYS[name], *where, *options)
    matches_golden(f"{name}/json-{command}.txt", text)


def test_what_a_build_and_a_repeated_build_tell(tmp_path: Path) -> None:
    words = ("build", SAMPLES / "minimal", "--today", SAMPLE_DAYS["minimal"], "--out", "out")
    matches_golden("minimal/json-built.txt", told(tmp_path, *words))
    matches_golden("minimal/json-built-again.txt", told(tmp_path, *words))


@pytest.mark.parametrize("command", ON_A_COPY)
def test_what_a_command_that_changes_a_dossier_tells(command: str, tmp_path: Path) -> None:
    shutil.copytree(SAMPLES / "complete", tmp_path / "mine")
    text = told(tmp_path, *ON_A_COPY[command])
    matches_golden(f"complete/json-{command}.txt", text)


@pytest.mark.parametrize("command", ALONE)
def test_what_is_told_without_a_dossier(command: str, tmp_path: Path) -> None:
    matches_golden(f"json-{command.replace(' ', '-')}.txt", told(tmp_path, *ALONE[command]))
