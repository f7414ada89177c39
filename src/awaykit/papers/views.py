"""Nouns that several kinds of paper share: people, rotations, exams, days together."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from awaykit.model.applicant import Applicant, Name
from awaykit.model.dossier import Dossier
from awaykit.model.letters import LetterWriter, TeachingRole
from awaykit.model.rotations import Rotation, ServiceKind
from awaykit.model.scalars import Choice
from awaykit.names import form_of_address
from awaykit.papers.paper import Missing, doc
from awaykit.plan.letters import LetterPlan, LetterState
from awaykit.plan.plan import Plan
from awaykit.plan.rotation_dates import dates_between, own_days, whole_weeks
from awaykit.season.guide import Guide
from awaykit.wording import in_sentence, month_and_year

_TAKES_THE = frozenset(
    {"clinic", "floor", "floors", "practice", "service", "services", "team", "teams", "unit", "ward", "wards"}
)
"""Last words of a service that take an article: "the wards", but "cardiology consults"."""

_INSIDE = frozenset({ServiceKind.ICU, ServiceKind.CLINIC})
"""Kinds of service that one works in, not on."""


_MOST_OF_A_GREETING = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicantLines:
    """The applicant as every reader outside may see them, without ids."""

    name: str = doc("Full name, given name first, as in ERAS")
    name_with_degrees: str = doc("Full name with degrees: Ayesha Khan, MBBS")
    own_script: str | None = doc("The name in its own script")
    referred_to_as: str | None = doc("How a letter should call the applicant: Dr. Khan")
    pronouns: str | None = doc("Pronouns, if the applicant gave them")
    email: str | None = doc("E-mail address")
    phone: str | None = doc("Phone number with country code")
    place: str | None = doc("City and country where the applicant lives")
    contact_lines: tuple[str, ...] = doc("E-mail, phone and place, those that are there, in this order")


@dataclass(frozen=True, slots=True, kw_only=True)
class WriterLines:
    """The letter writer as they sign."""

    name: str = doc("Name as they sign, with degrees")
    greeting: str = doc("How the applicant greets them in writing: Dr. Whitfield")
    title: str | None = doc("Title as they sign")
    email: str | None = doc("The e-mail that AAMC is to use")


@dataclass(frozen=True, slots=True, kw_only=True)
class RotationLines:
    """One rotation in the words of a paper for others."""

    service: str = doc("The service as a heading has it: General internal medicine wards")
    on_service: str = doc("The service with its preposition: on the general internal medicine wards")
    site: str = doc("The hospital")
    place: str | None = doc("City and US state: Cleveland, OH")
    kind: str = doc("elective, subinternship, externship or observership")
    starts: date | None = doc("First day of the rotation")
    ends: date | None = doc("Last day of the rotation")
    weeks: int | None = doc("Whole weeks of the rotation")
    role: str = doc("observer, without hands-on work; hands-on, as recorded; or empty")


class Tense(StrEnum):
    """Whether the days together are ahead, under way (also where no day is known), or over."""

    AHEAD = "ahead"
    NOW = "now"
    OVER = "over"


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterLines:
    """One letter request: its writer, how far it is, its days and what the letter is for.

    A day that is past or unknown is left out: printed, it would only mean "today" and change the
    paper every day.
    """

    writer: WriterLines = doc("The letter writer")
    state: LetterState = doc("How far the request is")
    on: date | None = doc("Day of the last recorded step")
    tense: Tense = doc("Whether the days together lie ahead, are under way, or over")
    together_from: date | None = doc("First day together, if it is recorded for this writer")
    together_until: date | None = doc("Last day together, if it is recorded for this writer")
    weeks_together: int | None = doc("Whole weeks together")
    write_by: date | None = doc("Day by which the letter is best written")
    upload_by: date | None = doc(
        "Day by which the letter is best uploaded; nothing means as soon as possible"
    )
    is_upload_expected: bool = doc("Whether the upload day rests on a season date not announced yet")
    link_expected: date | None = doc(
        "Day from which AAMC's e-mail with the link is expected; nothing when it only waits for MyERAS"
    )
    is_link_expected: bool = doc("Whether the link's day rests on a season date not announced yet")
    is_portal_open: bool = doc("Whether letter writers can be entered in MyERAS, so that the link can come")
    waiver: Choice = doc("Whether the right to see the letter is waived, as recorded")
    specialty: str = doc("Specialty, in small letters as in a sentence")
    match_year: int = doc("Year of the Match")
    applies_in: str = doc("Month in which the applicant applies: September 2027")


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
        greeting=form_of_address(writer),
        title=writer.title,
        email=writer.email,
    )


def called_briefly(called: str) -> str:
    """A person inside a sentence: as the applicant speaks of them, or "the writer" if that fills a line."""
    return called if len(called) <= _MOST_OF_A_GREETING else "the writer"


def rotation_lines(rotation: Rotation) -> RotationLines:
    """The rotation for readers outside, without the people who were written to."""
    return RotationLines(
        service=rotation.service,
        on_service=on_service(rotation.service, rotation.service_kind),
        site=rotation.site,
        place=place_of(rotation.city, rotation.us_state),
        kind=rotation.kind.value,
        starts=rotation.starts,
        ends=rotation.ends,
        weeks=whole_weeks(rotation.starts, rotation.ends) if rotation.starts and rotation.ends else None,
        role="observer" if rotation.is_observer else "hands-on" if rotation.hands_on else "",
    )


def letter_lines(dossier: Dossier, plan: Plan, letter: LetterPlan, today: date | None = None) -> LetterLines:
    """The letter as it is on `today`: the day of the plan, or that on which an e-mail is sent."""
    on, together, dates, steps = (
        today or plan.today,
        DaysTogether.of(letter),
        letter.dates,
        letter.writer.request.steps,
    )
    return LetterLines(
        writer=writer_lines(letter.writer),
        state=letter.state,
        on=steps[-1][0] if steps else None,
        tense=Tense.OVER if together.is_over(on) else Tense.AHEAD if together.is_ahead(on) else Tense.NOW,
        together_from=together.starts,
        together_until=together.ends,
        weeks_together=letter.weeks_together,
        write_by=dates.write_by,
        upload_by=dates.upload_by,
        is_upload_expected=dates.upload_is_expected,
        link_expected=dates.link_expected if dates.link_expected > on else None,
        is_link_expected=dates.link_is_expected,
        is_portal_open=letter.portal_is_open,
        waiver=letter.writer.waiver,
        specialty=specialty_in_sentence(dossier.applicant.specialty),
        match_year=plan.season.year,
        applies_in=month_and_year(plan.season.submits_from.value),
    )


TOO_LATE = "The rank list is due: a letter for this season comes too late."


def missing_season_and_dates(dossier: Dossier, letter: LetterPlan) -> tuple[Missing, ...]:
    """The season and the rotation's dates, if missing: every date of a letter follows from them."""
    rotation, found = letter.rotation, []
    if dossier.applicant.season is None:
        hint = "Add season: 2028 for applying in 2027."
        found.append(Missing("the season", "applicant.season", hint))
    if rotation.starts is None or rotation.ends is None:
        place = f"{letter.rotation_place}.{'ends' if rotation.starts else 'starts'}"
        found.append(Missing("the rotation's dates", place, "Add starts and ends."))
    return tuple(found)


def specialty_in_sentence(specialty: str) -> str:
    """A specialty as a sentence has it: "internal medicine"; capitals inside a word stay."""
    return specialty.lower() if specialty.istitle() else specialty


def on_service(service: str, kind: ServiceKind | None) -> str:
    """The service as a sentence goes on: "on the cardiology consult service", "in medical intensive care"."""
    words = in_sentence(service)
    last = words.split()[-1].casefold()
    article = "the " if last in _TAKES_THE and not words.casefold().startswith("the ") else ""
    return f"{'in' if kind in _INSIDE else 'on'} {article}{words}"


def with_full_stop(sentence: str) -> str:
    """A sentence of the applicant's own with its full stop, where it was left out."""
    return sentence if sentence.endswith((".", "!", "?")) else f"{sentence}."


def teaching_role_in_words(role: TeachingRole | None) -> str | None:
    """The teaching role as a letter would name it, or nothing for none."""
    if role is None or role is TeachingRole.NONE:
        return None
    return role.value.replace("-", " ")


@dataclass(frozen=True, slots=True)
class DaysTogether:
    """The writer's own first and last day, if recorded; the rotation's days separate past from future.

    A consultant of one week within a month has weeks but no days: the month's days beside "one
    week" would be read as theirs, so `starts` and `ends` are then empty.
    """

    starts: date | None
    ends: date | None
    rotation_starts: date | None
    rotation_ends: date | None

    @classmethod
    def of(cls, letter: LetterPlan) -> "DaysTogether":
        """The days of this letter; where one of the two days is recorded, the rotation gives the other."""
        writer, rotation = letter.writer, letter.rotation
        starts, ends = own_days(writer, rotation)
        return cls(starts, ends, rotation.starts, rotation.ends)

    def is_over(self, today: date) -> bool:
        """Whether the last day together is past."""
        last = self.ends or self.rotation_ends
        return last is not None and last < today

    def is_ahead(self, today: date) -> bool:
        """Whether the first day together is still to come."""
        first = self.starts or self.rotation_starts
        return first is not None and first > today


def wanted_from(letter: LetterPlan, guide: Guide) -> date | None:
    """The day from which a packet is of use: the final week, the days of asking, or the asking itself.

    The earliest counts; the final week with a writer of the first half comes before the rotation's.
    None while neither a day of the rotation nor a step of the request is known.
    """
    together, steps = DaysTogether.of(letter), letter.writer.request.steps
    days = [steps[0][0]] if steps else []
    starts = together.starts or together.rotation_starts
    for ends in (together.ends, together.rotation_ends):
        if starts and ends and starts <= ends:
            dates = dates_between(starts, ends, guide)
            days += [dates.final_week_from, dates.ask_from]
    return min(days, default=None)
