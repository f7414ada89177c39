"""The errors of the models' validation as problems with a place and a hint."""

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
from awaykit.suggestions import did_you_mean, listed, nearest

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails


_SURELY = 0.8
_ODD_SPACES = "\u00a0\u202f\u3000\u200b"
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
        found = [
            self._problem(detail)
            for detail in details
            if self._complete or detail["type"] != "missing" or len(detail["loc"]) != 1
        ]
        return found + [self._problem(detail) for detail in self._hidden_behind(details)]

    def _hidden_behind(self, details: "list[ErrorDetails]") -> "list[ErrorDetails]":
        """What is wrong between fields, found once the fields that are wrong by themselves are gone."""
        rest = deepcopy(self._data)
        for detail in details:
            loc = detail["loc"]
            while loc and isinstance(loc[-1], int):  # of a list, all of it goes, so that places stay right
                loc = loc[:-1]
            inside = value_at(rest, loc[:-1])
            if loc and isinstance(inside, dict):
                inside.pop(loc[-1], None)
        try:
            Dossier.model_validate(rest)
        except ValidationError as error:
            again = error.errors(include_url=False, include_input=False)
            seen = [detail["loc"] for detail in details if _is_between_fields(detail)]
            new = (one for one in again if _is_between_fields(one) and one["loc"] not in seen)
            return [one for one in new if not self._asks_for_what_was_wrong(one, details)]
        return []

    def _asks_for_what_was_wrong(self, detail: "ErrorDetails", earlier: "list[ErrorDetails]") -> bool:
        """Whether it asks for a field where another, which would have done, is wrong by itself."""
        loc, field = detail["loc"], detail.get("ctx", {}).get("at")
        is_asked_for = field is not None and value_at(self._data, (*loc, field)) is None
        return is_asked_for and any(one["loc"][: len(loc)] == loc != one["loc"] for one in earlier)

    def _problem(self, detail: "ErrorDetails") -> Problem:
        loc, kind = detail["loc"], detail["type"]
        owner = owner_of(Dossier, loc)
        if kind == "missing":
            return self._missing(loc, owner)
        if kind == "misfit":
            return self._field_error(detail, owner)
        if kind == "extra_forbidden":
            self._unknown_keys += 1
            known_hint = _hint_for_unknown(loc, owner) if self._unknown_keys <= _MOST_HINTS else None
            message = f'There is no key "{shown(str(loc[-1]))}" here.'
            return self._sources.problem_at(loc, message, known_hint, at_key=True)
        message, hint = _in_words(kind, value_at(self._data, loc), owner)
        return self._sources.problem_at(loc, message, hint)

    def _missing(self, loc: Loc, owner: Owner) -> Problem:
        name, what = loc[-1], ""
        if owner.shape:
            text = owner.shape.description
            # A small first letter, unless the description begins with an abbreviation.
            what = f" ({text[:1].lower() + text[1:] if text[1:2].islower() else text})"
        if loc in self._sources.places:
            message, hint = f'"{name}" has no value.', f"Write it behind the colon{what}."
            return self._sources.problem_at(loc, message, hint, at_key=True)
        if len(loc) == 1:
            message, hint = f'No file has the key "{name}".', f'Add "{name}:" to a YAML file{what}.'
        else:
            message, hint = f'"{name}" is missing here.', f'Add a line with "{name}:"{what}.'
        return self._sources.problem_at(loc, message, hint)

    def _field_error(self, detail: "ErrorDetails", owner: Owner) -> Problem:
        """The problem that a model itself has put into words (`field_error`)."""
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


def _hint_for_unknown(loc: Loc, owner: Owner) -> str:
    """A similar key, the place where the key belongs, or the keys that exist."""
    key = str(loc[-1])
    known = shapes_of(owner.model)
    if key.startswith(tuple(_ODD_SPACES)):
        return "It begins with a space that is not a plain one: type the spaces again."
    if near := nearest(key, known, cutoff=_SURELY):
        return did_you_mean(near, "", quotes='""')
    # The key may be written one block too far out or too far in.
    outer = (model for model in reversed(owner.models[:-1]) if key in model.model_fields)
    columns = (
        f'It belongs further to the left, in the column of "{next(iter(model.model_fields))}".'
        for model in outer
    )
    if elsewhere := _under(owner.model, key) or next(columns, None) or _under(owner.models[0], key):
        return elsewhere
    return did_you_mean(nearest(key, known), f"Keys here: {listed(known)}.", quotes='""')


def _under(model: type[Model], key: str) -> str | None:
    blocks = (name for name, one in shapes_of(model).items() if one.model and key in one.model.model_fields)
    return next((f'It belongs under "{name}".' for name in blocks), None)


def _in_words(kind: str, value: object, owner: Owner) -> tuple[str, str | None]:
    """Message and hint for one of pydantic's own errors."""
    shape = owner.shape
    if kind in ("enum", "literal_error") and isinstance(value, str):
        choices = shape.choices if shape else ()
        is_private = shape is None or shape.private
        meant = did_you_mean(None if is_private else nearest(value, choices), "", quotes='""')
        subject = "This" if is_private else f'"{shown(value)}"'
        return f"{subject} is not one of the choices.", f"{meant} The choices: {listed(choices)}.".lstrip()
    if kind == "string_too_short":
        return "Nothing is written here.", "Write something between the quotes, or take the line out."
    if kind in _UNLIKE:
        return _UNLIKE[kind], _how_to_write(kind, owner, value)
    if isinstance(value, dict):
        return "This takes one value, not keys of its own.", 'If it is text with a colon, quote it: "...".'
    if isinstance(value, list):
        return "This takes one value, not a list.", "Keep one of them, without a hyphen."
    description = shape.description if shape else ""
    return "This value does not fit here.", f"It takes: {description}." if description else None


def _how_to_write(kind: str, owner: Owner, value: object) -> str:
    if isinstance(value, str) and re.match(r"[\w-]+:\S", value):
        return "Put a space after the colon of each key."
    if kind == "tuple_type":
        name = owner.shape.name if owner.shape else ""
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


def _is_between_fields(detail: "ErrorDetails") -> bool:
    return detail["type"] == "misfit" and bool(detail.get("ctx", {}).get("at"))
