"""Private values never reach a screen: how the lines that hold them are masked."""

import re
from collections.abc import Sequence
from functools import cache

from awaykit.loading.shapes import shapes_of
from awaykit.loading.suggestions import nearest
from awaykit.model.base import Model
from awaykit.model.dossier import Dossier

_DOT = "•"
_KEY = re.compile(r"""(?P<key>[\w-]+)["']?\s*[:：]""")
_NEAR_ENOUGH = 0.8


def masked(line: str, column: int | None) -> str:
    """The line with a dot for every character from `column` on; as it is when `column` is None."""
    return line if column is None else line[:column] + re.sub(r"\S", _DOT, line[column:])


def hidden_from(lines: Sequence[str], number: int) -> int | None:
    """The column from which to mask a line of a file whose structure is not known, by its words.

    A line is masked behind a private key, and whole when it stands under one.
    """
    if number >= len(lines):
        return None
    indent = _indent(lines[number])
    for above in range(number - 1, -1, -1):
        if lines[above].strip() and _indent(lines[above]) < indent:
            if _after_private_key(lines[above]) is not None:
                return 0
            indent = _indent(lines[above])
    return _after_private_key(lines[number])


def has_private_fields(model: type[Model]) -> bool:
    """Whether a field of the model itself is private."""
    return any(shape.private for shape in shapes_of(model).values())


def _after_private_key(line: str) -> int | None:
    for found in _KEY.finditer(line[:1000]):
        if nearest(found["key"], private_names(), cutoff=_NEAR_ENOUGH):
            return found.end()
    return None


@cache
def private_names() -> frozenset[str]:
    """The keys of all private fields, and of the blocks that hold nothing else."""
    found: set[str] = set()
    _collect(Dossier, found)
    return frozenset(found)


def _collect(model: type[Model], found: set[str]) -> bool:
    """Add the private keys of a model and of the models in it; True when all its fields are private."""
    shapes = shapes_of(model).values()
    for shape in shapes:
        if shape.private or (shape.model is not None and _collect(shape.model, found)):
            found.add(shape.name)
    return all(shape.name in found for shape in shapes)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" -"))
