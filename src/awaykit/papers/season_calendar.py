"""The applicant's calendar: every step of the agenda as an all-day event; it computes no date of its own.

It is the applicant's own, but calendars get shared. So it holds nothing of the privacy table, no
e-mail address, and no note that the applicant wrote for themself.
"""

import hashlib
import re
from datetime import timedelta

from awaykit.calendar_event import CalendarEvent, EventCalendar
from awaykit.model.dossier import Dossier
from awaykit.model.record import Reader
from awaykit.papers.paper import DocumentKind, Folder, Format, Paper, Planned
from awaykit.papers.views import names_in_a_file_name
from awaykit.plan.plan import Plan
from awaykit.plan.steps import Past, Step, StepState
from awaykit.wording import date_in_words

KIND = "calendar"

_LONGEST_BAR = timedelta(days=31)
_LAST_DAYS_OF_THE_SEASON = frozenset({"season:nrmp-closes", "season:rank-list-due"})
_BEFORE_A_LAST_DAY = (7, 1)
_PRIVATE_WORDS = " visa and status"
"""Left out of the title "Confirm visa and status with …" where others may read it."""

_ADDRESS = re.compile(r"<?[^\s<>()@]+@[^\s<>()@]+>?")


def season_calendar(dossier: Dossier, plan: Plan) -> EventCalendar:
    """The whole agenda as one calendar, named after the applicant and the season."""
    name = dossier.applicant.name.full
    return EventCalendar(
        name=_shareable(f"{name}: {plan.season.in_words}"),
        # No more of it is needed than tells forty applicants apart.
        owner=hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:10],
        events=calendar_events(dossier, plan),
    )


def calendar_events(dossier: Dossier, plan: Plan) -> tuple[CalendarEvent, ...]:
    """Every step of the agenda, in its order: the applicant's own, other people's, the season's days."""
    # What the applicant noted for themself about a requirement is in its step's title.
    notes = {
        f"programs[{row}].rotation.requirements[{number}]": requirement.note
        for row, program in enumerate(dossier.programs)
        if program.rotation
        for number, requirement in enumerate(program.rotation.requirements)
        if requirement.note
    }
    return tuple(_event(step, plan, notes.get(step.place or "")) for step in plan.agenda)


def _event(step: Step, plan: Plan, own_note: str | None) -> CalendarEvent:
    is_past = step.state is StepState.DONE
    is_done = is_past and step.kind.type.past is not Past.OVER
    is_yours_to_do = step.is_yours and not is_past
    length = step.last_day - step.due
    # It is shown on its last day alone: windows of months would fill every day with bars.
    is_long = length > _LONGEST_BAR
    lines = [
        step.why,
        f"You can do it from {date_in_words(step.due)}." if is_long else "",
        "Expected: it rests on a date that nobody has announced yet." if step.is_expected else "",
        f"Whom it concerns: {step.whom}" if step.whom != "you" else "",
        f"Paper for it: {step.kind.type.papers[step.paper]}" if step.paper and not is_past else "",
    ]
    # Days before the last day: as a span begins, and a week and a day before it ends. A day by which
    # something must be done has the latter two; any other single day is its own alarm. They follow
    # from the days alone, so that a calendar made tomorrow holds the same ones.
    is_last_day = step.kind.type.is_last_day or step.id in _LAST_DAYS_OF_THE_SEASON
    alarms: tuple[int, ...] = _BEFORE_A_LAST_DAY if is_last_day else (0,)
    if length.days:
        alarms = (length.days, *(days for days in _BEFORE_A_LAST_DAY if days < length.days))
    return CalendarEvent(
        id=step.id,
        first=step.last_day if is_long else step.due,
        last=step.last_day,
        summary=_shareable(
            ("Done: " if is_done else "Last day: " if is_long else "")
            + step.title.replace(f" ({own_note})" if own_note else _PRIVATE_WORDS, "")
        ),
        description=_shareable("\n".join(filter(None, lines))),
        categories=(
            step.kind.type.about.value,
            *(("Done",) if is_done else ("To do",) if is_yours_to_do else ()),
        ),
        alarms=alarms if is_yours_to_do and step.last_day >= plan.today else (),
        is_expected=step.is_expected,
    )


def _shareable(text: str) -> str:
    """The text without e-mail addresses, which somebody may have put into a name."""
    return _ADDRESS.sub("…", text)


def plan_calendar(dossier: Dossier, plan: Plan) -> Planned:
    """The one calendar file; without any step but the season's own it is made all the same."""
    calendar = season_calendar(dossier, plan)
    return Planned(
        (
            Paper(
                kind=KIND,
                label="calendar",
                reader=KIND,
                reader_name="Calendar",
                reader_kind=Reader.OWN,
                rotation="",
                template=None,
                context=calendar,
                formats=(Format.ICS,),
                name=(*names_in_a_file_name(dossier.applicant.name), "Calendar", str(plan.season.year)),
                title=calendar.name,
                subject=calendar.name,
                running_header=dossier.applicant.name.full,
                folder=Folder.PRIVATE,
                most_pages=0,
                place="",
            ),
        )
    )


SEASON_CALENDAR = DocumentKind(
    kind=KIND,
    commands=("calendar",),
    title="Calendar of the season",
    template=None,
    context=None,
    plan=plan_calendar,
)
