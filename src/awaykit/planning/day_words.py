"""The word that marks a day which nobody has announced yet."""

from datetime import date

from awaykit.season.dated import Dated


def expected(day: Dated[date]) -> str:
    """The word "expected" in brackets where nobody has announced the day yet, else nothing."""
    return f" ({day.label_for_others})" if day.label_for_others else ""
