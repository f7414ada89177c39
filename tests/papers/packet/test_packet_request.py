from datetime import date

import pytest

from awaykit.papers.views import LetterLines, Tense
from awaykit.plan.letters import LetterState
from dossiers import rotation, writer
from papers.packet.packets import TODAY, context


def request(today: date = TODAY, /, **fields: object) -> LetterLines:
    return context(today, rotations=[rotation(letter_writers=[writer(**fields)])]).request


@pytest.mark.parametrize(
    ("steps", "told"),
    [
        ({}, (LetterState.NOT_ASKED, None)),
        ({"asked": "2027-05-28"}, (LetterState.ASKED, date(2027, 5, 28))),
        ({"asked": "2027-05-28", "agreed": "2027-05-29"}, (LetterState.AGREED, date(2027, 5, 29))),
        ({"agreed": "2027-05-29", "link_sent": "2027-06-25"}, (LetterState.LINK_SENT, date(2027, 6, 25))),
        ({"agreed": "2027-05-29", "reminded": "2027-06-28"}, (LetterState.REMINDED, date(2027, 6, 28))),
    ],
)
def test_the_state_and_its_day_are_those_of_the_last_step(
    steps: dict[str, str], told: tuple[LetterState, date | None]
) -> None:
    found = request(request=steps)
    assert (found.state, found.on) == told


@pytest.mark.parametrize(
    ("today", "told"),
    [
        (date(2027, 5, 2), Tense.AHEAD),
        (date(2027, 5, 3), Tense.NOW),
        (date(2027, 5, 30), Tense.NOW),
        (date(2027, 5, 31), Tense.OVER),
    ],
)
def test_the_tense_follows_the_rotation(today: date, told: Tense) -> None:
    assert request(today).tense is told


def test_the_tense_follows_the_writers_own_days_before_the_rotations() -> None:
    found = request(date(2027, 5, 20), together_from="2027-05-03", together_until="2027-05-14")
    assert found.tense is Tense.OVER
    found = request(date(2027, 5, 10), together_from="2027-05-17", together_until="2027-05-28")
    assert found.tense is Tense.AHEAD


@pytest.mark.parametrize(("weeks", "told"), [("1", 1), ("2", 2), (None, None)])
def test_weeks_are_what_the_dossier_says(weeks: str | None, told: int | None) -> None:
    assert request(weeks=weeks).weeks_together == told


def test_the_day_of_the_link_is_printed_only_while_it_is_ahead() -> None:
    assert request(date(2027, 6, 1)).link_expected is not None
    assert request(date(2027, 6, 1)).is_link_expected
    assert request(TODAY).link_expected is None


@pytest.mark.parametrize("waiver", ["yes", "no", "undecided"])
def test_the_waiver_is_told_as_recorded(waiver: str) -> None:
    assert request(waiver=waiver).waiver == waiver


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
