"""The shape of a step of the agenda, and how far a step has come on a day."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class StepState(StrEnum):
    """How far a step is: over, waited for too long, to do today, soon, or later."""

    DONE = "done"
    OVERDUE = "overdue"
    NOW = "now"
    NEAR = "near"
    LATER = "later"


class StepKind(StrEnum):
    """What a step is; the first word of its id."""

    DOCUMENTS = "documents"
    APPLY = "apply"
    DEADLINE = "deadline"
    REQUIREMENT = "requirement"
    DATES = "dates"
    RECORD = "record"
    BEGINS = "begins"
    FEEDBACK = "feedback"
    FINAL_WEEK = "final-week"
    ATTEST = "attest"
    ASK = "ask"
    ANSWER = "answer"
    PACKET = "packet"
    ENTER = "enter"
    LINK = "link"
    WRITE = "write"
    UPLOAD = "upload"
    REMIND = "remind"
    THANKS = "thanks"
    ASSIGN = "assign"
    SEASON = "season"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One dated step of the season.

    `id` is stable: it is made of the dossier's own ids ("ask:riverbend-wards:whitfield"). `due` is
    the day, or the first day of a span up to `until`. `why` is one plain sentence that says what
    the date follows from. `paper` is the kind of paper or message that serves the step. `is_yours`
    says whether the applicant does it; else it is an event, or another person does it. `place` is
    the field of the dossier that it comes from. `is_expected`: the date rests on a season date that
    nobody has announced.
    """

    id: str
    kind: StepKind
    due: date
    until: date | None
    whom: str
    title: str
    why: str
    paper: str | None
    state: StepState
    is_yours: bool
    place: str | None
    is_expected: bool

    @property
    def last_day(self) -> date:
        """The last day of the span, or the day itself."""
        return self.until or self.due


def state_on(today: date, due: date, until: date | None, *, near_days: int) -> StepState:
    """How far an undone step with a last day is: past it, it is overdue."""
    if (until or due) < today:
        return StepState.OVERDUE
    return open_state_on(today, due, near_days=near_days)


def open_state_on(today: date, due: date, *, near_days: int) -> StepState:
    """How far an undone step is that can be done from `due` on, whenever that is."""
    if due <= today:
        return StepState.NOW
    return StepState.NEAR if due <= today + timedelta(days=near_days) else StepState.LATER
