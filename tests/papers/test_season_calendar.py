import re
from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from awaykit.calendar_event import CalendarEvent, EventCalendar
from awaykit.model.dossier import Dossier
from awaykit.papers.all_kinds import KINDS
from awaykit.papers.season_calendar import calendar_events, season_calendar
from awaykit.plan.plan import Plan
from awaykit.plan.steps import StepKind, StepState
from dossiers import Fields, dossier, plan_of, rotation, writer
from samples.shelf import GOOD, days, loaded

WARDS = "riverbend-wards"
ASK = f"ask:{WARDS}:whitfield"


def events_on(day: str, held: Dossier | None = None) -> dict[str, CalendarEvent]:
    of = held or dossier(rotations=[rotation(letter_writers=[writer()])])
    return {event.id: event for event in calendar_events(of, plan_of(of, date.fromisoformat(day)))}


def host(**request: object) -> Fields:
    return {"id": "quillhaven", "name": "Quillhaven Internal Medicine", "rotation": request}


def sample_plans() -> Iterator[tuple[Dossier, Plan]]:
    """The samples on their own days, and through the whole of two seasons."""
    for name in GOOD:
        held = loaded(name).dossier
        yield held, plan_of(held, days()[name])
        for weeks in range(0, 104, 4):
            yield held, plan_of(held, date(2026, 6, 1) + timedelta(weeks=weeks))


@pytest.mark.parametrize("name", GOOD)
def test_every_step_of_the_agenda_is_an_event_with_its_words_and_days(name: str) -> None:
    held = loaded(name).dossier
    plan = plan_of(held, days()[name])
    events = calendar_events(held, plan)
    assert len(events) > 20
    assert [event.id for event in events] == [step.id for step in plan.agenda]
    for step, event in zip(plan.agenda, events, strict=True):
        assert event.last == step.last_day
        assert event.first in (step.due, step.last_day)
        assert event.description.startswith(step.why)
        assert event.is_expected == step.is_expected
        title = re.sub("^(Done|Last day): ", "", event.summary)
        assert title in (step.title, step.title.replace(" visa and status", "")) or "(" in step.title


def test_every_paper_that_serves_a_step_is_one_of_the_catalogue_made_by_the_command_that_its_row_names() -> (
    None
):
    commands = {kind.kind: kind.commands for kind in KINDS}
    for kind in StepKind:
        for paper in kind.type.papers:
            assert ("packet" if "packet" in commands[paper] else "emails") == kind.type.command
    named = {(step.kind, step.paper) for _, plan in sample_plans() for step in plan.agenda if step.paper}
    assert len(named) > 10
    assert all(paper in kind.type.papers for kind, paper in named)


def test_a_step_tells_why_whom_and_with_what() -> None:
    ask = events_on("2027-04-01")[ASK]
    assert (ask.first, ask.last) == (date(2027, 5, 24), date(2027, 5, 30))
    assert ask.summary == "Ask Dr. Whitfield for a letter"
    assert ask.description.split("\n") == [
        "The rotation ends on Sunday, May 30, 2027: ask in its last days, after feedback.",
        "Whom it concerns: Dr. Whitfield",
        "Paper for it: e-mail that asks for the letter",
    ]
    assert ask.categories == ("Letter", "To do")


def test_a_day_that_nobody_announced_is_told_as_expected() -> None:
    events = events_on("2027-04-01")
    review = events["season:reviews-from"]
    assert review.is_expected
    assert "Expected: it rests on a date that nobody has announced yet." in review.description
    assert not events[ASK].is_expected
    assert "Expected" not in events[ASK].description


def test_what_is_done_says_so_and_rings_no_more() -> None:
    held = dossier(rotations=[rotation(letter_writers=[writer(request={"asked": "2027-05-24"})])])
    ask = events_on("2027-05-26", held)[ASK]
    assert ask.summary == "Done: Ask Dr. Whitfield for a letter"
    assert ask.categories == ("Letter", "Done")
    assert ask.alarms == ()
    assert "Paper for it" not in ask.description


def test_what_is_over_by_itself_was_not_done_by_anyone() -> None:
    events = events_on("2027-06-20")
    for gone in (f"begins:{WARDS}", f"final-week:{WARDS}", "season:opens"):
        assert not events[gone].summary.startswith("Done")
        assert "Done" not in events[gone].categories


def test_alarms_ring_as_a_span_begins_and_a_week_and_a_day_before_it_ends() -> None:
    events = events_on("2027-04-01")
    ask, feedback = events[ASK], events[f"feedback:{WARDS}"]
    assert ((ask.last - ask.first).days, ask.alarms) == (6, (6, 1))
    assert ((feedback.last - feedback.first).days, feedback.alarms) == (9, (9, 7, 1))


def test_a_last_day_is_told_a_week_and_a_day_before_and_another_day_on_itself() -> None:
    held = dossier(
        programs=[host(deadline="2027-08-02")],
        rotations=[rotation(letter_writers=[writer(request={"agreed": "2027-05-26"})])],
    )
    events = events_on("2027-06-01", held)
    assert events["deadline:quillhaven"].alarms == (7, 1)
    assert events["season:rank-list-due"].alarms == events["season:nrmp-closes"].alarms == (7, 1)
    assert events[f"enter:{WARDS}:whitfield"].alarms == (0,)


def test_nothing_rings_for_what_others_do_or_what_is_past() -> None:
    assert any(event.alarms for event in events_on("2027-04-01").values())
    for held, plan in sample_plans():
        for step, event in zip(plan.agenda, calendar_events(held, plan), strict=True):
            if not step.is_yours or step.state is StepState.DONE or step.last_day < plan.today:
                assert event.alarms == ()


def test_a_window_of_months_stands_on_its_last_day() -> None:
    hoped = rotation(state="candidate", starts="2027-09-06", ends="2027-10-01")
    apply = events_on("2027-01-04", dossier(rotations=[hoped]))[f"apply:{WARDS}"]
    plan = plan_of(dossier(rotations=[hoped]), date(2027, 1, 4))
    step = plan.step(apply.id)
    assert step
    assert (step.last_day - step.due).days > 31
    assert apply.first == apply.last == step.last_day
    assert apply.summary.startswith("Last day: Apply for")
    assert "You can do it from " in apply.description
    assert apply.alarms == ((step.last_day - step.due).days, 7, 1)


def test_events_stay_the_same_from_one_day_to_the_next_but_for_what_time_changes() -> None:
    before, after = events_on("2027-04-01"), events_on("2027-04-02")
    assert before == after


def test_a_calendar_may_be_shared() -> None:
    for held, plan in sample_plans():
        calendar = season_calendar(held, plan)
        said = "\n".join(words_of(calendar)).casefold()
        assert not re.search(r"\bvisa\b|@|\$|\busmle\b", said)
        ids = held.applicant.ids
        private = [ids.aamc, ids.ecfmg, ids.passport, held.applicant.contact.phone]
        cases = [case.problem for each in held.rotations for case in each.key_cases]
        for secret in (*private, *cases):
            assert not secret or secret.casefold() not in said


def test_notes_for_oneself_and_addresses_stay_out() -> None:
    requirement = {"kind": "other", "due": "2027-03-01", "note": "Step 2 CK was 251; ask visa@example.org"}
    contact = {"name": "Ms. Ortiz", "greeting": "Ms. Ortiz <ortiz@example.org>", "email": "ortiz@example.org"}
    held = dossier(programs=[host(contact=contact, requirements=[requirement])])
    event = events_on("2027-02-01", held)["requirement:quillhaven:other"]
    assert event.summary == "Get further document for Quillhaven Internal Medicine"
    assert "Whom it concerns: Ms. Ortiz …" in event.description
    assert "example.org" not in event.description


def test_applicants_are_told_apart_and_an_applicant_stays_the_same_one_all_year() -> None:
    def owner(given: str, day: date) -> str:
        applicant = {"name": {"given": given, "family": "Khan"}, "season": 2028}
        held = dossier(applicant=applicant, rotations=[rotation()])
        return season_calendar(held, plan_of(held, day)).owner

    assert owner("Ayesha", date(2027, 1, 4)) == owner("Ayesha", date(2027, 12, 31))
    assert owner("Ayesha", date(2027, 1, 4)) != owner("Omar", date(2027, 1, 4))


def test_the_calendar_is_named_after_the_applicant_and_the_season() -> None:
    held = dossier()
    calendar = season_calendar(held, plan_of(held, date(2027, 4, 1)))
    assert calendar.name == "Ayesha Khan: Season 2028 (apply September 2027)"


def words_of(calendar: EventCalendar) -> Iterator[str]:
    yield calendar.name
    for event in calendar.events:
        yield from (event.id, event.summary, event.description, *event.categories)
