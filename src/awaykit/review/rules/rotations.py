"""Rules on rotations: how many, in what order, how long."""

from collections.abc import Iterator
from itertools import combinations

from awaykit.model.dossier import Dossier
from awaykit.model.rotations import RotationState, ServiceKind
from awaykit.plan.applicant_status import has_us_experience
from awaykit.plan.plan import Plan
from awaykit.plan.rotation_dates import Phase, whole_weeks
from awaykit.plan.rotation_plan import RotationPlan, has_no_day_to_travel, most_rotations, reasons_for_more
from awaykit.plan.service_yield import is_outside, is_ward_month
from awaykit.review.findings import Importance, Remark, guide, rule_of_thumb, source_of, your_setting
from awaykit.review.rule import (
    A_COUNTING_ROTATION,
    A_ROTATION_BEGUN,
    A_ROTATION_WITH_DATES,
    SERVICE_KINDS,
    is_over_budget,
    rule,
    weighed,
)
from awaykit.wording import counted, listing, number_in_words


@rule(
    "ROT013",
    "Long enough for a letter",
    looks_at="The length of each dated rotation that is not cancelled, candidates included.",
    importance=Importance.MEDIUM,
    sources=[guide("5.3")],
    needs=[A_ROTATION_WITH_DATES],
)
def long_enough(_dossier: Dossier, plan: Plan) -> Iterator[Remark]:
    """In less than two weeks no writer sees enough to write about.

    Wrong when the rotation is meant for something else than a letter, or continues earlier work.
    """
    least = plan.guide.min_rotation_weeks
    for rotation in plan.rotations.values():
        if rotation.dates is None or rotation.phase is Phase.CANCELLED:
            continue
        if rotation.dates.weeks < least.value:
            yield Remark(
                message=f"{rotation.rotation.site} lasts less than {least.value} weeks.",
                hint="Ask for more weeks, or do not count on a letter from it.",
                place=f"{rotation.place}.ends",
                sources=(source_of(least),),
            )


@rule(
    "ROT015",
    "Log a key case every week",
    looks_at="How many key cases a rotation has, for the weeks that have passed.",
    importance=Importance.MEDIUM,
    sources=[guide("5.2"), rule_of_thumb("One case a week keeps enough to choose from")],
    needs=[A_ROTATION_BEGUN],
)
def cases_logged(_dossier: Dossier, plan: Plan) -> Iterator[Remark]:
    """Cases fade from memory within days, and they are what a letter and an interview are made of.

    Wrong when you keep the log elsewhere and will copy it before the packet is due.
    """
    for rotation in plan.rotations.values():
        if rotation.dates is None or not rotation.has_begun:
            continue
        weeks = whole_weeks(rotation.dates.starts, min(plan.today, rotation.dates.ends))
        cases = len(rotation.rotation.key_cases)
        if not weeks or cases >= weeks * plan.guide.min_cases_per_week.value:
            continue
        site, is_over = rotation.rotation.site, rotation.phase is Phase.DONE
        when = "Write down what you still remember" if is_over else "Log one a week while you remember it"
        yield Remark(
            message=f"Key cases logged at {site}: {cases}, in {counted(weeks, 'week')}."
            if cases
            else f"No key case is logged for {site}.",
            hint=f"{when}, with no patient's identifiers.",
            place=f"{rotation.place}.key_cases",
            importance=Importance.LOW if cases else None,
        )


_COUNTED = (
    "rotations applied for, offered or confirmed, over or not; candidates and cancelled ones don't count"
)


@rule(
    "ROT001",
    "A rotation in the US",
    looks_at=f"Whether there is any: {_COUNTED}.",
    importance=Importance.HIGH,
    sources=[guide("2.2")],
)
def any_rotation(_dossier: Dossier, plan: Plan) -> Iterator[Remark]:
    """Without a US rotation there is no US letter, and no proof of work in the US system.

    Wrong when your US rotations lie behind you and you left them out of the dossier: then add them.
    """
    if plan.counting:
        return
    waiting = plan.candidates
    yield Remark(
        message=f"No rotation is applied for yet; you have {counted(len(waiting), 'candidate')}."
        if waiting
        else "No US rotation is planned or done.",
        hint="awaykit plan compares them and names the best sets. Then apply."
        if waiting
        else "Write down those that you could do, as candidates, and look at awaykit plan.",
        place="rotations",
        importance=weighed(plan, Importance.HIGH),
    )


@rule(
    "ROT002",
    "Two or three rotations",
    looks_at=f"Whether there is only one: {_COUNTED}.",
    importance=Importance.MEDIUM,
    sources=[guide("2.2"), guide("FAQ 1")],
    needs=[A_COUNTING_ROTATION],
)
def enough_rotations(dossier: Dossier, plan: Plan) -> Iterator[Remark]:
    """One rotation rarely brings enough letters; most applicants do well with two or three good ones.

    One counts as below the target: the guide speaks once of one or two and twice of two or three.

    Wrong when you have much US experience and strong US letters from before.
    """
    number, target = len(plan.counting), plan.guide.target_rotations
    if number >= target.value.least:
        return
    has_weeks = bool(dossier.applicant.hands_on_us_weeks_before)
    waiting = plan.candidates
    aim = f"{number_in_words(target.value.least)} or {number_in_words(target.value.most)}"
    yield Remark(
        message=f"You have {counted(number, 'rotation')}; the guide aims for {aim}.",
        hint=f"Choose among your {counted(len(waiting), 'candidate')}: awaykit plan compares them."
        if waiting
        else "Add one if money, time and visa allow it.",
        place="rotations",
        importance=Importance.LOW if has_weeks else weighed(plan, Importance.MEDIUM),
        sources=(source_of(target),),
    )


@rule(
    "ROT003",
    "Not more rotations than add something",
    looks_at=f"How many there are, against your upper limit: {_COUNTED}.",
    importance=Importance.MEDIUM,
    sources=[guide("2.2"), guide("6.3")],
    needs=[A_COUNTING_ROTATION],
)
def not_too_many(dossier: Dossier, plan: Plan) -> Iterator[Remark]:
    """Many short weeks bring general letters; two good rotations are worth more than four hurried ones.

    The limit is four with a reason for more (no hands-on US work so far, a school that few know in the
    US, exams that were close), else three. A setting of yours replaces it.

    Wrong when some of them will not come about, or each brings a letter of its own.
    """
    rotations = plan.counting
    limit = most_rotations(dossier, plan.guide, plan.today)
    if len(rotations) <= limit:
        return
    hoped_for = sum(each.rotation.state is RotationState.APPLIED for each in rotations)
    is_sure = len(rotations) - hoped_for > limit
    if dossier.settings.thresholds.most_rotations is not None:
        source = your_setting("settings.thresholds.most_rotations")
    elif reasons_for_more(dossier, plan.guide, plan.today):
        source = source_of(plan.guide.max_rotations)
    else:
        source = source_of(plan.guide.max_rotations_without_reason)
    yield Remark(
        message=f"You have {counted(len(rotations), 'rotation')}; up to {limit} make sense for you.",
        hint="Keep those that add most, and put the strength into them."
        if is_sure
        else "Decide now which offers you would decline.",
        place="rotations",
        importance=None if is_sure else Importance.LOW,
        sources=(source,),
    )


@rule(
    "ROT004",
    "A reason for a fourth rotation",
    looks_at="No finished hands-on US rotation, a school that you call unknown in the US, close exams.",
    importance=Importance.LOW,
    sources=[guide("2.2"), guide("FAQ 1")],
    needs=[A_COUNTING_ROTATION],
)
def reason_for_more(dossier: Dossier, plan: Plan) -> Iterator[Remark]:
    """A fourth rotation makes sense for some, as far as money, time and visa allow.

    The school counts as little known, and exams as close, only by what you wrote or set yourself: a
    failed attempt, or points above the pass mark (settings.thresholds). No paper for others says so.

    Wrong when a fourth would cost the others their quality.
    """
    number, advice = len(plan.counting), plan.guide
    if dossier.settings.thresholds.most_rotations is not None or number > advice.max_rotations.value:
        return
    reasons = reasons_for_more(dossier, advice, plan.today)
    if not reasons or number < advice.target_rotations.value.most or is_over_budget(dossier, plan):
        return
    if number == advice.max_rotations.value:
        yield Remark(
            message=f"{number_in_words(number).capitalize()} rotations are the limit, and fine for you.",
            hint=f"The reason: {listing(reasons)}.",
            place="rotations",
            importance=Importance.GOOD,
        )
    elif plan.can_still_change:
        yield Remark(
            message="A fourth rotation would make sense, if money, time and visa allow it.",
            hint=f"The reason: {listing(reasons)}.",
            place="rotations",
        )


@rule(
    "ROT007",
    "Hands-on work beside observerships",
    looks_at=f"How many are observerships, and how many hands-on: {_COUNTED}.",
    importance=Importance.HIGH,
    sources=[guide("2.3"), guide("6.3"), guide("FAQ 4")],
    needs=[A_COUNTING_ROTATION],
)
def hands_on_beside_watching(dossier: Dossier, plan: Plan) -> Iterator[Remark]:
    """Watching carries less weight than work with patients; one or two observerships go well beside it.

    Wrong when no host lets you work with patients, or earlier US work stands in your CV.
    """
    watching = sum(each.rotation.is_observer for each in plan.counting)
    working = len(plan.counting) - watching
    most = plan.guide.observerships_beside_hands_on
    if watching <= most.value.most and watching <= working:
        return
    only = (
        "Your only rotation is an observership" if watching == 1 else "All your rotations are observerships"
    )
    has_worked = working or has_us_experience(dossier, plan.today)
    yield Remark(
        message=f"{counted(watching, 'observership')} stand beside {working} hands-on."
        if working
        else f"{only}; hands-on work is missing.",
        hint="Look for one or two hands-on rotations in internal medicine, best on a ward."
        if watching > working
        else "Add no further observership.",
        place="rotations",
        importance=weighed(plan, Importance.MEDIUM if has_worked else Importance.HIGH),
        sources=(source_of(most if working else plan.guide.hands_on_beside_observerships),),
    )


_SUBSPECIALTY = (ServiceKind.CONSULT, ServiceKind.ICU)


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
    working = [each for each in plan.counting if not each.rotation.is_observer]
    wards = [each for each in working if is_ward_month(each.rotation)]
    if len(wards) >= plan.guide.min_ward_rotations.value:
        yield Remark(
            message=f"A ward month is there: {plan.site_of(wards[0])}.",
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
    working = [each for each in plan.counting if not each.rotation.is_observer and each.dates]
    wards = sorted((each for each in working if is_ward_month(each.rotation)), key=_starts)
    if not wards:
        return
    for each in working:
        is_early = each.rotation.service_kind in _SUBSPECIALTY and _starts(each) < _starts(wards[0])
        if is_early and not each.has_begun and not is_outside(each.rotation):
            yield Remark(
                message=f"{plan.site_of(each)} comes before the ward month, {plan.site_of(wards[0])}.",
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
    at_once: dict[bool, list[tuple[RotationPlan, RotationPlan]]] = {True: [], False: []}
    for one, other in combinations(sorted(ahead, key=_starts), 2):
        states = {one.rotation.state, other.rotation.state}
        if states == {RotationState.CANDIDATE}:
            continue
        if one.dates and other.dates and other.dates.starts <= one.dates.ends:
            at_once[all(state.is_promised for state in states)].append((one, other))
        elif has_no_day_to_travel(one, other) and RotationState.CANDIDATE not in states:
            yield Remark(
                message=f"No day lies between {plan.site_of(one)} and {plan.site_of(other)}.",
                hint="They are in different towns: ask to start a day later.",
                place=f"{other.place}.starts",
                importance=Importance.LOW,
            )
    for is_sure, pairs in at_once.items():
        if not pairs:
            continue
        # One remark for all rotations at once: where many overlap, a remark a pair would bury the rest.
        one, other = pairs[0]
        first = f"{plan.site_of(one)} and {plan.site_of(other)}"
        several = f"{len(pairs)} pairs of rotations share days, the first {first}."
        yield Remark(
            message=several if len(pairs) > 1 else f"{first} share days.",
            hint="Ask one host for other dates, or give one up."
            if is_sure
            else "You can take only one of them: decide which comes first.",
            place=f"{other.place}.starts",
            importance=None if is_sure else Importance.LOW,
        )


def _starts(planned: RotationPlan) -> int:
    """The first day as a number; such without dates come last."""
    return planned.dates.starts.toordinal() if planned.dates else 10**7
