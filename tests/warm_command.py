"""The command in a process of its own, forked from one that has imported everything.

Most of a short run is the import of the libraries (WeasyPrint's takes a second). `start_warm` starts, once
for each process of the tests, a Python that imports them, compiles the program's patterns, and then waits;
for each run it forks. The fork has a folder, an environment and streams of its own, runs the command's
`main`, and ends as Python ends. Where the start itself is the test, where Python's own settings differ, and
on Windows, which has no such forks, the installed command is run instead (`conftest.run_installed`).
"""

import contextlib
import functools
import gc
import json
import os
import select
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

PATIENCE = 120
"""Seconds after which a run is taken for one that hangs."""


@dataclass(frozen=True)
class WarmRun:
    """A run under way: its process, and how it ends."""

    pid: int

    def send_signal(self, number: int) -> None:
        """Send a signal, unless the run has ended."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, number)

    def wait(self) -> int:
        """The exit status; minus the number of the signal that ended it."""
        return int(_answer(_server(), f"process {self.pid} does not end"))


def start_warm(
    words: Sequence[str], cwd: Path | None, streams: Sequence[str], environment: Mapping[str, str]
) -> WarmRun:
    """Start the command; `streams` are the files or terminals that it reads from and writes to.

    One run at a time: `wait` before the next.
    """
    assert _of_python(environment) == _of_python(os.environ), "Python reads these when it starts"
    server = _server()
    assert server.stdin is not None
    folder = os.fspath(cwd or Path.cwd())
    order = {"words": words, "folder": folder, "streams": streams, "environment": dict(environment)}
    server.stdin.write(json.dumps(order).encode() + b"\n")
    return WarmRun(int(_answer(server, "the command does not start")))


def run_warm(
    words: Sequence[str], cwd: Path | None, environment: Mapping[str, str], typed: str = ""
) -> subprocess.CompletedProcess[str]:
    """Run the command with these words; `typed` is piped in."""
    with tempfile.TemporaryDirectory() as folder:
        streams = [Path(folder, name) for name in ("in", "out", "err")]
        streams[0].write_text(typed, encoding="utf-8")
        status = start_warm(words, cwd, [str(stream) for stream in streams], environment).wait()
        shown = [stream.read_text(encoding="utf-8") for stream in streams[1:]]
    return subprocess.CompletedProcess(["awaykit", *words], status, *shown)


def _of_python(environment: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in environment.items() if name.startswith("PYTHON")}


@functools.cache
def _server() -> "subprocess.Popen[bytes]":
    """The process that forks; it ends by itself when this one is gone and its input closes."""
    command = [sys.executable, __file__]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, bufsize=0, start_new_session=True)


def stop_server() -> None:
    """End the process that forks, if there is one."""
    if _server.cache_info().currsize:
        with _server():
            pass  # leaving closes its input, and waits
        _server.cache_clear()


def _answer(server: "subprocess.Popen[bytes]", otherwise: str) -> bytes:
    """The next line that the server writes."""
    assert server.stdout is not None
    ready, _, _ = select.select([server.stdout], [], [], PATIENCE)
    answer = server.stdout.readline() if ready else b""
    if not answer:
        os.killpg(server.pid, signal.SIGKILL)  # with the run that hangs
        stop_server()
        raise AssertionError(otherwise)
    return answer


def _import_everything() -> None:
    """All modules of the program, and the libraries that it imports when it first needs them."""
    import importlib
    import pkgutil

    import awaykit

    names = [module.name for module in pkgutil.walk_packages(awaykit.__path__, "awaykit.")]
    for name in (*names, "docx", "holidays", "icalendar", "platformdirs", "yaml"):
        if not name.endswith(".__main__"):
            importlib.import_module(name)
    importlib.import_module("awaykit.rendering.fast_import").import_weasyprint()


def _read_everything() -> None:
    """What any run reads of the program's own, and keeps: the season, the guide, two hundred patterns."""
    from awaykit.resources import samples_folder
    from awaykit.run.make import check_dossier
    from awaykit.run.order import Order

    check_dossier(Order(dossier=samples_folder() / "complete", today=date(2027, 6, 1), home=Path.cwd()))


def _forked_for_each_order() -> list[str]:
    """Wait for orders; returns in each fork, with the words of its command. The server itself ends here."""
    for line in sys.stdin:
        order = json.loads(line)
        streams = [os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOCTTY, 0o600) for path in order["streams"]]
        child = os.fork()
        if child == 0:
            _take_place(order["folder"], order["environment"], streams)
            return list(order["words"])
        for stream in streams:
            os.close(stream)
        print(child, flush=True)  # noqa: T201 - the answers to an order: its process, then its status
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)  # noqa: T201 - as above
    raise SystemExit(0)


def _take_place(folder: str, environment: Mapping[str, str], streams: Sequence[int]) -> None:
    """Make this process one that was started there, with these streams."""
    # Whoever started the tests in the background has Ctrl-C ignored; a person at a terminal has not.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    sys.stdin = os.fdopen(0, encoding="utf-8", closefd=False)
    sys.stdout = os.fdopen(1, "w", encoding="utf-8", closefd=False)
    sys.stderr = os.fdopen(2, "w", encoding="utf-8", errors="backslashreplace", buffering=1, closefd=False)


if __name__ == "__main__":
    _import_everything()
    _read_everything()
    gc.freeze()  # it stays: no fork need look it through
    sys.argv = ["awaykit", *_forked_for_each_order()]
    from awaykit.cli.main import main

    main()
