"""Which letters the rules count, and what the rules need before they speak of letters."""

from awaykit.model.dossier import Dossier
from awaykit.model.letters import LetterWriter
from awaykit.person_name import without_degrees
from awaykit.planning.letters import LetterPlan, LetterState
from awaykit.planning.plan import Plan
from awaykit.planning.rotation_dates import Phase, RotationDates
from awaykit.planning.standing import counting_rotations
from awaykit.review.rules import Need

_BEGUN = (Phase.UNDER_WAY, Phase.DONE)


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


def has_begun(plan: Plan, letter: LetterPlan) -> bool:
    """Whether the letter's rotation is under way or done."""
    return plan.rotations[letter.rotation.id].phase in _BEGUN


def dates_of(plan: Plan, letter: LetterPlan) -> RotationDates | None:
    """The dates of the letter's rotation."""
    return plan.rotations[letter.rotation.id].dates


def called(writer: LetterWriter) -> str:
    """How messages name a writer: as the applicant greets them, or by name without degrees."""
    return writer.greeting or without_degrees(writer.name)


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
