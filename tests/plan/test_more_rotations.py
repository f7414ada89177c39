import pytest

from awaykit.plan.rotation_plan import has_borderline_scores, most_rotations, reasons_for_more
from dossiers import Fields
from portfolios import TODAY, held, planned

EXPERIENCED: Fields = {"hands_on_us_weeks_before": "4"}


def limit(**parts: object) -> int:
    found = held(**parts)  # type: ignore[arg-type]
    return most_rotations(found, planned(found).guide, TODAY)


def test_three_without_a_reason_and_four_with_one() -> None:
    assert limit(applicant=EXPERIENCED) == 3
    assert limit() == 4
    little_known = {"school": {"name": "Faculty", "known_in_us": "no"}}
    assert limit(applicant=EXPERIENCED | little_known) == 4
    assert limit(applicant=EXPERIENCED | {"school": {"name": "Faculty"}}) == 3


def test_the_applicants_own_limit_comes_first() -> None:
    assert limit(settings={"thresholds": {"most_rotations": "2"}}) == 2


@pytest.mark.parametrize(
    ("exams", "is_borderline"),
    [
        ({}, False),
        ({"step_2_ck": {"score": "228", "on": "2026-01"}}, True),
        ({"step_2_ck": {"score": "229", "on": "2026-01"}}, False),
        ({"step_2_ck": {"score": "228", "on": "2024-01"}}, False),
        ({"step_2_ck": {"result": "fail"}}, True),
        ({"step_1": {"result": "pass", "attempts": "2"}}, True),
        ({"step_1": {"result": "pass", "attempts": "1"}}, False),
    ],
)
def test_borderline_is_a_failed_attempt_or_a_score_near_the_mark_of_its_time(
    exams: Fields, is_borderline: bool
) -> None:
    found = held(exams=exams, applicant=EXPERIENCED)
    guide = planned(found).guide
    assert has_borderline_scores(found, guide) is is_borderline
    assert bool(reasons_for_more(found, guide, TODAY)) is is_borderline


def test_the_margin_is_a_setting() -> None:
    exams = {"step_2_ck": {"score": "240", "on": "2026-01"}}
    wide = held(exams=exams, settings={"thresholds": {"borderline_step_2_ck_margin": "30"}})
    assert has_borderline_scores(wide, planned(wide).guide)
