from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from awaykit.plan.plan import Plan, one_of_each_sort
from awaykit.plan.steps import Step, StepKind, StepState
from awaykit.plan.workdays import is_working_day
from dossiers import Fields, case, dossier, plan_of, rotation, writer

DONE, OVERDUE, NOW, NEAR, LATER = StepState
WARDS = "riverbend-wards"


def plan(today: str, *, rotations: list[Fields] | None = None, **parts: object) -> Plan:
    held = [rotation(letter_writers=[writer()])] if rotations is None else rotations
    return plan_of(dossier(rotations=held, **parts), date.fromisoformat(today))


def asked(**request: object) -> list[Fields]:
    return [rotation(letter_writers=[writer(request=request)])]


def step(of: Plan, step_id: str) -> Step:
    found = of.step(step_id)
    assert found, f"no {step_id} among {[held.id for held in of.agenda]}"
    return found


def letter_kinds(of: Plan) -> list[str]:
    """The kinds of the steps of one letter that are not done, in order."""
    return [
        held.kind.value for held in of.agenda if held.id.endswith(":whitfield") and held.state is not DONE
    ]


def test_a_planned_rotation_has_its_whole_course() -> None:
    of = plan("2027-04-01")
    course = [(held.id.removesuffix(f":{WARDS}"), held.due.isoformat(), held.until) for held in of.agenda]
    assert course[:10] == [
        ("arrival", "2027-04-26", date(2027, 5, 2)),
        ("begins", "2027-05-03", None),
        ("feedback", "2027-05-14", date(2027, 5, 23)),
        ("final-week", "2027-05-24", date(2027, 5, 30)),
        (f"ask:{WARDS}:whitfield", "2027-05-24", date(2027, 5, 30)),
        ("team-thanks", "2027-06-01", date(2027, 6, 6)),
        ("season:opens", "2027-06-02", None),
        (f"write:{WARDS}:whitfield", "2027-06-17", None),
        (f"enter:{WARDS}:whitfield", "2027-06-23", None),
        (f"link:{WARDS}:whitfield", "2027-06-23", None),
    ]


@pytest.mark.parametrize(
    ("today", "state", "title"),
    [
        ("2027-05-09", LATER, "Ask Dr. Whitfield for a letter"),
        ("2027-05-10", NEAR, "Ask Dr. Whitfield for a letter"),
        ("2027-05-24", NOW, "Ask Dr. Whitfield for a letter"),
        ("2027-05-30", NOW, "Ask Dr. Whitfield for a letter"),
        ("2027-05-31", NEAR, "Ask Dr. Whitfield by e-mail now"),
        ("2027-06-01", NOW, "Ask Dr. Whitfield by e-mail now"),
        ("2027-12-01", NOW, "Ask Dr. Whitfield by e-mail now"),
    ],
)
def test_the_ask_is_never_overdue(today: str, state: StepState, title: str) -> None:
    found = step(plan(today), f"ask:{WARDS}:whitfield")
    assert (found.state, found.title) == (state, title)


@pytest.mark.parametrize(
    ("request_", "today", "kinds"),
    [
        ({}, "2027-05-26", ["ask", "write", "enter", "link", "upload"]),
        ({"asked": "2027-05-24"}, "2027-05-26", ["answer", "write", "enter", "link", "upload"]),
        ({"asked": "2027-05-24"}, "2027-07-05", ["answer", "upload"]),
        (
            {"asked": "2027-05-24", "agreed": "2027-05-25"},
            "2027-05-26",
            ["packet", "write", "enter", "link", "upload"],
        ),
        ({"asked": "2027-05-24", "agreed": "2027-05-25"}, "2027-07-05", ["packet", "enter", "upload"]),
        ({"asked": "2027-05-24", "hesitated": "2027-05-25"}, "2027-05-26", ["thanks"]),
        ({"asked": "2027-05-24", "declined": "2027-05-25"}, "2027-05-26", ["thanks"]),
        ({"asked": "2027-05-24", "declined": "2027-05-25"}, "2027-06-02", []),
        ({"agreed": "2027-05-25", "link_sent": "2027-06-24"}, "2027-06-25", ["upload"]),
        (
            {"agreed": "2027-05-25", "link_sent": "2027-06-24", "uploaded": "2027-07-01"},
            "2027-07-02",
            ["assign", "thanks", "news"],
        ),
        (
            {"agreed": "2027-05-25", "link_sent": "2027-06-24", "uploaded": "2027-07-01"},
            "2027-07-09",
            ["assign", "news"],
        ),
    ],
)
def test_what_is_left_to_do_for_a_letter(request_: Fields, today: str, kinds: list[str]) -> None:
    assert letter_kinds(plan(today, rotations=asked(**request_))) == kinds


def test_recorded_steps_are_done_on_their_days() -> None:
    of = plan(
        "2027-08-01",
        rotations=asked(
            asked="2027-05-24",
            agreed="2027-05-25",
            link_sent="2027-06-24",
            reminded="2027-07-23",
            uploaded="2027-07-26",
        ),
    )
    done = {
        held.kind.value: held.due.isoformat()
        for held in of.agenda
        if held.id.startswith(f"{held.kind.value}:{WARDS}:whitfield") and held.state is DONE
    }
    assert done == {
        "ask": "2027-05-24",
        "answer": "2027-05-25",
        "packet": "2027-05-25",
        "enter": "2027-06-24",
        "link": "2027-06-24",
        "remind": "2027-07-23",
        "upload": "2027-07-26",
    }


def test_an_assigned_letter_needs_no_assigning() -> None:
    held = writer(request={"uploaded": "2027-07-01"}, assigned_to=["riverbend"])
    of = plan(
        "2027-07-20", rotations=[rotation(letter_writers=[held])], programs=[{"id": "riverbend", "name": "R"}]
    )
    assert step(of, f"assign:{WARDS}:whitfield").state is DONE


def reminders(of: Plan) -> list[tuple[str, str]]:
    return [(held.due.isoformat(), held.state.value) for held in of.agenda if held.kind is StepKind.REMIND]


def test_reminders_come_two_weeks_and_one_week_before_the_letter_is_due() -> None:
    agreed = asked(agreed="2027-05-25", link_sent="2027-06-24")
    assert reminders(plan("2027-06-25", rotations=agreed)) == [
        ("2027-07-23", "later"),
        ("2027-07-30", "later"),
    ]
    assert reminders(plan("2027-07-24", rotations=agreed)) == [("2027-07-26", "near"), ("2027-08-02", "near")]
    # Only one still fits before Friday 6 August.
    assert reminders(plan("2027-08-03", rotations=agreed)) == [("2027-08-03", "now")]


def test_the_second_reminder_waits_a_week_and_there_is_no_third() -> None:
    once = asked(agreed="2027-05-25", link_sent="2027-06-24", reminded="2027-07-26")
    assert reminders(plan("2027-07-27", rotations=once)) == [("2027-07-26", "done"), ("2027-08-02", "near")]
    twice = asked(agreed="2027-05-25", link_sent="2027-06-24", reminded=["2027-07-20", "2027-07-26"])
    assert reminders(plan("2027-07-27", rotations=twice)) == [("2027-07-20", "done"), ("2027-07-26", "done")]


def test_nobody_is_reminded_before_the_yes_or_after_the_upload() -> None:
    assert reminders(plan("2027-07-30", rotations=asked(asked="2027-05-24"))) == []
    there = asked(agreed="2027-05-25", link_sent="2027-06-24", uploaded="2027-07-01")
    assert reminders(plan("2027-07-30", rotations=there)) == []


def test_after_the_rank_list_only_what_is_done_stays() -> None:
    of = plan("2028-03-02", rotations=asked(asked="2027-05-24", agreed="2027-05-25"))
    assert letter_kinds(of) == []
    assert step(of, f"ask:{WARDS}:whitfield").state is DONE


def test_a_rotation_that_is_only_applied_for_has_no_letter_steps_yet() -> None:
    of = plan("2027-04-01", rotations=[rotation(state="applied", letter_writers=[writer()])])
    assert {held.kind for held in of.agenda} == {StepKind.SEASON}


def test_a_rotation_whose_day_has_come_wants_its_state_recorded() -> None:
    of = plan("2027-05-10", rotations=[rotation(state="offered", letter_writers=[writer()])])
    assert [held.id for held in of.agenda if held.kind is not StepKind.SEASON] == [f"record:{WARDS}"]


def test_a_rotation_without_dates_wants_them_first() -> None:
    of = plan("2027-05-10", rotations=[rotation(starts=None, ends=None, letter_writers=[writer()])])
    assert [held.id for held in of.agenda if held.kind is not StepKind.SEASON] == [f"dates:{WARDS}"]


def test_a_cancelled_rotation_has_no_step() -> None:
    of = plan("2027-05-10", rotations=[rotation(state="cancelled", letter_writers=[writer()])])
    assert {held.kind for held in of.agenda} == {StepKind.SEASON}


@pytest.mark.parametrize(
    ("today", "state", "title", "until"),
    [
        ("2026-07-01", LATER, "Apply for", "2026-11-03"),
        ("2026-08-03", NOW, "Apply for", "2026-11-03"),
        ("2026-11-04", NOW, "Apply now for", "2027-04-03"),
        ("2027-04-04", NOW, "Ask whether the host still takes applications", "2027-05-02"),
    ],
)
def test_when_to_apply_for_a_candidate(today: str, state: StepState, title: str, until: str) -> None:
    found = step(plan(today, rotations=[rotation(state="candidate")]), f"apply:{WARDS}")
    assert (found.state, found.title.startswith(title), found.until) == (
        state,
        True,
        date.fromisoformat(until),
    )


def test_documents_are_collected_before_the_window_opens_and_nothing_after_the_first_day() -> None:
    hoped = [rotation(state="candidate")]
    found = step(plan("2026-06-10", rotations=hoped), f"documents:{WARDS}")
    assert (found.due, found.until, found.state) == (date(2026, 6, 3), date(2026, 8, 3), NOW)
    assert plan("2026-08-04", rotations=hoped).step(f"documents:{WARDS}") is None
    assert {held.kind for held in plan("2027-05-03", rotations=hoped).agenda} == {StepKind.SEASON}


def host(**request: object) -> list[Fields]:
    return [{"id": "riverbend", "name": "Riverbend IM", "rotation": request}]


def test_the_hosts_own_deadline_replaces_the_guides_window() -> None:
    hoped = [rotation(state="candidate", program="riverbend")]
    of = plan("2027-02-01", rotations=hoped, programs=host(deadline="2027-02-20"))
    applying = step(of, f"apply:{WARDS}")
    assert (applying.title.split(" for ")[0], applying.until) == ("Apply now", date(2027, 2, 20))
    assert step(of, "deadline:riverbend").state is LATER
    past = plan("2027-02-25", rotations=hoped, programs=host(deadline="2027-02-20"))
    assert step(past, "deadline:riverbend").title.startswith("Ask whether the host still takes")
    assert (
        plan("2027-04-01", rotations=hoped, programs=host(deadline="2027-02-20")).step("deadline:riverbend")
        is None
    )


def test_a_deadline_is_done_once_the_applicant_has_applied() -> None:
    of = plan("2027-02-25", rotations=[rotation(program="riverbend")], programs=host(deadline="2027-02-20"))
    assert step(of, "deadline:riverbend").state is DONE


def test_requirements_with_a_day_are_steps_until_the_rotation_begins() -> None:
    wanted = [
        {"kind": "tb-test", "due": "2027-04-10"},
        {"kind": "transcript", "due": "2027-04-20", "state": "ready"},
        {"kind": "cv", "due": "2027-04-20", "state": "sent"},
        {"kind": "fee", "due": "2027-04-20", "state": "not-needed"},
        {"kind": "other", "due": "2027-04-21", "note": "form A"},
        {"kind": "other", "due": "2027-04-21", "note": "form B"},
        {"kind": "photo"},
    ]
    held = [rotation(program="riverbend")]
    of = plan("2027-04-12", rotations=held, programs=host(requirements=wanted))
    found = [
        (one.id.removeprefix("requirement:riverbend:"), one.state, one.title)
        for one in of.agenda
        if one.kind is StepKind.REQUIREMENT
    ]
    assert found == [
        ("tb-test", OVERDUE, "Get TB test for Riverbend IM"),
        ("cv", DONE, "Send CV to Riverbend IM"),
        ("transcript", NEAR, "Send transcript to Riverbend IM"),
        ("other", NEAR, "Get further document (form A) for Riverbend IM"),
        ("other:2", NEAR, "Get further document (form B) for Riverbend IM"),
    ]
    begun = plan("2027-05-03", rotations=held, programs=host(requirements=wanted))
    assert not [one for one in begun.agenda if one.kind is StepKind.REQUIREMENT]


@pytest.mark.parametrize(
    ("today", "feedback", "expected"),
    [
        ("2027-05-10", [], (NEAR, date(2027, 5, 23))),
        ("2027-05-20", [], (NOW, date(2027, 5, 23))),
        ("2027-05-25", [], (NOW, date(2027, 5, 30))),
        ("2027-05-31", [], None),
        ("2027-05-31", [{"said": "Present more briefly.", "on": "2027-05-12"}], (DONE, None)),
    ],
)
def test_feedback_can_be_asked_for_until_the_end(
    today: str, feedback: list[Fields], expected: tuple[StepState, date | None] | None
) -> None:
    found = plan(today, rotations=[rotation(feedback=feedback)]).step(f"feedback:{WARDS}")
    assert (found and (found.state, found.until)) == expected


def test_cases_are_attested_before_the_first_packet() -> None:
    held = [rotation(letter_writers=[writer()], key_cases=[case()])]
    assert step(plan("2027-05-01", rotations=held), "attest:cases").due == date(2027, 5, 24)
    attested = plan("2027-06-01", rotations=held, settings={"cases_hold_no_identifiers": "2027-05-20"})
    assert step(attested, "attest:cases").state is DONE
    assert plan("2027-05-01", rotations=[rotation(key_cases=[case()])]).step("attest:cases") is None


def test_the_seasons_days_stand_with_their_confidence() -> None:
    of = plan("2027-06-10", rotations=[])
    days = [(one.id, one.due.isoformat(), one.state) for one in of.agenda]
    assert days == [
        ("season:opens", "2027-06-02", DONE),
        ("season:token-day", "2027-06-23", NEAR),
        ("season:submits-from", "2027-09-01", LATER),
        ("season:nrmp-opens", "2027-09-15", LATER),
        ("season:reviews-from", "2027-09-22", LATER),
        ("season:nrmp-closes", "2028-01-31", LATER),
        ("season:rank-list-due", "2028-03-01", LATER),
        ("season:match-week-begins", "2028-03-13", LATER),
        ("season:match-day", "2028-03-17", LATER),
    ]
    review = step(of, "season:reviews-from")
    assert (review.until, review.is_expected) == (date(2027, 9, 29), True)
    assert review.title == "Programs may review (expected)"
    assert review.why.endswith("for Season 2028 (apply September 2027).")


def test_what_ends_first_is_to_be_done_first() -> None:
    hoped = rotation(id="hoped", state="candidate", starts="2027-07-05", ends="2027-07-30")
    of = plan("2027-05-28", rotations=[rotation(letter_writers=[writer()]), hoped])
    assert [one.id for one in of.to_do][:3] == [f"feedback:{WARDS}", f"ask:{WARDS}:whitfield", "apply:hoped"]
    assert all(one.is_yours and one.state is not DONE for one in of.to_do)


REQUESTS = some.sampled_from(
    [
        {},
        {"asked": "2027-05-24"},
        {"asked": "2027-05-24", "agreed": "2027-05-26"},
        {"asked": "2027-05-24", "declined": "2027-05-26"},
        {"agreed": "2027-05-26", "link_sent": "2027-06-24"},
        {"agreed": "2027-05-26", "link_sent": "2027-06-24", "reminded": ["2027-07-26"]},
        {"agreed": "2027-05-26", "link_sent": "2027-06-24", "uploaded": "2027-07-26"},
    ]
)


@settings(max_examples=200)
@given(
    today=some.dates(date(2026, 6, 1), date(2028, 6, 30)),
    starts=some.dates(date(2026, 6, 1), date(2028, 1, 31)),
    more_days=some.integers(0, 60),
    state=some.sampled_from(["candidate", "applied", "offered", "confirmed", "cancelled"]),
    requests=some.tuples(REQUESTS, REQUESTS),
)
def test_every_agenda_is_sorted_unique_and_sensible(
    today: date, starts: date, more_days: int, state: str, requests: tuple[Fields, Fields]
) -> None:
    held = rotation(
        state=state,
        starts=starts,
        ends=starts + timedelta(days=more_days),
        letter_writers=[writer(request=requests[0]), writer(id="moreno", request=requests[1])],
        key_cases=[case()],
    )
    of = dossier(rotations=[held])
    found = plan_of(of, today).agenda
    assert found == plan_of(of, today).agenda
    assert [one.due for one in found] == sorted(one.due for one in found)
    assert Counter(one.id for one in found).most_common(1)[0][1] == 1
    for one in found:
        _check(one, today)


def _check(one: Step, today: date) -> None:
    assert one.id.startswith(f"{one.kind.value}:")
    assert one.until is None or one.due <= one.until
    assert one.why.endswith(".")
    assert "missed" not in one.title + one.why
    if one.state in (NEAR, LATER):
        assert one.due > today
    if one.state is OVERDUE:
        assert one.last_day < today
    if one.kind is StepKind.REMIND and one.state is not DONE:
        assert is_working_day(one.due)
        assert one.due >= today
    if one.kind in (StepKind.WRITE, StepKind.UPLOAD) and one.state is LATER:
        assert one.last_day > today


def test_ids_do_not_change_with_the_day() -> None:
    of = dossier(rotations=[rotation(letter_writers=[writer(request={"agreed": "2027-05-26"})])])
    earlier = {one.id for one in plan_of(of, date(2027, 5, 27)).agenda}
    later = {one.id for one in plan_of(of, date(2027, 6, 25)).agenda}
    assert later <= earlier


def test_what_is_done_in_person_goes_before_and_a_wait_for_an_answer_behind_what_else_is_to_do_now() -> None:
    wards = rotation(
        letter_writers=[
            writer(request={"asked": "2027-05-18"}),
            writer(id="ruiz", request={"asked": "2027-05-10", "agreed": "2027-05-12"}),
            writer(id="lee"),
        ],
        feedback=[{"on": "2027-05-14", "said": "Clear presentations."}],
    )
    kinds = [one.kind.value for one in plan("2027-05-27", rotations=[wards]).to_do]
    assert kinds.index("ask") < kinds.index("packet") < kinds.index("answer")


def test_of_three_offices_to_ask_the_short_list_tells_one() -> None:
    visa = {"name": {"given": "Ayesha"}, "season": 2028, "visa": {"need": "needed"}}
    two = [rotation(), rotation(id="later", starts="2027-06-07", ends="2027-07-02")]
    of = plan("2027-04-20", applicant=visa, rotations=two)
    assert sum(one.kind.value == "confirm" for one in of.to_do) == 6
    assert [one.id.split(":")[1] for one in one_of_each_sort(of.to_do) if one.kind.value == "confirm"] == [
        WARDS,
        "later",
    ]


def test_no_documents_are_collected_for_a_host_whose_deadline_is_past() -> None:
    hoped = [rotation(state="candidate", program="riverbend")]
    gone, ahead = host(deadline="2026-06-09"), host(deadline="2026-06-11")
    assert plan("2026-06-10", rotations=hoped, programs=gone).step(f"documents:{WARDS}") is None
    assert plan("2026-06-10", rotations=hoped, programs=ahead).step(f"documents:{WARDS}")
