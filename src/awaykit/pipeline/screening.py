"""What the screens for patients and honesty say of a text that is not saved yet."""

from datetime import date
from pathlib import Path
from typing import Any

from awaykit.loading.dossier import Loaded
from awaykit.loading.sources import Sources
from awaykit.model.dossier import Dossier
from awaykit.pipeline.planned import plan_for
from awaykit.planning.plan import Plan
from awaykit.review.findings import Finding
from awaykit.review.review import review_texts
from awaykit.review.texts import FieldText


def screened(dossier: Dossier, plan: Plan, place: str, text: str) -> tuple[Finding, ...]:
    """The findings on `text` as it would stand at `place` of the dossier."""
    return review_texts(dossier, plan, [FieldText(place=place, text=text)]).findings


def screened_in_draft(raw: dict[str, Any], today: date, place: str, text: str) -> tuple[Finding, ...]:
    """The same for a dossier that is not written yet: `raw` is what it says so far, without its cases."""
    rotations = [
        {key: held for key, held in rotation.items() if key != "key_cases"}
        for rotation in raw.get("rotations", [])
    ]
    dossier = Dossier.model_validate({**raw, "rotations": rotations})
    draft = Loaded(
        dossier=dossier,
        source=Sources(""),
        warnings=(),
        folder=Path(),
        fonts_folder=None,
        templates_folder=None,
    )
    return screened(dossier, plan_for(draft, today), place, text)
