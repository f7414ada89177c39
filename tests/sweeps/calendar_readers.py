"""A calendar file as three parsers read it, two of which share no code with its writer."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import vobject
from ical.calendar_stream import IcsCalendarStream
from icalendar import Calendar


@dataclass(frozen=True)
class FoundEvent:
    """An event as one reader sees it; of its alarms what they do, and how long before or after it begins."""

    uid: str
    starts: date | None
    ends: date | None
    summary: str
    description: str
    status: str
    categories: tuple[str, ...]
    alarms: tuple[tuple[str, timedelta | datetime | None], ...]


def with_icalendar(content: bytes) -> list[FoundEvent]:
    """The library that also writes our file."""
    return [
        FoundEvent(
            uid=str(event["UID"]),
            starts=event.decoded("DTSTART"),
            ends=event.decoded("DTEND"),
            summary=str(event["SUMMARY"]),
            description=str(event.get("DESCRIPTION", "")),
            status=str(event["STATUS"]),
            categories=tuple(map(str, event.categories)),
            alarms=tuple((str(alarm["ACTION"]), alarm.decoded("TRIGGER")) for alarm in event.walk("VALARM")),
        )
        for event in Calendar.from_ical(content).events
    ]


def with_ical(content: bytes) -> list[FoundEvent]:
    """The library of a program for smart homes, which has its own grammar."""
    return [
        FoundEvent(
            uid=event.uid,
            starts=event.dtstart,
            ends=event.dtend,
            summary=event.summary or "",
            description=event.description or "",
            status=event.status.value if event.status else "",
            categories=tuple(event.categories),
            alarms=tuple((str(alarm.action), alarm.trigger) for alarm in event.alarm),
        )
        for event in IcsCalendarStream.calendar_from_ics(content.decode("utf-8")).events
    ]


def with_vobject(content: bytes) -> list[FoundEvent]:
    """The library of CalDAV servers and Apple's old calendar server."""
    (calendar,) = vobject.readComponents(content.decode("utf-8"))
    return [
        FoundEvent(
            uid=event.uid.value,
            starts=event.dtstart.value,
            ends=event.dtend.value,
            summary=event.summary.value,
            description=event.description.value if "description" in event.contents else "",
            status=event.status.value,
            categories=tuple(event.categories.value) if "categories" in event.contents else (),
            alarms=tuple(
                (alarm.action.value, alarm.trigger.value) for alarm in event.contents.get("valarm", ())
            ),
        )
        for event in calendar.vevent_list
    ]


CALENDAR_READERS: tuple[Callable[[bytes], list[FoundEvent]], ...] = (with_icalendar, with_ical, with_vobject)
