"""Choices that the form offers: divisions of a specialty, optional fields, and doubts."""

import re
from collections.abc import Iterator

from awaykit.form_text import Accents, form_copy
from awaykit.model.dossier import Dossier
from awaykit.plan.eras.drafted import Block, Entry
from awaykit.plan.eras.scholarly_works import held, nearest
from awaykit.plan.places import state_name, states_of
from awaykit.season.dated import FactConfidence
from awaykit.season.reference import FormChoices, NamedStates, reference


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


def field_block(field: str, text: str | None, limit: int | None, accents: Accents) -> Block | None:
    """An optional text of the form, or None where the applicant wrote none; `field` is its key in eras."""
    return Block(text=form_copy(text, accents), limit=limit, place=f"eras.{field}") if text else None


def preferences(dossier: Dossier, most: int) -> tuple[tuple[str, str, Block | None], ...]:
    """Divisions, each with a note about it or "", and why; never more than the form takes: the first count.

    The form's limit for the reasons isn't known.
    """
    form, divisions = dossier.eras, reference().form.census_divisions.value
    return tuple(
        (
            *division(wanted.division, divisions),
            field_block(f"geographic_preferences[{row}].why", wanted.why, None, form.accents),
        )
        for row, wanted in enumerate(form.geographic_preferences[:most])
    )


def doubts(entry: Entry, form: FormChoices) -> Iterator[tuple[str, str, str, bool]]:
    """Field, value, nearest choice or "", and whether the list is only reported and may be incomplete."""
    types = tuple(each.name for each in form.experience_types.value)
    if entry.type and not held(entry.type, types):
        # The type of which the form says that it holds such things: "Observership".
        begins = re.compile(rf"\b{re.escape(entry.type.removesuffix('s'))}", re.IGNORECASE)
        holding = (each.name for each in form.experience_types.value if begins.search(each.holds))
        near = next(holding, "") or nearest(entry.type, types)
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
