"""The recorded messages of a request, and the steps that follow: follow-up, alumni, application."""

from datetime import date

import pytest

from awaykit.plan.hosts import asked_on, correspondence
from awaykit.plan.plan import Plan
from awaykit.plan.steps import StepState
from awaykit.plan.workdays import is_working_day
from dossiers import Fields, dossier, plan_of, rotation

WARDS = "riverbend-wards"
COVER: Fields = {"on": "2026-11-02", "kind": "cover"}
ANSWER: Fields = {"on": "2026-11-09", "kind": "offer", "received": "yes"}


def program(**request: object) -> Fields:
    return {"id": "riverbend", "name": "Riverbend IM", "rotation": request}


def asked(**fields: object) -> Fields:
    return rotation(**({"state": "candidate", "program": "riverbend"} | fields))


def plan(today: str, *rotations: Fields, **request: object) -> Plan:
    held = dossier(rotations=list(rotations), programs=[program(**request)])
    return plan_of(held, date.fromisoformat(today))


@pytest.mark.parametrize(
    ("messages", "expected"),
    [
        ([], (None, None, None)),
        ([ANSWER], (None, None, None)),
        ([COVER], ("2026-11-02", None, None)),
        ([COVER, ANSWER], ("2026-11-02", None, "2026-11-09")),
        (
            [COVER, {"on": "2026-11-02", "kind": "offer", "received": "yes"}],
            ("2026-11-02", None, "2026-11-02"),
        ),
        ([COVER, {"on": "2026-11-12", "kind": "Follow up"}], ("2026-11-02", "2026-11-12", None)),
        ([COVER, ANSWER, {"on": "2026-12-01", "kind": "Cover"}], ("2026-12-01", None, None)),
        ([{"on": "2026-11-12", "kind": "follow-up"}], (None, None, None)),
    ],
)
def test_the_last_cover_message_its_follow_up_and_the_answer(
    messages: list[Fields], expected: tuple[str | None, ...]
) -> None:
    request = dossier(programs=[program(messages=messages)]).programs[0].rotation
    assert request
    found = correspondence(request)
    days = (found.cover, found.follow_up, found.answered)
    assert tuple(day.isoformat() if day else None for day in days) == expected


@pytest.mark.parametrize(
    ("other", "is_about_candidate"),
    [
        (None, True),
        ({"state": "applied"}, False),
        ({"state": "cancelled"}, False),
        ({"state": "confirmed", "starts": "2026-09-07", "ends": "2026-10-02"}, True),
        ({"state": "candidate"}, True),
        ({"state": "applied", "program": "elsewhere"}, True),
    ],
)
def test_a_cover_message_is_about_the_rotation_that_was_asked_for(
    other: Fields | None, *, is_about_candidate: bool
) -> None:
    elsewhere: Fields = {"id": "elsewhere", "name": "Elsewhere IM"}
    others = [asked(id="other", **other)] if other else []
    held = dossier(rotations=[asked(), *others], programs=[program(messages=[COVER]), elsewhere])
    assert (asked_on(held, held.programs[0]) is not None) is is_about_candidate


@pytest.mark.parametrize(
    ("way", "is_done"),
    [
        ({}, True),
        ({"apply_by": "email"}, True),
        ({"apply_by": "portal"}, False),
        ({"pathway": "vslo"}, False),
    ],
)
def test_an_application_by_e_mail_is_done_once_the_cover_message_is_sent(
    way: dict[str, str], *, is_done: bool
) -> None:
    of = plan("2026-11-16", asked(), messages=[COVER], deadline="2027-01-15", **way)
    applying, deadline = of.step(f"apply:{WARDS}"), of.step("deadline:riverbend")
    assert applying
    assert deadline
    assert (applying.state is StepState.DONE) is (deadline.state is StepState.DONE) is is_done


@pytest.mark.parametrize(
    ("today", "state"),
    [
        ("2026-11-03", StepState.NEAR),
        ("2026-11-12", StepState.NOW),
        ("2026-11-16", StepState.NOW),
        ("2026-11-17", StepState.OVERDUE),
    ],
)
def test_a_follow_up_is_due_ten_to_fourteen_days_after_the_cover_message(
    today: str, state: StepState
) -> None:
    found = plan(today, asked(state="applied"), messages=[COVER]).step("follow-up:riverbend")
    assert found
    assert (found.due, found.until, found.state) == (date(2026, 11, 12), date(2026, 11, 16), state)


@pytest.mark.parametrize("day", range(1, 29))
def test_a_follow_up_never_falls_on_a_weekend_or_a_holiday(day: int) -> None:
    cover = COVER | {"on": f"2026-12-{day:02}"}
    found = plan("2026-12-01", asked(), messages=[cover]).step("follow-up:riverbend")
    assert found
    assert is_working_day(found.due)
    assert is_working_day(found.last_day)
    assert found.last_day >= found.due


def test_a_follow_up_is_done_once_sent_and_none_is_left_after_an_answer() -> None:
    sent: Fields = {"on": "2026-11-13", "kind": "follow-up"}
    done = plan("2026-11-20", asked(), messages=[COVER, sent]).step("follow-up:riverbend")
    assert done
    assert (done.due, done.state) == (date(2026, 11, 13), StepState.DONE)
    assert plan("2026-11-20", asked(), messages=[COVER, ANSWER]).step("follow-up:riverbend") is None
    for settled in ({"state": "confirmed"}, {"state": "cancelled"}, {"starts": "2026-11-16"}):
        assert plan("2026-11-20", asked(**settled), messages=[COVER]).step("follow-up:riverbend") is None


def test_alumni_are_asked_while_documents_are_collected_and_are_never_overdue() -> None:
    alumni: list[Fields] = [
        {"name": "Meera Rao", "greeting": "Dr. Rao"},
        {"name": "Usman Ali, MD"},
        {"name": "Sana Mir", "asked": "2026-10-05"},
    ]
    of = plan("2027-04-30", asked(), alumni=alumni)
    first, second, third = (of.step(f"alumni:riverbend{key}") for key in ("", ":2", ":3"))
    assert first
    assert second
    assert third
    assert (first.due, first.until, first.state) == (date(2026, 6, 3), date(2027, 5, 2), StepState.NOW)
    assert (first.whom, second.whom) == ("Dr. Rao", "Usman Ali")
    assert (third.due, third.state) == (date(2026, 10, 5), StepState.DONE)
    early = plan("2026-10-01", asked(), alumni=alumni).step("alumni:riverbend")
    assert early
    assert early.until == date(2026, 11, 3)
    assert plan("2027-05-03", asked(), alumni=alumni).step("alumni:riverbend") is None
