"""A run that is killed at any moment leaves whole files, and the next run puts everything right."""

import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from awaykit.output import PaperKey, open_output
from conftest import needs, only_on_linux
from output.deaths import dying, has_died
from output.runs import TODAY, files_in, run, words_of

Plan = Mapping[PaperKey, tuple[str, str]]


def paper(name: str) -> PaperKey:
    return PaperKey(name, "whitfield", "pdf")


FIRST: Plan = {
    paper("updated"): ("send/updated.pdf", "A"),
    paper("moved"): ("waiting/moved.pdf", "B"),
    paper("released"): ("waiting/released.pdf", "C"),
    paper("held"): ("send/held.pdf", "D"),
    paper("withdrawn"): ("send/withdrawn.pdf", "E"),
    paper("edited"): ("send/edited.pdf", "F"),
    paper("edited-twice"): ("send/edited-twice.pdf", "G"),
    paper("one"): ("send/one.pdf", "H"),
    paper("two"): ("send/two.pdf", "I"),
    paper("crowded"): ("waiting/crowded.pdf", "J"),
}
SECOND: Plan = {
    paper("updated"): ("send/updated.pdf", "A2"),
    paper("moved"): ("send/moved.pdf", "B"),
    paper("released"): ("send/released.pdf", "C2"),
    paper("held"): ("unfinished/held.pdf", "D2"),
    paper("created"): ("send/created.pdf", "N"),
    paper("edited"): ("send/edited.pdf", "F2"),
    paper("edited-twice"): ("send/edited-twice.pdf", "G3"),
    paper("one"): ("send/two.pdf", "H"),
    paper("two"): ("send/one.pdf", "I2"),
    paper("crowded"): ("send/crowded.pdf", "J2"),
}
EDITED = ("send/edited.pdf", "send/edited-twice.pdf", "send/crowded.pdf")
MINE = {name: f"mine: {name}".encode() for name in EDITED}
WHOLE = {words_of(recipe) for plan in (FIRST, SECOND, {paper(""): ("", "G2")}) for _, recipe in plan.values()}


def before(root: Path) -> None:
    """A folder with one paper for every line of the table."""
    run(root, FIRST)
    for name, content in MINE.items():
        (root / name).write_bytes(content)
    run(root, {**FIRST, paper("edited-twice"): ("send/edited-twice.pdf", "G2")})


def kill_points(
    tmp_path: Path, act: Callable[[Path], object], check: Callable[[Path], None], *, step: int
) -> int:
    """Do `act` on a fresh folder, killed at every `step`-th touch; returns how many there are."""
    before(tmp_path / "before")
    for point in range(0, 2000, step):
        root = tmp_path / "dying"
        shutil.copytree(tmp_path / "before", root)
        with dying(root, point):
            act(root)
        check(root)
        shutil.rmtree(root)
        if not has_died():
            return point
    pytest.fail("it never ended")


def whole_and_safe(root: Path, *, forced: bool = False) -> None:
    found = files_in(root)
    papers = {path: content for path, content in found.items() if not path.endswith(".tmp")}
    assert set(papers.values()) <= WHOLE | set(MINE.values())
    for name, content in MINE.items():
        assert content in papers.values() if forced else papers[name] == content


@pytest.mark.parametrize("step", [13, pytest.param(1, marks=pytest.mark.sweep)])
@pytest.mark.parametrize("forced", [False, True])
def test_a_build_killed_at_any_touch_is_put_right_by_the_next(
    tmp_path: Path, forced: bool, step: int
) -> None:
    before(tmp_path / "undisturbed")
    run(tmp_path / "undisturbed", SECOND, force=forced)
    expected = files_in(tmp_path / "undisturbed")

    def check(root: Path) -> None:
        whole_and_safe(root, forced=forced)
        run(root, SECOND, force=forced)
        whole_and_safe(root, forced=forced)
        found = files_in(root)
        current = {path: found.get(path) for path in expected if not path.startswith("earlier/")}
        assert current == {path: content for path, content in expected.items() if path in current}
        assert {path for path in found if not path.startswith("earlier/")} == set(current)
        assert set(found.values()) == set(expected.values())

    points = kill_points(tmp_path, lambda root: run(root, SECOND, force=forced), check, step=step)
    assert points > 50


@pytest.mark.parametrize("theirs", [True, False])
def test_a_decision_killed_at_any_touch_of_the_disk_loses_nothing(tmp_path: Path, theirs: bool) -> None:
    def use(root: Path) -> None:
        with open_output(root, on=TODAY) as folder:
            folder.decide("send/edited-twice.pdf", theirs=theirs)

    def check(root: Path) -> None:
        whole_and_safe(root, forced=True)
        run(root, {**FIRST, paper("edited-twice"): ("send/edited-twice.pdf", "G2")})
        whole_and_safe(root, forced=True)

    assert kill_points(tmp_path, use, check, step=1) > 5


WRITER = """
import sys
from pathlib import Path
from output.runs import run
from output.test_kills import SECOND
run(Path(sys.argv[1]), SECOND)
"""
TESTS = str(Path(__file__).parents[1])
COMMAND = [sys.executable, "-c", f"import sys; sys.path.insert(0, {TESTS!r})\n{WRITER}"]


@pytest.mark.sweep
def test_a_build_killed_at_a_random_time_is_put_right_by_the_next(tmp_path: Path) -> None:
    before(tmp_path / "before")
    seeded = random.Random(2028)  # noqa: S311 - moments, not secrets
    for number in range(60):
        root = tmp_path / str(number)
        shutil.copytree(tmp_path / "before", root)
        with subprocess.Popen([*COMMAND, str(root)]) as writer:
            deadline = time.monotonic() + 20
            state = root / ".awaykit/state.json"
            start = state.read_bytes()
            while state.read_bytes() == start and writer.poll() is None and time.monotonic() < deadline:
                time.sleep(0.0005)
            time.sleep(seeded.uniform(0, 0.05))
            writer.kill()
        whole_and_safe(root)
        run(root, SECOND)
        whole_and_safe(root)
        assert files_in(root)["send/updated.pdf"] == words_of("A2")


@pytest.mark.sweep
@only_on_linux
@pytest.mark.parametrize("fault", ["signal=KILL", "error=ENOSPC", "error=EIO", "error=EROFS"])
@pytest.mark.parametrize("call", ["openat", "write", "fsync", "rename", "mkdir", "unlink"])
def test_a_fault_at_any_call_to_the_system_loses_nothing(tmp_path: Path, call: str, fault: str) -> None:
    needs("strace")
    before(tmp_path / "before")
    for number in range(1, 200):
        root = tmp_path / "faulty"
        shutil.copytree(tmp_path / "before", root)
        strace = ["strace", "-f", "-o", str(tmp_path / "trace"), "-e", f"trace={call}"]
        where = [f"-P{path}" for path in places(root)] if call == "openat" else []
        inject = ["-e", f"inject={call}:{fault}:when={number}"]
        command = [*strace, *where, *inject, *COMMAND, str(root)]
        subprocess.run(command, capture_output=True, check=False, timeout=60)
        trace = (tmp_path / "trace").read_text()
        whole_and_safe(root)
        run(root, SECOND)
        whole_and_safe(root)
        assert files_in(root)["send/updated.pdf"] == words_of("A2")
        shutil.rmtree(root)
        if "(INJECTED)" not in trace and "killed by SIGKILL" not in trace:
            return
    pytest.fail("it never ended")


def places(root: Path) -> list[str]:
    """The paths that a run opens; the program's own modules are none of them."""
    names = {path for plan in (FIRST, SECOND) for path, _ in plan.values()}
    return [str(root / name) for name in (*sorted(names), "", "send", ".awaykit", ".awaykit/state.json")]
