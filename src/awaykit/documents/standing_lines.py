"""Where the applicant stands, as a host, a school or a consulate is told: student or graduate, and when."""

import re
from dataclasses import dataclass
from datetime import date

from awaykit.documents.paper import Missing, told
from awaykit.documents.people import place_of
from awaykit.model.applicant import School, Status
from awaykit.model.dossier import Dossier
from awaykit.model.rotations import Rotation
from awaykit.planning.standing import status_on

_WITH_THE = re.compile(
    r"(?:(?:Medical|State|National|Federal) )?(?:University|College|Faculty|School|Institute) of "
)
"""Schools whose names take the article inside a sentence: "the University of Lagos"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingLines:
    """Student or graduate on the day of sending, and on the rotation's own days."""

    school: str | None = told("The medical school and its place: Ravi College in Lahore, Pakistan")
    is_student: bool = told("Whether the applicant is a student on the day of sending")
    is_student_throughout: bool = told("Whether they still are on the last day of the rotation")
    is_graduate_by_then: bool = told("Whether they are a graduate on its first day")
    graduated: str | None = told("Month of graduation, done or expected: January 2027")


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
