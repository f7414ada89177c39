from datetime import date

import pytest

from awaykit.plan.plan import Plan
from awaykit.plan.steps import StepKind, StepState
from awaykit.plan.workdays import is_working_day
from dossiers import Fields, dossier, plan_of, rotation, writer

KINDS = (StepKind.ARRIVAL, StepKind.TEAM_THANKS, StepKind.EVALUATION)


def plan(today: str, messages: list[Fields] | None = None, /, **fields: object) -> Plan:
    held = rotation(program="riverbend", **fields)
    contact = {"name": "Denise Prewitt", "greeting": "Ms. Prewitt"}
    host = {"id": "riverbend", "name": "R", "rotation": {"contact": contact, "messages": messages or []}}
    return plan_of(dossier(rotations=[held], programs=[host]), date.fromisoformat(today))


def days(of: Plan) -> dict[str, tuple[str, str | None, str]]:
    """Kind, first day, last day and state of the steps that are owed to the host's office."""
    return {
        step.kind.value: (
            step.due.isoformat(),
            step.until.isoformat() if step.until else None,
            step.state.value,
        )
        for step in of.agenda
        if step.kind in KINDS
    }


def test_the_office_hears_before_and_after_a_rotation() -> None:
    assert days(plan("2027-04-01", team={"evaluation": "yes"})) == {
        "arrival": ("2027-04-26", "2027-05-02", "later"),
        "team-thanks": ("2027-06-01", "2027-06-06", "later"),
        "evaluation": ("2027-06-07", "2027-06-27", "later"),
    }


def test_past_their_days_the_steps_are_left_out() -> None:
    assert days(plan("2027-05-03")).keys() == {"team-thanks"}
    assert days(plan("2027-06-07")) == {}
    assert days(plan("2027-06-28", kind="observership")) == {}


def test_what_was_written_is_done_on_its_day() -> None:
    messages: list[Fields] = [
        {"on": "2027-04-28", "kind": "arrival"},
        {"on": "2027-06-03", "kind": "thanks"},
        {"on": "2027-06-10", "kind": "certificate"},
    ]
    assert days(plan("2027-09-01", messages, kind="observership")) == {
        "arrival": ("2027-04-28", None, "done"),
        "team-thanks": ("2027-06-03", None, "done"),
        "evaluation": ("2027-06-10", None, "done"),
    }


@pytest.mark.parametrize(
    ("fields", "title"),
    [
        ({"team": {"evaluation": "yes"}}, "Ask for the evaluation"),
        ({"team": {"evaluation": "no"}}, None),
        ({"kind": "observership", "team": {"evaluation": "no"}}, "Ask for the certificate"),
        ({"hands_on": "no"}, "Ask for the certificate"),
    ],
)
def test_an_evaluation_is_asked_for_where_there_is_one_and_a_certificate_by_observers(
    fields: Fields, title: str | None
) -> None:
    of = plan("2027-05-01", **fields)
    found = [step.title.split(":")[0] for step in of.agenda if step.kind is StepKind.EVALUATION]
    assert found == ([title] if title else [])


@pytest.mark.parametrize("state", ["candidate", "applied", "offered", "cancelled"])
def test_only_a_confirmed_rotation_owes_anything(state: str) -> None:
    assert days(plan("2027-04-01", state=state)) == {}


def test_the_arrival_is_written_on_a_working_day_to_the_one_who_is_greeted() -> None:
    # A week before Tuesday 1 June 2027 is a Tuesday; before Monday 7 June it is Memorial Day.
    of = plan("2027-04-01", starts="2027-06-07", ends="2027-07-02")
    (step,) = (step for step in of.agenda if step.kind is StepKind.ARRIVAL)
    assert is_working_day(step.due)
    assert (step.due, step.whom, step.paper) == (date(2027, 5, 28), "Ms. Prewitt", "arrival")


def feedback(today: str, **fields: object) -> list[tuple[str, str, str]]:
    of = plan(today, **fields)
    return [
        (step.id.removeprefix("feedback:riverbend-wards"), step.due.isoformat(), step.whom)
        for step in of.agenda
        if step.kind is StepKind.FEEDBACK and step.state is not StepState.DONE
    ]


FIRST = writer(weeks=2, together_from="2027-05-03", together_until="2027-05-16")
SECOND = writer(
    id="moreno", greeting="Dr. Moreno", weeks=2, together_from="2027-05-17", together_until="2027-05-28"
)


def test_feedback_is_asked_of_each_attending_in_the_middle_of_their_days() -> None:
    both = [FIRST, SECOND]
    assert feedback("2027-05-10", letter_writers=both) == [
        ("", "2027-05-14", "Dr. Whitfield"),
        (":moreno", "2027-05-21", "Dr. Moreno"),
    ]
    said = [{"from_writer": "whitfield", "said": "Commit to one.", "on": "2027-05-14"}]
    second = [(":moreno", "2027-05-21", "Dr. Moreno")]
    assert feedback("2027-05-15", letter_writers=both, feedback=said) == second
    assert feedback("2027-05-29", letter_writers=both, feedback=said) == []


def test_who_was_asked_for_a_letter_is_asked_for_no_feedback_apart() -> None:
    asked = SECOND | {"request": {"asked": "2027-05-24"}}
    assert feedback("2027-05-25", letter_writers=[FIRST, asked])[1:] == []


def test_an_attending_of_the_whole_month_has_no_step_apart() -> None:
    whole = writer(together_from="2027-05-03", together_until="2027-05-28")
    assert feedback("2027-05-10", letter_writers=[whole]) == [("", "2027-05-14", "Dr. Whitfield")]


def steps(kind: StepKind, today: str, starts: str = "2027-05-03", **request: str) -> list[tuple[str, str]]:
    """Day and state of the steps of one kind for the usual letter."""
    of = plan(today, starts=starts, letter_writers=[writer(request=request)])
    return [(step.due.isoformat(), step.state.value) for step in of.agenda if step.kind is kind]


def test_a_no_is_thanked_for_within_a_week() -> None:
    no = {"asked": "2027-05-27", "declined": "2027-05-28"}
    assert steps(StepKind.THANKS, "2027-05-28", **no) == [("2027-06-01", "near")]
    assert steps(StepKind.THANKS, "2027-06-04", **no) == [("2027-06-01", "now")]
    assert steps(StepKind.THANKS, "2027-06-05", **no) == []


def test_the_writers_hear_of_the_match_although_letters_are_over() -> None:
    there = {"agreed": "2027-05-28", "link_sent": "2027-06-24", "uploaded": "2027-07-26"}
    assert steps(StepKind.NEWS, "2027-07-27", **there) == [("2028-03-20", "later")]
    assert steps(StepKind.NEWS, "2028-03-24", **there) == [("2028-03-20", "now")]
    assert steps(StepKind.NEWS, "2028-03-25", **there) == []
    assert steps(StepKind.NEWS, "2028-03-20", agreed="2027-05-28") == []


@pytest.mark.parametrize(
    ("today", "agreed", "expected"),
    [
        ("2027-05-01", "2027-04-23", [("2027-06-09", "later")]),
        ("2027-06-22", "2027-04-23", [("2027-06-09", "now")]),
        ("2027-06-23", "2027-04-23", []),
        ("2027-06-10", "2027-04-24", []),
    ],
)
def test_an_old_yes_has_its_address_checked_before_the_portal_opens(
    today: str, agreed: str, expected: list[tuple[str, str]]
) -> None:
    assert steps(StepKind.ADDRESS, today, starts="2027-04-05", agreed=agreed) == expected
