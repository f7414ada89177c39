import subprocess
import sys
from datetime import date, timedelta

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as some

from awaykit.plan import workdays
from awaykit.plan.workdays import (
    federal_holidays,
    is_working_day,
    next_working_day,
    working_day_on_or_after,
    working_day_on_or_before,
    working_days_between,
)

DAYS = some.dates(date(2024, 1, 1), date(2045, 12, 31))


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2027, 6, 18), "Juneteenth, a Saturday in 2027, is observed on Friday"),
        (date(2026, 6, 19), "Juneteenth"),
        (date(2027, 7, 5), "4 July, a Sunday in 2027, is observed on Monday"),
        (date(2026, 7, 3), "4 July, a Saturday in 2026, is observed on Friday"),
        (date(2027, 9, 6), "Labor Day"),
        (date(2027, 5, 31), "Memorial Day"),
        (date(2026, 11, 26), "Thanksgiving"),
        (date(2027, 12, 31), "New Year's Day of 2028, a Saturday, is observed in the year before"),
        (date(2027, 8, 7), "a Saturday"),
        (date(2027, 8, 8), "a Sunday"),
    ],
)
def test_a_holiday_or_weekend_is_no_working_day(day: date, why: str) -> None:
    assert not is_working_day(day), why


@pytest.mark.parametrize(
    "day", [date(2027, 6, 17), date(2028, 2, 29), date(2026, 12, 24), date(2026, 11, 27)]
)
def test_other_weekdays_are_working_days(day: date) -> None:
    assert is_working_day(day)


def test_a_day_moves_back_over_a_weekend_and_the_holiday_before_it() -> None:
    assert working_day_on_or_before(date(2027, 6, 20)) == date(2027, 6, 17)
    assert working_day_on_or_before(date(2027, 8, 7)) == date(2027, 8, 6)
    assert working_day_on_or_before(date(2027, 8, 6)) == date(2027, 8, 6)


def test_a_day_moves_on_over_labor_day() -> None:
    assert working_day_on_or_after(date(2027, 9, 4)) == date(2027, 9, 7)
    assert next_working_day(date(2027, 9, 3)) == date(2027, 9, 7)
    assert next_working_day(date(2027, 9, 7)) == date(2027, 9, 8)


def test_working_days_between_counts_both_ends() -> None:
    assert working_days_between(date(2027, 9, 3), date(2027, 9, 7)) == (date(2027, 9, 3), date(2027, 9, 7))
    assert working_days_between(date(2027, 9, 7), date(2027, 9, 3)) == ()


@given(DAYS)
def test_the_neighbouring_working_days_are_working_days_at_most_four_days_away(day: date) -> None:
    before, after = working_day_on_or_before(day), working_day_on_or_after(day)
    assert is_working_day(before)
    assert is_working_day(after)
    assert day - timedelta(days=4) <= before <= day <= after <= day + timedelta(days=4)


@pytest.mark.parametrize("year", range(2020, 2041))
def test_one_country_alone_gives_the_days_of_the_whole_library(year: int) -> None:
    whole = frozenset(holidays.country_holidays("US", years=(year,)))
    assert federal_holidays(year) == whole


def test_a_library_built_otherwise_is_imported_plainly(monkeypatch: pytest.MonkeyPatch) -> None:
    # A package of the library that is loaded and holds no country.
    monkeypatch.setattr(workdays, "_COUNTRIES", "holidays.groups")
    whole = frozenset(holidays.country_holidays("US", years=(2027,)))
    assert federal_holidays.__wrapped__(2027) == whole


def test_the_shortcut_leaves_the_library_whole_for_others() -> None:
    code = (
        "from awaykit.plan.workdays import federal_holidays; federal_holidays(2027); "
        "import sys; assert 'holidays.countries' not in sys.modules; "
        "from holidays.countries import Canada; assert len(Canada(years=(2027,))) > 5"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
