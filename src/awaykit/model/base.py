"""The frozen base of every model, and the marks that fields carry for the loader and the schema."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Self, cast

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

    @classmethod
    def unfilled(cls) -> Self:
        """The part with nothing filled in, as the default of a field.

        Calling the class would validate nothing, and have pydantic build for it alone what the whole dossier
        builds again: together a hundredth of a short run.
        """
        return cast("Self", cls.model_construct())


@dataclass(frozen=True, slots=True)
class Names:
    """Marks a field as the id of a thing; `kind` is the word for such a thing ("rotation")."""

    kind: str


@dataclass(frozen=True, slots=True)
class RefersTo:
    """Marks a field as the id of a thing of `kind` or `other_kind` elsewhere in the dossier."""

    kind: str
    other_kind: str | None = None

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of things that it may refer to."""
        return (self.kind,) if self.other_kind is None else (self.kind, self.other_kind)


class Screened(StrEnum):
    """What a finding of the screens for patients and honesty does to papers that print a field."""

    HOLDS = "holds"
    WARNS = "warns"


def field(
    description: str,
    *,
    private: bool = False,
    example: str | None = None,
    screened: Screened | None = None,
    **more: Any,  # noqa: ANN401 - whatever pydantic's Field takes
) -> Any:  # noqa: ANN401 - as pydantic's Field
    """A field with the words that the schema and the reference of fields show for it.

    `private` fields (ids, birth date, attempts) are masked where a message would print their line.
    `example` is the value that a blank dossier holds. `screened` marks free text, which may hold
    what names a patient.
    """
    extra: dict[str, Any] = {"private": True} if private else {}
    if example is not None:
        extra["example"] = example
    if screened is not None:
        extra["screened"] = screened.value
    return Field(description=description, json_schema_extra=extra or None, **more)


def optional(description: str, **more: Any) -> Any:  # noqa: ANN401 - as `field`
    """A field as `field` makes it that is None by default."""
    return field(description, default=None, **more)


def is_private(field: FieldInfo) -> bool:
    """Whether `field(..., private=True)` marked the field."""
    return isinstance(field.json_schema_extra, dict) and field.json_schema_extra.get("private") is True


def screened_as(field: FieldInfo) -> Screened | None:
    """What a finding in the field does, None where it isn't screened."""
    extra = field.json_schema_extra
    mark = extra.get("screened") if isinstance(extra, dict) else None
    return Screened(str(mark)) if mark else None


def field_error(message: str, hint: str | None = None, *, at: str | None = None) -> PydanticCustomError:
    """An error in the user's words; `at` names the field when a whole model was looked at."""
    told = message.replace("{", "(").replace("}", ")")
    return PydanticCustomError("misfit", told, {"hint": hint, "at": at})
