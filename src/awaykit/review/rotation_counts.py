"""ROT: how many rotations there are, and how many of them are for watching only."""

from collections.abc import Iterator

from awaykit.model.dossier import Dossier
from awaykit.model.rotations import RotationState
from awaykit.planning.more_rotations import most_rotations, reasons_for_more
from awaykit.planning.plan import Plan
from awaykit.planning.standing import has_us_experience
from awaykit.review.findings import Importance, Remark
from awaykit.review.in_plan import (
    A_COUNTING_ROTATION,
    can_still_change,
    candidates,
    counting,
    hands_on,
    is_over_budget,
    weighed,
)
from awaykit.review.rules import rule
from awaykit.review.sources import Source, guide, source_of, your_setting
from awaykit.season.dated import Span
from awaykit.wording import counted, listing, number_in_words

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
    if counting(plan):
        return
    waiting = candidates(plan)
    if waiting:
        yield Remark(
            message=f"No rotation is applied for yet; you have {counted(len(waiting), 'candidate')}.",
            hint="awaykit plan compares them and names the best sets. Then apply.",
            place="rotations",
            importance=weighed(plan, Importance.HIGH),
        )
    else:
        yield Remark(
            message="No US rotation is planned or done.",
            hint="Write down those that you could do, as candidates, and look at awaykit plan.",
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
    number, target = len(counting(plan)), plan.guide.target_rotations
    if number >= target.value.least:
        return
    has_weeks = bool(dossier.applicant.hands_on_us_weeks_before)
    waiting = candidates(plan)
    yield Remark(
        message=f"You have {counted(number, 'rotation')}; the guide aims for {_span(target.value)}.",
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
    rotations = counting(plan)
    limit = most_rotations(dossier, plan.guide, plan.today)
    if len(rotations) <= limit:
        return
    hoped_for = sum(each.rotation.state is RotationState.APPLIED for each in rotations)
    is_sure = len(rotations) - hoped_for > limit
    yield Remark(
        message=f"You have {counted(len(rotations), 'rotation')}; up to {limit} make sense for you.",
        hint="Keep those that add most, and put the strength into them."
        if is_sure
        else "Decide now which offers you would decline.",
        place="rotations",
        importance=None if is_sure else Importance.LOW,
        sources=(_source_of_the_limit(dossier, plan),),
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
    number, advice = len(counting(plan)), plan.guide
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
    elif can_still_change(plan):
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
    rotations = counting(plan)
    working = len(hands_on(rotations))
    watching = len(rotations) - working
    most = plan.guide.observerships_beside_hands_on
    if watching <= most.value.most and watching <= working:
        return
    hint = "Look for one or two hands-on rotations in internal medicine, best on a ward."
    if not working:
        has_worked = has_us_experience(dossier, plan.today)
        only = (
            "Your only rotation is an observership"
            if watching == 1
            else "All your rotations are observerships"
        )
        importance = Importance.MEDIUM if has_worked else Importance.HIGH
        yield Remark(
            message=f"{only}; hands-on work is missing.",
            hint=hint,
            place="rotations",
            importance=weighed(plan, importance),
            sources=(source_of(plan.guide.hands_on_beside_observerships),),
        )
    else:
        yield Remark(
            message=f"{counted(watching, 'observership')} stand beside {working} hands-on.",
            hint=hint if watching > working else "Add no further observership.",
            place="rotations",
            importance=weighed(plan, Importance.MEDIUM),
            sources=(source_of(most),),
        )


def _span(span: Span) -> str:
    return f"{number_in_words(span.least)} or {number_in_words(span.most)}"


def _source_of_the_limit(dossier: Dossier, plan: Plan) -> Source:
    if dossier.settings.thresholds.most_rotations is not None:
        return your_setting("settings.thresholds.most_rotations")
    has_reason = bool(reasons_for_more(dossier, plan.guide, plan.today))
    return source_of(plan.guide.max_rotations if has_reason else plan.guide.max_rotations_without_reason)
