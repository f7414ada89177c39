"""Days in the words that reasons and steps use: "Friday, August 6, 2027"."""

from datetime import date

from awaykit.season.dated import Dated


def in_words(day: date) -> str:
    """A day as papers say it, weekday first."""
    return f"{day:%A}, {day:%B} {day.day}, {day.year}"


def counted(number: int, noun: str) -> str:
    """A number with its noun: "1 day", "21 days"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def expected(day: Dated[date]) -> str:
    """The word "expected" in brackets where nobody has announced the day yet, else nothing."""
    return f" ({day.label_for_others})" if day.label_for_others else ""
