"""Steps of the agenda after the answer or the letter: thanks, and news after the Match.

Nobody records these: past its week a step is left out rather than held against the applicant.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from awaykit.planning.letters import LetterPlan, LetterState
from awaykit.planning.steps import Frame, Step, StepKind
from awaykit.planning.workdays import next_working_day
from awaykit.wording import date_in_words


def thanks_steps(letter: LetterPlan, frame: Frame) -> Iterator[Step]:
    """Thanks within a week of the upload, or of a no: whoever said no may meet the applicant again."""
    request = letter.writer.request
    if letter.state is LetterState.UPLOADED and request.uploaded:
        uploaded = request.uploaded
        why = f"The letter was uploaded on {date_in_words(uploaded)}."
        title = f"Thank {letter.called}"
        yield from _within_a_week(letter, frame, StepKind.THANKS, uploaded, title=title, why=why)
    elif letter.state.is_refused:
        answered = request.steps[-1][0]
        word = "declined" if letter.state is LetterState.DECLINED else "hesitated"
        why = f"{letter.called} {word} on {date_in_words(answered)}; no packet is needed."
        title = f"Thank {letter.called} for an open answer"
        yield from _within_a_week(
            letter, frame, StepKind.THANKS, answered, title=title, why=why, paper="thanks-anyway"
        )


def news_steps(letter: LetterPlan, frame: Frame) -> Iterator[Step]:
    """Telling who wrote a letter how the Match went, in the week after Match Day."""
    if letter.state is not LetterState.UPLOADED:
        return
    match_day = frame.season.match_day
    yield from _within_a_week(
        letter,
        frame,
        StepKind.NEWS,
        match_day.value,
        title=f"Tell {letter.called} how the Match went",
        why=f"Match Day is {date_in_words(match_day.value)}; whoever wrote for you would like to hear.",
        paper="news",
        is_expected=match_day.is_projected,
    )


def _within_a_week(
    letter: LetterPlan,
    frame: Frame,
    kind: StepKind,
    day: date,
    *,
    title: str,
    why: str,
    paper: str = "thanks",
    is_expected: bool = False,
) -> Iterator[Step]:
    due = next_working_day(day)
    until = max(due, day + timedelta(days=frame.guide.thank_within_days.value))
    if frame.today <= until:
        yield frame.step(
            kind,
            letter.rotation.id,
            letter.writer.id,
            due=due,
            until=until,
            whom=letter.called,
            title=title,
            why=why,
            paper=paper,
            place=letter.place,
            is_expected=is_expected,
        )
