"""What counts toward the guide's numbers: rotations of the plan, letters to be expected."""

from collections.abc import Iterable, Sequence
from datetime import date

from awaykit.model.dossier import Dossier
from awaykit.model.programs import Program
from awaykit.model.rotations import RotationState
from awaykit.plan.applicant_status import counting_rotations
from awaykit.plan.letters import LetterPlan, LetterState
from awaykit.plan.plan import Plan
from awaykit.plan.portfolio.costs import cost_of
from awaykit.plan.rotation_dates import Phase, RotationDates
from awaykit.plan.rotation_plan import RotationPlan
from awaykit.review.findings import Importance
from awaykit.review.rule import Need
from awaykit.wording import listing

_MOST_NAMED = 3
_BEGUN = (Phase.UNDER_WAY, Phase.DONE)


def counting(plan: Plan) -> tuple[RotationPlan, ...]:
    """The rotations that counts see, in dossier order: neither candidates nor cancelled (reading 11)."""
    return tuple(each for each in plan.rotations.values() if each.rotation.state.counts)


def candidates(plan: Plan) -> tuple[RotationPlan, ...]:
    """The candidates whose first day is not known to have come, in dossier order."""
    return tuple(
        each
        for each in plan.rotations.values()
        if each.rotation.state is RotationState.CANDIDATE and is_ahead(each, plan.today)
    )


def is_ahead(planned: RotationPlan, today: date) -> bool:
    """Whether the rotation's first day is not known to have come."""
    return planned.rotation.starts is None or planned.rotation.starts > today


def promised_ahead(plan: Plan) -> tuple[RotationPlan, ...]:
    """The offered and confirmed rotations with a first day that lies ahead."""
    return tuple(
        each
        for each in plan.rotations.values()
        if each.rotation.state.is_promised and each.rotation.starts and each.rotation.starts > plan.today
    )


def hands_on(rotations: Iterable[RotationPlan]) -> tuple[RotationPlan, ...]:
    """Those that are not for watching only."""
    return tuple(each for each in rotations if not each.rotation.is_observer)


def has_begun(planned: RotationPlan) -> bool:
    """Whether a confirmed rotation is under way or done."""
    return planned.phase in _BEGUN


def can_still_change(plan: Plan) -> bool:
    """Whether submission is still to open: after that, what the rotations lack can hardly be mended."""
    return plan.today < plan.season.submits_from.value


def weighed(plan: Plan, importance: Importance) -> Importance:
    """`importance` as long as something can be done about the rotations of this season, then low."""
    return importance if can_still_change(plan) else Importance.LOW


def place_of(dossier: Dossier, program: Program) -> str:
    """The field of a program: "programs[2]"."""
    return f"programs[{dossier.programs.index(program)}]"


def site_of(planned: RotationPlan, plan: Plan) -> str:
    """How messages name a rotation: by its site, with the service where another is at the same one."""
    rotation = planned.rotation
    there = [
        each
        for each in plan.rotations.values()
        if each.rotation.site == rotation.site and each.phase is not Phase.CANCELLED
    ]
    return rotation.site if len(there) < 2 else f"{rotation.site} ({rotation.service})"  # noqa: PLR2004 (two)


def costs_of(dossier: Dossier, plan: Plan) -> int:
    """What the rotations that count cost together, in US dollars, as far as it is noted."""
    return sum(
        cost_of(each.rotation, dossier.program_of(each.rotation)).dollars or 0 for each in counting(plan)
    )


def is_over_budget(dossier: Dossier, plan: Plan) -> bool:
    """Whether the rotations that count cost more than the budget."""
    budget = dossier.applicant.budget
    return budget is not None and costs_of(dossier, plan) > budget


def some_of(names: Sequence[str], most: int = _MOST_NAMED) -> str:
    """The first few names, each once, as a phrase that says how many are left out."""
    every = list(dict.fromkeys(names))
    if len(every) <= most:
        return listing(every)
    return listing([*every[: most - 1], f"{len(every) - most + 1} more"])


def _one_counts(_dossier: Dossier, plan: Plan) -> bool:
    return bool(counting(plan))


def _one_is_in_internal_medicine_or_not(_dossier: Dossier, plan: Plan) -> bool:
    return any(each.rotation.in_internal_medicine is not None for each in counting(plan))


def _one_is_candidate(_dossier: Dossier, plan: Plan) -> bool:
    return bool(candidates(plan))


def _one_is_promised(_dossier: Dossier, plan: Plan) -> bool:
    return bool(promised_ahead(plan))


def _one_is_over(_dossier: Dossier, plan: Plan) -> bool:
    return any(each.phase is Phase.DONE for each in plan.rotations.values())


def _one_is_dated(_dossier: Dossier, plan: Plan) -> bool:
    return any(each.dates and each.phase is not Phase.CANCELLED for each in plan.rotations.values())


def _service_kinds_are_known(_dossier: Dossier, plan: Plan) -> bool:
    kinds = [each.rotation.service_kind for each in counting(plan)]
    return bool(kinds) and None not in kinds


def _some_program(dossier: Dossier, _plan: Plan) -> bool:
    return bool(dossier.programs)


A_COUNTING_ROTATION = Need("a rotation is applied for, offered or confirmed", _one_counts)
A_CANDIDATE = Need("a rotation that lies ahead is a candidate", _one_is_candidate)
A_PROMISED_ROTATION = Need("a rotation that lies ahead is offered or confirmed", _one_is_promised)
A_FINISHED_ROTATION = Need("a confirmed rotation is over", _one_is_over)
A_ROTATION_WITH_DATES = Need("a rotation has its dates", _one_is_dated)
A_FIELD = Need("in_internal_medicine is said of a rotation", _one_is_in_internal_medicine_or_not)
SERVICE_KINDS = Need("each of your rotations has its service_kind", _service_kinds_are_known)
A_PROGRAM = Need("a program is listed", _some_program)


def in_sight(plan: Plan) -> tuple[LetterPlan, ...]:
    """The letters whose writer has neither hesitated nor declined; candidate rotations give none."""
    return tuple(letter for letter in plan.letters if not letter.state.is_refused)


def still_to_come(plan: Plan) -> tuple[LetterPlan, ...]:
    """The letters in sight that are not uploaded yet; none once a letter comes too late."""
    if plan.is_too_late_for_letters:
        return ()
    return tuple(letter for letter in in_sight(plan) if letter.state is not LetterState.UPLOADED)


def not_asked(plan: Plan) -> tuple[LetterPlan, ...]:
    """The letters whose writer was not asked yet; none once a letter comes too late."""
    if plan.is_too_late_for_letters:
        return ()
    return tuple(letter for letter in plan.letters if letter.state is LetterState.NOT_ASKED)


def letter_has_begun(plan: Plan, letter: LetterPlan) -> bool:
    """Whether the letter's rotation is under way or done."""
    return plan.rotations[letter.rotation.id].phase in _BEGUN


def dates_of(plan: Plan, letter: LetterPlan) -> RotationDates | None:
    """The dates of the letter's rotation."""
    return plan.rotations[letter.rotation.id].dates


def in_internal_medicine(letter: LetterPlan) -> bool | None:
    """Whether the writer is in internal medicine, by their specialty or else by the service."""
    if letter.standing.is_internist is not None:
        return letter.standing.is_internist
    rotation = letter.rotation
    by_service = rotation.in_internal_medicine
    return rotation.counts_as_internal_medicine if by_service is None else by_service


def _some_rotation_counts(dossier: Dossier, _plan: Plan) -> bool:
    return bool(counting_rotations(dossier))


def _some_letter_counts(_dossier: Dossier, plan: Plan) -> bool:
    return bool(plan.letters)


def _some_rotation_has_begun(_dossier: Dossier, plan: Plan) -> bool:
    return any(rotation.phase in _BEGUN for rotation in plan.rotations.values())


def _some_rotation_is_done(_dossier: Dossier, plan: Plan) -> bool:
    return any(rotation.phase is Phase.DONE for rotation in plan.rotations.values())


def _some_rotation_is_dated(_dossier: Dossier, plan: Plan) -> bool:
    return any(
        rotation.dates and rotation.phase is not Phase.CANCELLED for rotation in plan.rotations.values()
    )


def _letters_are_known(_dossier: Dossier, plan: Plan) -> bool:
    return plan.season.letters is not None


A_ROTATION = Need("a rotation is applied for, offered or confirmed", _some_rotation_counts)
A_WRITER = Need("such a rotation names a letter writer", _some_letter_counts)
A_ROTATION_BEGUN = Need("a confirmed rotation has begun", _some_rotation_has_begun)
A_ROTATION_DONE = Need("a confirmed rotation is over", _some_rotation_is_done)
A_LETTER_PROCESS = Need("the season's way for letters is known", _letters_are_known)
A_DATED_ROTATION = Need("a rotation has its dates", _some_rotation_is_dated)
