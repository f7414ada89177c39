from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from awaykit.plan.rotation_dates import (
    Phase,
    RotationDates,
    dates_between,
    phase,
    rotation_dates,
    whole_weeks,
)
from awaykit.plan.workdays import is_working_day, working_days_between
from awaykit.season.guide import guide
from dossiers import dossier, rotation


def days(first: str, last: str) -> RotationDates:
    return dates_between(date.fromisoformat(first), date.fromisoformat(last), guide())


@pytest.mark.parametrize(
    ("first", "last", "weeks", "midpoint", "feedback", "final_week", "working_days", "ask"),
    [
        # four weeks, Monday to Sunday
        ("2027-05-03", "2027-05-30", 4, "2027-05-16", "2027-05-14", "2027-05-24", "2027-05-24", "2027-05-24"),
        # four weeks, Monday to Friday: the last seven days begin on a Saturday
        ("2027-03-01", "2027-03-26", 4, "2027-03-13", "2027-03-12", "2027-03-20", "2027-03-22", "2027-03-20"),
        # two weeks, Monday to Friday: the ask lies in the last five working days
        ("2027-03-01", "2027-03-12", 2, "2027-03-06", "2027-03-05", "2027-03-06", "2027-03-08", "2027-03-08"),
        # two weeks to a Sunday
        ("2027-03-01", "2027-03-14", 2, "2027-03-07", "2027-03-05", "2027-03-08", "2027-03-08", "2027-03-08"),
        # two weeks with Labor Day in the second: five working days reach back into the first
        ("2027-08-30", "2027-09-10", 2, "2027-09-04", "2027-09-03", "2027-09-04", "2027-09-03", "2027-09-03"),
        # over New Year, with Christmas and New Year's Day both observed on a Friday
        ("2027-12-13", "2028-01-07", 4, "2027-12-25", "2027-12-23", "2028-01-01", "2028-01-03", "2028-01-01"),
        # a leap day inside
        ("2028-02-14", "2028-03-10", 4, "2028-02-26", "2028-02-25", "2028-03-04", "2028-03-06", "2028-03-04"),
        # eight weeks: feedback after two of them, not after four
        ("2027-03-01", "2027-04-23", 8, "2027-03-27", "2027-03-15", "2027-04-17", "2027-04-19", "2027-04-17"),
        # one week
        ("2027-03-01", "2027-03-05", 1, "2027-03-03", "2027-03-03", "2027-03-01", "2027-03-01", "2027-03-01"),
        # one day, and one day on a Saturday
        ("2027-03-01", "2027-03-01", 0, "2027-03-01", "2027-03-01", "2027-03-01", "2027-03-01", "2027-03-01"),
        ("2027-03-06", "2027-03-06", 0, "2027-03-06", "2027-03-06", "2027-03-06", "2027-03-06", "2027-03-06"),
    ],
)
def test_the_days_of_a_rotation(  # noqa: PLR0917 - one argument a column
    first: str,
    last: str,
    weeks: int,
    midpoint: str,
    feedback: str,
    final_week: str,
    working_days: str,
    ask: str,
) -> None:
    found = days(first, last)
    assert (
        found.weeks,
        found.midpoint.isoformat(),
        found.feedback_on.isoformat(),
        found.final_week_from.isoformat(),
        found.last_working_days_from.isoformat(),
        found.ask_from.isoformat(),
    ) == (weeks, midpoint, feedback, final_week, working_days, ask)


@given(some.dates(date(2025, 1, 1), date(2030, 12, 31)), some.integers(0, 120))
def test_every_day_lies_inside_the_rotation(starts: date, more_days: int) -> None:
    ends = starts + timedelta(days=more_days)
    found = dates_between(starts, ends, guide())
    inside = (
        found.midpoint,
        found.feedback_on,
        found.final_week_from,
        found.last_working_days_from,
        found.ask_from,
    )
    assert all(starts <= day <= ends for day in inside)
    assert found.days == more_days + 1
    assert found.feedback_on <= found.midpoint
    assert (ends - found.final_week_from).days <= 6


@given(some.dates(date(2025, 1, 1), date(2030, 12, 31)), some.integers(13, 120))
def test_from_two_weeks_on_five_working_days_remain_and_feedback_comes_before_the_ask(
    starts: date, more_days: int
) -> None:
    found = dates_between(starts, starts + timedelta(days=more_days), guide())
    assert len(working_days_between(found.last_working_days_from, found.ends)) == 5
    assert is_working_day(found.last_working_days_from)
    assert found.feedback_on <= found.ask_from


def test_a_last_week_to_friday_is_a_whole_week() -> None:
    monday = date(2027, 3, 1)
    assert [whole_weeks(monday, monday + timedelta(days=more)) for more in (3, 4, 6, 10, 11, 13)] == [
        0,
        1,
        1,
        1,
        2,
        2,
    ]


def test_a_rotation_without_both_days_has_no_dates() -> None:
    held = dossier(rotations=[rotation(ends=None)]).rotations[0]
    assert rotation_dates(held, guide()) is None
    assert phase(held, date(2027, 5, 10)) is Phase.UNDATED


@pytest.mark.parametrize(
    ("today", "state", "expected"),
    [
        ("2027-05-02", "confirmed", Phase.PLANNED),
        ("2027-05-03", "confirmed", Phase.UNDER_WAY),
        ("2027-05-30", "confirmed", Phase.UNDER_WAY),
        ("2027-05-31", "confirmed", Phase.DONE),
        ("2027-05-31", "offered", Phase.PLANNED),
        ("2027-05-31", "applied", Phase.PLANNED),
        ("2027-05-31", "candidate", Phase.PLANNED),
        ("2027-05-10", "cancelled", Phase.CANCELLED),
    ],
)
def test_only_a_confirmed_rotation_gets_under_way_and_done(today: str, state: str, expected: Phase) -> None:
    held = dossier(rotations=[rotation(state=state)]).rotations[0]
    assert phase(held, date.fromisoformat(today)) is expected
