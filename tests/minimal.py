"""The minimal sample in a folder of its own, changed and built as a person would."""

import json
import shutil
from pathlib import Path
from typing import Any

from conftest import SAMPLES, run_command, run_installed

DAY = "2027-04-29"
WRITER = "rosencrantz"
PDF = f"send/{WRITER}/Wirayuda_Letter_Packet_IM_2028.pdf"
DOCX = f"edit/{WRITER}/Wirayuda_Letter_Packet_IM_2028.docx"
NOT_CURRENT = f"unfinished/{WRITER}/Wirayuda_Letter_Packet_IM_2028_NOT_CURRENT.pdf"


def minimal_dossier(folder: Path) -> Path:
    """A copy of the minimal sample."""
    return Path(shutil.copytree(SAMPLES / "minimal", folder / "dossier"))


def edit(dossier: Path, old: str, new: str) -> None:
    """Change the words of its one file."""
    file = dossier / "dossier.yaml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def build(
    dossier: Path, out: Path, *options: str, status: int = 0, env: dict[str, str] | None = None
) -> dict[str, Any]:
    """The report of a build, which must end with `status`; with an `env`, of the installed command."""
    words: tuple[str | Path, ...] = ("build", dossier, "--today", DAY, "--out", out, "--json", *options)
    done = run_command(*words) if env is None else run_installed(*words, env=env)
    assert done.returncode == status, done.stdout + done.stderr
    assert done.stderr == ""
    return dict(json.loads(done.stdout))


def visible(out: Path) -> set[str]:
    """The files that a person sees in the output folder."""
    return {
        path.relative_to(out).as_posix()
        for path in out.rglob("*")
        if path.is_file() and path.relative_to(out).parts[0] not in {".awaykit", ".gitignore"}
    }


def papers(out: Path) -> set[str]:
    """The packet's own files, PDF and Word, wherever they lie."""
    return {path for path in visible(out) if "_Letter_Packet_" in path and not path.endswith(".zip")}


def packet_of(report: dict[str, Any]) -> dict[str, Any]:
    """The one packet of a report."""
    (packet,) = (paper for paper in report["papers"] if paper["kind"] == "letter-packet")
    return dict(packet)


def everything(folder: Path) -> dict[str, bytes]:
    """All files with their bytes."""
    return {path.as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
