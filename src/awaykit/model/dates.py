"""Dates as applicants write them: a day, or a month where a month will do. `03/04/2027` is refused."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from awaykit.model.base import field_error
from awaykit.wording import MONTHS, month_and_day

_ABBREVIATED = 3
_ISO_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_ISO_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})")
_NAMED_MONTH = re.compile(r"([A-Za-z]{3,9})\.?,? +([0-9]{4})")
_YEAR = re.compile(r"[0-9]{4}")
_SLASHED = re.compile(r"([0-9]{1,2})[/.\-]([0-9]{1,2})[/.\-]([0-9]{4})")
_FIRST_YEAR, _LAST_YEAR = 1900, 2100


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A month of a year, or a whole year when the dossier gives no month (`month` is then 0)."""

    year: int
    month: int = 0

    def first_day(self) -> date:
        """The first day that the words can mean."""
        return date(self.year, self.month or 1, 1)

    @property
    def in_words(self) -> str:
        """The date in prose: "March 2027", or "2027"."""
        return f"{MONTHS[self.month - 1]} {self.year}" if self.month else str(self.year)

    def __str__(self) -> str:
        """As papers print it: "Mar 2027", or "2027"."""
        return f"{MONTHS[self.month - 1][:_ABBREVIATED]} {self.year}" if self.month else str(self.year)


def _in_range(year: int) -> int:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise field_error(f"The year {year} lies outside {_FIRST_YEAR} to {_LAST_YEAR}.", "Check the year.")
    return year


def _both_readings(text: str) -> PydanticCustomError | None:
    """The error for a date like 03/04/2027, which Americans and others read differently."""
    found = _SLASHED.fullmatch(text)
    if not found:
        return None
    first, second, year = (int(part) for part in found.groups())
    readings = []
    for month, day in ((first, second), (second, first)):
        try:
            readings.append(date(year, month, day))
        except ValueError:
            continue
    told = dict.fromkeys(f"{day.isoformat()} for {month_and_day(day)}" for day in readings)
    hint = "Write " + ", or ".join(told) + "." if told else "Write year-month-day, like 2027-03-01."
    return field_error(
        "This date can be read in two ways." if len(told) > 1 else "Write dates as year-month-day.", hint
    )


def _calendar_day(year: int, month: int, day: int) -> date:
    try:
        return date(_in_range(year), month, day)
    except ValueError:
        raise field_error("There is no such day in the calendar.", "Check the month and the day.") from None


def read_day(value: Any) -> date:  # noqa: ANN401
    """A day from `2027-03-01`; any other value is refused with what to write instead."""
    if isinstance(value, date):
        return value
    text = value.strip() if isinstance(value, str) else ""
    if found := _ISO_DAY.fullmatch(text):
        return _calendar_day(*map(int, found.groups()))
    raise _both_readings(text) or field_error(
        "This takes a day, written year-month-day.", "For example 2027-03-01."
    )


def read_month(value: Any) -> Month:  # noqa: ANN401
    """A month from `2027-03-01`, `2027-03`, `Mar 2027`, or a year from `2027`."""
    if isinstance(value, Month):
        return value
    text = value.strip() if isinstance(value, str) else ""
    if found := _ISO_DAY.fullmatch(text):
        day = _calendar_day(*map(int, found.groups()))
        return Month(day.year, day.month)
    if _YEAR.fullmatch(text):
        return Month(_in_range(int(text)))
    if found := _ISO_MONTH.fullmatch(text):
        year, month = int(found[1]), int(found[2])
    elif found := _NAMED_MONTH.fullmatch(text):
        word = "sep" if found[1].casefold() == "sept" else found[1].casefold()
        names = (name.casefold() for name in MONTHS)
        numbers = (number for number, name in enumerate(names, 1) if word in (name, name[:_ABBREVIATED]))
        year, month = int(found[2]), next(numbers, 0)
    else:
        raise _both_readings(text) or field_error(
            "This takes a month and a year.", "For example 2027-03, Mar 2027, or 2027."
        )
    if not 1 <= month <= len(MONTHS):
        raise field_error("There is no such month.", "Months run from 01 to 12.")
    return Month(_in_range(year), month)


def _read_month_or_present(value: Any) -> "Month | Literal['present']":  # noqa: ANN401
    if isinstance(value, str) and value.strip().casefold() == "present":
        return "present"
    return read_month(value)


_DAY_SCHEMA = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "examples": ["2027-03-01"]}
_MONTH_SCHEMA = {"type": "string", "examples": ["2027-03", "Mar 2027", "2027"]}

Day = Annotated[date, BeforeValidator(read_day), WithJsonSchema(_DAY_SCHEMA)]
"""A day of the calendar."""

MonthOrYear = Annotated[Month, PlainValidator(read_month), WithJsonSchema(_MONTH_SCHEMA)]
"""A month, or a year when no more is known."""

MonthOrPresent = Annotated[
    Month | Literal["present"], PlainValidator(_read_month_or_present), WithJsonSchema(_MONTH_SCHEMA)
]
"""A month, a year, or the word `present`."""
