"""The rotations of a dossier as the choice sees them: candidates to choose from, and what is settled."""

from collections.abc import Sequence
from dataclasses import dataclass

from awaykit.model.dossier import Dossier
from awaykit.model.programs import Program
from awaykit.model.rotations import RotationState
from awaykit.planning.plan import Plan
from awaykit.planning.portfolio.costs import Cost, Purse, cost_of
from awaykit.planning.rotation_plan import RotationPlan


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """A rotation before it has points; `is_settled`: applied, offered, confirmed, under way or done."""

    planned: RotationPlan
    program: Program | None
    cost: Cost
    is_settled: bool

    @property
    def id(self) -> str:
        """The rotation's id."""
        return self.planned.rotation.id

    @property
    def name(self) -> str:
        """The rotation as sentences speak of it."""
        return f"{self.planned.rotation.service}, {self.planned.rotation.site}"


def options(dossier: Dossier, plan: Plan) -> tuple[Option, ...]:
    """Every rotation that isn't cancelled, in dossier order."""
    return tuple(
        _option(dossier, planned)
        for planned in plan.rotations.values()
        if planned.rotation.state is not RotationState.CANCELLED
    )


def _option(dossier: Dossier, planned: RotationPlan) -> Option:
    program = dossier.program_of(planned.rotation)
    return Option(
        planned=planned,
        program=program,
        cost=cost_of(planned.rotation, program),
        is_settled=planned.rotation.state is not RotationState.CANDIDATE,
    )


def purse_of(dossier: Dossier, every: Sequence[Option], budget: int | None = None) -> Purse:
    """The money there is: `budget` in US dollars, else the dossier's, and what is settled of it."""
    return Purse(
        budget=dossier.applicant.budget if budget is None else budget,
        committed=sum(option.cost.dollars or 0 for option in every if option.is_settled),
        dearest=max((option.cost.dollars or 0 for option in every if not option.is_settled), default=0),
    )


def overlap(one: RotationPlan, other: RotationPlan) -> bool:
    """Whether both have dates, and share a day."""
    if one.dates is None or other.dates is None:
        return False
    return one.dates.starts <= other.dates.ends and other.dates.starts <= one.dates.ends
