"""Choosing the portfolio: candidates weighed, the best sets, and the programs in order."""

from collections.abc import Sequence
from dataclasses import replace

from awaykit.model.dossier import Dossier
from awaykit.planning.more_rotations import most_rotations
from awaykit.planning.plan import Plan
from awaykit.planning.portfolio.assumptions import assumptions, notes
from awaykit.planning.portfolio.bars import barred
from awaykit.planning.portfolio.best_sets import Limits, best_sets, in_order
from awaykit.planning.portfolio.candidates import options, purse_of
from awaykit.planning.portfolio.chosen import Candidate, Portfolio, RotationSet, Wishes
from awaykit.planning.portfolio.comparison import day_between, gives_up
from awaykit.planning.portfolio.programs import not_applying, ranked_programs
from awaykit.planning.portfolio.scoring import Scale
from awaykit.planning.portfolio.set_points import SetRules, makeup_of_all
from awaykit.planning.portfolio.signals import about_signals
from awaykit.planning.portfolio.weights import weighing
from awaykit.planning.portfolio.wished import check_wishes

_NO_WISHES = Wishes()
MOST_IN_A_SET = 6
"""Past this the search takes too long; the guide's own limit is four."""


def make_portfolio(dossier: Dossier, plan: Plan, wishes: Wishes = _NO_WISHES) -> Portfolio:
    """The best sets of candidates, and the programs in order.

    Ids in `wishes` that the dossier doesn't have are the caller's to refuse.

    Raises:
        UserError: what is asked for can't be (see `check_wishes`); never without wishes.
    """
    every = options(dossier, plan)
    purse = purse_of(dossier, every, wishes.budget)
    bars = barred(dossier, plan, every, wishes, purse)
    check_wishes(every, bars, wishes, purse)
    weights = weighing(dossier.settings.weights, plan.guide.weights)
    scale = Scale(dossier, plan, weights, purse)
    settled = tuple(scale.candidate(option) for option in every if option.is_settled)
    out = {each.id for each in bars}
    free = [scale.candidate(each) for each in every if not each.is_settled and each.id not in out]
    limit = most_rotations(dossier, plan.guide, plan.today)
    most = _most(wishes, limit, settled, free)
    rules = SetRules(weights, plan.guide, limit)
    programs = ranked_programs(dossier, plan, weights)
    return Portfolio(
        settled=settled,
        candidates=in_order(free),
        barred=bars,
        sets=_sets(free, settled, rules, wishes, Limits(most, purse.left)),
        programs=programs,
        not_applying=not_applying(dossier),
        weights=tuple(weights.most.items()),
        own_weights=weights.own,
        budget=purse.budget,
        committed=purse.committed,
        most=most,
        assumed=(
            *assumptions(dossier, plan, every, purse),
            *(about_signals(programs, plan.season) if programs else ()),
        ),
        notes=tuple(notes(plan, every, bars, purse, most)),
    )


def _most(wishes: Wishes, limit: int, settled: Sequence[Candidate], free: Sequence[Candidate]) -> int:
    """How many more rotations a set may have: as asked, else up to the limit, or as many as must be in."""
    if wishes.most is not None:
        return min(wishes.most, MOST_IN_A_SET)
    must = sum(each.id in wishes.must for each in free)
    return max(0, must, min(limit - len(settled), MOST_IN_A_SET))


def _sets(
    free: Sequence[Candidate],
    settled: Sequence[Candidate],
    rules: SetRules,
    wishes: Wishes,
    limits: Limits,
) -> tuple[RotationSet, ...]:
    found = best_sets(free, wishes.must, settled, rules, limits)
    makeups = [makeup_of_all((*settled, *members)) for members in found]
    sets = [
        RotationSet(
            candidates=members,
            points=tuple(rules.all_points(makeup, len(members))),
            cost=sum(each.cost or 0 for each in members),
            without_estimate=tuple(each.id for each in members if each.cost is None),
            cautions=tuple(day_between(members, settled)),
        )
        for members, makeup in zip(found, makeups, strict=True)
    ]
    return tuple(
        replace(each, gives_up=gives_up(sets, row, makeups[row], rules.guide))
        for row, each in enumerate(sets)
    )
