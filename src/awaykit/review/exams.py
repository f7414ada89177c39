"""EXM: exams that must not be neglected while rotations pile up."""

from collections.abc import Iterator

from awaykit.model.dossier import Dossier
from awaykit.model.exams import EcfmgState
from awaykit.planning.day_words import expected
from awaykit.planning.exam_standing import (
    is_booked_before,
    is_oet_passed,
    is_passed,
    oet_parts_below,
    open_exams,
)
from awaykit.planning.plan import Plan
from awaykit.review.findings import Importance, Remark
from awaykit.review.in_plan import can_still_change, counting
from awaykit.review.rules import Need, rule
from awaykit.review.sources import guide, official, rule_of_thumb, source_of
from awaykit.season.reference import reference
from awaykit.wording import date_without_weekday, listing

_AMONG_EXAMS = "exams"


def _some_exam_is_noted(dossier: Dossier, _plan: Plan) -> bool:
    exams = dossier.exams
    return any((exams.step_1, exams.step_2_ck, exams.oet, exams.ecfmg))


def _some_rotation_counts(_dossier: Dossier, plan: Plan) -> bool:
    return bool(counting(plan))


def _oet_has_scores(dossier: Dossier, _plan: Plan) -> bool:
    oet = dossier.exams.oet
    return oet is not None and any((oet.listening, oet.reading, oet.speaking, oet.writing))


AN_EXAM = Need("an exam is noted", _some_exam_is_noted)
A_ROTATION = Need("a rotation is applied for, offered or confirmed", _some_rotation_counts)
OET_SCORES = Need("OET has scores", _oet_has_scores)


@rule(
    "EXM001",
    "Step 2 CK before more rotations",
    looks_at="Whether Step 2 CK is passed, or booked before submission, while rotations fill the year.",
    importance=Importance.HIGH,
    sources=[guide("6.3"), guide("4.2")],
    needs=[AN_EXAM, A_ROTATION],
)
def step_2_ck_first(dossier: Dossier, plan: Plan) -> Iterator[Remark]:
    """Many programs open no application without a Step 2 CK score, whatever the letters say.

    Wrong when the exam is booked: then write its month under exams.step_2_ck.
    """
    step = dossier.exams.step_2_ck
    if not can_still_change(plan) or _is_certified(dossier):
        return
    if is_passed(step):
        if is_oet_passed(dossier.exams.oet):
            yield Remark(
                message="Step 2 CK and OET are passed before you apply.",
                place=_AMONG_EXAMS,
                importance=Importance.GOOD,
            )
        return
    submission = plan.season.submits_from
    day = f"{date_without_weekday(submission.value)}{expected(submission)}"
    failed = step is not None and step.result == "fail"
    if failed or not is_booked_before(step.on if step else None, submission.value):
        is_piling_up = len(counting(plan)) >= plan.guide.target_rotations.value.least
        yield Remark(
            message=f"Step 2 CK is not passed, and no sitting before {day} is noted.",
            hint="Keep free weeks for it before you add a rotation."
            if is_piling_up
            else "Book it so that the result is there when you apply.",
            place="exams.step_2_ck" if step else _AMONG_EXAMS,
            sources=(source_of(submission),),
        )


@rule(
    "EXM002",
    "OET for ECFMG",
    looks_at="Whether OET is passed, or booked before submission.",
    importance=Importance.MEDIUM,
    sources=[guide("6.3"), source_of(reference().exams.oet_medicine_minima)],
    needs=[AN_EXAM, A_ROTATION],
)
def oet_in_view(dossier: Dossier, plan: Plan) -> Iterator[Remark]:
    """ECFMG certification wants OET Medicine of every graduate and student from abroad.

    Wrong when your certification rests on an older way, or the test is booked: then note it.
    """
    oet = dossier.exams.oet
    if not can_still_change(plan) or _is_certified(dossier) or is_oet_passed(oet):
        return
    if oet is not None and oet_parts_below(oet):
        return
    if not is_booked_before(oet.on if oet else None, plan.season.submits_from.value):
        yield Remark(
            message="OET is not passed, and no sitting before you apply is noted.",
            hint="Book it, and write its month under exams.oet.",
            place="exams.oet" if oet else _AMONG_EXAMS,
        )


@rule(
    "EXM003",
    "Each part of OET reaches its minimum",
    looks_at="The four scores of OET Medicine, against what ECFMG takes.",
    importance=Importance.HIGH,
    sources=[source_of(reference().exams.oet_medicine_minima)],
    needs=[OET_SCORES],
)
def oet_parts(dossier: Dossier, _plan: Plan) -> Iterator[Remark]:
    """One part under its minimum fails the Pathway, however good the others are.

    Wrong when ECFMG has lowered a minimum, or accepted another sitting.
    """
    oet = dossier.exams.oet
    minima = reference().exams.oet_medicine_minima.value
    for part in oet_parts_below(oet) if oet else ():
        yield Remark(
            message=f"OET {part} is under ECFMG's minimum of {getattr(minima, part)}.",
            hint="Book another sitting.",
            place=f"exams.oet.{part}",
        )


@rule(
    "EXM004",
    "Exams done before rank lists are due",
    looks_at="Exams that are open once submission has opened, or whose sitting comes after rank lists.",
    importance=Importance.HIGH,
    sources=[
        guide("6.3"),
        rule_of_thumb("Who lacks an exam for ECFMG certification on the day rank lists are due is withdrawn"),
    ],
    needs=[AN_EXAM],
)
def exams_before_rank_list(dossier: Dossier, plan: Plan) -> Iterator[Remark]:
    """NRMP lets nobody match whose exams are not done by the day on which rank lists are due.

    Silent before submission opens, unless a sitting comes too late: EXM001 and EXM002 speak then.

    Wrong when the result is there and not noted: then note it.
    """
    due = plan.season.rank_list_due
    if _is_certified(dossier) or plan.today > due.value:
        return
    still_open = open_exams(dossier.exams)
    late = [name for name, on in still_open.items() if on is not None and on.first_day() >= due.value]
    told = late if can_still_change(plan) else list(still_open)
    if told:
        are = "is" if len(told) == 1 else "are"
        yield Remark(
            message=f"{listing(told)} {are} not passed; rank lists are due on "
            f"{date_without_weekday(due.value)}{expected(due)}.",
            hint="Sit it early enough that the result comes before that day.",
            place=_AMONG_EXAMS,
            sources=(source_of(due),),
        )


@rule(
    "EXM005",
    "Step 1 before hosts are asked",
    looks_at="Whether Step 1 is noted as passed, once a rotation is asked for.",
    importance=Importance.MEDIUM,
    sources=[
        guide("4.2"),
        official(
            "Step 1 is reported as pass or fail since 26 January 2022",
            reference().exams.step_1_pass_fail_since.checked
            or reference().exams.step_1_pass_fail_since.value,
        ),
    ],
    needs=[AN_EXAM, A_ROTATION],
)
def step_1_first(dossier: Dossier, plan: Plan) -> Iterator[Remark]:
    """Hosts commonly ask for Step 1 before hands-on work; papers print Pass, or an older sitting's number.

    Wrong when you have passed and not noted it, or your hosts don't ask.
    """
    if can_still_change(plan) and not is_passed(dossier.exams.step_1) and not _is_certified(dossier):
        yield Remark(
            message="Step 1 is not noted as passed, and hosts commonly want it first.",
            hint="Write it under exams.step_1.",
            place="exams.step_1" if dossier.exams.step_1 else _AMONG_EXAMS,
        )


def _is_certified(dossier: Dossier) -> bool:
    return dossier.exams.ecfmg is EcfmgState.CERTIFIED
