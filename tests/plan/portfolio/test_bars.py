from datetime import date

import pytest

from awaykit.plan.portfolio.chosen import Wishes
from dossiers import Fields
from portfolios import candidate, chosen_from, in_month, program, reasons

STUDENT: Fields = {"status": "student", "graduated": "2027-12"}
GRADUATE: Fields = {"status": "graduate", "graduated": "2026-06"}


def school(**fields: object) -> Fields:
    return {"school": {"name": "Faculty of Medicine"} | fields}


def test_a_candidate_that_nothing_speaks_against_is_free() -> None:
    found = chosen_from(candidate())
    assert reasons(found) == {}
    assert [each.id for each in found.candidates] == ["ward"]


@pytest.mark.parametrize("state", ["applied", "offered", "confirmed"])
def test_one_that_overlaps_with_a_settled_one_is_barred(state: str) -> None:
    settled = in_month("icu", "2027-05-24", "2027-06-18", state=state)
    assert reasons(chosen_from(settled, candidate())) == {
        "ward": (f"It overlaps with icu, which is {state}.",)
    }


def test_twelve_settled_rotations_in_its_way_are_one_reason() -> None:
    settled = [in_month(f"r{row}", "2027-05-03", "2027-05-28", state="confirmed") for row in range(12)]
    found = chosen_from(*settled, candidate())
    assert len(reasons(found)["ward"]) == 1
    assert reasons(found)["ward"][0].endswith("r10, and r11, which are settled.")
    assert found.notes[:2] == (
        "No candidate can be chosen now; the reasons stand beside each.",
        "With 12 rotations settled you have as many as make sense for you.",
    )


def test_a_cancelled_rotation_stands_in_no_ones_way() -> None:
    found = chosen_from(candidate("icu", state="cancelled"), candidate())
    assert reasons(found) == {}
    assert found.settled == ()


def test_without_its_days_nothing_can_be_fitted() -> None:
    found = chosen_from(
        in_month("none", "", "") | {"starts": None, "ends": None},
        candidate("half") | {"ends": None},
    )
    assert reasons(found) == {
        "none": ("Its first and last day are not written down.",),
        "half": ("Its last day is not written down.",),
    }


def test_one_whose_first_day_is_past_or_today_is_barred() -> None:
    for today in (date(2027, 5, 3), date(2027, 7, 1)):
        assert reasons(chosen_from(candidate(), today=today)) == {
            "ward": ("Its first day, Monday, May 3, 2027, is not ahead of you.",)
        }


def test_an_elective_is_not_open_to_a_graduate() -> None:
    found = chosen_from(
        candidate("elective"),
        in_month("sub", "2027-06-07", "2027-07-02", kind="subinternship"),
        in_month("extern", "2027-07-05", "2027-07-30", kind="externship"),
        applicant=GRADUATE,
    )
    assert reasons(found) == {
        "elective": ("An elective is for students, and you will be a graduate by then.",),
        "sub": ("A subinternship is for students, and you will be a graduate by then.",),
    }


@pytest.mark.parametrize(
    ("takes_part", "reason"),
    [
        ("no", "It goes through VSLO, and your school does not take part."),
        (None, "It goes through VSLO, and nothing says whether your school takes part."),
    ],
)
def test_vslo_needs_a_school_that_takes_part(takes_part: str | None, reason: str) -> None:
    own = STUDENT | school(**({"takes_part_in_vslo": takes_part} if takes_part else {}))
    assert reasons(chosen_from(candidate(pathway="vslo"), applicant=own)) == {"ward": (reason,)}


def test_vslo_is_open_to_students_of_a_school_that_takes_part_and_to_no_graduate() -> None:
    takes_part = school(takes_part_in_vslo="yes")
    observe: Fields = {"kind": "observership", "hands_on": "no", "pathway": "vslo"}
    assert reasons(chosen_from(candidate() | observe, applicant=STUDENT | takes_part)) == {}
    assert reasons(chosen_from(candidate() | observe, applicant=GRADUATE | takes_part)) == {
        "ward": ("VSLO is for students, and you will be a graduate by then.",)
    }


def test_an_affiliated_pathway_needs_the_schools_agreement_with_that_host() -> None:
    asked = candidate(pathway="affiliated")
    another = STUDENT | school(agreements="Other Hospital")
    assert reasons(chosen_from(asked, applicant=another)) == {
        "ward": ("Your dossier names no agreement of your school with ward Hospital.",)
    }
    assert reasons(chosen_from(asked, applicant=STUDENT | school(agreements="WARD hospital"))) == {}


def test_the_programs_pathway_counts_where_the_rotation_gives_none() -> None:
    found = chosen_from(
        candidate(program="riverbend"),
        programs=(program(rotation={"pathway": "vslo"}),),
        applicant=STUDENT | school(takes_part_in_vslo="no"),
    )
    assert "VSLO" in reasons(found)["ward"][0]


def test_a_host_whose_deadline_is_past_bars_and_one_ahead_does_not() -> None:
    asked = candidate(program="riverbend")
    past, ahead = ({"deadline": day} for day in ("2026-10-04", "2026-10-05"))
    assert reasons(chosen_from(asked, programs=(program(rotation=past),))) == {
        "ward": ("The host took applications until Sunday, October 4, 2026.",)
    }
    assert reasons(chosen_from(asked, programs=(program(rotation=ahead),))) == {}


def test_one_that_was_asked_for_in_time_is_not_barred_by_the_deadline() -> None:
    request: Fields = {
        "deadline": "2026-10-04",
        "messages": [{"on": "2026-09-20", "kind": "cover"}],
    }
    found = chosen_from(candidate(program="riverbend"), programs=(program(rotation=request),))
    assert reasons(found) == {}


def test_without_a_deadline_the_time_to_apply_ends_a_month_before() -> None:
    assert reasons(chosen_from(candidate(), today=date(2027, 4, 3))) == {}
    assert reasons(chosen_from(candidate(), today=date(2027, 4, 4))) == {
        "ward": ("It begins in less than 1 month: the time to apply is over.",)
    }


def test_one_that_alone_costs_more_than_is_left_is_barred() -> None:
    settled = in_month("icu", "2027-03-01", "2027-03-26", state="confirmed", costs={"fee": "19,500"})
    found = chosen_from(settled, candidate())
    assert reasons(found) == {"ward": ("It costs $1,000: more than is left of the budget.",)}
    assert found.committed == 19_500


def test_without_leaves_it_out_and_every_reason_is_told() -> None:
    found = chosen_from(
        candidate(pathway="vslo"),
        applicant=STUDENT | {"budget": "0"},
        wishes=Wishes(without=frozenset({"ward"})),
    )
    assert reasons(found) == {
        "ward": (
            "You asked to leave it out.",
            "It goes through VSLO, and nothing says whether your school takes part.",
            "It costs $1,000: more than is left of the budget.",
        )
    }
