"""ROT: what a rotation must be for a letter to come of it."""

from collections.abc import Iterator

from awaykit.model.dossier import Dossier
from awaykit.planning.plan import Plan
from awaykit.planning.rotation_dates import Phase, whole_weeks
from awaykit.planning.rotation_plan import RotationPlan
from awaykit.review.findings import Importance, Remark
from awaykit.review.in_sight import A_DATED_ROTATION, A_ROTATION_BEGUN
from awaykit.review.rules import rule
from awaykit.review.sources import guide, rule_of_thumb, source_of
from awaykit.wording import counted


@rule(
    "ROT013",
    "Long enough for a letter",
    looks_at="The length of each dated rotation that is not cancelled, candidates included.",
    importance=Importance.MEDIUM,
    sources=[guide("5.3")],
    needs=[A_DATED_ROTATION],
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
        weeks = _weeks_passed(rotation, plan)
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


def _weeks_passed(rotation: RotationPlan, plan: Plan) -> int:
    """Whole weeks of the rotation up to today; 0 before it has begun."""
    if rotation.dates is None or rotation.phase not in (Phase.UNDER_WAY, Phase.DONE):
        return 0
    return whole_weeks(rotation.dates.starts, min(plan.today, rotation.dates.ends))
