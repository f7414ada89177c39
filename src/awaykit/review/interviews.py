"""INT: whether the applicant has something to tell in interviews."""

from collections.abc import Iterator

from awaykit.model.dossier import Dossier
from awaykit.planning.plan import Plan
from awaykit.planning.rotation_dates import Phase
from awaykit.review.findings import Importance, Remark
from awaykit.review.in_sight import A_ROTATION_DONE
from awaykit.review.rules import rule
from awaykit.review.sources import guide
from awaykit.wording import listing

_THEMES = {"hard-situation": "a hard clinical situation", "adapting-to-us": "adapting to US health care"}


@rule(
    "INT001",
    "Stories for interviews",
    looks_at="The stories of your rotations: a hard situation, and adapting to US health care.",
    importance=Importance.LOW,
    sources=[guide("6.2")],
    needs=[A_ROTATION_DONE],
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
