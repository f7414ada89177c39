from datetime import date

import pytest

from awaykit.plan.portfolio.chosen import Candidate, Point
from dossiers import Fields, writer
from portfolios import candidate, chosen_from, in_month, point, program

ALL_SIGNS: Fields = {
    "residents": "yes",
    "stated_openness": "yes",
    "faculty_trained_abroad": "yes",
    "teaching_size": "yes",
}


def one(*programs: Fields, **fields: object) -> Candidate:
    """The one candidate, weighed."""
    found = chosen_from(candidate(**fields), programs=programs)
    return found.candidates[0]


def share(of: Candidate, weight: str) -> tuple[int, int]:
    found: Point = point(of, weight)
    return found.points, found.most


@pytest.mark.parametrize(
    ("first", "last", "points"),
    [
        ("2027-05-03", "2027-05-28", 24),
        ("2027-08-09", "2027-09-03", 12),
        ("2027-09-06", "2027-10-01", 0),
    ],
)
def test_the_best_months_count_in_full_and_acceptable_ones_half(first: str, last: str, points: int) -> None:
    assert share(one(starts=first, ends=last), "window") == (points, 24)


def test_a_rotation_too_long_before_applying_gets_nothing_for_its_dates() -> None:
    found = chosen_from(in_month("old", "2026-06-01", "2026-06-26"), today=date(2026, 1, 5))
    assert share(found.candidates[0], "window") == (0, 24)


def test_watching_gets_nothing_for_hands_on_and_service() -> None:
    found = one(kind="observership", hands_on="no")
    assert share(found, "hands_on") == (0, 24)
    assert share(found, "service") == (0, 24)
    assert point(found, "service").why == "watching only carries less weight"


def test_an_elective_of_which_nothing_is_said_is_taken_as_hands_on_and_says_so() -> None:
    found = one(hands_on=None, kind="subinternship")
    assert share(found, "hands_on") == (24, 24)
    assert point(found, "hands_on").why == "taken as hands-on, being a subinternship"


@pytest.mark.parametrize(
    ("service", "points"),
    [
        ("ward", 24),
        ("consult", 24),
        ("icu", 24),
        ("clinic", 12),
        ("hospitalist", 12),
        ("other", 0),
        (None, 0),
    ],
)
def test_services_count_as_the_guide_ranks_them(service: str | None, points: int) -> None:
    assert share(one(service_kind=service), "service") == (points, 24)


def test_outside_internal_medicine_the_service_counts_nothing() -> None:
    assert share(one(in_internal_medicine="no"), "service") == (0, 24)
    assert share(one(in_internal_medicine="no", counts_as_internal_medicine="yes"), "service") == (24, 24)


def test_each_of_four_signs_of_a_letter_counts_a_quarter() -> None:
    signs: list[Fields] = [
        {},
        {"team": {"evaluation": "yes"}},
        {"in_internal_medicine": "yes"},
        {"letter_writers": [writer()]},
    ]
    fields: Fields = {}
    told = []
    for sign in signs:
        fields |= sign
        told.append(share(one(**fields), "letter"))
    assert told == [(6, 24), (12, 24), (18, 24), (24, 24)]
    assert share(one(ends="2027-05-10"), "letter") == (0, 24)


def test_a_writer_who_saw_too_little_is_no_prospect() -> None:
    found = one(letter_writers=[writer(weeks="1")])
    assert share(found, "letter") == (6, 24)


def test_each_part_of_the_team_counts_a_third() -> None:
    found = one(team={"residents": "yes", "teaching": "no", "evaluation": "yes"})
    assert share(found, "team") == (8, 12)
    assert point(found, "team").why == "residents and a formal evaluation"


def test_each_sign_of_taking_imgs_counts_a_quarter() -> None:
    signs = dict(list(ALL_SIGNS.items())[:3])
    assert share(one(program(img_signs=signs), program="riverbend"), "img_signs") == (9, 12)
    assert share(one(), "img_signs") == (0, 12)


@pytest.mark.parametrize(
    ("wish", "visas", "points"),
    [
        ("J-1", ["J-1"], 12),
        ("either", ["H-1B"], 12),
        ("H-1B", ["J-1"], 6),
        ("J-1", [], 6),
        ("J-1", ["none"], 0),
    ],
)
def test_a_visa_counts_as_far_as_the_program_sponsors_it(wish: str, visas: list[str], points: int) -> None:
    found = chosen_from(
        candidate(program="riverbend"),
        programs=(program(visas=visas),),
        applicant={"visa": {"need": "needed", "for_residency": wish}},
    )
    assert share(found.candidates[0], "visa") == (points, 12)


def test_who_needs_no_visa_loses_nothing_by_it() -> None:
    found = chosen_from(
        candidate(program="riverbend"),
        programs=(program(visas=["none"]),),
        applicant={"visa": {"need": "citizen-or-permanent-resident"}},
    )
    assert share(found.candidates[0], "visa") == (12, 12)


@pytest.mark.parametrize(
    ("regions", "points"), [(["Michigan"], 12), (["the Midwest"], 12), (["New York"], 0), ([], 0)]
)
def test_a_region_counts_by_the_state_of_the_rotation(regions: list[str], points: int) -> None:
    found = chosen_from(candidate(us_state="MI"), applicant={"regions": regions})
    assert share(found.candidates[0], "region") == (points, 12)


def test_the_cheaper_a_rotation_is_for_the_money_left_the_more_it_gets() -> None:
    settled = in_month("icu", "2027-03-01", "2027-03-26", state="applied", costs={"fee": "18,000"})
    found = chosen_from(settled, candidate(costs={"fee": "500"}))
    assert share(found.candidates[0], "cost") == (9, 12)
    assert point(found.candidates[0], "cost").why == "$500, 25% of the $2,000 left"


def test_without_a_budget_costs_are_compared_with_the_dearest() -> None:
    dear = in_month("dear", "2027-07-05", "2027-07-30", costs={"fee": "4,000"})
    found = chosen_from(candidate(), dear, applicant={"budget": None})
    assert {each.id: share(each, "cost")[0] for each in found.candidates} == {"ward": 9, "dear": 0}


def test_all_parts_of_the_costs_are_added_and_the_programs_fee_only_where_none_is_given() -> None:
    fee = program(rotation={"fee": "700"})
    own = one(fee, program="riverbend", costs={"fee": "100", "travel": "20", "housing": "3", "other": "4"})
    lent = one(fee, program="riverbend", costs={"travel": "20"})
    assert (own.cost, lent.cost) == (127, 720)
    assert one(costs={}).cost is None
    assert point(one(costs={}), "cost").why == "no estimate"


def test_a_weight_of_the_applicants_replaces_ours_and_zero_leaves_it_out() -> None:
    found = chosen_from(candidate(), settings={"weights": {"hands_on": "100", "service": "0"}})
    assert share(found.candidates[0], "hands_on") == (100, 100)
    assert share(found.candidates[0], "service") == (0, 0)
    assert found.own_weights == {"hands_on", "service"}
    assert dict(found.weights)["window"] == 24


def test_a_visa_that_commonly_does_not_fit_is_a_question_and_takes_no_points() -> None:
    applicant = {
        "status": "student",
        "graduated": "2028-06",
        "visa": {"need": "needed", "for_rotations": "B-2"},
    }
    unfit = chosen_from(candidate(), applicant=applicant).candidates[0]
    fit = chosen_from(candidate(kind="observership", hands_on="no"), applicant=applicant).candidates[0]
    assert len(unfit.cautions) == 1
    assert "commonly stated" in unfit.cautions[0]
    assert unfit.cautions[0].endswith("confirm with host, school and consulate.")
    assert fit.cautions == ()
