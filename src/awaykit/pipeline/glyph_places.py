"""Finds the field of a dossier in which a character stands that no font can print."""

from collections.abc import Iterator

from pydantic import BaseModel

from awaykit.model.dossier import Dossier


def place_of_character(dossier: Dossier, character: str, *, near: str) -> str | None:
    """The first field whose text holds the character; before all others, one below the place `near`."""
    places = [place for place, text in _texts(dossier, "") if character in text]
    return next((place for place in places if place.startswith(near)), places[0] if places else None)


def _texts(value: object, place: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _texts(getattr(value, name), f"{place}.{name}" if place else name)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _texts(item, f"{place}[{index}]")
