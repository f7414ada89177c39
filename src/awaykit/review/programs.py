"""PRG: whether programs take international graduates, sponsor the visa, and are listed at all."""

from collections.abc import Iterator

from awaykit.model.applicant import VisaNeed, VisaWish
from awaykit.model.dossier import Dossier
from awaykit.model.programs import Program
from awaykit.model.scalars import Choice
from awaykit.planning.exam_standing import is_passed
from awaykit.planning.plan import Plan
from awaykit.planning.residency_visa import VisaStanding, visa_standing
from awaykit.review.findings import Confidence, Importance, Remark
from awaykit.review.in_plan import A_PROGRAM, candidates, counting, is_ahead, place_of, some_of
from awaykit.review.rules import Need, rule
from awaykit.review.sources import guide, rule_of_thumb

_SIGNS = ("residents", "stated_openness", "faculty_trained_abroad", "teaching_size")


def _a_visa_is_needed(dossier: Dossier, _plan: Plan) -> bool:
    return dossier.applicant.visa.need is VisaNeed.NEEDED


def _h1b_is_wished(dossier: Dossier, _plan: Plan) -> bool:
    return dossier.applicant.visa.for_residency is VisaWish.H1B


A_VISA = Need("you need a visa, as visa.need says", _a_visa_is_needed)
AN_H1B = Need("visa.for_residency is H-1B", _h1b_is_wished)


@rule(
    "PRG002",
    "Signs that a program takes IMGs",
    looks_at="The four signs of programs where you apply or rotate next.",
    importance=Importance.LOW,
    confidence=Confidence.LIKELY,
    sources=[guide("3.1"), rule_of_thumb("Two of the four signs of guide §3.1 are enough to try")],
    needs=[A_PROGRAM],
)
def signs_of_openness(dossier: Dossier, plan: Plan) -> Iterator[Remark]:
    """Residents from abroad, stated openness, faculty trained abroad, a teaching hospital of some size.

    Two of the four are enough to try. What you have not looked up is no sign.

    Wrong when you know from someone there that the program takes IMGs.
    """
    least = plan.guide.min_img_signs
    few: list[Program] = []
    unseen: list[Program] = []
    for program in _in_question(dossier, plan):
        signs = [getattr(program.residency.img_signs, name) for name in _SIGNS] if program.residency else []
        if signs.count(True) < least.value:
            is_known = signs.count(False) > len(_SIGNS) - least.value
            (few if is_known else unseen).append(program)
    yield from _listed(
        dossier,
        few,
        f"Fewer than {least.value} signs that they take IMGs: {{}}.",
        "Put fees and months where more speaks for you.",
        Importance.MEDIUM,
    )
    yield from _listed(
        dossier,
        unseen,
        "Not looked up yet whether they take IMGs: {}.",
        "Look where the residents studied, and note it under img_signs.",
    )


def _in_question(dossier: Dossier, plan: Plan) -> Iterator[Program]:
    """Programs with a residency entry: those applied to, and those of rotations ahead."""
    ahead = {each.rotation.program for each in counting(plan) if is_ahead(each, plan.today)}
    for program in dossier.programs:
        if program.residency and (program.residency.apply is Choice.YES or program.id in ahead):
            yield program


@rule(
    "PRG003",
    "Programs that sponsor the visa",
    looks_at="What programs sponsor, against the visa that you hope for, unless marked apply: no.",
    importance=Importance.HIGH,
    sources=[guide("3.1")],
    needs=[A_VISA, A_PROGRAM],
)
def visa_is_sponsored(dossier: Dossier, plan: Plan) -> Iterator[Remark]:
    """A program that sponsors no visa can't take you, however well you did there.

    Wrong when the page you read is old: ask the program's office.
    """
    found: dict[tuple[VisaStanding, bool], list[Program]] = {}
    ahead = {
        each.rotation.program for each in (*counting(plan), *candidates(plan)) if is_ahead(each, plan.today)
    }
    for program in dossier.programs:
        if program.residency and program.residency.apply is not Choice.NO:
            is_sure = program.residency.apply is Choice.YES
            if is_sure or program.id in ahead:
                found.setdefault((visa_standing(dossier, program), is_sure), []).append(program)
    for is_sure, importance in ((True, Importance.HIGH), (False, Importance.MEDIUM)):
        yield from _listed(
            dossier,
            found.get((VisaStanding.NOT_SPONSORED, is_sure), []),
            "No visa is sponsored, as you wrote it down, by {}.",
            "Take them off your list, unless their office tells you otherwise.",
            importance,
        )
    yield from _listed(
        dossier,
        found.get((VisaStanding.UNKNOWN, True), []),
        "Not noted which visas they sponsor: {}.",
        "Ask, or look at FREIDA.",
    )
    yield from _listed(
        dossier,
        found.get((VisaStanding.OTHER_ONLY, True), []),
        "Another visa than the one that you hope for is sponsored by {}.",
        "Would it do for you?",
    )


def _listed(
    dossier: Dossier,
    programs: list[Program],
    message: str,
    hint: str,
    importance: Importance = Importance.LOW,
) -> Iterator[Remark]:
    """One remark for all these programs: lists of programs are long."""
    if programs:
        yield Remark(
            message=message.format(some_of([_name(each) for each in programs])),
            hint=hint,
            place=f"{place_of(dossier, programs[0])}.residency",
            importance=importance,
        )


@rule(
    "PRG008",
    "Step 3 for an H-1B",
    looks_at="Whether Step 3 is passed, where H-1B is the visa that you hope for.",
    importance=Importance.MEDIUM,
    sources=[rule_of_thumb("Programs commonly want Step 3 before they ask for an H-1B")],
    needs=[AN_H1B],
)
def step_3_for_h1b(dossier: Dossier, _plan: Plan) -> Iterator[Remark]:
    """The papers for an H-1B are filed in spring, and commonly want Step 3 passed by then.

    Wrong when your programs file it without, or a J-1 would do: then say so under visa.
    """
    if not is_passed(dossier.exams.step_3):
        yield Remark(
            message="You hope for an H-1B, and Step 3 is not noted as passed.",
            hint="Ask your programs by when they want it.",
            place="exams.step_3" if dossier.exams.step_3 else "exams",
        )


@rule(
    "PRG009",
    "Programs to apply to",
    looks_at="Whether any program is listed, and after MyERAS opens whether you apply to any.",
    importance=Importance.LOW,
    sources=[guide("3.1"), guide("6.2")],
)
def programs_listed(dossier: Dossier, plan: Plan) -> Iterator[Remark]:
    """The list of programs tells where a rotation and a letter would help most.

    Wrong when you keep the list elsewhere.
    """
    has_opened = plan.season.opens.value <= plan.today <= plan.season.rank_list_due.value
    chosen = [each for each in dossier.programs if each.residency and each.residency.apply is not Choice.NO]
    if not dossier.programs or (has_opened and not chosen):
        yield Remark(
            message="No program to apply to is listed yet.",
            hint="Write those that you think of into programs, with what you know of visas and IMGs.",
            place="programs",
            importance=Importance.MEDIUM if has_opened else None,
        )


def _name(program: Program) -> str:
    return program.hospital or program.name
