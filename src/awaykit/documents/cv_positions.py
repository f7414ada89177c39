"""What the full CV tells of each rotation and experience, before the choice of facts for two pages."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from awaykit.documents.cv_summary import (
    SHOWN_PHASES,
    experience_entry,
    months_in_words,
    other_experiences,
)  # fmt: skip
from awaykit.documents.paper import told
from awaykit.documents.people import place_of
from awaykit.model.dates import Month
from awaykit.model.dossier import Dossier
from awaykit.model.record import Experience
from awaykit.model.rotations import Rotation, RotationKind
from awaykit.planning.experiences import has_begun, tells_of
from awaykit.planning.plan import Plan
from awaykit.planning.rotation_dates import Phase
from awaykit.planning.rotation_plan import RotationPlan


@dataclass(frozen=True, slots=True, kw_only=True)
class CvPosition:
    """One rotation or experience."""

    when: str | None = told("Months or years, as they stand in the margin: Sep–Oct 2026")
    what: str = told("Service and role, or position: General medicine wards, hands-on elective")
    where: str | None = told("Hospital or organization, and place")
    weeks: int | None = told("Whole weeks, for a rotation")
    is_under_way: bool = told("Whether a rotation goes on today")
    facts: tuple[str, ...] = told("What the applicant did, in their own phrases, the weightiest first")


@dataclass(frozen=True, slots=True)
class OwnFact:
    """A phrase of the applicant's: where it stands in the dossier, and how early it is kept."""

    place: str
    words: str
    priority: int


@dataclass(frozen=True, slots=True)
class Offered:
    """A position that has no facts yet, with its dossier place.

    `facts` are those that it could take, the weightiest first.
    """

    place: str
    position: CvPosition
    facts: tuple[OwnFact, ...]


def rotations_offered(dossier: Dossier, plan: Plan) -> tuple[Offered, ...]:
    """The US rotations done and under way, newest first, with the facts of the entries that tell of them."""
    shown = [
        planned for planned in plan.rotations.values() if planned.dates and planned.phase in SHOWN_PHASES
    ]
    newest = sorted(shown, key=lambda planned: planned.rotation.starts or date.min, reverse=True)
    return tuple(
        Offered(planned.place, _rotation(planned), _facts_of_rotation(dossier, planned)) for planned in newest
    )


def experiences_offered(dossier: Dossier, today: date) -> tuple[Offered, ...]:
    """The other experiences that have begun, newest first."""
    return tuple(
        Offered(_place(dossier, entry), _experience(entry, today), _weightiest(dossier, (entry,)))
        for entry in other_experiences(dossier)
        if has_begun(entry.starts, today)
    )


def role_in_words(rotation: Rotation) -> str:
    """The role as it was: "hands-on elective", "observer"; no more than the dossier says."""
    kind = rotation.kind.value
    if rotation.is_observer:
        return "observer" if rotation.kind is RotationKind.OBSERVERSHIP else f"observer ({kind})"
    return f"hands-on {kind}" if rotation.hands_on else kind


def _rotation(planned: RotationPlan) -> CvPosition:
    rotation, dates = planned.rotation, planned.dates
    if dates is None:
        raise ValueError(f"a rotation that has begun without dates: {rotation.id}")
    first, last = dates.starts, dates.ends
    place = place_of(rotation.city, rotation.us_state)
    return CvPosition(
        when=months_in_words(Month(first.year, first.month), Month(last.year, last.month)),
        what=f"{rotation.service}, {role_in_words(rotation)}",
        where=", ".join(part for part in (rotation.site, place) if part),
        weeks=dates.weeks or None,
        is_under_way=planned.phase is Phase.UNDER_WAY,
        facts=(),
    )


def _experience(entry: Experience, today: date) -> CvPosition:
    line = experience_entry(_as_of_today(entry, today))
    return CvPosition(
        when=line.when, what=line.what, where=line.where, weeks=None, is_under_way=False, facts=()
    )


def _as_of_today(entry: Experience, today: date) -> Experience:
    """What ends in a month to come goes on today: a CV tells nothing that is only planned."""
    if isinstance(entry.ends, Month) and entry.starts and not has_begun(entry.ends, today):
        return entry.model_copy(update={"ends": "present"})
    return entry


def _facts_of_rotation(dossier: Dossier, planned: RotationPlan) -> tuple[OwnFact, ...]:
    """The facts of the entries that tell of this rotation and of no other."""
    return _weightiest(
        dossier,
        (
            entry
            for entry in dossier.experiences
            if [each.id for each in dossier.rotations if tells_of(entry, each)] == [planned.rotation.id]
        ),
    )


def _weightiest(dossier: Dossier, entries: Iterable[Experience]) -> tuple[OwnFact, ...]:
    """The facts of some entries by priority, those of one priority in dossier order."""
    return tuple(sorted(_facts(dossier, entries), key=lambda fact: fact.priority))


def _facts(dossier: Dossier, entries: Iterable[Experience]) -> Iterator[OwnFact]:
    for entry in entries:
        for column, fact in enumerate(entry.facts):
            place = f"{_place(dossier, entry)}.facts[{column}].fact"
            yield OwnFact(place, fact.fact.removesuffix("."), fact.priority)


def _place(dossier: Dossier, entry: Experience) -> str:
    row = next(row for row, each in enumerate(dossier.experiences) if each is entry)
    return f"experiences[{row}]"
