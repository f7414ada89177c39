"""The points of one rotation, with cautions about its visa."""

from collections.abc import Iterator
from dataclasses import dataclass

from awaykit.model.applicant import Status
from awaykit.model.dossier import Dossier
from awaykit.model.rotations import Rotation
from awaykit.plan.letters import writer_standing
from awaykit.plan.plan import Plan
from awaykit.plan.portfolio.candidates import RotationOption
from awaykit.plan.portfolio.chosen import Candidate, Point
from awaykit.plan.portfolio.costs import Purse
from awaykit.plan.portfolio.weights import Weighing, img_signs_point, region_point, visa_point
from awaykit.plan.rotation_dates import WindowClass
from awaykit.plan.rotation_plan import RotationPlan, unfit_row
from awaykit.plan.service_yield import Yield, is_outside, service_yield
from awaykit.wording import counted, listing


def visa_cautions(dossier: Dossier, planned: RotationPlan) -> tuple[str, ...]:
    """What to confirm first; nothing where no visa question arises or nothing speaks against the category."""
    if unfit_row(dossier, planned) is None:
        return ()
    whose = "a student" if planned.status is Status.STUDENT else "a graduate"
    what = "observing" if planned.rotation.is_observer else "hands-on work"
    said = f"It is commonly stated that {dossier.applicant.visa.for_rotations} does not fit {what} of {whose}"
    return (f"{said}: confirm with host, school and consulate.",)


_WINDOW = {
    WindowClass.BEST: (2, "inside the best months"),
    WindowClass.ACCEPTABLE: (1, "acceptable, not the best months"),
    WindowClass.OLDER: (0, "too long before you apply"),
    WindowClass.LATE: (0, "too late for a letter that helps early"),
}
_YIELD_HALVES = {Yield.HIGH: 2, Yield.MODERATE: 1, Yield.LOW: 0, Yield.UNKNOWN: 0}
_TEAM = {
    "residents": "residents",
    "teaching": "structured teaching",
    "evaluation": "a formal evaluation",
}


@dataclass(frozen=True, slots=True)
class PointScale:
    """What every rotation is weighed with."""

    dossier: Dossier
    plan: Plan
    weights: Weighing
    purse: Purse

    def candidate(self, option: RotationOption) -> Candidate:
        """The rotation with its points and cautions."""
        return Candidate(
            planned=option.planned,
            program=option.program,
            cost=option.cost.dollars,
            is_settled=option.is_settled,
            points=tuple(self._points(option)),
            cautions=() if option.is_settled else visa_cautions(self.dossier, option.planned),
        )

    def _points(self, option: RotationOption) -> Iterator[Point]:
        """In the order in which the weights are shown."""
        rotation, program = option.planned.rotation, option.program
        window = option.planned.window
        halves, why = _WINDOW[window] if window else (0, "its dates are not written down")
        yield self.weights.point("window", (halves, 2), why)
        yield self._hands_on(rotation)
        service = service_yield(rotation)
        yield self.weights.point("service", (_YIELD_HALVES[service.level], 2), service.why)
        yield self._letter(option)
        there = [words for name, words in _TEAM.items() if getattr(rotation.team, name)]
        why = listing(there) if there else "no residents, teaching or evaluation written down"
        yield self.weights.point("team", (len(there), len(_TEAM)), why)
        yield img_signs_point(program, self.weights)
        yield visa_point(self.dossier, program, self.weights)
        state = rotation.us_state or (program.us_state if program else None)
        yield region_point(self.dossier, state, self.weights)
        yield self._cost(option)

    def _hands_on(self, rotation: Rotation) -> Point:
        if rotation.is_observer:
            return self.weights.point("hands_on", (0, 1), "watching only")
        why = "hands-on" if rotation.hands_on else f"taken as hands-on, being an {rotation.kind.value}"
        return self.weights.point("hands_on", (1, 1), why.replace("an subinternship", "a subinternship"))

    def _letter(self, option: RotationOption) -> Point:
        """A quarter each: long enough, a team that evaluates, internal medicine, a writer in view."""
        rotation, dates, guide = option.planned.rotation, option.planned.dates, self.plan.guide
        least = guide.min_rotation_weeks.value
        writers = (writer_standing(writer, guide) for writer in rotation.letter_writers)
        signs = {
            f"{least} weeks or more": dates is not None and dates.weeks >= least,
            "residents or an evaluation": bool(rotation.team.residents or rotation.team.evaluation),
            "internal medicine": _counts_as_internal_medicine(rotation),
            "a letter writer in view": any(standing.can_vouch for standing in writers),
        }
        there = [words for words, is_so in signs.items() if is_so]
        return self.weights.point("letter", (len(there), len(signs)), listing(there) or "nothing known")

    def _cost(self, option: RotationOption) -> Point:
        """The cheaper, the more; measured by what is left of the budget, else by the dearest candidate."""
        dollars, left = option.cost.dollars, self.purse.left
        if dollars is None:
            return self.weights.point("cost", (0, 1), "no estimate")
        basis = self.purse.dearest if left is None else left
        if option.is_settled:
            return self.weights.point("cost", (0, 1), f"${dollars:,}, settled already")
        if dollars == 0 or basis == 0:
            return self.weights.point("cost", (int(dollars == 0), 1), f"${dollars:,}")
        of_what = "of the dearest candidate" if left is None else f"of the ${left:,} left"
        why = f"${dollars:,}, {counted(100 * dollars // basis, '%', '%').replace(' ', '')} {of_what}"
        return self.weights.point("cost", (basis - dollars, basis), why)


def _counts_as_internal_medicine(rotation: Rotation) -> bool:
    return bool(rotation.in_internal_medicine or rotation.counts_as_internal_medicine) and not is_outside(
        rotation
    )
