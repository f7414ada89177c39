"""How the visa category that the dossier names is commonly spoken of for a rotation; never advice."""

from awaykit.model.applicant import Status, VisaNeed
from awaykit.model.dossier import Dossier
from awaykit.planning.rotation_plan import RotationPlan
from awaykit.season.dated import Dated
from awaykit.season.reference import VisaFit, VisaPerson, VisaRole, VisaRow, reference


def unfit_row(dossier: Dossier, planned: RotationPlan) -> Dated[VisaRow] | None:
    """The row of the table that speaks against the category for this role and status; mostly None.

    Status is that of the rotation's own first day. None where no visa question arises, too.
    """
    visa = dossier.applicant.visa
    if visa.need is VisaNeed.CITIZEN_OR_RESIDENT or planned.status is None or visa.for_rotations is None:
        return None
    row = reference().visa_row(
        VisaPerson.STUDENT if planned.status is Status.STUDENT else VisaPerson.GRADUATE,
        VisaRole.OBSERVER if planned.rotation.is_observer else VisaRole.HANDS_ON,
    )
    return row if row.value.fit(visa.for_rotations) is VisaFit.COMMONLY_UNFIT else None
