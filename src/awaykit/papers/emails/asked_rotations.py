"""The rotations that an e-mail asks for, and the lines about the applicant's status."""

import re
from dataclasses import dataclass
from datetime import date

from awaykit.model.applicant import School, Status
from awaykit.model.dossier import Dossier
from awaykit.model.programs import Program
from awaykit.model.rotations import Rotation
from awaykit.papers.paper import Missing, doc
from awaykit.papers.views import on_service, place_of
from awaykit.plan.applicant_status import status_on
from awaykit.plan.plan import Plan
from awaykit.plan.rotation_dates import Phase, RotationDates
from awaykit.wording import (
    days_in_prose,
    in_sentence,
    month_and_day,
    months_of_the_past,
    number_in_words,
    period_in_prose,
)

_WITH_AN = ("eight", "11", "18", "8")
_VOWELS = "aeiou"
_DAYS_IN_A_WEEK, _DAYS_OF_A_WEEKEND = 7, 2
_BEGUN = (Phase.UNDER_WAY, Phase.DONE)


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedRotation:
    """A rotation that the applicant asks for, was offered or is confirmed for."""

    kind: str = doc("elective, subinternship, externship or observership")
    phrase: str = doc("What it is: a four-week elective on the nephrology consult service")
    site: str = doc("The hospital")
    days: str | None = doc("Its days, for a subject: August 9 to September 3, 2027")
    when: str | None = doc("Its days inside a sentence: from August 9 to September 3, 2027")
    is_observer: bool = doc("Whether the role is to watch, without hands-on work")


@dataclass(frozen=True, slots=True, kw_only=True)
class PastRotation:
    """A US rotation that the applicant has done or is doing on the day of sending."""

    phrase: str = doc("What it is: an externship on the general internal medicine wards")
    site: str = doc("The hospital")
    is_here: bool = doc("Whether it is at the very hospital that is written to")
    is_over: bool = doc("Whether it is over on the day of sending")
    when: str = doc("Its months inside a sentence: in June and July 2027")
    last_day: str = doc("Its last day: July 2")


def asked_rotation(rotation: Rotation, plan: Plan) -> AskedRotation:
    """The rotation with its length and days, as far as they are known."""
    dates = plan.rotations[rotation.id].dates
    return AskedRotation(
        kind=rotation.kind.value,
        phrase=_phrase(rotation, _full_weeks(dates) if dates else 0),
        site=rotation.site,
        days=days_in_prose(dates.starts, dates.ends) if dates else None,
        when=period_in_prose(dates.starts, dates.ends) if dates else None,
        is_observer=rotation.is_observer,
    )


def past_rotation(
    dossier: Dossier, plan: Plan, host: Program, site: str, *, sent_on: date
) -> PastRotation | None:
    """The rotation to tell a host of, begun today: one there before any other, else the last.

    A rotation that is only planned is told to nobody; the tense is that of `sent_on`.
    """
    held = [
        (rotation, rotation.starts, rotation.ends)
        for rotation in dossier.rotations
        if plan.rotations[rotation.id].phase in _BEGUN and rotation.starts and rotation.ends
    ]
    if not held:
        return None
    chosen, first, last = max(held, key=lambda each: (_is_at(each[0], host, site), each[2]))
    return PastRotation(
        phrase=_phrase(chosen, 0),
        site=chosen.site,
        is_here=_is_at(chosen, host, site),
        is_over=last < sent_on,
        when=months_of_the_past(first, last),
        last_day=month_and_day(last),
    )


def _full_weeks(dates: RotationDates) -> int:
    """The weeks, where the days make up whole ones with or without the last weekend; else none."""
    spare = (dates.days + _DAYS_OF_A_WEEKEND) % _DAYS_IN_A_WEEK
    return dates.weeks if spare <= _DAYS_OF_A_WEEKEND else 0


def _is_at(rotation: Rotation, host: Program, site: str) -> bool:
    return rotation.program == host.id or rotation.site.casefold() == site.casefold()


def _phrase(rotation: Rotation, weeks: int) -> str:
    """Article, length, kind and service; a service that is called by its kind already says that."""
    kind, service = rotation.kind.value, in_sentence(rotation.service)
    is_said = service.casefold().startswith(kind)
    words = service if is_said else f"{kind} {on_service(rotation.service, rotation.service_kind)}"
    if weeks:
        words = f"{number_in_words(weeks)}-week {words}"
    needs_an = words.startswith(_WITH_AN) if weeks else words[0] in _VOWELS
    return f"{'an' if needs_an else 'a'} {words}"


_WITH_THE = re.compile(
    r"(?:(?:Medical|State|National|Federal) )?(?:University|College|Faculty|School|Institute) of "
)
"""Schools whose names take the article inside a sentence: "the University of Lagos"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingLines:
    """Student or graduate on the day of sending, and on the rotation's own days."""

    school: str | None = doc("The medical school and its place: Ravi College in Lahore, Pakistan")
    is_student: bool = doc("Whether the applicant is a student on the day of sending")
    is_student_throughout: bool = doc("Whether they still are on the last day of the rotation")
    is_graduate_by_then: bool = doc("Whether they are a graduate on its first day")
    graduated: str | None = doc("Month of graduation, done or expected: January 2027")


def standing_lines(dossier: Dossier, rotation: Rotation, sent_on: date) -> StandingLines:
    """The standing on three days; what isn't known is neither said nor supposed."""
    applicant = dossier.applicant
    first = rotation.starts or sent_on
    return StandingLines(
        school=_school_and_place(applicant.school) if applicant.school else None,
        is_student=status_on(applicant, sent_on) is Status.STUDENT,
        is_student_throughout=status_on(applicant, rotation.ends or first) is Status.STUDENT,
        is_graduate_by_then=status_on(applicant, first) is Status.GRADUATE,
        graduated=applicant.graduated.in_words if applicant.graduated else None,
    )


def school_in_sentence(name: str) -> str:
    """A school as it stands inside a sentence: "the University of Lagos", but "Sutlej Medical College"."""
    return f"the {name}" if _WITH_THE.match(name) else name


def _school_and_place(school: School) -> str:
    """The city is left out where the name of the school says it."""
    is_said = school.city is not None and school.city.casefold() in school.name.casefold()
    place = place_of(None if is_said else school.city, school.country)
    name = school_in_sentence(school.name)
    return f"{name} in {place}" if place else name


def missing_standing(dossier: Dossier, rotation: Rotation, sent_on: date) -> tuple[Missing, ...]:
    """What a host must know of the standing, and the dossier doesn't tell."""
    applicant = dossier.applicant
    days = (sent_on, rotation.starts or sent_on)
    unknown = any(status_on(applicant, day) is None for day in days)
    where = "applicant.graduated" if applicant.graduated else "applicant.status"
    found = []
    if unknown:
        hint = "Write student or graduate, and the month of graduation."
        found.append(Missing("whether you are a student or a graduate on these days", where, hint))
    if applicant.school is None:
        found.append(Missing("your medical school", "applicant.school", "Write its name, city and country."))
    return tuple(found)
