import os
import re
import subprocess
from pathlib import Path

import pytest

from conftest import COMMAND, SAMPLES, not_on_windows, run_command, run_installed
from minimal import DAY, build, edit, minimal_dossier

ESCAPE = "\x1b"


def in_a_terminal(*words: str | Path, **env: str) -> str:
    """What the command shows to a person, who has both its streams in one terminal."""
    import pty

    controller, terminal = pty.openpty()
    with subprocess.Popen(
        [COMMAND, *map(str, words)],
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
        env={**os.environ, "TERM": "xterm", **env},
    ) as run:
        os.close(terminal)
        shown = b""
        while chunk := _read(controller):
            shown += chunk
        assert run.wait(timeout=60) in {0, 1}
    os.close(controller)
    return shown.decode()


def _read(controller: int) -> bytes:
    try:
        return os.read(controller, 4096)
    except OSError:  # Linux says so when the other end closes
        return b""


@not_on_windows
def test_a_terminal_shows_progress_and_wipes_it(tmp_path: Path) -> None:
    out = tmp_path / "out"
    shown = in_a_terminal("build", SAMPLES / "minimal", "--today", DAY, "--out", out, NO_COLOR="")
    assert re.search(r"\[1/[0-9]+\] Judith Rosencrantz-Vale, MD\r\x1b\[2K", shown)
    assert "\x1b[1mReady to send" in shown


def test_a_pipe_gets_plain_words_only(tmp_path: Path) -> None:
    out = tmp_path / "out"
    made = run_command("build", SAMPLES / "minimal", "--today", DAY, "--out", out)
    wrong = run_command("check", SAMPLES / "mistakes")
    assert made.stderr == ""
    assert "Ready to send" in made.stdout
    assert ESCAPE not in made.stdout + wrong.stdout + wrong.stderr


@not_on_windows
def test_colors_are_left_out_on_request() -> None:
    assert f"{ESCAPE}[31m" in in_a_terminal("check", SAMPLES / "mistakes", NO_COLOR="")
    assert ESCAPE not in in_a_terminal("check", SAMPLES / "mistakes", NO_COLOR="1")


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_a_stream_with_few_characters_stops_no_run(encoding: str, tmp_path: Path) -> None:
    dossier = minimal_dossier(tmp_path)
    edit(dossier, "name: Judith", "name: Łucja 小明")
    edit(dossier, "kind: externship", "kind: externschiğ")
    env = {**os.environ, "PYTHONIOENCODING": encoding}
    done = run_installed("check", dossier, env=env)
    assert done.returncode == 1
    assert "extern" in done.stderr
    assert "Traceback" not in done.stderr
    assert run_installed("check", dossier, "--json", env=env).stderr == ""


def test_json_can_be_read_from_a_stream_with_few_characters(tmp_path: Path) -> None:
    dossier = minimal_dossier(tmp_path)
    edit(dossier, "name: Judith", "name: Łucja")
    edit(dossier, "greeting: Dr. Rosencrantz-Vale", "greeting: Dr. Łucja")
    report = build(dossier, tmp_path / "out", "--dry-run", env={**os.environ, "PYTHONIOENCODING": "ascii"})
    assert any("Łucja" in finding["message"] for finding in report["findings"])


@not_on_windows
def test_a_reader_that_stops_reading_is_no_mistake() -> None:
    with subprocess.Popen([COMMAND, "schema"], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as run:
        assert run.stdout is not None
        assert run.stderr is not None
        run.stdout.close()
        told = run.stderr.read()
        run.wait(timeout=60)
    assert told == b""


@not_on_windows
@pytest.mark.parametrize("columns", [60, 80])
def test_long_lines_of_a_list_are_broken_between_words_and_stand_in(columns: int) -> None:
    shown = in_a_terminal("status", SAMPLES / "complete", "--today", "2027-06-29", COLUMNS=str(columns))
    lines = [re.sub(r"\x1b\[[0-9]*m", "", line) for line in shown.split("\r\n")]
    first = next(number for number, line in enumerate(lines) if "was due" in line)
    assert len(lines[first]) < columns
    assert lines[first + 1].startswith(" " * 29)
    assert lines[first + 1].strip()
    whole = run_command("status", SAMPLES / "complete", "--today", "2027-06-29").stdout
    assert "Confirm visa and status with the consulate: Nephrology consult service, Quillhaven" in whole
