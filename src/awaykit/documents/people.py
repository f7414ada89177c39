"""How applicant and letter writer are named on paper, by the privacy table of the product."""

from dataclasses import dataclass
from datetime import date

from awaykit.documents.paper import told
from awaykit.model.applicant import Applicant, Name
from awaykit.model.letters import LetterWriter, TeachingRole
from awaykit.model.rotations import Rotation, ServiceKind
from awaykit.person_name import without_degrees
from awaykit.wording import in_sentence

_TAKES_THE = frozenset(
    {"clinic", "floor", "floors", "practice", "service", "services", "team", "teams", "unit", "ward", "wards"}
)
"""Last words of a service that stand with an article: "the wards", but "cardiology consults"."""

_INSIDE = frozenset({ServiceKind.ICU, ServiceKind.CLINIC})
"""Kinds of service that one works in, not on."""


_MOST_OF_A_GREETING = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicantLines:
    """The applicant as every reader outside may see them; ids stand where a document allows them."""

    name: str = told("Full name, given name first, as in ERAS")
    name_with_degrees: str = told("Full name with degrees: Ayesha Khan, MBBS")
    own_script: str | None = told("The name in its own script")
    referred_to_as: str | None = told("How a letter should call the applicant: Dr. Khan")
    pronouns: str | None = told("Pronouns, if the applicant gave them")
    email: str | None = told("E-mail address")
    phone: str | None = told("Phone number with country code")
    place: str | None = told("City and country where the applicant lives")
    contact_lines: tuple[str, ...] = told("E-mail, phone and place, those that are there, in this order")


@dataclass(frozen=True, slots=True, kw_only=True)
class WriterLines:
    """The letter writer as they sign."""

    name: str = told("Name as they sign, with degrees")
    greeting: str = told("How the applicant greets them in writing: Dr. Whitfield")
    title: str | None = told("Title as they sign")
    email: str | None = told("The e-mail that AAMC is to use")


@dataclass(frozen=True, slots=True, kw_only=True)
class RotationLines:
    """One rotation in the words of a paper for others."""

    service: str = told("The service as a heading has it: General internal medicine wards")
    on_service: str = told("The service with its preposition: on the general internal medicine wards")
    site: str = told("The hospital")
    place: str | None = told("City and US state: Cleveland, OH")
    kind: str = told("elective, subinternship, externship or observership")
    starts: date | None = told("First day of the rotation")
    ends: date | None = told("Last day of the rotation")


def place_of(city: str | None, region: str | None) -> str | None:
    """City and region with a comma, or the one that is there."""
    return ", ".join(part for part in (city, region) if part) or None


def applicant_lines(applicant: Applicant) -> ApplicantLines:
    """The applicant for any reader: name, contact, city and country, never an id."""
    contact = applicant.contact
    place = place_of(contact.city, contact.country)
    return ApplicantLines(
        name=applicant.name.full,
        name_with_degrees=", ".join((applicant.name.full, *applicant.degrees)),
        own_script=applicant.name.own_script,
        referred_to_as=applicant.referred_to_as,
        pronouns=applicant.pronouns,
        email=contact.email,
        phone=contact.phone,
        place=place,
        contact_lines=tuple(line for line in (contact.email, contact.phone, place) if line),
    )


def names_in_a_file_name(name: Name) -> tuple[str, ...]:
    """Family name and first given name: more would not fit a downloads folder."""
    return (name.family, name.given.split()[0]) if name.family else (name.given,)


def writer_lines(writer: LetterWriter) -> WriterLines:
    """The letter writer; without a recorded greeting the name serves, without its degrees."""
    return WriterLines(
        name=writer.name,
        greeting=writer.greeting or without_degrees(writer.name),
        title=writer.title,
        email=writer.email,
    )


def called_briefly(called: str) -> str:
    """A person inside a sentence: as the applicant speaks of them, or "the writer" if that fills a line."""
    return called if len(called) <= _MOST_OF_A_GREETING else "the writer"


def rotation_lines(rotation: Rotation) -> RotationLines:
    """The rotation for readers outside; who else was written to stays out."""
    return RotationLines(
        service=rotation.service,
        on_service=on_service(rotation.service, rotation.service_kind),
        site=rotation.site,
        place=place_of(rotation.city, rotation.us_state),
        kind=rotation.kind.value,
        starts=rotation.starts,
        ends=rotation.ends,
    )


def specialty_in_sentence(specialty: str) -> str:
    """A specialty as a sentence has it: "internal medicine"; capitals inside a word stay."""
    return specialty.lower() if specialty.istitle() else specialty


def on_service(service: str, kind: ServiceKind | None) -> str:
    """The service as a sentence goes on: "on the cardiology consult service", "in medical intensive care"."""
    words = in_sentence(service)
    last = words.split()[-1].casefold()
    article = "the " if last in _TAKES_THE and not words.casefold().startswith("the ") else ""
    return f"{'in' if kind in _INSIDE else 'on'} {article}{words}"


def ended(sentence: str) -> str:
    """A sentence of the applicant's own with its full stop, where it was left out."""
    return sentence if sentence.endswith((".", "!", "?")) else f"{sentence}."


def begun(words: str) -> str:
    """The words with a capital first letter, the rest as it was: "MICU attending" stays."""
    return words[:1].upper() + words[1:]


def teaching_role_in_words(role: TeachingRole | None) -> str | None:
    """The teaching role as a letter would name it, or nothing for none."""
    if role is None or role is TeachingRole.NONE:
        return None
    return role.value.replace("-", " ")
