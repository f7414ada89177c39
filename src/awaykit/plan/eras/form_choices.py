"""Choices that the form offers: divisions of a specialty, optional fields, and doubts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from awaykit.form_text import Accents, form_copy
from awaykit.model.dossier import Dossier
from awaykit.model.eras import GeographicPreference
from awaykit.plan.eras.drafted import Block, Entry
from awaykit.plan.eras.scholarly_works import held, nearest
from awaykit.plan.places import state_name, states_of
from awaykit.season.dated import FactConfidence
from awaykit.season.reference import ExperienceType, FormChoices, NamedStates, reference
from awaykit.season.season import FormLimits


def division(written: str, divisions: tuple[NamedStates, ...]) -> tuple[str, str]:
    """The division that is meant, as written where none is sure, and a note for the applicant, or ""."""
    names = tuple(each.name for each in divisions)
    if name := held(re.sub(r"\bdivision$", "", written.strip(), flags=re.IGNORECASE), names):
        return name, ""
    states = states_of(written)
    within = next((each.name for each in divisions if states and states <= frozenset(each.states)), "")
    if within:
        state = state_name(min(states))
        return within, f"The form asks for a division: {state} lies in {within}."
    near = nearest(written, names)
    pick = f"The nearest is {near}." if near else "Pick one of its nine divisions."
    return written, f"The form has no division “{written}”. {pick}"


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionalBlocks:
    """What the applicant wrote of them; `preferences` are (division, a note about it or "", why).

    There are never more preferences than the form takes: the first count.
    """

    impactful: Block | None
    hobbies: Block | None
    preferences: tuple[tuple[str, str, Block | None], ...]


def optional_blocks(dossier: Dossier, limits: FormLimits, accents: Accents) -> OptionalBlocks:
    """The optional blocks with their limits; the form's limit for the reasons of a preference isn't known."""
    form = dossier.eras
    taken = form.geographic_preferences[: limits.max_geographic_preferences.value]
    return OptionalBlocks(
        impactful=_block(
            form.impactful_experience, limits.max_impactful_characters.value, "impactful_experience", accents
        ),
        hobbies=_block(form.hobbies, limits.max_hobbies_characters.value, "hobbies", accents),
        preferences=tuple(_preference(wanted, row, accents) for row, wanted in enumerate(taken)),
    )


def _preference(wanted: GeographicPreference, row: int, accents: Accents) -> tuple[str, str, Block | None]:
    name, note = division(wanted.division, reference().form.census_divisions.value)
    return name, note, _block(wanted.why, None, f"geographic_preferences[{row}].why", accents)


def _block(text: str | None, limit: int | None, field: str, accents: Accents) -> Block | None:
    return Block(text=form_copy(text, accents), limit=limit, place=f"eras.{field}") if text else None


def doubts(entry: Entry, form: FormChoices) -> Iterator[tuple[str, str, str, bool]]:
    """Field, value, nearest choice or "", and whether the list is only reported and may lack some."""
    types = tuple(each.name for each in form.experience_types.value)
    if entry.type and not held(entry.type, types):
        near = _type_that_holds(entry.type, form.experience_types.value) or nearest(entry.type, types)
        yield "type", entry.type, near, form.experience_types.confidence is FactConfidence.REPORTED
    lists = (
        ("frequency", entry.frequency, form.frequencies),
        ("setting", entry.setting, form.settings),
        ("primary_focus", entry.primary_focus, form.primary_focus_areas),
        ("key_characteristic", entry.key_characteristic, form.key_characteristics),
    )
    for field, value, known in lists:
        if value and not held(value, known.value):
            is_reported = known.confidence is FactConfidence.REPORTED
            yield field, value, nearest(value, known.value), is_reported


def _type_that_holds(value: str, types: tuple[ExperienceType, ...]) -> str:
    """The type of which the form says that it holds such things: "Observership"; "" where none says so."""
    begins = re.compile(rf"\b{re.escape(value.removesuffix('s'))}", re.IGNORECASE)
    return next((each.name for each in types if begins.search(each.holds)), "")
