"""The personal statement, read as plain text from a text file or a Word file."""

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any

from awaykit.loading.sources import Sources
from awaykit.loading.text_files import FORBIDDEN, STAND_IN, explain_forbidden, read_text, shown
from awaykit.problems import Problem, Severity
from awaykit.suggestions import did_you_mean, nearest

MessageAndHint = tuple[str, str | None]


def find_file(folder: Path, name: str) -> Path | MessageAndHint:
    """The file that `name` means in the dossier's folder, or what is wrong with it."""
    if PurePosixPath(name).is_absolute() or PureWindowsPath(name).anchor or name.startswith("~"):
        message = "This path does not begin in the dossier's folder."
        return message, "Copy the file there; write its name only."
    if "\\" in name:
        return "This path has a backslash in it.", "Write / between folder and file."
    try:
        inside = folder.resolve()
        path = (inside / name).resolve()
        return path if path.is_file() and path.is_relative_to(inside) else _why_not(path, inside, name)
    except (OSError, RuntimeError, ValueError):  # a name too long, a link that leads to itself
        return "There can be no file of this name.", "Check the name."


def _why_not(path: Path, inside: Path, name: str) -> MessageAndHint:
    if not path.is_relative_to(inside):
        return "This file lies outside the dossier's folder.", "Copy it into the folder."
    if path.is_dir():
        return "This is a folder, not a file.", "Write the path of one file."
    try:
        names = [other.name for other in path.parent.iterdir() if other.is_file()]
    except OSError:
        names = []
    near = nearest(path.name, names)
    hint = did_you_mean(near and shown(near), "Put the file there, or correct the path.", quotes='""')
    return f'There is no file "{shown(name)}" in the dossier\'s folder.', hint


_MOST_BYTES = 20_000_000
_MOST_UNPACKED = 60_000_000
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_LEFT_OUT = frozenset({_FALLBACK, f"{_W}del", f"{_W}moveFrom", f"{_W}pPr", f"{_W}rPr"})
_CHANGES = (f"{_W}ins", f"{_W}del", f"{_W}moveFrom")
_STANDS_FOR = {f"{_W}tab": " ", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}


class NotWord(Exception):  # noqa: N818 - named for what the file is
    """A file that isn't a readable Word document; its text is the message for the user."""


@dataclass(frozen=True, slots=True)
class WordText:
    """The text, a blank line between paragraphs; tracked changes are taken as accepted."""

    text: str
    has_tracked_changes: bool


def read_word(path: Path) -> WordText:
    """The text of the body, tables and text boxes included; raises `NotWord`."""
    unreadable = "This file is not a Word document that can be read."
    try:  # python-docx unpacks everything at once, which could fill the memory
        too_large = path.stat().st_size > _MOST_BYTES
        with zipfile.ZipFile(path) as archive:
            too_large |= sum(part.file_size for part in archive.infolist()) > _MOST_UNPACKED
    except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise NotWord(unreadable) from error
    if too_large:
        raise NotWord("This Word file is too large.")
    from docx import Document

    try:
        body = Document(str(path)).element.body
        paragraphs = list(_paragraphs(body))
    except Exception as error:  # a broken file makes python-docx and lxml raise errors of many kinds
        raise NotWord(unreadable) from error
    changed = next(body.iter(*_CHANGES), None) is not None
    return WordText("\n\n".join(text for text in paragraphs if text.strip()), changed)


def _paragraphs(body: Any) -> Iterator[str]:  # noqa: ANN401 - lxml has no types
    """The text of each paragraph, without words that don't show; a text box inside one begins a new one."""
    words: list[str] = []
    waiting = [body]
    while waiting:
        element = waiting.pop()
        waiting.extend(child for child in reversed(element) if child.tag not in _LEFT_OUT)
        if element.tag == f"{_W}p":
            yield "".join(words)
            words = []
        elif element.tag == f"{_W}t":
            words.append(element.text or "")
        elif element.tag in _STANDS_FOR:
            words.append(_STANDS_FOR[element.tag])
    yield "".join(words)


MOST_BYTES = 200_000
_AT = ("statement", "file")


def read_statement(folder: Path, name: str, sources: Sources) -> tuple[str | None, list[Problem]]:
    """The text of the statement's file, or None; and the problems with it."""
    found = find_file(folder, name)
    if not isinstance(found, Path):
        return None, [sources.problem_at(_AT, *found)]
    shown_path = str(folder / name)
    problems = []
    if found.suffix.lower() in (".txt", ".md"):
        read = read_text(found, shown_path, most_bytes=MOST_BYTES)
        if isinstance(read, Problem):
            return None, [read]
        text = read
    elif found.suffix.lower() == ".docx":
        try:
            word = read_word(found)
        except NotWord as error:
            hint = "Open it in Word and save it again as .docx, or save its text as .txt."
            return None, [sources.problem_at(_AT, str(error), hint)]
        text = word.text
        if word.has_tracked_changes:
            message = "This Word file has tracked changes: they were read as if accepted."
            hint = "In Word: Review, Accept All Changes."
            problems.append(sources.problem_at(_AT, message, hint, Severity.WARNING))
    else:
        hint = "Save the statement as .txt, .md or .docx."
        return None, [sources.problem_at(_AT, "A statement can't be read from a file of this kind.", hint)]
    errors = _errors_in(text, shown_path, sources)
    return (None if errors else text.strip()), problems + errors


def _errors_in(text: str, shown_path: str, sources: Sources) -> list[Problem]:
    """Why a statement can't have this text: it is empty, too long, or holds what no paper can print."""
    if not text.strip():
        hint = "Write it, or take the statement out of the YAML until it is written."
        return [sources.problem_at(_AT, "The statement's file is empty.", hint)]
    if len(text.encode("utf-8", "replace")) > MOST_BYTES:
        message = f"The statement is longer than {MOST_BYTES // 1000} kB."
        return [sources.problem_at(_AT, message, "Is this the right file?")]
    errors = []
    for number, line in enumerate(text.split("\n"), 1):
        if found := FORBIDDEN.search(line):
            message, hint = explain_forbidden(found[0])
            errors.append(
                Problem(
                    message=message,
                    hint=hint,
                    file=shown_path,
                    line=number,
                    column=found.start() + 1,
                    place="statement.file",
                    source=FORBIDDEN.sub(STAND_IN, line) if len(line) <= MOST_BYTES // 1000 else None,
                )
            )
    return errors
