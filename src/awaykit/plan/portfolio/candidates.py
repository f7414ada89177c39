"""Rotations that a set may hold, those that are wished, and what bars one."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from awaykit.model.dossier import Dossier
from awaykit.model.programs import Program
from awaykit.model.rotations import RotationState
from awaykit.plan.hosts import asked_on, pathway_reasons
from awaykit.plan.plan import Plan, one_of_each_sort
from awaykit.plan.portfolio.chosen import Barred, Wishes
from awaykit.plan.portfolio.costs import Cost, Purse, cost_of
from awaykit.plan.rotation_dates import is_closed
from awaykit.plan.rotation_plan import RotationPlan
from awaykit.plan.steps import Step, StepKind
from awaykit.problems import Problem, raise_errors
from awaykit.wording import counted, date_in_words, listing


@dataclass(frozen=True, slots=True, kw_only=True)
class RotationOption:
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


def options(dossier: Dossier, plan: Plan) -> tuple[RotationOption, ...]:
    """Every rotation that isn't cancelled, in dossier order."""
    return tuple(
        _option(dossier, planned)
        for planned in plan.rotations.values()
        if planned.rotation.state is not RotationState.CANCELLED
    )


def _option(dossier: Dossier, planned: RotationPlan) -> RotationOption:
    program = dossier.program_of(planned.rotation)
    return RotationOption(
        planned=planned,
        program=program,
        cost=cost_of(planned.rotation, program),
        is_settled=planned.rotation.state is not RotationState.CANDIDATE,
    )


def purse_of(dossier: Dossier, every: Sequence[RotationOption], budget: int | None = None) -> Purse:
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


def barred(
    dossier: Dossier, plan: Plan, every: Sequence[RotationOption], wishes: Wishes, purse: Purse
) -> tuple[Barred, ...]:
    """The candidates that can't be chosen, in dossier order, each with all its reasons."""
    settled = [option for option in every if option.is_settled]
    found = []
    for option in every:
        if option.is_settled:
            continue
        reasons = (
            *_of_wishes(option, wishes),
            *_of_dates(option, plan, settled),
            *pathway_reasons(dossier, option.planned.rotation),
            *_of_application(dossier, plan, option),
            *_of_money(option, purse),
        )
        if reasons:
            found.append(Barred(id=option.id, name=option.name, reasons=reasons))
    return tuple(found)


def _of_wishes(option: RotationOption, wishes: Wishes) -> Iterator[str]:
    if option.id in wishes.without:
        yield "You asked to leave it out."


def _of_dates(option: RotationOption, plan: Plan, settled: Sequence[RotationOption]) -> Iterator[str]:
    rotation = option.planned.rotation
    if rotation.starts is None or rotation.ends is None:
        if rotation.starts is None and rotation.ends is None:
            yield "Its first and last day are not written down."
        else:
            yield f"Its {'last' if rotation.starts else 'first'} day is not written down."
    if rotation.starts and rotation.starts <= plan.today:
        yield f"Its first day, {date_in_words(rotation.starts)}, is not ahead of you."
    shared = [other for other in settled if overlap(option.planned, other.planned)]
    if len(shared) == 1:
        yield f"It overlaps with {shared[0].id}, which is {shared[0].planned.rotation.state.value}."
    elif shared:
        yield f"It overlaps with {listing(other.id for other in shared)}, which are settled."


def _of_application(dossier: Dossier, plan: Plan, option: RotationOption) -> Iterator[str]:
    """The time to apply; a candidate that was asked for by e-mail before has been applied for."""
    starts, program = option.planned.rotation.starts, option.program
    if starts is None or starts <= plan.today or (program and asked_on(dossier, program)):
        return
    deadline = program.rotation.deadline if program and program.rotation else None
    if not is_closed(option.planned.moment, deadline, plan.today):
        return
    if deadline:
        yield f"The host took applications until {date_in_words(deadline)}."
    else:
        months = plan.guide.late_apply_months_before_start.value.least
        yield f"It begins in less than {months} month{'s' if months > 1 else ''}: the time to apply is over."


def _of_money(option: RotationOption, purse: Purse) -> Iterator[str]:
    cost = option.cost.dollars
    if purse.left is not None and cost is not None and cost > purse.left:
        # How much is left may tell the budget, which is private; reasons also stand in problems.
        yield f"It costs ${cost:,}: more than is left of the budget."


def check_wishes(
    every: Sequence[RotationOption], barred: Sequence[Barred], wishes: Wishes, purse: Purse
) -> None:
    """Refuse what can't be.

    Raises:
        UserError: a rotation that must be in can't be, those that must be in don't fit together,
            or one that is settled is to be left out.
    """
    known = {option.id: option for option in every}
    reasons = {each.id: each.reasons for each in barred}
    must = [option for option in every if option.id in wishes.must and not option.is_settled]
    raise_errors((
        *_cancelled(known, wishes),
        *_settled_left_out(known, wishes),
        *(_can_not_be(option.id, reasons[option.id]) for option in must if option.id in reasons),
        *_not_together([option for option in must if option.id not in reasons], wishes, purse),
    ))  # fmt: skip


def _cancelled(known: Mapping[str, RotationOption], wishes: Wishes) -> Iterator[Problem]:
    for gone in sorted(wishes.must - known.keys()):
        yield _can_not_be(gone, ("It is cancelled in your dossier.",))


def _settled_left_out(known: Mapping[str, RotationOption], wishes: Wishes) -> Iterator[Problem]:
    for out in sorted(wishes.without & known.keys()):
        if known[out].is_settled:
            state = known[out].planned.rotation.state.value
            yield Problem(
                message=f'"{out}" is {state}, so it can\'t be left out here.',
                hint="Only candidates are chosen. To plan without it, set its state to cancelled first.",
                place=f"{known[out].planned.place}.state",
            )


def _can_not_be(name: str, reasons: Sequence[str]) -> Problem:
    return Problem(message=f'"{name}" can\'t be in any set.', hint=" ".join(reasons))


def _not_together(must: Sequence[RotationOption], wishes: Wishes, purse: Purse) -> Iterator[Problem]:
    for one, other in combinations(must, 2):
        if overlap(one.planned, other.planned):
            yield Problem(
                message=f'"{one.id}" and "{other.id}" overlap, so both can\'t be in a set.',
                hint="Ask for one of them.",
            )
    if wishes.most is not None and len(must) > wishes.most:
        yield Problem(
            message=f"You ask for {counted(len(must), 'rotation')}, and for at most {wishes.most} in a set.",
            hint="Ask for fewer, or allow more.",
        )
    together = sum(option.cost.dollars or 0 for option in must)
    if len(must) > 1 and purse.left is not None and together > purse.left:
        yield Problem(
            message="What you ask for costs more together than is left of the budget.",
            hint=f"Together it is ${together:,}. Ask for fewer, or give a budget that allows it.",
        )


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
