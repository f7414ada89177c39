"""The entries of the form, in the applicant's own words where there are some."""

import re
from collections.abc import Iterator, Mapping
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
    """The texts in a field of all that is told as one, the head's first."""
    texts = []
    for place, thing in zip(group.places, group.things, strict=True):
        form = form_of(thing)
        words = form.description if field == "description" else form.reflection
        if words:
            inside = "" if isinstance(thing, Experience) else ".eras"
            texts.append(OwnText(f"{place}{inside}.{field}", words))
    return texts


_ROLES = {RotationKind.SUBINTERNSHIP: "Subintern", RotationKind.EXTERNSHIP: "Extern"}


def entries_of(dossier: Dossier, plan: Plan) -> tuple[tuple[Entry, ...], tuple[tuple[str, str], ...]]:
    """All entries in dossier order, and what gets one once it begins (id and name).

    Every experience that has begun is an entry, and every rotation that no experience tells of;
    those that the applicant merges make one.
    """
    choices = reference().form
    entries = tuple(_entry(group, plan, choices) for group in groups_of(dossier, plan))
    return entries, not_begun(dossier, plan)


def _entry(group: Group, plan: Plan, choices: FormChoices) -> Entry:
    """One entry.

    Its description is the head's own; that of another part only where there is no phrase to choose. The
    contributions of a rotation that an experience reports would say the same twice: they are phrases
    only where the experience has none.
    """
    thing, rotations = group.thing, group.rotations
    form = form_of(thing)
    if isinstance(thing, Experience):
        # A place that it doesn't name is that of the rotation that it is about.
        retold = next(iter(group.retold.values()), None)
        organization, position = thing.organization, thing.position or ""
        type_, type_why = type_of_experience(thing, rotations, choices)
        city = thing.city or (retold.city if retold else None)
        region = thing.region or (_region(retold) if retold else None)
        country = thing.country or (UNITED_STATES if retold else None)
    else:
        # An elective of a graduate makes nobody a student.
        is_graduate = plan.rotations[thing.id].status is Status.GRADUATE
        role = _ROLES.get(thing.kind, "Elective" if is_graduate else "Visiting student")
        role = "Observer" if thing.is_observer else role
        organization, position = thing.site, f"{role}, {in_sentence(thing.service)}"
        type_, type_why = type_of_rotation(thing, choices)
        city, region, country = thing.city, _region(thing), UNITED_STATES
    parts = [(starts_of(each), ends_of(each, plan.today)) for each in group.things]
    starts, ends = earliest(begun for begun, _ in parts), latest(ended for _, ended in parts)
    months, whole = months_covered(parts, plan.today), months_long(starts, ends, plan.today)
    phrases, descriptions = tuple(_phrases(group, group.pooled)), _own_texts(group, "description")
    of_head = [text for text in descriptions if text.place.startswith(f"{group.head}.")]
    return Entry(
        id=thing.id,
        place=group.head,
        told=group.places,
        rotations=tuple(rotation.id for rotation in rotations),
        organization=organization,
        position=position,
        type=type_,
        type_why=type_why,
        starts=starts,
        ends=ends,
        months=months,
        has_gap=bool(months and whole and months < whole),
        city=city or "",
        region=region or "",
        country=country or "",
        frequency=form.frequency or "",
        setting=form.setting or "",
        primary_focus=form.primary_focus or "",
        key_characteristic=form.key_characteristic or "",
        is_us_clinical=any(is_us_clinical(each, group) for each in group.things),
        is_hands_on=any(rotation.hands_on and not rotation.is_observer for rotation in rotations),
        is_observer=any(
            each.is_observer if isinstance(each, Rotation) else "observer" in (each.position or "").casefold()
            for each in group.things
        ),
        phrases=phrases or tuple(_phrases(group, group.retold)),
        own_description=next(iter(of_head or ([] if phrases else descriptions)), None),
        is_own_choice=any(form_of(each).most_meaningful for each in group.things),
        reflection=next(iter(_own_texts(group, "reflection")), None),
    )


def _region(rotation: Rotation) -> str | None:
    return state_name(rotation.us_state) if rotation.us_state else None
