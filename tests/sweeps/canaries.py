"""Unique private values put into a whole sample, and every trace that a run leaves."""

import os
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from email import message_from_bytes, policy
from io import BytesIO
from pathlib import Path
from typing import Any

import yaml

from awaykit.loading.yaml_files import read_files
from checkers import pdf_info, pdf_text
from conftest import SAMPLE_DAYS, SAMPLES, run_command, run_installed

Command = Callable[..., subprocess.CompletedProcess[str]]
Fields = dict[str, Any]
IDS = {
    "applicant.contact.address": "Quokkastreet 88",
    "applicant.ids.ecfmg": "0-927-183-6",
    "applicant.ids.birth_date": "1991-07-23",
    "applicant.ids.passport": "QX7734512",
    "applicant.visa.for_rotations": "B-1 quetzal",
    "applicant.budget": "87531",
}
"""What goes to no reader of the sample, since no host there asks for it; nor in papers to oneself."""
SCORES = {
    "exams.step_2_ck.score": "267",
    "exams.oet.listening": "451",
    "exams.oet.reading": "453",
    "exams.oet.speaking": "457",
    "exams.oet.writing": "459",
}
"""What the disclosure "nothing" keeps from every reader."""
AAMC = "31415926"
OWN = {
    "costs": "43219",
    "reflection": "okapireflection",
    "story": "kakapostory",
    "feedback kept": "narwhalkept remark",
    "requirement's note": "dugongnote",
    "alumni note": "numbatnote",
    "message's note": "gharialnote",
}
"""What only the applicant reads: money, reflections, stories, notes."""
_DAYS_OF_BIRTH = ("1991-07-23", "July 23, 1991", "23 July 1991", "07/23/1991", "23.07.1991")
_MONEY = re.compile(r"(?<=[0-9]),(?=[0-9]{3})")


def planted(sample: str) -> Fields:
    """The sample's data with a canary in each private field that it has, and in the notes to oneself."""
    data: Fields = read_files(SAMPLES / sample).data
    for place, value in (IDS | SCORES | {"applicant.ids.aamc": AAMC}).items():
        *way, last = place.split(".")
        holder = data
        for key in way:
            holder = holder.setdefault(key, {})
        holder[last] = value
    data.setdefault("settings", {})["disclosure"] = {
        "scores_to_letter_writers": "nothing",
        "scores_to_programs": "nothing",
    }
    for rotation in data["rotations"]:
        rotation["costs"] = {"fee": OWN["costs"], "housing": OWN["costs"]}
        rotation["reflection"] = {"team": OWN["reflection"]}
        rotation["stories"] = [{"theme": "other", "story": OWN["story"]}]
        if "feedback" in rotation:
            kept = {
                "on": rotation["feedback"][0]["on"],
                "from_other": "a nurse",
                "said": OWN["feedback kept"],
            }
            rotation["feedback"].append(kept | {"share": "no"})
    for program in data.get("programs", []):
        _plant_notes(program.get("rotation") or {})
    return data


def _plant_notes(request: Fields) -> None:
    for name, note in (
        ("requirements", "requirement's note"),
        ("alumni", "alumni note"),
        ("messages", "message's note"),
    ):
        for entry in request.get(name, []):
            entry["note"] = OWN[note]


@dataclass(frozen=True)
class Run:
    """All that a sample's runs left: files, what was said, what lies in the folder for temporary files."""

    out: Path
    told: dict[str, str]
    temporary: Path

    def files(self) -> Iterator[tuple[str, str]]:
        """Each file below the output folder: its path, and its name, words and metadata in one text."""
        for path in sorted(self.out.rglob("*")):
            if path.is_file():
                name = path.relative_to(self.out).as_posix()
                yield name, f"{name}\n{self.without_own_path(words_of(path))}"

    def without_own_path(self, text: str) -> str:
        """The text without the path of the test's own folder, which has a number that may be like a score."""
        return text.replace(str(self.out.parent), "")


TELLING = ("build", "check", "status", "plan")
PARTS = ("packet", "cv", "emails", "eras", "strategy", "calendar")
"""The commands that make a part of the papers."""


def run_all(sample: str, home: Path, *, every_command: bool = True) -> Run:
    """Every command that reads a dossier, on the planted sample; else `build` and those that only tell."""
    dossier, temporary, out = home / "dossier", home / "temporary", home / "out"
    data = planted(sample)
    write_dossier(sample, data, dossier)
    temporary.mkdir()
    env = {**os.environ, "TMPDIR": str(temporary), "XDG_CACHE_HOME": str(temporary)}
    day = ("--today", SAMPLE_DAYS[sample])
    told: dict[str, str] = {}

    def say(run: Command, name: str, *words: str | Path, ends: tuple[int, ...] = (0,)) -> None:
        done = run(*words, cwd=dossier, env=env)
        assert done.returncode in ends, done.stdout + done.stderr
        assert "Traceback" not in done.stderr
        told[name] = told.get(name, "") + done.stdout + done.stderr

    say(run_installed, "build", "build", *day, "--out", out)
    for name, place in (("build", ("--out", out)), ("check", ()), ("status", ("--out", out)), ("plan", ())):
        say(run_command, name, name, *day, *place, "--json", ends=(0, 1))
        say(run_command, name, name, *day, *place, ends=(0, 1))
    if every_command:
        for name in PARTS:
            say(run_command, name, name, *day, "--out", out)
        say(run_command, "awaykit", *day)
        paper = next((out / "edit").rglob("*.docx"))
        paper.write_bytes(paper.read_bytes() + b"mine")
        say(run_command, "build", "build", *day, "--out", out)
        say(run_command, "use", "use", paper, *day, "--ours", "--out", out)
        writer = next(each for rotation in data["rotations"] for each in rotation.get("letter_writers", [{}]))
        for name in ("--dry-run", "--json"):
            say(run_command, "done", "done", "agreed", str(writer.get("id")), *day, name, ends=(0, 1, 2))
        seen = ("--problem", "Low sodium", "--did", "Asked what he ate and told the resident.")
        say(run_command, "case", "case", "add", *day, *seen, "--dry-run", ends=(0, 1, 2))
    return Run(out, told, temporary)


def write_dossier(sample: str, data: Fields, dossier: Path) -> None:
    """The data as the one file of a dossier, in the block style that `done` and `case add` edit."""
    shutil.copytree(SAMPLES / sample, dossier, ignore=shutil.ignore_patterns("*.yaml"))
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
    (dossier / "dossier.yaml").write_text(text, encoding="utf-8")


def words_of(path: Path) -> str:
    """All that a file tells: words, properties, parts, and what is attached or packed."""
    return _words(path.name, path.read_bytes(), path)


def _words(name: str, content: bytes, path: Path | None = None) -> str:
    reader = _READERS.get(Path(name).suffix)
    if reader:
        return reader(content)
    if path and path.suffix == ".pdf":
        return pdf_text(path) + "\n".join(pdf_info(path).values())
    return "" if name.endswith(".pdf") else content.decode("utf-8", "replace")


def _packed(content: bytes) -> str:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        parts = [_words(info.filename, archive.read(info)) for info in archive.infolist()]
        return "\n".join([*archive.namelist(), *(re.sub(r"<[^>]+>", "", part) + part for part in parts)])


def _message(content: bytes) -> str:
    """Headers, body and names of attachments; these lie beside it as files of their own."""
    draft = message_from_bytes(content, policy=policy.default)
    texts = [str(part.get_payload()) for part in draft.walk() if part.get_content_type() == "text/plain"]
    decoded = [
        bytes(part.get_payload(decode=True) or b"").decode("utf-8", "replace")
        for part in draft.walk()
        if part.get_content_maintype() == "text"
    ]
    return "\n".join([*map(str, draft.values()), *texts, *decoded])


_READERS: dict[str, Callable[[bytes], str]] = {".docx": _packed, ".zip": _packed, ".eml": _message}


def shown(text: str, values: dict[str, str]) -> list[str]:
    """The names of the values that stand in the text, however it is spaced."""
    flat = re.sub(r"\s+", "", _MONEY.sub("", text))
    return [name for name, value in values.items() if any(_stands(each, flat) for each in _spellings(value))]


def _spellings(value: str) -> tuple[str, ...]:
    return _DAYS_OF_BIRTH if value == IDS["applicant.ids.birth_date"] else (value,)


def _stands(value: str, flat: str) -> bool:
    bare = re.sub(r"\s+", "", value)
    if bare.isdigit():
        return re.search(rf"(?<![0-9a-fA-F#]){bare}(?![0-9a-fA-F])", flat) is not None
    return bare in flat
