"""PRG: where to rotate, and what a rotation tells about the programs to prefer."""

from collections import Counter
from collections.abc import Iterator

from awaykit.model.dossier import Dossier
from awaykit.model.programs import Program
from awaykit.model.scalars import Choice
from awaykit.planning.correspondence import hoped_for
from awaykit.planning.more_rotations import most_rotations
from awaykit.planning.outreach_steps import called
from awaykit.planning.plan import Plan
from awaykit.planning.portfolio.place_points import img_signs_of
from awaykit.planning.regions import state_name
from awaykit.planning.rotation_dates import Phase
from awaykit.review.findings import Confidence, Importance, Remark
from awaykit.review.in_plan import (
    A_COUNTING_ROTATION,
    A_FINISHED_ROTATION,
    A_PROGRAM,
    can_still_change,
    counting,
    has_begun,
    is_ahead,
    place_of,
    site_of,
    some_of,
    weighed,
)
from awaykit.review.rules import Need, rule
from awaykit.review.sources import guide, source_of
from awaykit.wording import listing, number_in_words


def _tiers(dossier: Dossier, plan: Plan) -> Counter[str]:
    """How many programs of each tier the counting rotations are at; each program counts once."""
    programs = {each.rotation.program for each in counting(plan)}
    return Counter(
        program.residency.tier
        for program in dossier.programs
        if program.id in programs and program.residency and program.residency.tier
    )


def _tiers_are_known(dossier: Dossier, plan: Plan) -> bool:
    rotations = counting(plan)
    programs = {each.rotation.program for each in rotations}
    return bool(rotations) and None not in programs and _tiers(dossier, plan).total() == len(programs)


def _a_rotation_is_hoped_for(dossier: Dossier, plan: Plan) -> bool:
    return any(program.rotation and hoped_for(dossier, program, plan.today) for program in dossier.programs)


def _rotations_have_states(_dossier: Dossier, plan: Plan) -> bool:
    return sum(each.rotation.us_state is not None for each in counting(plan)) > 1


TIERS = Need("each of your rotations has a program with its tier", _tiers_are_known)
A_HOPED_FOR_ROTATION = Need(
    "you mean to ask, or have asked, a program for a rotation", _a_rotation_is_hoped_for
)
STATES = Need("two of your rotations have their us_state", _rotations_have_states)


@rule(
    "PRG001",
    "The mix of programs",
    looks_at="The tiers of the programs of your rotations: reach, solid, region.",
    importance=Importance.MEDIUM,
    sources=[guide("3.2")],
    needs=[TIERS],
)
def mix_of_programs(dossier: Dossier, plan: Plan) -> Iterator[Remark]:
    """One reach for the name, one or two solid programs that are likely to rank you, your region if you like.

    A reach alone missing is no fault: the guide takes it where it is feasible.

    Wrong when your tiers differ from those of the guide, or a host refused.
    """
    tiers, solid = _tiers(dossier, plan), plan.guide.solid_programs
    reach, most_reach = tiers["reach"], plan.guide.reach_programs.value
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
    elif tiers["solid"] > solid.value.most and not reach and _has_room(dossier, plan):
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


def _has_room(dossier: Dossier, plan: Plan) -> bool:
    """Whether one more rotation would make sense."""
    return can_still_change(plan) and len(counting(plan)) < most_rotations(dossier, plan.guide, plan.today)


@rule(
    "PRG004",
    "Chosen for more than the city",
    looks_at="Rotations that are all in one popular state, at programs without a sign for IMGs.",
    importance=Importance.MEDIUM,
    confidence=Confidence.POSSIBLE,
    sources=[guide("6.3")],
    needs=[A_COUNTING_ROTATION, STATES],
)
def more_than_the_city(dossier: Dossier, plan: Plan) -> Iterator[Remark]:
    """Popular cities draw the most applicants, and a program's openness counts for more than its town.

    Wrong when you live there, or your family does.
    """
    rotations = counting(plan)
    states = {each.rotation.us_state for each in rotations}
    popular = plan.guide.popular_states
    without_sign = [each for each in rotations if not img_signs_of(dossier.program_of(each.rotation))]
    is_ahead_of = any(is_ahead(each, plan.today) for each in rotations)
    only = next(iter(states)) if len(states) == 1 else None
    if only in popular.value and len(without_sign) == len(rotations) and is_ahead_of:
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
    needs=[A_HOPED_FOR_ROTATION],
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
    names = some_of([called(alumnus) for alumnus in alumni])
    yield Remark(
        message=f"{names} was not asked yet about the programs."
        if len(alumni) == 1
        else "No graduate of your school was asked yet about the programs.",
        hint="Ask where they rotated, and who welcomed IMGs. A draft of the e-mail is made."
        if alumni
        else "Ask your school for names, and note them under alumni.",
        place=f"{place_of(dossier, program)}.rotation",
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
    for program in dossier.programs:
        if program.residency and _did_well_at(program, plan):
            (known if program.residency.apply is Choice.YES else left_out).append(program)
    for program in left_out:
        yield Remark(
            message=f"You rotated at {_name(program)} with feedback to share, and it is not marked to apply.",
            hint="Put it, and programs like it, first; or set apply: no and leave it.",
            place=f"{place_of(dossier, program)}.residency.apply",
            importance=Importance.LOW if program.residency and program.residency.apply is Choice.NO else None,
        )
    if known:
        yield Remark(
            message=f"You rotated where you apply, with feedback to share: {_names(known)}.",
            hint="Put them, and programs like them, first.",
            place="programs",
            importance=Importance.GOOD,
        )


def _did_well_at(program: Program, plan: Plan) -> bool:
    return any(
        each.rotation.program == program.id
        and has_begun(each)
        and any(said.share for said in each.rotation.feedback)
        for each in plan.rotations.values()
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
    found = [
        each
        for each in plan.rotations.values()
        if each.phase is Phase.DONE
        and not any(
            (
                each.rotation.reflection.team,
                each.rotation.reflection.supervision,
                each.rotation.reflection.training,
            )
        )
    ]
    if found:
        yield Remark(
            message=f"Nothing noted for your rank list: {some_of([site_of(each, plan) for each in found])}.",
            hint="Write a line each on team, supervision and training, under reflection.",
            place=f"{found[0].place}.reflection",
        )


def _names(programs: list[Program]) -> str:
    return some_of([_name(each) for each in programs])


def _name(program: Program) -> str:
    return program.hospital or program.name
