"""The raw text of a dossier walked side by side with the models: what is meant to stand at each place."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from awaykit.loading.masking import has_private_fields
from awaykit.loading.nodes import Loc
from awaykit.loading.shapes import Shape, shapes_of
from awaykit.model.base import Model


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
