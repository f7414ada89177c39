"""Rotations in a dossier: site, dates, team, key cases, writers and changes of dates."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import model_validator

from awaykit.model.base import Model, Names, RefersTo, Screened, field, field_error, optional
from awaykit.model.dates import Day
from awaykit.model.eras import RotationEntry
from awaykit.model.letters import LetterWriter
from awaykit.model.scalars import ONE_OR_MANY, Count, Dollars, Flag, Id, Line, Lines, Priority, Prose, UsState


class DateChange(Model):
    """Other days that the applicant asks a host for; once the host agrees, they become the rotation's own."""

    starts: Day | None = optional("First day that you would like instead")
    ends: Day | None = optional("Last day that you would like instead")
    because: Line | None = optional(
        "Why, in your own words, as a full sentence; the host reads it", screened=Screened.HOLDS
    )
    old_days_possible: Flag | None = optional(
        "If the host can't change them, can you come on the first days: yes or no"
    )
    asked: Day | None = optional("Day you asked the host")

    @model_validator(mode="after")
    def _makes_sense(self) -> "DateChange":
        if self.starts is None and self.ends is None:
            raise field_error(
                "A change of dates needs the new days.", "Add starts, ends or both.", at="starts"
            )
        if self.starts and self.ends and self.ends < self.starts:
            raise field_error("This ends before it starts.", "Check both dates.", at="ends")
        return self


class Delay(Model):
    """What a host should know before the first day: a later arrival, or a visa appointment."""

    arrives: Day | None = optional("Day from which you can be there")
    visa_appointment: Day | None = optional("Day of your visa appointment, if your arrival depends on it")
    because: Line | None = optional(
        "Why, in your own words, as a full sentence; the host reads it", screened=Screened.HOLDS
    )
    told: Day | None = optional("Day you told the host")

    @model_validator(mode="after")
    def _makes_sense(self) -> "Delay":
        if self.arrives is None and self.visa_appointment is None:
            raise field_error(
                "A delay needs a day.", "Add arrives, or visa_appointment, or both.", at="arrives"
            )
        return self


class RotationState(StrEnum):
    """How far a rotation has come; under way and done follow from its dates."""

    CANDIDATE = "candidate"
    APPLIED = "applied"
    OFFERED = "offered"
    CONFIRMED = "confirmed"
    CANCELLED = "cancelled"

    @property
    def is_promised(self) -> bool:
        """Whether the host has agreed: offered or confirmed."""
        return self in (RotationState.OFFERED, RotationState.CONFIRMED)

    @property
    def is_hoped_for(self) -> bool:
        """Whether the host has not answered yet: a candidate, or applied for."""
        return self in (RotationState.CANDIDATE, RotationState.APPLIED)

    @property
    def is_unconfirmed(self) -> bool:
        """Whether the applicant has asked, and nothing is confirmed yet: applied for, or offered."""
        return self in (RotationState.APPLIED, RotationState.OFFERED)

    @property
    def counts(self) -> bool:
        """Whether the applicant has asked for it and it still holds: applied for, offered or confirmed."""
        return self.is_unconfirmed or self is RotationState.CONFIRMED


class RotationKind(StrEnum):
    """In what form an applicant rotates."""

    ELECTIVE = "elective"
    SUBINTERNSHIP = "subinternship"
    EXTERNSHIP = "externship"
    OBSERVERSHIP = "observership"


class ServiceKind(StrEnum):
    """What kind of service it is; the guide ranks them (§2.3)."""

    WARD = "ward"
    CONSULT = "consult"
    ICU = "icu"
    CLINIC = "clinic"
    HOSPITALIST = "hospitalist"
    OTHER = "other"


class Pathway(StrEnum):
    """How one applies for a rotation (guide §4.1)."""

    HOST = "host"
    VSLO = "vslo"
    AFFILIATED = "affiliated"


class Competency(StrEnum):
    """ACGME's six core competencies."""

    PATIENT_CARE = "Patient Care"
    MEDICAL_KNOWLEDGE = "Medical Knowledge"
    PRACTICE_BASED = "Practice-Based Learning and Improvement"
    SYSTEMS_BASED = "Systems-Based Practice"
    PROFESSIONALISM = "Professionalism"
    COMMUNICATION = "Interpersonal and Communication Skills"


class Age(StrEnum):
    """A patient's age by decade; over 89 it is "90+" (45 CFR 164.514(b)(2))."""

    CHILD = "under 18"
    TEENS = "18 or 19"
    TWENTIES = "20s"
    THIRTIES = "30s"
    FORTIES = "40s"
    FIFTIES = "50s"
    SIXTIES = "60s"
    SEVENTIES = "70s"
    EIGHTIES = "80s"
    NINETY_UP = "90+"


class Sex(StrEnum):
    """A patient's sex, as far as the case needs it."""

    WOMAN = "woman"
    MAN = "man"
    OTHER = "person"


WriterIds = Annotated[tuple[Annotated[Id, RefersTo("letter writer")], ...], ONE_OR_MANY]
"""One id of a letter writer, or a list of them."""


class RoleAllowed(Model):
    """What the role allowed the applicant to do."""

    notes: Flag | None = optional("Wrote notes: yes or no")
    orders_proposed: Flag | None = optional("Proposed orders for others to sign: yes or no")
    patients_a_day: Count | None = optional("Patients followed a day")
    call: Line | None = optional("Call taken: one long call a week", screened=Screened.HOLDS)
    other: Lines = field("What else the role allowed, one phrase each", default=(), screened=Screened.HOLDS)


class Team(Model):
    """What the team offered (guide §3.3)."""

    residents: Flag | None = optional("Were there residents on the team: yes or no")
    teaching: Flag | None = optional("Was there structured teaching: yes or no")
    evaluation: Flag | None = optional("Is there a formal evaluation: yes or no")


class Costs(Model):
    """What a rotation costs, in whole US dollars."""

    fee: Dollars | None = optional("Fee of the host, in US dollars")
    travel: Dollars | None = optional("Travel, in US dollars")
    housing: Dollars | None = optional("Housing, in US dollars")
    other: Dollars | None = optional("All else, in US dollars")


class ConfirmedBy(Model):
    """Who has confirmed visa and status for this rotation, and when (guide §4.3)."""

    host: Day | None = optional("Day the host's international office confirmed")
    school: Day | None = optional("Day your school confirmed")
    consulate: Day | None = optional("Day the consulate's guidance was read or given")


class Feedback(Model):
    """Feedback that the applicant noted."""

    on: Day | None = optional("Day of the feedback")
    from_writer: Annotated[Id | None, RefersTo("letter writer")] = optional(
        "Id of the letter writer who gave it"
    )
    from_other: Line | None = optional("Who gave it, if they write no letter", screened=Screened.HOLDS)
    said: Prose = field("What was said, as you noted it", example="What was said.", screened=Screened.HOLDS)
    changed: Prose | None = optional("What you changed after it", screened=Screened.HOLDS)
    share: Flag = field("May the letter writer who gave it see it in the packet: yes or no", default=False)


class KeyCase(Model):
    """A patient from whom something can be told: no date, no name, no place has a field here."""

    problem: Line = field(
        "The problem, in a line", example="The problem in one line", screened=Screened.HOLDS
    )
    age: Age | None = optional("Age by decade: 60s, or 90+")
    sex: Sex | None = optional("woman, man or person")
    i_did: Prose = field(
        "What you did, in one to three sentences", example="What you did.", screened=Screened.HOLDS
    )
    outcome: Prose | None = optional("What came of it", screened=Screened.HOLDS)
    learned: Prose | None = optional("What you learned", screened=Screened.HOLDS)
    competency: Competency | None = optional("ACGME competency that it shows best")
    supervised_by: WriterIds = field("Ids of the letter writers who supervised it", default=())
    priority: Priority = field("1 is shown first, 3 last", default=2)


class Contribution(Model):
    """Something the applicant gave the team, as a full phrase that starts with a verb."""

    fact: Line = field(
        "A full phrase that starts with a verb",
        example="Verb first, then what you gave the team",
        screened=Screened.HOLDS,
    )
    competency: Competency | None = optional("ACGME competency that it shows best")
    seen_by: WriterIds = field("Ids of the letter writers who saw it", default=())
    priority: Priority = field("1 is kept first in your ERAS draft, 3 last", default=2)


class Reflection(Model):
    """What the applicant wants to remember when ranking programs (guide §6.2)."""

    team: Prose | None = optional("Team and its spirit", screened=Screened.WARNS)
    supervision: Prose | None = optional("Supervision", screened=Screened.WARNS)
    training: Prose | None = optional("Training and teaching", screened=Screened.WARNS)


class Story(Model):
    """A story for interviews (guide §6.2)."""

    theme: Literal["hard-situation", "adapting-to-us", "other"] = field(
        "hard-situation, adapting-to-us or other"
    )
    story: Prose = field("The story, for your eyes", screened=Screened.WARNS)


class Rotation(Model):
    """One US rotation: planned, under way or done."""

    id: Annotated[Id, Names("rotation")] = field("Short name, for references", example="hospital-service")
    state: RotationState = field("candidate, applied, offered, confirmed or cancelled")
    program: Annotated[Id | None, RefersTo("program")] = optional("Id of the program in programs.yaml")
    site: Line = field("Hospital", example="Name of the Hospital")
    city: Line | None = optional("City")
    us_state: UsState | None = optional("US state by two letters")
    service: Line = field("Service, in words", example="Name of the Service")
    service_kind: ServiceKind | None = optional("ward, consult, icu, clinic, hospitalist or other")
    kind: RotationKind = field("elective, subinternship, externship or observership")
    hands_on: Flag | None = optional("Hands-on work with patients: yes or no")
    role_allowed: RoleAllowed = field("What the role allowed", default=RoleAllowed.unfilled())
    starts: Day | None = optional("First day")
    ends: Day | None = optional("Last day")
    change: DateChange | None = optional("Other days that you want to ask the host for")
    delay: Delay | None = optional("What makes you late, so that the host hears of it")
    costs: Costs = field("What it costs", default=Costs.unfilled())
    pathway: Pathway | None = optional("host, vslo or affiliated")
    confirmed_by: ConfirmedBy = field(
        "Who confirmed visa and status, and when", default=ConfirmedBy.unfilled()
    )
    team: Team = field("What the team offered", default=Team.unfilled())
    in_internal_medicine: Flag | None = optional("Is the service in internal medicine: yes or no")
    counts_as_internal_medicine: Flag | None = optional("Does the host count it as internal medicine")
    feedback: tuple[Feedback, ...] = field("Feedback that you noted", default=())
    key_cases: tuple[KeyCase, ...] = field("Cases to remember", default=())
    contributions: tuple[Contribution, ...] = field("What you gave the team", default=())
    letter_writers: tuple[LetterWriter, ...] = field("Physicians who could write a letter", default=())
    eras: RotationEntry = field("How ERAS tells of it", default=RotationEntry.unfilled())
    reflection: Reflection = field("For your rank list", default=Reflection.unfilled())
    stories: tuple[Story, ...] = field("Stories for interviews", default=())

    @property
    def is_observer(self) -> bool:
        """Whether the applicant may only watch: an observership, or a role recorded as not hands-on."""
        return self.kind is RotationKind.OBSERVERSHIP or self.hands_on is False

    @property
    def new_days(self) -> tuple[date | None, date | None]:
        """First and last day as the applicant would like them; what no change names stays."""
        change = self.change
        return (change and change.starts) or self.starts, (change and change.ends) or self.ends

    @property
    def wants_other_days(self) -> bool:
        """Whether the applicant would like other days than those that hold."""
        return self.new_days != (self.starts, self.ends)

    @model_validator(mode="after")
    def _makes_sense(self) -> "Rotation":
        if self.starts and self.ends and self.ends < self.starts:
            raise field_error("This rotation ends before it starts.", "Check both dates.", at="ends")
        if self.kind is RotationKind.OBSERVERSHIP and self.hands_on:
            raise field_error(
                "An observership is not hands-on.", "Change kind, or set hands_on: no.", at="hands_on"
            )
        first, last = self.new_days
        if first and last and last < first:
            raise field_error(
                "With this change the rotation ends before it starts.", "Add the other day.", at="change"
            )
        return self

    @model_validator(mode="after")
    def _delay_makes_sense(self) -> "Rotation":
        arrives = self.delay.arrives if self.delay else None
        if arrives and self.starts and arrives <= self.starts:
            raise field_error(
                "You arrive by the first day: that is no delay.", "Check both dates.", at="delay"
            )
        if arrives and self.ends and arrives > self.ends:
            hint = "Ask for other days: write change instead of delay."
            raise field_error("You arrive after the last day.", hint, at="delay")
        return self
