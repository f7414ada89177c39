from datetime import date

import pytest

from awaykit.model.dates import Month
from awaykit.model.record import Exams, Oet, ScoredStep, Step1
from awaykit.plan.applicant_status import (
    is_booked_before,
    is_oet_passed,
    is_passed,
    oet_parts_below,
    open_exams,
)

SUBMISSION = date(2027, 9, 1)
AT_THE_MINIMA = {"listening": "350", "reading": "350", "speaking": "350", "writing": "300"}


def test_a_result_decides_and_a_score_does_where_no_result_is_noted() -> None:
    assert is_passed(Step1.model_validate({"result": "pass"}))
    assert is_passed(ScoredStep.model_validate({"score": "240"}))
    assert not is_passed(ScoredStep.model_validate({"score": "200", "result": "fail"}))
    assert not is_passed(None)


def test_oet_is_passed_at_its_minima_and_open_while_a_part_is_unknown() -> None:
    assert is_oet_passed(Oet.model_validate(AT_THE_MINIMA))
    assert not is_oet_passed(Oet.model_validate({"listening": "400"}))
    assert is_oet_passed(Oet.model_validate({"result": "pass"}))


@pytest.mark.parametrize(("part", "score"), [("listening", "349"), ("writing", "299")])
def test_one_part_under_its_minimum_fails_oet_whatever_the_result_says(part: str, score: str) -> None:
    oet = Oet.model_validate(AT_THE_MINIMA | {part: score, "result": "pass"})
    assert oet_parts_below(oet) == (part,)
    assert not is_oet_passed(oet)


@pytest.mark.parametrize(
    ("month", "is_before"),
    [
        (Month(2027, 8), True),
        (Month(2027, 9), False),
        (Month(2028), False),
        (Month(2027), True),
        (None, False),
    ],
)
def test_a_sitting_is_booked_before_a_day_if_its_month_begins_before(
    month: Month | None,
    is_before: bool,
) -> None:
    assert is_booked_before(month, SUBMISSION) is is_before


def test_what_is_not_passed_is_open_with_the_month_in_which_it_is_booked() -> None:
    exams = Exams.model_validate(
        {"step_1": {"result": "pass"}, "oet": {"result": "pending", "on": "2027-07"}}
    )
    assert open_exams(exams) == {"Step 2 CK": None, "OET": Month(2027, 7)}
