"""Working days: neither a weekend nor a US federal holiday, as the `holidays` library lists them."""

from datetime import date, timedelta

from awaykit.planning.federal_holidays import federal_holidays

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
