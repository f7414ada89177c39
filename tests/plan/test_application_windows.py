from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from awaykit.model.settings import Readings
from awaykit.plan.rotation_dates import (
    ApplicationPhase,
    DateRange,
    WindowClass,
    application_moment,
    best_window,
    dates_between,
    window_before,
    window_class,
)
from awaykit.plan.workdays import months_before
from awaykit.season.all_seasons import season_for
from awaykit.season.guide import guide

BEST, ACCEPTABLE, OLDER, LATE = WindowClass
MAIN = Readings()
YEAR_BEFORE = Readings(window="year-before")
FROM_START = Readings(months_counted_to="rotation-start")


def classed(first: str, last: str, *, season: int = 2028, readings: Readings = MAIN) -> WindowClass:
    dates = dates_between(date.fromisoformat(first), date.fromisoformat(last), guide())
    return window_class(dates, season_for(season), readings, guide())


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2027-01-01", "2027-01-28", BEST),
        ("2027-08-04", "2027-08-31", BEST),
        ("2027-08-05", "2027-09-01", ACCEPTABLE),
        ("2027-08-31", "2027-09-24", ACCEPTABLE),
        ("2027-09-01", "2027-09-28", LATE),
        ("2028-01-10", "2028-02-04", LATE),
        ("2026-12-21", "2027-01-15", ACCEPTABLE),
        ("2026-12-31", "2027-08-31", ACCEPTABLE),
        ("2026-10-05", "2026-10-30", ACCEPTABLE),
        ("2026-08-05", "2026-09-01", ACCEPTABLE),
        ("2026-08-03", "2026-08-31", OLDER),
        ("2025-02-03", "2025-02-28", OLDER),
    ],
)
def test_season_2028_by_the_main_reading(first: str, last: str, expected: WindowClass) -> None:
    assert classed(first, last) is expected


def test_exactly_twelve_months_before_submission_is_inside_in_a_season_that_opens_on_the_second() -> None:
    assert classed("2025-08-06", "2025-09-02", season=2027) is ACCEPTABLE
    assert classed("2025-08-06", "2025-09-01", season=2027) is OLDER


def test_the_guides_own_examples_for_september_2026() -> None:
    assert classed("2026-05-04", "2026-05-29", season=2027) is BEST
    assert classed("2026-08-03", "2026-08-28", season=2027) is BEST
    assert classed("2025-01-06", "2025-01-31", season=2027) is OLDER
    assert classed("2025-01-06", "2025-01-31", season=2027, readings=YEAR_BEFORE) is BEST
    assert classed("2026-05-04", "2026-05-29", season=2027, readings=YEAR_BEFORE) is ACCEPTABLE
    assert classed("2026-09-07", "2026-10-02", season=2027, readings=YEAR_BEFORE) is LATE
    assert classed("2024-05-06", "2024-05-31", season=2027, readings=YEAR_BEFORE) is OLDER


def test_twelve_months_may_count_from_the_rotations_start() -> None:
    assert classed("2026-08-17", "2026-09-11") is ACCEPTABLE
    assert classed("2026-08-17", "2026-09-11", readings=FROM_START) is OLDER
    assert classed("2026-09-01", "2026-09-28", readings=FROM_START) is ACCEPTABLE


def test_the_best_window_is_that_of_the_submissions_year() -> None:
    season = season_for(2028)
    assert best_window(season, MAIN, guide()) == DateRange(date(2027, 1, 1), date(2027, 8, 31))
    assert best_window(season, YEAR_BEFORE, guide()) == DateRange(date(2026, 1, 1), date(2026, 8, 31))


@given(
    some.dates(date(2024, 1, 1), date(2030, 12, 31)),
    some.integers(0, 400),
    some.sampled_from([MAIN, YEAR_BEFORE, FROM_START]),
)
def test_every_rotation_has_one_class(starts: date, more_days: int, readings: Readings) -> None:
    dates = dates_between(starts, starts + timedelta(days=more_days), guide())
    found = window_class(dates, season_for(2028), readings, guide())
    assert (found is LATE) == (starts > date(2027, 8, 31))
    if found is BEST:
        assert best_window(season_for(2028), readings, guide()).holds(dates.ends)
    if found is OLDER and readings is MAIN:
        assert dates.ends < date(2026, 9, 1)


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        ("2027-03-31", 1, "2027-02-28"),
        ("2028-03-31", 1, "2028-02-29"),
        ("2027-05-31", 6, "2026-11-30"),
        ("2028-02-29", 12, "2027-02-28"),
        ("2027-01-15", 1, "2026-12-15"),
        ("2027-12-31", 12, "2026-12-31"),
        ("2027-08-31", 9, "2026-11-30"),
        ("2027-06-15", 0, "2027-06-15"),
    ],
)
def test_months_are_counted_to_the_same_day_or_the_last_of_the_month(
    day: str, months: int, expected: str
) -> None:
    assert months_before(date.fromisoformat(day), months).isoformat() == expected


def test_windows_lie_before_the_start() -> None:
    starts = date(2027, 5, 31)
    assert window_before(starts, guide().documents_months_before_start) == DateRange(
        date(2026, 6, 30), date(2026, 8, 31)
    )
    assert window_before(starts, guide().apply_months_before_start) == DateRange(
        date(2026, 8, 31), date(2026, 11, 30)
    )
    assert window_before(starts, guide().late_apply_months_before_start) == DateRange(
        date(2026, 11, 30), date(2027, 4, 30)
    )


def test_documents_for_the_guides_summer_rotations_start_in_the_autumn_before() -> None:
    # The guide prepares for August 2026 in September and October 2025.
    assert window_before(date(2026, 8, 3), guide().documents_months_before_start).holds(date(2025, 10, 1))
    assert window_before(date(2026, 8, 3), guide().apply_months_before_start).holds(date(2025, 11, 15))


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        ("2026-08-30", ApplicationPhase.NOT_YET),
        ("2026-08-31", ApplicationPhase.OPEN),
        ("2026-11-30", ApplicationPhase.OPEN),
        ("2026-12-01", ApplicationPhase.LATE),
        ("2027-04-30", ApplicationPhase.LATE),
        ("2027-05-01", ApplicationPhase.OVER),
    ],
)
def test_where_today_lies_from_the_application_window(today: str, expected: ApplicationPhase) -> None:
    assert application_moment(date(2027, 5, 31), guide(), date.fromisoformat(today)) is expected
