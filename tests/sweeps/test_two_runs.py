"""Two runs on one output folder at the same time: one works, the other reports who holds the folder."""

import json
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from conftest import COMMAND, SAMPLES, Figure, only_on_linux, run_command
from minimal import DAY, everything

HELD = "Another awaykit is writing into this folder now."
SECOND = {
    "build": 75,
    "packet": 75,
    "emails": 75,
    "cv": 75,
    "eras": 75,
    "strategy": 75,
    "calendar": 75,
    "status": 0,
    "check": 0,
}
"""How each command ends while another run holds the folder; those that only read go on."""
WRITING = 30
"""Seconds within which a run has begun to write, on a computer that is busy with other tests."""


def started(out: Path) -> "subprocess.Popen[str]":
    """A run of the installed command, under way."""
    command = [str(COMMAND), "build", str(SAMPLES / "minimal"), "--today", DAY, "--out", str(out), "--json"]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True, encoding="utf-8")


@contextmanager
def held(out: Path) -> Iterator["subprocess.Popen[str]"]:
    """A run that stands still in the middle of its writing."""
    run = started(out)
    until = time.monotonic() + WRITING
    while not list(out.glob("edit/*/*.docx")) and time.monotonic() < until and run.poll() is None:
        time.sleep(0.005)
    run.send_signal(signal.SIGSTOP)
    try:
        assert (out / ".awaykit" / "holder").read_text(encoding="ascii") == str(run.pid)
        yield run
    finally:
        run.send_signal(signal.SIGCONT)
        told, mistakes = run.communicate()
    assert (run.returncode, mistakes) == (0, "")
    assert {file["word"] for paper in json.loads(told)["papers"] for file in paper["files"]} == {"created"}


def refused(out: Path, command: str, holder: int) -> list[str]:
    """What is wrong with a second run beside one that holds the folder."""
    before = everything(out)
    place = () if command == "check" else ("--out", out)
    done = run_command(command, SAMPLES / "minimal", "--today", DAY, *place)
    bad = [] if done.returncode == SECOND[command] else [f"{command} ends with {done.returncode}"]
    if SECOND[command]:
        told = " ".join(done.stderr.split())
        bad += [f"{command} says: {told}"] * (HELD not in told or f"process {holder}, since" not in told)
    return bad + [f"{command} changed something"] * (everything(out) != before)


@only_on_linux
def test_a_run_beside_one_that_stands_still_says_who_holds_the_folder(tmp_path: Path) -> None:
    with held(tmp_path / "out") as run:
        assert refused(tmp_path / "out", "build", run.pid) == []


@pytest.mark.sweep
@only_on_linux
def test_every_command_beside_a_run_that_holds_the_folder(tmp_path: Path, figure: Figure) -> None:
    with held(tmp_path / "out") as run:
        bad = [each for command in SECOND for each in refused(tmp_path / "out", command, run.pid)]
        dry = run_command(
            "build", SAMPLES / "minimal", "--today", DAY, "--out", tmp_path / "out", "--dry-run"
        )
    figure(f"two runs: {len(SECOND)} commands beside a run that writes, {len(bad)} bad")
    assert bad == []
    assert dry.returncode == 0


@pytest.mark.sweep
@only_on_linux
def test_of_two_runs_begun_at_once_one_works(tmp_path: Path, figure: Figure) -> None:
    bad, tries, met = [], 12, 0
    for number in range(tries):
        out = tmp_path / str(number)
        runs = [started(out), started(out)]
        ended = [(run, *run.communicate()) for run in runs]
        status = sorted(run.returncode for run in runs)
        met += status == [0, 75]
        # Where the second came after the end of the first, it finds its work.
        if status not in ([0, 75], [0, 0]):
            bad.append(f"ended with {status}: {[mistakes for _, _, mistakes in ended]}")
        held_by = [text for run, text, _ in ended if run.returncode == 75]
        bad += [f"says {text}" for text in held_by if HELD not in text]
        left = [path for path in out.rglob("*") if path.name.endswith(".tmp") or path.name == "holder"]
        bad += [f"left {path}" for path in left]
    figure(f"two runs: {tries} begun at once, {met} met, {len(bad)} bad")
    assert bad == []
    assert met > tries // 2
