"""Small dossiers for tests: the least that is valid, plus the parts that a test is about.

    dossier(rotations=[rotation(letter_writers=[writer(email=None)])])

Values may be text, as the loader hands it over, or Python values. `None` leaves a field out.
"""

from datetime import date

from awaykit.model.dossier import Dossier
from awaykit.plan.plan import Plan, make_plan
from awaykit.season.all_seasons import season_for
from awaykit.season.guide import guide

SEASON = 2028

Fields = dict[str, object]


def dossier(**parts: object) -> Dossier:
    """A dossier of one fictional applicant for season 2028; `parts` are its top-level keys."""
    applicant: Fields = {"name": {"given": "Ayesha", "family": "Khan"}, "season": SEASON}
    return Dossier.model_validate(_given({"applicant": applicant} | parts))


def rotation(**fields: object) -> Fields:
    """A confirmed ward month, Monday 3 May to Sunday 30 May 2027."""
    usual: Fields = {
        "id": "riverbend-wards",
        "state": "confirmed",
        "site": "Riverbend Hospital",
        "service": "General medicine wards",
        "kind": "elective",
        "starts": "2027-05-03",
        "ends": "2027-05-30",
    }
    return _given(usual | fields)


def writer(**fields: object) -> Fields:
    """An attending with all that a letter request needs; nothing was asked yet."""
    usual: Fields = {
        "id": "whitfield",
        "name": "Eleanor Whitfield, MD",
        "greeting": "Dr. Whitfield",
        "title": "Associate Professor of Medicine",
        "email": "eleanor.whitfield@example.org",
        "specialty": "Internal Medicine",
        "weeks": 4,
        "supervised_directly": "yes",
    }
    return _given(usual | fields)


def case(**fields: object) -> Fields:
    """A key case that Dr. Whitfield supervised."""
    usual: Fields = {
        "problem": "Decompensated heart failure",
        "i_did": "Presented the patient daily.",
        "supervised_by": ["whitfield"],
    }
    return _given(usual | fields)


def plan_of(held: Dossier, today: date) -> Plan:
    """The plan of a dossier on a day."""
    return make_plan(held, season_for(held.applicant.season or SEASON), guide(), today)


def _given(fields: Fields) -> Fields:
    """The fields without those that a test sets to None to leave them out."""
    return {name: value for name, value in fields.items() if value is not None}
