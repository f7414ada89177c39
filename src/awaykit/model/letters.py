"""Letter writers: who they are, what they saw, how far the request has come."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import model_validator

from awaykit.model.base import Model, Names, RefersTo, Screened, field, field_error, optional
from awaykit.model.dates import Day
from awaykit.model.scalars import ONE_OR_MANY, Choice, Email, Flag, Id, Line, Prose, Weeks

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

    asked: Day | None = optional("Day you asked")
    hesitated: Day | None = optional("Day they hesitated")
    declined: Day | None = optional("Day they declined")
    agreed: Day | None = optional("Day they agreed")
    link_sent: Day | None = optional("Day you confirmed them in MyERAS, so that AAMC sent its e-mail")
    reminded: Annotated[tuple[Day, ...], ONE_OR_MANY] = field("Days on which you reminded them", default=())
    uploaded: Day | None = optional("Day the letter was uploaded")

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
        dated = []
        for step in RequestStep:
            value = getattr(self, step.value)
            days = value if isinstance(value, tuple) else () if value is None else (value,)
            dated += [(day, step) for day in days]
        return tuple(sorted(dated, key=lambda item: item[0]))

    @property
    def state(self) -> RequestStep | None:
        """The last step, or None when the writer was not asked."""
        return self.steps[-1][1] if self.steps else None


class LetterUpdate(Model):
    """Something that changed after a letter writer was asked."""

    what: Line = field(
        "What changed, as a full sentence: I have passed Step 2 CK.",
        example="What changed, as a full sentence.",
        screened=Screened.HOLDS,
    )
    on: Day | None = optional("Day it changed")
    sent: Day | None = optional("Day you told this writer")


class LetterWriter(Model):
    """A physician who could write a letter about one rotation."""

    id: Annotated[Id, Names("letter writer")] = field("Short name, for references", example="writer-name")
    name: Line = field("Name as they sign, with degrees", example="First Last, MD")
    greeting: Line | None = optional("How you greet them in writing", example="Dr. Last")
    title: Line | None = optional(
        "Title as they sign: Associate Professor of Medicine", example="Title as They Sign"
    )
    role: Line | None = optional("Their part in the rotation: ward attending, weeks 1 and 2")
    teaching_role: TeachingRole | None = optional("Their part in teaching or in choosing residents")
    rank: Rank = field("attending, fellow or resident", default=Rank.ATTENDING)
    email: Email | None = optional(
        "Their e-mail: AAMC sends the upload link there", example="writer@example.org"
    )
    specialty: Line | None = optional("Their specialty")
    weeks: Weeks | None = optional("Weeks you worked together")
    together_from: Day | None = optional("First day you worked together")
    together_until: Day | None = optional("Last day you worked together")
    supervised_directly: Flag | None = optional("Did they supervise you directly: yes or no")
    earlier_letter: Day | None = optional(
        "Day on which their letter for an earlier season was uploaded; request then holds the new request"
    )
    request: Request = field("Steps of the request, each with its day", default=Request.unfilled())
    updates: tuple[LetterUpdate, ...] = field(
        "What changed since you asked them, for an e-mail that says only that", default=()
    )
    assigned_to: Annotated[tuple[Annotated[Id, RefersTo("program")], ...], ONE_OR_MANY] = field(
        "Ids of the programs to which the letter is assigned", default=()
    )
    waiver: Choice = field("Right to see the letter waived: yes, no or undecided", default=Choice.UNDECIDED)
    letter_kind: Literal["narrative", "structured", "undecided"] = field(
        "narrative, structured (AAIM's form) or undecided", default="undecided"
    )
    chair_letter: Flag = field("Is it the chair's letter of the department: yes or no", default=False)
    own_words: Prose | None = optional(
        f"Up to {MOST_OWN_WORDS} words of your own to this writer",
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
