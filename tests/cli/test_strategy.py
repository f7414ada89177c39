"""`awaykit strategy`: one private paper in two formats, listed on START-HERE."""

import json
from pathlib import Path

import pytest
from pypdf import PdfReader

from conftest import SAMPLE_DAYS, SAMPLES, run_command

DAY = SAMPLE_DAYS["minimal"]


def made(tmp_path: Path, *words: str) -> tuple[Path, dict[str, object]]:
    out = tmp_path / "out"
    ended = run_command(*words, SAMPLES / "minimal", "--today", DAY, "--out", out, "--json")
    assert ended.returncode == 0, ended.stderr
    report = json.loads(ended.stdout)
    assert isinstance(report, dict)
    return out, report


@pytest.mark.parametrize("words", [("strategy",), ("build", "--only", "strategy")])
def test_the_summary_is_made_alone_and_is_private(tmp_path: Path, words: tuple[str, ...]) -> None:
    out, report = made(tmp_path, *words)
    files = {path.relative_to(out).as_posix() for path in out.rglob("Wirayuda_Strategy_2028.*")}
    assert files == {
        "private/strategy/Wirayuda_Strategy_2028.pdf",
        "edit/strategy/Wirayuda_Strategy_2028.docx",
    }
    assert {path.suffix for path in (out / "send").rglob("*")} == set()
    assert "nothing to make" not in json.dumps(report)


def test_start_here_names_it_among_what_is_for_the_applicant(tmp_path: Path) -> None:
    out, _ = made(tmp_path, "strategy")
    page = (out / "START-HERE.html").read_text(encoding="utf-8")
    own = page.partition("For your eyes")[2]
    assert "private/strategy/Wirayuda_Strategy_2028.pdf" in own


def test_it_is_made_on_the_paper_that_is_asked_for(tmp_path: Path) -> None:
    out, _ = made(tmp_path, "strategy", "--paper", "a4")
    pages = PdfReader(out / "private/strategy/Wirayuda_Strategy_2028.pdf").pages
    assert {round(float(page.mediabox.width)) for page in pages} == {595}


def test_a_second_run_leaves_it_as_it_is(tmp_path: Path) -> None:
    out, _ = made(tmp_path, "strategy")
    before = (out / "private/strategy/Wirayuda_Strategy_2028.pdf").read_bytes()
    made(tmp_path, "strategy")
    assert (out / "private/strategy/Wirayuda_Strategy_2028.pdf").read_bytes() == before
