"""The shape of the models, and the way through them to a place in the text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic.fields import FieldInfo

from awaykit.loading.nodes import Loc
from awaykit.model.base import Model, Names, RefersTo, is_private
from awaykit.model.dossier import Dossier
from awaykit.suggestions import nearest


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What one field of a model takes.

    `kind` is the innermost type with its marks (`scalars.Line`, `Competency`, `KeyCase`), `model` is
    that type when it is a model, `choices` are its words when it has only some.
    """

    name: str
    description: str
    required: bool
    private: bool
    is_list: bool
    takes_one_for_a_list: bool
    kind: Any
    model: type[Model] | None
    choices: tuple[str, ...]
    names: str | None
    refers_to: tuple[str, ...]


@cache
def shapes_of(model: type[Model]) -> dict[str, Shape]:
    """The fields of a model in their order, by name."""
    hints = get_type_hints(model, include_extras=True)
    return {name: _shape(name, field, hints[name]) for name, field in model.model_fields.items()}


def _shape(name: str, field: FieldInfo, hint: Any) -> Shape:  # noqa: ANN401 - a type hint is of no one type
    marks: list[Any] = []
    inner = _bare(hint, marks)
    is_list = get_origin(inner) is tuple
    takes_one = is_list and bool(marks)
    kind = get_args(inner)[0] if is_list else _kind(hint)
    bare = _bare(kind, marks)
    is_model = isinstance(bare, type) and issubclass(bare, Model)
    return Shape(
        name=name,
        description=field.description or "",
        required=field.is_required(),
        private=is_private(field),
        is_list=is_list,
        takes_one_for_a_list=takes_one,
        kind=kind,
        model=bare if is_model else None,
        choices=_choices(bare),
        names=next((mark.kind for mark in marks if isinstance(mark, Names)), None),
        refers_to=next((mark.kinds for mark in marks if isinstance(mark, RefersTo)), ()),
    )


def _kind(hint: Any) -> Any:  # noqa: ANN401
    """The annotation without `| None` and without the marks of references around it."""
    if get_origin(hint) in (Union, UnionType):
        return _kind(next(part for part in get_args(hint) if part is not NoneType))
    if get_origin(hint) is Annotated:
        inner, *marks = get_args(hint)
        if all(isinstance(mark, Names | RefersTo) for mark in marks):
            return _kind(inner)
        kept = tuple(mark for mark in marks if not isinstance(mark, Names | RefersTo))
        return hint if len(kept) == len(marks) else Annotated[(inner, *kept)]
    return hint


def _bare(hint: Any, marks: list[Any]) -> Any:  # noqa: ANN401
    """The type inside `Annotated` and `| None`; the marks on the way are added to `marks`."""
    if get_origin(hint) is Annotated:
        inner, *found = get_args(hint)
        marks.extend(found)
        return _bare(inner, marks)
    if get_origin(hint) in (Union, UnionType) and NoneType in get_args(hint):
        return _bare(next(part for part in get_args(hint) if part is not NoneType), marks)
    return hint


def _choices(bare: Any) -> tuple[str, ...]:  # noqa: ANN401
    if isinstance(bare, type) and issubclass(bare, StrEnum):
        return tuple(str(word) for word in bare)
    if get_origin(bare) is Literal:
        return tuple(str(word) for word in get_args(bare))
    return ()


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


@dataclass(frozen=True, slots=True)
class Visit:
    """One value on the way; `shape` is None where no field, or no such kind of value, is known."""

    loc: Loc
    shape: Shape | None
    value: Any

    @property
    def is_private(self) -> bool:
        """Whether the value must not be printed; of an unknown key nothing is known, so it must not."""
        return self.shape is None or self.shape.private


def walk(model: type[Model], data: dict[str, Any], loc: Loc = ()) -> Iterator[Visit]:
    """Every value in `data`, before the values inside it."""
    shapes = shapes_of(model)
    for key, value in data.items():
        here = (*loc, key)
        shape = shapes.get(key)
        if shape is None or shape.model is None:
            yield Visit(here, shape, value)
        elif shape.is_list and isinstance(value, list):
            yield Visit(here, shape, value)
            for number, item in enumerate(value):
                yield from _inside(shape, shape.model, item, (*here, number))
        else:
            yield from _inside(shape, shape.model, value, here)


def _inside(shape: Shape, model: type[Model], value: Any, loc: Loc) -> Iterator[Visit]:  # noqa: ANN401
    if isinstance(value, dict):
        yield Visit(loc, shape, value)
        yield from walk(model, value, loc)
    else:
        yield Visit(loc, None if has_private_fields(model) else shape, value)


@dataclass(frozen=True, slots=True)
class Owner:
    """The models on the way to a place, outermost first, and the field that the place belongs to."""

    models: tuple[type[Model], ...]
    shape: Shape | None
    is_item: bool

    @property
    def model(self) -> type[Model]:
        """The model that the place stands in."""
        return self.models[-1]


def owner_of(model: type[Model], loc: Loc) -> Owner:
    """What the models say of the place `loc`."""
    models = [model]
    shape: Shape | None = None
    for number, part in enumerate(loc):
        if isinstance(part, int):
            continue
        if number and shape is not None and shape.model is not None:
            models.append(shape.model)
        shape = shapes_of(models[-1]).get(part)
    return Owner(tuple(models), shape, bool(loc) and isinstance(loc[-1], int))


def value_at(data: Any, loc: Loc) -> Any:  # noqa: ANN401 - text, or lists and dicts of it
    """The raw value at `loc`; None when there is none."""
    for part in loc:
        try:
            data = data[part]
        except (KeyError, IndexError, TypeError):
            return None
    return data
