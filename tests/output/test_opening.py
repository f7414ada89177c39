"""The output folder itself: its lock, state file and links, and refusals by the disk."""

import errno
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import filelock  # noqa: F401 - before a test gives up the right to read the library
import pytest

from awaykit.output import open_output
from awaykit.output.disk import in_plain_words
from awaykit.problems import ExitStatus, UserError
from conftest import not_on_windows, only_on_linux
from output.runs import LETTER, PACKET, TODAY, Build, files_in, run, words_of

NEW = f"new-versions/{LETTER}"
MINE = b"what I wrote by hand"
NOBODY = 65534


def state(root: Path) -> Path:
    return root / ".awaykit/state.json"


def test_the_folder_is_kept_out_of_git_unless_the_person_says_else(root: Path, build: Build) -> None:
    build("A")
    assert (root / ".gitignore").read_text() == "*\n"
    (root / ".gitignore").write_text("private/\n")
    build("A")
    assert (root / ".gitignore").read_text() == "private/\n"


def test_a_second_run_at_the_same_time_is_refused(root: Path, build: Build) -> None:
    with open_output(root, on=TODAY), pytest.raises(UserError) as caught:
        build("A")
    assert caught.value.status is ExitStatus.FOLDER_HELD
    assert caught.value.problems[0].message == "Another awaykit is writing into this folder now."
    assert build("A")[PACKET].word == "created"


def test_a_run_of_another_process_holds_the_folder(root: Path, build: Build) -> None:
    code = (
        "import sys; from datetime import date; from pathlib import Path\n"
        "from awaykit.output import open_output\n"
        "with open_output(Path(sys.argv[1]), on=date(2027, 8, 6)):\n"
        "    print('held', flush=True); sys.stdin.read()\n"
    )
    command = [sys.executable, "-c", code, str(root)]
    build("A")
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout
        assert other.stdout.readline().strip() == b"held"
        with pytest.raises(UserError) as caught:
            build("A")
        assert caught.value.status is ExitStatus.FOLDER_HELD
        told = caught.value.problems[0].hint or ""
        assert re.match(rf"It is process {other.pid}, since [A-Z][a-z]+ \d+, \d\d:\d\d\. Wait", told)
        other.kill()
    assert build("A")[PACKET].word == "unchanged"
    assert not (root / ".awaykit" / "holder").exists()


@pytest.mark.parametrize("said", [None, b"", b"somebody", b"\xff", b"9" * 5_000])
def test_a_folder_whose_holder_is_not_known_is_refused_all_the_same(
    root: Path, build: Build, said: bytes | None
) -> None:
    with open_output(root, on=TODAY):
        (root / ".awaykit" / "holder").unlink()
        if said is not None:
            (root / ".awaykit" / "holder").write_bytes(said)
        with pytest.raises(UserError) as caught:
            build("A")
    assert len(caught.value.problems[0].hint or "") < 150
    assert (caught.value.problems[0].hint or "").endswith("run the same command again.")


@not_on_windows
def test_a_link_in_the_place_of_the_holder_is_not_followed(root: Path, build: Build, tmp_path: Path) -> None:
    build("A")
    (tmp_path / "mine").write_bytes(MINE)
    (root / ".awaykit" / "holder").symlink_to(tmp_path / "mine")
    assert build("A")[PACKET].word == "unchanged"
    assert (tmp_path / "mine").read_bytes() == MINE


def test_a_lost_state_file_takes_files_for_the_persons_unless_they_are_what_we_would_write(
    root: Path, build: Build
) -> None:
    build("A")
    state(root).unlink()
    assert build("A")[PACKET].word == "unchanged"
    assert build("B")[PACKET].word == "updated"
    state(root).unlink()
    assert build("C")[PACKET].word == "kept yours"
    assert files_in(root) == {LETTER: words_of("B"), NEW: words_of("C")}


@pytest.mark.parametrize(
    "damage",
    [
        b"", b"{", b"[]", b"null", b'"text"', b'{"version": 1}', b"\xff\xfe", b"[" * 100_000,
        b'{"version": 1, "papers": [{"key": "packet"}], "intent": null, "notes": {}}',
        b'{"version": 0, "papers": [], "intent": null, "notes": {}}',
        b'{"version": 1, "papers": [], "intent": null, "notes": []}',
        b'{"version": 1, "papers": [], "intent": {"after": 1, "path": "a", "written": "b"}, "notes": {}}',
    ],
)  # fmt: skip
def test_a_damaged_state_file_is_kept_said_and_never_leads_to_writing_over(
    root: Path, build: Build, damage: bytes
) -> None:
    build("A")
    (root / LETTER).write_bytes(MINE)
    state(root).write_bytes(damage)
    with open_output(root, on=TODAY) as folder:
        (warning,) = folder.warnings
    assert warning.message.startswith("awaykit could not read its notes about this folder.")
    assert (root / ".awaykit/state-unreadable.json").read_bytes() == damage
    assert build("B")[PACKET].word == "kept yours"
    assert files_in(root) == {LETTER: MINE, NEW: words_of("B")}


@pytest.mark.parametrize("path", ["/etc/passwd", "../secret.pdf", "send/../../x", "", ".awaykit/lock"])
def test_a_state_file_cannot_name_a_path_out_of_the_folder(root: Path, build: Build, path: str) -> None:
    build("A")
    plain = json.loads(state(root).read_text())
    plain["papers"][0]["path"] = path
    state(root).write_text(json.dumps(plain))
    with open_output(root, on=TODAY) as folder:
        assert folder.warnings


def test_a_state_file_of_a_newer_version_is_refused(root: Path, build: Build) -> None:
    build("A")
    newer = state(root).read_text().replace('"version": 1', '"version": 2')
    state(root).write_text(newer)
    for dry_run in (False, True):
        with pytest.raises(UserError, match="written by a newer awaykit"):
            build("B", dry_run=dry_run)
    assert state(root).read_text() == newer
    assert files_in(root) == {LETTER: words_of("A")}


def stopped_run(root: Path) -> None:
    with open_output(root, on=TODAY) as folder:
        folder.set_note("so far", 1)
        raise KeyboardInterrupt


def test_a_run_that_is_stopped_keeps_what_it_had_done(root: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        stopped_run(root)
    with open_output(root, on=TODAY) as folder:
        assert folder.note("so far") == 1


@pytest.mark.parametrize("linked", ["send", "send/whitfield", "new-versions", ".awaykit"])
def test_a_linked_folder_is_not_followed(root: Path, build: Build, tmp_path: Path, linked: str) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    if linked == "new-versions":
        (root / LETTER).parent.mkdir(parents=True)
        (root / LETTER).write_bytes(MINE)
    (root / linked).parent.mkdir(parents=True, exist_ok=True)
    (root / linked).symlink_to(elsewhere, target_is_directory=True)
    with pytest.raises(UserError) as caught:
        build("A")
    assert caught.value.status is ExitStatus.NOT_WRITTEN
    assert caught.value.problems[0].message.endswith("its folder is a link to another place.")
    assert list(elsewhere.iterdir()) == []


def test_an_output_folder_that_is_a_link_itself_is_fine(root: Path, build: Build, tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    root.parent.mkdir()
    root.symlink_to(tmp_path / "real", target_is_directory=True)
    assert build("A")[PACKET].word == "created"
    assert build("A")[PACKET].word == "unchanged"


@pytest.mark.parametrize("blocked", ["", "send", "send/whitfield", ".awaykit"])
def test_a_file_where_a_folder_is_needed_is_named(root: Path, build: Build, blocked: str) -> None:
    (root / blocked).parent.mkdir(parents=True)
    (root / blocked).write_bytes(MINE)
    with pytest.raises(UserError) as caught:
        build("A")
    assert caught.value.status is ExitStatus.NOT_WRITTEN
    assert "a file stands where a folder is needed" in caught.value.problems[0].message
    assert (root / blocked).read_bytes() == MINE


def test_a_folder_in_the_place_of_a_paper_stays(root: Path, build: Build) -> None:
    (root / LETTER / "inside").mkdir(parents=True)
    assert build("A")[PACKET].word == "kept yours"
    assert (root / LETTER / "inside").is_dir()


@pytest.fixture
def ordinary_root() -> Iterator[Path]:
    """An output folder of someone who may not write everywhere, also where the tests run as the superuser."""
    is_superuser = os.geteuid() == 0
    with tempfile.TemporaryDirectory() as folder:
        if is_superuser:
            os.chown(folder, NOBODY, -1)
            os.seteuid(NOBODY)
        yield Path(folder, "khan")
        if is_superuser:
            os.seteuid(0)


@not_on_windows
def test_a_folder_that_may_not_be_written_is_named(ordinary_root: Path) -> None:
    run(ordinary_root, {PACKET: (LETTER, "A")})
    (ordinary_root / LETTER).parent.chmod(0o500)
    with pytest.raises(UserError) as caught:
        run(ordinary_root, {PACKET: (LETTER, "B")})
    assert caught.value.status is ExitStatus.NOT_WRITTEN
    assert "you are not allowed to write it" in caught.value.problems[0].message
    assert files_in(ordinary_root) == {LETTER: words_of("A")}
    (ordinary_root / LETTER).parent.chmod(0o700)
    assert run(ordinary_root, {PACKET: (LETTER, "B")})[PACKET].word == "updated"


@pytest.fixture
def small_files() -> Iterator[None]:
    """Let no file of this process grow past 20 kB, as on a full disk."""
    import resource
    import signal

    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, limits[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    signal.signal(signal.SIGXFSZ, before)


@not_on_windows
@pytest.mark.usefixtures("small_files")
def test_a_disk_that_has_no_room_leaves_the_old_file_whole(root: Path, build: Build) -> None:
    build("A")
    with pytest.raises(UserError) as caught:
        build("B" * 30_000)
    assert caught.value.status is ExitStatus.NOT_WRITTEN
    assert files_in(root) == {LETTER: words_of("A")}
    assert list(root.rglob("*.tmp")) == []
    assert build("B")[PACKET].word == "updated"


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EROFS, "the disk can only be read"),
        (errno.EACCES, "you are not allowed to write it"),
        (errno.ENAMETOOLONG, "its path is too long"),
        (errno.EIO, "the disk reported a fault"),
        (errno.ELOOP, "the system refused it"),
    ],
)
def test_what_the_system_refuses_is_said_in_plain_words(number: int, reason: str) -> None:
    with pytest.raises(UserError) as caught, in_plain_words(Path("send/Khan.pdf")):
        raise OSError(number, "English of the system")
    assert caught.value.status is ExitStatus.NOT_WRITTEN
    (problem,) = caught.value.problems
    assert problem.message == f"Khan.pdf could not be written: {reason}."
    assert problem.hint
    assert problem.file == str(Path("send/Khan.pdf"))


@only_on_linux
def test_a_folder_that_can_never_be_made_is_told_with_another_way() -> None:
    with pytest.raises(UserError) as caught, open_output(Path("/proc/nowhere"), on=TODAY):
        pass
    (problem,) = caught.value.problems
    assert problem.message == "nowhere could not be written: its folder is not there."
    assert problem.hint is not None
    assert "choose another folder with --out" in problem.hint
