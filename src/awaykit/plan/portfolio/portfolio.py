"""The portfolio of a dossier: its sets compared, and what was assumed."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from awaykit.model.dossier import Dossier
from awaykit.model.scalars import Choice
from awaykit.plan.plan import Plan
from awaykit.plan.portfolio.best_sets import Makeup, SetRules, best_sets, in_order, makeup_of_all
from awaykit.plan.portfolio.candidates import (
    TITLES,
    PointScale,
    barred,
    check_wishes,
    options,
    purse_of,
    weighing,
)
from awaykit.plan.portfolio.chosen import Barred, Candidate, Point, Portfolio, Purse, RotationSet, Wishes
from awaykit.plan.portfolio.program_order import about_signals, ranked_programs
from awaykit.plan.rotation_plan import has_no_day_to_travel, most_rotations, reasons_for_more, states_of
from awaykit.season.guide import Guide
from awaykit.wording import counted, date_in_words, listing, number_in_words


def assumptions(dossier: Dossier, plan: Plan, every: Sequence[Candidate], purse: Purse) -> Iterator[str]:
    """One sentence for each thing that is taken for granted."""
    candidates = [option for option in every if not option.is_settled]
    if dossier.applicant.season is None:
        yield f"Your dossier names no season, so {plan.season.in_words} is taken."
    if dossier.settings.readings.window == "year-before":
        yield "The best months are those of the year before you apply, as your settings say."
    yield from _about_the_limit(dossier, plan)
    if any(option.is_settled and option.planned.rotation.state.value == "applied" for option in every):
        yield "A rotation that you applied for counts as settled, though it is not offered yet."
    unpriced = [option.id for option in every if option.cost is None]
    if unpriced:
        yield f"No costs are written down for {listing(unpriced)}: each counts as $0."
    fee_only = [option.id for option in candidates if option.is_fee_only]
    if fee_only:
        yield f"Only the fee is known for {listing(fee_only)}: travel and housing count as $0."
    if candidates and purse.budget is None:
        yield "Your dossier has no budget, so no set is too dear."
    unknown = [region for region in dossier.applicant.regions if not states_of(region)]
    if unknown:
        yield f"No state is known for {listing(unknown)}: write states, or regions of the Census."


def _about_the_limit(dossier: Dossier, plan: Plan) -> Iterator[str]:
    """Up to how many rotations each gives points, and why (guide §2.2)."""
    own = dossier.settings.thresholds.most_rotations
    reasons = reasons_for_more(dossier, plan.guide, plan.today)
    three, four = plan.guide.max_rotations_without_reason.value, plan.guide.max_rotations.value
    if own is not None:
        yield f"At most {counted(own, 'rotation')} in all: your setting."
    elif reasons:
        yield f"Up to {four} rotations in all make sense, for a reason: {listing(reasons)}."
    else:
        yield f"At most {three} rotations in all: a fourth wants a reason, and none is written down."


def notes(
    plan: Plan, every: Sequence[Candidate], barred: Sequence[Barred], purse: Purse, most: int
) -> Iterator[str]:
    """Why there is nothing to choose, and what the day or the money means for every set."""
    candidates = [option for option in every if not option.is_settled]
    settled = len(every) - len(candidates)
    if not candidates:
        yield "No rotation is a candidate. Add those that you could do, with dates and costs."
    elif len(barred) == len(candidates):
        yield "No candidate can be chosen now; the reasons stand beside each."
    if candidates and most == 0:
        yield f"With {counted(settled, 'rotation')} settled you have as many as make sense for you."
    elif settled >= plan.guide.target_rotations.value.least:
        span = plan.guide.target_rotations.value
        words = f"{number_in_words(span.least)} or {number_in_words(span.most)}"
        yield f"{counted(settled, 'rotation')} settled; the guide aims for {words}. Add only what is good."
    if purse.budget is not None and purse.committed > purse.budget:
        yield f"What is settled costs ${purse.committed:,}: more than the budget."
    elif purse.left == 0 and candidates:
        yield "Nothing is left of the budget, so only what costs nothing, or has no costs written down, fits."
    season = plan.season
    if plan.is_too_late_for_letters:
        yield f"The rank list of {season.in_words} was due: no rotation helps that season now."
    elif plan.today >= season.submits_from.value:
        opened = date_in_words(season.submits_from.value)
        yield f"Submission opened on {opened}: a letter from now on misses the first interview decisions."


def _against(mine: RotationSet, rival: RotationSet, name: str) -> Iterator[str]:
    """Where the rival has more points, which rotations only it has, and what this one costs more."""
    ids = {each.id for each in mine.candidates}
    others = [each.id for each in rival.candidates if each.id not in ids]
    if others:
        yield f"{name.capitalize()} has {listing(others)} instead."
    own, theirs = _by_weight(mine), _by_weight(rival)
    less = [
        f"{theirs[weight] - own[weight]} for {title.lower().replace('imgs', 'IMGs')}"
        for weight, title in TITLES.items()
        if weight != "effort" and theirs[weight] > own[weight]
    ]
    if less:
        yield f"Points that {name} has more: {listing(less)}."
    more = len(mine.candidates) - len(rival.candidates)
    if more > 0:
        yield f"It takes {counted(more, 'rotation')} more than {name}."
    if mine.cost > rival.cost:
        yield f"It costs ${mine.cost - rival.cost:,} more than {name}."


def _by_weight(chosen: RotationSet) -> Counter[str]:
    found = Counter[str]()
    for point in (*chosen.points, *(point for each in chosen.candidates for point in each.points)):
        found[point.weight] += point.points
    return found


def _gives_up(sets: Sequence[RotationSet], row: int, makeup: Makeup, guide: Guide) -> Iterator[str]:
    """What is missing from a set.

    First against the first set, or the first against the second; then what the guide asks of all
    rotations together and this set, with the settled ones, doesn't have.
    """
    if len(sets) > 1:
        rival = 0 if row else 1
        yield from _against(sets[row], sets[rival], f"set {rival + 1}")
    if not makeup.wards:
        yield "No hands-on ward month, which the guide puts first."
    if not makeup.reach:
        yield "No reach program."
    elif makeup.reach > guide.reach_programs.value:
        yield f"{makeup.reach} reach programs, where the guide takes {guide.reach_programs.value}."
    if not makeup.solid:
        yield "No solid program."
    if makeup.observers > makeup.hands_on:
        yield "More observerships than hands-on rotations."
    target = guide.target_rotations.value
    if makeup.number < target.least:
        yield f"Fewer than {target.least} rotations in all."
    elif makeup.number > target.most:
        yield f"{makeup.number} rotations in all, where the guide aims for {target.least} or {target.most}."


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
    scale = PointScale(dossier, plan, weights, purse)
    settled = tuple(scale.weighed(option) for option in every if option.is_settled)
    out = {each.id for each in bars}
    free = [scale.weighed(each) for each in every if not each.is_settled and each.id not in out]
    limit = most_rotations(dossier, plan.guide, plan.today)
    # As many more as asked, or up to the limit, or as many as must be in.
    must = sum(each.id in wishes.must for each in free)
    most = max(0, must, min(limit - len(settled), MOST_IN_A_SET))
    if wishes.most is not None:
        most = min(wishes.most, MOST_IN_A_SET)
    rules = SetRules(weights, plan.guide, limit)
    found = best_sets(free, wishes.must, settled, rules, most=most, money=purse.left)
    makeups = [makeup_of_all((*settled, *members)) for members in found]
    sets = [
        _set(members, settled, rules.all_points(makeup, len(members)))
        for members, makeup in zip(found, makeups, strict=True)
    ]
    programs = ranked_programs(dossier, plan, weights)
    return Portfolio(
        settled=settled,
        candidates=in_order(free),
        barred=bars,
        sets=tuple(
            replace(each, gives_up=tuple(_gives_up(sets, row, makeups[row], plan.guide)))
            for row, each in enumerate(sets)
        ),
        programs=programs,
        not_applying=tuple(
            each for each in dossier.programs if each.residency and each.residency.apply is Choice.NO
        ),
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


def _set(
    members: tuple[Candidate, ...], settled: Sequence[Candidate], points: Iterable[Point]
) -> RotationSet:
    """A set by itself; it warns of a rotation in another town that begins on the day after another ends."""
    chosen = {each.id for each in members}
    in_time = sorted((*members, *settled), key=lambda each: each.planned.rotation.starts or date.max)
    return RotationSet(
        candidates=members,
        points=tuple(points),
        cost=sum(each.cost or 0 for each in members),
        without_estimate=tuple(each.id for each in members if each.cost is None),
        cautions=tuple(
            f"No day lies between {one.id} and {other.id}, which are in different towns."
            for one, other in pairwise(in_time)
            if chosen & {one.id, other.id} and has_no_day_to_travel(one.planned, other.planned)
        ),
    )
