"""The entries of the form, in the applicant's own words where there are some."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from awaykit.model.applicant import Status
from awaykit.model.dossier import Dossier
from awaykit.model.eras import RotationEntry
from awaykit.model.record import Experience, FactShows
from awaykit.model.rotations import Rotation, RotationKind
from awaykit.plan.eras.drafted import Entry, OwnText, Phrase
from awaykit.plan.eras.entry_groups import (
    Group,
    earliest,
    ends_of,
    groups_of,
    is_clinical_position,
    latest,
    months_covered,
    months_long,
    not_begun,
    starts_of,
    type_of_experience,
    type_of_rotation,
)
from awaykit.plan.experiences import tells_of
from awaykit.plan.places import state_name
from awaykit.plan.plan import Plan
from awaykit.season.reference import FormChoices, reference
from awaykit.wording import in_sentence

_US_SYSTEM = (
    # Electronic records (guide §6.1).
    r"electronic(?:ally)? (?:(?:health|medical|patient) )?(?:records?|charts?|notes?)",
    r"(?:EMR|EHR)s?",
    r"order[- ]entry",
    # Work with other professions (guide §6.1).
    r"(?:inter|multi)[- ]?(?:disciplinary|professional)",
    r"nurses?|pharmacists?|social workers?|case managers?|care coordinators?|discharge planners?",
    r"(?:physical|occupational|respiratory|speech) therapists?|dietitians?|dieticians?|chaplains?",
    r"huddles?",
    # Practice on evidence (guide §6.1).
    r"evidence(?:-based)?|guidelines?|literature|journal club|systematic reviews?|meta-?analys[ei]s",
    r"clinical questions?|(?:one|a|each|every) question a day",
    r"(?:randomi[sz]ed|clinical|controlled) trials?|trials? of",
    r"with (?:its|their|the) sources?",
)
_RESULT = (
    r"from \d[\d.,]*(?: ?%| percent)?(?: of \d[\d.,]*)? to \d[\d.,]*",
    r"(?:reduced|lowered|increased|decreased|improved|doubled|tripled|halved|shortened)",
    r"(?:raised|cut|fell|rose|grew|dropped)\b.*\bby \d[\d.,]*",
    r"raised \W?\d[\d.,]*",
    r"(?:was|were|been|got) (?:accepted|adopted|published|introduced|approved|funded)",
    r"(?:adopted by|taken up by|took (?:it |them )?over|taken over by)",
    r"still (?:\w+s|in use|used|printed|runs?)",
    r"(?:won|earned)\b.*\b(?:prize|award|medal|grant|place|scholarship)|(?:first|second|third) prize",
)


def _any_of(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(patterns)})(?!\w)", re.IGNORECASE)


_WORDS = {FactShows.US_SYSTEM: _any_of(_US_SYSTEM), FactShows.RESULT: _any_of(_RESULT)}


def shows(words: str, said: tuple[FactShows, ...] = (), *, is_us_clinical: bool) -> frozenset[FactShows]:
    """What a phrase shows: what the applicant said, else what its words tell.

    A phrase without a result says what the applicant did. A skill of the US system counts only
    where the entry is clinical work in the US: elsewhere a nurse is no sign of it.
    """
    if said:
        return frozenset(said)
    told = {FactShows.RESULT if _WORDS[FactShows.RESULT].search(words) else FactShows.DID}
    if is_us_clinical and _WORDS[FactShows.US_SYSTEM].search(words):
        told.add(FactShows.US_SYSTEM)
    return frozenset(told)


UNITED_STATES = "United States"
_NAMES_OF_THE_US = frozenset(
    {"united states", "united states of america", "the united states", "usa", "us", "u.s.", "u.s.a."}
)


def is_us_clinical(thing: Experience | Rotation, group: Group) -> bool:
    """Whether it was clinical work in the US: a rotation, what tells of one, or a position like it there."""
    if isinstance(thing, Rotation):
        return True
    if any(tells_of(thing, rotation) for rotation in group.rotations):
        return True
    is_there = (thing.country or "").casefold() in _NAMES_OF_THE_US
    return is_there and is_clinical_position(thing.position)


def phrases_of(group: Group) -> tuple[Phrase, ...]:
    """The facts and contributions of all that is told as one, in dossier order.

    The contributions of a rotation that an experience tells of would say the same twice: they stand
    in only where the experience has none.
    """
    return tuple(_phrases(group, group.pooled)) or tuple(_phrases(group, group.retold))


def own_description(group: Group) -> OwnText | None:
    """The head's own description; that of another part only where there is no phrase to choose."""
    own = _own_texts(group, "description")
    of_head = [text for text in own if text.place.startswith(f"{group.head}.")]
    usable = of_head or ([] if any(_phrases(group, group.pooled)) else own)
    return usable[0] if usable else None


def own_reflection(group: Group) -> OwnText | None:
    """Why it was meaningful, from the head or else from the first part that says it."""
    own = _own_texts(group, "reflection")
    return own[0] if own else None


def form_of(thing: Experience | Rotation) -> Experience | RotationEntry:
    """Where the form's own fields of an experience or rotation stand."""
    return thing if isinstance(thing, Experience) else thing.eras


def _phrases(group: Group, places: Mapping[str, Experience | Rotation]) -> Iterator[Phrase]:
    for place, thing in places.items():
        is_us = is_us_clinical(thing, group)
        if isinstance(thing, Experience):
            for row, fact in enumerate(thing.facts):
                told = shows(fact.fact, fact.shows, is_us_clinical=is_us)
                yield Phrase(f"{place}.facts[{row}].fact", fact.fact, fact.priority, told)
        else:
            for row, given in enumerate(thing.contributions):
                told = shows(given.fact, is_us_clinical=is_us)
                yield Phrase(f"{place}.contributions[{row}].fact", given.fact, given.priority, told)


def _own_texts(group: Group, field: Literal["description", "reflection"]) -> list[OwnText]:
    """The texts that stand in a field of what the entry tells of, the head's first."""
    texts = []
    for place, thing in zip(group.places, group.things, strict=True):
        form = form_of(thing)
        words = form.description if field == "description" else form.reflection
        if words:
            inside = "" if isinstance(thing, Experience) else ".eras"
            texts.append(OwnText(f"{place}{inside}.{field}", words))
    return texts


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
