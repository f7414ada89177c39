"""Working days, months and how far off a day is."""

import sys
from calendar import monthrange
from datetime import date, timedelta
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

from awaykit.season.dated import Dated

_COUNTRIES = "holidays.countries"


@cache
def federal_holidays(year: int) -> frozenset[date]:
    """The federal holidays that fall in `year`, with the days on which they are observed.

    With one country loaded, or with all of them where the library isn't built as it was.
    """
    is_loaded = _COUNTRIES in sys.modules
    try:
        if not is_loaded:
            # An empty package for the library's countries.
            library = find_spec("holidays")
            folders = library.submodule_search_locations if library else None
            stand_in = ModuleType(_COUNTRIES)
            stand_in.__path__ = [f"{folder}/countries" for folder in folders or ()]
            sys.modules[_COUNTRIES] = stand_in
        days = frozenset(import_module(f"{_COUNTRIES}.united_states").US(years=(year,)))
    except (ImportError, AttributeError, TypeError):
        days = frozenset()
    finally:
        # The real list can be imported later.
        if not is_loaded:
            sys.modules.pop(_COUNTRIES, None)
    if not days:
        import holidays

        days = frozenset(holidays.country_holidays("US", years=(year,)))
    return days


_FIRST_DAY_OF_WEEKEND = 5
_ONE_DAY = timedelta(days=1)


def is_working_day(day: date) -> bool:
    """Whether `day` is neither a Saturday or Sunday nor a US federal holiday, observed ones included."""
    return day.weekday() < _FIRST_DAY_OF_WEEKEND and day not in federal_holidays(day.year)


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


_MONTHS_IN_A_YEAR = 12


def months_before(day: date, months: int) -> date:
    """The same day of the month `months` earlier, or that month's last day where it is shorter."""
    year, month_from_zero = divmod(day.year * _MONTHS_IN_A_YEAR + day.month - 1 - months, _MONTHS_IN_A_YEAR)
    month = month_from_zero + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def expected(day: Dated[date]) -> str:
    """The word "expected" in brackets where nobody has announced the day yet, or nothing."""
    return " (expected)" if day.is_projected else ""
