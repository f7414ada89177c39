"""The YAML files of a dossier as one mapping of text, with empty and doubled keys resolved."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from awaykit.loading.nodes import WORDS_FOR_NOTHING, Loc, Mapping, Mistake, Node, Scalar, Unreadable
from awaykit.loading.sources import PlaceInText, SourceFile, Sources
from awaykit.loading.text_files import (
    FORBIDDEN,
    STAND_IN,
    decoded,
    explain_forbidden,
    read_text,
    shown,
    unreadable_file,
)
from awaykit.loading.yaml_syntax import compose
from awaykit.problems import Problem, Severity, UserError

ABSENT: Any = object()
"""What a key without a value, and a block of nothing but such keys, come to: as if they weren't there."""

_LOST_COMMENT = re.compile(r"\s+#(\S.*| ?[0-9].*)$|^ # ?[0-9].*$")

Noted = tuple[SourceFile, Mistake]
"""A mistake with its file, to become a `Problem` when it is known what must be masked."""


@dataclass(slots=True)
class Flattener:
    """Flattens the nodes of one file; `noted` gathers what is odd."""

    file: SourceFile
    sources: Sources
    noted: list[Noted] = field(default_factory=list)

    def flatten(self, node: Node, loc: Loc) -> Any:  # noqa: ANN401 - text, or lists and dicts of it
        """The value of `node` as text, list or dict, or ABSENT."""
        if isinstance(node, Scalar):
            if node.plain:
                self._look_at_plain(node, loc)
            elif found := FORBIDDEN.search(node.text):
                self._note(node, *explain_forbidden(found[0]), Severity.ERROR, loc)
            return ABSENT if node.is_empty else node.text
        if isinstance(node, Mapping):
            values = {key: self.flatten(value, (*loc, key)) for key, value in self.pairs(node, loc).items()}
            return {key: value for key, value in values.items() if value is not ABSENT} or ABSENT
        kept: list[Any] = []
        for item in node.items:
            here = (*loc, len(kept))
            self.sources.places[here] = PlaceInText(self.file, None, item)
            value = self.flatten(item, here)
            if value is not ABSENT:
                kept.append(value)
        self.sources.places.pop((*loc, len(kept)), None)
        return kept

    def pairs(self, node: Mapping, loc: Loc) -> dict[str, Node]:
        """The keys of a mapping with their nodes, each once; notes the place of each."""
        found: dict[str, Node] = {}
        for key, value in node.pairs:
            here = (*loc, key.text)
            if key.text not in found:
                found[key.text] = value
                self.sources.places.setdefault(here, PlaceInText(self.file, key.span, value))
                continue
            self.file.hide(value)
            first = self.sources.places[here].key
            line = "" if first is None else f" The first stands in line {first.line + 1}."
            message = f'The key "{shown(key.text)}" stands here a second time.'
            self._note(key, message, f"Keep one of the two.{line}", Severity.ERROR, here)
        return found

    def _look_at_plain(self, node: Scalar, loc: Loc) -> None:
        """Record what may be a slip in a plain scalar: a comment, a word for nothing, a lost hyphen."""
        span, lines = node.span, self.file.lines
        rest = lines[span.end_line][span.end_column :] if span.end_line < len(lines) else ""
        if "#" in rest and (found := _LOST_COMMENT.match(rest)):
            start = found[0].index("#")
            message = "What begins with # was left out here: it is a comment."
            hint = "If it belongs to the value, put the whole value in quotes."
            at = (span.end_line, span.end_column + start, len(rest) - start)
            self.noted.append((self.file, Mistake(message, hint, *at, Severity.WARNING, loc)))
        if node.text in WORDS_FOR_NOTHING:
            hint = "If you have nothing to say here, leave the place behind the colon empty."
            self._note(node, f'This is read as the word "{node.text}".', hint, Severity.WARNING, loc)
        if span.end_line > span.line and " - " in node.text:
            numbers = range(span.line + 1, span.end_line + 1)
            lost = next((number for number in numbers if lines[number].lstrip().startswith("- ")), None)
            if lost is not None:
                message = "This line was read as part of the text above, not as an entry of a list."
                hint = "Put the hyphen under the hyphen above."
                at = (lost, lines[lost].index("-"), 1)
                self.noted.append((self.file, Mistake(message, hint, *at, Severity.WARNING, loc)))

    def _note(self, node: Scalar, message: str, hint: str, severity: Severity, loc: Loc) -> None:
        span = node.span
        width = max(span.end_column - span.column, 1) if span.line == span.end_line else 1
        mistake = Mistake(message, hint, span.line, span.column, width, severity, loc)
        self.noted.append((self.file, mistake))


MOST_BYTES = 1_000_000
MOST_FILES = 50
_MOST_LINES_TOLD = 20
_ENDINGS = (".yaml", ".yml")


@dataclass(slots=True)
class Raw:
    """The text of all files of a dossier under its keys, and the mistakes found on the way.

    `complete` is False when a part could not be read: then no key can be reported as missing.
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
        found = sorted(
            file
            for file in path.iterdir()
            if file.suffix.lower() in _ENDINGS and not file.name.startswith(".") and file.is_file()
        )
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

    `instead` holds texts that are read in the place of what a file holds.
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


def _read_file(raw: Raw, shown_path: str, text: str) -> None:
    readable = FORBIDDEN.sub(STAND_IN, text)
    file = SourceFile(shown_path, readable.split("\n"))
    raw.sources.files.append(file)
    try:
        root = compose(readable)
    except Unreadable as error:
        file.structure_known = False
        raw.complete = False
        raw.noted.append((file, error.mistake))
        root = None
    if root is not None:
        flattener = Flattener(file, raw.sources)
        if isinstance(root, Mapping):
            _add_keys(raw, flattener, root)
        elif flattener.flatten(root, ()) is not ABSENT:
            file.hide(root)
            raw.complete = False
            line = file.lines[root.span.line]
            hint = "Begin with a key of its own line, like applicant: or rotations:"
            if ":" in line and ": " not in line:
                hint = "Put a space after each colon."
            message = "This file does not begin with a key and a colon."
            raw.noted.append((file, Mistake(message, hint, root.span.line, root.span.column)))
        raw.noted.extend(flattener.noted)
    if readable != text:
        raw.noted.extend(_forbidden(raw.sources, file, text))


def _add_keys(raw: Raw, flattener: Flattener, root: Mapping) -> None:
    """Add the top-level keys of a file, each of which only one file may have."""
    file, places = flattener.file, raw.sources.places
    earlier = {key.text: places[key.text,] for key, _ in root.pairs if (key.text,) in places}
    for key, node in flattener.pairs(root, ()).items():
        if key not in earlier:
            value = flattener.flatten(node, (key,))
            if value is not ABSENT:
                raw.data[key] = value
            continue
        file.hide(node)
        raw.doubled.add(key)
        span = next(pair[0].span for pair in root.pairs if pair[0].text == key)
        first = earlier[key]
        line = first.key.line + 1 if first.key else 1
        hint = f"Move both into one file. The other is {first.file.shown_path}, line {line}."
        message = f'The key "{shown(key)}" stands in two files.'
        mistake = Mistake(message, hint, span.line, span.column, len(key), loc=(key,))
        raw.noted.append((file, mistake))


def _forbidden(sources: Sources, file: SourceFile, text: str) -> list[Noted]:
    """The first character that is forbidden in each line, with the innermost field around it."""
    noted: list[Noted] = []
    for number, line in enumerate(text.split("\n")):
        if len(noted) < _MOST_LINES_TOLD and (found := FORBIDDEN.search(line)):
            column = found.start()
            covering = (
                loc
                for loc, place in sources.places.items()
                if place.file is file and place.value.span.covers(number, column)
            )
            loc = max(covering, key=len, default=None)
            noted.append((file, Mistake(*explain_forbidden(found[0]), number, column, loc=loc)))
    return noted
