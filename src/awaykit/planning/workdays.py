"""Working days: neither a weekend nor a US federal holiday, as the `holidays` library lists them."""

from collections.abc import Container
from datetime import date, timedelta
from functools import cache

_FIRST_DAY_OF_WEEKEND = 5
_ONE_DAY = timedelta(days=1)


@cache
def _federal_holidays(year: int) -> Container[date]:
    """The federal holidays that fall in `year`, with the days on which they are observed."""
    # The library loads the holidays of every country: a fifth of a second that only a plan needs.
    import holidays

    return frozenset(holidays.country_holidays("US", years=(year,)))


def is_working_day(day: date) -> bool:
    """Whether `day` is neither a Saturday or Sunday nor a US federal holiday, observed ones included."""
    return day.weekday() < _FIRST_DAY_OF_WEEKEND and day not in _federal_holidays(day.year)


def working_day_on_or_before(day: date) -> date:
    """`day`, or the last working day before it."""
    while not is_working_day(day):
        day -= _ONE_DAY
    return day


def working_day_on_or_after(day: date) -> date:
    """`day`, or the first working day after it."""
    while not is_working_day(day):
        day += _ONE_DAY
    return day


def next_working_day(day: date) -> date:
    """The first working day after `day`, never `day` itself."""
    return working_day_on_or_after(day + _ONE_DAY)


def working_days_between(first: date, last: date) -> tuple[date, ...]:
    """The working days from `first` to `last`, both inside; none if `last` comes before `first`."""
    span = (first + timedelta(days=count) for count in range((last - first).days + 1))
    return tuple(day for day in span if is_working_day(day))
