"""A person at a terminal, who answers what the command asks."""

import os
import re
import select
import signal
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from conftest import COMMAND

CTRL_C, CTRL_D = "\x03", "\x04"
_PATIENCE = 90
_PROMPT = re.compile(rb"(?:^|\n)> $")


@dataclass(frozen=True)
class Talk:
    """What stood on the screen, how often something was asked, and how the command ended."""

    shown: str
    prompts: int
    status: int


def talk(*words: str | Path, answers: Sequence[str], cwd: Path | None = None) -> Talk:
    """Run the command in a terminal and type one answer at each prompt, CTRL_C and CTRL_D included."""
    import pty

    controller, terminal = pty.openpty()
    with subprocess.Popen(
        [COMMAND, *map(str, words)],
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
        cwd=cwd,
        env={**os.environ, "TERM": "dumb", "NO_COLOR": "1"},
    ) as run:
        os.close(terminal)
        shown, prompts, left, new = b"", 0, list(answers), b""
        while chunk := _read(controller):
            shown, new = shown + chunk, new + chunk
            if _PROMPT.search(new.replace(b"\r", b"")):
                assert left, shown.decode()[-500:]
                prompts, new = prompts + 1, b""
                _type(run, controller, left.pop(0))
        status = run.wait(timeout=_PATIENCE)
    os.close(controller)
    assert not left, f"nobody asked for {left}: {shown.decode()[-500:]}"
    return Talk(shown.decode().replace("\r\n", "\n"), prompts, status)


def _type(run: subprocess.Popen[bytes], controller: int, answer: str) -> None:
    if answer == CTRL_C:
        run.send_signal(signal.SIGINT)
    else:
        os.write(controller, answer.encode() if answer == CTRL_D else f"{answer}\n".encode())


def _read(controller: int) -> bytes:
    ready, _, _ = select.select([controller], [], [], _PATIENCE)
    assert ready, "the command says nothing more"
    try:
        return os.read(controller, 4096)
    except OSError:  # Linux says so when the other end closes
        return b""
