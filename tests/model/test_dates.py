from datetime import date

import pytest
from pydantic_core import PydanticCustomError

from awaykit.model.dates import Month, read_day, read_month


def test_a_day_is_read_year_first() -> None:
    assert read_day(" 2027-03-01 ") == date(2027, 3, 1)


@pytest.mark.parametrize(
    "text", ["2027-3-1", "01.03.2027", "March 1, 2027", "20270301", "0", "", "2027-03", "٢٠٢٧-٠٣-٠١"]
)
def test_a_day_written_otherwise_is_refused(text: str) -> None:
    with pytest.raises(PydanticCustomError):
        read_day(text)


@pytest.mark.parametrize(
    "text", ["2027-02-29", "2026-13-01", "2027-00-10", "2027-04-31", "1850-01-01", "9999-01-01"]
)
def test_a_day_that_no_calendar_has_is_refused(text: str) -> None:
    with pytest.raises(PydanticCustomError):
        read_day(text)


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        (
            "03/04/2027",
            "This date can be read in two ways.",
            "Write 2027-03-04 for March 4, or 2027-04-03 for April 3.",
        ),
        (
            "3-4-2027",
            "This date can be read in two ways.",
            "Write 2027-03-04 for March 4, or 2027-04-03 for April 3.",
        ),
        ("04/04/2027", "Write dates as year-month-day.", "Write 2027-04-04 for April 4."),
        ("13/04/2027", "Write dates as year-month-day.", "Write 2027-04-13 for April 13."),
        ("99/99/2027", "Write dates as year-month-day.", "Write year-month-day, like 2027-03-01."),
    ],
)
def test_a_date_with_slashes_shows_both_readings(text: str, message: str, hint: str) -> None:
    for read in (read_day, read_month):
        with pytest.raises(PydanticCustomError) as caught:
            read(text)
        assert caught.value.message() == message
        assert caught.value.context is not None
        assert caught.value.context["hint"] == hint


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("2027-03-01", Month(2027, 3)),
        ("2027-03", Month(2027, 3)),
        ("Mar 2027", Month(2027, 3)),
        ("march 2027", Month(2027, 3)),
        ("Sept. 2027", Month(2027, 9)),
        ("2027", Month(2027)),
    ],
)
def test_a_month_is_read_in_the_ways_people_write_it(text: str, month: Month) -> None:
    assert read_month(text) == month


@pytest.mark.parametrize("text", ["2027-13", "Foo 2027", "present", "27", "", "1850"])
def test_what_is_no_month_is_refused(text: str) -> None:
    with pytest.raises(PydanticCustomError):
        read_month(text)


def test_a_month_is_printed_short_and_a_year_alone() -> None:
    assert [str(Month(2027, 3)), str(Month(2027))] == ["Mar 2027", "2027"]
