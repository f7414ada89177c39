"""A run that would change nothing repeats the last report; anything that could change it means a full run."""

import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from awaykit.forms.edited_papers import decide
from awaykit.run import repeating
from awaykit.run.order import Order, Selection
from awaykit.run.report import BuildReport
from conftest import SAMPLES

TODAY = date(2027, 4, 29)


@pytest.fixture
def order(tmp_path: Path) -> Order:
    dossier = Path(shutil.copytree(SAMPLES / "minimal", tmp_path / "dossier"))
    return Order(dossier=dossier, today=TODAY, home=tmp_path, out=tmp_path / "out")


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A folder with the dossier and its papers, and a copy of it: a seal names paths and times of files."""
    home = tmp_path_factory.mktemp("home")
    dossier = Path(shutil.copytree(SAMPLES / "minimal", home / "here" / "dossier"))
    repeating.run_or_repeat(Order(dossier=dossier, today=TODAY, home=home, out=home / "here" / "out"))
    return home / "here", Path(shutil.copytree(home / "here", home / "copy"))


@pytest.fixture
def built_order(kept: tuple[Path, Path]) -> Order:
    """An order that was run; nothing has changed since."""
    here, copy = kept
    shutil.rmtree(here)
    shutil.copytree(copy, here)
    return Order(dossier=here / "dossier", today=TODAY, home=here.parent, out=here / "out")


@pytest.fixture
def full_runs(monkeypatch: pytest.MonkeyPatch) -> list[Order]:
    """The orders that were run in full; each still is."""
    ran: list[Order] = []
    run = repeating.run_in_full

    def noted(order: Order, seal: str | None) -> BuildReport:
        ran.append(order)
        return run(order, seal)

    monkeypatch.setattr(repeating, "run_in_full", noted)
    return ran


def edit_dossier(order: Order) -> Order:
    file = order.dossier / "dossier.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("weeks: 4", "weeks: 3"), encoding="utf-8")
    return order


def touch(order: Order) -> Order:
    file = order.dossier / "dossier.yaml"
    found = file.stat()
    os.utime(file, ns=(found.st_atime_ns, found.st_mtime_ns + 1_000_000))
    return order


def add_a_file(order: Order) -> Order:
    (order.dossier / "more.yaml").write_text("skills: [Teaching]\n", encoding="utf-8")
    return order


def add_a_template(order: Order) -> Order:
    folder = order.dossier / "templates" / "letter-packet"
    folder.mkdir(parents=True)
    (folder / "cases.html.j2").write_text('<section id="cases"><p>Mine.</p></section>\n', encoding="utf-8")
    return order


def edit_a_paper(order: Order) -> Order:
    paper = next(order.output_folder.rglob("*.docx"))
    paper.write_bytes(paper.read_bytes() + b"mine")
    return order


def lose_a_paper(order: Order) -> Order:
    next((order.output_folder / "send").rglob("*.pdf")).unlink()
    return order


def open_a_paper_in_word(order: Order) -> Order:
    paper = next(order.output_folder.rglob("*.docx"))
    paper.with_name(f"~${paper.name[2:]}").write_bytes(b"owner")
    return order


def take_our_words_back(order: Order) -> Order:
    paper = next(order.output_folder.rglob("*.docx"))
    paper.write_bytes(paper.read_bytes() + b"mine")
    decide(order, str(paper), theirs=False)
    return order


def another_day(order: Order) -> Order:
    return replace(order, today=date(2027, 4, 30))


def other_paper(order: Order) -> Order:
    return replace(order, paper="a4")


def one_writer(order: Order) -> Order:
    return replace(order, selection=Selection(command="packet", writer="rosencrantz"))


def by_force(order: Order) -> Order:
    return replace(order, force=True)


def try_only(order: Order) -> Order:
    return replace(order, dry_run=True)


def test_the_same_run_again_is_repeated(order: Order, full_runs: list[Order]) -> None:
    first = repeating.run_or_repeat(order)
    again = repeating.run_or_repeat(order)
    assert len(full_runs) == 1
    assert {file.word for paper in again.papers for file in paper.files} == {"unchanged"}
    paths = [[file.path for paper in report.papers for file in paper.files] for report in (first, again)]
    assert paths[0] == paths[1]
    assert again.findings == first.findings
    assert again.next == first.next


def test_a_repeated_report_is_what_a_full_run_would_say(built_order: Order, full_runs: list[Order]) -> None:
    repeated = repeating.run_or_repeat(built_order)
    assert full_runs == []
    assert repeated == repeating.run_in_full(built_order, None)


@pytest.mark.parametrize(
    "change",
    [
        edit_dossier, touch, add_a_file, add_a_template, edit_a_paper, lose_a_paper, open_a_paper_in_word,
        take_our_words_back, another_day, other_paper, one_writer, by_force, try_only,
    ],
)  # fmt: skip
def test_whatever_could_matter_leads_to_a_full_run(
    built_order: Order, full_runs: list[Order], change: Callable[[Order], Order]
) -> None:
    repeating.run_or_repeat(built_order)
    assert full_runs == []
    changed = change(built_order)
    repeating.run_or_repeat(changed)
    assert full_runs == [changed]


def test_a_paper_that_the_person_keeps_is_told_anew_each_time(
    built_order: Order, full_runs: list[Order]
) -> None:
    edit_a_paper(built_order)
    for _ in range(2):
        report = repeating.run_or_repeat(built_order)
        assert "kept yours" in {file.word for paper in report.papers for file in paper.files}
    assert len(full_runs) == 2


def test_a_change_of_the_program_breaks_the_seal(
    order: Order, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    before = repeating.seal_of(order)
    (tmp_path / "program").mkdir()
    (tmp_path / "program" / "rules.py").write_text("changed", encoding="utf-8")
    monkeypatch.setattr(repeating, "package_folder", lambda: tmp_path / "program")
    assert repeating.seal_of(order) != before


def test_a_folder_of_many_files_is_not_sealed(order: Order, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(repeating, "_MOST_FILES", 0)
    assert repeating.seal_of(order) is None


def test_papers_inside_the_dossiers_folder_do_not_break_the_seal(
    order: Order, full_runs: list[Order]
) -> None:
    inside = replace(order, out=order.dossier / "output")
    repeating.run_or_repeat(inside)
    repeating.run_or_repeat(inside)
    assert len(full_runs) == 1
