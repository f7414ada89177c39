"""Steps of the agenda for visa and status: host, own school and consulate, each asked for each rotation."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from awaykit.model.applicant import VisaNeed
from awaykit.model.dossier import Dossier
from awaykit.model.rotations import ConfirmedBy, RotationState
from awaykit.planning.months import months_before
from awaykit.planning.rotation_plan import RotationPlan
from awaykit.planning.rotation_steps import named
from awaykit.planning.steps import Frame, Step, StepKind, StepState
from awaykit.wording import date_in_words

_PROMISED = (RotationState.OFFERED, RotationState.CONFIRMED)
_QUESTIONED = (VisaNeed.NEEDED, VisaNeed.NOT_NEEDED)


class Confirmer(StrEnum):
    """Who confirms that visa and status fit (guide §4.3); each is asked for every host anew."""

    HOST = "host"
    SCHOOL = "school"
    CONSULATE = "consulate"


_IN_WORDS = {
    Confirmer.HOST: "the host's international office",
    Confirmer.SCHOOL: "your school",
    Confirmer.CONSULATE: "the consulate",
}


def confirmation_steps(dossier: Dossier, plan: RotationPlan, frame: Frame) -> Iterator[Step]:
    """The three questions about a promised rotation that lies ahead, unless no visa question arises.

    Citizens and permanent residents have none; nor is one supposed where the dossier says nothing.
    """
    starts = plan.dates.starts if plan.dates else None
    is_promised = plan.rotation.state in _PROMISED
    if is_promised and starts and starts > frame.today and dossier.applicant.visa.need in _QUESTIONED:
        for confirmer in Confirmer:
            yield _step(plan, starts, confirmer, frame)


def _step(plan: RotationPlan, starts: date, confirmer: Confirmer, frame: Frame) -> Step:
    months = frame.guide.confirm_status_months_before_start.value
    confirmed = confirmed_on(plan.rotation.confirmed_by, confirmer)
    return frame.step(
        StepKind.CONFIRM,
        plan.rotation.id,
        confirmer.value,
        due=confirmed or months_before(starts, months.most),
        until=None if confirmed else months_before(starts, months.least),
        whom=_IN_WORDS[confirmer],
        title=f"Confirm visa and status with {_IN_WORDS[confirmer]}: {named(plan.rotation)}",
        why=f"It begins on {date_in_words(starts)}; what another host allowed does not count here.",
        paper=f"visa-{confirmer.value}",
        state=StepState.DONE if confirmed else None,
        place=f"{plan.place}.confirmed_by",
    )


def confirmed_on(confirmed_by: ConfirmedBy, confirmer: Confirmer) -> date | None:
    """The day on which one of the three confirmed, if recorded."""
    days = {
        Confirmer.HOST: confirmed_by.host,
        Confirmer.SCHOOL: confirmed_by.school,
        Confirmer.CONSULATE: confirmed_by.consulate,
    }
    return days[confirmer]
