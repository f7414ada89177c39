"""FIN: whether money and strength suffice for the rotations."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from awaykit.model.dates import Month
from awaykit.model.dossier import Dossier
from awaykit.planning.exam_standing import open_exams
from awaykit.planning.more_rotations import most_rotations
from awaykit.planning.plan import Plan
from awaykit.planning.portfolio.costs import cost_of
from awaykit.review.findings import Importance, Remark
from awaykit.review.in_plan import (
    A_COUNTING_ROTATION,
    costs_of,
    counting,
    is_ahead,
    is_over_budget,
    site_of,
    some_of,
)
from awaykit.review.rules import Need, rule
from awaykit.review.sources import guide, your_setting
from awaykit.wording import listing

_MANY_STRAINS = 2


def _money_is_noted(dossier: Dossier, plan: Plan) -> bool:
    return dossier.applicant.budget is not None or any(
        cost_of(each.rotation, dossier.program_of(each.rotation)).dollars is not None
        for each in counting(plan)
    )


MONEY = Need("a budget or a cost is noted", _money_is_noted)


@rule(
    "FIN001",
    "Within money and strength",
    looks_at="What your rotations cost against your budget; exams, overlaps and numbers that strain.",
    importance=Importance.MEDIUM,
    sources=[guide("6.3"), guide("2.2")],
    needs=[A_COUNTING_ROTATION],
)
def within_means(dossier: Dossier, plan: Plan) -> Iterator[Remark]:
    """One rotation that fails for want of money or sleep harms more than one fewer.

    Wrong when some of the money comes back, or someone else pays: then change costs or budget.
    """
    if is_over_budget(dossier, plan):
        yield Remark(
            message=f"Your rotations cost ${costs_of(dossier, plan):,}: more than your budget.",
            hint="Give one up that adds least, find a cheaper one, or correct the budget.",
            place="applicant.budget",
            sources=(your_setting("applicant.budget"),),
        )
        return
    strains = list(_strains(dossier, plan))
    if len(strains) >= _MANY_STRAINS:
        yield Remark(
            message=f"Several strains come together: {listing(strains)}.",
            hint="Move one of them; fewer and better is the guide's advice.",
            place="rotations",
        )


def _strains(dossier: Dossier, plan: Plan) -> Iterator[str]:
    """What takes strength, in short phrases; money apart."""
    ahead = [each for each in counting(plan) if each.dates and each.dates.ends >= plan.today]
    dates = sorted((each.dates for each in ahead if each.dates), key=lambda dates: (dates.starts, dates.ends))
    names = [
        name
        for name, on in open_exams(dossier.exams).items()
        if on and any(_falls_into(on, each.starts, each.ends) for each in dates)
    ]
    if names:
        yield f"{listing(names)} in the month of a rotation"
    if len(counting(plan)) > most_rotations(dossier, plan.guide, plan.today):
        yield "more rotations than make sense"
    if any((later.starts - earlier.ends).days <= 1 for earlier, later in pairwise(dates)):
        yield "rotations without a day between"


def _falls_into(month: Month, first: date, last: date) -> bool:
    """Whether the middle of `month` lies in the rotation."""
    if not month.month:
        return False
    middle = month.first_day().replace(day=15)
    return first <= middle <= last


@rule(
    "FIN002",
    "A cost for each rotation",
    looks_at="Rotations ahead for which no cost is noted, once you note costs or a budget at all.",
    importance=Importance.LOW,
    sources=[guide("2.2")],
    needs=[A_COUNTING_ROTATION, MONEY],
)
def costs_noted(dossier: Dossier, plan: Plan) -> Iterator[Remark]:
    """Fee, travel, housing and insurance add up, and a budget that lacks one rotation says little.

    Wrong when the rotation costs you nothing: then write 0.
    """
    found = [
        each
        for each in counting(plan)
        if is_ahead(each, plan.today)
        and cost_of(each.rotation, dossier.program_of(each.rotation)).dollars is None
    ]
    if found:
        yield Remark(
            message=f"No cost is noted for {some_of([site_of(each, plan) for each in found])}.",
            hint="An estimate of fee, travel and housing will do.",
            place=f"{found[0].place}.costs",
        )
