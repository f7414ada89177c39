"""What a service brings, by the guide's table and by the writer it leads to."""

from dataclasses import dataclass
from enum import StrEnum

from awaykit.model.dossier import Dossier
from awaykit.model.rotations import Rotation, ServiceKind
from awaykit.plan.letters import writer_standing
from awaykit.plan.plan import Plan
from awaykit.plan.rotation_dates import WindowClass
from awaykit.plan.rotation_plan import RotationPlan


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
    """Whether the rotation is recorded as not in internal medicine, and as not counting as it."""
    return rotation.in_internal_medicine is False and not rotation.counts_as_internal_medicine


def is_ward_month(rotation: Rotation) -> bool:
    """Whether it is core inpatient ward work in internal medicine (guide §3.3); watching is another thing."""
    return rotation.service_kind is ServiceKind.WARD and not is_outside(rotation)


_RECENT = (WindowClass.BEST, WindowClass.ACCEPTABLE)
_INPATIENT = (ServiceKind.WARD, ServiceKind.CONSULT, ServiceKind.ICU)


@dataclass(frozen=True, slots=True)
class ImpactBox:
    """One of the four; `is_checked` is None where the dossier leaves it open."""

    name: str
    is_checked: bool | None


def impact_boxes(dossier: Dossier, plan: Plan, planned: RotationPlan) -> tuple[ImpactBox, ...]:
    """The four boxes of one rotation, each checked, not checked, or not known."""
    rotation, program = planned.rotation, dossier.program_of(planned.rotation)
    kind = rotation.service_kind
    is_inpatient = False if is_outside(rotation) else None if kind is None else kind in _INPATIENT
    # A letter is likely with a writer who may still write and saw enough; not where all refused.
    writers = [writer_standing(writer, plan.guide) for writer in rotation.letter_writers]
    letters = plan.letters_of(rotation.id)
    is_letter_likely = True if any(writer.can_vouch for writer in writers) else None
    if letters:
        is_letter_likely = any(
            letter.standing.can_vouch and not letter.state.is_refused for letter in letters
        )
    if planned.dates is not None and planned.dates.weeks < plan.guide.min_rotation_weeks.value:
        is_letter_likely = False
    return (
        ImpactBox("recent", None if planned.window is None else planned.window in _RECENT),
        ImpactBox("inpatient", is_inpatient),
        ImpactBox("IMGs", program.residency.img_signs.residents if program and program.residency else None),
        ImpactBox("letter", is_letter_likely),
    )
