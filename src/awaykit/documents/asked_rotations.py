"""A rotation that is asked for, or that shows where the applicant has been, as e-mails to a host say it."""

from dataclasses import dataclass
from datetime import date

from awaykit.documents.paper import told
from awaykit.documents.people import on_service
from awaykit.model.dossier import Dossier
from awaykit.model.programs import Program
from awaykit.model.rotations import Rotation
from awaykit.planning.plan import Plan
from awaykit.planning.rotation_dates import Phase, RotationDates
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

    kind: str = told("elective, subinternship, externship or observership")
    phrase: str = told("What it is: a four-week elective on the nephrology consult service")
    site: str = told("The hospital")
    days: str | None = told("Its days, for a subject: August 9 to September 3, 2027")
    when: str | None = told("Its days inside a sentence: from August 9 to September 3, 2027")
    is_observer: bool = told("Whether the role is to watch, without hands-on work")


@dataclass(frozen=True, slots=True, kw_only=True)
class PastRotation:
    """A US rotation that the applicant has done or is doing on the day of sending."""

    phrase: str = told("What it is: an externship on the general internal medicine wards")
    site: str = told("The hospital")
    is_here: bool = told("Whether it is at the very hospital that is written to")
    is_over: bool = told("Whether it is over on the day of sending")
    when: str = told("Its months inside a sentence: in June and July 2027")
    last_day: str = told("Its last day: July 2")


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
