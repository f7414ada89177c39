"""Filling templates: a name and a context in, words out.

A folder of the user's own overrides ours file by file. Where it holds templates, everything is filled
in one child process with a clock and a memory limit: a stranger's template may never end, and must not
take this process with it.

This module, run as a program, is that child: it reads requests from its input and answers on its output,
one line of JSON each way; a plain process works alike on every system.
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
from typing import TYPE_CHECKING, Any, Self

from awaykit.problems import Problem, Severity, UserError
from awaykit.rendering.templating.context import Fields, Nothing, Plain, plain_fields

if TYPE_CHECKING:
    from types import TracebackType

    from awaykit.rendering.templating.filler import Filler


SECONDS = 15.0
"""How long one template of the user's own may take; ours take some hundredths of a second."""

MEMORY_BYTES = 1 << 30
"""What the child may take; a packet's templates take some 40 MB with the interpreter."""

MOST_CHARACTERS = 300_000
MOST_TAGS = 6_000
"""What one paper may hold: ours hold some 30,000 characters. More would take minutes to set on pages."""

_TIMES = 2
"""How often the time of one template all templates of a run may take: each of fifty may be slow."""


class Templates:
    """The templates of a run; close it, or use it in a `with`, to end its child process.

    `folders` are ours; `own` is the dossier's, which comes first where it exists.
    """

    def __init__(self, *folders: Path, own: Path | None = None, seconds: float = SECONDS) -> None:
        has_own = own is not None and any(own.rglob("*.j2"))
        self._folders = (own, *folders) if own is not None and has_own else folders
        self._child = ChildProcess(self._folders, seconds) if has_own else None
        self._filler: Filler | None = None

    def fill(self, name: str, context: object) -> str:
        """The text of the template `name` ("packet/packet.html.j2") with the fields of `context`.

        Raises:
            UserError: a template has a mistake, or never ends.
            TypeError: the context isn't a frozen dataclass of plain data (a mistake of this program).
        """
        values = plain_fields(context)
        if self._child is not None:
            return self._child.fill(name, values)
        if self._filler is None:
            from awaykit.rendering.templating.filler import Filler

            self._filler = Filler(self._folders, are_ours=True)
        return self._filler.fill(name, values)

    def close(self) -> None:
        """End the child process, if there is one."""
        if self._child is not None:
            self._child.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: "TracebackType | None"
    ) -> None:
        self.close()


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
        seconds = min(self._seconds, self._left)
        if seconds <= 0:
            raise _stopped(name, self._seconds)
        request = json.dumps({"folders": self._folders, "name": name, "context": _packed(context)})
        began = time.monotonic()
        answer, is_late = self._ask(request, seconds)
        self._left -= time.monotonic() - began
        if not answer:
            self.close()
            raise _stopped(name, seconds if is_late else None)
        reply = json.loads(answer)
        if "bug" in reply:
            raise RuntimeError(reply["bug"])
        if "problems" in reply:
            raise UserError(
                *(Problem(**{**each, "severity": Severity(each["severity"])}) for each in reply["problems"])
            )
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
        process = self._process = self._process or subprocess.Popen(
            [sys.executable, "-P", "-m", "awaykit.rendering.templating.templates"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="ascii",
        )
        late = threading.Event()

        def stop() -> None:
            late.set()
            process.kill()

        clock = threading.Timer(seconds, stop)
        clock.start()
        line = ""
        try:
            if process.stdin is not None and process.stdout is not None:
                with contextlib.suppress(BrokenPipeError):
                    process.stdin.write(request + "\n")
                    process.stdin.flush()
                line = process.stdout.readline()
            return line if line.endswith("\n") else "", late.is_set()
        finally:
            clock.cancel()


def _stopped(name: str, seconds: float | None) -> TemplateStoppedError:
    message = "This template took more memory than there is for it, and was stopped."
    if seconds is not None:
        message = f"This template was not done after {seconds:.2g} seconds, and was stopped."
    hint = "Look for a loop that runs too often."
    return TemplateStoppedError(Problem(message=message, hint=hint, file=name))


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


@cache
def _filler(*folders: str) -> "Filler":
    """The templates of a run, compiled once."""
    from awaykit.rendering.templating.filler import Filler

    return Filler(tuple(map(Path, folders)))


def _answer(request: dict[str, Any]) -> dict[str, object]:
    context = _unpacked(request["context"])
    if not isinstance(context, Fields):
        return {"bug": "a context is a group of fields"}
    text = None
    try:
        text = _filler(*request["folders"]).fill(request["name"], context)
    except UserError as error:
        return {"problems": [asdict(problem) for problem in error.problems]}
    except MemoryError:  # when its pieces are joined, no line of it is running any more
        pass
    except Exception:  # noqa: BLE001 (raised again by the process that asked)
        return {"bug": traceback.format_exc()}
    if text is None or len(text) > MOST_CHARACTERS or text.count("<") > MOST_TAGS:
        message = "This template makes more text than a paper can hold."
        hint = "Make its loops and numbers smaller."
        return {"problems": [asdict(Problem(message=message, hint=hint, file=request["name"]))]}
    return {"text": text}


def main() -> None:
    """Answer requests until the input ends, within the memory limit where the system has one."""
    with contextlib.suppress(ImportError, OSError, ValueError):  # Windows has no such call
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    for line in sys.stdin:
        print(json.dumps(_answer(json.loads(line))), flush=True)  # noqa: T201 (the answer to the parent)


if __name__ == "__main__":
    main()
