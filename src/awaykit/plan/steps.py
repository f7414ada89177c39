"""The shape of a step of the agenda, and how far a step has come on a day."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from awaykit.season.guide import Guide
from awaykit.season.season import Season


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
    ALUMNI = "alumni"
    APPLY = "apply"
    DEADLINE = "deadline"
    FOLLOW_UP = "follow-up"
    ACCEPT = "accept"
    DECLINE = "decline"
    WITHDRAW = "withdraw"
    CHANGE = "change"
    DELAY = "delay"
    REQUIREMENT = "requirement"
    CONFIRM = "confirm"
    DATES = "dates"
    RECORD = "record"
    ARRIVAL = "arrival"
    BEGINS = "begins"
    FEEDBACK = "feedback"
    FINAL_WEEK = "final-week"
    TEAM_THANKS = "team-thanks"
    EVALUATION = "evaluation"
    ATTEST = "attest"
    ASK = "ask"
    ANSWER = "answer"
    PACKET = "packet"
    UPDATE = "update"
    ADDRESS = "address"
    ENTER = "enter"
    LINK = "link"
    WRITE = "write"
    UPLOAD = "upload"
    REMIND = "remind"
    THANKS = "thanks"
    ASSIGN = "assign"
    NEWS = "news"
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The day, season and guide that steps are made in."""

    today: date
    season: Season
    guide: Guide

    def step(
        self,
        kind: StepKind,
        *ids: str,
        due: date,
        title: str,
        why: str,
        until: date | None = None,
        whom: str = "you",
        paper: str | None = None,
        state: StepState | None = None,
        is_yours: bool = True,
        place: str | None = None,
        is_expected: bool = False,
    ) -> Step:
        """A step named after the dossier's ids; without a `state` it has its last day."""
        return Step(
            id=":".join((kind.value, *ids)),
            kind=kind,
            due=due,
            until=until,
            whom=whom,
            title=title,
            why=why,
            paper=paper,
            state=state or self.state_until(due, until),
            is_yours=is_yours,
            place=place,
            is_expected=is_expected,
        )

    def state_until(self, due: date, until: date | None = None) -> StepState:
        """How far an undone step with a last day is: past that day it is overdue."""
        return StepState.OVERDUE if (until or due) < self.today else self.state_from(due)

    def state_from(self, due: date) -> StepState:
        """How far an undone step is that can be done from `due` on, whenever that is."""
        if due <= self.today:
            return StepState.NOW
        soon = self.today + timedelta(days=self.guide.near_days.value)
        return StepState.NEAR if due <= soon else StepState.LATER

    def event_state(self, due: date, until: date | None = None) -> StepState:
        """How far something is that comes by itself: past its last day it is done."""
        return StepState.DONE if (until or due) < self.today else self.state_from(due)
