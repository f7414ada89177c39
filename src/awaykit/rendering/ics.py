"""Calendar files, and the revision number that lets an import update what is there."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, astuple, dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from awaykit.calendar_event import CalendarEvent, EventCalendar
from awaykit.rendering.message import on_one_line

if TYPE_CHECKING:
    from icalendar import Component


Kept = dict[str, Any]
"""What is kept of a calendar as JSON: its `owner`, and of each event ever written, by its UID, the hash of
its text and days, its sequence, the day of its last change, its days and its summary."""

_DOMAIN = "awaykit.invalid"
_CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One event as a file holds it; `stamp` is the day on which it last changed."""

    uid: str
    sequence: int
    stamp: date
    event: CalendarEvent
    is_cancelled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEdition:
    """All that the bytes of a calendar file follow from, and what to keep for the next one."""

    name: str
    editions: tuple[Edition, ...]
    kept: Kept

    @property
    def fingerprint(self) -> str:
        """The sha256 of the whole content of the file: equal editions give equal bytes."""
        return _hash([self.name, [asdict(edition) for edition in self.editions]])


@dataclass(frozen=True, slots=True)
class _Before:
    """What was kept of one event."""

    content: str
    sequence: int
    stamp: date
    first: date
    last: date
    summary: str


def calendar_edition(
    calendar: EventCalendar, kept: Mapping[str, Any] | None, *, stamp: date
) -> CalendarEdition:
    """The edition of `calendar` on the day `stamp`, after the one that `kept` describes (None: the first).

    The owner is the one first kept: events stay the same ones when the applicant's name is corrected.
    An event that vanished is cancelled, which removes it on import, until its last day is over;
    after that the calendar is left as it was. What was kept in another shape counts as nothing.
    """
    owner, before = "", dict[str, _Before]()
    if kept:
        try:
            before = {str(uid): _read(held) for uid, held in kept["events"].items()}
            owner = str(kept["owner"])
        except (AttributeError, KeyError, TypeError, ValueError):
            before = {}
    owner = owner or calendar.owner
    after = dict(before)
    editions = []
    for event in calendar.events:
        uid = f"{event.id.replace(':', '.')}.{owner}@{_DOMAIN}"
        now = after[uid] = _next(before.get(uid), event, _hash(asdict(event)), stamp)
        editions.append(Edition(uid=uid, sequence=now.sequence, stamp=now.stamp, event=event))
    planned = {edition.uid for edition in editions}
    for uid, held in sorted(before.items()):
        if uid in planned or held.last < stamp:
            continue
        event = CalendarEvent(id=uid, first=held.first, last=held.last, summary=held.summary, description="")
        now = _next(held, event, _CANCELLED, stamp)
        after[uid] = replace(held, content=_CANCELLED, sequence=now.sequence, stamp=now.stamp)
        edition = Edition(uid=uid, sequence=now.sequence, stamp=now.stamp, event=event, is_cancelled=True)
        editions.append(edition)
    events = {
        uid: [each.isoformat() if isinstance(each, date) else each for each in astuple(held)]
        for uid, held in sorted(after.items())
    }
    return CalendarEdition(
        name=calendar.name, editions=tuple(editions), kept={"owner": owner, "events": events}
    )


def _next(before: _Before | None, event: CalendarEvent, content: str, stamp: date) -> _Before:
    """The next state of an event: unchanged while its content is, otherwise with a higher number.

    New numbers begin at the day's own. So they rise although nothing was kept, as on a second computer:
    a calendar program takes no event whose number is lower than the one that it has.
    """
    if before and before.content == content:
        return before
    sequence = max(before.sequence + 1, stamp.toordinal()) if before else stamp.toordinal()
    changed = max(before.stamp, stamp) if before else stamp
    return _Before(content, sequence, changed, event.first, event.last, event.summary)


def _hash(content: object) -> str:
    """The sha256 of plain data, the same on every Python."""
    text = json.dumps(content, sort_keys=True, default=date.isoformat)
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def _read(held: Sequence[Any]) -> _Before:
    content, sequence, *days, summary = held
    stamp, first, last = map(date.fromisoformat, days)
    return _Before(str(content), int(sequence), stamp, first, last, str(summary))


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
    from icalendar import Alarm, Calendar, Event

    file = Calendar()
    file.add("version", "2.0")
    _say(file, "PRODID", _PRODUCT)
    _say(file, "CALSCALE", "GREGORIAN")
    _say(file, "X-WR-CALNAME", calendar.name)
    for edition in calendar.editions:
        event, made = edition.event, Event()
        _say(made, "UID", edition.uid)
        made.add("sequence", edition.sequence)
        changed = datetime.combine(edition.stamp, time(), UTC)
        made.add("dtstamp", changed)
        made.add("last-modified", changed)
        made.add("dtstart", event.first)
        made.add("dtend", event.last + _ONE_DAY)  # the day after: the end of all-day events is not included
        _say(made, "SUMMARY", event.summary)
        if event.description:
            _say(made, "DESCRIPTION", event.description)
        if event.categories:
            _say(made, "CATEGORIES", *event.categories)
        certainty = "TENTATIVE" if event.is_expected else "CONFIRMED"
        _say(made, "STATUS", "CANCELLED" if edition.is_cancelled else certainty)
        _say(made, "TRANSP", "TRANSPARENT")
        for days in () if edition.is_cancelled else event.alarms:
            # Counted from the first day, in the morning: fewer programs know alarms counted from the end.
            alarm = Alarm()
            _say(alarm, "ACTION", "DISPLAY")
            _say(alarm, "DESCRIPTION", event.summary)
            alarm.add("trigger", event.last - event.first - timedelta(days=days) + _MORNING)
            made.add_component(alarm)
        file.add_component(made)
    return bytes(file.to_ical())


def _say(component: "Component", name: str, *texts: str) -> None:
    component[name] = _Texts(texts)


def _escaped(text: str) -> str:
    """A TEXT value (RFC 5545, 3.3.11): a line break is the only control character it can hold."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    plain = "\n".join(map(on_one_line, lines)).encode("utf-8", "replace").decode("utf-8")
    return plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")
