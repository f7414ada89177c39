"""The personal statement's text: from a text file, or out of a Word document."""

from pathlib import Path

from awaykit.loading.attached import find_file
from awaykit.loading.characters import FORBIDDEN, STAND_IN, told
from awaykit.loading.sources import Sources
from awaykit.loading.text_files import read_text
from awaykit.loading.word_text import NotWord, read_word
from awaykit.problems import Problem, Severity

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
