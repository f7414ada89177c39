"""Steps for visa and status: three questions for each promised rotation."""

from datetime import date

import pytest

from awaykit.plan.steps import Step, StepKind, StepState
from dossiers import SEASON, Fields, dossier, plan_of, rotation

WARDS = "riverbend-wards"


def steps(today: str, need: str | None = "needed", **fields: object) -> dict[str, Step]:
    """The confirmations of the usual rotation, which begins on 3 May 2027, by who is asked."""
    applicant: Fields = {
        "name": {"given": "Ayesha"},
        "season": SEASON,
        "visa": {"need": need} if need else {},
    }
    of = plan_of(dossier(applicant=applicant, rotations=[rotation(**fields)]), date.fromisoformat(today))
    found = (step for step in of.agenda if step.kind is StepKind.CONFIRM)
    return {step.id.removeprefix(f"confirm:{WARDS}:"): step for step in found}


@pytest.mark.parametrize(
    ("today", "state"),
    [
        ("2026-10-19", StepState.LATER),
        ("2026-10-20", StepState.NEAR),
        ("2026-11-03", StepState.NOW),
        ("2027-02-03", StepState.NOW),
        ("2027-02-04", StepState.OVERDUE),
    ],
)
def test_all_three_are_asked_six_to_three_months_ahead(today: str, state: StepState) -> None:
    found = steps(today)
    assert list(found) == ["consulate", "host", "school"]
    for who, step in found.items():
        assert (step.due, step.until, step.state) == (date(2026, 11, 3), date(2027, 2, 3), state)
        assert step.paper == f"visa-{who}"


def test_what_is_confirmed_is_done_on_its_day() -> None:
    found = steps("2027-01-11", confirmed_by={"host": "2027-01-04"})
    assert (found["host"].due, found["host"].state) == (date(2027, 1, 4), StepState.DONE)
    assert found["school"].state is StepState.NOW


@pytest.mark.parametrize("need", [None, "citizen-or-permanent-resident"])
def test_without_a_visa_question_there_are_none(need: str | None) -> None:
    assert steps("2027-01-11", need) == {}


@pytest.mark.parametrize("state", ["candidate", "applied", "cancelled"])
def test_before_a_promise_there_are_none(state: str) -> None:
    assert steps("2027-01-11", state=state) == {}


def test_once_the_rotation_has_begun_or_without_dates_there_are_none() -> None:
    assert steps("2027-05-03") == {}
    assert steps("2027-01-11", starts=None, ends=None) == {}
