"""The command during every disk failure that can be caused: nothing is lost, and the next run recovers."""

from collections.abc import Callable, Iterable
from functools import partial
from random import Random

import pytest

from conftest import Figure, only_on_linux
from minimal import WRITER
from sweeps.faults import FLUSHED_OR_RENAMED, KILL, Call
from sweeps.packet_anew import Ground, Scene
from sweeps.small_disk import SmallDisk

SUPERVISED = "        supervised_directly: yes\n"
AGREED = f"{SUPERVISED}        request:\n          asked: 2027-04-27\n          agreed: 2027-04-27\n"
PACKET = Scene(
    words=("packet", "--writer", WRITER),
    edited="private/alderbrook-wards/Wirayuda_Final_Week_Alderbrook_Medical_Center.pdf",
    deleted="private/rosencrantz/What_This_Reader_Sees_Dr_Rosencrantz-Vale.pdf",
    changes=(
        (SUPERVISED, AGREED),
        ("Internal medicine wards", "General medicine wards"),
        ("Program Director", "Attending Physician"),
    ),
)
"""The writer agrees: the packet moves to send/ with new words, and the e-mails with it replace the first."""
CALENDAR = Scene(
    words=("calendar",),
    edited="private/calendar/Wirayuda_Calendar_2028.ics",
    changes=((SUPERVISED, AGREED),),
)
RANDOM_KILLS = 200
STEP = 16 * 1024
"""Bytes by which the small disk grows."""


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Ground:
    """The packet; made once for all sweeps of one process."""
    return Ground(tmp_path_factory.mktemp("packet"), PACKET)


def sweep(title: str, tries: Iterable[tuple[str, Callable[[], list[str]]]], figure: Figure) -> None:
    """Try all, then tell how many there were and which were bad."""
    found = {name: told_of(bad) for name, bad in tries}
    told = [f"{name}: {'; '.join(bad)}" for name, bad in found.items() if bad]
    figure(f"faults, {title}: {len(found)} tries, {len(told)} bad")
    assert found
    assert told == [], "\n".join(told)


def told_of(bad: Callable[[], list[str]]) -> list[str]:
    """What is bad; a run that can't even be looked at does not end the sweep."""
    try:
        return bad()
    except AssertionError as error:
        return [str(error)]


def at_each(ground: Ground, calls: list[Call], fault: str, title: str, figure: Figure) -> None:
    tries = [(f"{fault} at {call}", partial(fails_at, ground, call, fault)) for call in calls]
    sweep(f"{fault} at {title}", tries, figure)


def fails_at(ground: Ground, call: Call, fault: str) -> list[str]:
    return ground.badness(ground.run_under(call, fault))


@only_on_linux
def test_a_calendar_survives_a_kill_and_a_broken_disk(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    ground = Ground(tmp_path_factory.mktemp("calendar"), CALENDAR)
    for name, fault in (("rename", KILL), ("fsync", "error=EIO")):
        calls = [call for call in ground.calls if call.name == name]
        assert fails_at(ground, calls[len(calls) // 2], fault) == []


@pytest.mark.sweep
@only_on_linux
@pytest.mark.parametrize("half", [0, 1])
@pytest.mark.parametrize("fault", [KILL, "error=ENOSPC"])
def test_a_fault_at_any_call_that_changes_the_folder_loses_nothing(
    fault: str, half: int, ground: Ground, figure: Figure
) -> None:
    # A kill at a call that changes nothing leaves the same folder as one at the next call.
    calls = [call for call in ground.calls if call.changes or fault != KILL]
    at_each(ground, calls[half::2], fault, f"each call, half {half + 1} of 2", figure)


@pytest.mark.sweep
@only_on_linux
@pytest.mark.parametrize("fault", ["error=EIO", "error=EROFS"])
def test_a_disk_that_fails_at_any_flush_or_rename_loses_nothing(
    fault: str, ground: Ground, figure: Figure
) -> None:
    calls = [call for call in ground.calls if call.name in FLUSHED_OR_RENAMED]
    at_each(ground, calls, fault, "each fsync and rename", figure)


@pytest.mark.sweep
@only_on_linux
@pytest.mark.parametrize("half", [0, 1])
def test_a_kill_at_a_random_moment_loses_nothing(half: int, ground: Ground, figure: Figure) -> None:
    seeded = Random(half)  # noqa: S311 - moments, not secrets
    span = ground.seconds_of_changes()

    def killed() -> list[str]:
        return ground.badness(ground.run_killed(seeded.uniform(0, span)))

    tries = [(f"kill {number}", killed) for number in range(RANDOM_KILLS // 2)]
    sweep(f"a kill at a random moment, half {half + 1} of 2", tries, figure)


@pytest.mark.sweep
@only_on_linux
def test_a_disk_of_any_size_loses_nothing(ground: Ground, figure: Figure) -> None:
    disk = SmallDisk(ground)

    def tries() -> Iterable[tuple[str, Callable[[], list[str]]]]:
        for free in range(0, 64 * STEP, STEP):
            ended = disk.run_with(free)
            yield f"{free} bytes free", partial(ground.badness, ended)
            if ended.status == 0:
                return

    sweep("a disk with little room", tries(), figure)
