"""The plan: everything that follows from a dossier, a season and a day, computed once for all readers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from awaykit.model.dossier import Dossier
from awaykit.plan.agenda import agenda, most_urgent_first
from awaykit.plan.letters import LetterPlan, letter_plans
from awaykit.plan.rotation_plan import RotationPlan, rotation_plan
from awaykit.plan.steps import Frame, Step
from awaykit.season.guide import Guide
from awaykit.season.season import Season


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What every paper, rule and screen reads instead of computing it again.

    `rotations` holds every rotation of the dossier by id, in dossier order; `letters` one plan for
    each writer and rotation that counts; `agenda` every dated step, sorted by day.
    """

    today: date
    season: Season
    guide: Guide
    rotations: Mapping[str, RotationPlan]
    letters: tuple[LetterPlan, ...]
    agenda: tuple[Step, ...]

    def letters_of(self, rotation_id: str) -> tuple[LetterPlan, ...]:
        """The letters about one rotation, in dossier order."""
        return tuple(letter for letter in self.letters if letter.rotation.id == rotation_id)

    def letter(self, rotation_id: str, writer_id: str) -> LetterPlan | None:
        """The letter of one writer about one rotation, if the plan has it."""
        held = self.letters_of(rotation_id)
        return next((letter for letter in held if letter.writer.id == writer_id), None)

    def step(self, step_id: str) -> Step | None:
        """The step with this id, if the agenda has it."""
        return next((step for step in self.agenda if step.id == step_id), None)

    @property
    def is_too_late_for_letters(self) -> bool:
        """Whether the rank list was due: a letter of this season helps no more."""
        return self.today > self.season.rank_list_due.value

    @property
    def to_do(self) -> tuple[Step, ...]:
        """The applicant's own undone steps, the most urgent first."""
        return most_urgent_first(self.agenda)


def make_plan(dossier: Dossier, season: Season, guide: Guide, today: date) -> Plan:
    """Compute the plan of `dossier` as it stands on `today`."""
    rotations = tuple(
        rotation_plan(dossier, rotation, season, guide, today, place=f"rotations[{row}]")
        for row, rotation in enumerate(dossier.rotations)
    )
    letters = letter_plans(dossier, season, guide, today)
    return Plan(
        today=today,
        season=season,
        guide=guide,
        rotations=MappingProxyType({plan.rotation.id: plan for plan in rotations}),
        letters=letters,
        agenda=agenda(dossier, rotations, letters, Frame(today=today, season=season, guide=guide)),
    )
