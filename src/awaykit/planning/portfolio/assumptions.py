"""What the choice takes for granted, and what the applicant should know of the answer as a whole."""

from collections.abc import Iterator, Sequence

from awaykit.model.dossier import Dossier
from awaykit.planning.more_rotations import reasons_for_more
from awaykit.planning.plan import Plan
from awaykit.planning.portfolio.candidates import Option
from awaykit.planning.portfolio.chosen import Barred
from awaykit.planning.portfolio.costs import Purse
from awaykit.planning.regions import unknown_regions
from awaykit.wording import counted, date_in_words, listing, number_in_words


def assumptions(dossier: Dossier, plan: Plan, every: Sequence[Option], purse: Purse) -> Iterator[str]:
    """One sentence for each thing that is taken for granted."""
    candidates = [option for option in every if not option.is_settled]
    if dossier.applicant.season is None:
        yield f"Your dossier names no season, so {plan.season.in_words} is taken."
    if dossier.settings.readings.window == "year-before":
        yield "The best months are those of the year before you apply, as your settings say."
    yield from _about_the_limit(dossier, plan)
    if any(option.is_settled and option.planned.rotation.state.value == "applied" for option in every):
        yield "A rotation that you applied for counts as settled, though it is not offered yet."
    unpriced = [option.id for option in every if option.cost.dollars is None]
    if unpriced:
        yield f"No costs are written down for {listing(unpriced)}: each counts as $0."
    fee_only = [option.id for option in candidates if option.cost.is_fee_only]
    if fee_only:
        yield f"Only the fee is known for {listing(fee_only)}: travel and housing count as $0."
    if candidates and purse.budget is None:
        yield "Your dossier has no budget, so no set is too dear."
    unknown = unknown_regions(dossier.applicant.regions)
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
    plan: Plan, every: Sequence[Option], barred: Sequence[Barred], purse: Purse, most: int
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
