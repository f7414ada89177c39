"""How far the applicant is: student or graduate, exams, visa."""

from datetime import date
from enum import StrEnum

from awaykit.model.applicant import Applicant, Status, VisaNeed, VisaWish
from awaykit.model.dates import Month
from awaykit.model.dossier import Dossier
from awaykit.model.exams import Exams, Oet, ScoredStep, Step1
from awaykit.model.programs import Program
from awaykit.model.rotations import Rotation
from awaykit.plan.rotation_dates import Phase, phase
from awaykit.season.reference import reference


def status_on(applicant: Applicant, day: date) -> Status | None:
    """Student or graduate on `day`; None when the dossier doesn't say.

    The month of graduation itself still counts as a student's. With only a year of graduation, a
    day of that year can be either. Without any, a student of today has been one before, and a
    graduate of today stays one; what a graduate was earlier isn't known, nor what comes after a
    student's today, so that their status of today is taken.
    """
    graduated = applicant.graduated
    if graduated is None:
        return applicant.status
    if graduated.month:
        is_student = (day.year, day.month) <= (graduated.year, graduated.month)
    elif day.year == graduated.year:
        return None
    else:
        is_student = day.year < graduated.year
    return Status.STUDENT if is_student else Status.GRADUATE


def status_in(rotation: Rotation, applicant: Applicant) -> Status | None:
    """Student or graduate on the rotation's own first day; without dates, as of today."""
    return status_on(applicant, rotation.starts) if rotation.starts else applicant.status


def has_us_experience(dossier: Dossier, today: date) -> bool:
    """Whether a confirmed hands-on US rotation is over, or hands-on weeks before these are recorded."""
    is_finished = any(
        phase(rotation, today) is Phase.DONE and not rotation.is_observer for rotation in dossier.rotations
    )
    return is_finished or bool(dossier.applicant.hands_on_us_weeks_before)


OET_PARTS = ("listening", "reading", "speaking", "writing")


def is_passed(exam: Step1 | ScoredStep | None) -> bool:
    """Whether a step is passed: the result says so, or there is a score and no other result."""
    if exam is None:
        return False
    return exam.result == "pass" or (exam.result is None and exam.score is not None)


def is_oet_passed(oet: Oet | None) -> bool:
    """Whether OET is passed: the result says so, or all four parts reach ECFMG's minima."""
    if oet is None or oet_parts_below(oet):
        return False
    return oet.result == "pass" or all(getattr(oet, part) is not None for part in OET_PARTS)


def oet_parts_below(oet: Oet) -> tuple[str, ...]:
    """The parts of OET whose score is under ECFMG's minimum."""
    minima = reference().exams.oet_medicine_minima.value
    return tuple(
        part
        for part in OET_PARTS
        if (score := getattr(oet, part)) is not None and score < getattr(minima, part)
    )


def is_booked_before(on: Month | None, day: date) -> bool:
    """Whether a sitting is noted that begins before `day`; one that is over waits for its result."""
    return on is not None and on.first_day() < day


def open_exams(exams: Exams) -> dict[str, Month | None]:
    """The exams of certification that are not passed, by name, each with its month if one is booked."""
    held: dict[str, tuple[bool, Month | None]] = {
        "Step 1": (is_passed(exams.step_1), exams.step_1.on if exams.step_1 else None),
        "Step 2 CK": (is_passed(exams.step_2_ck), exams.step_2_ck.on if exams.step_2_ck else None),
        "OET": (is_oet_passed(exams.oet), exams.oet.on if exams.oet else None),
    }
    return {name: on for name, (is_done, on) in held.items() if not is_done}


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
