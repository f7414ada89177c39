"""The personal statement, read as plain text from a text file or a Word file."""

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any

from awaykit.loading.sources import Sources
from awaykit.loading.text_files import FORBIDDEN, STAND_IN, read_text, shown, told
from awaykit.problems import Problem, Severity
from awaykit.suggestions import nearest

Told = tuple[str, str | None]
"""A message and its hint."""


def find_file(folder: Path, name: str) -> Path | Told:
    """The file that `name` means in the dossier's folder, or what is wrong with it."""
    if PurePosixPath(name).is_absolute() or PureWindowsPath(name).anchor or name.startswith("~"):
        return (
            "This path does not begin in the dossier's folder.",
            "Copy the file there; write its name only.",
        )
    if "\\" in name:
        return "This path has a backslash in it.", "Write / between folder and file."
    try:
        inside = folder.resolve()
        path = (inside / name).resolve()
        return path if path.is_file() and path.is_relative_to(inside) else _why_not(path, inside, name)
    except (OSError, RuntimeError, ValueError):  # a name too long, a link that leads to itself
        return "There can be no file of this name.", "Check the name."


def _why_not(path: Path, inside: Path, name: str) -> Told:
    if not path.is_relative_to(inside):
        return "This file lies outside the dossier's folder.", "Copy it into the folder."
    if path.is_dir():
        return "This is a folder, not a file.", "Write the path of one file."
    return f'There is no file "{shown(name)}" in the dossier\'s folder.', _near(path)


def _near(path: Path) -> str:
    try:
        names = [other.name for other in path.parent.iterdir() if other.is_file()]
    except OSError:
        names = []
    near = nearest(path.name, names)
    return f'Did you mean "{shown(near)}"?' if near else "Put the file there, or correct the path."


_MOST_BYTES = 20_000_000
_MOST_UNPACKED = 60_000_000
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_LEFT_OUT = frozenset({_FALLBACK, f"{_W}del", f"{_W}moveFrom", f"{_W}pPr", f"{_W}rPr"})
_CHANGES = (f"{_W}ins", f"{_W}del", f"{_W}moveFrom")
_STANDS_FOR = {f"{_W}tab": " ", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}


class NotWord(Exception):  # noqa: N818 - named for what the file is
    """A file that is no readable Word document; its text says so in the user's words."""


@dataclass(frozen=True, slots=True)
class WordText:
    """The text, a blank line between paragraphs; tracked changes are taken as accepted."""

    text: str
    has_tracked_changes: bool


def read_word(path: Path) -> WordText:
    """The text of the body, tables and text boxes included; raises `NotWord`."""
    _refuse_too_large(path)
    from docx import Document

    try:
        body = Document(str(path)).element.body
        paragraphs = list(_paragraphs(body))
    except Exception as error:  # a broken file makes python-docx and lxml raise errors of many kinds
        raise NotWord("This file is not a Word document that can be read.") from error
    changed = next(body.iter(*_CHANGES), None) is not None
    return WordText("\n\n".join(text for text in paragraphs if text.strip()), changed)


def _refuse_too_large(path: Path) -> None:
    """Refuse what would fill the memory: python-docx unpacks everything at once."""
    try:
        too_large = path.stat().st_size > _MOST_BYTES
        with zipfile.ZipFile(path) as archive:
            too_large |= sum(part.file_size for part in archive.infolist()) > _MOST_UNPACKED
    except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise NotWord("This file is not a Word document that can be read.") from error
    if too_large:
        raise NotWord("This Word file is too large.")


def _paragraphs(body: Any) -> Iterator[str]:  # noqa: ANN401 - lxml has no types
    """The text of each paragraph; one inside another (a text box) begins a new one."""
    words: list[str] = []
    for element in _kept(body):
        if element.tag == f"{_W}p":
            yield "".join(words)
            words = []
        elif element.tag == f"{_W}t":
            words.append(element.text or "")
        elif element.tag in _STANDS_FOR:
            words.append(_STANDS_FOR[element.tag])
    yield "".join(words)


def _kept(body: Any) -> Iterator[Any]:  # noqa: ANN401
    """The elements in reading order, without those whose words don't show."""
    waiting = [body]
    while waiting:
        element = waiting.pop()
        yield element
        waiting.extend(child for child in reversed(element) if child.tag not in _LEFT_OUT)


MOST_BYTES = 200_000
_AT = ("statement", "file")


def read_statement(folder: Path, name: str, sources: Sources) -> tuple[str | None, list[Problem]]:
    """The text of the statement's file, or None; and what is to be said about it."""
    found = find_file(folder, name)
    if not isinstance(found, Path):
        return None, [sources.problem_at(_AT, *found)]
    shown_path = str(folder / name)
    ending = found.suffix.lower()
    if ending in (".txt", ".md"):
        text = read_text(found, shown_path, most_bytes=MOST_BYTES)
        return _checked(text, shown_path, sources, [])
    if ending == ".docx":
        return _from_word(found, shown_path, sources)
    hint = "Save the statement as .txt, .md or .docx."
    return None, [sources.problem_at(_AT, "A statement can't be read from a file of this kind.", hint)]


def _from_word(path: Path, shown_path: str, sources: Sources) -> tuple[str | None, list[Problem]]:
    try:
        word = read_word(path)
    except NotWord as error:
        hint = "Open it in Word and save it again as .docx, or save its text as .txt."
        return None, [sources.problem_at(_AT, str(error), hint)]
    problems = []
    if word.has_tracked_changes:
        message = "This Word file has tracked changes: they were read as if accepted."
        hint = "In Word: Review, Accept All Changes."
        problems.append(sources.problem_at(_AT, message, hint, Severity.WARNING))
    return _checked(word.text, shown_path, sources, problems)


def _checked(
    text: str | Problem, shown_path: str, sources: Sources, problems: list[Problem]
) -> tuple[str | None, list[Problem]]:
    """The text without what no paper can hold, or the problems with it."""
    if isinstance(text, Problem):
        return None, [*problems, text]
    if not text.strip():
        hint = "Write it, or take the statement out of the YAML until it is written."
        return None, [*problems, sources.problem_at(_AT, "The statement's file is empty.", hint)]
    if len(text.encode("utf-8", "replace")) > MOST_BYTES:
        message = f"The statement is longer than {MOST_BYTES // 1000} kB."
        return None, [*problems, sources.problem_at(_AT, message, "Is this the right file?")]
    forbidden = [
        _forbidden(line, number, shown_path)
        for number, line in enumerate(text.split("\n"), 1)
        if FORBIDDEN.search(line)
    ]
    return (None if forbidden else text.strip()), problems + forbidden


def _forbidden(line: str, number: int, shown_path: str) -> Problem:
    found = FORBIDDEN.search(line)
    column = found.start() if found else 0
    message, hint = told(line[column])
    return Problem(
        message=message,
        hint=hint,
        file=shown_path,
        line=number,
        column=column + 1,
        place="statement.file",
        source=FORBIDDEN.sub(STAND_IN, line) if len(line) <= MOST_BYTES // 1000 else None,
    )
