"""What bars a candidate from every set, each reason in plain words."""

from collections.abc import Iterator, Sequence

from awaykit.model.dossier import Dossier
from awaykit.planning.correspondence import asked_on
from awaykit.planning.pathways import pathway_reasons
from awaykit.planning.plan import Plan
from awaykit.planning.portfolio.candidates import Option, overlap
from awaykit.planning.portfolio.chosen import Barred, Wishes
from awaykit.planning.portfolio.costs import Purse
from awaykit.planning.windows import is_closed
from awaykit.wording import date_in_words, listing


def barred(
    dossier: Dossier, plan: Plan, every: Sequence[Option], wishes: Wishes, purse: Purse
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


def _of_wishes(option: Option, wishes: Wishes) -> Iterator[str]:
    if option.id in wishes.without:
        yield "You asked to leave it out."


def _of_dates(option: Option, plan: Plan, settled: Sequence[Option]) -> Iterator[str]:
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


def _of_application(dossier: Dossier, plan: Plan, option: Option) -> Iterator[str]:
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


def _of_money(option: Option, purse: Purse) -> Iterator[str]:
    cost = option.cost.dollars
    if purse.left is not None and cost is not None and cost > purse.left:
        # How much is left may tell the budget, which is private; reasons also stand in problems.
        yield f"It costs ${cost:,}: more than is left of the budget."
