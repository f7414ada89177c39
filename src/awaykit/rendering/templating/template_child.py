"""The one child process in which a user's own templates are filled, under a clock and a memory limit.

Run as `python -m awaykit.rendering.templating.template_child`, it reads requests from its input and answers
on its output, one line of JSON each way; a plain process works alike on every system.
"""

import contextlib
import json
import subprocess
import sys
import threading
import time
import traceback
from dataclasses import asdict
from datetime import date
from functools import cache
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from awaykit.problems import Problem, Severity, UserError
from awaykit.rendering.templating.context import Fields, Nothing, Plain

if TYPE_CHECKING:
    from awaykit.rendering.templating.filler import Filler


MEMORY_BYTES = 1 << 30
"""What the child may take; a packet's templates take some 40 MB with the interpreter."""

MOST_CHARACTERS = 300_000
MOST_TAGS = 6_000
"""What one paper may hold: ours hold some 30,000 characters. More would take minutes to set on pages."""

_TIMES = 2
"""How often the time of one template all templates of a run may take: each of fifty may be slow."""


class TemplateStoppedError(UserError):
    """A template that took too much time or memory; a run need not try the next one."""


class ChildProcess:
    """Starts the child when the first template is filled, and again after it was stopped."""

    def __init__(self, folders: tuple[Path, ...], seconds: float) -> None:
        self._folders = [str(folder) for folder in folders]
        self._seconds = seconds
        self._left = _TIMES * seconds
        self._process: subprocess.Popen[str] | None = None

    def fill(self, name: str, context: Fields) -> str:
        """The text of a template.

        Raises:
            TemplateStoppedError: it took too long, or too much memory.
            UserError: what is wrong in the template.
        """
        request = json.dumps({"folders": self._folders, "name": name, "context": _packed(context)})
        seconds = min(self._seconds, self._left)
        if seconds <= 0:
            raise TemplateStoppedError(_stopped(name, self._seconds))
        began = time.monotonic()
        answer, is_late = self._ask(request, seconds)
        self._left -= time.monotonic() - began
        if not answer:
            self.close()
            raise TemplateStoppedError(_stopped(name, seconds if is_late else None))
        reply = json.loads(answer)
        if "bug" in reply:
            raise RuntimeError(reply["bug"])
        if "problems" in reply:
            raise UserError(*(_problem(entry) for entry in reply["problems"]))
        return str(reply["text"])

    def close(self) -> None:
        """End the child; nothing happens where there is none."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            # Leaving closes its pipes and waits for its end; what it had not read yet is lost with it.
            with contextlib.suppress(BrokenPipeError), process:
                pass

    def _ask(self, request: str, seconds: float) -> tuple[str, bool]:
        """The child's answer, "" when it ended before, and whether the clock stopped it."""
        process = self._process = self._process or _start()
        late = threading.Event()

        def stop() -> None:
            late.set()
            process.kill()

        clock = threading.Timer(seconds, stop)
        clock.start()
        try:
            with contextlib.suppress(BrokenPipeError):
                _write_line(process.stdin, request)
            return _read_line(process.stdout), late.is_set()
        finally:
            clock.cancel()


def _start() -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-P", "-m", "awaykit.rendering.templating.template_child"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="ascii",
    )


def _write_line(stream: IO[str] | None, line: str) -> None:
    if stream is not None:
        stream.write(line + "\n")
        stream.flush()


def _read_line(stream: IO[str] | None) -> str:
    line = stream.readline() if stream is not None else ""
    return line if line.endswith("\n") else ""


def _stopped(name: str, seconds: float | None) -> Problem:
    if seconds is None:
        message = "This template took more memory than there is for it, and was stopped."
    else:
        message = f"This template was not done after {seconds:.2g} seconds, and was stopped."
    return Problem(message=message, hint="Look for a loop that runs too often.", file=name)


def _too_much(name: str) -> Problem:
    message = "This template makes more text than a paper can hold."
    return Problem(message=message, hint="Make its loops and numbers smaller.", file=name)


def _problem(entry: dict[str, Any]) -> Problem:
    return Problem(**{**entry, "severity": Severity(entry["severity"])})


def _packed(value: Plain) -> object:
    """A plain value as JSON; what JSON hasn't goes into an object with one marked key."""
    if isinstance(value, Nothing):
        return None
    if isinstance(value, date):
        return {"date": value.isoformat()}
    if isinstance(value, tuple):
        return [_packed(entry) for entry in value]
    if isinstance(value, Fields):
        return {"kind": value.kind, "values": {name: _packed(entry) for name, entry in value.values.items()}}
    return value


def _unpacked(value: Any) -> Plain:  # noqa: ANN401 (whatever JSON holds)
    if value is None:
        return Nothing()
    if isinstance(value, list):
        return tuple(_unpacked(entry) for entry in value)
    if isinstance(value, dict) and "date" in value:
        return date.fromisoformat(value["date"])
    if isinstance(value, dict):
        return Fields(value["kind"], {name: _unpacked(entry) for name, entry in value["values"].items()})
    return value  # type: ignore[no-any-return]  # text, numbers, yes and no


def _limit_memory() -> None:
    """Bound this process where the system can; Windows has no such call."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))


@cache
def _filler(*folders: str) -> "Filler":
    """The templates of a run, compiled once."""
    from awaykit.rendering.templating.filler import Filler

    return Filler(tuple(Path(folder) for folder in folders))


def _answer(request: dict[str, Any]) -> dict[str, object]:
    context = _unpacked(request["context"])
    if not isinstance(context, Fields):
        return {"bug": "a context is a group of fields"}
    try:
        text = _filler(*request["folders"]).fill(request["name"], context)
    except UserError as error:
        return {"problems": [asdict(problem) for problem in error.problems]}
    except MemoryError:  # when its pieces are joined, no line of it is running any more
        return {"problems": [asdict(_too_much(request["name"]))]}
    except Exception:  # noqa: BLE001 (raised again by the process that asked)
        return {"bug": traceback.format_exc()}
    if len(text) > MOST_CHARACTERS or text.count("<") > MOST_TAGS:
        return {"problems": [asdict(_too_much(request["name"]))]}
    return {"text": text}


def main() -> None:
    """Answer requests until the input ends."""
    _limit_memory()
    for line in sys.stdin:
        _write_line(sys.stdout, json.dumps(_answer(json.loads(line))))


if __name__ == "__main__":
    main()
