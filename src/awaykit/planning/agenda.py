"""The agenda: the one list of dated steps that every screen, paper and calendar reads."""

from collections.abc import Sequence
from datetime import date

from awaykit.model.dossier import Dossier
from awaykit.planning.letters import LetterPlan
from awaykit.planning.rotation_plan import RotationPlan
from awaykit.planning.steps import Step, StepKind, StepState
from awaykit.season.guide import Guide
from awaykit.season.season import Season

__all__ = ["Step", "StepKind", "StepState", "agenda"]


def agenda(
    dossier: Dossier,
    season: Season,
    guide: Guide,
    rotations: Sequence[RotationPlan],
    letters: Sequence[LetterPlan],
    today: date,
) -> tuple[Step, ...]:
    """Every dated step of the season, sorted by day, then in the order of the season, then by id."""
    return ()
