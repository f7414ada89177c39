"""Exams and certification: USMLE, OET, TOEFL or IELTS, ECFMG."""

from enum import StrEnum
from typing import Literal

from awaykit.model.base import Model, field, optional
from awaykit.model.dates import MonthOrYear
from awaykit.model.scalars import Count, Line, PartScore, StepScore

PassOrFail = Literal["pass", "fail", "pending"]


class Step1(Model):
    """USMLE Step 1: pass/fail since 26 January 2022, a number before (USMLE)."""

    result: PassOrFail | None = optional("pass, fail or pending", private=True)
    score: StepScore | None = optional(
        "Three-digit score, only if taken before 26 January 2022", private=True
    )
    on: MonthOrYear | None = optional("Month of the exam")
    attempts: Count | None = optional("How many times taken", private=True)


class ScoredStep(Model):
    """USMLE Step 2 CK or Step 3."""

    score: StepScore | None = optional("Three-digit score", private=True)
    result: PassOrFail | None = optional("pass, fail or pending", private=True)
    on: MonthOrYear | None = optional("Month of the exam, done or booked")
    attempts: Count | None = optional("How many times taken", private=True)


class Oet(Model):
    """OET Medicine, the English test of ECFMG's Pathways; each part is scored 0 to 500."""

    listening: PartScore | None = optional("Score in listening", private=True)
    reading: PartScore | None = optional("Score in reading", private=True)
    speaking: PartScore | None = optional("Score in speaking", private=True)
    writing: PartScore | None = optional("Score in writing", private=True)
    result: PassOrFail | None = optional("pass, fail or pending", private=True)
    on: MonthOrYear | None = optional("Month of the test, done or booked")


class EnglishTest(Model):
    """TOEFL or IELTS: a host's wish, no part of ECFMG certification."""

    test: Literal["TOEFL", "IELTS"] = field("TOEFL or IELTS")
    score: Line | None = optional("The score as the certificate gives it", private=True)
    on: MonthOrYear | None = optional("Month of the test, done or booked")


class EcfmgState(StrEnum):
    """How far ECFMG certification has come."""

    CERTIFIED = "certified"
    UNDER_WAY = "under-way"
    NOT_BEGUN = "not-begun"


class Exams(Model):
    """Exams and certification."""

    step_1: Step1 | None = optional("USMLE Step 1")
    step_2_ck: ScoredStep | None = optional("USMLE Step 2 CK")
    step_3: ScoredStep | None = optional("USMLE Step 3")
    oet: Oet | None = optional("OET Medicine")
    english: tuple[EnglishTest, ...] = field("TOEFL or IELTS, if a host asks", default=())
    ecfmg: EcfmgState | None = optional("ECFMG certification: certified, under-way or not-begun")
