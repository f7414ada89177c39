"""The programs to apply to, in an order that explains itself; a worksheet, never a chance of matching."""

from collections.abc import Iterator
from dataclasses import replace

from awaykit.model.applicant import VisaWish
from awaykit.model.dossier import Dossier
from awaykit.model.programs import Program
from awaykit.model.scalars import Choice
from awaykit.planning.exam_standing import is_passed
from awaykit.planning.letters import LetterState
from awaykit.planning.plan import Plan
from awaykit.planning.portfolio.chosen import Point, ProgramRank
from awaykit.planning.portfolio.place_points import img_signs_of, img_signs_point, region_point, visa_point
from awaykit.planning.portfolio.signals import own_signal, suggested_signals
from awaykit.planning.portfolio.weights import Weighing
from awaykit.planning.residency_visa import VisaStanding, visa_standing
from awaykit.planning.rotation_dates import Phase
from awaykit.wording import counted

_BEGUN = (Phase.UNDER_WAY, Phase.DONE)
_TIER_HALVES = {"solid": 2, "region": 1, "reach": 1}


def ranked_programs(dossier: Dossier, plan: Plan, weights: Weighing) -> tuple[ProgramRank, ...]:
    """The programs with a residency entry that aren't marked "no", best first, equal ones as written."""
    ranks = [
        ProgramRank(
            program=program,
            points=tuple(_points(dossier, plan, program, weights)),
            signal="",
            cautions=tuple(_cautions(dossier, program)),
        )
        for program in dossier.programs
        if program.residency and program.residency.apply is not Choice.NO
    ]
    ordered = sorted(ranks, key=lambda rank: -rank.score)
    signals = suggested_signals(ordered, plan.season)
    return tuple(
        replace(rank, signal=signal, is_own_signal=own_signal(rank) is not None)
        for rank, signal in zip(ordered, signals, strict=True)
    )


def not_applying(dossier: Dossier) -> tuple[Program, ...]:
    """The programs that the applicant marked "no"."""
    return tuple(
        program for program in dossier.programs if program.residency and program.residency.apply is Choice.NO
    )


def _points(dossier: Dossier, plan: Plan, program: Program, weights: Weighing) -> Iterator[Point]:
    yield _rotated_there(plan, program, weights)
    yield _letter(plan, program, weights)
    yield img_signs_point(program, weights)
    yield visa_point(dossier, program, weights)
    tier = program.residency.tier if program.residency else None
    why = "for the region" if tier == "region" else tier or "not written down"
    yield weights.point("tier", (_TIER_HALVES.get(tier or "", 0), 2), why)
    yield region_point(dossier, program.us_state, weights)


def _rotated_there(plan: Plan, program: Program, weights: Weighing) -> Point:
    """Full with feedback that the applicant marked to share, half without (guide §6.2)."""
    mine = [
        planned
        for planned in plan.rotations.values()
        if planned.rotation.program == program.id and planned.phase in _BEGUN
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
    if _relies_on_h1b(dossier, program, standing) and not is_passed(dossier.exams.step_3):
        yield "An H-1B commonly wants Step 3 first, and none is written down as passed."
    if not img_signs_of(program):
        yield "Nothing written down shows that it takes IMGs."


def _relies_on_h1b(dossier: Dossier, program: Program, standing: VisaStanding) -> bool:
    """Whether only an H-1B would do: the applicant hopes for nothing else, or it sponsors nothing else."""
    if standing is not VisaStanding.SPONSORED or program.residency is None:
        return False
    visas = [visa for visa in program.residency.visas if visa != "none"]
    return dossier.applicant.visa.for_residency is VisaWish.H1B or visas == ["H-1B"]
