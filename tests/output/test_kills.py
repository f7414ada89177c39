"""A run that is killed or refused at any disk operation leaves whole files; the next run repairs the rest."""

import errno
import shutil
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

import pytest

from awaykit.output import PaperKey, open_output
from awaykit.problems import UserError
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
REFUSALS = (errno.ENOSPC, errno.EIO, errno.EROFS)
WHOLE = {words_of(recipe) for plan in (FIRST, SECOND, {paper(""): ("", "G2")}) for _, recipe in plan.values()}


def before(root: Path) -> None:
    """A folder with one paper for every line of the table."""
    run(root, FIRST)
    for name, content in MINE.items():
        (root / name).write_bytes(content)
    run(root, {**FIRST, paper("edited-twice"): ("send/edited-twice.pdf", "G2")})


def kill_points(
    tmp_path: Path,
    act: Callable[[Path], object],
    check: Callable[[Path], None],
    *,
    step: int,
    refusal: int | None = None,
) -> int:
    """Do `act` on a fresh folder, killed or refused at every `step`-th touch; returns how many there are."""
    before(tmp_path / "before")
    for point in range(0, 2000, step):
        root = tmp_path / "dying"
        shutil.copytree(tmp_path / "before", root)
        with suppress(UserError), dying(root, point, refusal=refusal):
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


@pytest.mark.parametrize("forced", [False, True])
@pytest.mark.parametrize(
    ("refusal", "step"),
    [
        (None, 13),
        *[(refusal, 59) for refusal in REFUSALS],
        *[pytest.param(refusal, 1, marks=pytest.mark.sweep) for refusal in (None, *REFUSALS)],
    ],
)
def test_a_build_stopped_at_any_touch_is_put_right_by_the_next(
    tmp_path: Path, forced: bool, step: int, refusal: int | None
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

    points = kill_points(
        tmp_path, lambda root: run(root, SECOND, force=forced), check, step=step, refusal=refusal
    )
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
