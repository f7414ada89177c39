"""The choice of rotations and programs, as `plan` shows it; nothing is made or written."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from awaykit.loading.load import load
from awaykit.plan.portfolio.candidates import TITLES
from awaykit.plan.portfolio.chosen import Candidate, Point, Portfolio, Wishes
from awaykit.plan.portfolio.portfolio import make_portfolio
from awaykit.problems import ExitStatus, Problem, UserError
from awaykit.run.prepare import plan_for
from awaykit.suggestions import did_you_mean, listed, nearest

if TYPE_CHECKING:
    from awaykit.plan.plan import Plan
    from awaykit.run.order import Order


@dataclass(frozen=True, slots=True)
class PortfolioReport:
    """The best sets and the programs in order, on the day of the order."""

    order: "Order"
    plan: "Plan"
    portfolio: Portfolio

    def as_json(self) -> dict[str, Any]:
        """The whole answer for other programs; days as year-month-day, amounts in US dollars."""
        found = self.portfolio
        return {
            "dossier": self.order.dossier,
            "today": self.order.today,
            "season": self.plan.season.in_words,
            "budget": found.budget,
            "committed": found.committed,
            "most": found.most,
            "settled": [_candidate(each) for each in found.settled],
            "sets": [
                {
                    "score": each.score,
                    "cost": each.cost,
                    "rotations": [candidate.id for candidate in each.candidates],
                    "points": _points(each.points),
                    "without_estimate": each.without_estimate,
                    "gives_up": each.gives_up,
                    "cautions": each.cautions,
                }
                for each in found.sets
            ],
            "candidates": [_candidate(each) for each in found.candidates],
            "barred": found.barred,
            "programs": [
                {
                    "id": each.program.id,
                    "name": each.program.name,
                    "apply": each.program.residency.apply.value if each.program.residency else "",
                    "score": each.score,
                    "signal": each.signal,
                    "own_signal": each.is_own_signal,
                    "points": _points(each.points),
                    "cautions": each.cautions,
                }
                for each in found.programs
            ],
            "not_applying": [program.name for program in found.not_applying],
            "weights": [
                {"weight": name, "title": TITLES[name], "most": most, "is_own": name in found.own_weights}
                for name, most in found.weights
            ],
            "assumed": found.assumed,
            "notes": found.notes,
        }


def _candidate(each: Candidate) -> dict[str, Any]:
    rotation = each.planned.rotation
    return {
        "id": each.id,
        "site": rotation.site,
        "service": rotation.service,
        "state": rotation.state.value,
        "starts": rotation.starts,
        "ends": rotation.ends,
        "cost": each.cost,
        "score": each.score,
        "points": _points(each.points),
        "cautions": each.cautions,
    }


def _points(points: tuple[Point, ...]) -> list[dict[str, Any]]:
    return [
        {
            "weight": each.weight,
            "title": TITLES[each.weight],
            "points": each.points,
            "most": each.most,
            "why": each.why,
        }
        for each in points
    ]


def choose_portfolio(order: "Order", wishes: Wishes) -> PortfolioReport:
    """The best sets and the programs in order.

    Raises:
        UserError: with every problem of the dossier's files; an id that it doesn't have, with status
            WRONG_USAGE; or what is asked for can't be.
    """
    loaded = load(order.dossier)
    known = [rotation.id for rotation in loaded.dossier.rotations]
    problems = []
    for wanted in sorted((wishes.must | wishes.without) - set(known)):
        there = f"The dossier has: {listed(known)}." if known else "The dossier has no rotation yet."
        hint = did_you_mean(nearest(wanted, known), there, quotes='""')
        problems.append(Problem(message=f'There is no rotation with the id "{wanted}".', hint=hint))
    if problems:
        raise UserError(*problems, status=ExitStatus.WRONG_USAGE)
    plan = plan_for(loaded, order.today)
    return PortfolioReport(order, plan, make_portfolio(loaded.dossier, plan, wishes))
