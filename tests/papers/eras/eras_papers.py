"""The ERAS draft of a small dossier as a paper, and its context."""

from datetime import date

from awaykit.papers.eras.eras_experiences import ErasContext, plan_eras
from awaykit.papers.paper import Paper, Planned
from dossiers import Fields, dossier, plan_of

TODAY = date(2027, 6, 29)

LONG_NAME = "Konstantinopoulos Memorial Teaching Hospital and Postgraduate Institute of Medicine " + "x" * 36
"""120 characters."""


def experience(**fields: object) -> Fields:
    """A research year with three phrases about it."""
    usual: Fields = {
        "id": "registry",
        "organization": "Sutlej Crescent Medical College",
        "position": "Research assistant",
        "type": "Research",
        "starts": "2025-01",
        "ends": "2026-06",
        "city": "Lahore",
        "region": "Punjab",
        "country": "Pakistan",
        "facts": [{"fact": f"Checked {count} charts twice"} for count in (40, 50, 60)],
    }
    return {name: value for name, value in (usual | fields).items() if value is not None}


def planned(*experiences: Fields, **parts: object) -> Planned:
    """The draft of a dossier with these experiences."""
    held = dossier(experiences=list(experiences), **parts)
    return plan_eras(held, plan_of(held, TODAY))


def paper(*experiences: Fields, **parts: object) -> Paper:
    """The paper of the draft."""
    return planned(*experiences, **parts).papers[0]


def context(*experiences: Fields, **parts: object) -> ErasContext:
    """What the template of the draft sees."""
    found = paper(*experiences, **parts).context
    assert isinstance(found, ErasContext)
    return found
