"""Rules on programs: which to write to, where the applicant rotated, interviews."""

from collections import Counter
from collections.abc import Iterator

from awaykit.model.applicant import VisaNeed, VisaWish
from awaykit.model.dossier import Dossier
from awaykit.model.programs import Program
from awaykit.model.scalars import Choice
from awaykit.names import form_of_address
from awaykit.plan.applicant_status import VisaStanding, is_passed, visa_standing
from awaykit.plan.hosts import hoped_for
from awaykit.plan.plan import Plan
from awaykit.plan.portfolio.candidates import img_signs_of
from awaykit.plan.rotation_dates import Phase
from awaykit.plan.rotation_plan import most_rotations, state_name
from awaykit.review.findings import Confidence, Importance, Remark, guide, rule_of_thumb, source_of
from awaykit.review.rule import (
    A_COUNTING_ROTATION,
    A_FINISHED_ROTATION,
    A_PROGRAM,
    Need,
    field_of,
    host_name,
    rule,
    some_of,
    weighed,
)
from awaykit.wording import listing, number_in_words

_THEMES = {"hard-situation": "a hard clinical situation", "adapting-to-us": "adapting to US health care"}


@rule(
    "INT001",
    "Stories for interviews",
    looks_at="The stories of your rotations: a hard situation, and adapting to US health care.",
    importance=Importance.LOW,
    sources=[guide("6.2")],
    needs=[A_FINISHED_ROTATION],
)
def stories_for_interviews(dossier: Dossier, plan: Plan) -> Iterator[Remark]:
    """Interviewers ask for these two, and details fade soon after a rotation.

    Wrong when you keep your stories elsewhere.
    """
    told = {story.theme for rotation in dossier.rotations for story in rotation.stories}
    missing = [words for theme, words in _THEMES.items() if theme not in told]
    if missing and plan.today <= plan.season.match_day.value:
        done = [rotation for rotation in plan.rotations.values() if rotation.phase is Phase.DONE]
        yield Remark(
            message=f"You have no story yet about {listing(missing, 'or')}.",
            hint="Write it under stories while you remember it; only you read it.",
            place=f"{done[-1].place}.stories",
        )


_SIGNS = ("residents", "stated_openness", "faculty_trained_abroad", "teaching_size")


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
    ahead = {each.rotation.program for each in plan.counting if each.is_ahead}
    for program in dossier.programs:
        residency = program.residency
        if residency is None or not (residency.apply is Choice.YES or program.id in ahead):
            continue
        signs = [getattr(residency.img_signs, name) for name in _SIGNS]
        if signs.count(True) < least.value:
            is_known = signs.count(False) > len(_SIGNS) - least.value
            (few if is_known else unseen).append(program)
    message = f"Fewer than {least.value} signs that they take IMGs: {{}}."
    hint = "Put fees and months where more speaks for you."
    yield from _listed(dossier, few, message, hint, Importance.MEDIUM)
    message = "Not looked up yet whether they take IMGs: {}."
    hint = "Look where the residents studied, and note it under img_signs."
    yield from _listed(dossier, unseen, message, hint)


@rule(
    "PRG003",
    "Programs that sponsor the visa",
    looks_at="What programs sponsor, against the visa that you hope for, unless marked apply: no.",
    importance=Importance.HIGH,
    sources=[guide("3.1")],
    needs=[
        Need(
            "you need a visa, as visa.need says",
            lambda dossier, _plan: dossier.applicant.visa.need is VisaNeed.NEEDED,
        ),
        A_PROGRAM,
    ],
)
def visa_is_sponsored(dossier: Dossier, plan: Plan) -> Iterator[Remark]:
    """A program that sponsors no visa can't take you, however well you did there.

    Wrong when the page you read is old: ask the program's office.
    """
    found: dict[tuple[VisaStanding, bool], list[Program]] = {}
    ahead = {each.rotation.program for each in (*plan.counting, *plan.candidates) if each.is_ahead}
    for program in dossier.programs:
        if program.residency and program.residency.apply is not Choice.NO:
            is_sure = program.residency.apply is Choice.YES
            if is_sure or program.id in ahead:
                found.setdefault((visa_standing(dossier, program), is_sure), []).append(program)
    unknown = found.get((VisaStanding.UNKNOWN, True), [])
    other_only = found.get((VisaStanding.OTHER_ONLY, True), [])
    for is_sure, importance in ((True, Importance.HIGH), (False, Importance.MEDIUM)):
        sponsors_none = found.get((VisaStanding.NOT_SPONSORED, is_sure), [])
        hint = "Take them off your list, unless their office tells you otherwise."
        message = "No visa is sponsored, as you wrote it down, by {}."
        yield from _listed(dossier, sponsors_none, message, hint, importance)
    message = "Not noted which visas they sponsor: {}."
    yield from _listed(dossier, unknown, message, "Ask, or look at FREIDA.")
    message = "Another visa than the one that you hope for is sponsored by {}."
    yield from _listed(dossier, other_only, message, "Would it do for you?")


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
            message=message.format(some_of([host_name(each) for each in programs])),
            hint=hint,
            place=f"{field_of(dossier, programs[0])}.residency",
            importance=importance,
        )


@rule(
    "PRG008",
    "Step 3 for an H-1B",
    looks_at="Whether Step 3 is passed, where H-1B is the visa that you hope for.",
    importance=Importance.MEDIUM,
    sources=[rule_of_thumb("Programs commonly want Step 3 before they ask for an H-1B")],
    needs=[
        Need(
            "visa.for_residency is H-1B",
            lambda dossier, _plan: dossier.applicant.visa.for_residency is VisaWish.H1B,
        )
    ],
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


def _tiers(dossier: Dossier, plan: Plan) -> Counter[str]:
    """How many programs of each tier the counting rotations are at; each program counts once."""
    programs = {each.rotation.program for each in plan.counting}
    return Counter(
        program.residency.tier
        for program in dossier.programs
        if program.id in programs and program.residency and program.residency.tier
    )


def _tiers_are_known(dossier: Dossier, plan: Plan) -> bool:
    programs = {each.rotation.program for each in plan.counting}
    return bool(programs) and None not in programs and _tiers(dossier, plan).total() == len(programs)


@rule(
    "PRG001",
    "The mix of programs",
    looks_at="The tiers of the programs of your rotations: reach, solid, region.",
    importance=Importance.MEDIUM,
    sources=[guide("3.2")],
    needs=[Need("each of your rotations has a program with its tier", _tiers_are_known)],
)
def mix_of_programs(dossier: Dossier, plan: Plan) -> Iterator[Remark]:
    """One reach for the name, one or two solid programs that are likely to rank you, your region if you like.

    A reach alone missing is no fault: the guide takes it where it is feasible.

    Wrong when your tiers differ from those of the guide, or a host refused.
    """
    tiers, solid = _tiers(dossier, plan), plan.guide.solid_programs
    reach, most_reach = tiers["reach"], plan.guide.reach_programs.value
    most = most_rotations(dossier, plan.guide, plan.today)
    has_room = plan.can_still_change and len(plan.counting) < most
    said = []
    if reach > most_reach:
        said.append(f"{number_in_words(reach)} reach programs")
    if tiers["solid"] < solid.value.least:
        said.append("no solid one")
    if said:
        yield Remark(
            message=f"The mix of your rotations: {listing(said)}.",
            hint="Ask next at a solid program, where being ranked is likelier.",
            place="rotations",
            importance=weighed(plan, Importance.MEDIUM),
            sources=(source_of(solid),),
        )
    elif tiers["solid"] > solid.value.most and not reach and has_room:
        yield Remark(
            message=f"The mix of your rotations: {number_in_words(tiers['solid'])} solid programs, no reach.",
            hint="If another is feasible, one at a place with a name would round it off.",
            place="rotations",
            importance=Importance.LOW,
            sources=(source_of(plan.guide.reach_programs),),
        )
    elif reach == most_reach and solid.value.holds(tiers["solid"]):
        yield Remark(
            message="The mix of your rotations is the guide's: one reach and "
            f"{number_in_words(tiers['solid'])} solid.",
            place="rotations",
            importance=Importance.GOOD,
        )


@rule(
    "PRG004",
    "Chosen for more than the city",
    looks_at="Rotations that are all in one popular state, at programs without a sign for IMGs.",
    importance=Importance.MEDIUM,
    confidence=Confidence.POSSIBLE,
    sources=[guide("6.3")],
    needs=[
        A_COUNTING_ROTATION,
        Need(
            "two of your rotations have their us_state",
            lambda _dossier, plan: sum(each.rotation.us_state is not None for each in plan.counting) > 1,
        ),
    ],
)
def more_than_the_city(dossier: Dossier, plan: Plan) -> Iterator[Remark]:
    """Popular cities draw the most applicants, and a program's openness counts for more than its town.

    Wrong when you live there, or your family does.
    """
    popular = plan.guide.popular_states
    first, *others = {each.rotation.us_state for each in plan.counting}
    only = None if others else first
    have_signs = any(img_signs_of(dossier.program_of(each.rotation)) for each in plan.counting)
    if only in popular.value and not have_signs and any(each.is_ahead for each in plan.counting):
        yield Remark(
            message=f"All your rotations are in {state_name(only or '')}, and no sign speaks for IMGs there.",
            hint="Look where the residents of these programs studied, or further away.",
            place="rotations",
            sources=(source_of(popular),),
        )


@rule(
    "PRG005",
    "Ask those who were there",
    looks_at="Whether any graduate of your school was asked, while you look for rotations.",
    importance=Importance.LOW,
    sources=[guide("3.1")],
    needs=[
        Need(
            "you mean to ask, or have asked, a program for a rotation",
            lambda dossier, plan: any(
                each.rotation and hoped_for(dossier, each, plan.today) for each in dossier.programs
            ),
        )
    ],
)
def alumni_asked(dossier: Dossier, plan: Plan) -> Iterator[Remark]:
    """Graduates of your school know which programs welcome IMGs; no page says it as plainly.

    Wrong when nobody of your school is in the US, or you asked without noting it.
    """
    requests = [program.rotation for program in dossier.programs if program.rotation]
    alumni = [alumnus for request in requests for alumnus in request.alumni]
    if any(alumnus.asked or alumnus.answered for alumnus in alumni):
        return
    program = next(
        each for each in dossier.programs if each.rotation and hoped_for(dossier, each, plan.today)
    )
    names = some_of([form_of_address(alumnus) for alumnus in alumni])
    yield Remark(
        message=f"{names} was not asked yet about the programs."
        if len(alumni) == 1
        else "No graduate of your school was asked yet about the programs.",
        hint="Ask where they rotated, and who welcomed IMGs. A draft of the e-mail is made."
        if alumni
        else "Ask your school for names, and note them under alumni.",
        place=f"{field_of(dossier, program)}.rotation",
    )


@rule(
    "PRG006",
    "First where you did well",
    looks_at="Programs where you rotated and noted feedback that you share.",
    importance=Importance.MEDIUM,
    sources=[guide("6.2")],
    needs=[A_PROGRAM],
)
def first_where_you_rotated(dossier: Dossier, plan: Plan) -> Iterator[Remark]:
    """People who saw you work well can speak for you; put them, and programs like them, first.

    Wrong when the feedback was a courtesy, or you would not go there.
    """
    known: list[Program] = []
    left_out: list[Program] = []
    rotated = [each.rotation for each in plan.rotations.values() if each.has_begun]
    did_well = {each.program for each in rotated if any(said.share for said in each.feedback)}
    for program in dossier.programs:
        if program.residency and program.id in did_well:
            (known if program.residency.apply is Choice.YES else left_out).append(program)
    for program in left_out:
        yield Remark(
            message=f"You rotated at {host_name(program)} with feedback to share, "
            "and it is not marked to apply.",
            hint="Put it, and programs like it, first; or set apply: no and leave it.",
            place=f"{field_of(dossier, program)}.residency.apply",
            importance=Importance.LOW if program.residency and program.residency.apply is Choice.NO else None,
        )
    if known:
        where = some_of([host_name(each) for each in known])
        yield Remark(
            message=f"You rotated where you apply, with feedback to share: {where}.",
            hint="Put them, and programs like them, first.",
            place="programs",
            importance=Importance.GOOD,
        )


@rule(
    "PRG007",
    "Keep what you saw for the rank list",
    looks_at="Rotations that are over, and reflections on team, supervision and training.",
    importance=Importance.LOW,
    sources=[guide("6.2"), guide("1.1")],
    needs=[A_FINISHED_ROTATION],
)
def reflection_noted(_dossier: Dossier, plan: Plan) -> Iterator[Remark]:
    """You rank programs months later, when what you saw there has faded.

    Wrong when you would not go there, or keep such notes elsewhere.
    """
    if plan.is_too_late_for_letters:
        return
    done = [each for each in plan.rotations.values() if each.phase is Phase.DONE]
    noted = [(each, each.rotation.reflection) for each in done]
    found = [each for each, own in noted if not any((own.team, own.supervision, own.training))]
    if found:
        yield Remark(
            message=f"Nothing noted for your rank list: {some_of([plan.site_of(each) for each in found])}.",
            hint="Write a line each on team, supervision and training, under reflection.",
            place=f"{found[0].place}.reflection",
        )
