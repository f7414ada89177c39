"""The applicant's words for an entry: phrases to choose from, and texts that are used as they stand."""

from collections.abc import Iterator, Mapping
from typing import Literal

from awaykit.model.eras import RotationEntry
from awaykit.model.record import Experience
from awaykit.model.rotations import Rotation
from awaykit.planning.eras.drafted import OwnText, Phrase
from awaykit.planning.eras.entry_types import is_clinical_position
from awaykit.planning.eras.groups import Group
from awaykit.planning.eras.phrase_shows import shows
from awaykit.planning.experiences import tells_of

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
