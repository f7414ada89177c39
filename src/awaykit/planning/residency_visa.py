"""What a program is known to do about visas for residents, as seen from what the applicant needs.

Facts of the dossier only: never advice on which visa fits.
"""

from enum import StrEnum

from awaykit.model.applicant import VisaNeed, VisaWish
from awaykit.model.dossier import Dossier
from awaykit.model.programs import Program


class VisaStanding(StrEnum):
    """How far a program's sponsoring meets the need that the dossier records."""

    NO_QUESTION = "no question"
    SPONSORED = "sponsored"
    OTHER_ONLY = "another only"
    UNKNOWN = "unknown"
    NOT_SPONSORED = "not sponsored"


def visa_standing(dossier: Dossier, program: Program | None) -> VisaStanding:
    """What the program sponsors, against the wish; where nothing is said of a need, one is supposed."""
    visa = dossier.applicant.visa
    if visa.need in (VisaNeed.CITIZEN_OR_RESIDENT, VisaNeed.NOT_NEEDED):
        return VisaStanding.NO_QUESTION
    sponsored = program.residency.visas if program and program.residency else ()
    if not sponsored:
        return VisaStanding.UNKNOWN
    offered = [kind for kind in sponsored if kind != "none"]
    if not offered:
        return VisaStanding.NOT_SPONSORED
    wish = visa.for_residency
    if wish in (None, VisaWish.EITHER) or wish.value in offered:
        return VisaStanding.SPONSORED
    return VisaStanding.OTHER_ONLY


def visa_words(dossier: Dossier, program: Program | None) -> str:
    """The standing as a short phrase: "sponsors J-1"."""
    visas = program.residency.visas if program and program.residency else ()
    named = " and ".join(kind for kind in visas if kind != "none")
    return {
        VisaStanding.NO_QUESTION: "you need no visa",
        VisaStanding.SPONSORED: f"sponsors {named}",
        VisaStanding.OTHER_ONLY: f"sponsors {named}, not the visa that you hope for",
        VisaStanding.UNKNOWN: "which visas it sponsors is not written down",
        VisaStanding.NOT_SPONSORED: "sponsors no visa",
    }[visa_standing(dossier, program)]
