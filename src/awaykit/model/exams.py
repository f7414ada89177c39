"""Exams and certification: USMLE, OET, TOEFL or IELTS, ECFMG."""

from enum import StrEnum
from typing import Literal

from awaykit.model.base import Model, described
from awaykit.model.dates import MonthOrYear
from awaykit.model.scalars import Count, Line, PartScore, StepScore


class Step1(Model):
    """USMLE Step 1: pass/fail since 26 January 2022, a number before (USMLE)."""

    result: Literal["pass", "fail", "pending"] | None = described(
        "pass, fail or pending", default=None, private=True
    )
    score: StepScore | None = described(
        "Three-digit score, only if taken before 26 January 2022", default=None, private=True
    )
    on: MonthOrYear | None = described("Month of the exam", default=None)
    attempts: Count | None = described("How many times taken", default=None, private=True)


class ScoredStep(Model):
    """USMLE Step 2 CK or Step 3."""

    score: StepScore | None = described("Three-digit score", default=None, private=True)
    result: Literal["pass", "fail", "pending"] | None = described(
        "pass, fail or pending", default=None, private=True
    )
    on: MonthOrYear | None = described("Month of the exam, done or booked", default=None)
    attempts: Count | None = described("How many times taken", default=None, private=True)


class Oet(Model):
    """OET Medicine, the English test of ECFMG's Pathways; each part is scored 0 to 500."""

    listening: PartScore | None = described("Score in listening", default=None, private=True)
    reading: PartScore | None = described("Score in reading", default=None, private=True)
    speaking: PartScore | None = described("Score in speaking", default=None, private=True)
    writing: PartScore | None = described("Score in writing", default=None, private=True)
    result: Literal["pass", "fail", "pending"] | None = described(
        "pass, fail or pending", default=None, private=True
    )
    on: MonthOrYear | None = described("Month of the test, done or booked", default=None)


class EnglishTest(Model):
    """TOEFL or IELTS: a host's wish, no part of ECFMG certification."""

    test: Literal["TOEFL", "IELTS"] = described("TOEFL or IELTS")
    score: Line | None = described("The score as the certificate gives it", default=None, private=True)
    on: MonthOrYear | None = described("Month of the test, done or booked", default=None)


class EcfmgState(StrEnum):
    """How far ECFMG certification has come."""

    CERTIFIED = "certified"
    UNDER_WAY = "under-way"
    NOT_BEGUN = "not-begun"


class Exams(Model):
    """Exams and certification."""

    step_1: Step1 | None = described("USMLE Step 1", default=None)
    step_2_ck: ScoredStep | None = described("USMLE Step 2 CK", default=None)
    step_3: ScoredStep | None = described("USMLE Step 3", default=None)
    oet: Oet | None = described("OET Medicine", default=None)
    english: tuple[EnglishTest, ...] = described("TOEFL or IELTS, if a host asks", default=())
    ecfmg: EcfmgState | None = described(
        "ECFMG certification: certified, under-way or not-begun", default=None
    )
