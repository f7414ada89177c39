import subprocess
import sys
from pathlib import Path

from filelock import FileLock

from conftest import COMMAND, SAMPLES, not_on_windows, only_on_linux, run_command
from minimal import DAY, everything, minimal_dossier
from unprivileged import run_unprivileged

MINIMAL = ["build", str(SAMPLES / "minimal"), "--today", DAY, "--out"]


def test_an_output_folder_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine", encoding="utf-8")
    done = run_command(*MINIMAL, tmp_path / "out")
    assert done.returncode == 74
    assert "out could not be written: a file stands where a folder is needed." in done.stderr
    assert everything(tmp_path) == {(tmp_path / "out").as_posix(): b"mine"}


def test_papers_are_not_written_among_the_files_of_the_dossier(tmp_path: Path) -> None:
    dossier = minimal_dossier(tmp_path)
    before = everything(tmp_path)
    for path in (dossier, dossier / "dossier.yaml"):
        done = run_command("build", path, "--today", DAY, "--out", ".", cwd=dossier)
        assert done.returncode == 2
        assert "Papers can't be written into the dossier's own folder." in done.stderr
        assert f"--out {Path('output')}" in done.stderr
    assert everything(tmp_path) == before


@not_on_windows
def test_an_output_folder_that_may_not_be_written_is_told_and_left_alone(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    for out in (tmp_path, tmp_path / "out"):
        done = run_unprivileged(*MINIMAL, out)
        assert done.returncode == 74
        assert f"{out.name} could not be written: you are not allowed to write there." in done.stderr
        assert "--out" in done.stderr
        assert "Errno" not in done.stderr
    tmp_path.chmod(0o700)
    assert list(tmp_path.iterdir()) == []


@only_on_linux
def test_a_full_disk_is_told_and_old_files_are_whole(tmp_path: Path) -> None:
    limited = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
import os
os.execv(sys.argv[1], sys.argv[1:])
"""
    done = subprocess.run(
        [sys.executable, "-c", limited, COMMAND, *MINIMAL, tmp_path / "out"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 74, done.stderr
    assert "could not be written: the disk is full." in done.stderr
    assert "Free some space, then run the same command again." in done.stderr
    assert "Every file is whole, old or new." in done.stderr
    assert "Traceback" not in done.stderr
    assert [path for path in (tmp_path / "out").rglob("*") if path.suffix in {".pdf", ".tmp"}] == []
    assert run_command(*MINIMAL, tmp_path / "out").returncode == 0


def test_a_second_run_at_the_same_time_waits_for_the_person(tmp_path: Path) -> None:
    out = tmp_path / "out"
    (out / ".awaykit").mkdir(parents=True)
    with FileLock(out / ".awaykit" / "lock"):
        done = run_command(*MINIMAL, out)
    assert done.returncode == 75
    assert "Another awaykit is writing into this folder now." in done.stderr
    assert "Wait until it is done" in done.stderr
    assert not (out / "send").exists()
