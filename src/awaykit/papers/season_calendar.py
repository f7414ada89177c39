"""The applicant's calendar: every step of the agenda as an all-day event; it computes no date of its own.

It is the applicant's own, but calendars get shared. So nothing of the privacy table stands in it, no
e-mail address, and no note that the applicant wrote for themself.
"""

import hashlib
import re
from collections.abc import Iterator
from datetime import timedelta
from types import MappingProxyType

from awaykit.calendar_event import CalendarEvent, EventCalendar
from awaykit.model.dossier import Dossier
from awaykit.model.record import Reader
from awaykit.papers.paper import DocumentKind, Folder, Format, Paper, Planned
from awaykit.papers.views import names_in_a_file_name
from awaykit.plan.plan import Plan
from awaykit.plan.steps import Step, StepKind, StepState
from awaykit.wording import date_in_words

KIND = "calendar"

PAPERS = MappingProxyType(
    {
        "accept": "e-mail that accepts the offer",
        "address": "e-mail that asks for the address",
        "alumni": "e-mail to a graduate of your school",
        "arrival": "e-mail before you arrive",
        "ask": "e-mail that asks for the letter",
        "change": "e-mail that asks for other days",
        "cover": "cover e-mail",
        "decline": "e-mail that declines the offer",
        "delay": "e-mail about your delay",
        "documents": "e-mail with the documents",
        "evaluation": "e-mail that asks for the evaluation or certificate",
        "feedback": "e-mail that asks for feedback",
        "final-week": "final-week sheet",
        "follow-up": "e-mail to follow up",
        "myeras-card": "MyERAS card",
        "news": "e-mail with your news",
        "packet": "request packet",
        "reminder": "e-mail that reminds",
        "team-thanks": "e-mail of thanks to the team",
        "thanks": "e-mail of thanks",
        "thanks-anyway": "e-mail of thanks",
        "update": "e-mail that tells what has changed",
        "visa-consulate": "question to the consulate",
        "visa-host": "question to the international office",
        "visa-school": "question to your school",
        "withdraw": "e-mail that withdraws the request",
    }
)
"""What the papers are called that steps name."""

_COME_BY_THEMSELVES = frozenset({StepKind.BEGINS, StepKind.FINAL_WEEK, StepKind.SEASON})
"""Past their day these are over, but nobody did them."""

_LONGEST_BAR = timedelta(days=31)
_HAVE_A_LAST_DAY = frozenset({StepKind.DEADLINE, StepKind.REQUIREMENT})
_LAST_DAYS_OF_THE_SEASON = frozenset({"season:nrmp-closes", "season:rank-list-due"})
_BEFORE_A_LAST_DAY = (7, 1)
_PRIVATE_WORDS = " visa and status"
"""Of the title "Confirm visa and status with …"; without them it says as much as others may read."""

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
    notes = _own_notes(dossier)
    return tuple(_event(step, plan, notes.get(step.place or "")) for step in plan.agenda)


def _event(step: Step, plan: Plan, own_note: str | None) -> CalendarEvent:
    is_done = step.state is StepState.DONE and step.kind not in _COME_BY_THEMSELVES
    is_yours_to_do = step.is_yours and step.state is not StepState.DONE
    standing = ("Done",) if is_done else ("To do",) if is_yours_to_do else ()
    lead = "Done: " if is_done else "Last day: " if _is_long(step) else ""
    title = step.title.replace(f" ({own_note})" if own_note else _PRIVATE_WORDS, "")
    return CalendarEvent(
        id=step.id,
        first=step.last_day if _is_long(step) else step.due,
        last=step.last_day,
        summary=_shareable(lead + title),
        description=_shareable("\n".join(_lines(step))),
        categories=(_family(step.place or ""), *standing),
        alarms=_alarms(step) if is_yours_to_do and step.last_day >= plan.today else (),
        is_expected=step.is_expected,
    )


def _is_long(step: Step) -> bool:
    """Whether the step stands on its last day alone: windows of months would fill every day with bars."""
    return step.last_day - step.due > _LONGEST_BAR


def _lines(step: Step) -> Iterator[str]:
    """Why this day, how sure it is, whom it concerns, what serves it."""
    yield step.why
    if _is_long(step):
        yield f"You can do it from {date_in_words(step.due)}."
    if step.is_expected:
        yield "Expected: it rests on a date that nobody has announced yet."
    if step.whom != "you":
        yield f"Whom it concerns: {step.whom}"
    paper = PAPERS.get(step.paper or "")
    if paper and step.state is not StepState.DONE:
        yield f"Paper for it: {paper}"


def _alarms(step: Step) -> tuple[int, ...]:
    """Days before the last day: as a span begins, and a week and a day before it ends.

    A day by which something must be done has the latter two; any other single day is its own alarm.
    They follow from the days alone, so that a calendar made tomorrow holds the same ones.
    """
    length = (step.last_day - step.due).days
    if length:
        return (length, *(days for days in _BEFORE_A_LAST_DAY if days < length))
    is_last = step.kind in _HAVE_A_LAST_DAY or step.id in _LAST_DAYS_OF_THE_SEASON
    return _BEFORE_A_LAST_DAY if is_last else (0,)


def _family(place: str) -> str:
    """The category of a step, so that programs can colour it, told from where in the dossier it stands."""
    if not place:
        return "Season"
    if place.startswith("programs"):
        return "Application"
    return "Rotation" if place.startswith("rotations") and "letter_writers" not in place else "Letter"


def _own_notes(dossier: Dossier) -> dict[str, str]:
    """The applicant's notes for themself that the agenda shows in titles, by the place of their step."""
    return {
        f"programs[{row}].rotation.requirements[{number}]": requirement.note
        for row, program in enumerate(dossier.programs)
        if program.rotation
        for number, requirement in enumerate(program.rotation.requirements)
        if requirement.note
    }


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
