"""The command under strace: programs it starts, sockets it opens, files it reads."""

import os
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

from conftest import COMMAND, needs

_TRACED = "trace=execve,socket,connect,open,openat,openat2"
_NETWORK = re.compile(r"\b(?:socket|connect)\(.*AF_INET")
_STARTED = re.compile(r'\bexecve\("([^"]*)".*\) = 0$')
_OPENED = re.compile(r'\bopen(?:at|at2)?\([^"]*"((?:[^"\\]|\\.)*)".*\) = [0-9]+$')


@dataclass(frozen=True)
class Traced:
    """A command that has ended."""

    status: int
    told: str
    network: list[str]
    programs: list[str]
    files: frozenset[str]


def traced(
    *words: str | Path, cwd: Path, typed: str = "", program: Path = COMMAND, log: Path | None = None
) -> Traced:
    """Run a program under strace, its children too."""
    needs("strace")
    log = log or cwd / "strace.log"
    done = subprocess.run(
        ["strace", "-f", "-qq", "-s", "400", "-e", _TRACED, "-o", log, program, *words],
        cwd=cwd,
        input=typed,
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        timeout=300,
        env={**os.environ, "HOME": str(cwd), "XDG_CACHE_HOME": str(cwd / "cache")},
    )
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
    return Traced(
        status=done.returncode,
        told=done.stdout + done.stderr,
        network=[line for line in lines if _NETWORK.search(line)],
        programs=[found[1] for line in lines if (found := _STARTED.search(line))],
        files=frozenset(found[1] for line in lines if (found := _OPENED.search(line))),
    )
