"""ROT: whether the ward month is there and comes first, and whether the rotations leave room to breathe."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from awaykit.model.dossier import Dossier
from awaykit.model.rotations import RotationState, ServiceKind
from awaykit.planning.plan import Plan
from awaykit.planning.rotation_dates import Phase
from awaykit.planning.rotation_plan import RotationPlan
from awaykit.planning.service_yield import is_outside, is_ward_month
from awaykit.planning.travel import has_no_day_to_travel
from awaykit.review.findings import Importance, Remark
from awaykit.review.in_plan import (
    A_COUNTING_ROTATION,
    A_ROTATION_WITH_DATES,
    SERVICE_KINDS,
    counting,
    hands_on,
    has_begun,
    site_of,
    weighed,
)
from awaykit.review.rules import rule
from awaykit.review.sources import guide, rule_of_thumb, source_of

_SUBSPECIALTY = (ServiceKind.CONSULT, ServiceKind.ICU)
_Pair = tuple[RotationPlan, RotationPlan]
_SURE = (RotationState.OFFERED, RotationState.CONFIRMED)


@rule(
    "ROT005",
    "A ward month",
    looks_at="Whether a hands-on rotation is on inpatient wards of internal medicine.",
    importance=Importance.HIGH,
    sources=[guide("3.3"), guide("FAQ 2")],
    needs=[A_COUNTING_ROTATION, SERVICE_KINDS],
)
def ward_month(_dossier: Dossier, plan: Plan) -> Iterator[Remark]:
    """Program directors want to see you where residents work: on the wards.

    Silent where all rotations are observerships: then the first thing missing is work with patients.

    Wrong when a service under another name is ward work: then set service_kind: ward.
    """
    working = hands_on(counting(plan))
    wards = [each for each in working if is_ward_month(each.rotation)]
    if len(wards) >= plan.guide.min_ward_rotations.value:
        yield Remark(
            message=f"A ward month is there: {site_of(wards[0], plan)}.",
            place=f"{wards[0].place}.service_kind",
            importance=Importance.GOOD,
        )
    elif working:
        yield Remark(
            message="No hands-on rotation is on the wards of internal medicine.",
            hint="Make the next one a ward month.",
            place="rotations",
            importance=weighed(plan, Importance.HIGH),
            sources=(source_of(plan.guide.min_ward_rotations),),
        )


@rule(
    "ROT006",
    "The ward month comes first",
    looks_at="Hands-on consult and intensive-care rotations that lie ahead, and the first ward month.",
    importance=Importance.LOW,
    sources=[guide("3.3"), guide("FAQ 2")],
    needs=[A_COUNTING_ROTATION, SERVICE_KINDS],
)
def ward_month_first(_dossier: Dossier, plan: Plan) -> Iterator[Remark]:
    """After a ward month you know the system, and a subspecialty shows more of you.

    Wrong when you have worked on US wards before, or the hosts set the order.
    """
    working = [each for each in hands_on(counting(plan)) if each.dates]
    wards = sorted((each for each in working if is_ward_month(each.rotation)), key=_starts)
    if not wards:
        return
    for each in working:
        is_early = each.rotation.service_kind in _SUBSPECIALTY and _starts(each) < _starts(wards[0])
        if is_early and not has_begun(each) and not is_outside(each.rotation):
            yield Remark(
                message=f"{site_of(each, plan)} comes before the ward month, {site_of(wards[0], plan)}.",
                hint="Where you can choose, put the ward month first.",
                place=f"{each.place}.starts",
            )


@rule(
    "ROT012",
    "No two rotations at once, and time to travel",
    looks_at="Days that two rotations share, and the days between two in different towns.",
    importance=Importance.HIGH,
    sources=[rule_of_thumb("A rotation that begins the day after another, in another town, begins tired")],
    needs=[A_ROTATION_WITH_DATES],
)
def no_overlap(_dossier: Dossier, plan: Plan) -> Iterator[Remark]:
    """A host that learns of another rotation in the same weeks takes its place away.

    Two candidates may overlap: you choose one of them.

    Wrong when a host has agreed to shift the days, or both are half-days at one hospital.
    """
    ahead = [
        each
        for each in plan.rotations.values()
        if each.dates and each.phase is not Phase.CANCELLED and each.dates.ends >= plan.today
    ]
    at_once: dict[bool, list[_Pair]] = {True: [], False: []}
    for one, other in combinations(sorted(ahead, key=_starts), 2):
        states = {one.rotation.state, other.rotation.state}
        if states == {RotationState.CANDIDATE}:
            continue
        if _share_days(one, other):
            at_once[states <= set(_SURE)].append((one, other))
        elif has_no_day_to_travel(one, other) and RotationState.CANDIDATE not in states:
            yield Remark(
                message=f"No day lies between {site_of(one, plan)} and {site_of(other, plan)}.",
                hint="They are in different towns: ask to start a day later.",
                place=f"{other.place}.starts",
                importance=Importance.LOW,
            )
    for is_sure, pairs in at_once.items():
        if pairs:
            yield _of_pairs(pairs, plan, is_sure=is_sure)


def _of_pairs(pairs: Sequence[_Pair], plan: Plan, *, is_sure: bool) -> Remark:
    """One remark for all rotations at once: where many overlap, a remark a pair would bury the rest."""
    named = [f"{site_of(one, plan)} and {site_of(other, plan)}" for one, other in pairs]
    several = f"{len(pairs)} pairs of rotations share days, the first {named[0]}."
    return Remark(
        message=several if len(pairs) > 1 else f"{named[0]} share days.",
        hint="Ask one host for other dates, or give one up."
        if is_sure
        else "You can take only one of them: decide which comes first.",
        place=f"{pairs[0][1].place}.starts",
        importance=None if is_sure else Importance.LOW,
    )


def _share_days(one: RotationPlan, following: RotationPlan) -> bool:
    return bool(one.dates and following.dates and following.dates.starts <= one.dates.ends)


def _starts(planned: RotationPlan) -> int:
    """The first day as a number; such without dates come last."""
    return planned.dates.starts.toordinal() if planned.dates else 10**7
