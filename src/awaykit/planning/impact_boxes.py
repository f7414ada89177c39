"""The four things by which a rotation helps most (guide §1.2): recent, inpatient, ranks IMGs, a letter."""

from dataclasses import dataclass

from awaykit.model.dossier import Dossier
from awaykit.model.rotations import ServiceKind
from awaykit.planning.plan import Plan
from awaykit.planning.rotation_plan import RotationPlan
from awaykit.planning.service_yield import is_outside
from awaykit.planning.windows import WindowClass
from awaykit.planning.writer_standing import writer_standing

_RECENT = (WindowClass.BEST, WindowClass.ACCEPTABLE)
_INPATIENT = (ServiceKind.WARD, ServiceKind.CONSULT, ServiceKind.ICU)


@dataclass(frozen=True, slots=True)
class ImpactBox:
    """One of the four; `is_checked` is None where the dossier doesn't tell."""

    name: str
    is_checked: bool | None


def impact_boxes(dossier: Dossier, plan: Plan, planned: RotationPlan) -> tuple[ImpactBox, ...]:
    """The four boxes of one rotation, each checked, not checked, or not known."""
    return (
        ImpactBox("recent", None if planned.window is None else planned.window in _RECENT),
        ImpactBox("inpatient", _is_inpatient(planned)),
        ImpactBox("IMGs", _takes_imgs(dossier, planned)),
        ImpactBox("letter", _letter_likely(plan, planned)),
    )


def _is_inpatient(planned: RotationPlan) -> bool | None:
    rotation = planned.rotation
    if is_outside(rotation):
        return False
    return None if rotation.service_kind is None else rotation.service_kind in _INPATIENT


def _takes_imgs(dossier: Dossier, planned: RotationPlan) -> bool | None:
    """Whether IMGs are among the residents of its program."""
    program = dossier.program_of(planned.rotation)
    return program.residency.img_signs.residents if program and program.residency else None


def _letter_likely(plan: Plan, planned: RotationPlan) -> bool | None:
    """Checked with a writer who may still write and saw enough; not where all refused, or it is too short."""
    least = plan.guide.min_rotation_weeks.value
    if planned.dates is not None and planned.dates.weeks < least:
        return False
    letters = plan.letters_of(planned.rotation.id)
    if letters:
        return any(letter.standing.can_vouch and not letter.state.is_refused for letter in letters)
    writers = planned.rotation.letter_writers
    return True if any(writer_standing(writer, plan.guide).can_vouch for writer in writers) else None
