"""When a step is to be done, in words."""

from collections.abc import Callable
from datetime import date

from awaykit.plan.steps import Step, StepState
from awaykit.wording import date_without_weekday, period_in_prose


def when(step: Step, say: Callable[[date], str] = date_without_weekday) -> str:
    """When it was due, until when it can be done, or when it comes; `say` words a single day.

    Inside a sentence: "was due June 3, 2027", "by June 3, 2027", "now", "from June 3 to 5, 2027".
    """
    if step.state is StepState.OVERDUE:
        return f"was due {say(step.last_day)}"
    if step.state is StepState.NOW:
        return f"by {say(step.until)}" if step.until else "now"
    return period_in_prose(step.due, step.until) if step.until else say(step.due)
