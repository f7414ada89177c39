"""The YAML files of a dossier as one mapping, with merge keys and duplicates resolved."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from awaykit.loading.nodes import Items, Loc, Mapping, Mistake, Node, Scalar, Unreadable
from awaykit.loading.sources import PlaceInText, SourceFile, Sources, hide
from awaykit.loading.text_files import FORBIDDEN, STAND_IN, decoded, read_text, shown, told, unreadable_file
from awaykit.loading.yaml_syntax import compose
from awaykit.problems import Problem, Severity, UserError

ABSENT: Any = object()
"""What a key without a value, and a block of nothing but such keys, come to: as if they weren't there."""

_LOST_COMMENT = re.compile(r"\s+#(\S.*| ?[0-9].*)$|^ # ?[0-9].*$")
_WORDS_FOR_NOTHING = ("null", "Null", "NULL")


@dataclass(frozen=True, slots=True)
class Noted:
    """A mistake with its file, to become a `Problem` when it is known what must be masked."""

    file: SourceFile
    mistake: Mistake
    severity: Severity = Severity.ERROR
    loc: Loc | None = None


@dataclass(slots=True)
class Flattener:
    """Flattens the nodes of one file; `noted` gathers what is odd."""

    file: SourceFile
    sources: Sources
    noted: list[Noted] = field(default_factory=list)

    def flatten(self, node: Node, loc: Loc) -> Any:  # noqa: ANN401 - text, or lists and dicts of it
        """The value of `node` as text, list or dict, or ABSENT."""
        if isinstance(node, Scalar):
            return self._text(node, loc)
        if isinstance(node, Items):
            return self._list(node, loc)
        return self._dict(node, loc) or ABSENT

    def pairs(self, node: Mapping, loc: Loc) -> dict[str, Node]:
        """The keys of a mapping with their nodes, each once, with where they stand."""
        found: dict[str, Node] = {}
        for key, value in node.pairs:
            if key.text in found:
                self._refuse_second(key, value, (*loc, key.text))
            else:
                found[key.text] = value
                self.sources.standings.setdefault((*loc, key.text), PlaceInText(self.file, key.span, value))
        return found

    def _dict(self, node: Mapping, loc: Loc) -> dict[str, Any]:
        values = {name: self.flatten(value, (*loc, name)) for name, value in self.pairs(node, loc).items()}
        return {name: value for name, value in values.items() if value is not ABSENT}

    def _list(self, node: Items, loc: Loc) -> list[Any]:
        kept: list[Any] = []
        for item in node.items:
            here = (*loc, len(kept))
            self.sources.standings[here] = PlaceInText(self.file, None, item)
            value = self.flatten(item, here)
            if value is not ABSENT:
                kept.append(value)
        self.sources.standings.pop((*loc, len(kept)), None)
        return kept

    def _text(self, node: Scalar, loc: Loc) -> Any:  # noqa: ANN401
        if node.plain:
            self._look_at_plain(node, loc)
        elif found := FORBIDDEN.search(node.text):
            self._note(node, *told(found[0]), Severity.ERROR, loc)
        return ABSENT if node.is_empty else node.text

    def _look_at_plain(self, node: Scalar, loc: Loc) -> None:
        span = node.span
        rest = (
            self.file.lines[span.end_line][span.end_column :] if span.end_line < len(self.file.lines) else ""
        )
        if "#" in rest and (found := _LOST_COMMENT.match(rest)):
            begin = span.end_column + found[0].index("#")
            message = "What begins with # was left out here: it is a comment."
            hint = "If it belongs to the value, put the whole value in quotes."
            mistake = Mistake(message, hint, span.end_line, begin, len(rest) - begin + span.end_column)
            self.noted.append(Noted(self.file, mistake, Severity.WARNING, loc))
        if node.text in _WORDS_FOR_NOTHING:
            hint = "If you have nothing to say here, leave the place behind the colon empty."
            self._note(node, f'This is read as the word "{node.text}".', hint, Severity.WARNING, loc)
        if span.end_line > span.line and " - " in node.text:
            self._look_for_lost_hyphen(node, loc)

    def _look_for_lost_hyphen(self, node: Scalar, loc: Loc) -> None:
        for number in range(node.span.line + 1, node.span.end_line + 1):
            line = self.file.lines[number]
            if line.lstrip().startswith("- "):
                message = "This line was read as part of the text above, not as an entry of a list."
                mistake = Mistake(message, "Put the hyphen under the hyphen above.", number, line.index("-"))
                self.noted.append(Noted(self.file, mistake, Severity.WARNING, loc))
                return

    def _refuse_second(self, key: Scalar, value: Node, loc: Loc) -> None:
        hide(self.file, value)
        first = self.sources.standings[loc].key
        line = "" if first is None else f" The first stands in line {first.line + 1}."
        message = f'The key "{shown(key.text)}" stands here a second time.'
        self._note(key, message, f"Keep one of the two.{line}", Severity.ERROR, loc)

    def _note(self, node: Scalar, message: str, hint: str, severity: Severity, loc: Loc) -> None:
        span = node.span
        width = span.end_column - span.column if span.line == span.end_line else 1
        mistake = Mistake(message, hint, span.line, span.column, max(width, 1))
        self.noted.append(Noted(self.file, mistake, severity, loc))


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
