"""The optional blocks of the form: an impactful experience, hobbies, and geographic preferences."""

from dataclasses import dataclass

from awaykit.form_text import Accents, form_copy
from awaykit.model.dossier import Dossier
from awaykit.model.eras import GeographicPreference
from awaykit.planning.eras.divisions import division
from awaykit.planning.eras.drafted import Block
from awaykit.season.form import FormLimits
from awaykit.season.reference import reference


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
