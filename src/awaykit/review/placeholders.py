"""Example values of a blank dossier that still stand where the applicant's own belong."""

from collections.abc import Iterator

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from awaykit.model.base import Names
from awaykit.model.dossier import Dossier


def example_of(field: FieldInfo) -> str | None:
    """The value that a blank dossier holds in `field`; None when it holds none."""
    extra = field.json_schema_extra
    example = extra.get("example") if isinstance(extra, dict) else None
    return example if isinstance(example, str) else None


def examples_left(dossier: Dossier) -> tuple[tuple[str, str], ...]:
    """Place and value of every field that still holds its example; ids aside, which no paper prints."""
    return tuple(_in_model(dossier, ""))


def _in_model(model: BaseModel, place: str) -> Iterator[tuple[str, str]]:
    for name, field in type(model).model_fields.items():
        value, here = getattr(model, name), f"{place}.{name}" if place else name
        example = None if _is_id(field) else example_of(field)
        if example is not None and value in (example, (example,)):
            yield here, example
        else:
            yield from _inside(value, here)


def _inside(value: object, place: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, BaseModel):
        yield from _in_model(value, place)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _inside(item, f"{place}[{index}]")


def _is_id(field: FieldInfo) -> bool:
    return any(isinstance(mark, Names) for mark in field.metadata)
