"""Dossiers where the rules on the ERAS draft, the statement and the interviews fire, or stay silent."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from awaykit.model.dossier import Dossier
from awaykit.review.engine import Result, review_dossier
from dossiers import Fields, dossier, plan_of, rotation

IN_JUNE = date(2027, 6, 8)
"""The rotation of May is over, and MyERAS is open."""
IN_MARCH = date(2027, 3, 15)

IN_THE_RECORD = {"fact": "Wrote daily notes in the electronic record for the resident to cosign"}
FEEDBACK = [{"said": "Presentations are well structured."}, {"said": "Read more about arrhythmia."}]
STORIES = [{"theme": theme, "story": "What happened."} for theme in ("hard-situation", "adapting-to-us")]


@dataclass(frozen=True)
class Drafted:
    """A dossier with what goes into the form, on a day."""

    dossier: Dossier
    today: date = IN_JUNE

    def result(self, code: str) -> Result:
        """What the rule with this code makes of it."""
        return review_dossier(self.dossier, plan_of(self.dossier, self.today)).of(code)


def experience(**fields: object) -> Fields:
    """Volunteer work in a clinic that is over, with nothing told of it."""
    usual: Fields = {
        "id": "clinic",
        "organization": "Lantern Gate Free Clinic",
        "position": "Volunteer",
        "type": "Volunteer/service/advocacy",
        "starts": "2023-03",
        "ends": "2026-08",
    }
    return usual | fields


def experiences(number: int, **fields: object) -> list[Fields]:
    """So many experiences, each at a place of its own."""
    return [experience(id=f"clinic-{n}", organization=f"Clinic {n}", **fields) for n in range(number)]


def facts(*phrases: str) -> list[Fields]:
    """Facts with these words."""
    return [{"fact": phrase} for phrase in phrases]


def with_experiences(*each: Fields, **parts: object) -> Drafted:
    """Only these experiences."""
    return Drafted(dossier(experiences=list(each), **parts))


def with_rotation(*, today: date = IN_JUNE, parts: Fields | None = None, **fields: object) -> Drafted:
    """A ward month in May."""
    return Drafted(dossier(rotations=[rotation(**fields)], **(parts or {})), today)


def with_statement(text: str, *, state: str = "final", **parts: object) -> Drafted:
    """A statement, and perhaps more."""
    return Drafted(dossier(statement={"text": text, "state": state}, **parts))


_SAME = "Took histories from twenty patients every Saturday"

ERAS_FIRES: Mapping[str, Callable[[], Drafted]] = MappingProxyType(
    {
        "EXP001": lambda: with_experiences(*experiences(11)),
        "EXP002": lambda: with_rotation(contributions=facts("Followed four patients a day")),
        "EXP003": with_rotation,
        "EXP004": lambda: with_experiences(*experiences(2, facts=facts(_SAME))),
        "EXP005": lambda: with_experiences(experience(facts=facts("Follow twenty patients"))),
        "EXP006": lambda: with_experiences(experience(setting="Teaching hospital")),
        "EXP007": lambda: with_experiences(experience(facts=facts("Измерял давление по субботам"))),
        "PST001": lambda: Drafted(dossier()),
        "PST002": lambda: with_statement("I like ultrasound.", rotations=[rotation(feedback=FEEDBACK)]),
        "INT001": with_rotation,
    }
)
"""Where each rule fires."""

ERAS_SILENT: Mapping[str, Callable[[], Drafted]] = MappingProxyType(
    {
        "EXP001": lambda: with_experiences(*experiences(10)),
        "EXP002": lambda: with_rotation(contributions=[IN_THE_RECORD]),
        "EXP003": lambda: with_rotation(contributions=facts("Followed four patients a day")),
        "EXP004": lambda: with_experiences(
            experience(facts=facts(_SAME, "Taught eight students to measure blood pressure"))
        ),
        "EXP005": lambda: with_experiences(experience(facts=facts("Followed twenty patients"))),
        "EXP006": lambda: with_experiences(experience(setting="urban")),
        "EXP007": lambda: with_experiences(experience(facts=facts("Saw patients with Dr. Đặng of Łódź"))),
        "PST001": lambda: with_statement("Why internal medicine."),
        "PST002": lambda: with_statement(
            "I structure what I present.", rotations=[rotation(feedback=FEEDBACK)]
        ),
        "INT001": lambda: with_rotation(stories=STORIES),
    }
)
"""Where each rule has its say and stays silent."""
