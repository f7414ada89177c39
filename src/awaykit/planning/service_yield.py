"""How much a rotation's service gives for an internal-medicine application (guide §2.3)."""

from dataclasses import dataclass
from enum import StrEnum

from awaykit.model.rotations import Rotation, ServiceKind


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
