from collections.abc import Mapping
from datetime import date, timedelta
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as some

from awaykit.model.letters import Request
from awaykit.plan.letters import LetterDates, letter_dates
from awaykit.plan.rotation_dates import dates_between
from awaykit.plan.workdays import is_working_day
from awaykit.season.all_seasons import season_for
from awaykit.season.guide import guide

SPRING = ("2027-03-01", "2027-03-26")
SUMMER = ("2027-08-02", "2027-08-27")
AS_SOON_AS_YOU_CAN = None
NOTHING_ASKED: Mapping[str, str] = MappingProxyType({})


def dates_on(
    today: str,
    rotation: tuple[str, str] | None = SPRING,
    request: Mapping[str, str] = NOTHING_ASKED,
    *,
    season: int = 2028,
    overrides: Mapping[str, date] | None = None,
) -> LetterDates:
    held = (
        dates_between(date.fromisoformat(rotation[0]), date.fromisoformat(rotation[1]), guide())
        if rotation
        else None
    )
    asked_of = Request.model_validate(dict(request))
    return letter_dates(
        held, asked_of, season_for(season, overrides or {}), guide(), date.fromisoformat(today)
    )


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


# Season 2028: token 23 June, submission 1 September, review 22 or 29 September, so the cap is 14 September.
@pytest.mark.parametrize(
    ("today", "ends", "upload_by"),
    [
        # early August: 7 August 2027 is a Saturday
        ("2027-03-30", "2027-03-26", "2027-08-06"),
        ("2027-08-06", "2027-03-26", "2027-08-06"),
        # past on Saturday 7 August, because the working day before it is past: submission, then the cap
        ("2027-08-07", "2027-03-26", "2027-09-01"),
        ("2027-09-01", "2027-03-26", "2027-09-01"),
        ("2027-09-02", "2027-03-26", "2027-09-14"),
        ("2027-09-14", "2027-03-26", "2027-09-14"),
        ("2027-09-15", "2027-03-26", AS_SOON_AS_YOU_CAN),
        # end + 21 days is later than 7 August from an end on 18 July on
        ("2027-07-19", "2027-07-16", "2027-08-06"),
        ("2027-07-19", "2027-07-23", "2027-08-13"),
        ("2027-08-01", "2027-08-13", "2027-09-03"),
        # 28 August and 29 August are a weekend; 6 September is Labor Day
        ("2027-08-01", "2027-08-08", "2027-08-27"),
        ("2027-08-01", "2027-08-16", "2027-09-03"),
        # end + 21 days lies after the cap
        ("2027-08-01", "2027-08-27", "2027-09-14"),
        ("2027-09-01", "2027-09-14", "2027-09-14"),
        # a rotation that ended long ago
        ("2027-03-30", "2025-03-28", "2027-08-06"),
    ],
)
def test_upload_by_is_the_first_of_the_three_days_that_is_to_come(
    today: str, ends: str, upload_by: str | None
) -> None:
    last = date.fromisoformat(ends)
    starts = (last - timedelta(days=25)).isoformat()
    assert dates_on(today, (starts, ends)).upload_by == day(upload_by)


def test_of_two_possible_review_days_the_earlier_sets_the_cap() -> None:
    assert dates_on("2027-03-30").cap == date(2027, 9, 14)
    assert dates_on("2026-03-30", ("2026-03-02", "2026-03-27"), season=2027).cap == date(2026, 9, 15)
    assert dates_on("2027-03-30", overrides={"reviews_from": date(2027, 9, 29)}).cap == date(2027, 9, 21)


def test_a_cap_before_early_august_wins_over_it() -> None:
    early = {"submits_from": date(2027, 7, 21), "reviews_from": date(2027, 8, 4)}
    assert dates_on("2027-03-30", overrides=early).upload_by == date(2027, 7, 27)


def test_submission_day_never_stands_after_the_cap() -> None:
    close = {"submits_from": date(2027, 9, 8), "reviews_from": date(2027, 9, 10)}
    assert dates_on("2027-08-09", overrides=close).upload_by == date(2027, 9, 2)


@pytest.mark.parametrize(
    ("rotation", "today", "is_late"),
    [
        (("2027-08-16", "2027-09-10"), "2027-08-20", False),
        (("2027-08-18", "2027-09-14"), "2027-08-20", False),
        (("2027-08-19", "2027-09-15"), "2027-08-20", True),
        (("2027-09-20", "2027-10-15"), "2027-08-20", True),
    ],
)
def test_a_rotation_that_ends_after_the_cap_is_late(
    rotation: tuple[str, str], today: str, is_late: bool
) -> None:
    assert dates_on(today, rotation).is_late is is_late


def test_nobody_is_asked_for_a_letter_before_they_can_be_asked_at_all() -> None:
    found = dates_on("2027-08-20", ("2027-09-20", "2027-10-15"))
    assert (found.write_by, found.upload_by) == (None, AS_SOON_AS_YOU_CAN)
    assert "as soon as possible: you can ask only after Tuesday, September 14" in found.upload_because
    in_final_week = dates_on("2027-08-20", ("2027-08-23", "2027-09-17"))
    assert in_final_week.is_late
    assert in_final_week.upload_by == date(2027, 9, 14)


@pytest.mark.parametrize(
    ("today", "rotation", "request_", "write_by"),
    [
        # 21 days after the end
        ("2027-03-20", SPRING, {}, "2027-04-16"),
        ("2027-04-16", SPRING, {"asked": "2027-03-24"}, "2027-04-16"),
        # past: left out
        ("2027-04-17", SPRING, {"asked": "2027-03-24"}, None),
        # asked after the end: 21 days after the asking
        ("2027-05-20", SPRING, {"asked": "2027-05-14"}, "2027-06-04"),
        # not asked yet, and the rotation over: counted from today
        ("2027-05-14", SPRING, {}, "2027-06-04"),
        # agreed with no day of asking recorded
        ("2027-05-20", SPRING, {"agreed": "2027-05-14"}, "2027-06-04"),
        # Juneteenth is observed on Friday 18 June; 31 May is Memorial Day
        ("2027-05-20", ("2027-05-03", "2027-05-28"), {}, "2027-06-17"),
        ("2027-05-01", ("2027-04-12", "2027-05-10"), {}, "2027-05-28"),
        # 4 July is a Sunday and observed on Monday 5 July
        ("2027-06-01", ("2027-05-17", "2027-06-14"), {}, "2027-07-02"),
        # never after upload-by, left out if the same
        ("2027-07-20", ("2027-06-21", "2027-07-16"), {"asked": "2027-07-14"}, None),
        ("2027-07-20", ("2027-06-28", "2027-07-23"), {}, None),
        ("2027-07-30", SPRING, {}, None),
        # nothing to write by when it is wanted as soon as possible
        ("2027-09-16", SPRING, {"asked": "2027-09-10"}, None),
    ],
)
def test_write_by(
    today: str, rotation: tuple[str, str], request_: dict[str, str], write_by: str | None
) -> None:
    assert dates_on(today, rotation, request_).write_by == day(write_by)


@pytest.mark.parametrize(
    ("today", "request_", "link"),
    [
        ("2027-04-01", {}, "2027-06-23"),
        ("2027-04-01", {"asked": "2027-03-24", "agreed": "2027-03-25"}, "2027-06-23"),
        ("2027-06-23", {"asked": "2027-03-24", "agreed": "2027-03-25"}, "2027-06-23"),
        # not entered yet, the portal open: today at the earliest, also on a Saturday
        ("2027-07-03", {"asked": "2027-03-24", "agreed": "2027-03-25"}, "2027-07-03"),
        ("2027-07-20", {"agreed": "2027-03-25", "link_sent": "2027-07-04"}, "2027-07-04"),
        ("2027-07-20", {"agreed": "2027-03-25", "link_sent": "2027-06-10"}, "2027-06-23"),
    ],
)
def test_link_expected(today: str, request_: dict[str, str], link: str) -> None:
    assert dates_on(today, request=request_).link_expected == day(link)


def test_the_link_of_a_summer_rotation_comes_after_the_ask() -> None:
    assert dates_on("2027-07-01", SUMMER).link_expected == date(2027, 8, 21)


def test_a_letter_that_is_there_keeps_the_days_of_its_upload() -> None:
    found = dates_on("2028-01-10", request={"asked": "2027-03-24", "uploaded": "2027-04-12"})
    assert (found.write_by, found.upload_by) == (date(2027, 4, 16), date(2027, 8, 6))


def test_without_dates_of_the_rotation_only_the_seasons_days_are_known() -> None:
    found = dates_on("2027-04-01", None)
    assert (found.write_by, found.upload_by, found.is_late) == (None, date(2027, 8, 6), False)


def test_each_day_says_what_it_follows_from() -> None:
    why = "the day international graduates get their ERAS token"
    found = dates_on("2027-03-20")
    assert (found.write_because, found.upload_because, found.link_because) == (
        "Write by Friday, April 16, 2027: 21 days after the rotation ends.",
        "Upload by Friday, August 6, 2027: early August (August 7); moved to the working day before.",
        f"Link expected Wednesday, June 23, 2027: {why} (expected).",
    )


def test_expected_stands_only_where_a_projected_day_is_used() -> None:
    spring = dates_on("2027-03-20")
    assert (spring.upload_is_expected, spring.link_is_expected) == (False, True)
    summer = dates_on("2027-08-20", SUMMER)
    assert (summer.upload_is_expected, summer.link_is_expected) == (True, False)
    assert "8 days before programs may review applications (expected)" in summer.upload_because
    reported = dates_on("2026-03-20", ("2026-03-02", "2026-03-27"), season=2027)
    assert not reported.is_expected


@pytest.mark.parametrize("season", [2027, 2028, 2029, 2031])
@given(
    starts=some.dates(date(2025, 1, 1), date(2031, 12, 31)),
    more_days=some.integers(0, 60),
    today=some.dates(date(2025, 1, 1), date(2031, 12, 31)),
    asked_after=some.none() | some.integers(-10, 200),
)
def test_the_order_of_the_days_holds_for_every_rotation_and_day(
    season: int, starts: date, more_days: int, today: date, asked_after: int | None
) -> None:
    ends = starts + timedelta(days=more_days)
    asked = None if asked_after is None else ends + timedelta(days=asked_after)
    found = letter_dates(
        dates_between(starts, ends, guide()), Request(asked=asked), season_for(season), guide(), today
    )
    if found.upload_by:
        assert is_working_day(found.upload_by)
        assert today <= found.upload_by <= found.cap
    if found.write_by:
        assert is_working_day(found.write_by)
        assert found.upload_by
        assert today <= found.write_by < found.upload_by
        assert found.write_by > ends
    assert found.link_expected >= season_for(season).token_day.value
    assert found.is_late == (ends > found.cap)
    reasons = (found.write_because, found.upload_because, found.link_because)
    assert all(sentence.endswith(".") for sentence in reasons if sentence)
