import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Built, run_command
from minimal import DAY, DOCX, NOT_CURRENT, PDF, build, edit, everything, minimal_dossier, packet_of, papers

SEEN = Path("output", "dossier")


@pytest.fixture
def home(tmp_path: Path, built: Callable[..., Built]) -> Path:
    """A folder with a dossier and its output."""
    minimal_dossier(tmp_path)
    shutil.copytree(built("minimal").folder, tmp_path / SEEN)
    return tmp_path


@pytest.fixture
def edited(home: Path) -> Path:
    """A folder with a dossier and its output, of which the person changed the Word file."""
    change(home / SEEN / DOCX)
    return home


def change(file: Path) -> None:
    with file.open("ab") as stream:
        stream.write(b"mine")


def again(home: Path) -> str:
    done = run_command("build", "dossier", "--today", DAY, cwd=home)
    assert done.returncode == 0, done.stderr
    return done.stdout


def use(home: Path, path: str | Path, *options: str, cwd: Path | None = None) -> str:
    done = run_command("use", path, *options, "--today", DAY, cwd=cwd or home)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_an_edit_takes_the_pdf_out_of_send_and_both_ways_back_work(edited: Path) -> None:
    out = edited / SEEN
    mine = (out / DOCX).read_bytes()
    told = again(edited)
    assert papers(out) == {DOCX, NOT_CURRENT}
    assert f"Save the Word file as PDF here: {SEEN / PDF}" in told
    command = f"awaykit use {SEEN / DOCX} --ours"
    assert command in told

    told = use(edited, SEEN / DOCX)
    assert "Then bring e-mails and pages up to date:  awaykit build dossier\n" in told
    told = again(edited)
    assert (out / DOCX).read_bytes() == mine
    assert "You decided for your own file." in told

    (out / PDF).write_bytes(b"%PDF my own")
    told = again(edited)
    assert f"Your own PDF goes out: {SEEN / PDF}" in told
    assert (out / PDF).read_bytes() == b"%PDF my own"
    (out / PDF).rename(edited / "aside.pdf")

    assert "replaced" in use(edited, *command.split()[2:])
    again(edited)
    assert {DOCX, PDF} <= papers(out)
    assert NOT_CURRENT not in papers(out)
    assert (out / "replaced" / DAY / DOCX).read_bytes() == mine


def test_a_new_version_can_be_taken_over_ones_own(edited: Path) -> None:
    out = edited / SEEN
    mine = (out / DOCX).read_bytes()
    edit(edited / "dossier", "weeks: 4", "weeks: 3")
    assert "The new version is new-versions/" in again(edited)
    new = (out / "new-versions" / DOCX).read_bytes()
    use(edited, out / "new-versions" / DOCX, "--ours")
    assert (out / DOCX).read_bytes() == new
    assert (out / "replaced" / DAY / DOCX).read_bytes() == mine
    again(edited)
    assert (out / PDF).is_file()
    before = everything(out)
    assert "Nothing has changed." in again(edited)
    assert everything(out) == before


def test_a_path_may_be_typed_in_every_way_that_a_person_sees_it(edited: Path) -> None:
    out = edited / SEEN
    above, _, name = DOCX.rpartition("/")
    use(edited, SEEN / DOCX)
    use(edited, Path(DOCX), "--ours", cwd=out)
    again(edited)
    change(out / DOCX)
    use(edited, name, cwd=out / above)
    use(edited, out / DOCX, "--ours", cwd=Path(out.anchor))
    again(edited)
    change(out / DOCX)
    done = run_command("use", DOCX, "dossier", "--ours", cwd=edited)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("edit/nobody/x.docx", "awaykit does not know edit/nobody/x.docx."),
        (DOCX, "no new version waits"),
        ("../../dossier/dossier.yaml", "awaykit does not know"),
    ],
)
def test_what_can_not_be_decided_is_told(path: str, message: str, home: Path) -> None:
    before = everything(home)
    done = run_command("use", path, "dossier", cwd=home)
    assert done.returncode == 1
    assert message in done.stderr
    assert everything(home) == before


def test_a_path_where_nothing_is_made_yet_is_told(tmp_path: Path) -> None:
    done = run_command("use", "Khan.docx", cwd=tmp_path)
    assert done.returncode == 1
    assert "No output folder holds this file." in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_word_file_that_is_open_is_kept_and_named(home: Path) -> None:
    dossier, out = home / "dossier", home / SEEN
    held = (out / DOCX).read_bytes()
    lock = out / DOCX.replace("Wirayuda", "~$rayuda")
    lock.write_bytes(b"")
    edit(dossier, "weeks: 4", "weeks: 3")
    report = build(dossier, out)
    paper = packet_of(report)
    assert paper["folder"] == "unfinished"
    assert "open in another program" in " ".join(paper["notes"])
    assert "You changed" not in json.dumps(report)
    assert (out / DOCX).read_bytes() == held
    assert not (out / PDF).exists()
    lock.unlink()
    build(dossier, out)
    assert (out / PDF).is_file()
    assert (out / DOCX).read_bytes() != held


def test_force_replaces_and_keeps_a_copy(edited: Path) -> None:
    out = edited / SEEN
    mine = (out / DOCX).read_bytes()
    report = build(edited / "dossier", out, "--force")
    assert {file["word"] for paper in report["papers"] for file in paper["files"]} == {
        "replaced",
        "unchanged",
    }
    assert papers(out) == {DOCX, PDF, f"replaced/{DAY}/{DOCX}"}
    assert (out / "replaced" / DAY / DOCX).read_bytes() == mine


def test_a_dry_run_after_an_edit_says_what_would_happen_and_touches_nothing(edited: Path) -> None:
    out = edited / SEEN
    before = everything(edited)
    report = build(edited / "dossier", out, "--dry-run")
    paper = packet_of(report)
    assert (report["dry_run"], paper["folder"]) == (True, "unfinished")
    assert [file["path"] for file in paper["files"]] == [NOT_CURRENT, DOCX]
    assert everything(edited) == before
    assert os.fspath(out / PDF) in before
