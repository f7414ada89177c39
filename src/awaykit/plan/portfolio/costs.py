"""What a rotation costs, as far as the dossier says, in whole US dollars."""

from dataclasses import dataclass

from awaykit.model.programs import Program
from awaykit.model.rotations import Rotation


@dataclass(frozen=True, slots=True)
class Cost:
    """The sum of the known parts, None where none is known; `is_fee_only`: no travel, no housing."""

    dollars: int | None
    is_fee_only: bool


def cost_of(rotation: Rotation, program: Program | None) -> Cost:
    """The rotation's costs; its program's fee counts only where the rotation gives none."""
    costs = rotation.costs
    fee = costs.fee
    if fee is None and program and program.rotation:
        fee = program.rotation.fee
    others = [part for part in (costs.travel, costs.housing, costs.other) if part is not None]
    if fee is None and not others:
        return Cost(None, is_fee_only=False)
    return Cost((fee or 0) + sum(others), is_fee_only=not others)


@dataclass(frozen=True, slots=True)
class Purse:
    """The budget for all rotations and what the settled ones take of it; `budget` None sets no limit.

    `dearest` is the highest known cost of a candidate: what costs are compared with where there is
    no budget.
    """

    budget: int | None
    committed: int
    dearest: int

    @property
    def left(self) -> int | None:
        """What is left for candidates, never below 0; None where there is no limit."""
        return None if self.budget is None else max(0, self.budget - self.committed)
