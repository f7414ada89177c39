"""The step of asking a writer who said yes long ago for the address that still reaches them."""

from collections.abc import Iterator
from datetime import timedelta

from awaykit.planning.letters import LetterPlan, LetterState, portal_opens
from awaykit.planning.months import months_before
from awaykit.planning.steps import Frame, Step, StepKind
from awaykit.planning.workdays import working_day_on_or_before
from awaykit.wording import date_in_words


def address_steps(letter: LetterPlan, frame: Frame) -> Iterator[Step]:
    """Shortly before letters can be requested: AAMC reaches a writer by e-mail only.

    Nobody records this mail; once the portal is open, the writer is entered, and the step is left out.
    """
    guide, opens = frame.guide, portal_opens(frame.season)
    agreed = letter.writer.request.agreed
    is_long_ago = agreed is not None and agreed <= months_before(opens, guide.address_months_after_yes.value)
    if letter.state is not LetterState.AGREED or agreed is None or not is_long_ago or frame.today >= opens:
        return
    days = timedelta(days=guide.address_days_before_portal.value)
    yield frame.step(
        StepKind.ADDRESS,
        letter.rotation.id,
        letter.writer.id,
        due=working_day_on_or_before(opens - days),
        until=opens - timedelta(days=1),
        whom=letter.called,
        title=f"Ask {letter.called} which address AAMC should use",
        why=f"{letter.called} agreed on {date_in_words(agreed)}, and AAMC reaches a writer by e-mail only.",
        paper="address",
        place=f"{letter.place}.email",
        is_expected=letter.dates.link_is_expected,
    )
