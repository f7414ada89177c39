"""What a service brings, by the guide's table and by the writer it leads to."""

from dataclasses import dataclass
from enum import StrEnum

from awaykit.model.dossier import Dossier
from awaykit.model.rotations import Rotation, ServiceKind
from awaykit.plan.plan import Plan
from awaykit.plan.rotation_dates import WindowClass
from awaykit.plan.rotation_plan import RotationPlan
from awaykit.plan.writers import writer_standing


class Yield(StrEnum):
    """High, moderate or low; unknown where the dossier doesn't name the service's kind."""

    HIGH = "high"
    MODERATE = "moderate"
    LOW = "low"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class ServiceYield:
    """The yield of a service, with the reason in a short phrase."""

    level: Yield
    why: str


_BY_SERVICE = {
    ServiceKind.WARD: ServiceYield(Yield.HIGH, "inpatient ward: the core of the specialty"),
    ServiceKind.CONSULT: ServiceYield(Yield.HIGH, "inpatient consults in a subspecialty"),
    ServiceKind.ICU: ServiceYield(Yield.HIGH, "intensive care, where students are let in"),
    ServiceKind.CLINIC: ServiceYield(Yield.MODERATE, "outpatient clinic: fewer chances to be seen"),
    ServiceKind.HOSPITALIST: ServiceYield(
        Yield.MODERATE, "hospitalist service: ask whether it counts as internal medicine"
    ),
    ServiceKind.OTHER: ServiceYield(Yield.LOW, "a service that the guide does not rank"),
}


def service_yield(rotation: Rotation) -> ServiceYield:
    """The yield of `rotation`; watching only, or outside internal medicine, it is low."""
    if is_outside(rotation):
        return ServiceYield(Yield.LOW, "outside internal medicine")
    if rotation.is_observer:
        return ServiceYield(Yield.LOW, "watching only carries less weight")
    if rotation.service_kind is None:
        return ServiceYield(Yield.UNKNOWN, "service_kind is not written down")
    return _BY_SERVICE[rotation.service_kind]


def is_outside(rotation: Rotation) -> bool:
    """Whether the dossier says that the rotation is not in internal medicine and doesn't count as it."""
    return rotation.in_internal_medicine is False and not rotation.counts_as_internal_medicine


def is_ward_month(rotation: Rotation) -> bool:
    """Whether it is core inpatient ward work in internal medicine (guide §3.3); watching is told apart."""
    return rotation.service_kind is ServiceKind.WARD and not is_outside(rotation)


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
