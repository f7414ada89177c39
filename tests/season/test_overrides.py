from collections.abc import Mapping
from datetime import date

import pytest

from awaykit.model.settings import SeasonOverrides
from awaykit.problems import Problem, UserError
from awaykit.season.all_seasons import season_for
from awaykit.season.dated import FactConfidence
from awaykit.season.season import DATE_NAMES


def problems_of(year: int, overrides: Mapping[str, date]) -> tuple[Problem, ...]:
    with pytest.raises(UserError) as refused:
        season_for(year, overrides)
    return refused.value.problems


@pytest.mark.parametrize("key", DATE_NAMES)
def test_own_date_takes_the_place_of_ours_and_says_so(key: str) -> None:
    ours = getattr(season_for(2028), key)
    own_day = (ours[0] if isinstance(ours, tuple) else ours).value.replace(day=8)
    held = getattr(season_for(2028, {key: own_day}), key)
    own = held[0] if isinstance(held, tuple) else held
    assert own.value == own_day
    assert own.confidence is FactConfidence.YOUR_SETTING
    assert own.label_for_applicant == "your setting"
    assert not own.is_projected
    assert own.checked is None
    assert own.source == f"settings.season_overrides.{key}"


def test_own_review_day_leaves_one_possible_day() -> None:
    season = season_for(2028, {"reviews_from": date(2027, 9, 29)})
    assert [day.value for day in season.reviews_from] == [date(2027, 9, 29)]


def test_other_dates_stay_as_they_were() -> None:
    plain, own = season_for(2028), season_for(2028, {"token_day": date(2027, 6, 28)})
    assert own.match_day == plain.match_day
    assert own.reviews_from == plain.reviews_from
    assert own.form == plain.form


def test_projected_dates_that_follow_from_an_own_date_are_drawn_again() -> None:
    own = {"opens": date(2027, 6, 9), "submits_from": date(2027, 9, 8), "match_day": date(2028, 3, 24)}
    season = season_for(2028, own)
    assert season.token_day.value == date(2027, 6, 30)
    assert [day.value for day in season.reviews_from] == [date(2027, 9, 29)]
    assert season.rank_list_due.value == date(2028, 3, 8)
    assert season.match_week_begins.value == date(2028, 3, 20)
    assert season.rank_list_due.is_projected


def test_reported_dates_stand_whatever_the_dossier_says_of_others() -> None:
    season = season_for(2027, {"match_day": date(2027, 3, 26)})
    assert season.rank_list_due == season_for(2027).rank_list_due


def test_unknown_key_is_refused_with_the_near_one() -> None:
    (problem,) = problems_of(2028, {"match_dya": date(2028, 3, 17)})
    assert problem.message == "“match_dya” is not a date of a season."
    assert problem.hint == "Did you mean match_day?"
    assert problem.place == "settings.season_overrides.match_dya"


def test_all_unknown_keys_are_told_at_once_and_a_strange_one_gets_the_list() -> None:
    strange, near = problems_of(2028, {"zz": date(2028, 3, 17), "review_from": date(2028, 3, 17)})
    assert strange.hint == f"These can be set: {', '.join(DATE_NAMES)}."
    assert near.hint == "Did you mean reviews_from?"


def test_every_date_of_a_season_can_be_set_in_the_dossier() -> None:
    assert set(DATE_NAMES) == set(SeasonOverrides.model_fields)


def test_date_of_another_season_is_refused() -> None:
    (problem,) = problems_of(2028, {"match_day": date(2029, 3, 16)})
    assert problem.message == "Match Day: 2029-03-16 is not in season 2028."
    assert problem.hint == "Write a day of 2027 or 2028, or change the season."


def test_dates_out_of_order_are_refused_and_both_are_named() -> None:
    (problem,) = problems_of(2028, {"reviews_from": date(2027, 8, 25)})
    assert (
        problem.message == "Programs may review (2027-08-25) must come after: Submission opens (2027-09-01)."
    )
    assert problem.place == "settings.season_overrides.reviews_from"


def test_projected_season_takes_own_dates_too() -> None:
    assert season_for(2031, {"match_day": date(2031, 3, 14)}).rank_list_due.value == date(2031, 2, 26)
