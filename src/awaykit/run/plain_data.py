"""Reports as JSON holds them: one encoder for every dataclass, and its inverse.

A field's `metadata["json"]` says how `--json` prints it: "unshown" leaves it out (the line of a file that a
problem points at may hold private words), "flat" puts the fields of its value behind those of its owner.
"""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import PurePath
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints


def plain(value: Any, *, is_whole: bool = False, is_sorted: bool = False) -> Any:  # noqa: ANN401
    """The value with dataclasses as objects, their fields in order or sorted by name.

    With `is_whole` every field is there as it is, so that `restored` gets the value back.
    """
    if is_dataclass(value):
        found, flat = {}, {}
        for each in sorted(fields(value), key=lambda each: each.name) if is_sorted else fields(value):
            marked = None if is_whole else each.metadata.get("json")
            held = plain(getattr(value, each.name), is_whole=is_whole, is_sorted=is_sorted)
            if marked == "flat":
                flat.update(held)
            elif marked != "unshown":
                found[each.name] = held
        return found | flat
    if isinstance(value, Mapping):
        return {name: plain(each) for name, each in value.items()}
    if isinstance(value, (tuple, list)):
        return [plain(each, is_whole=is_whole, is_sorted=is_sorted) for each in value]
    return str(value) if isinstance(value, (date, PurePath)) else value


def restored(kind: Any, value: Any) -> Any:  # noqa: ANN401 - a value of the type that is asked for
    """The value of this type of which `plain` made `value`, whole."""
    if value is None:
        return None
    if get_origin(kind) is tuple:
        return tuple(restored(get_args(kind)[0], each) for each in value)
    if get_args(kind):
        return restored(next(each for each in get_args(kind) if each is not NoneType), value)
    if is_dataclass(kind) and isinstance(kind, type):
        hints = get_type_hints(kind)
        return kind(**{name: restored(hints[name], each) for name, each in value.items()})
    return kind(value)
