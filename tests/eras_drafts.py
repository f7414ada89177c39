"""ERAS drafts of small dossiers, for tests: an experience with its usual fields, and what is drafted."""

from datetime import date

from awaykit.model.dossier import Dossier
from awaykit.plan.eras.draft import eras_draft
from awaykit.plan.eras.drafted import DraftEntry, Entry, ErasDraft
from awaykit.plan.eras.entries import entries_of
from dossiers import Fields, dossier, plan_of

TODAY = date(2027, 6, 15)


def experience(**fields: object) -> Fields:
    """Two years at a free clinic in Lahore, over since August 2026; `None` leaves a field out."""
    usual: Fields = {
        "id": "clinic",
        "organization": "Lantern Gate Free Clinic",
        "position": "Student volunteer",
        "paid": "no",
        "starts": "2024-09",
        "ends": "2026-08",
        "country": "Pakistan",
    }
    return {name: value for name, value in (usual | fields).items() if value is not None}


def facts(*words: str) -> list[Fields]:
    """Facts of the usual priority."""
    return [{"fact": each} for each in words]


def entries(**parts: object) -> tuple[Entry, ...]:
    """The entries of a dossier with these top-level keys."""
    held = dossier(**parts)
    return entries_of(held, plan_of(held, TODAY))[0]


def not_begun(**parts: object) -> tuple[str, ...]:
    """The ids of what gets an entry once it begins."""
    held = dossier(**parts)
    return tuple(name for name, _ in entries_of(held, plan_of(held, TODAY))[1])


def drafted(held: Dossier, today: date = TODAY) -> ErasDraft:
    """The draft of a dossier, which has one."""
    draft = eras_draft(held, plan_of(held, today))
    assert draft is not None
    return draft


def drafts(**parts: object) -> dict[str, DraftEntry]:
    """The drafted entries of a dossier by id, in their order."""
    return {each.entry.id: each for each in drafted(dossier(**parts)).entries}
