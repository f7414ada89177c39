"""What pydantic reports, said as problems with a place and a hint."""

import re
from copy import deepcopy
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from awaykit.loading.locate import Owner, owner_of, shapes_of, value_at
from awaykit.loading.nodes import Loc
from awaykit.loading.sources import Sources
from awaykit.loading.text_files import shown
from awaykit.model.base import Model
from awaykit.model.dates import Day
from awaykit.model.dossier import Dossier
from awaykit.problems import Problem
from awaykit.suggestions import listed, nearest

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails


_SURELY = 0.8
_ODD_SPACES = "\u00a0\u202f\u3000\u200b"


def hint_for_unknown(loc: Loc, owner: Owner) -> str:
    """The key that was meant, the place where it belongs, or the keys that there are."""
    key = str(loc[-1])
    known = shapes_of(owner.model)
    if key.startswith(tuple(_ODD_SPACES)):
        return "It begins with a space that is not a plain one: type the spaces again."
    near = nearest(key, known, cutoff=_SURELY)
    if near:
        return f'Did you mean "{near}"?'
    if (elsewhere := _elsewhere(key, owner)) is not None:
        return elsewhere
    near = nearest(key, known)
    return f'Did you mean "{near}"?' if near else f"Keys here: {listed(known)}."


def _elsewhere(key: str, owner: Owner) -> str | None:
    """Where a key belongs that stands one block too far out or too far in."""
    for name, shape in shapes_of(owner.model).items():
        if shape.model is not None and key in shape.model.model_fields:
            return f'It belongs under "{name}".'
    for outer in reversed(owner.models[:-1]):
        if key in outer.model_fields:
            return f"It belongs further to the left, {_beside(outer)}."
    for name, shape in shapes_of(owner.models[0]).items():
        if shape.model is not None and key in shape.model.model_fields:
            return f'It belongs under "{name}".'
    return None


def _beside(model: type[Model]) -> str:
    first = next(iter(model.model_fields))
    return f'in the column of "{first}"'


_UNLIKE = {
    "model_type": "This takes keys of its own, one a line.",
    "model_attributes_type": "This takes keys of its own, one a line.",
    "tuple_type": "This takes a list.",
}
_MOST_HINTS = 200  # likenesses take time, and a wrong file can hold fifty thousand unknown keys
_CURLY = re.compile(r"[“”„‟‘’]")


class ModelProblems:
    """Turns the errors of one validation into problems."""

    def __init__(self, data: dict[str, Any], sources: Sources, *, complete: bool) -> None:
        """Look errors up in `data`; without all of it (`complete`), no top-level key is called missing."""
        self._data = data
        self._sources = sources
        self._complete = complete
        self._unknown_keys = 0

    def problems(self, error: ValidationError) -> list[Problem]:
        """All problems of a validation, and those of whole models that smaller ones had kept from sight."""
        details = error.errors(include_url=False, include_input=False)
        found = [self._problem(detail) for detail in details if not self._is_mere_absence(detail)]
        return found + [self._problem(detail) for detail in self._hidden_behind(details)]

    def _is_mere_absence(self, detail: "ErrorDetails") -> bool:
        return detail["type"] == "missing" and len(detail["loc"]) == 1 and not self._complete

    def _hidden_behind(self, details: "list[ErrorDetails]") -> "list[ErrorDetails]":
        """What is wrong between fields, found once the fields that are wrong by themselves are gone."""
        rest = deepcopy(self._data)
        for detail in details:
            _take_out(rest, detail["loc"])
        try:
            Dossier.model_validate(rest)
        except ValidationError as error:
            again = error.errors(include_url=False, include_input=False)
            seen = [detail["loc"] for detail in details if _is_between_fields(detail)]
            new = (one for one in again if _is_between_fields(one) and one["loc"] not in seen)
            return [one for one in new if not self._lacks_what_was_wrong(one, details)]
        return []

    def _lacks_what_was_wrong(self, detail: "ErrorDetails", earlier: "list[ErrorDetails]") -> bool:
        """Whether it asks for a field where another, which would have done, is wrong by itself."""
        loc, field = detail["loc"], detail.get("ctx", {}).get("at")
        is_asked_for = field is not None and value_at(self._data, (*loc, field)) is None
        return is_asked_for and any(one["loc"][: len(loc)] == loc != one["loc"] for one in earlier)

    def _problem(self, detail: "ErrorDetails") -> Problem:
        loc = detail["loc"]
        owner = owner_of(Dossier, loc)
        kind = detail["type"]
        if kind == "missing":
            return self._missing(loc, owner)
        if kind == "extra_forbidden":
            return self._unknown(loc, owner)
        if kind == "misfit":
            return self._misfit(detail, owner)
        message, hint = self._told(detail, owner)
        return self._sources.problem_at(loc, message, hint)

    def _told(self, detail: "ErrorDetails", owner: Owner) -> tuple[str, str | None]:
        value = value_at(self._data, detail["loc"])
        if detail["type"] in ("enum", "literal_error") and isinstance(value, str):
            return _not_a_choice(value, owner)
        if detail["type"] == "string_too_short":
            return "Nothing is written here.", "Write something between the quotes, or take the line out."
        if detail["type"] in _UNLIKE:
            return _UNLIKE[detail["type"]], _how_to_write(detail["type"], owner, value)
        if isinstance(value, dict):
            return (
                "This takes one value, not keys of its own.",
                'If it is text with a colon, quote it: "...".',
            )
        if isinstance(value, list):
            return "This takes one value, not a list.", "Keep one of them, without a hyphen."
        description = owner.shape.description if owner.shape else ""
        return "This value does not fit here.", f"It takes: {description}." if description else None

    def _unknown(self, loc: Loc, owner: Owner) -> Problem:
        self._unknown_keys += 1
        hint = hint_for_unknown(loc, owner) if self._unknown_keys <= _MOST_HINTS else None
        message = f'There is no key "{shown(str(loc[-1]))}" here.'
        return self._sources.problem_at(loc, message, hint, at_key=True)

    def _missing(self, loc: Loc, owner: Owner) -> Problem:
        name = loc[-1]
        what = f" ({_small(owner.shape.description)})" if owner.shape else ""
        if loc in self._sources.standings:
            message, hint = f'"{name}" has no value.', f"Write it behind the colon{what}."
            return self._sources.problem_at(loc, message, hint, at_key=True)
        if len(loc) == 1:
            message, hint = f'No file has the key "{name}".', f'Add "{name}:" to a YAML file{what}.'
            return self._sources.problem_at(loc, message, hint)
        message = f'"{name}" is missing here.'
        return self._sources.problem_at(loc, message, f'Add a line with "{name}:"{what}.')

    def _misfit(self, detail: "ErrorDetails", owner: Owner) -> Problem:
        context = detail.get("ctx", {})
        loc = (*detail["loc"], context["at"]) if context.get("at") else detail["loc"]
        message, hint = detail["msg"], context.get("hint")
        value = value_at(self._data, loc)
        if isinstance(value, str) and _CURLY.match(value):
            hint = "Take the curly quotes out: they are read as part of the value."
        shape = owner.shape if loc == detail["loc"] else owner_of(Dossier, loc).shape
        if shape is not None and shape.private:
            is_day = shape.kind == Day
            hint = _without_value(hint, value, "Write year-month-day, like 2027-03-01." if is_day else None)
            message = _without_value(message, value, "This value does not fit here.") or ""
        return self._sources.problem_at(loc, message, hint)


def _not_a_choice(value: str, owner: Owner) -> tuple[str, str]:
    shape = owner.shape
    choices = shape.choices if shape else ()
    private = shape is None or shape.private
    near = nearest(value, choices)
    message = "This is not one of the choices." if private else f'"{shown(value)}" is not one of the choices.'
    said = f'Did you mean "{near}"? ' if near and not private else ""
    return message, f"{said}The choices: {listed(choices)}."


def _how_to_write(kind: str, owner: Owner, value: object) -> str:
    if isinstance(value, str) and re.match(r"[\w-]+:\S", value):
        return "Put a space after the colon of each key."
    name = owner.shape.name if owner.shape else ""
    if kind == "tuple_type":
        return f'Begin each entry under "{name}:" with a hyphen and a space.'
    if isinstance(value, list):
        return "Take the hyphen out."
    model = owner.shape.model if owner.shape else None
    return f"Keys here: {listed(model.model_fields)}." if model else "Write key: value."


def _without_value(text: str | None, value: object, instead: str | None) -> str | None:
    """The text, or `instead` if a word of a private value is in it."""
    if text is None or not isinstance(value, str):
        return text
    words = [word for word in re.split(r"\W+", value) if word]
    return instead if any(word.casefold() in text.casefold() for word in words) else text


def _take_out(data: Any, loc: Loc) -> None:  # noqa: ANN401
    """Take what stands at `loc` out of its dict; of a list, the whole list, so that places stay right."""
    while loc and isinstance(loc[-1], int):
        loc = loc[:-1]
    inside = value_at(data, loc[:-1])
    if loc and isinstance(inside, dict):
        inside.pop(loc[-1], None)


def _is_between_fields(detail: "ErrorDetails") -> bool:
    return detail["type"] == "misfit" and bool(detail.get("ctx", {}).get("at"))


def _small(text: str) -> str:
    """The text with a small first letter, unless it begins with an abbreviation."""
    return text[:1].lower() + text[1:] if text[1:2].islower() else text
