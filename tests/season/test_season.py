from datetime import date

import pytest

from awaykit.plan.workdays import expected
from awaykit.problems import UserError
from awaykit.season.all_seasons import known_years, projected_dates, season_for, year_file
from awaykit.season.dated import Dated, FactConfidence, follows

TABLE = {
    2025: ("2024-06-05", "2024-09-04", ("2024-09-25",), "2025-03-05", "2025-03-21"),
    2026: ("2025-06-04", "2025-09-03", ("2025-09-24",), "2026-03-04", "2026-03-20"),
    2027: ("2026-06-03", "2026-09-02", ("2026-09-23",), "2027-03-03", "2027-03-19"),
    2028: ("2027-06-02", "2027-09-01", ("2027-09-22", "2027-09-29"), "2028-03-01", "2028-03-17"),
    2029: ("2028-06-07", "2028-09-06", ("2028-09-27",), "2029-02-28", "2029-03-16"),
}


@pytest.mark.parametrize("year", TABLE)
def test_dates_are_those_of_the_table(year: int) -> None:
    season = season_for(year)
    reviews = tuple(day.value.isoformat() for day in season.reviews_from)
    days = (season.opens, season.submits_from, season.rank_list_due, season.match_day)
    opens, submits, rank_list, match = (day.value.isoformat() for day in days)
    assert (opens, submits, reviews, rank_list, match) == TABLE[year]


@pytest.mark.parametrize("year", TABLE)
def test_projection_reproduces_every_day_of_the_table(year: int) -> None:
    """No row is an exception; season 2028 opens submission on 1 September, so both know two review days."""
    told, projected = year_file(year).dates, projected_dates(year)
    assert [(name, day.value) for name, day in projected.named()] == [
        (name, day.value) for name, day in told.named()
    ]
    assert all(day.is_projected for _, day in projected.named())


@pytest.mark.parametrize(
    ("year", "confidence"),
    [(2025, "official"), (2026, "official"), (2027, "reported"), (2028, "projected"), (2029, "projected")],
)
def test_confidence_stands_on_each_value(year: int, confidence: str) -> None:
    season = season_for(year)
    assert {
        d.confidence for d in (season.opens, season.submits_from, season.match_day, *season.reviews_from)
    } == {confidence}
    rank_list = "computed" if confidence == "official" else confidence
    assert season.rank_list_due.confidence == rank_list
    assert season.match_week_begins.confidence == rank_list
    assert season.token_day.confidence == ("reported" if year == 2027 else "projected")


def test_further_days_of_2027() -> None:
    season = season_for(2027)
    assert season.token_day.value == date(2026, 6, 24)
    assert (season.nrmp_opens.value, season.nrmp_closes.value) == (date(2026, 9, 15), date(2027, 1, 31))
    assert season.match_week_begins.value == date(2027, 3, 15)
    assert season.earliest_review.value == date(2026, 9, 23)


def test_season_is_said_with_the_month_of_applying() -> None:
    assert season_for(2028).in_words == "Season 2028 (apply September 2027)"


def test_season_that_opens_on_first_of_june_or_september_follows_the_rules() -> None:
    season = projected_dates(2033)
    assert season.opens.value == date(2032, 6, 2)
    assert season.submits_from.value == date(2032, 9, 1)
    assert [day.value for day in season.reviews_from] == [date(2032, 9, 22), date(2032, 9, 29)]
    assert projected_dates(2034).opens.value == date(2033, 6, 8), "1 June 2033 is a Wednesday"


def test_named_days_stand_in_order_of_time() -> None:
    for year in (*known_years(), 2030, 2041):
        days = [day.value for _, day in season_for(year).named()]
        assert days == sorted(days)
        assert len(days) == 8 + len(season_for(year).reviews_from)


def test_form_and_letters_of_an_unknown_season_are_the_newest_known_and_marked() -> None:
    newest = max(year for year in known_years() if year_file(year).form)
    known, later = season_for(newest), season_for(known_years()[-1] + 1)
    assert known.form is not None
    assert (later.form, later.form_of) == (known.form, newest)
    assert (later.letters, later.letters_of) == (known.letters, known.letters_of)
    assert (known.is_form_carried_over, later.is_form_carried_over) == (False, True)
    assert later.is_letter_process_carried_over


def test_nothing_is_said_of_form_and_letters_before_2027() -> None:
    season = season_for(2026)
    assert (season.form, season.letters, season.form_of, season.letters_of) == (None, None, None, None)
    assert not season.is_form_carried_over
    assert not season.is_letter_process_carried_over


def test_limits_of_the_form_of_2027() -> None:
    form = season_for(2027).form
    assert form is not None
    assert (form.max_experiences.value, form.max_most_meaningful.value) == (10, 3)
    assert (form.max_description_characters.value, form.max_reflection_characters.value) == (750, 300)
    assert (form.max_impactful_characters.value, form.max_hobbies_characters.value) == (750, 300)
    assert form.max_statement_characters.value == 28_000
    assert form.customary_statement_words.value.holds(600)
    assert not form.customary_statement_words.value.holds(751)
    assert (form.gold_signals.value, form.silver_signals.value) == (3, 12)
    assert form.gold_signals.confidence is FactConfidence.REPORTED


def test_way_of_the_letters_of_2027() -> None:
    letters = season_for(2027).letters
    assert letters is not None
    assert letters.portal_name.value == "AAMC Letter Writer Portal"
    assert letters.portal_since.value == date(2026, 6, 1)
    assert (letters.max_assigned_per_program.value, letters.usual_letters.value) == (4, 3)
    assert letters.salutation.value == "Dear Program Director"
    assert "unverified" in letters.file_rules.source
    assert "author's e-mail" in letters.entered_in_myeras.value
    assert letters.structured.max_narrative_words.value == 200


def test_projected_dates_are_expected_to_others_and_projected_to_the_applicant() -> None:
    assert expected(season_for(2028).match_day) == " (expected)"
    assert season_for(2028).match_day.label_for_applicant == "projected"
    assert expected(season_for(2027).match_day) == ""
    assert season_for(2027).match_day.label_for_applicant == "reported"
    assert season_for(2026).rank_list_due.label_for_applicant == ""
    assert any(day.is_projected for _, day in season_for(2028).named())


def test_what_follows_from_a_day_is_no_surer_than_the_day() -> None:
    for given, drawn in (("official", "computed"), ("reported", "reported"), ("projected", "projected")):
        day = Dated(date(2027, 3, 1), "a letter", date(2026, 11, 1), FactConfidence(given))
        assert follows(day, days=-1, source="the day before").confidence == drawn
        assert follows(day, days=-1, source="the day before").value == date(2027, 2, 28)


@pytest.mark.parametrize(
    ("year", "message"),
    [
        (2024, "Season 2024 is too early."),
        (-1, "Season -1 is too early."),
        (20280, "Season 20280 is too far away."),
        (2101, "Season 2101 is too far away."),
    ],
)
def test_season_before_the_first_or_far_away_is_refused(year: int, message: str) -> None:
    with pytest.raises(UserError) as refused:
        season_for(year)
    (problem,) = refused.value.problems
    assert problem.message == message
    assert problem.place == "applicant.season"
    assert problem.hint is not None
    assert "2028" in problem.hint


def test_last_season_that_we_take_still_has_its_days() -> None:
    assert season_for(2100).match_day.value == date(2100, 3, 19)
