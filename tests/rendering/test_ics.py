import json
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from ical.calendar import Calendar as ReadCalendar
from ical.calendar_stream import IcsCalendarStream
from ical.event import Event as ReadEvent
from icalendar import Calendar as OwnCalendar

from awaykit.calendar_event import CalendarEvent, EventCalendar
from awaykit.papers.season_calendar import season_calendar
from awaykit.rendering.ics import Kept, calendar_edition, render_ics
from awaykit.rendering.message import on_one_line
from dossiers import plan_of
from samples.shelf import GOOD, days, loaded

MONDAY = date(2027, 6, 28)
TUESDAY = MONDAY + timedelta(days=1)
HOSTILE = [
    "Muñoz, José; “the 2nd” \\ MD",
    "C:\\New\\nothing \\, \\; \\\\N",
    "END:VEVENT\r\nEND:VCALENDAR\nBEGIN:VEVENT\rSUMMARY:mine",
    '=?utf-8?q?=0D=0ABCC:?= %0D%0A ^n ^\' "quoted"',
    "محمد عبد الرحمن, 251",
    "नमस्ते " * 15,
    "山田太郎" * 30,
    "a\u0301" * 60,
    "👩🏽‍⚕️" * 12,
    "tab\there\u2028line\x85next\x0bvertical\x00null",
    ":;,\\",
]


def event(event_id: str = "ask:wards:whitfield", **parts: Any) -> CalendarEvent:  # noqa: ANN401 - any field of it
    usual: dict[str, Any] = {
        "first": date(2027, 7, 5),
        "last": date(2027, 7, 9),
        "summary": "Ask Dr. Whitfield for a letter",
        "description": "The rotation ends.\nWhom it concerns: Dr. Whitfield",
        "categories": ("Letter", "To do"),
        "alarms": (4, 1),
    }
    return CalendarEvent(id=event_id, **usual | parts)


def calendar(*events: CalendarEvent, name: str = "Ayesha Khan", owner: str = "3ef1b3d314") -> EventCalendar:
    return EventCalendar(name=name, owner=owner, events=events)


def made(held: EventCalendar, kept: Kept | None = None, day: date = MONDAY) -> tuple[bytes, Kept]:
    """The file, and what is kept of it as it comes back from a state file."""
    edition = calendar_edition(held, kept, stamp=day)
    return render_ics(edition), json.loads(json.dumps(edition.kept))


def read(content: bytes) -> ReadCalendar:
    """The calendar as a library reads it that did not write it."""
    return IcsCalendarStream.calendar_from_ics(content.decode("utf-8"))


def read_events(content: bytes) -> dict[str, ReadEvent]:
    return {found.uid.split(".")[0]: found for found in read(content).events}


@pytest.mark.parametrize("name", GOOD)
def test_another_library_reads_every_event_with_its_days_and_words(name: str) -> None:
    dossier = loaded(name).dossier
    held = season_calendar(dossier, plan_of(dossier, days()[name]))
    found = read(made(held)[0])
    assert found.prodid == "-//awaykit//awaykit//EN"
    assert found.method is None
    assert len(found.events) == len(held.events) > 20
    for was, one in zip(held.events, found.events, strict=True):
        assert (one.dtstart, one.dtend) == (was.first, was.last + timedelta(days=1))
        assert (one.summary, one.description or "") == (was.summary, was.description)
        assert one.categories == list(was.categories)
        assert one.status == ("TENTATIVE" if was.is_expected else "CONFIRMED")
        assert one.transparency == "TRANSPARENT"


def test_alarms_ring_at_nine_so_many_days_before_the_last_day() -> None:
    (one,) = read(made(calendar(event(alarms=(11, 4, 1, 0))))[0]).events
    assert [alarm.action for alarm in one.alarm] == ["DISPLAY"] * 4
    rings = []
    for alarm in one.alarm:
        assert isinstance(alarm.trigger, timedelta)
        assert alarm.description == one.summary
        rings.append(datetime(2027, 7, 5) + alarm.trigger)  # noqa: DTZ001 - an all-day event has no zone
    assert [(ring.day, ring.hour, ring.month) for ring in rings] == [
        (28, 9, 6),
        (5, 9, 7),
        (8, 9, 7),
        (9, 9, 7),
    ]


def test_lines_end_in_cr_lf_and_hold_at_most_75_octets() -> None:
    held = calendar(*(event(f"ask:{n}:x", summary=text, description=text) for n, text in enumerate(HOSTILE)))
    content = made(held)[0]
    assert content.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert b"\r" not in content.replace(b"\r\n", b"")
    lines = content.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    for line in lines:
        line.decode("utf-8")  # no character is cut in two


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_name_stays_one_text(text: str) -> None:
    content = made(calendar(event(summary=text, description=text), name=text))[0]
    (one,) = read(content).events
    assert one.summary == _as_told(text)
    assert one.description == _as_told(text)
    assert len(OwnCalendar.from_ical(content).events) == 1


def _as_told(text: str) -> str:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(map(on_one_line, lines))


TEXTS = some.text(
    some.one_of(some.sampled_from('\\,;:nN"^\r\n\t %='), some.characters(codec="utf-8")), max_size=200
)


@settings(max_examples=300)
@given(TEXTS, TEXTS)
def test_any_text_comes_back_from_another_library(summary: str, description: str) -> None:
    content = made(calendar(event(summary=summary, description=description)))[0]
    (one,) = read(content).events
    assert (one.summary or "") == _as_told(summary)
    assert (one.description or "") == _as_told(description)
    assert max(map(len, content.split(b"\r\n"))) <= 75


def test_half_a_character_breaks_nothing() -> None:
    (one,) = read(made(calendar(event(summary="half \ud83d of one")))[0]).events
    assert one.summary == "half ? of one"


def test_the_same_calendar_gives_the_same_bytes_on_any_later_day() -> None:
    held = calendar(event(), event("thanks:wards:whitfield", is_expected=True))
    first, kept = made(held)
    again, kept_again = made(held, kept, day=MONDAY + timedelta(days=40))
    assert again == first
    assert kept_again == kept
    assert made(held) == (first, kept)


def test_only_what_changed_gets_a_higher_number_and_a_new_day() -> None:
    same, moved = event("ask:wards:whitfield"), event("thanks:wards:whitfield")
    first, kept = made(calendar(same, moved))
    later = replace(moved, last=moved.last + timedelta(days=2))
    second, _ = made(calendar(same, later), kept, day=TUESDAY)
    before, after = read_events(first), read_events(second)
    assert [one.uid for one in before.values()] == [one.uid for one in after.values()]
    assert after["ask"] == before["ask"]
    assert _sequence(after["thanks"]) > _sequence(before["thanks"])
    assert after["thanks"].dtstamp == after["thanks"].last_modified == datetime(2027, 6, 29, tzinfo=UTC)
    assert after["ask"].dtstamp == datetime(2027, 6, 28, tzinfo=UTC)


def test_two_changes_on_one_day_are_two_numbers() -> None:
    _, kept = made(calendar(event()))
    second, kept = made(calendar(event(summary="Other words")), kept)
    third, _ = made(calendar(event(summary="Words again")), kept)
    numbers = [_sequence(read_events(content)["ask"]) for content in (second, third)]
    assert numbers[1] == numbers[0] + 1


def test_a_clock_that_was_set_back_takes_nothing_back() -> None:
    first, kept = made(calendar(event()), day=TUESDAY)
    second, _ = made(calendar(event(summary="Other words")), kept, day=MONDAY)
    before, after = read_events(first)["ask"], read_events(second)["ask"]
    assert _sequence(after) == _sequence(before) + 1
    assert after.dtstamp == before.dtstamp


def test_numbers_rise_although_what_was_kept_is_lost() -> None:
    first, kept = made(calendar(event()))
    changed, _ = made(calendar(event(summary="Other words")), kept)
    lost, _ = made(calendar(event(summary="Words again")), None, day=MONDAY + timedelta(days=2))
    numbers = [_sequence(read_events(content)["ask"]) for content in (first, changed, lost)]
    assert numbers == sorted(set(numbers))


def test_what_vanished_is_cancelled_until_its_days_are_over() -> None:
    stays, goes = event("ask:wards:whitfield"), event("remind:wards:whitfield:1")
    first, kept = made(calendar(stays, goes))
    second, kept = made(calendar(stays), kept, day=TUESDAY)
    gone = read_events(second)["remind"]
    assert (gone.status, gone.summary, gone.alarm) == ("CANCELLED", goes.summary, [])
    assert (gone.dtstart, gone.dtend) == (goes.first, goes.last + timedelta(days=1))
    assert gone.uid == read_events(first)["remind"].uid
    assert _sequence(gone) > _sequence(read_events(first)["remind"])
    third, kept = made(calendar(stays), kept, day=goes.last)
    assert third == second
    fourth, _ = made(calendar(stays), kept, day=goes.last + timedelta(days=1))
    assert set(read_events(fourth)) == {"ask"}


def test_what_vanished_after_its_days_stays_in_the_calendar_as_it_was() -> None:
    _, kept = made(calendar(event(), event("thanks:wards:whitfield")))
    content, kept_after = made(calendar(event()), kept, day=date(2027, 7, 10))
    assert set(read_events(content)) == {"ask"}
    assert kept_after == kept


def test_what_comes_back_has_a_higher_number_than_its_cancellation() -> None:
    _, kept = made(calendar(event()))
    cancelled, kept = made(calendar(), kept)
    _, kept = made(calendar(), kept, day=date(2027, 8, 1))
    back, _ = made(calendar(event()), kept, day=MONDAY)
    assert read_events(back)["ask"].status == "CONFIRMED"
    assert _sequence(read_events(back)["ask"]) > _sequence(read_events(cancelled)["ask"])


def test_events_stay_the_same_ones_when_the_applicant_is_named_differently() -> None:
    first, kept = made(calendar(event()))
    second, kept_after = made(calendar(event(), name="A. Khan", owner="0123456789"), kept)
    assert read_events(second)["ask"] == read_events(first)["ask"]
    assert kept_after == kept


def test_the_events_of_two_applicants_are_not_the_same_ones() -> None:
    hers, his = made(calendar(event()))[0], made(calendar(event(), owner="0123456789"))[0]
    assert read_events(hers)["ask"].uid == "ask.wards.whitfield.3ef1b3d314@awaykit.invalid"
    assert read_events(his)["ask"].uid == "ask.wards.whitfield.0123456789@awaykit.invalid"


@pytest.mark.parametrize(
    "kept",
    [
        {},
        [],
        "text",
        {"owner": "x"},
        {"owner": "x", "events": []},
        {"owner": "x", "events": {"ask": ["hash", 1]}},
        {"owner": "x", "events": {"ask": ["hash", "one", "2027-06-28", "2027-06-28", "2027-06-28", "Ask"]}},
        {"owner": "x", "events": {"ask": ["hash", 1, "June 28", "2027-06-28", "2027-06-28", "Ask"]}},
    ],
)
def test_what_was_kept_in_another_shape_counts_as_nothing(kept: Kept) -> None:
    assert made(calendar(event()), kept) == made(calendar(event()))


def test_two_events_with_one_id_are_a_mistake_of_ours() -> None:
    with pytest.raises(ValueError, match="same id"):
        calendar(event(), event())


def test_equal_fingerprints_mean_equal_bytes() -> None:
    first = calendar_edition(calendar(event()), None, stamp=MONDAY)
    again = calendar_edition(calendar(event()), first.kept, stamp=TUESDAY)
    other = calendar_edition(calendar(event(alarms=())), first.kept, stamp=TUESDAY)
    assert again.fingerprint == first.fingerprint
    assert render_ics(again) == render_ics(first)
    assert other.fingerprint != first.fingerprint


def test_a_year_of_two_hundred_steps_is_one_calendar() -> None:
    days_of_year = [MONDAY + timedelta(days=2 * n) for n in range(200)]
    events = [event(f"remind:wards:w-{n}", first=day, last=day) for n, day in enumerate(days_of_year)]
    first, kept = made(calendar(*events))
    found = read(first).events
    assert [one.dtstart for one in found] == days_of_year
    assert len({one.uid for one in found}) == 200
    moved = [replace(one, last=one.last + timedelta(days=1)) for one in events[:10]]
    second, _ = made(calendar(*moved, *events[10:]), kept, day=TUESDAY)
    pairs = zip(found, read(second).events, strict=True)
    assert [_sequence(after) > _sequence(before) for before, after in pairs] == [True] * 10 + [False] * 190


def test_the_library_is_imported_only_to_write_a_file() -> None:
    program = """
import sys
from datetime import date
from awaykit.calendar_event import EventCalendar
from awaykit.rendering.ics import render_ics
from awaykit.rendering.ics import calendar_edition
edition = calendar_edition(EventCalendar(name="", owner="", events=()), None, stamp=date(2027, 6, 28))
assert "icalendar" not in sys.modules
render_ics(edition)
assert "icalendar" in sys.modules
"""
    done = subprocess.run([sys.executable, "-c", program], check=False, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


def _sequence(one: ReadEvent) -> int:
    assert one.sequence is not None
    return one.sequence
