"""Programs in order of their points, and where a signal goes."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from awaykit.model.applicant import VisaWish
from awaykit.model.dossier import Dossier
from awaykit.model.programs import Program
from awaykit.model.scalars import Choice
from awaykit.plan.applicant_status import VisaStanding, is_passed, visa_standing
from awaykit.plan.letters import LetterState
from awaykit.plan.plan import Plan
from awaykit.plan.portfolio.candidates import (
    Weighing,
    img_signs_of,
    img_signs_point,
    region_point,
    visa_point,
)
from awaykit.plan.portfolio.chosen import Point, ProgramRank
from awaykit.season.season import Season
from awaykit.wording import counted

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
        is_unsponsored = any(
            point.most and not point.points for point in rank.points if point.weight == "visa"
        )
        best_left = next((name for name, number in left.items() if number > 0), "")
        if signal is not None:
            found.append(signal if signal in left else "")
        elif is_unsponsored or not best_left:
            found.append("")
        else:
            left[best_left] -= 1
            found.append(best_left)
    return tuple(found)


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


_TIER_HALVES = {"solid": 2, "region": 1, "reach": 1}


def ranked_programs(dossier: Dossier, plan: Plan, weights: Weighing) -> tuple[ProgramRank, ...]:
    """The programs with a residency entry that aren't marked "no", best first, equal ones as written."""
    ranks = []
    for program in dossier.programs:
        if program.residency and program.residency.apply is not Choice.NO:
            tier = program.residency.tier
            why = "for the region" if tier == "region" else tier or "not written down"
            points = (
                _rotated_there(plan, program, weights),
                _letter(plan, program, weights),
                img_signs_point(program, weights),
                visa_point(dossier, program, weights),
                weights.point("tier", (_TIER_HALVES.get(tier or "", 0), 2), why),
                region_point(dossier, program.us_state, weights),
            )
            cautions = tuple(_cautions(dossier, program))
            ranks.append(ProgramRank(program=program, points=points, signal="", cautions=cautions))
    ordered = sorted(ranks, key=lambda rank: -rank.score)
    signals = suggested_signals(ordered, plan.season)
    return tuple(
        replace(rank, signal=signal, is_own_signal=own_signal(rank) is not None)
        for rank, signal in zip(ordered, signals, strict=True)
    )


def _rotated_there(plan: Plan, program: Program, weights: Weighing) -> Point:
    """Full with feedback that the applicant marked to share, half without (guide §6.2)."""
    mine = [
        planned
        for planned in plan.rotations.values()
        if planned.rotation.program == program.id and planned.has_begun
    ]
    if not mine:
        return weights.point("rotated_there", (0, 1), "no rotation there has begun")
    if any(said.share for planned in mine for said in planned.rotation.feedback):
        return weights.point("rotated_there", (1, 1), "you rotated there, with feedback to share")
    return weights.point("rotated_there", (1, 2), "you rotated there; no feedback to share is noted")


def _letter(plan: Plan, program: Program, weights: Weighing) -> Point:
    """Full for a letter that is promised or there, half for one that may be asked for."""
    letters = [letter for letter in plan.letters if letter.rotation.program == program.id]
    hoped_for = [letter for letter in letters if not letter.state.is_refused]
    sure = [letter for letter in letters if letter.state.is_promised or letter.state is LetterState.UPLOADED]
    if sure:
        why = f"{counted(len(sure), 'letter')} from there promised or uploaded"
        return weights.point("letter", (1, 1), why)
    if hoped_for:
        why = f"{counted(len(hoped_for), 'letter')} from there may come"
        return weights.point("letter", (1, 2), why)
    return weights.point("letter", (0, 1), "no letter from there")


def _cautions(dossier: Dossier, program: Program) -> Iterator[str]:
    standing = visa_standing(dossier, program)
    if standing is VisaStanding.UNKNOWN:
        yield "Ask which visas it sponsors."
    elif standing is VisaStanding.NOT_SPONSORED:
        yield "It sponsors no visa, as you wrote it down."
    elif standing is VisaStanding.OTHER_ONLY:
        yield "It does not sponsor the visa that you hope for."
    # Only an H-1B would do: the applicant hopes for no other visa, or the program sponsors no other.
    visas = program.residency.visas if program.residency else ()
    is_h1b_only = dossier.applicant.visa.for_residency is VisaWish.H1B or [
        v for v in visas if v != "none"
    ] == ["H-1B"]
    is_relied_on = standing is VisaStanding.SPONSORED and program.residency is not None and is_h1b_only
    if is_relied_on and not is_passed(dossier.exams.step_3):
        yield "An H-1B commonly wants Step 3 first, and none is written down as passed."
    if not img_signs_of(program):
        yield "Nothing written down shows that it takes IMGs."
