"""Where the applicant stands: student or graduate on a day, and what US experience counts."""

from datetime import date

from awaykit.model.applicant import Applicant, Status
from awaykit.model.dossier import Dossier
from awaykit.model.rotations import Rotation, RotationState
from awaykit.planning.rotation_dates import Phase, phase


def status_on(applicant: Applicant, day: date) -> Status | None:
    """Student or graduate on `day`; None when the dossier doesn't tell.

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


def counting_rotations(dossier: Dossier) -> tuple[Rotation, ...]:
    """The rotations that counts see: neither candidates nor cancelled (reading 11)."""
    left_out = (RotationState.CANDIDATE, RotationState.CANCELLED)
    return tuple(rotation for rotation in dossier.rotations if rotation.state not in left_out)


def finished_hands_on(dossier: Dossier, today: date) -> tuple[Rotation, ...]:
    """The confirmed hands-on US rotations that are over on `today`."""
    return tuple(
        rotation
        for rotation in dossier.rotations
        if phase(rotation, today) is Phase.DONE and not rotation.is_observer
    )


def has_us_experience(dossier: Dossier, today: date) -> bool:
    """Whether a hands-on US rotation is finished, or hands-on weeks before these are recorded."""
    return bool(finished_hands_on(dossier, today) or dossier.applicant.hands_on_us_weeks_before)
