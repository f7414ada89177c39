"""What counts toward the guide's numbers, for the papers that still ask for it here."""

from collections.abc import Iterable

from awaykit.plan.letters import LetterPlan
from awaykit.plan.plan import Plan
from awaykit.plan.rotation_plan import RotationPlan


def counting(plan: Plan) -> tuple[RotationPlan, ...]:
    """The rotations that count."""
    return plan.counting


def candidates(plan: Plan) -> tuple[RotationPlan, ...]:
    """The candidates that lie ahead."""
    return plan.candidates


def hands_on(rotations: Iterable[RotationPlan]) -> tuple[RotationPlan, ...]:
    """Those that are not for watching only."""
    return tuple(each for each in rotations if not each.rotation.is_observer)


def can_still_change(plan: Plan) -> bool:
    """Whether submission is still to open."""
    return plan.can_still_change


def in_sight(plan: Plan) -> tuple[LetterPlan, ...]:
    """The letters whose writer has neither hesitated nor declined."""
    return plan.letters_in_sight
