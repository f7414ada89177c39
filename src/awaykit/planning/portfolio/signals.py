"""The signals that the order of programs suggests, within what the season's form takes."""

from collections.abc import Sequence

from awaykit.planning.portfolio.chosen import ProgramRank
from awaykit.season.season import Season

_GOLD, _SILVER = "gold", "silver"


def own_signal(rank: ProgramRank) -> str | None:
    """The signal that the applicant wrote down: "gold", "silver", "none", or None for nothing."""
    return rank.program.residency.signal if rank.program.residency else None


def suggested_signals(ranks: Sequence[ProgramRank], season: Season) -> tuple[str, ...]:
    """A signal or "" for each program in order; the applicant's own come first and use up their number.

    Nothing is suggested where the visa that is needed isn't sponsored, nor before the form is known.
    """
    if season.form is None:
        left = {_GOLD: 0, _SILVER: 0}
    else:
        left = {_GOLD: season.form.gold_signals.value, _SILVER: season.form.silver_signals.value}
    own = [own_signal(rank) for rank in ranks]
    for signal in own:
        if signal in left:
            left[signal] -= 1
    found = []
    for rank, signal in zip(ranks, own, strict=True):
        if signal is not None:
            found.append(signal if signal in left else "")
        else:
            found.append(_next(left) if _is_worth_one(rank) else "")
    return tuple(found)


def _next(left: dict[str, int]) -> str:
    """The best signal that is left, taken away."""
    for signal in (_GOLD, _SILVER):
        if left[signal] > 0:
            left[signal] -= 1
            return signal
    return ""


def _is_worth_one(rank: ProgramRank) -> bool:
    visas = [point for point in rank.points if point.weight == "visa"]
    return not any(point.most and not point.points for point in visas)


def about_signals(ranks: Sequence[ProgramRank], season: Season) -> tuple[str, ...]:
    """How many signals the season has and how sure that is; and whether the applicant planned too many."""
    form = season.form
    if form is None:
        return ("The signals of this season are not known, so none are suggested.",)
    gold, silver = form.gold_signals, form.silver_signals
    words = f"Signals: {gold.value} gold and {silver.value} silver"
    if season.is_form_carried_over:
        words += f", as in season {season.form_of}; not announced for {season.year}"
    elif gold.label_for_applicant:
        words += f" ({gold.label_for_applicant})"
    said = [f"{words}."]
    own = [own_signal(rank) for rank in ranks]
    said += [
        f"You wrote down {own.count(name)} {name} signals; there are {limit.value}."
        for name, limit in ((_GOLD, gold), (_SILVER, silver))
        if own.count(name) > limit.value
    ]
    return tuple(said)
