"""All-day events and their alarms, as a plan makes them and a calendar file holds them."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEvent:
    """One all-day event, from its first day to its last, both included.

    `id` is stable while words and days change. An alarm is given in whole days before the last day,
    and rings in the morning. `is_expected`: nobody has announced the day yet. `categories` are
    words of ours, without commas.
    """

    id: str
    first: date
    last: date
    summary: str
    description: str
    categories: tuple[str, ...] = ()
    alarms: tuple[int, ...] = ()
    is_expected: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class EventCalendar:
    """The events of one applicant, in the order of a file.

    `owner` keeps this applicant's events apart from those of others with the same ids: an adviser may
    import forty calendars into one.

    Raises:
        ValueError: two events have one id (a mistake of this program).
    """

    name: str
    owner: str
    events: tuple[CalendarEvent, ...]

    def __post_init__(self) -> None:
        if len({event.id for event in self.events}) < len(self.events):
            raise ValueError("two events have the same id")
