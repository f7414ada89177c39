"""Exams as a reader may see them: only what is passed, each as a number, as a pass, or not at all.

Failed and pending sittings and the number of attempts are for the applicant's own copy only.
"""

from typing import Literal

from awaykit.documents.cv_entry import CvEntry
from awaykit.model.dates import Month
from awaykit.model.exams import EcfmgState, Exams, ScoredStep, Step1
from awaykit.season.reference import reference

Disclosed = Literal["number", "pass", "nothing"]

_STEP_1_SURELY_PASSED, _STEP_3_SURELY_PASSED = 196, 200
"""USMLE's highest minimum passing scores so far: at or above, every sitting of the past was a pass."""


def exam_lines(exams: Exams, scores: Disclosed) -> tuple[CvEntry, ...]:
    """The passed exams in the order in which they are taken; `scores` speaks of the USMLE alone."""
    lines: list[CvEntry | None] = [*_usmle(exams, scores)] if scores != "nothing" else []
    if exams.oet and exams.oet.result == "pass":
        lines.append(_line("OET Medicine: Pass", exams.oet.on))
    if exams.ecfmg is EcfmgState.CERTIFIED:
        lines.append(_line("ECFMG: certified", None))
    return tuple(line for line in lines if line)


def _usmle(exams: Exams, scores: Disclosed) -> tuple[CvEntry | None, ...]:
    marks = reference().exams.step_2_ck_pass_marks
    step_2_surely_passed = max(mark.value.score for mark in marks)
    with_number = scores == "number"
    step_1_number = with_number and exams.step_1 is not None and _was_scored(exams.step_1.on)
    return (
        _step("USMLE Step 1", exams.step_1, _STEP_1_SURELY_PASSED, with_number=step_1_number),
        _step("USMLE Step 2 CK", exams.step_2_ck, step_2_surely_passed, with_number=with_number),
        _step("USMLE Step 3", exams.step_3, _STEP_3_SURELY_PASSED, with_number=with_number),
    )


def _step(
    name: str, step: Step1 | ScoredStep | None, surely_passed: int, *, with_number: bool
) -> CvEntry | None:
    """One Step if it is passed: recorded as such, or without a result but beyond any pass mark."""
    if step is None:
        return None
    is_beyond_doubt = step.result is None and step.score is not None and step.score >= surely_passed
    if step.result != "pass" and not is_beyond_doubt:
        return None
    return _line(f"{name}: {step.score if with_number and step.score is not None else 'Pass'}", step.on)


def _was_scored(on: Month | None) -> bool:
    """Whether a Step 1 of this month can have a number: there is none since 26 January 2022 (USMLE)."""
    return on is not None and on.first_day() < reference().exams.step_1_pass_fail_since.value


def _line(what: str, on: Month | None) -> CvEntry:
    return CvEntry(when=str(on) if on else None, what=what, where=None, detail=None)
