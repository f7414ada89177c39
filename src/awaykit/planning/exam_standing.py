"""How far an exam is: passed, open with a day, open without one."""

from datetime import date

from awaykit.model.dates import Month
from awaykit.model.exams import Exams, Oet, ScoredStep, Step1
from awaykit.season.reference import reference

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
