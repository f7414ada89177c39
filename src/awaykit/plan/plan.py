"""The plan: everything that follows from a dossier, a season and a day, computed once for all readers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from awaykit.model.dossier import Dossier
from awaykit.model.rotations import RotationState
from awaykit.plan.agenda import agenda, most_urgent_first
from awaykit.plan.letters import LetterPlan, LetterState, letter_plans
from awaykit.plan.rotation_dates import Phase
from awaykit.plan.rotation_plan import RotationPlan, rotation_plan
from awaykit.plan.steps import Frame, Step
from awaykit.season.guide import Guide
from awaykit.season.season import Season

_LEFT_OUT = (RotationState.CANDIDATE, RotationState.CANCELLED)
_PROMISED = (RotationState.OFFERED, RotationState.CONFIRMED)


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
    def counting(self) -> tuple[RotationPlan, ...]:
        """The rotations that count, in dossier order: neither candidates nor cancelled (reading 11)."""
        return tuple(each for each in self.rotations.values() if each.rotation.state not in _LEFT_OUT)

    @property
    def candidates(self) -> tuple[RotationPlan, ...]:
        """The candidates whose first day is not known to have come, in dossier order."""
        ahead = (each for each in self.rotations.values() if each.is_ahead)
        return tuple(each for each in ahead if each.rotation.state is RotationState.CANDIDATE)

    @property
    def promised_ahead(self) -> tuple[RotationPlan, ...]:
        """The offered and confirmed rotations with a first day that lies ahead."""
        dated = (each for each in self.rotations.values() if each.is_ahead and each.rotation.starts)
        return tuple(each for each in dated if each.rotation.state in _PROMISED)

    @property
    def can_still_change(self) -> bool:
        """Whether submission is still to open: after that, what the rotations lack can hardly be mended."""
        return self.today < self.season.submits_from.value

    def site_of(self, planned: RotationPlan) -> str:
        """A rotation by its site, with the service where another rotation is at the same one."""
        rotation, every = planned.rotation, self.rotations.values()
        at_site = [each for each in every if each.rotation.site == rotation.site]
        is_alone = sum(each.phase is not Phase.CANCELLED for each in at_site) <= 1
        return rotation.site if is_alone else f"{rotation.site} ({rotation.service})"

    @property
    def is_too_late_for_letters(self) -> bool:
        """Whether the rank list was due: a letter of this season helps no more."""
        return self.today > self.season.rank_list_due.value

    @property
    def letters_in_sight(self) -> tuple[LetterPlan, ...]:
        """The letters whose writer has neither hesitated nor declined."""
        return tuple(letter for letter in self.letters if not letter.state.is_refused)

    @property
    def letters_to_come(self) -> tuple[LetterPlan, ...]:
        """The letters in sight that are not uploaded yet; none once a letter comes too late."""
        letters = () if self.is_too_late_for_letters else self.letters_in_sight
        return tuple(letter for letter in letters if letter.state is not LetterState.UPLOADED)

    @property
    def letters_not_asked(self) -> tuple[LetterPlan, ...]:
        """The letters whose writer was not asked yet; none once a letter comes too late."""
        letters = () if self.is_too_late_for_letters else self.letters
        return tuple(letter for letter in letters if letter.state is LetterState.NOT_ASKED)

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
