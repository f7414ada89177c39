"""The entries of the form before their descriptions are composed."""

from dataclasses import dataclass

from awaykit.model.applicant import Status
from awaykit.model.dossier import Dossier
from awaykit.model.eras import RotationEntry
from awaykit.model.record import Experience
from awaykit.model.rotations import Rotation, RotationKind
from awaykit.planning.eras.drafted import Entry
from awaykit.planning.eras.entry_types import type_of_experience, type_of_rotation
from awaykit.planning.eras.groups import Group, groups_of, not_begun
from awaykit.planning.eras.own_words import (
    UNITED_STATES,
    form_of,
    is_us_clinical,
    own_description,
    own_reflection,
    phrases_of,
)
from awaykit.planning.eras.periods import earliest, ends_of, latest, months_covered, months_long, starts_of
from awaykit.planning.plan import Plan
from awaykit.planning.regions import state_name
from awaykit.season.reference import FormChoices, reference
from awaykit.wording import in_sentence

_ROLES = {RotationKind.SUBINTERNSHIP: "Subintern", RotationKind.EXTERNSHIP: "Extern"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Head:
    """What an entry takes from the experience or rotation that it is named after."""

    organization: str
    position: str
    type: str
    type_why: str
    city: str | None
    region: str | None
    country: str | None
    form: Experience | RotationEntry


def entries_of(dossier: Dossier, plan: Plan) -> tuple[tuple[Entry, ...], tuple[tuple[str, str], ...]]:
    """All entries in dossier order, and what gets one once it begins (id and name).

    Every experience that has begun is an entry, and every rotation that no experience tells of;
    those that the applicant merges make one.
    """
    choices = reference().form
    entries = tuple(_entry(group, plan, choices) for group in groups_of(dossier, plan))
    return entries, not_begun(dossier, plan)


def _entry(group: Group, plan: Plan, choices: FormChoices) -> Entry:
    thing, rotations = group.thing, group.rotations
    head = (
        _of_experience(thing, group, choices)
        if isinstance(thing, Experience)
        else _of_rotation(thing, plan, choices)
    )
    form = head.form
    parts = [(starts_of(each), ends_of(each, plan.today)) for each in group.things]
    starts, ends = earliest(begun for begun, _ in parts), latest(ended for _, ended in parts)
    months, whole = months_covered(parts, plan.today), months_long(starts, ends, plan.today)
    return Entry(
        id=thing.id,
        place=group.head,
        told=group.places,
        rotations=tuple(rotation.id for rotation in rotations),
        organization=head.organization,
        position=head.position,
        type=head.type,
        type_why=head.type_why,
        starts=starts,
        ends=ends,
        months=months,
        has_gap=bool(months and whole and months < whole),
        city=head.city or "",
        region=head.region or "",
        country=head.country or "",
        frequency=form.frequency or "",
        setting=form.setting or "",
        primary_focus=form.primary_focus or "",
        key_characteristic=form.key_characteristic or "",
        is_us_clinical=any(is_us_clinical(each, group) for each in group.things),
        is_hands_on=any(rotation.hands_on and not rotation.is_observer for rotation in rotations),
        is_observer=any(_is_observer(each) for each in group.things),
        phrases=phrases_of(group),
        own_description=own_description(group),
        is_own_choice=any(form_of(each).most_meaningful for each in group.things),
        reflection=own_reflection(group),
    )


def _of_experience(entry: Experience, group: Group, choices: FormChoices) -> _Head:
    """An experience; the place that it doesn't say is that of the rotation that it tells of."""
    retold = next(iter(group.retold.values()), None)
    type_, why = type_of_experience(entry, group.rotations, choices)
    return _Head(
        organization=entry.organization,
        position=entry.position or "",
        type=type_,
        type_why=why,
        city=entry.city or (retold.city if retold else None),
        region=entry.region or (_region(retold) if retold else None),
        country=entry.country or (UNITED_STATES if retold else None),
        form=entry,
    )


def _of_rotation(rotation: Rotation, plan: Plan, choices: FormChoices) -> _Head:
    type_, why = type_of_rotation(rotation, choices)
    return _Head(
        organization=rotation.site,
        position=f"{_role(rotation, plan.rotations[rotation.id].status)}, {in_sentence(rotation.service)}",
        type=type_,
        type_why=why,
        city=rotation.city,
        region=_region(rotation),
        country=UNITED_STATES,
        form=rotation.eras,
    )


def _role(rotation: Rotation, status: Status | None) -> str:
    """What the applicant was there; an elective of a graduate makes nobody a student."""
    if rotation.is_observer:
        return "Observer"
    if rotation.kind is RotationKind.ELECTIVE:
        return "Elective" if status is Status.GRADUATE else "Visiting student"
    return _ROLES[rotation.kind]


def _region(rotation: Rotation) -> str | None:
    return state_name(rotation.us_state) if rotation.us_state else None


def _is_observer(thing: Experience | Rotation) -> bool:
    if isinstance(thing, Rotation):
        return thing.is_observer
    return "observer" in (thing.position or "").casefold()
