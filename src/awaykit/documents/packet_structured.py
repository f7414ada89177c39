"""The fact sheet for the structured evaluative letter of internal medicine (AAIM): facts, nothing rated.

Its lines follow what the form asks of an evaluator. Exam results are no part of that letter.
"""

from dataclasses import dataclass

from awaykit.documents.packet_facts import FactsPage
from awaykit.documents.paper import told
from awaykit.model.rotations import Rotation, ServiceKind
from awaykit.planning.letters import LetterPlan
from awaykit.planning.rotation_dates import whole_weeks
from awaykit.season.season import Season

_FORM_NAME = "structured evaluative letter"
"""What AAIM calls the form, where the season's data has nothing of letters."""

_SETTINGS = {
    ServiceKind.WARD: "Inpatient ward",
    ServiceKind.CONSULT: "Inpatient consult service",
    ServiceKind.ICU: "Intensive care unit",
    ServiceKind.CLINIC: "Outpatient clinic",
    ServiceKind.HOSPITALIST: "Inpatient hospitalist service",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class StructuredSheet:
    """What the form asks beside the facts of page two; an empty line is left out."""

    form_name: str = told("What the form is called: structured evaluative letter")
    setting: str | None = told("The clinical setting: Inpatient ward")
    nature_of_contact: str | None = told("The writer's part in the rotation, teaching role, supervision")
    others_observed: str | None = told("Who else observed, without names: Residents of the team")
    rotation_weeks: int | None = told("Whole weeks of the whole rotation")
    grading: str | None = told("How the host grades, as recorded: Formal evaluation by the host")


def structured_sheet(letter: LetterPlan, facts: FactsPage, season: Season) -> StructuredSheet | None:
    """The sheet where this letter is to be a structured one, else None."""
    if letter.writer.letter_kind != "structured":
        return None
    rotation = letter.rotation
    return StructuredSheet(
        form_name=season.letters.structured.name.value if season.letters else _FORM_NAME,
        setting=_SETTINGS.get(rotation.service_kind) if rotation.service_kind else None,
        nature_of_contact=facts.your_role,
        others_observed="Residents of the team" if rotation.team.residents else None,
        rotation_weeks=_weeks(rotation),
        grading="Formal evaluation by the host" if rotation.team.evaluation else None,
    )


def _weeks(rotation: Rotation) -> int | None:
    return whole_weeks(rotation.starts, rotation.ends) if rotation.starts and rotation.ends else None
