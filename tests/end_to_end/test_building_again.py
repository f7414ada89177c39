"""Building again: the same bytes, nothing touched, and a person's work kept."""

import hashlib
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import ROOT, SAMPLES, Built, build_sample, not_on_windows, run_command, run_installed


def shape(folder: Path) -> dict[str, tuple[str, int, int]]:
    """Each file with its hash, its time and its inode."""
    return {
        path.relative_to(folder).as_posix(): (
            hashlib.sha256(path.read_bytes()).hexdigest(),
            path.stat().st_mtime_ns,
            path.stat().st_ino,
        )
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def papers(folder: Path) -> dict[str, str]:
    """Each paper with its hash; the state file's own folder is left out."""
    return {
        name: digest for name, (digest, _, _) in shape(folder).items() if not name.startswith(".awaykit/")
    }


@pytest.fixture
def minimal(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SAMPLES / "minimal", tmp_path / "dossier"))


@pytest.fixture
def out(tmp_path: Path, built: Callable[..., Built]) -> Path:
    """Its papers, as an earlier run left them."""
    return Path(shutil.copytree(built("minimal").folder, tmp_path / "out"))


def build(dossier: Path, out: Path, *options: str) -> dict[str, object]:
    done = run_command("build", dossier, "--today", "2027-04-29", "--out", out, "--json", *options)
    assert done.returncode == 0, done.stdout + done.stderr
    return dict(json.loads(done.stdout))


@pytest.mark.parametrize("name", ["minimal", pytest.param("student", marks=pytest.mark.sweep)])
def test_the_same_dossier_gives_the_same_bytes(
    name: str, built: Callable[..., Built], tmp_path: Path
) -> None:
    """Also in a process that has imported nothing yet."""
    first = built(name)
    again = build_sample(name, tmp_path / "again", "--paper", "letter", run=run_installed)
    assert papers(first.folder) == papers(again.folder)
    assert len(papers(again.folder)) >= 6


def test_a_second_build_touches_nothing(minimal: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build(minimal, out)
    before = shape(out)
    assert len(before) >= 3
    report = build(minimal, out)
    assert shape(out) == before
    words = {file["word"] for paper in report["papers"] for file in paper["files"]}  # type: ignore[attr-defined]
    assert words == {"unchanged"}


def test_a_second_build_imports_no_renderer(minimal: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build(minimal, out)
    program = f"""
import sys
sys.argv = ["awaykit", "build", {str(minimal)!r}, "--today", "2027-04-29", "--out", {str(out)!r}]
from awaykit.cli.main import main
try:
    main()
except SystemExit as stop:
    assert stop.code in (0, None)
print("FOUND", sorted(set(sys.modules) & {{"weasyprint", "docx", "fontTools", "rich"}}))
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert "FOUND []" in done.stdout


def test_a_changed_word_changes_the_paper(minimal: Path, out: Path) -> None:
    build(minimal, out)
    before = papers(out)
    file = minimal / "dossier.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("weeks: 4", "weeks: 3"), encoding="utf-8")
    build(minimal, out)
    after = papers(out)
    assert before.keys() == after.keys()
    changed = {name for name in before if before[name] != after[name]}
    carries_it = {name for name in changed if name.endswith((".eml", ".zip"))}
    assert len(carries_it) >= 2
    assert changed - carries_it == {
        "edit/rosencrantz/Wirayuda_Letter_Packet_IM_2028.docx",
        "edit/strategy/Wirayuda_Strategy_2028.docx",
        "private/strategy/Wirayuda_Strategy_2028.pdf",
        "send/rosencrantz/Wirayuda_Letter_Packet_IM_2028.pdf",
    }


def test_an_edited_word_file_survives_and_its_pdf_leaves_send(minimal: Path, out: Path) -> None:
    word_file = next(out.rglob("*_Letter_Packet_*.docx"))
    mine = word_file.read_bytes() + b"mine"
    word_file.write_bytes(mine)
    file = minimal / "dossier.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("weeks: 4", "weeks: 3"), encoding="utf-8")
    build(minimal, out)
    assert word_file.read_bytes() == mine
    assert list((out / "send").rglob("*.pdf")) == []
    assert list((out / "new-versions").rglob("*.docx"))
    build(minimal, out)
    assert word_file.read_bytes() == mine


@not_on_windows
def test_papers_are_private(built: Callable[..., Built]) -> None:
    folder = built("minimal").folder
    for path in folder.rglob("*"):
        assert path.stat().st_mode & 0o077 == 0, path
