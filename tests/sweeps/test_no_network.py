"""No command of the program opens a network socket or starts another program."""

import json
import shutil
from pathlib import Path

import pytest

from awaykit.cli.main import app
from conftest import SAMPLE_DAYS, SAMPLES, only_on_linux
from sweeps.traced import traced

DAY = SAMPLE_DAYS["complete"]
COMMANDS: dict[str, tuple[str, ...]] = {
    "": (),
    "--help": (),
    "--version": (),
    "new": ("made", "--blank"),
    "check": ("dossier", "--today", DAY),
    "build": ("dossier", "--today", DAY, "--out", "out"),
    "packet": ("dossier", "--today", DAY, "--all", "--out", "out"),
    "cv": ("dossier", "--today", DAY, "--out", "out"),
    "emails": ("dossier", "--today", DAY, "--all", "--out", "out"),
    "eras": ("dossier", "--today", DAY, "--out", "out"),
    "strategy": ("dossier", "--today", DAY, "--out", "out"),
    "plan": ("dossier", "--today", DAY),
    "calendar": ("dossier", "--today", DAY, "--out", "out"),
    "status": ("dossier", "--today", DAY),
    "done": ("agreed", "varga", "--dossier", "dossier", "--today", DAY),
    "use": ("out/edit/programs/none.docx",),
    "explain": ("P1",),
    "schema": (),
    "doctor": (),
    "case": ("add", "--dossier", "dossier"),
    "templates": ("list", "--dossier", "dossier"),
}


def test_every_command_is_watched() -> None:
    names = {command.name for command in app.registered_commands} | {
        group.name for group in app.registered_groups
    }
    assert {name for name in COMMANDS if name and not name.startswith("-")} == names


def without_network(folder: Path, *words: str) -> None:
    shutil.copytree(SAMPLES / "complete", folder / "dossier")
    ran = traced(*words, cwd=folder, typed="\n" * 40)
    assert "Traceback" not in ran.told
    assert ran.network == []
    assert len(ran.programs) == 1, json.dumps(ran.programs)


@only_on_linux
def test_a_check_opens_no_socket_of_a_network(tmp_path: Path) -> None:
    without_network(tmp_path, "check", *COMMANDS["check"])


@pytest.mark.sweep
@only_on_linux
@pytest.mark.parametrize("name", COMMANDS)
def test_no_command_opens_a_socket_of_a_network(name: str, tmp_path: Path) -> None:
    without_network(tmp_path, *((name,) if name else ()), *COMMANDS[name])
