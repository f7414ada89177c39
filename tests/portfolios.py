"""Small dossiers with candidate rotations and programs, and the sets chosen from them."""

from datetime import date

from awaykit.model.dossier import Dossier
from awaykit.plan.plan import Plan
from awaykit.plan.portfolio.chosen import Candidate, Point, Portfolio, ProgramRank, RotationSet, Wishes
from awaykit.plan.portfolio.portfolio import make_portfolio
from dossiers import Fields, dossier, plan_of, rotation

TODAY = date(2026, 10, 5)


def candidate(name: str = "ward", /, **fields: object) -> Fields:
    """A candidate ward elective, hands-on, Monday 3 May to Friday 28 May 2027, for $1,000."""
    usual: Fields = {
        "id": name,
        "state": "candidate",
        "site": f"{name} Hospital",
        "service_kind": "ward",
        "hands_on": "yes",
        "ends": "2027-05-28",
        "costs": {"fee": "1,000"},
    }
    return rotation(**(usual | fields))


def in_month(name: str, first: str, last: str, /, **fields: object) -> Fields:
    """A candidate on other days."""
    return candidate(name, starts=first, ends=last, **fields)


def program(name: str = "riverbend", /, *, rotation: object = None, **residency: object) -> Fields:
    """A program to which the applicant may apply."""
    found: Fields = {"id": name, "name": f"{name} residency", "residency": residency}
    return found | ({"rotation": rotation} if rotation else {})


def held(*rotations: Fields, programs: tuple[Fields, ...] = (), **parts: object) -> Dossier:
    """A dossier of these rotations; keys of the applicant stand in `applicant`."""
    own = parts.pop("applicant", {})
    assert isinstance(own, dict)
    applicant = {"name": {"given": "Ayesha", "family": "Khan"}, "season": 2028, "budget": "20,000"} | own
    applicant = {name: value for name, value in applicant.items() if value is not None}
    return dossier(rotations=list(rotations), programs=list(programs), applicant=applicant, **parts)


def planned(found: Dossier, today: date = TODAY) -> Plan:
    """Its plan on a day long before the rotations."""
    return plan_of(found, today)


def chosen_from(
    *rotations: Fields,
    programs: tuple[Fields, ...] = (),
    wishes: Wishes | None = None,
    today: date = TODAY,
    **parts: object,
) -> Portfolio:
    """What the choice makes of these rotations."""
    found = held(*rotations, programs=programs, **parts)
    return make_portfolio(found, planned(found, today), wishes or Wishes())


def ids(chosen: RotationSet) -> list[str]:
    """The rotations of a set by id."""
    return [each.id for each in chosen.candidates]


def point(of: Candidate | RotationSet | ProgramRank, weight: str) -> Point:
    """The one point for a weight."""
    (found,) = (each for each in of.points if each.weight == weight)
    return found


def reasons(found: Portfolio) -> dict[str, tuple[str, ...]]:
    """Why each barred candidate can't be chosen."""
    return {each.id: each.reasons for each in found.barred}
