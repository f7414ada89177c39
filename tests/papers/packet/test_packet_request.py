from datetime import date

import pytest

from awaykit.papers.letter_request import RequestPage
from dossiers import rotation, writer
from papers.packet.packets import TODAY, context


def request(today: date = TODAY, /, **fields: object) -> RequestPage:
    return context(today, rotations=[rotation(letter_writers=[writer(**fields)])]).request


@pytest.mark.parametrize(
    ("steps", "told"),
    [
        ({}, (False, False, False)),
        ({"asked": "2027-05-28"}, (False, True, False)),
        ({"asked": "2027-05-28", "agreed": "2027-05-29"}, (True, False, False)),
        ({"agreed": "2027-05-29", "link_sent": "2027-06-25"}, (True, False, True)),
        ({"agreed": "2027-05-29", "link_sent": "2027-06-24", "reminded": "2027-06-28"}, (True, False, True)),
    ],
)
def test_the_words_follow_the_state(steps: dict[str, str], told: tuple[bool, bool, bool]) -> None:
    found = request(request=steps)
    assert (found.has_agreed, found.is_asked, found.is_link_sent) == told


@pytest.mark.parametrize(
    ("today", "told"),
    [
        (date(2027, 5, 2), (True, False)),
        (date(2027, 5, 3), (False, False)),
        (date(2027, 5, 30), (False, False)),
        (date(2027, 5, 31), (False, True)),
    ],
)
def test_the_tense_follows_the_rotation(today: date, told: tuple[bool, bool]) -> None:
    found = request(today)
    assert (found.is_ahead, found.is_over) == told


def test_the_tense_follows_the_writers_own_days_before_the_rotations() -> None:
    found = request(date(2027, 5, 20), together_from="2027-05-03", together_until="2027-05-14")
    assert found.is_over
    found = request(date(2027, 5, 10), together_from="2027-05-17", together_until="2027-05-28")
    assert found.is_ahead


@pytest.mark.parametrize(("weeks", "told"), [("1", 1), ("2", 2), (None, None)])
def test_weeks_are_what_the_dossier_says(weeks: str | None, told: int | None) -> None:
    assert request(weeks=weeks).weeks_together == told


def test_the_day_of_the_link_is_printed_only_while_it_is_ahead() -> None:
    assert request(date(2027, 6, 1)).link_expected is not None
    assert request(date(2027, 6, 1)).is_link_expected
    assert request(TODAY).link_expected is None


@pytest.mark.parametrize(
    ("waiver", "told"), [("yes", (True, False)), ("no", (False, True)), ("undecided", (False, False))]
)
def test_the_waiver_is_told_as_recorded(waiver: str, told: tuple[bool, bool]) -> None:
    found = request(waiver=waiver)
    assert (found.is_waived, found.is_not_waived) == told


@pytest.mark.parametrize(
    ("today", "is_open"), [(date(2027, 6, 1), False), (date(2027, 6, 22), False), (date(2027, 6, 23), True)]
)
def test_the_page_knows_whether_there_is_anything_to_do_online(today: date, *, is_open: bool) -> None:
    assert request(today).is_portal_open is is_open


def test_the_season_is_told_by_month_and_match() -> None:
    found = request()
    assert (found.specialty, found.applies_in, found.match_year) == (
        "internal medicine",
        "September 2027",
        2028,
    )
