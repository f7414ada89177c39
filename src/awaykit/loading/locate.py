"""The fields of the models as data, and a walk through them along the data of a dossier."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from awaykit.loading.nodes import Loc
from awaykit.model.base import Model, Names, RefersTo, is_private


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
    shapes = {}
    for name, field in model.model_fields.items():
        marks: list[Any] = []
        inner = _bare(hints[name], marks)
        is_list = get_origin(inner) is tuple
        takes_one = is_list and bool(marks)
        kind = get_args(inner)[0] if is_list else _kind(hints[name])
        bare = _bare(kind, marks)
        is_class = isinstance(bare, type)
        words: Any = bare if is_class and issubclass(bare, StrEnum) else ()
        shapes[name] = Shape(
            name=name,
            description=field.description or "",
            required=field.is_required(),
            private=is_private(field),
            is_list=is_list,
            takes_one_for_a_list=takes_one,
            kind=kind,
            model=bare if is_class and issubclass(bare, Model) else None,
            choices=tuple(map(str, get_args(bare) if get_origin(bare) is Literal else words)),
            names=next((mark.kind for mark in marks if isinstance(mark, Names)), None),
            refers_to=next((mark.kinds for mark in marks if isinstance(mark, RefersTo)), ()),
        )
    return shapes


def _kind(hint: Any) -> Any:  # noqa: ANN401 - a type hint is of no one type
    """The annotation without `| None` and without the marks of references around it."""
    if get_origin(hint) in (Union, UnionType):
        return _kind(next(part for part in get_args(hint) if part is not NoneType))
    if get_origin(hint) is Annotated:
        inner, *marks = get_args(hint)
        kept = tuple(mark for mark in marks if not isinstance(mark, Names | RefersTo))
        return hint if len(kept) == len(marks) else Annotated[(inner, *kept)] if kept else _kind(inner)
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
        has_private_fields = any(field.private for field in shapes_of(model).values())
        yield Visit(loc, None if has_private_fields else shape, value)


@dataclass(frozen=True, slots=True)
class Owner:
    """The models on the way to a place, outermost first, and the field that the place belongs to."""

    models: tuple[type[Model], ...]
    shape: Shape | None

    @property
    def model(self) -> type[Model]:
        """The model whose field it is."""
        return self.models[-1]


def owner_of(model: type[Model], loc: Loc) -> Owner:
    """The models, and the field, that `loc` leads through."""
    models = [model]
    shape: Shape | None = None
    for number, part in enumerate(loc):
        if isinstance(part, int):
            continue
        if number and shape is not None and shape.model is not None:
            models.append(shape.model)
        shape = shapes_of(models[-1]).get(part)
    return Owner(tuple(models), shape)


def value_at(data: Any, loc: Loc) -> Any:  # noqa: ANN401 - text, or lists and dicts of it
    """The raw value at `loc`; None when there is none."""
    for part in loc:
        try:
            data = data[part]
        except (KeyError, IndexError, TypeError):
            return None
    return data
