from datetime import date

import pytest

from awaykit.plan.plan import Plan
from awaykit.plan.steps import StepKind
from dossiers import Fields, dossier, plan_of, rotation, writer

LATER: Fields = {"starts": "2027-05-10", "ends": "2027-06-06"}
ASKED: Fields = LATER | {"asked": "2027-03-29"}
COVER: Fields = {"on": "2026-11-02", "kind": "cover"}


def plan(today: str, messages: list[Fields] | None = None, /, **fields: object) -> Plan:
    held = rotation(program="riverbend", **fields)
    contact = {"name": "Denise Prewitt", "greeting": "Ms. Prewitt"}
    host = {"id": "riverbend", "name": "R", "rotation": {"contact": contact, "messages": messages or []}}
    return plan_of(dossier(rotations=[held], programs=[host]), date.fromisoformat(today))


def days(of: Plan, *kinds: StepKind) -> dict[str, tuple[str, str]]:
    """Day and state of the steps of these kinds."""
    wanted = kinds or (StepKind.CHANGE, StepKind.DELAY, StepKind.DATES)
    found = [step for step in of.agenda if step.kind in wanted]
    return {step.kind.value: (step.due.isoformat(), step.state.value) for step in found}


def test_a_change_is_asked_for_today_and_then_its_answer_is_to_be_written_down() -> None:
    assert days(plan("2027-04-01", change=LATER)) == {"change": ("2027-04-01", "now")}
    assert days(plan("2027-03-30", change=ASKED)) == {
        "change": ("2027-03-29", "done"),
        "dates": ("2027-04-05", "near"),
    }
    assert days(plan("2027-04-06", change=ASKED))["dates"] == ("2027-04-05", "now")
    assert days(plan("2027-05-31", change=ASKED)) == {"change": ("2027-03-29", "done")}


def test_once_the_rotation_has_the_new_days_nothing_is_left_of_the_change() -> None:
    assert days(plan("2027-04-06", change=ASKED, **LATER)) == {}


def test_the_step_names_whom_to_write_to_and_its_place() -> None:
    step = plan("2027-04-01", change=LATER).step("change:riverbend-wards")
    assert step is not None
    assert (step.whom, step.place, step.paper) == ("Ms. Prewitt", "rotations[0].change", "change")


def test_an_undated_rotation_has_no_days_to_change() -> None:
    assert days(plan("2027-04-01", change=LATER, starts=None), StepKind.CHANGE) == {}


def test_an_offer_is_not_accepted_while_other_days_are_asked_for() -> None:
    offer: list[Fields] = [COVER, {"on": "2026-11-30", "kind": "offer", "received": "yes"}]
    assert days(plan("2027-01-04", offer, state="offered"), StepKind.ACCEPT)
    assert not days(plan("2027-01-04", offer, state="offered", change=LATER), StepKind.ACCEPT)


def test_nobody_follows_up_on_days_that_are_no_longer_wanted() -> None:
    assert days(plan("2026-11-16", [COVER], state="applied"), StepKind.FOLLOW_UP)
    assert not days(plan("2026-11-16", [COVER], state="applied", change=LATER), StepKind.FOLLOW_UP)


@pytest.mark.parametrize(
    ("delay", "today", "expected"),
    [
        ({"arrives": "2027-05-06"}, "2027-04-01", {"delay": ("2027-04-01", "now")}),
        ({"arrives": "2027-05-06"}, "2027-05-06", {}),
        ({"visa_appointment": "2027-04-27"}, "2027-04-27", {"delay": ("2027-04-27", "now")}),
        ({"visa_appointment": "2027-04-27"}, "2027-04-28", {}),
        (
            {"arrives": "2027-05-06", "told": "2027-04-19"},
            "2027-06-01",
            {"delay": ("2027-04-19", "done")},
        ),
    ],
)
def test_a_delay_is_told_until_it_can_no_longer_help(
    delay: Fields, today: str, expected: dict[str, tuple[str, str]]
) -> None:
    assert days(plan(today, delay=delay)) == expected


def test_the_week_before_the_arrival_is_counted_from_the_later_day_once_the_host_knows() -> None:
    on_arrival = {"arrives": "2027-05-13"}
    assert days(plan("2027-04-01", delay=on_arrival), StepKind.ARRIVAL)["arrival"][0] == "2027-04-26"
    known = on_arrival | {"told": "2027-03-30"}
    assert days(plan("2027-04-01", delay=known), StepKind.ARRIVAL)["arrival"][0] == "2027-05-06"


def updates(today: str, *told: Fields, **request: str) -> dict[str, tuple[str, str]]:
    held = writer(request=request, updates=list(told))
    return days(plan(today, letter_writers=[held]), StepKind.UPDATE)


def test_what_is_new_is_told_on_a_working_day_and_done_once_it_was_sent() -> None:
    agreed = {"agreed": "2027-05-28"}
    # June 5 is a Saturday.
    new: Fields = {"what": "I have passed Step 2 CK.", "on": "2027-06-05"}
    assert updates("2027-06-01", new, **agreed) == {"update": ("2027-06-07", "near")}
    assert updates("2027-06-09", new, **agreed) == {"update": ("2027-06-07", "now")}
    sent = new | {"sent": "2027-06-08"}
    assert updates("2027-06-09", sent, **agreed) == {"update": ("2027-06-08", "done")}
    more: Fields = {"what": "I will also apply to a second program."}
    assert updates("2027-06-09", sent, more, **agreed) == {"update": ("2027-06-09", "now")}
    assert updates("2027-06-09", new) == {}


def test_a_writer_of_an_earlier_season_is_asked_for_an_updated_letter() -> None:
    held = writer(earlier_letter="2026-07-26")
    step = plan("2027-06-09", letter_writers=[held]).step("ask:riverbend-wards:whitfield")
    assert step is not None
    assert step.title == "Ask Dr. Whitfield for an updated letter by e-mail now"
