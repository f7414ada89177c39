"""What several rules need before they can speak, and how they name and weigh what they speak of."""

from collections.abc import Sequence

from awaykit.model.dossier import Dossier
from awaykit.model.programs import Program
from awaykit.plan.plan import Plan
from awaykit.plan.portfolio.costs import cost_of
from awaykit.plan.rotation_dates import Phase
from awaykit.review.findings import Importance
from awaykit.review.rule import Need
from awaykit.wording import listing

A_COUNTING_ROTATION = Need(
    "a rotation is applied for, offered or confirmed", lambda _dossier, plan: bool(plan.counting)
)
A_CANDIDATE = Need("a rotation that lies ahead is a candidate", lambda _dossier, plan: bool(plan.candidates))
A_PROMISED_ROTATION = Need(
    "a rotation that lies ahead is offered or confirmed", lambda _dossier, plan: bool(plan.promised_ahead)
)
A_ROTATION_WITH_DATES = Need(
    "a rotation has its dates",
    lambda _dossier, plan: any(
        each.dates and each.phase is not Phase.CANCELLED for each in plan.rotations.values()
    ),
)
A_ROTATION_BEGUN = Need(
    "a confirmed rotation has begun",
    lambda _dossier, plan: any(each.has_begun for each in plan.rotations.values()),
)
A_FINISHED_ROTATION = Need(
    "a confirmed rotation is over",
    lambda _dossier, plan: any(each.phase is Phase.DONE for each in plan.rotations.values()),
)
SERVICE_KINDS = Need(
    "each of your rotations has its service_kind",
    lambda _dossier, plan: bool(plan.counting) and all(each.rotation.service_kind for each in plan.counting),
)
A_PROGRAM = Need("a program is listed", lambda dossier, _plan: bool(dossier.programs))
A_WRITER = Need("such a rotation names a letter writer", lambda _dossier, plan: bool(plan.letters))


def weighed(plan: Plan, importance: Importance) -> Importance:
    """`importance` as long as something can be done about the rotations of this season, then low."""
    return importance if plan.can_still_change else Importance.LOW


def costs_of(dossier: Dossier, plan: Plan) -> int:
    """What the rotations that count cost together, in US dollars, as far as it is noted."""
    return sum(
        cost_of(each.rotation, dossier.program_of(each.rotation)).dollars or 0 for each in plan.counting
    )


def is_over_budget(dossier: Dossier, plan: Plan) -> bool:
    """Whether the rotations that count cost more than the budget."""
    budget = dossier.applicant.budget
    return budget is not None and costs_of(dossier, plan) > budget


def field_of(dossier: Dossier, program: Program) -> str:
    """The field of a program in the dossier: "programs[2]"."""
    return f"programs[{dossier.programs.index(program)}]"


def host_name(program: Program) -> str:
    """How messages name a program: by its hospital, where one is written down."""
    return program.hospital or program.name


def some_of(names: Sequence[str], most: int = 3) -> str:
    """The first few names, each once, as a phrase that says how many are left out."""
    every = list(dict.fromkeys(names))
    if len(every) <= most:
        return listing(every)
    return listing([*every[: most - 1], f"{len(every) - most + 1} more"])
