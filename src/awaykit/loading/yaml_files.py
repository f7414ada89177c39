"""The YAML files of a dossier: which they are, and all of them together as one dict of text."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from awaykit.loading.characters import FORBIDDEN, STAND_IN, shown, told
from awaykit.loading.flatten import ABSENT, Flattener, Noted
from awaykit.loading.nodes import Mapping, Mistake, Node, Unreadable
from awaykit.loading.sources import SourceFile, Sources, hide
from awaykit.loading.text_files import decoded, read_text, unreadable_file
from awaykit.loading.yaml_events import compose
from awaykit.problems import Problem, UserError

MOST_BYTES = 1_000_000
MOST_FILES = 50
_MOST_LINES_TOLD = 20
_ENDINGS = (".yaml", ".yml")


@dataclass(slots=True)
class Raw:
    """The text of all files of a dossier under its keys, and what was found wrong on the way.

    `complete` is False when a part could not be read: then nothing can be said to be missing.
    `doubled` are the top-level keys of which only the first was read.
    """

    sources: Sources
    data: dict[str, Any] = field(default_factory=dict)
    noted: list[Noted] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    complete: bool = True
    doubled: set[str] = field(default_factory=set)


def yaml_files(path: Path) -> tuple[Path, ...]:
    """The YAML files of a dossier, by name; `path` is its folder or its one file."""
    if path.is_file():
        if path.suffix.lower() in _ENDINGS:
            return (path,)
        hint = "Give the folder, or a file that ends in .yaml."
        raise UserError(Problem(message="This file is not a dossier.", hint=hint, file=str(path)))
    try:
        found = sorted(file for file in path.iterdir() if _is_ours(file))
    except OSError as error:
        raise UserError(unreadable_file(error, str(path))) from None
    if not found:
        message = "There is no YAML file in this folder."
        hint = "Give the folder that holds applicant.yaml. Or begin one: awaykit new my-dossier"
        raise UserError(Problem(message=message, hint=hint, file=str(path)))
    if len(found) > MOST_FILES:
        message = f"There are more than {MOST_FILES} YAML files in this folder."
        raise UserError(Problem(message=message, hint="Is it the right one?", file=str(path)))
    return tuple(found)


def read_files(path: Path, instead: dict[Path, str] | None = None) -> Raw:
    """All YAML files of the dossier at `path`, put together; raises only when there are none.

    `instead` holds texts that are read in the place of what stands in a file.
    """
    files = yaml_files(path)
    raw = Raw(Sources(str(path)))
    for file in files:
        if instead is not None and file in instead:
            text = decoded(instead[file].encode("utf-8"), str(file))
        else:
            text = read_text(file, str(file), most_bytes=MOST_BYTES)
        if isinstance(text, Problem):
            raw.problems.append(text)
            raw.complete = False
        else:
            _read_file(raw, str(file), text)
    return raw


def _is_ours(file: Path) -> bool:
    return file.suffix.lower() in _ENDINGS and not file.name.startswith(".") and file.is_file()


def _read_file(raw: Raw, shown_path: str, text: str) -> None:
    readable = FORBIDDEN.sub(STAND_IN, text)
    file = SourceFile(shown_path, readable.split("\n"))
    raw.sources.files.append(file)
    try:
        root = compose(readable)
    except Unreadable as error:
        file.structure_known = False
        raw.complete = False
        raw.noted.append(Noted(file, error.mistake))
        root = None
    if root is not None:
        _add_root(raw, file, root)
    if readable != text:
        raw.noted.extend(_forbidden(raw, file, text))


def _add_root(raw: Raw, file: SourceFile, root: Node) -> None:
    flattener = Flattener(file, raw.sources)
    if isinstance(root, Mapping):
        _add_keys(raw, flattener, root)
    elif flattener.flatten(root, ()) is not ABSENT:
        hide(file, root)
        raw.complete = False
        mistake = _no_keys(file, root)
        raw.noted.append(Noted(file, mistake))
    raw.noted.extend(flattener.noted)


def _no_keys(file: SourceFile, root: Node) -> Mistake:
    span = root.span
    line = file.lines[span.line]
    hint = "Begin with a key of its own line, like applicant: or rotations:"
    if ":" in line and ": " not in line:
        hint = "Put a space after each colon."
    return Mistake("This file does not begin with a key and a colon.", hint, span.line, span.column)


def _add_keys(raw: Raw, flattener: Flattener, root: Mapping) -> None:
    """Add the top-level keys of a file, each of which may stand in one file only."""
    file = flattener.file
    earlier = {key: raw.sources.standings[key,] for key, _ in _named(root) if (key,) in raw.sources.standings}
    for key, node in flattener.pairs(root, ()).items():
        if key not in earlier:
            value = flattener.flatten(node, (key,))
            if value is not ABSENT:
                raw.data[key] = value
            continue
        hide(file, node)
        raw.doubled.add(key)
        span = next(pair[0].span for pair in root.pairs if pair[0].text == key)
        first = earlier[key]
        line = first.key.line + 1 if first.key else 1
        hint = f"Move both into one file. The other is {first.file.shown_path}, line {line}."
        message = f'The key "{shown(key)}" stands in two files.'
        raw.noted.append(Noted(file, Mistake(message, hint, span.line, span.column, len(key)), loc=(key,)))


def _named(root: Mapping) -> list[tuple[str, Node]]:
    return [(key.text, value) for key, value in root.pairs]


def _forbidden(raw: Raw, file: SourceFile, text: str) -> list[Noted]:
    """Each line with a forbidden character, once, and the field that it stands in."""
    noted: list[Noted] = []
    for number, line in enumerate(text.split("\n")):
        if len(noted) < _MOST_LINES_TOLD and (found := FORBIDDEN.search(line)):
            loc = _field_at(raw.sources, file, number, found.start())
            noted.append(Noted(file, Mistake(*told(found[0]), number, found.start()), loc=loc))
    return noted


def _field_at(sources: Sources, file: SourceFile, line: int, column: int) -> tuple[str | int, ...] | None:
    """The innermost value that covers a spot of a file."""
    covering = [
        loc
        for loc, standing in sources.standings.items()
        if standing.file is file and standing.value.span.covers(line, column)
    ]
    return max(covering, key=len, default=None)
