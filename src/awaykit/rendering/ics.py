"""A calendar as an iCalendar file (RFC 5545) that programs import, and that updates what they have."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from awaykit.rendering.ics_revisions import CalendarEdition, Edition
from awaykit.rendering.message_headers import on_one_line

if TYPE_CHECKING:
    from icalendar import Alarm, Component, Event

_PRODUCT = "-//awaykit//awaykit//EN"
_MORNING = timedelta(hours=9)
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Texts:
    r"""One text, or several in a list, escaped here: the library turns a written "\N" into a line break."""

    texts: tuple[str, ...]

    def to_ical(self) -> bytes:
        """The value of the property, before folding."""
        return ",".join(map(_escaped, self.texts)).encode("utf-8")


def render_ics(calendar: CalendarEdition) -> bytes:
    """The bytes of the file: CR LF at line ends, lines of at most 75 octets, the same for the same edition.

    It has no METHOD: it is a calendar to import, and no invitation. No event makes its days busy.
    """
    from icalendar import Calendar

    file = Calendar()
    file.add("version", "2.0")
    _say(file, "PRODID", _PRODUCT)
    _say(file, "CALSCALE", "GREGORIAN")
    _say(file, "X-WR-CALNAME", calendar.name)
    for edition in calendar.editions:
        file.add_component(_event(edition))
    return bytes(file.to_ical())


def _event(edition: Edition) -> "Event":
    from icalendar import Event

    event, made = edition.event, Event()
    _say(made, "UID", edition.uid)
    made.add("sequence", edition.sequence)
    made.add("dtstamp", _midnight(edition.stamp))
    made.add("last-modified", _midnight(edition.stamp))
    made.add("dtstart", event.first)
    made.add("dtend", event.last + _ONE_DAY)  # the day after: the end of all-day events is not included
    _say(made, "SUMMARY", event.summary)
    if event.description:
        _say(made, "DESCRIPTION", event.description)
    if event.categories:
        _say(made, "CATEGORIES", *event.categories)
    _say(made, "STATUS", _status(edition))
    _say(made, "TRANSP", "TRANSPARENT")
    for days in () if edition.is_cancelled else event.alarms:
        made.add_component(_alarm(event.summary, (event.last - event.first).days - days))
    return made


def _status(edition: Edition) -> str:
    if edition.is_cancelled:
        return "CANCELLED"
    return "TENTATIVE" if edition.event.is_expected else "CONFIRMED"


def _alarm(summary: str, days: int) -> "Alarm":
    """An alarm in the morning, `days` after the first day: fewer programs know alarms told from the end."""
    from icalendar import Alarm

    alarm = Alarm()
    _say(alarm, "ACTION", "DISPLAY")
    _say(alarm, "DESCRIPTION", summary)
    alarm.add("trigger", timedelta(days=days) + _MORNING)
    return alarm


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def _say(component: "Component", name: str, *texts: str) -> None:
    component[name] = _Texts(texts)


def _escaped(text: str) -> str:
    """A TEXT value (RFC 5545, 3.3.11): a line break is the only control that it can say."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    told = "\n".join(map(on_one_line, lines)).encode("utf-8", "replace").decode("utf-8")
    return told.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")
