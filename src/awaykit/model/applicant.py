"""The applicant: name as in ERAS, contact, ids, school, visa, season, money."""

from enum import StrEnum

from awaykit.model.base import Model, field, optional
from awaykit.model.dates import Day, MonthOrYear
from awaykit.model.scalars import Count, Dollars, Email, Flag, Line, Lines, SeasonYear


class Name(Model):
    """A name, given and family apart, as ERAS holds it."""

    given: Line = field("Given name or names, as in ERAS", example="Your Given Name")
    family: Line | None = optional(
        "Family name, as in ERAS; leave it out if you have one name only", example="Your Family Name"
    )
    preferred: Line | None = optional("The name people call you by, if it is another")
    own_script: Line | None = optional("Your name in its own script")

    @property
    def full(self) -> str:
        """Given and family name in the order of ERAS."""
        return f"{self.given} {self.family}" if self.family else self.given

    @property
    def last(self) -> str:
        """The name that lists are sorted by: the family name, or the only name."""
        return self.family or self.given


class Contact(Model):
    """How a reader reaches the applicant."""

    email: Email | None = optional("Your e-mail address", example="your.name@example.org")
    phone: Line | None = optional("Your phone number with the country code", example="+00 000 0000000")
    city: Line | None = optional("City where you live", example="Your City")
    country: Line | None = optional("Country where you live", example="Your Country")
    address: Line | None = optional("Street and number; used only where a host asks", private=True)


class Ids(Model):
    """Numbers and private data; each shown only to the readers that product rules allow."""

    aamc: Line | None = optional("AAMC ID: letter writers need it to find you", private=True)
    ecfmg: Line | None = optional("USMLE / ECFMG ID: shown to a host only if it asks", private=True)
    birth_date: Day | None = optional("Birth date: shown to a host only if it asks", private=True)
    passport: Line | None = optional("Passport number: shown to a host only if it asks", private=True)


class School(Model):
    """The medical school, and what it makes possible."""

    name: Line = field("Name of your medical school", example="Your Medical School")
    city: Line | None = optional("City of the school")
    country: Line | None = optional("Country of the school")
    email: Email | None = optional("E-mail of its office for rotations abroad")
    takes_part_in_vslo: Flag | None = optional("Does the school take part in VSLO: yes or no")
    agreements: Lines = field("US hosts with which the school has an agreement", default=())
    known_in_us: Flag | None = optional("Is the school well known in the US, in your own view: yes or no")


class Status(StrEnum):
    """Where the applicant stands today."""

    STUDENT = "student"
    GRADUATE = "graduate"


class VisaNeed(StrEnum):
    """Whether a visa is needed for the United States."""

    NEEDED = "needed"
    NOT_NEEDED = "not-needed"
    CITIZEN_OR_RESIDENT = "citizen-or-permanent-resident"


class VisaWish(StrEnum):
    """The visa hoped for in residency."""

    J1 = "J-1"
    H1B = "H-1B"
    EITHER = "either"


class Consulate(Model):
    """The consulate that is asked about visa and status."""

    city: Line | None = optional("City of the US consulate")
    email: Email | None = optional("Its e-mail for questions, if it has one")


class Visa(Model):
    """What the visa question looks like; the program gives no advice on it."""

    need: VisaNeed | None = optional("Do you need a visa for the US", private=True)
    for_rotations: Line | None = optional("The visa category you mean to use for rotations", private=True)
    for_residency: VisaWish | None = optional("The visa you hope for in residency", private=True)
    consulate: Consulate | None = optional("The US consulate that you would go to")


class MatchResult(Model):
    """How the Match went, for the news to letter writers."""

    matched: Flag = field("Did you match: yes or no")
    program: Line | None = optional(
        "Where you matched, as you say it in a sentence: Larkmoor University Hospital"
    )


class Applicant(Model):
    """Who applies, in which season, and in what circumstances."""

    name: Name = field("Your name, as in ERAS")
    degrees: Lines = field("Degrees as you write them behind your name", default=(), example="Your Degrees")
    referred_to_as: Line | None = optional("How a letter should call you", example="Dr. Yourname")
    pronouns: Line | None = optional("Pronouns for the letter, if you want to give them")
    contact: Contact = field("How to reach you", default=Contact.unfilled())
    ids: Ids = field("Your numbers, for the readers who need them", default=Ids.unfilled())
    status: Status | None = optional("student or graduate, today")
    graduated: MonthOrYear | None = optional("Month of graduation, done or expected")
    school: School | None = optional("Your medical school")
    citizenships: Lines = field("Countries of citizenship", default=())
    visa: Visa = field("Your visa situation", default=Visa.unfilled())
    season: SeasonYear | None = optional("Year of the Match you apply for (2028: apply September 2027)")
    specialty: Line = field("Specialty you apply to", default="Internal Medicine")
    regions: Lines = field("Regions or US states you would like", default=())
    budget: Dollars | None = optional("Money for all rotations, in US dollars", private=True)
    match: MatchResult | None = optional(
        "How the Match went, once you know; only your news to letter writers says it"
    )
    hands_on_us_weeks_before: Count | None = optional(
        "Weeks of hands-on US clinical work before these rotations"
    )
