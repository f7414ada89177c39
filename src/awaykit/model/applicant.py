"""The applicant: name as in ERAS, contact, ids, school, visa, season, money."""

from enum import StrEnum

from awaykit.model.base import Model, described
from awaykit.model.dates import Day, MonthOrYear
from awaykit.model.scalars import Count, Dollars, Email, Flag, Line, Lines, SeasonYear


class Name(Model):
    """A name, given and family apart, as ERAS holds it."""

    given: Line = described("Given name or names, as in ERAS", example="Your Given Name")
    family: Line | None = described(
        "Family name, as in ERAS; leave it out if you have one name only",
        default=None,
        example="Your Family Name",
    )
    preferred: Line | None = described("The name people call you by, if it is another", default=None)
    own_script: Line | None = described("Your name in its own script", default=None)

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

    email: Email | None = described("Your e-mail address", default=None, example="your.name@example.org")
    phone: Line | None = described(
        "Your phone number with the country code", default=None, example="+00 000 0000000"
    )
    city: Line | None = described("City where you live", default=None, example="Your City")
    country: Line | None = described("Country where you live", default=None, example="Your Country")
    address: Line | None = described(
        "Street and number; used only where a host asks", default=None, private=True
    )


class Ids(Model):
    """Numbers and private data; each shown only to the readers that product rules allow."""

    aamc: Line | None = described("AAMC ID: letter writers need it to find you", default=None, private=True)
    ecfmg: Line | None = described(
        "USMLE / ECFMG ID: shown to a host only if it asks", default=None, private=True
    )
    birth_date: Day | None = described(
        "Birth date: shown to a host only if it asks", default=None, private=True
    )
    passport: Line | None = described(
        "Passport number: shown to a host only if it asks", default=None, private=True
    )


class School(Model):
    """The medical school, and what it makes possible."""

    name: Line = described("Name of your medical school", example="Your Medical School")
    city: Line | None = described("City of the school", default=None)
    country: Line | None = described("Country of the school", default=None)
    email: Email | None = described("E-mail of its office for rotations abroad", default=None)
    takes_part_in_vslo: Flag | None = described("Does the school take part in VSLO: yes or no", default=None)
    agreements: Lines = described("US hosts with which the school has an agreement", default=())
    known_in_us: Flag | None = described(
        "Is the school well known in the US, in your own view: yes or no", default=None
    )


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

    city: Line | None = described("City of the US consulate", default=None)
    email: Email | None = described("Its e-mail for questions, if it has one", default=None)


class Visa(Model):
    """What the visa question looks like; the program gives no advice on it."""

    need: VisaNeed | None = described("Do you need a visa for the US", default=None, private=True)
    for_rotations: Line | None = described(
        "The visa category you mean to use for rotations", default=None, private=True
    )
    for_residency: VisaWish | None = described(
        "The visa you hope for in residency", default=None, private=True
    )
    consulate: Consulate | None = described("The US consulate that you would go to", default=None)


class MatchResult(Model):
    """How the Match went, for the news to letter writers."""

    matched: Flag = described("Did you match: yes or no")
    program: Line | None = described(
        "Where you matched, as you say it in a sentence: Larkmoor University Hospital", default=None
    )


class Applicant(Model):
    """Who applies, in which season, and in what circumstances."""

    name: Name = described("Your name, as in ERAS")
    degrees: Lines = described(
        "Degrees as you write them behind your name", default=(), example="Your Degrees"
    )
    referred_to_as: Line | None = described(
        "How a letter should call you", default=None, example="Dr. Yourname"
    )
    pronouns: Line | None = described("Pronouns for the letter, if you want to give them", default=None)
    contact: Contact = described("How to reach you", default=Contact.unfilled())
    ids: Ids = described("Your numbers, for the readers who need them", default=Ids.unfilled())
    status: Status | None = described("student or graduate, today", default=None)
    graduated: MonthOrYear | None = described("Month of graduation, done or expected", default=None)
    school: School | None = described("Your medical school", default=None)
    citizenships: Lines = described("Countries of citizenship", default=())
    visa: Visa = described("Your visa situation", default=Visa.unfilled())
    season: SeasonYear | None = described(
        "Year of the Match you apply for (2028: apply September 2027)", default=None
    )
    specialty: Line = described("Specialty you apply to", default="Internal Medicine")
    regions: Lines = described("Regions or US states you would like", default=())
    budget: Dollars | None = described("Money for all rotations, in US dollars", default=None, private=True)
    match: MatchResult | None = described(
        "How the Match went, once you know; only your news to letter writers says it", default=None
    )
    hands_on_us_weeks_before: Count | None = described(
        "Weeks of hands-on US clinical work before these rotations", default=None
    )
