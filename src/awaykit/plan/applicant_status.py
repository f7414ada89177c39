"""What the plan knows of the applicant: student or graduate, exams, visa, experiences."""

import re
from datetime import date
from enum import StrEnum

from awaykit.form_text import form_copy
from awaykit.model.applicant import Applicant, Name, Status, VisaNeed, VisaWish
from awaykit.model.dates import Month
from awaykit.model.dossier import Dossier
from awaykit.model.programs import Program
from awaykit.model.record import Exams, Experience, Oet, ScoredStep, Step1
from awaykit.model.rotations import Rotation
from awaykit.plan.rotation_dates import Phase, phase
from awaykit.season.reference import reference


def status_on(applicant: Applicant, day: date) -> Status | None:
    """Student or graduate on `day`; None where the dossier leaves it open.

    The month of graduation itself still counts as a student's. With only a year of graduation, a
    day of that year can be either. Without any date, the status of today is used: a student of today
    was one before, and a graduate stays one; the rest isn't known.
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
    """Whether a step is passed: by its result, or by a score without another result."""
    if exam is None:
        return False
    return exam.result == "pass" or (exam.result is None and exam.score is not None)


def is_oet_passed(oet: Oet | None) -> bool:
    """Whether OET is passed: by its result, or because all four parts reach ECFMG's minima."""
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
    """How the program's sponsorship fits the wish; a need that isn't recorded is assumed."""
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


def tells_of(entry: Experience, rotation: Rotation) -> bool:
    """Whether the entry is about the rotation: the same hospital, begun in the rotation's months.

    What began there in another month is other work. Without months the entry is taken for the
    rotation: a reader must not learn of one that is only planned.
    """
    if entry.organization.casefold() != rotation.site.casefold():
        return False
    began, starts = entry.starts, rotation.starts
    if began is None or starts is None:
        return True
    ends = rotation.ends or starts
    if not began.month:
        return starts.year <= began.year <= ends.year
    return (starts.year, starts.month) <= (began.year, began.month) <= (ends.year, ends.month)


def has_begun(month: Month | None, today: date) -> bool:
    """Whether a month is here or over, or not known; a year without a month counts from its first day."""
    return month is None or (month.year, month.month or 1) <= (today.year, today.month)


_MOST_INITIALS = 4
_NO_NAME = re.compile(r"[.,\-‐‑–]")


def own_row(authors: tuple[str, ...], name: Name) -> int | None:
    """The row of the applicant among the authors; None where nobody, or more than one, could be them."""
    rows = [row for row, author in enumerate(authors) if may_be(author, name)]
    return rows[0] if len(rows) == 1 else None


def may_be(author: str, name: Name) -> bool:
    """Whether an author is called like the applicant: "Khan A", "Khan, Ayesha", "A. Khan", "Ayesha Khan".

    Accents are passed over, since many journals print none. A given name that is written out must be
    one of the applicant's.
    """
    if name.own_script and author.strip() == name.own_script:
        return True
    written, family = _words(author), _folded(_words(name.last))
    called = _folded(written)
    if called in (family, _folded(_words(name.full))):
        return True
    if called[: len(family)] == family:
        rest = written[len(family) :]
    elif called[-len(family) :] == family:
        rest = written[: -len(family)]
    else:
        return False
    if not rest:
        return False
    # The first word is one of the given names, or initials that begin like one.
    given, first = [*_words(name.given), *_words(name.preferred or "")], rest[0]
    is_initials = len(first) == 1 or (first.isupper() and len(first) <= _MOST_INITIALS)
    return first.casefold() in _folded(given) or (
        is_initials and first[0].casefold() in {each[0].casefold() for each in given}
    )


def _words(name: str) -> list[str]:
    """The words of a name in plain letters; family names may be joined with or without a hyphen."""
    return form_copy(_NO_NAME.sub(" ", name), "replace").text.split()


def _folded(words: list[str]) -> list[str]:
    return [word.casefold() for word in words]
