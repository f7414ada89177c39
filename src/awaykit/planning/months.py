"""Months as people count them: a month before 31 March is the last day of February."""

from calendar import monthrange
from datetime import date

_MONTHS_IN_A_YEAR = 12


def months_before(day: date, months: int) -> date:
    """The same day of the month `months` earlier, or that month's last day where it is shorter."""
    year, month_from_zero = divmod(day.year * _MONTHS_IN_A_YEAR + day.month - 1 - months, _MONTHS_IN_A_YEAR)
    month = month_from_zero + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
