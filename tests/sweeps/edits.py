"""Edits that a person makes to the files of an output folder, and what must hold after the next run."""

import json
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

MINE = b"what I wrote by hand\n"
STATE = Path(".awaykit", "state.json")
Report = dict[str, Any]
Key = tuple[str, str, str]
"""Kind, reader and format of a file."""


@dataclass(frozen=True)
class Paper:
    """One file of a paper or page as a run left it."""

    kind: str
    reader: str
    form: str
    path: str

    @property
    def folder(self) -> str:
        """The top folder; for a page, the page."""
        return PurePosixPath(self.path).parts[0]


@dataclass(frozen=True)
class Trace:
    """What lies at a path: what it is, its rights, its bytes or where it leads; None: nothing."""

    found: tuple[str, int, bytes] | None

    @classmethod
    def of(cls, path: Path) -> "Trace":
        """Look, and follow no link."""
        if not os.path.lexists(path):
            return cls(None)
        mode = path.lstat().st_mode
        if path.is_symlink():
            return cls(("link", mode, os.fsencode(path.readlink())))
        if path.is_dir():
            return cls(("folder", mode, "\n".join(sorted(each.name for each in path.iterdir())).encode()))
        return cls(("file", mode, path.read_bytes()))


@dataclass(frozen=True)
class Deed:
    """What was done to one file: the paths, absolute, that must stay as they are now."""

    paper: Paper
    way: str
    stays: dict[Path, Trace]


def _edited(path: Path, _beside: Path) -> list[Path]:
    path.write_bytes(path.read_bytes() + MINE)
    return [path]


def _emptied(path: Path, _beside: Path) -> list[Path]:
    path.write_bytes(b"")
    return [path]


def _deleted(path: Path, _beside: Path) -> list[Path]:
    path.unlink()
    return []


def _renamed(path: Path, _beside: Path) -> list[Path]:
    return [path.rename(path.with_name(f"My own {path.name}"))]


def _renamed_and_edited(path: Path, beside: Path) -> list[Path]:
    _edited(path, beside)
    return _renamed(path, beside)


def _linked(path: Path, beside: Path) -> list[Path]:
    path.replace(beside)
    path.symlink_to(beside)
    return [path, beside]


def _linked_to_nothing(path: Path, beside: Path) -> list[Path]:
    path.unlink()
    path.symlink_to(beside)
    return [path, beside]


def _folder(path: Path, _beside: Path) -> list[Path]:
    path.unlink()
    path.mkdir()
    (path / "mine.txt").write_bytes(MINE)
    return [path, path / "mine.txt"]


def _open_in_word(path: Path, _beside: Path) -> list[Path]:
    lock = path.with_name(f"~${path.name[2:]}")
    lock.write_bytes(b"\x05Khan")
    return [path, lock]


def _open_in_libreoffice(path: Path, _beside: Path) -> list[Path]:
    lock = path.with_name(f".~lock.{path.name}#")
    lock.write_bytes(b",khan,desk,,;")
    return [path, lock]


def _read_only(path: Path, _beside: Path) -> list[Path]:
    path.chmod(0o400)
    return [path]


def _edited_read_only(path: Path, beside: Path) -> list[Path]:
    _edited(path, beside)
    return _read_only(path, beside)


def _not_ours(path: Path, _beside: Path) -> list[Path]:
    """A file of the person's where the program never wrote one; `forget` takes it from the notes."""
    path.write_bytes(MINE)
    return [path]


WAYS: dict[str, Callable[[Path, Path], list[Path]]] = {
    "edited": _edited,
    "emptied": _emptied,
    "deleted": _deleted,
    "renamed": _renamed,
    "renamed and edited": _renamed_and_edited,
    "a link": _linked,
    "a link to nothing": _linked_to_nothing,
    "a folder": _folder,
    "open in Word": _open_in_word,
    "open in LibreOffice": _open_in_libreoffice,
    "read-only": _read_only,
    "edited and read-only": _edited_read_only,
    "not ours": _not_ours,
}
"""Each changes the file at the first path, with a place of its own elsewhere for the second."""
GONE = frozenset({"deleted", "renamed", "renamed and edited"})
"""After these nothing lies at the paper's path: the paper is made again."""
UNTOUCHED = frozenset({"open in Word", "open in LibreOffice", "read-only"})
"""After these the file still has our bytes: it may be called unchanged, or be moved while it is closed."""

NOT_PLANNED = "It is no longer part of the plan."
WHAT_TO_DO = ("awaykit use", "Close it", "Allow changes to it")


def files_of(report: Report) -> dict[Key, dict[str, Any]]:
    """What a report says of each file: path, word, note."""
    said = {
        (paper["kind"], paper["reader"], file["format"]): file
        for paper in report["papers"]
        for file in paper["files"]
    }
    return said | {(file["path"], "", file["format"]): file for file in report["screens"]}


def papers_of(report: Report) -> list[Paper]:
    """Every file, in a stable order in which those of one paper stand beside each other."""
    return [Paper(*key, file["path"]) for key, file in sorted(files_of(report).items())]


def do(out: Path, papers: list[Paper], elsewhere: Path, first_way: int) -> list[Deed]:
    """Change every file, each in another way than its neighbour; over all first ways, in each way."""
    elsewhere.mkdir()
    names, deeds = list(WAYS), []
    for number, paper in enumerate(papers):
        way = names[(number + first_way) % len(names)]
        touched = WAYS[way](out / paper.path, elsewhere / f"{number}{Path(paper.path).suffix}")
        deeds.append(Deed(paper, way, {path: Trace.of(path) for path in touched}))
    forget(out, {deed.paper.path for deed in deeds if deed.way == "not ours"})
    return deeds


def forget(out: Path, paths: set[str]) -> None:
    """Have the state file know nothing of these paths."""
    state = json.loads((out / STATE).read_text(encoding="utf-8"))
    state["papers"] = [record for record in state["papers"] if record["path"] not in paths]
    (out / STATE).write_text(json.dumps(state), encoding="utf-8")


def wrong(deeds: list[Deed], out: Path, report: Report, would: Mapping[Key, str]) -> list[str]:
    """Each thing that is not as it must be; `would`: what a run does to each file when nobody changed any."""
    lines = [*files_of(report).values(), *report["withdrawn"]]
    bad = lost(deeds)
    for deed in deeds:
        said = [line for line in lines if line["path"] == deed.paper.path]
        told = _of_gone(deed, out, report) if deed.way in GONE else _of_kept(deed, out, report, said, would)
        bad += [f"{deed.paper.path}, {deed.way}: {each}" for each in told]
    paths = [line["path"] for line in lines]
    bad += [f"{path}: said {paths.count(path)} times" for path in sorted(set(paths)) if paths.count(path) > 1]
    return bad + [f"{path}: left behind" for path in out.rglob("*.tmp")]


def lost(deeds: list[Deed]) -> list[str]:
    """What of the person's is not as they left it."""
    return [f"{path}: lost or changed" for deed in deeds for path in _not_as_it_was(deed)]


def _not_as_it_was(deed: Deed) -> list[Path]:
    """What changed of the person's; a file with our bytes that nobody has open may be moved."""
    may_move = deed.way == "read-only"
    return [
        path
        for path, trace in deed.stays.items()
        if (now := Trace.of(path)) != trace and not (may_move and now.found is None)
    ]


def _of_gone(deed: Deed, out: Path, report: Report) -> list[str]:
    """A paper that isn't there any more is made again, wherever it belongs now."""
    paper = deed.paper
    said = files_of(report).get((paper.kind, paper.reader, paper.form))
    if said is None:
        return []
    if said["word"] != "created":
        return [f"is called {said['word']}"]
    return [] if (out / said["path"]).is_file() else ["was not made again"]


def _of_kept(
    deed: Deed, out: Path, report: Report, said: list[dict[str, Any]], would: Mapping[Key, str]
) -> list[str]:
    """What stays is said to be kept, with what to do, and the new version lies beside it."""
    paper = deed.paper
    key = (paper.kind, paper.reader, paper.form)
    word, planned = would.get(key), files_of(report).get(key)
    if deed.way == "not ours" and not said and (planned is None or planned["path"] != paper.path):
        return []  # Nothing of ours is planned there: it is in nobody's way.
    if deed.way in UNTOUCHED and (word != "updated" or _lies_elsewhere(deed, out)):
        return []
    if [line["word"] for line in said] != ["kept yours"]:
        return [f"said {[line['word'] for line in said]}, without anybody's change {word}"]
    note = said[0]["note"] or ""
    if word != "updated" or NOT_PLANNED in note:
        return [] if note else ["nothing is said of why"]
    path = next((each.rstrip(".,:") for each in note.split() if each.startswith("new-versions/")), None)
    if path is None:
        return [f"no new version is named: {note}"]
    told = [] if (out / path).is_file() else [f"no new version at {path}"]
    is_told = any(each in note for each in WHAT_TO_DO) or paper.form == "docx"
    return told if is_told else [*told, f"not said what to do: {note}"]


def _lies_elsewhere(deed: Deed, out: Path) -> bool:
    """Whether our own bytes, which nobody changed, were moved out of the way."""
    trace = deed.stays[out / deed.paper.path]
    name = Path(deed.paper.path).name
    return trace.found is not None and any(
        path.read_bytes() == trace.found[2] for path in (out / "earlier").rglob(f"*{name}")
    )


def in_one_line(report: Report, told: str) -> list[str]:
    """Each file that the report calls kept and that the text for people doesn't say in exactly one line."""
    lines = [*files_of(report).values(), *report["withdrawn"]]
    kept = sorted({file["path"] for file in lines if file["word"] == "kept yours"})
    found = [word for line in told.splitlines() if "kept yours" in line for word in line.split()]
    return [f"{path}: said {found.count(path)} times to people" for path in kept if found.count(path) != 1]
