"""The choice of rotations and programs as plain data: what `plan` prints; nothing is made or written."""

from typing import TYPE_CHECKING, TypedDict

from awaykit.loading.load import load
from awaykit.plan.portfolio.chosen import Wishes
from awaykit.plan.portfolio.portfolio import make_portfolio
from awaykit.plan.portfolio.weights import TITLES
from awaykit.problems import ExitStatus, Problem, UserError
from awaykit.run.prepare import plan_for
from awaykit.suggestions import listed, nearest

if TYPE_CHECKING:
    from awaykit.model.dossier import Dossier
    from awaykit.plan.plan import Plan
    from awaykit.plan.portfolio.chosen import Barred, Candidate, Point, Portfolio, ProgramRank, RotationSet
    from awaykit.run.order import Order


class PlainPoint(TypedDict):
    """Part of a score: `weight` is its key in the settings, `title` how it is called."""

    weight: str
    title: str
    points: int
    most: int
    why: str


class PlainCandidate(TypedDict):
    """A rotation with its points; days as year-month-day, `cost` in US dollars or None."""

    id: str
    site: str
    service: str
    state: str
    starts: str | None
    ends: str | None
    cost: int | None
    score: int
    points: list[PlainPoint]
    cautions: list[str]


class PlainSet(TypedDict):
    """A set; `rotations` are ids in order of time, `points` those of the set as a whole."""

    score: int
    cost: int
    rotations: list[str]
    points: list[PlainPoint]
    without_estimate: list[str]
    gives_up: list[str]
    cautions: list[str]


class PlainBarred(TypedDict):
    """A candidate that can't be chosen."""

    id: str
    name: str
    reasons: list[str]


class PlainProgram(TypedDict):
    """A program on the worksheet; `signal` is gold, silver or "", `own_signal` whether it is written down."""

    id: str
    name: str
    apply: str
    score: int
    signal: str
    own_signal: bool
    points: list[PlainPoint]
    cautions: list[str]


class PlainWeight(TypedDict):
    """The most points for one thing, and whether the applicant's settings say it."""

    weight: str
    title: str
    most: int
    is_own: bool


class PlainPortfolio(TypedDict):
    """The whole answer; amounts in US dollars."""

    dossier: str
    today: str
    season: str
    budget: int | None
    committed: int
    most: int
    settled: list[PlainCandidate]
    sets: list[PlainSet]
    candidates: list[PlainCandidate]
    barred: list[PlainBarred]
    programs: list[PlainProgram]
    not_applying: list[str]
    weights: list[PlainWeight]
    assumed: list[str]
    notes: list[str]


def portfolio(order: "Order", wishes: Wishes) -> PlainPortfolio:
    """The best sets and the programs in order, as it stands on the day of the order.

    Raises:
        UserError: with every problem of the dossier's files; an id that it doesn't have, with status
            WRONG_USAGE; or what is asked for can't be.
    """
    loaded = load(order.dossier)
    _check_ids(loaded.dossier, wishes)
    plan = plan_for(loaded, order.today)
    return _answer(make_portfolio(loaded.dossier, plan, wishes), order, plan)


def _check_ids(dossier: "Dossier", wishes: Wishes) -> None:
    """Refuse ids that are no rotation's, all at once."""
    known = [rotation.id for rotation in dossier.rotations]
    problems = []
    for wanted in sorted((wishes.must | wishes.without) - set(known)):
        near = nearest(wanted, known)
        there = f"The dossier has: {listed(known)}." if known else "The dossier has no rotation yet."
        hint = f'Did you mean "{near}"?' if near else there
        problems.append(Problem(message=f'There is no rotation with the id "{wanted}".', hint=hint))
    if problems:
        raise UserError(*problems, status=ExitStatus.WRONG_USAGE)


def _answer(found: "Portfolio", order: "Order", plan: "Plan") -> PlainPortfolio:
    return {
        "dossier": str(order.dossier),
        "today": order.today.isoformat(),
        "season": plan.season.in_words,
        "budget": found.budget,
        "committed": found.committed,
        "most": found.most,
        "settled": [_candidate(each) for each in found.settled],
        "sets": [_set(each) for each in found.sets],
        "candidates": [_candidate(each) for each in found.candidates],
        "barred": [_barred(each) for each in found.barred],
        "programs": [_program(each) for each in found.programs],
        "not_applying": [program.name for program in found.not_applying],
        "weights": [
            {"weight": name, "title": TITLES[name], "most": most, "is_own": name in found.own_weights}
            for name, most in found.weights
        ],
        "assumed": list(found.assumed),
        "notes": list(found.notes),
    }


def _point(point: "Point") -> PlainPoint:
    return {
        "weight": point.weight,
        "title": TITLES[point.weight],
        "points": point.points,
        "most": point.most,
        "why": point.why,
    }


def _candidate(each: "Candidate") -> PlainCandidate:
    rotation = each.planned.rotation
    return {
        "id": each.id,
        "site": rotation.site,
        "service": rotation.service,
        "state": rotation.state.value,
        "starts": rotation.starts.isoformat() if rotation.starts else None,
        "ends": rotation.ends.isoformat() if rotation.ends else None,
        "cost": each.cost,
        "score": each.score,
        "points": [_point(point) for point in each.points],
        "cautions": list(each.cautions),
    }


def _set(chosen: "RotationSet") -> PlainSet:
    return {
        "score": chosen.score,
        "cost": chosen.cost,
        "rotations": [each.id for each in chosen.candidates],
        "points": [_point(point) for point in chosen.points],
        "without_estimate": list(chosen.without_estimate),
        "gives_up": list(chosen.gives_up),
        "cautions": list(chosen.cautions),
    }


def _barred(each: "Barred") -> PlainBarred:
    return {"id": each.id, "name": each.name, "reasons": list(each.reasons)}


def _program(rank: "ProgramRank") -> PlainProgram:
    residency = rank.program.residency
    return {
        "id": rank.program.id,
        "name": rank.program.name,
        "apply": residency.apply.value if residency else "",
        "score": rank.score,
        "signal": rank.signal,
        "own_signal": rank.is_own_signal,
        "points": [_point(point) for point in rank.points],
        "cautions": list(rank.cautions),
    }
