"""Fields of an entry whose value the form's list lacks, with the choice that is nearest."""

import re
from collections.abc import Iterator

from awaykit.planning.eras.drafted import Entry
from awaykit.planning.eras.form_lists import held, nearest
from awaykit.season.dated import Confidence
from awaykit.season.reference import ExperienceType, FormChoices


def doubts(entry: Entry, form: FormChoices) -> Iterator[tuple[str, str, str, bool]]:
    """Field, value, nearest choice or "", and whether the list is only reported and may lack some."""
    types = tuple(each.name for each in form.experience_types.value)
    if entry.type and not held(entry.type, types):
        near = _type_that_holds(entry.type, form.experience_types.value) or nearest(entry.type, types)
        yield "type", entry.type, near, form.experience_types.confidence is Confidence.REPORTED
    lists = (
        ("frequency", entry.frequency, form.frequencies),
        ("setting", entry.setting, form.settings),
        ("primary_focus", entry.primary_focus, form.primary_focus_areas),
        ("key_characteristic", entry.key_characteristic, form.key_characteristics),
    )
    for field, value, known in lists:
        if value and not held(value, known.value):
            is_reported = known.confidence is Confidence.REPORTED
            yield field, value, nearest(value, known.value), is_reported


def _type_that_holds(value: str, types: tuple[ExperienceType, ...]) -> str:
    """The type of which the form says that it holds such things: "Observership"; "" where none says so."""
    begins = re.compile(rf"\b{re.escape(value.removesuffix('s'))}", re.IGNORECASE)
    return next((each.name for each in types if begins.search(each.holds)), "")
