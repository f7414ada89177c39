"""Residency programs: where the applicant asks to rotate, and where they may apply."""

from enum import StrEnum
from typing import Annotated, Literal

from awaykit.model.base import Model, Names, Screened, described
from awaykit.model.dates import Day
from awaykit.model.rotations import Pathway
from awaykit.model.scalars import Choice, Count, Dollars, Email, Flag, Id, Line, Lines, Prose, UsState, listed


class ContactRole(StrEnum):
    """Who reads the e-mail."""

    COORDINATOR = "coordinator"
    PHYSICIAN = "physician"


class ProgramContact(Model):
    """Whom to write to at a host."""

    name: Line = described("Name of the contact", example="Contact's Name")
    greeting: Line | None = described("How you greet them in writing: Ms. Ortiz, Dr. Lee", default=None)
    role: ContactRole = described("coordinator or physician", default=ContactRole.COORDINATOR)
    email: Email | None = described("Their e-mail", default=None)
    phone: Line | None = described("Their phone", default=None)


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

    kind: RequirementKind = described("What it is")
    state: Literal["ready", "asked", "missing", "sent", "not-needed"] = described(
        "How far it is", default="missing"
    )
    due: Day | None = described("Day by which the host wants it", default=None)
    note: Line | None = described("A note for yourself", default=None)


class Alumnus(Model):
    """A graduate of the same school who knows the program."""

    name: Line = described("Name")
    greeting: Line | None = described("How you greet them in writing", default=None)
    email: Email | None = described("Their e-mail", default=None)
    asked: Day | None = described("Day you asked them", default=None)
    answered: Day | None = described("Day they answered", default=None)
    note: Prose | None = described("What they said, for your eyes", default=None)


class Message(Model):
    """A message that was sent or received."""

    on: Day = described("Day of the message")
    kind: Line = described(
        "What it was: cover, follow-up, offer, documents, arrival, thanks, evaluation, certificate"
    )
    received: Flag = described("Did it come from them: yes or no", default=False)
    note: Line | None = described("A note for yourself", default=None)


class RotationRequest(Model):
    """Asking this program for a rotation."""

    contact: ProgramContact | None = described("Whom to write to", default=None)
    visa_contact: ProgramContact | None = described(
        "The host's international office, for questions about visa and status", default=None
    )
    pathway: Pathway | None = described("host, vslo or affiliated", default=None)
    apply_by: Literal["portal", "form", "email"] | None = described("portal, form or email", default=None)
    wants_first: Lines = described("What the host wants with the first message", default=())
    requirements: tuple[Requirement, ...] = described("What the host wants, and how far it is", default=())
    fee: Dollars | None = described("Fee, in US dollars", default=None)
    deadline: Day | None = described("Last day to apply for the rotation", default=None)
    why: Prose | None = described(
        "Why this program, in your own words",
        default=None,
        example="Why this program.",
        screened=Screened.HOLDS,
    )
    alumni: tuple[Alumnus, ...] = described("Graduates of your school who know the program", default=())
    messages: tuple[Message, ...] = described("Messages so far", default=())


class ImgSigns(Model):
    """The guide's four signs that a program takes IMGs (§3.1)."""

    residents: Flag | None = described("Are there IMGs among its residents: yes or no", default=None)
    stated_openness: Flag | None = described("Does it say that it is open to IMGs: yes or no", default=None)
    faculty_trained_abroad: Flag | None = described(
        "Does it have faculty trained abroad: yes or no", default=None
    )
    teaching_size: Flag | None = described(
        "Is it a medium or large teaching hospital: yes or no", default=None
    )


class ResidencyPlan(Model):
    """Applying to this program for residency."""

    tier: Literal["reach", "solid", "region"] | None = described("reach, solid or region", default=None)
    img_signs: ImgSigns = described("Signs that it takes IMGs", default=ImgSigns.unfilled())
    visas: Annotated[tuple[Literal["J-1", "H-1B", "none"], ...], listed()] = described(
        "Visas that it sponsors", default=()
    )
    apply: Choice = described("Do you apply: yes, no or undecided", default=Choice.UNDECIDED)
    signal: Literal["gold", "silver", "none"] | None = described("Signal: gold, silver or none", default=None)
    positions: Count | None = described("Positions a year", default=None)


class Program(Model):
    """One residency program."""

    id: Annotated[Id, Names("program")] = described("Short name, for references", example="program-name")
    name: Line = described("Name of the program", example="Name of the Program")
    hospital: Line | None = described("Hospital, if the name does not say it", default=None)
    city: Line | None = described("City", default=None)
    us_state: UsState | None = described("US state by two letters", default=None)
    website: Line | None = described("Web page of the program", default=None)
    rotation: RotationRequest | None = described("Where you ask to rotate", default=None)
    residency: ResidencyPlan | None = described("Where you may apply", default=None)
