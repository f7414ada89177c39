"""ROT: what a service gives for an application in internal medicine."""

from collections.abc import Iterator

from awaykit.model.dossier import Dossier
from awaykit.model.rotations import ServiceKind
from awaykit.plan.plan import Plan
from awaykit.plan.service_yield import Yield, impact_boxes, is_outside, service_yield
from awaykit.review.findings import Confidence, Importance, Remark, guide, source_of
from awaykit.review.rule import A_COUNTING_ROTATION, Need, rule, some_of
from awaykit.wording import listing, number_in_words

_NOT_CHECKED = (
    "not in the year before you apply",
    "no core inpatient service",
    "no IMGs among its residents",
    "no letter likely",
)
"""The text for each box that isn't checked, in the order of `impact_boxes`."""


def _of_kind(kind: ServiceKind, words: str) -> Need:
    return Need(
        f"a rotation's service_kind is {words}",
        lambda _dossier, plan: any(
            each.rotation.service_kind is kind for each in (*plan.counting, *plan.candidates)
        ),
    )


@rule(
    "ROT008",
    "A team that teaches and evaluates",
    looks_at="Rotations for which you noted no residents, no structured teaching and no formal evaluation.",
    importance=Importance.MEDIUM,
    sources=[guide("3.3"), guide("FAQ 4")],
    needs=[A_COUNTING_ROTATION],
)
def team_that_teaches(_dossier: Dossier, plan: Plan) -> Iterator[Remark]:
    """Beside residents you show how you would work as one; an evaluation puts it on paper.

    For an observership, teaching is what makes it worth its cost.

    Wrong when one attending teaches you all day, which can be worth more.
    """
    for each in plan.counting:
        team = each.rotation.team
        noted = (team.residents, team.teaching, team.evaluation)
        if each.has_begun or True in noted or False not in noted:
            continue
        lacks = [
            words
            for words, flag in zip(("residents", "structured teaching", "evaluation"), noted, strict=True)
            if flag is False
        ]
        yield Remark(
            message=f"{plan.site_of(each)} has no {listing(lacks, 'or')} as you noted it.",
            hint="Ask for a team with residents, and for an evaluation at the end.",
            place=f"{each.place}.team",
        )


@rule(
    "ROT009",
    "A hospitalist service may not count",
    looks_at="Hospitalist services for which it is not noted whether they count as internal medicine.",
    importance=Importance.LOW,
    sources=[guide("2.3")],
    needs=[_of_kind(ServiceKind.HOSPITALIST, "hospitalist")],
)
def hospitalist_counts(_dossier: Dossier, plan: Plan) -> Iterator[Remark]:
    """The work is that of the wards, but some programs want the letter from the teaching service.

    Wrong when the host's page says so: then set counts_as_internal_medicine: yes.
    """
    for each in plan.counting:
        counts = each.rotation.counts_as_internal_medicine
        if each.rotation.service_kind is not ServiceKind.HOSPITALIST or counts or is_outside(each.rotation):
            continue
        yield Remark(
            message=f"The hospitalist service at {each.rotation.site} does not count as internal medicine."
            if counts is False
            else f"Ask whether the hospitalist service at {each.rotation.site} counts as internal medicine.",
            hint="It matters for the letter. Note the answer under counts_as_internal_medicine.",
            place=f"{each.place}.counts_as_internal_medicine",
            importance=Importance.MEDIUM if counts is False else None,
        )


@rule(
    "ROT010",
    "Intensive care takes few visitors",
    looks_at="Intensive-care rotations that are not promised yet.",
    importance=Importance.LOW,
    confidence=Confidence.POSSIBLE,
    sources=[guide("2.3")],
    needs=[_of_kind(ServiceKind.ICU, "intensive care")],
)
def intensive_care_is_open(_dossier: Dossier, plan: Plan) -> Iterator[Remark]:
    """Many units take only their own senior students, whatever the page of the hospital says.

    Wrong when the host's page names international students or observers for this unit.
    """
    found = [
        each
        for each in plan.rotations.values()
        if each.rotation.state.is_hoped_for
        and each.rotation.service_kind is ServiceKind.ICU
        and each.is_ahead
    ]
    if found:
        yield Remark(
            message=f"Confirm that intensive care takes international visitors at "
            f"{some_of([each.rotation.site for each in found])}.",
            place=f"{found[0].place}.service_kind",
        )


@rule(
    "ROT011",
    "What makes a rotation worth its cost",
    looks_at="Of rotations ahead: recent, inpatient, a program that takes IMGs, a letter from it.",
    importance=Importance.MEDIUM,
    confidence=Confidence.LIKELY,
    sources=[guide("1.2")],
    needs=[A_COUNTING_ROTATION],
)
def impact(dossier: Dossier, plan: Plan) -> Iterator[Remark]:
    """A rotation helps most when three or all four of these hold; else weigh what it costs.

    What the dossier does not say is not held against it.

    Wrong when the rotation serves something else, such as seeing a town or a field.
    """
    boxes, least = plan.guide.impact_boxes, plan.guide.min_impact_boxes
    for each in plan.counting:
        if each.has_begun:
            continue
        found = zip(_NOT_CHECKED, impact_boxes(dossier, plan, each), strict=True)
        lacks = [words for words, box in found if box.is_checked is False]
        if boxes.value - len(lacks) < least.value:
            yield Remark(
                message=f"{plan.site_of(each)}: {listing(lacks)}.",
                hint=f"{number_in_words(len(lacks)).capitalize()} of {number_in_words(boxes.value)} things "
                "speak against it: weigh the cost.",
                place=each.place,
                sources=(source_of(least),),
            )


@rule(
    "ROT014",
    "What each service gives",
    looks_at="Whether the services of your hands-on rotations rank high in the guide.",
    importance=Importance.LOW,
    sources=[guide("2.3")],
    needs=[A_COUNTING_ROTATION],
)
def yield_of_services(_dossier: Dossier, plan: Plan) -> Iterator[Remark]:
    """Wards, consults and intensive care show most of you; clinics give fewer chances to be seen.

    Observerships, hospitalist services and other fields have rules of their own.

    Wrong when the clinic is the residents' own, or its attending knows you from months of work.
    """
    for each in plan.counting:
        is_hospitalist = each.rotation.service_kind is ServiceKind.HOSPITALIST
        if each.has_begun or each.rotation.is_observer or is_outside(each.rotation) or is_hospitalist:
            continue
        found = service_yield(each.rotation)
        if found.level in (Yield.MODERATE, Yield.LOW):
            yield Remark(
                message=f"{plan.site_of(each)} gives a {found.level.value} yield: {found.why}.",
                hint="Good beside a ward month; ask for days with the inpatient team.",
                place=f"{each.place}.service_kind",
            )


@rule(
    "ROT016",
    "Inside internal medicine",
    looks_at="Rotations of which you say that they are not in internal medicine and don't count as it.",
    importance=Importance.MEDIUM,
    sources=[guide("5.3"), guide("2.2")],
    needs=[
        Need(
            "in_internal_medicine is said of a rotation",
            lambda _dossier, plan: any(
                each.rotation.in_internal_medicine is not None for each in plan.counting
            ),
        )
    ],
)
def inside_internal_medicine(_dossier: Dossier, plan: Plan) -> Iterator[Remark]:
    """Programs in internal medicine ask what its own faculty say of you.

    Silent where a letter from it is already told to be outside internal medicine.

    Wrong when you apply to that field too, and the rotation serves those applications.
    """
    told = {letter.rotation.id for letter in plan.letters_to_come if letter.is_internal_medicine is False}
    for each in plan.counting:
        if is_outside(each.rotation) and each.rotation.id not in told:
            yield Remark(
                message=f"{plan.site_of(each)} is outside internal medicine.",
                hint="Do not count it among the two or three that you need.",
                place=f"{each.place}.in_internal_medicine",
                importance=Importance.LOW if each.has_begun else None,
            )
