"""What the models expect at each place, read off their annotations once."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic.fields import FieldInfo

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
