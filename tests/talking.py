"""A person at a terminal who answers the command's questions."""

import os
import re
import select
import signal
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from warm_command import WarmRun, start_warm

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
    environment = {**os.environ, "TERM": "dumb", "NO_COLOR": "1"}
    run = start_warm([str(word) for word in words], cwd, [os.ttyname(terminal)] * 3, environment)
    os.close(terminal)
    try:
        shown, prompts, left = _answered(run, controller, list(answers))
    except BaseException:
        run.send_signal(signal.SIGKILL)
        raise
    finally:
        status = run.wait()
        os.close(controller)
    assert not left, f"nobody asked for {left}: {shown[-500:]}"
    return Talk(shown, prompts, status)


def _answered(run: WarmRun, controller: int, left: list[str]) -> tuple[str, int, list[str]]:
    """What was shown until the end, the number of prompts, and the answers that nobody asked for."""
    shown, new, prompts, last = b"", b"", 0, ""
    while chunk := _read(controller, run, last):
        shown, new = shown + chunk, new + chunk
        if _PROMPT.search(new.replace(b"\r", b"")):
            assert left, shown.decode()[-500:]
            prompts, new, last = prompts + 1, b"", left.pop(0)
            _type(run, controller, last)
    return shown.decode().replace("\r\n", "\n"), prompts, left


def _type(run: WarmRun, controller: int, answer: str) -> None:
    if answer == CTRL_C:
        run.send_signal(signal.SIGINT)
    else:
        os.write(controller, answer.encode() if answer == CTRL_D else f"{answer}\n".encode())


def _read(controller: int, run: WarmRun, last: str) -> bytes:
    """What is shown next; b"" at the end. A signal that came too early for the prompt is sent again."""
    for _ in range(_PATIENCE):
        ready, _, _ = select.select([controller], [], [], 1)
        if ready:
            break
        if last == CTRL_C:
            run.send_signal(signal.SIGINT)
    assert ready, "the command says nothing more"
    try:
        return os.read(controller, 4096)
    except OSError:  # Linux says so when the other end closes
        return b""
