"""Edits of a dossier's files: a value set or a list entry added, and every other character left alone.

Text is spliced at the places where the loader found things, because a round trip through a YAML library
re-wraps lines and loses the plus of phone numbers. What was spliced is read again: unless it says what
was meant and nothing else, the person is shown the lines to type.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from awaykit.loading.by_hand import by_hand
from awaykit.loading.characters import FORBIDDEN, told
from awaykit.loading.dossier import Loaded
from awaykit.loading.file_text import FileText
from awaykit.loading.meant import read_back, with_change
from awaykit.loading.nodes import Loc, Unreadable
from awaykit.loading.sources import SourceFile, Sources
from awaykit.loading.splicing import ways
from awaykit.loading.yaml_writing import Value
from awaykit.problems import Problem, UserError

__all__ = ["Append", "EditedFile", "Put", "Value", "edited"]


@dataclass(frozen=True, slots=True)
class Put:
    """Set the text at `place`, or add the keys that are missing on the way to it."""

    place: Loc
    value: Value


@dataclass(frozen=True, slots=True)
class Append:
    """Add an entry to the list at `place`, which is made if it is not there."""

    place: Loc
    value: Value


@dataclass(frozen=True, slots=True)
class EditedFile:
    """One file: its text as it lies on the disk and as it is meant to be, with its own line ends."""

    path: Path
    old: str
    new: str

    @property
    def new_lines(self) -> tuple[tuple[int, str], ...]:
        """The lines that are new or changed, each with its number in the new file, counted from 1."""
        old, new = FileText(self.old).lines, FileText(self.new).lines
        blocks = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
        numbers = (
            number for tag, _, _, start, end in blocks if tag != "equal" for number in range(start, end)
        )
        return tuple((number + 1, new[number]) for number in numbers)


def edited(loaded: Loaded, changes: Sequence[Put | Append]) -> tuple[EditedFile, ...]:
    """The files of the dossier that `changes` touch, in the order of the changes; nothing is written.

    Raises:
        UserError: a file is not as it was loaded, a text holds a character that no dossier may hold, or
            the layout of a file leaves no safe way: then with the lines to type by hand.
        ValueError: a place can't be there, or holds more than a text; a mistake of the caller's.
    """
    sources = loaded.source
    keys: dict[str | int, SourceFile] = {}
    olds: dict[str, FileText] = {}
    news: dict[str, FileText] = {}
    for change in changes:
        _refuse_forbidden(change.value)
        key = change.place[0]
        file = keys.setdefault(key, file_for(str(key), sources))
        if file.shown_path not in olds:
            olds[file.shown_path] = news[file.shown_path] = _opened(file)
        news[file.shown_path] = _changed(sources, news[file.shown_path], change)
    return tuple(
        EditedFile(Path(path), olds[path].text, new.text)
        for path, new in news.items()
        if new.text != olds[path].text
    )


def file_for(key: str, sources: Sources) -> SourceFile:
    """The file that holds a top-level key, or should: the one named after it, else the applicant's."""
    if standing := sources.standings.get((key,)):
        return standing.file
    named = (file for file in sources.files if Path(file.shown_path).stem == key)
    return next(named, sources.standings["applicant",].file)


def _opened(file: SourceFile) -> FileText:
    path = Path(file.shown_path)
    try:
        text = FileText(path.read_bytes().decode("utf-8"))
    except (OSError, UnicodeDecodeError):
        text = None
    if text is None or text.lines != file.lines:
        raise UserError(changed_meanwhile(path))
    return text


def changed_meanwhile(path: Path) -> Problem:
    """The problem of a file that another program wrote while it was being edited here."""
    message = "This file was changed by another program just now. It is left as it is."
    return Problem(message=message, hint="Save it there, then run the same command again.", file=str(path))


def _refuse_forbidden(value: Value) -> None:
    if isinstance(value, str):
        if found := FORBIDDEN.search(value):
            message, hint = told(found[0])
            raise UserError(Problem(message=message, hint=hint))
    else:
        for held in value.values() if isinstance(value, Mapping) else value:
            _refuse_forbidden(held)


def _changed(sources: Sources, file: FileText, change: Put | Append) -> FileText:
    """The file with one change, by the first way that changes nothing else."""
    appending = isinstance(change, Append)
    before = read_back(file)
    meant = with_change(before.data, change.place, change.value, appending=appending)
    for way in ways(file, change.place, change.value, appending=appending):
        new = file.with_splices(way)
        try:
            after = read_back(new)
        except Unreadable:
            continue
        if after.data == meant and after.oddities <= before.oddities:
            return new
    raise by_hand(sources, file, change.place, change.value, appending=appending)
