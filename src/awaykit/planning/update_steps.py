"""The step of telling a writer who was asked, or has promised a letter, what has changed since."""

from collections.abc import Iterator
from datetime import date

from awaykit.model.letters import LetterUpdate, LetterWriter
from awaykit.planning.letters import LetterPlan, LetterState
from awaykit.planning.steps import Frame, Step, StepKind, StepState
from awaykit.planning.workdays import working_day_on_or_after


def untold(writer: LetterWriter, day: date) -> tuple[tuple[int, LetterUpdate], ...]:
    """What has changed by `day` and was not told yet, each with its row in the dossier."""
    return tuple(
        (row, update)
        for row, update in enumerate(writer.updates)
        if update.sent is None and (update.on is None or update.on <= day)
    )


def update_steps(letter: LetterPlan, frame: Frame) -> Iterator[Step]:
    """One step for all that is to be told; what was told is done on the last of its days.

    Before the ask the packet will say it, and after the upload the letter can't.
    """
    updates = letter.writer.updates
    days = [update.on or frame.today for update in updates if update.sent is None]
    may_still_help = letter.state is LetterState.ASKED or letter.state.is_promised
    sent = max((update.sent for update in updates if update.sent), default=None)
    if days and may_still_help:
        due = working_day_on_or_after(min(days))
        yield _step(letter, frame, due, "You wrote down what is new; the e-mail says only that.")
    elif sent:
        yield _step(letter, frame, sent, "You recorded this day.", done=True)


def _step(letter: LetterPlan, frame: Frame, due: date, why: str, *, done: bool = False) -> Step:
    return frame.step(
        StepKind.UPDATE,
        letter.rotation.id,
        letter.writer.id,
        due=due,
        whom=letter.called,
        title=f"Tell {letter.called} what has changed",
        why=why,
        paper="update",
        state=StepState.DONE if done else frame.state_from(due),
        place=f"{letter.place}.updates",
    )
