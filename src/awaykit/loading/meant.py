"""What a file says, and what it is meant to say after a change: the proof that an edit did nothing else."""

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from awaykit.loading.file_text import FileText
from awaykit.loading.flatten import ABSENT, Flattener
from awaykit.loading.nodes import Loc
from awaykit.loading.sources import SourceFile, Sources
from awaykit.loading.yaml_writing import Value


@dataclass(frozen=True, slots=True)
class ReadBack:
    """What a file says, its texts without blanks around them, and how much is odd about it."""

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
    """What the data would say after the change."""
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
    """What the holder has at `part`; made empty where it has nothing."""
    if (isinstance(part, int) and part == len(holder)) or (isinstance(part, str) and part not in holder):
        _put(holder, part, empty)
    return holder[part]


def _put(holder: Any, part: str | int, value: Any) -> None:  # noqa: ANN401
    if isinstance(part, int) and part == len(holder):
        holder.append(value)
    else:
        holder[part] = value
