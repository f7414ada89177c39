"""Files made by a coverage-guided fuzzer, which no person would write."""

import re
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from conftest import SAMPLES, Figure, only_on_linux
from loading.layouts import Layout
from loading.test_edits import DOSSIER

PROGRAM = Path(__file__).with_name("fuzzed_yaml.py")
SECONDS = 240
SLOWEST_SECONDS = 10
MOST_MEGABYTES = 1024


def corpus(folder: Path, half: int) -> Path:
    """Dossiers from which the fuzzer begins: the samples, or one dossier in many layouts."""
    folder.mkdir()
    for number in range(60):
        text = Layout(Random(number)).file(DOSSIER)  # noqa: S311 - dice, no secret
        (folder / str(number)).write_text(text, encoding="utf-8", newline="")
    if half:
        for file in SAMPLES.rglob("*.yaml"):
            (folder / f"{file.parent.name}-{file.name}").write_bytes(file.read_bytes())
    return folder


@pytest.mark.sweep
@only_on_linux
@pytest.mark.parametrize("half", [0, 1])
def test_the_fuzzer_finds_no_crash_and_no_edit_that_changes_more(
    half: int, tmp_path: Path, figure: Figure
) -> None:
    (tmp_path / "dossier").mkdir()
    options = {
        "max_total_time": SECONDS,
        "timeout": SLOWEST_SECONDS,
        "rss_limit_mb": MOST_MEGABYTES,
        "max_len": 4_000 if half == 0 else 40_000,
        "seed": half + 1,
    }
    words = [f"-{name}={value}" for name, value in options.items()]
    done = subprocess.run(
        [sys.executable, PROGRAM, tmp_path / "dossier", *words, corpus(tmp_path / "corpus", half)],
        cwd=tmp_path,
        check=False,
        capture_output=True,
        text=True,
        errors="replace",
    )
    ended = re.search(r"Done (\d+) runs", done.stderr)
    edits = tmp_path / "dossier" / "edits"
    made = edits.stat().st_size if edits.exists() else 0
    figure(f"YAML fuzz: {ended[1] if ended else '?'} inputs, {made} edits, {int(done.returncode != 0)} bad")
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-4000:]
    assert ended
    assert int(ended[1]) > 1_000
    assert made > 100
