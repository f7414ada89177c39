"""Rules on exams, and on what a plan costs."""

from collections.abc import Iterator
from itertools import pairwise

from awaykit.model.dossier import Dossier
from awaykit.model.record import EcfmgState
from awaykit.plan.applicant_status import (
    is_booked_before,
    is_oet_passed,
    is_passed,
    oet_parts_below,
    open_exams,
)
from awaykit.plan.plan import Plan
from awaykit.plan.portfolio.chosen import cost_of
from awaykit.plan.rotation_plan import most_rotations
from awaykit.plan.workdays import expected
from awaykit.review.findings import (
    Importance,
    Remark,
    guide,
    official,
    rule_of_thumb,
    source_of,
    your_setting,
)
from awaykit.review.rule import A_COUNTING_ROTATION, Need, costs_of, is_over_budget, rule, some_of
from awaykit.season.reference import reference
from awaykit.wording import date_without_weekday, listing

AN_EXAM = Need(
    "an exam is noted",
    lambda dossier, _plan: any(
        (dossier.exams.step_1, dossier.exams.step_2_ck, dossier.exams.oet, dossier.exams.ecfmg)
    ),
)
OET_SCORES = Need(
    "OET has scores",
    lambda dossier, _plan: (
        (oet := dossier.exams.oet) is not None
        and any((oet.listening, oet.reading, oet.speaking, oet.writing))
    ),
)


@rule(
    "EXM001",
    "Step 2 CK before more rotations",
    looks_at="Whether Step 2 CK is passed, or booked before submission, while rotations fill the year.",
    importance=Importance.HIGH,
    sources=[guide("6.3"), guide("4.2")],
    needs=[AN_EXAM, A_COUNTING_ROTATION],
)
def step_2_ck_first(dossier: Dossier, plan: Plan) -> Iterator[Remark]:
    """Many programs open no application without a Step 2 CK score, whatever the letters say.

    Wrong when the exam is booked: then write its month under exams.step_2_ck.
    """
    step = dossier.exams.step_2_ck
    if not plan.can_still_change or dossier.exams.ecfmg is EcfmgState.CERTIFIED:
        return
    if is_passed(step):
        if is_oet_passed(dossier.exams.oet):
            yield Remark(
                message="Step 2 CK and OET are passed before you apply.",
                place="exams",
                importance=Importance.GOOD,
            )
        return
    submission = plan.season.submits_from
    day = f"{date_without_weekday(submission.value)}{expected(submission)}"
    failed = step is not None and step.result == "fail"
    if failed or not is_booked_before(step.on if step else None, submission.value):
        is_piling_up = len(plan.counting) >= plan.guide.target_rotations.value.least
        yield Remark(
            message=f"Step 2 CK is not passed, and no sitting before {day} is noted.",
            hint="Keep free weeks for it before you add a rotation."
            if is_piling_up
            else "Book it so that the result is there when you apply.",
            place="exams.step_2_ck" if step else "exams",
            sources=(source_of(submission),),
        )


@rule(
    "EXM002",
    "OET for ECFMG",
    looks_at="Whether OET is passed, or booked before submission.",
    importance=Importance.MEDIUM,
    sources=[guide("6.3"), source_of(reference().exams.oet_medicine_minima)],
    needs=[AN_EXAM, A_COUNTING_ROTATION],
)
def oet_in_view(dossier: Dossier, plan: Plan) -> Iterator[Remark]:
    """ECFMG certification wants OET Medicine of every graduate and student from abroad.

    Wrong when your certification rests on an older way, or the test is booked: then note it.
    """
    oet = dossier.exams.oet
    if not plan.can_still_change or dossier.exams.ecfmg is EcfmgState.CERTIFIED or is_oet_passed(oet):
        return
    if oet is not None and oet_parts_below(oet):
        return
    if not is_booked_before(oet.on if oet else None, plan.season.submits_from.value):
        yield Remark(
            message="OET is not passed, and no sitting before you apply is noted.",
            hint="Book it, and write its month under exams.oet.",
            place="exams.oet" if oet else "exams",
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
    if dossier.exams.ecfmg is EcfmgState.CERTIFIED or plan.today > due.value:
        return
    still_open = open_exams(dossier.exams)
    late = [name for name, on in still_open.items() if on is not None and on.first_day() >= due.value]
    told = late if plan.can_still_change else list(still_open)
    if told:
        are = "is" if len(told) == 1 else "are"
        yield Remark(
            message=f"{listing(told)} {are} not passed; rank lists are due on "
            f"{date_without_weekday(due.value)}{expected(due)}.",
            hint="Sit it early enough that the result comes before that day.",
            place="exams",
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
    needs=[AN_EXAM, A_COUNTING_ROTATION],
)
def step_1_first(dossier: Dossier, plan: Plan) -> Iterator[Remark]:
    """Hosts commonly ask for Step 1 before hands-on work; papers print Pass, or an older sitting's number.

    Wrong when you have passed and not noted it, or your hosts don't ask.
    """
    if (
        plan.can_still_change
        and not is_passed(dossier.exams.step_1)
        and dossier.exams.ecfmg is not EcfmgState.CERTIFIED
    ):
        yield Remark(
            message="Step 1 is not noted as passed, and hosts commonly want it first.",
            hint="Write it under exams.step_1.",
            place="exams.step_1" if dossier.exams.step_1 else "exams",
        )


MONEY = Need(
    "a budget or a cost is noted",
    lambda dossier, plan: (
        dossier.applicant.budget is not None
        or any(
            cost_of(each.rotation, dossier.program_of(each.rotation)).dollars is not None
            for each in plan.counting
        )
    ),
)


@rule(
    "FIN001",
    "Within money and strength",
    looks_at="What your rotations cost against your budget; exams, overlaps and numbers that strain.",
    importance=Importance.MEDIUM,
    sources=[guide("6.3"), guide("2.2")],
    needs=[A_COUNTING_ROTATION],
)
def within_means(dossier: Dossier, plan: Plan) -> Iterator[Remark]:
    """One rotation that fails for want of money or sleep harms more than one fewer.

    Wrong when some of the money comes back, or someone else pays: then change costs or budget.
    """
    if is_over_budget(dossier, plan):
        yield Remark(
            message=f"Your rotations cost ${costs_of(dossier, plan):,}: more than your budget.",
            hint="Give one up that adds least, find a cheaper one, or correct the budget.",
            place="applicant.budget",
            sources=(your_setting("applicant.budget"),),
        )
        return
    dates = sorted(
        (each.dates for each in plan.counting if each.dates and each.dates.ends >= plan.today),
        key=lambda dates: (dates.starts, dates.ends),
    )
    middles = {  # An exam of a month falls into a rotation that holds the middle of the month.
        name: on.first_day().replace(day=15)
        for name, on in open_exams(dossier.exams).items()
        if on and on.month
    }
    names = [name for name, day in middles.items() if any(each.starts <= day <= each.ends for each in dates)]
    strains = []
    if names:
        strains.append(f"{listing(names)} in the month of a rotation")
    if len(plan.counting) > most_rotations(dossier, plan.guide, plan.today):
        strains.append("more rotations than make sense")
    if any((later.starts - earlier.ends).days <= 1 for earlier, later in pairwise(dates)):
        strains.append("rotations without a day between")
    if len(strains) > 1:
        yield Remark(
            message=f"Several strains come together: {listing(strains)}.",
            hint="Move one of them; fewer and better is the guide's advice.",
            place="rotations",
        )


@rule(
    "FIN002",
    "A cost for each rotation",
    looks_at="Rotations ahead for which no cost is noted, once you note costs or a budget at all.",
    importance=Importance.LOW,
    sources=[guide("2.2")],
    needs=[A_COUNTING_ROTATION, MONEY],
)
def costs_noted(dossier: Dossier, plan: Plan) -> Iterator[Remark]:
    """Fee, travel, housing and insurance add up, and a budget that lacks one rotation says little.

    Wrong when the rotation costs you nothing: then write 0.
    """
    found = [
        each
        for each in plan.counting
        if each.is_ahead and cost_of(each.rotation, dossier.program_of(each.rotation)).dollars is None
    ]
    if found:
        yield Remark(
            message=f"No cost is noted for {some_of([plan.site_of(each) for each in found])}.",
            hint="An estimate of fee, travel and housing will do.",
            place=f"{found[0].place}.costs",
        )
