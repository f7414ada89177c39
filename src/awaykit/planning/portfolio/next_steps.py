"""The few steps that are told first, without work for candidates that can't be chosen."""

from awaykit.model.dossier import Dossier
from awaykit.planning.agenda import one_of_each_sort
from awaykit.planning.plan import Plan
from awaykit.planning.portfolio.bars import barred
from awaykit.planning.portfolio.candidates import options, purse_of
from awaykit.planning.portfolio.chosen import Wishes
from awaykit.planning.steps import Step, StepKind

_STEPS_TOLD = 3
_FOR_A_CANDIDATE = frozenset({StepKind.DOCUMENTS, StepKind.APPLY})


def next_steps(dossier: Dossier, plan: Plan) -> tuple[Step, ...]:
    """At most three of the applicant's own undone steps, the most urgent first.

    A candidate that no set can hold (too dear, closed, not open to the applicant) is still in the
    agenda, since only the applicant gives it up; it is not what anyone should do next.
    """
    every = options(dossier, plan)
    out = {each.id for each in barred(dossier, plan, every, Wishes(), purse_of(dossier, every))}
    told = [step for step in plan.to_do if not _is_for(step, out)]
    return one_of_each_sort(told)[:_STEPS_TOLD]


def _is_for(step: Step, candidates: set[str]) -> bool:
    return step.kind in _FOR_A_CANDIDATE and step.id.split(":")[1] in candidates
