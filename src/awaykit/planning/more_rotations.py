"""How many rotations make sense: the upper limit, and the reasons for more than three (guide §2.2)."""

from datetime import date

from awaykit.model.dossier import Dossier
from awaykit.model.exams import ScoredStep, Step1
from awaykit.planning.standing import has_us_experience
from awaykit.season.guide import Guide
from awaykit.season.reference import reference


def reasons_for_more(dossier: Dossier, guide: Guide, today: date) -> tuple[str, ...]:
    """Why a fourth rotation would be fine, in short phrases for the applicant; empty for no reason."""
    school = dossier.applicant.school
    reasons = []
    if not has_us_experience(dossier, today):
        reasons.append("no finished hands-on US rotation")
    if school is not None and school.known_in_us is False:
        reasons.append("a school that is little known in the US, as you say")
    if has_borderline_scores(dossier, guide):
        reasons.append("a failed attempt, or a Step 2 CK score near the pass mark")
    return tuple(reasons)


def most_rotations(dossier: Dossier, guide: Guide, today: date) -> int:
    """The upper limit: the applicant's own, else four with a reason and three without."""
    own = dossier.settings.thresholds.most_rotations
    if own is not None:
        return own
    has_reason = bool(reasons_for_more(dossier, guide, today))
    return (guide.max_rotations if has_reason else guide.max_rotations_without_reason).value


def has_borderline_scores(dossier: Dossier, guide: Guide) -> bool:
    """Whether a step was failed, or Step 2 CK lies within the margin above its pass mark."""
    exams = dossier.exams
    if any(_was_failed(step) for step in (exams.step_1, exams.step_2_ck)):
        return True
    step = exams.step_2_ck
    if step is None or step.score is None:
        return False
    on = step.on.first_day() if step.on else date.max
    mark = reference().exams.step_2_ck_pass_mark(on)
    own = dossier.settings.thresholds.borderline_step_2_ck_margin
    margin = guide.borderline_points_above_pass.value if own is None else own
    return mark is not None and step.score <= mark.value.score + margin


def _was_failed(step: Step1 | ScoredStep | None) -> bool:
    return step is not None and (step.result == "fail" or (step.attempts or 0) > 1)
