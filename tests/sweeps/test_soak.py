"""Hundreds of builds in one process leave no memory, descriptor, thread or temporary file behind."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from conftest import SAMPLES, Figure, only_on_linux

PROGRAM = Path(__file__).with_name("soaked.py")
MOST_GROWTH = 100_000
"""kB."""
OF_OURS = {".pdf", ".docx", ".eml", ".txt", ".zip", ".ics", ".html"}


def soaked(folder: Path, builds: int, warm: int) -> dict[str, Any]:
    """What a process held after `warm` builds, and at the end of all."""
    temporary = folder / "tmp"
    temporary.mkdir()
    for name in "ab":
        shutil.copytree(SAMPLES / "minimal", folder / name)
    words: list[str | Path] = [sys.executable, "-W", "error", PROGRAM, str(builds), str(warm), folder]
    env = {**os.environ, "TMPDIR": str(temporary)}
    done = subprocess.run(words, check=False, capture_output=True, text=True, env=env, timeout=3_000)
    assert (done.returncode, done.stderr) == (0, "")
    assert list(temporary.iterdir()) == []
    return dict(json.loads(done.stdout))


def left_over(folder: Path) -> list[str]:
    """The files in the output folders that are neither papers nor kept by us on purpose."""
    return [
        str(path.relative_to(folder))
        for out in (folder / "out-a", folder / "out-b")
        for path in out.rglob("*")
        if path.is_file()
        and path.suffix not in OF_OURS
        and path.name not in {".gitignore", "state.json", "lock"}
    ]


def check(folder: Path, builds: int, warm: int, figure: Figure) -> None:
    found = soaked(folder, builds, warm)
    before, after = found["before"], found["after"]
    growth = after["memory"] - before["memory"]
    left = left_over(folder)
    figure(
        f"soak: {builds} builds in a process ({found['refused']} refused, {found['rendered']:,} files made), "
        f"memory {before['memory'] // 1000} MB after {warm} and {after['memory'] // 1000} MB at the end, "
        f"{len(after['descriptors']) - len(before['descriptors'])} more descriptors, {len(left)} files left",
    )
    assert found["built"] + found["refused"] == builds
    assert found["refused"] == builds // 5
    assert found["rendered"] > 2 * builds
    assert growth <= MOST_GROWTH
    assert after["descriptors"] == before["descriptors"]
    assert after["threads"] == before["threads"] == 1
    assert after["children"] == before["children"] == 0
    assert left == []


@only_on_linux
def test_some_builds_leave_nothing_behind(tmp_path: Path, figure: Figure) -> None:
    check(tmp_path, 8, 2, figure)


@only_on_linux
@pytest.mark.sweep
def test_three_hundred_builds_leave_nothing_behind(tmp_path: Path, figure: Figure) -> None:
    check(tmp_path, 300, 30, figure)
