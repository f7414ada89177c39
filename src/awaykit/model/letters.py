"""Letter writers: who they are, what they saw, how far the request has come."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import model_validator

from awaykit.model.base import Model, Names, RefersTo, Screened, described, field_error
from awaykit.model.dates import Day
from awaykit.model.scalars import Choice, Email, Flag, Id, Line, Prose, Weeks, listed

MOST_OWN_WORDS = 60


class TeachingRole(StrEnum):
    """The part that a letter writer has in teaching, or in choosing residents."""

    PROGRAM_DIRECTOR = "program-director"
    ASSOCIATE_PROGRAM_DIRECTOR = "associate-program-director"
    CLERKSHIP_DIRECTOR = "clerkship-director"
    DIVISION_CHIEF = "division-chief"
    CHAIR = "chair"
    CORE_FACULTY = "core-faculty"
    TEACHING_FACULTY = "teaching-faculty"
    NONE = "none"


class Rank(StrEnum):
    """Attending, fellow or resident; programs count letters of attendings."""

    ATTENDING = "attending"
    FELLOW = "fellow"
    RESIDENT = "resident"


class RequestStep(StrEnum):
    """The steps of a letter request, in the order in which they follow each other."""

    ASKED = "asked"
    HESITATED = "hesitated"
    DECLINED = "declined"
    AGREED = "agreed"
    LINK_SENT = "link_sent"
    REMINDED = "reminded"
    UPLOADED = "uploaded"


class Request(Model):
    """What has happened with the request for a letter, each step with its day."""

    asked: Day | None = described("Day you asked", default=None)
    hesitated: Day | None = described("Day they hesitated", default=None)
    declined: Day | None = described("Day they declined", default=None)
    agreed: Day | None = described("Day they agreed", default=None)
    link_sent: Day | None = described(
        "Day you confirmed them in MyERAS, so that AAMC sent its e-mail", default=None
    )
    reminded: Annotated[tuple[Day, ...], listed()] = described("Days on which you reminded them", default=())
    uploaded: Day | None = described("Day the letter was uploaded", default=None)

    @model_validator(mode="after")
    def _makes_sense(self) -> "Request":
        if self.declined and self.declined == self.agreed:
            raise field_error(
                "This writer agreed and declined on the same day.",
                "Take out the line that no longer holds.",
                at="declined",
            )
        return self

    @property
    def steps(self) -> tuple[tuple[Day, RequestStep], ...]:
        """All steps by day; on one day in the order in which steps follow each other."""
        dated = [(day, step) for step in RequestStep for day in self._days(step)]
        order = list(RequestStep)
        return tuple(sorted(dated, key=lambda item: (item[0], order.index(item[1]))))

    @property
    def state(self) -> RequestStep | None:
        """The last step, or None when the writer was not asked."""
        return self.steps[-1][1] if self.steps else None

    def _days(self, step: RequestStep) -> tuple[Day, ...]:
        value = getattr(self, step.value)
        if value is None:
            return ()
        return value if isinstance(value, tuple) else (value,)


class LetterUpdate(Model):
    """Something that changed after a letter writer was asked."""

    what: Line = described(
        "What changed, as a full sentence: I have passed Step 2 CK.",
        example="What changed, as a full sentence.",
        screened=Screened.HOLDS,
    )
    on: Day | None = described("Day it changed", default=None)
    sent: Day | None = described("Day you told this writer", default=None)


class LetterWriter(Model):
    """A physician who could write a letter about one rotation."""

    id: Annotated[Id, Names("letter writer")] = described("Short name, for references", example="writer-name")
    name: Line = described("Name as they sign, with degrees", example="First Last, MD")
    greeting: Line | None = described("How you greet them in writing", default=None, example="Dr. Last")
    title: Line | None = described(
        "Title as they sign: Associate Professor of Medicine", default=None, example="Title as They Sign"
    )
    role: Line | None = described("Their part in the rotation: ward attending, weeks 1 and 2", default=None)
    teaching_role: TeachingRole | None = described(
        "Their part in teaching or in choosing residents", default=None
    )
    rank: Rank = described("attending, fellow or resident", default=Rank.ATTENDING)
    email: Email | None = described(
        "Their e-mail: AAMC sends the upload link there", default=None, example="writer@example.org"
    )
    specialty: Line | None = described("Their specialty", default=None)
    weeks: Weeks | None = described("Weeks you worked together", default=None)
    together_from: Day | None = described("First day you worked together", default=None)
    together_until: Day | None = described("Last day you worked together", default=None)
    supervised_directly: Flag | None = described("Did they supervise you directly: yes or no", default=None)
    earlier_letter: Day | None = described(
        "Day on which their letter for an earlier season was uploaded; request then holds the new request",
        default=None,
    )
    request: Request = described("Steps of the request, each with its day", default=Request.unfilled())
    updates: tuple[LetterUpdate, ...] = described(
        "What changed since you asked them, for an e-mail that says only that", default=()
    )
    assigned_to: Annotated[tuple[Annotated[Id, RefersTo("program")], ...], listed()] = described(
        "Ids of the programs to which the letter is assigned", default=()
    )
    waiver: Choice = described(
        "Right to see the letter waived: yes, no or undecided", default=Choice.UNDECIDED
    )
    letter_kind: Literal["narrative", "structured", "undecided"] = described(
        "narrative, structured (AAIM's form) or undecided", default="undecided"
    )
    chair_letter: Flag = described("Is it the chair's letter of the department: yes or no", default=False)
    own_words: Prose | None = described(
        f"Up to {MOST_OWN_WORDS} words of your own to this writer",
        default=None,
        example="Your own words to this writer.",
        screened=Screened.HOLDS,
    )

    @model_validator(mode="after")
    def _makes_sense(self) -> "LetterWriter":
        if self.own_words and len(self.own_words.split()) > MOST_OWN_WORDS:
            count = len(self.own_words.split())
            raise field_error(
                f"Your own words to this writer are {count} words long.",
                f"Keep at most {MOST_OWN_WORDS}.",
                at="own_words",
            )
        if self.together_from and self.together_until and self.together_until < self.together_from:
            raise field_error("This ends before it starts.", "Check both dates.", at="together_until")
        return self
