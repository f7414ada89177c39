"""The scalar types of a dossier: each turns the text of one YAML value into a value, or refuses it."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BeforeValidator,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import CoreSchema
from pydantic_core.core_schema import no_info_before_validator_function

from awaykit.model.base import field_error
from awaykit.names import AddressError, ascii_address

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
MOST_OF_AN_ID = 40
_US_STATES = frozenset((
    "AL", "AK", "AZ", "AR", "CA", "CO", "CT", "DE", "DC", "FL", "GA", "HI", "ID", "IL",
    "IN", "IA", "KS", "KY", "LA", "ME", "MD", "MA", "MI", "MN", "MS", "MO", "MT", "NE",
    "NV", "NH", "NJ", "NM", "NY", "NC", "ND", "OH", "OK", "OR", "PA", "RI", "SC", "SD",
    "TN", "TX", "UT", "VT", "VA", "WA", "WV", "WI", "WY", "AS", "GU", "MP", "PR", "VI",
))  # fmt: skip
_FLAGS = {"yes": True, "true": True, "no": False, "false": False}


def _one_line(value: str) -> str:
    if "\n" in value or "\t" in value:
        raise field_error("This must stand on one line.", "Take the line breaks and tabs out.")
    return value


def _at_most(characters: int) -> AfterValidator:
    def check(value: str) -> str:
        if len(value) > characters:
            raise field_error(f"This is longer than {characters:,} characters.", "Shorten it.")
        return value

    return AfterValidator(check)


def _id(value: str) -> str:
    if not _ID.fullmatch(value) or len(value) > MOST_OF_AN_ID:
        raise field_error(
            "An id has only small letters a to z, digits and single hyphens, at most 40 characters.",
            'For example "whitfield" or "riverbend-wards".',
        )
    return value


def _flag(value: Any) -> Any:  # noqa: ANN401
    if not isinstance(value, str):
        return value
    flag = _FLAGS.get(value.strip().casefold())
    if flag is None:
        raise field_error("This takes yes or no.", "Write yes or no.")
    return flag


def _email(value: str) -> str:
    try:
        ascii_address(value)
    except AddressError as error:
        raise field_error(error.message, error.hint) from None
    return value


@dataclass(frozen=True, slots=True)
class WholeNumber:
    """Turns text into a whole number, and gives the JSON schema its bounds."""

    what: str
    least: int
    most: int

    def read(self, value: Any) -> Any:  # noqa: ANN401
        """The number that `value` spells; what is no text passes on to pydantic."""
        if not isinstance(value, str):
            return value
        digits = value.strip()
        if not re.fullmatch(r"-?[0-9]{1,9}", digits):
            raise field_error(f"This takes a whole number: {self.what}.", "Write it with digits only.")
        if not self.least <= int(digits) <= self.most:
            message = f"This must lie between {self.least} and {self.most}: {self.what}."
            raise field_error(message, "Check the number.")
        return int(digits)

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:  # noqa: ANN401
        return no_info_before_validator_function(self.read, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return handler(schema) | {"minimum": self.least, "maximum": self.most}


def _us_state(value: str) -> str:
    if value not in _US_STATES:
        meant = value.upper()
        hint = f"Write {meant}." if meant in _US_STATES else "For example NY for New York."
        raise field_error("This takes a US state by its two capital letters.", hint)
    return value


def _money(value: Any) -> Any:  # noqa: ANN401
    if not isinstance(value, str):
        return value
    digits = value.strip().removeprefix("USD").removeprefix("$").strip()
    if not re.fullmatch(r"[0-9]{1,3}(?:,[0-9]{3}){1,2}|[0-9]{1,9}", digits):
        raise field_error("This takes an amount in whole US dollars.", "Write it like 1500 or 1,500.")
    return int(digits.replace(",", ""))


Line = Annotated[str, StringConstraints(min_length=1), AfterValidator(_one_line), _at_most(1_000)]
"""Text on one line, at most 1,000 characters."""

Prose = Annotated[str, StringConstraints(min_length=1), _at_most(100_000)]
"""Text that may hold several lines, at most 100,000 characters."""

Id = Annotated[str, AfterValidator(_id)]
"""The name by which other entries point at this one."""

Email = Annotated[str, AfterValidator(_one_line), _at_most(1_000), AfterValidator(_email)]
"""An address with plain letters before the @; an international domain stays as it was written."""

Flag = Annotated[bool, BeforeValidator(_flag)]
"""yes or no."""

Dollars = Annotated[int, BeforeValidator(_money)]
"""An amount in whole US dollars."""

Count = Annotated[int, WholeNumber("how many", 0, 10_000)]
"""A number of things or people."""

Weeks = Annotated[int, WholeNumber("weeks", 0, 520)]
"""A number of whole weeks."""

Pages = Annotated[int, WholeNumber("pages", 1, 20)]
"""A number of pages."""

Priority = Annotated[int, WholeNumber("1 is shown first, 3 last", 1, 3)]
"""1 (first) to 3 (last)."""

StepScore = Annotated[int, WholeNumber("a three-digit USMLE score", 100, 300)]
"""A three-digit USMLE score."""

PartScore = Annotated[int, WholeNumber("the score of an English test", 0, 500)]
"""The score of an English test, or of a part of it."""

SeasonYear = Annotated[int, WholeNumber("the year of the Match", 2025, 2100)]
"""The calendar year of Match Day; applications for it are sent in September of the year before."""

UsState = Annotated[
    str, AfterValidator(_us_state), WithJsonSchema({"type": "string", "enum": sorted(_US_STATES)})
]
"""A US state, the District of Columbia or a territory, by its two capital letters."""

ONE_OR_MANY = BeforeValidator(lambda value: [value] if isinstance(value, str) else value)
"""Lets one value take the place of a list of values."""

Lines = Annotated[tuple[Line, ...], ONE_OR_MANY]
"""One line, or a list of lines."""


class Choice(StrEnum):
    """yes, no, or not decided yet."""

    YES = "yes"
    NO = "no"
    UNDECIDED = "undecided"
