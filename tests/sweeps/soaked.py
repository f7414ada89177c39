"""A program that makes many builds in one process and prints, as JSON, the resources held before and after.

    python soaked.py BUILDS WARM FOLDER

In FOLDER lie dossiers, `a` and `b`; each is built in turn, every time with other words so that its pages are
made anew, and every fifth time with a mistake. What is held is counted after WARM builds and at the end.
"""

import gc
import json
import os
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Literal

from awaykit.problems import UserError
from awaykit.run.order import Order, Selection
from awaykit.run.repeating import run_or_repeat

_DAY = date(2027, 4, 29)
_PAPERS: tuple[Literal["letter", "a4"] | None, ...] = ("letter", "a4", None)
_COMMANDS = (None, "packet", "strategy", "emails", "eras", "packet", "calendar")
_MISTAKE = "\nrotations: [unclosed"
_TURNED = "General medicine wards"
"""Words of the dossiers that stand in most of their papers."""


@dataclass(frozen=True)
class Held:
    """What a process holds: memory in kB as the system counts it, open files by what they are, threads."""

    memory: int
    descriptors: tuple[str, ...]
    threads: int
    children: int


@dataclass(frozen=True)
class Soaked:
    """What became of the builds; `course` is the memory in kB each time so many were done as make it warm."""

    before: Held
    after: Held
    course: tuple[int, ...]
    built: int
    refused: int
    rendered: int
    unchanged: int


def held() -> Held:
    """What this process holds now."""
    gc.collect()
    status = Path("/proc/self/status").read_text(encoding="ascii")
    memory = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS"))
    children = Path(f"/proc/self/task/{os.getpid()}/children").read_text(encoding="ascii").split()
    return Held(memory, tuple(sorted(_descriptors())), threading.active_count(), len(children))


def _descriptors() -> Iterator[str]:
    for each in Path("/proc/self/fd").iterdir():
        try:
            yield str(each.readlink())
        except FileNotFoundError:
            continue  # the one with which the folder itself is read


def soak(builds: int, warm: int, folder: Path) -> Soaked:
    """Build so many times."""
    course: list[Held] = []
    counts: Counter[str] = Counter()
    for number in range(builds):
        if number and number % warm == 0:
            course.append(held())
        _turn(number, folder, counts)
    return Soaked(
        before=course[0],
        after=held(),
        course=tuple(each.memory for each in course),
        built=counts["built"],
        refused=counts["refused"],
        rendered=counts["created"] + counts["updated"] + counts["replaced"],
        unchanged=counts["unchanged"],
    )


def _turn(number: int, folder: Path, counts: Counter[str]) -> None:
    dossier = folder / "ab"[number % 2]
    file = dossier / "dossier.yaml"
    text = file.read_text(encoding="utf-8")
    service = f"{_TURNED}, team {number}"
    changed = text.replace(_TURNED, service) + (_MISTAKE if number % 5 == 4 else "")
    file.write_text(changed, encoding="utf-8")
    order = Order(
        dossier=dossier,
        home=folder,
        out=folder / f"out-{dossier.name}",
        today=_DAY + timedelta(days=number % 40),
        paper=_PAPERS[number % 3],
        selection=Selection(command=_COMMANDS[number % len(_COMMANDS)]),
        force=number % 7 == 6,
        dry_run=number % 25 == 23,
    )
    try:
        report = run_or_repeat(order)
    except UserError:
        counts["refused"] += 1
    else:
        counts["built"] += 1
        for paper in report.papers:
            for made in paper.files:
                counts[made.word] += 1
    file.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    print(json.dumps(asdict(soak(int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])))))  # noqa: T201
