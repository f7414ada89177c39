"""Edits of a dossier's files, each checked by reading the file back and comparing."""

from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from awaykit.loading.load import Loaded
from awaykit.loading.nodes import Loc, Unreadable
from awaykit.loading.sources import SourceFile, Sources
from awaykit.loading.splicing import FileText, find, ways, wrapped
from awaykit.loading.text_files import FORBIDDEN, explain_forbidden
from awaykit.loading.yaml_files import ABSENT, Flattener
from awaykit.loading.yaml_writing import Style, Value, item, pairs
from awaykit.problems import Problem, UserError


@dataclass(frozen=True, slots=True)
class ReadBack:
    """The data of a file, its texts without blanks around them, and how much is odd about it."""

    data: Any  # text, or lists and dicts of it
    oddities: int


def read_back(file: FileText) -> ReadBack:
    """The file as the loader reads it. Raises `Unreadable`."""
    source = SourceFile("", file.lines)
    flattener = Flattener(source, Sources(""))
    data = ABSENT if file.root is None else flattener.flatten(file.root, ())
    return ReadBack({} if data is ABSENT else _stripped(data), len(flattener.noted))


def _stripped(value: Value) -> Any:  # noqa: ANN401 - text, or lists and dicts of it
    """The value with its texts as the models read them: without blanks at both ends."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, Mapping):
        return {key: _stripped(held) for key, held in value.items()}
    return [_stripped(held) for held in value]


def with_change(data: Any, place: Loc, value: Value, *, appending: bool) -> Any:  # noqa: ANN401 - as `data`
    """The data as it would be after the change."""
    data = deepcopy(data)
    *way, last = place
    holder = data
    for part, following in zip(way, place[1:], strict=True):
        holder = _child(holder, part, [] if isinstance(following, int) else {})
    if appending:
        held = _child(holder, last, [])
        _put(holder, last, [*([held] if isinstance(held, str) else held), _stripped(value)])
    else:
        _put(holder, last, _stripped(value))
    return data


def _child(holder: Any, part: str | int, empty: Any) -> Any:  # noqa: ANN401
    """The value at `part` of the holder; made empty where it has none."""
    if (isinstance(part, int) and part == len(holder)) or (isinstance(part, str) and part not in holder):
        _put(holder, part, empty)
    return holder[part]


def _put(holder: Any, part: str | int, value: Any) -> None:  # noqa: ANN401
    if isinstance(part, int) and part == len(holder):
        holder.append(value)
    else:
        holder[part] = value


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
    """One file: its text on the disk and its text with the changes, with its own line ends."""

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
        path = file.shown_path
        if path not in olds:
            try:
                text = FileText(Path(path).read_bytes().decode("utf-8"))
            except (OSError, UnicodeDecodeError):
                text = None
            if text is None or text.lines != file.lines:
                raise UserError(changed_meanwhile(Path(path)))
            olds[path] = news[path] = text
        news[path] = _changed(sources, news[path], change)
    return tuple(
        EditedFile(Path(path), olds[path].text, new.text)
        for path, new in news.items()
        if new.text != olds[path].text
    )


def file_for(key: str, sources: Sources) -> SourceFile:
    """The file that holds a top-level key, or should: the one named after it, otherwise the applicant's."""
    if place := sources.places.get((key,)):
        return place.file
    named = (file for file in sources.files if Path(file.shown_path).stem == key)
    return next(named, sources.places["applicant",].file)


def changed_meanwhile(path: Path) -> Problem:
    """The problem of a file that another program wrote while it was being edited here."""
    message = "This file was changed by another program just now. It is left as it is."
    return Problem(message=message, hint="Save it there, then run the same command again.", file=str(path))


def _refuse_forbidden(value: Value) -> None:
    if isinstance(value, str):
        if found := FORBIDDEN.search(value):
            message, hint = explain_forbidden(found[0])
            raise UserError(Problem(message=message, hint=hint))
    else:
        for held in value.values() if isinstance(value, Mapping) else value:
            _refuse_forbidden(held)


def _changed(sources: Sources, file: FileText, change: Put | Append) -> FileText:
    """The file with one change, made the first way that leaves every other value the same."""
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
    raise _to_type_by_hand(sources, file, change, appending=appending)


def _to_type_by_hand(sources: Sources, file: FileText, change: Put | Append, *, appending: bool) -> UserError:
    """The error that shows where to type which lines; it points at the nearest value around the place."""
    place = change.place
    rest = find(file.root, place).rest if file.root is not None else place
    there = place[: len(place) - len(rest)]
    lead = "Add below it yourself:" if there else "Add at the end of the file yourself:"
    if not rest and not appending:
        rest, lead = place[-1:], "Write there yourself:"
    value = wrapped(rest, change.value, appending=appending)
    if isinstance(value, dict):
        lines = list(pairs(value, 0, Style()))
    else:
        entries = [value] if isinstance(value, str) else value
        lines = [line for entry in entries for line in item(entry, 0, Style())]
    message = "awaykit can't change this place: it is laid out in an unusual way. Your file is as it was."
    hint = "\n    ".join((lead, *lines))
    return UserError(sources.problem_at(there or place[:1], message, hint, at_key=there != place))
