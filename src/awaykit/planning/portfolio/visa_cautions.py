"""Questions about visa and status before a rotation is chosen: what is commonly stated, never advice."""

from awaykit.model.applicant import Status
from awaykit.model.dossier import Dossier
from awaykit.planning.rotation_plan import RotationPlan
from awaykit.planning.rotation_visa import unfit_row


def visa_cautions(dossier: Dossier, planned: RotationPlan) -> tuple[str, ...]:
    """What to confirm first; nothing where no visa question arises or nothing speaks against the category."""
    if unfit_row(dossier, planned) is None:
        return ()
    whose = "a student" if planned.status is Status.STUDENT else "a graduate"
    what = "observing" if planned.rotation.is_observer else "hands-on work"
    said = f"It is commonly stated that {dossier.applicant.visa.for_rotations} does not fit {what} of {whose}"
    return (f"{said}: confirm with host, school and consulate.",)
