"""Residency programs: where the applicant asks to rotate, and where they may apply."""

from enum import StrEnum
from typing import Annotated, Literal

from awaykit.model.base import Model, Names, Screened, field, optional
from awaykit.model.dates import Day
from awaykit.model.rotations import Pathway
from awaykit.model.scalars import (
    ONE_OR_MANY,
    Choice,
    Count,
    Dollars,
    Email,
    Flag,
    Id,
    Line,
    Lines,
    Prose,
    UsState,
)


class ContactRole(StrEnum):
    """Who reads the e-mail."""

    COORDINATOR = "coordinator"
    PHYSICIAN = "physician"


class ProgramContact(Model):
    """Whom to write to at a host."""

    name: Line = field("Name of the contact", example="Contact's Name")
    greeting: Line | None = optional("How you greet them in writing: Ms. Ortiz, Dr. Lee")
    role: ContactRole = field("coordinator or physician", default=ContactRole.COORDINATOR)
    email: Email | None = optional("Their e-mail")
    phone: Line | None = optional("Their phone")


class RequirementKind(StrEnum):
    """What hosts commonly want (guide §4.1, §4.2)."""

    STEP_SCORES = "step-scores"
    TRANSCRIPT = "transcript"
    FINAL_YEAR_PROOF = "final-year-proof"
    IMMUNIZATIONS = "immunizations"
    TB_TEST = "tb-test"
    HEALTH_INSURANCE = "health-insurance"
    ENGLISH = "english-test"
    MALPRACTICE = "malpractice"
    DEANS_LETTER = "deans-letter"
    BACKGROUND_CHECK = "background-check"
    TRAINING_CERTIFICATES = "training-certificates"
    PHOTO = "photo"
    PASSPORT = "passport"
    CV = "cv"
    FEE = "fee"
    OTHER = "other"


class Requirement(Model):
    """One thing that a host wants before a rotation."""

    kind: RequirementKind = field("What it is")
    state: Literal["ready", "asked", "missing", "sent", "not-needed"] = field(
        "How far it is", default="missing"
    )
    due: Day | None = optional("Day by which the host wants it")
    note: Line | None = optional("A note for yourself")


class Alumnus(Model):
    """A graduate of the same school who knows the program."""

    name: Line = field("Name")
    greeting: Line | None = optional("How you greet them in writing")
    email: Email | None = optional("Their e-mail")
    asked: Day | None = optional("Day you asked them")
    answered: Day | None = optional("Day they answered")
    note: Prose | None = optional("What they said, for your eyes")


class Message(Model):
    """A message that was sent or received."""

    on: Day = field("Day of the message")
    kind: Line = field(
        "What it was: cover, follow-up, offer, documents, arrival, thanks, evaluation, certificate"
    )
    received: Flag = field("Did it come from them: yes or no", default=False)
    note: Line | None = optional("A note for yourself")


class RotationRequest(Model):
    """Asking this program for a rotation."""

    contact: ProgramContact | None = optional("Whom to write to")
    visa_contact: ProgramContact | None = optional(
        "The host's international office, for questions about visa and status"
    )
    pathway: Pathway | None = optional("host, vslo or affiliated")
    apply_by: Literal["portal", "form", "email"] | None = optional("portal, form or email")
    wants_first: Lines = field("What the host wants with the first message", default=())
    requirements: tuple[Requirement, ...] = field("What the host wants, and how far it is", default=())
    fee: Dollars | None = optional("Fee, in US dollars")
    deadline: Day | None = optional("Last day to apply for the rotation")
    why: Prose | None = optional(
        "Why this program, in your own words", example="Why this program.", screened=Screened.HOLDS
    )
    alumni: tuple[Alumnus, ...] = field("Graduates of your school who know the program", default=())
    messages: tuple[Message, ...] = field("Messages so far", default=())


class ImgSigns(Model):
    """The guide's four signs that a program takes IMGs (§3.1)."""

    residents: Flag | None = optional("Are there IMGs among its residents: yes or no")
    stated_openness: Flag | None = optional("Does it say that it is open to IMGs: yes or no")
    faculty_trained_abroad: Flag | None = optional("Does it have faculty trained abroad: yes or no")
    teaching_size: Flag | None = optional("Is it a medium or large teaching hospital: yes or no")


class ResidencyPlan(Model):
    """Applying to this program for residency."""

    tier: Literal["reach", "solid", "region"] | None = optional("reach, solid or region")
    img_signs: ImgSigns = field("Signs that it takes IMGs", default=ImgSigns.unfilled())
    visas: Annotated[tuple[Literal["J-1", "H-1B", "none"], ...], ONE_OR_MANY] = field(
        "Visas that it sponsors", default=()
    )
    apply: Choice = field("Do you apply: yes, no or undecided", default=Choice.UNDECIDED)
    signal: Literal["gold", "silver", "none"] | None = optional("Signal: gold, silver or none")
    positions: Count | None = optional("Positions a year")


class Program(Model):
    """One residency program."""

    id: Annotated[Id, Names("program")] = field("Short name, for references", example="program-name")
    name: Line = field("Name of the program", example="Name of the Program")
    hospital: Line | None = optional("Hospital, if the name does not say it")
    city: Line | None = optional("City")
    us_state: UsState | None = optional("US state by two letters")
    website: Line | None = optional("Web page of the program")
    rotation: RotationRequest | None = optional("Where you ask to rotate")
    residency: ResidencyPlan | None = optional("Where you may apply")
