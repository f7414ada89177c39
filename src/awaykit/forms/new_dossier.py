"""A new dossier: its folder, its commented files, and the answers written into them."""

import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from awaykit.loading.nodes import Loc
from awaykit.loading.schema import SCHEMA_NAME, schema_text
from awaykit.loading.sources import loc_of
from awaykit.loading.yaml_writing import Style, in_block
from awaykit.output import atomic
from awaykit.problems import Problem, UserError
from awaykit.resources import samples_folder
from awaykit.run.new_files import make_folders, refused, there_already, write_new

_FIELD = re.compile(r"(?P<margin> *)(?:# )?(?P<hyphen>- )?(?P<key>[a-z0-9_]+):(?P<example>.*)")
_ENTRY = re.compile(r"(?P<margin> *)(?:# )?- (?P<example>.*)")
_EXPLAINS = re.compile(r" *##")
_STYLE = Style()


@dataclass(frozen=True, slots=True)
class _Line:
    """One line; `loc` is the place of its field, None for a comment; `margin`: the column where it begins."""

    text: str
    loc: Loc | None = None
    margin: int = 0
    hyphen: str = ""
    example: str = ""


def with_answers(blank: str, answers: Mapping[Loc, str]) -> tuple[str, frozenset[Loc]]:
    """The text of a blank file with `answers`, and the places of those that have a line in it.

    Raises:
        ValueError: an entry of a list has no value for the field beside its hyphen.
    """
    lines = list(_read(blank.split("\n")))
    for loc in answers:
        lines = _with_entries(lines, loc)
    found = frozenset(loc for loc in answers if any(line.loc == loc for line in lines))
    opened = {loc[:length] for loc in found for length in range(1, len(loc) + 1)}
    written = [each for line in lines for each in _written(line, answers, opened)]
    return "\n".join(written), found


def _read(lines: Iterable[str]) -> Iterator[_Line]:
    """Each line with the place of its field, which follows from the columns of keys and hyphens."""
    around: list[tuple[int, Loc]] = []
    entries: dict[Loc, int] = {}
    for text in lines:
        field = None if _EXPLAINS.match(text) else _FIELD.fullmatch(text)
        entry = None if _EXPLAINS.match(text) or field else _ENTRY.fullmatch(text)
        found = field or entry
        if found is None:
            yield _Line(text)
            continue
        margin = len(found["margin"])
        while around and around[-1][0] >= margin:
            around.pop()
        loc = around[-1][1] if around else ()
        if entry or found["hyphen"]:
            number = entries[loc] = entries.get(loc, -1) + 1
            loc = (*loc, number)
            around.append((margin, loc))
        hyphen = "- " if entry else found["hyphen"] or ""
        if field:
            loc = (*loc, field["key"])
            around.append((margin + len(hyphen), loc))
        yield _Line(text, loc, margin, hyphen, found["example"])


def _with_entries(lines: list[_Line], loc: Loc) -> list[_Line]:
    """The lines with another entry, like the first one of its list, for each number on the way to `loc`."""
    for depth, part in enumerate(loc):
        if not isinstance(part, int) or any(_begins(line, loc[: depth + 1]) for line in lines):
            continue
        first, before = (*loc[:depth], 0), (*loc[:depth], part - 1)
        model = [line for line in lines if _begins(line, first)]
        ends = [number for number, line in enumerate(lines, 1) if _begins(line, before)]
        if model and ends:
            at = ends[-1]
            more = [replace(line, loc=(*loc[: depth + 1], *(line.loc or ())[depth + 1 :])) for line in model]
            lines = [*lines[:at], *more, *lines[at:]]
    return lines


def _begins(line: _Line, loc: Loc) -> bool:
    return line.loc is not None and line.loc[: len(loc)] == loc


def _written(line: _Line, answers: Mapping[Loc, str], opened: set[Loc]) -> Iterator[str]:
    """The line as it is written: with its answer, open above one, or switched off."""
    if line.loc is None:
        yield line.text
        return
    margin = " " * line.margin
    key = f"{line.loc[-1]}:" if isinstance(line.loc[-1], str) else ""
    if line.loc in answers:
        written = in_block(answers[line.loc], line.margin + len(line.hyphen), _STYLE)
        yield f"{margin}{line.hyphen}{key} {written.head}"
        yield from written.below
    elif line.loc in opened:
        yield f"{margin}{line.hyphen}{key}"
    elif line.hyphen and line.loc[:-1] in opened and key:
        raise ValueError(f"an entry begins with {line.loc}")
    else:
        yield f"{margin}# {line.hyphen}{key}{line.example}"


_NAME = ".awaykit-answers.json"
Answers = dict[str, str | None]
"""What was answered, by place in the dossier; None for a question that was skipped."""


def kept_answers(folder: Path) -> Answers:
    """The answers of a run that was stopped; none where there was no such run.

    Raises:
        UserError: they can't be read.
    """
    file = folder / _NAME
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except (OSError, ValueError):
        found = None
    if not isinstance(found, dict) or not all(isinstance(each, str | None) for each in found.values()):
        message = "The answers that were kept here can't be read any more."
        hint = "Delete this file, then begin again."
        raise UserError(Problem(message=message, hint=hint, file=str(file)))
    return found


def keep_answers(folder: Path, answers: Mapping[str, str | None]) -> None:
    """Write the answers down, for the user's eyes alone; the folder is made if it is not there.

    Raises:
        UserError: the disk refuses the folder or the file (status 74).
    """
    file = folder / _NAME
    try:
        make_folders(folder)
        atomic.write_whole(file, json.dumps(answers, indent=1).encode("utf-8"))
    except OSError as error:
        raise refused(file if folder.is_dir() else folder, error) from error


def forget_answers(folder: Path) -> None:
    """Take away the kept answers, once they are in the dossier's files.

    Raises:
        UserError: the disk refuses it (status 74).
    """
    file = folder / _NAME
    try:
        file.unlink(missing_ok=True)
    except OSError as error:
        raise refused(file, error) from error


_YAML = ".yaml"


def write_blank_dossier(folder: Path) -> list[Path]:
    """Write the blank dossier into `folder`, which is made if it is not there.

    Raises:
        UserError: one problem for each file that is there already (nothing is written then), or
            the disk refuses a file.
    """
    contents = _blank_files()
    _refuse_what_is_there(folder, contents)
    for name, content in contents.items():
        write_new(folder / name, content)
    return [folder / name for name in contents]


def write_answered_dossier(folder: Path, values: Mapping[str, str]) -> list[Path]:
    """Write the same commented files with `values` (by place) in place of the examples.

    The example statement is left out, which no file names then. A file that a stopped run wrote in just
    these words counts as written.

    Raises:
        UserError: as `write_blank_dossier`.
    """
    answers = {loc_of(place): value for place, value in values.items()}
    contents: dict[str, bytes] = {}
    placed: set[Loc] = set()
    for name, content in _blank_files().items():
        if name.endswith(_YAML):
            text, found = with_answers(content.decode("utf-8"), answers)
            contents[name] = text.encode("utf-8")
            placed |= found
        elif name == SCHEMA_NAME:
            contents[name] = content
    if lost := answers.keys() - placed:
        raise ValueError(f"the blank dossier has no line for {lost}")
    to_write = {name: content for name, content in contents.items() if not _holds(folder / name, content)}
    _refuse_what_is_there(folder, to_write)
    for name, content in to_write.items():
        write_new(folder / name, content)
    return [folder / name for name in contents]


def refuse_used_folder(folder: Path) -> None:
    """Raise a `UserError` with each file in `folder` that a new dossier would have to write over."""
    _refuse_what_is_there(folder, (name for name in _blank_files() if name.endswith(_YAML)))


def _refuse_what_is_there(folder: Path, names: Iterable[str]) -> None:
    there = [folder / name for name in names if os.path.lexists(folder / name)]
    if there and folder.is_dir():
        raise UserError(*map(there_already, there))


def _holds(path: Path, content: bytes) -> bool:
    try:
        return path.read_bytes() == content
    except OSError:
        return False


def _blank_files() -> dict[str, bytes]:
    """The files of the blank dossier by name, the schema first."""
    blank = samples_folder() / "blank"
    files = sorted(path for path in blank.rglob("*") if path.is_file() and path.name != SCHEMA_NAME)
    contents = {path.relative_to(blank).as_posix(): path.read_bytes() for path in files}
    return {SCHEMA_NAME: schema_text().encode("utf-8"), **contents}
