"""Faults that strace delivers at chosen calls, counting only those on one folder.

Each trace shows whether the fault came where it was meant to.
"""

import re
import subprocess
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from conftest import needs

KILL = "signal=KILL"
FLUSHED_OR_RENAMED = frozenset({"fsync", "fdatasync", "rename", "renameat", "renameat2"})
_CHANGING = (
    "creat write writev pwrite64 pwritev pwritev2 fsync fdatasync rename renameat renameat2 link linkat "
    "symlink symlinkat unlink unlinkat mkdir mkdirat rmdir mknod mknodat chmod fchmod fchmodat chown fchown "
    "lchown fchownat truncate ftruncate fallocate copy_file_range sendfile utime utimes utimensat futimesat "
    "setxattr fsetxattr removexattr fremovexattr"
)
_OPENING = "open openat openat2"
_TRACED = ",".join(f"?{name}" for name in f"{_OPENING} {_CHANGING}".split())  # "?": not on every processor
_CALL = re.compile(r"^\d+ +(\w+)\((.*)")
_FOR_WRITING = re.compile(r"\bO_(?:WRONLY|RDWR|CREAT|TRUNC)\b")


@dataclass(frozen=True)
class Call:
    """A call that may change the output folder: the `number`-th of its name there, counted from 1.

    It `changes` nothing where the system refuses it in an undisturbed run: a folder is there already.
    """

    name: str
    number: int
    paths: tuple[str, ...]
    changes: bool


@dataclass(frozen=True)
class Ended:
    """A run that has ended, by itself or by a signal."""

    status: int
    told: str


class Faults:
    """A command under strace, and which of its calls go to a folder; `folder` is a path without links."""

    def __init__(self, command: Sequence[str | Path], folder: Path, log: Path) -> None:
        needs("strace")
        self._command = command
        self._folder = folder
        self._log = log
        self._paths: dict[str, None] = {str(folder): None}

    def watch(self, environment: Mapping[str, str]) -> list[Call]:
        """Run the command undisturbed; returns the calls that change the folder, or try to."""
        ended = self._traced(environment, "--seccomp-bpf")
        assert ended.status == 0, ended.told
        counted: Counter[str] = Counter()
        calls = []
        for name, arguments, paths in self._lines():
            self._paths |= dict.fromkeys(paths)
            counted[name] += 1
            if name not in _OPENING.split() or _FOR_WRITING.search(arguments):
                calls.append(Call(name, counted[name], paths, " = -1 " not in arguments))
        return calls

    def run(self, call: Call, fault: str, environment: Mapping[str, str]) -> Ended:
        """Run the command with `fault` (in strace's words) at `call`; it must have come there."""
        only = [f"-P{path}" for path in self._paths]
        # strace can't kill at a call that a seccomp filter brings to it; else such a filter is faster.
        fast = () if fault == KILL else ("--seccomp-bpf",)
        inject = f"inject={call.name}:{fault}:when={call.number}"
        ended = self._traced(environment, *fast, *only, "-e", inject)
        assert self._hit() == [(call.name, call.paths)], f"the fault did not come at {call}"
        return ended

    def _traced(self, environment: Mapping[str, str], *options: str) -> Ended:
        strace = ["strace", "-f", "-y", "-qq", "-s", "0", "-o", str(self._log), "-e", f"trace={_TRACED}"]
        done = subprocess.run(
            [*strace, *options, *self._command],
            check=False,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=300,
            env=environment,
        )
        return Ended(done.returncode, done.stderr)

    def _lines(self) -> Iterator[tuple[str, str, tuple[str, ...]]]:
        """Each traced call on the folder: its name, its arguments, the paths among them."""
        path = re.compile(rf'(?<=["<]){re.escape(str(self._folder))}(?:/[^"<>]*)?(?=[">])')
        for line in self._log.read_text(encoding="utf-8").splitlines():
            call = _CALL.match(line)
            paths = tuple(dict.fromkeys(path.findall(call[2]))) if call else ()
            if call and paths:
                yield call[1], call[2], paths

    def _hit(self) -> list[tuple[str, tuple[str, ...]]]:
        """Where the fault came: the call that it was injected into, or the last one before the death."""
        lines = list(self._lines())
        injected = [(name, paths) for name, arguments, paths in lines if "(INJECTED)" in arguments]
        return injected or [(name, paths) for name, _, paths in lines[-1:]]
