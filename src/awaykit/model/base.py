"""The frozen base of every model, and the marks that fields carry for the loader and the schema."""

from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ConfigDict, Field
from pydantic.fields import FieldInfo
from pydantic_core import PydanticCustomError


class Model(BaseModel):
    """A part of the dossier: frozen, with unknown keys refused and input kept out of messages.

    Every scalar arrives as text (see `loading`), so the types below turn text into values and no
    YAML library guesses what `NO` or `0123` means.
    """

    model_config = ConfigDict(
        defer_build=True,
        frozen=True,
        extra="forbid",
        hide_input_in_errors=True,
        str_strip_whitespace=True,
        allow_inf_nan=False,
    )


@dataclass(frozen=True, slots=True)
class Names:
    """Marks a field as the id of a thing; `kind` is the word for such a thing ("rotation")."""

    kind: str


@dataclass(frozen=True, slots=True)
class RefersTo:
    """Marks a field as the id of a thing of `kind` that stands elsewhere in the dossier."""

    kind: str


def described(description: str, *, private: bool = False, example: str | None = None, **more: Any) -> Any:  # noqa: ANN401
    """A field with the words that the schema and the reference of fields show for it.

    `private` fields (ids, birth date, attempts) are masked where a message would print their line.
    `example` is the value that a blank dossier holds.
    """
    extra: dict[str, Any] = {"private": True} if private else {}
    if example is not None:
        extra["example"] = example
    return Field(description=description, json_schema_extra=extra or None, **more)


def is_private(field: FieldInfo) -> bool:
    """Whether `described(..., private=True)` marked the field."""
    return isinstance(field.json_schema_extra, dict) and field.json_schema_extra.get("private") is True


def misfit(message: str, hint: str | None = None, *, at: str | None = None) -> PydanticCustomError:
    """An error in the user's words; `at` names the field when a whole model was looked at."""
    told = message.replace("{", "(").replace("}", ")")
    return PydanticCustomError("misfit", told, {"hint": hint, "at": at})
