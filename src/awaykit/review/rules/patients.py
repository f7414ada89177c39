"""Rules on patients' privacy."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from awaykit.model.dossier import Dossier
from awaykit.plan.plan import Plan
from awaykit.review.findings import Confidence, Importance, Remark, Source, guide, official, rule_of_thumb
from awaykit.review.rule import TextsRule, rule
from awaykit.review.texts import FieldText, Words
from awaykit.screen.patients.matches import Kind, Scope, Setting, bare
from awaykit.wording import date_without_weekday

_CASE = re.compile(r"\.key_cases\[")
_WORK = re.compile(r"\.(?:contributions\[|feedback\[[0-9]+\]\.(?:said|changed)$)")
_SHORTEST = 3


def scope_of(place: str) -> Scope:
    """How much a text at this place of the dossier is about patients."""
    if _CASE.search(place):
        return Scope.CASE
    return Scope.WORK if _WORK.search(place) else Scope.OWN


def own_words_of(dossier: Dossier) -> frozenset[str]:
    """Words of the dossier's own names, casefolded, and its own addresses and numbers without signs.

    None of them is a patient's: a case may name the hospital, its town, and who supervised it.
    """
    words = {
        word.casefold()
        for value in _names(dossier)
        for word in re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)*", value)
        if len(word) >= _SHORTEST
    }
    return frozenset(words | {bare(value) for value in _addresses(dossier)})


def _names(dossier: Dossier) -> Iterator[str]:
    applicant = dossier.applicant
    yield from _given(applicant.name.full, applicant.name.preferred, applicant.name.own_script)
    yield from _given(applicant.referred_to_as, applicant.contact.city, applicant.contact.country)
    yield from applicant.citizenships
    if applicant.school:
        yield from _given(applicant.school.name, applicant.school.city, applicant.school.country)
        yield from applicant.school.agreements
    for entry in dossier.education:
        yield from _given(entry.institution, entry.city, entry.country)
    for experience in dossier.experiences:
        yield from _given(experience.organization, experience.city, experience.region, experience.country)
    for work in dossier.scholarly_work:
        yield from (work.title, *work.authors, *_given(work.where))
    for award in dossier.awards:
        yield from _given(award.title, award.from_whom)
    yield from _of_rotations(dossier)
    yield from _of_programs(dossier)


def _of_rotations(dossier: Dossier) -> Iterator[str]:
    for rotation in dossier.rotations:
        yield from _given(rotation.site, rotation.city, rotation.service)
        for writer in rotation.letter_writers:
            yield from _given(writer.name, writer.greeting, writer.title, writer.role)


def _of_programs(dossier: Dossier) -> Iterator[str]:
    for program in dossier.programs:
        yield from _given(program.name, program.hospital, program.city)
        request = program.rotation
        if request and request.contact:
            yield from _given(request.contact.name, request.contact.greeting)
        for alumnus in request.alumni if request else ():
            yield from _given(alumnus.name, alumnus.greeting)


def _addresses(dossier: Dossier) -> Iterator[str]:
    contact = dossier.applicant.contact
    yield from _given(contact.email, contact.phone)
    for _, writer in dossier.writers():
        yield from _given(writer.email)
    for program in dossier.programs:
        yield from _given(program.website)
        if program.rotation and program.rotation.contact:
            yield from _given(program.rotation.contact.email, program.rotation.contact.phone)


def _given(*values: str | None) -> Iterator[str]:
    return (value for value in values if value)


_MOST_SHOWN = 3
_LONGEST_SHOWN = 50
_MOST_WORDS_SHOWN = 5


def identifier_remarks(
    kind: Kind, hint: str, dossier: Dossier, plan: Plan, texts: Sequence[FieldText]
) -> Iterator[Remark]:
    """A remark for each text that shows this kind, and for every paper that prints it."""
    from awaykit.screen.patients.screen import found  # its patterns take a while to compile

    known = own_words_of(dossier)
    for field in texts:
        setting = Setting(scope=scope_of(field.place), known=known, today=plan.today)
        if pieces := found(field.text, kind, setting):
            yield from field.remarks(_message(pieces, kind), hint)


def _message(pieces: Sequence[str], kind: Kind) -> str:
    """For example: “Mr. Hollis” and “Rose” read like what a person is called."""
    shown = [f"“{_shortened(piece)}”" for piece in pieces[:_MOST_SHOWN]]
    if more := len(pieces) - len(shown):
        shown.append(f"{more} more")
    listed = shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"
    if len(pieces) == 1:
        return f"{listed} reads like {kind.one}."
    return f"{listed} read like {kind.several}."


def _shortened(piece: str) -> str:
    words = piece.split()
    cut = " ".join(words[:_MOST_WORDS_SHOWN])[:_LONGEST_SHOWN]
    return cut if cut == piece else f"{cut}…"


_CHECKED = date(2026, 11, 1)
OWN_WORDS = "Key cases, contributions, feedback, words to writers, facts and reflections; statement, stories."
"""The texts that the screen reads: those of the first half hold their papers, the last ones only warn."""


def safe_harbor(letter: str) -> tuple[Source, ...]:
    """The paragraph of the rule that lists this kind, and the guide's own word on patients."""
    return (official(f"45 CFR 164.514(b)(2)(i)({letter})", _CHECKED), guide("5.2"))


@rule(
    "PRV001",
    "A name, or what tells as much as one",
    on=TextsRule,
    looks_at=OWN_WORDS,
    importance=Importance.HIGH,
    confidence=Confidence.LIKELY,
    sources=safe_harbor("A"),
    holds=True,
)
def name_of_a_person(dossier: Dossier, plan: Plan, texts: Sequence[FieldText]) -> Iterator[Remark]:
    """A patient's name, nickname or initials, or a relative's, tells who the patient is.

    So does an office or a fame that one person has, such as the mayor's. Names in your dossier, of
    physicians with "Dr." and of diseases are left alone.

    Wrong when the word is the name of a drug, a test or a tool that the screen does not know, or of
    a colleague: then acknowledge the text.
    """
    hint = "Write who it is without a name: the patient, her husband, a retired official."
    yield from identifier_remarks(Kind.NAME, hint, dossier, plan, texts)


@rule(
    "PRV002",
    "A place smaller than a state",
    on=TextsRule,
    looks_at=OWN_WORDS,
    importance=Importance.HIGH,
    confidence=Confidence.LIKELY,
    sources=safe_harbor("B"),
    holds=True,
)
def place_of_a_patient(dossier: Dossier, plan: Plan, texts: Sequence[FieldText]) -> Iterator[Remark]:
    """An address, zip code, town, room or bed leads to a patient; so does a named home or employer.

    Wrong when the place is not where the patient lives, works or lies, for example the town of a
    meeting: then acknowledge the text.
    """
    hint = "Write what kind of place it is: a nursing home, her work, another hospital."
    yield from identifier_remarks(Kind.PLACE, hint, dossier, plan, texts)


@rule(
    "PRV003",
    "A date finer than a year",
    on=TextsRule,
    looks_at=OWN_WORDS,
    importance=Importance.HIGH,
    confidence=Confidence.LIKELY,
    sources=safe_harbor("C"),
    holds=True,
)
def date_of_a_patient(dossier: Dossier, plan: Plan, texts: Sequence[FieldText]) -> Iterator[Remark]:
    """A day, a month or a weekday of a patient's stay can be matched with other records.

    Wrong when the day is not the patient's, for example that of a lecture: then acknowledge the text.
    """
    hint = "Count the days instead: hospital day 3, two weeks later, the next morning."
    yield from identifier_remarks(Kind.DATE, hint, dossier, plan, texts)


@rule(
    "PRV004",
    "An age over 89",
    on=TextsRule,
    looks_at=OWN_WORDS,
    importance=Importance.HIGH,
    confidence=Confidence.LIKELY,
    sources=safe_harbor("C"),
    holds=True,
)
def age_over_89(dossier: Dossier, plan: Plan, texts: Sequence[FieldText]) -> Iterator[Remark]:
    """Few people are so old that an age from 90 up, or a year of birth that tells it, does not point to one.

    Wrong when the number is no age, or not a patient's or a relative's: then acknowledge the text.
    """
    hint = "Write 90+, or leave the age out."
    yield from identifier_remarks(Kind.AGE, hint, dossier, plan, texts)


_LEAVE_OUT = "Take it out: no reader needs it."


@rule(
    "PRV005",
    "A phone number",
    on=TextsRule,
    looks_at=OWN_WORDS,
    importance=Importance.HIGH,
    confidence=Confidence.LIKELY,
    sources=safe_harbor("D"),
    holds=True,
)
def phone_number(dossier: Dossier, plan: Plan, texts: Sequence[FieldText]) -> Iterator[Remark]:
    """A phone number leads straight to a patient or to the family.

    Wrong when the digits are a result or a range of doses: then acknowledge the text.
    """
    yield from identifier_remarks(Kind.PHONE, _LEAVE_OUT, dossier, plan, texts)


@rule(
    "PRV006",
    "A fax number",
    on=TextsRule,
    looks_at=OWN_WORDS,
    importance=Importance.HIGH,
    confidence=Confidence.LIKELY,
    sources=safe_harbor("E"),
    holds=True,
)
def fax_number(dossier: Dossier, plan: Plan, texts: Sequence[FieldText]) -> Iterator[Remark]:
    """A fax number leads to a patient, or to the office that knows them.

    Wrong when the digits are something else: then acknowledge the text.
    """
    yield from identifier_remarks(Kind.FAX, _LEAVE_OUT, dossier, plan, texts)


@rule(
    "PRV007",
    "An e-mail address",
    on=TextsRule,
    looks_at=OWN_WORDS,
    importance=Importance.HIGH,
    confidence=Confidence.LIKELY,
    sources=safe_harbor("F"),
    holds=True,
)
def email_address(dossier: Dossier, plan: Plan, texts: Sequence[FieldText]) -> Iterator[Remark]:
    """An e-mail address leads straight to one person.

    Wrong when the address is a public one, of a library or a society: then acknowledge the text.
    """
    yield from identifier_remarks(Kind.EMAIL, _LEAVE_OUT, dossier, plan, texts)


@rule(
    "PRV008",
    "A Social Security number",
    on=TextsRule,
    looks_at=OWN_WORDS,
    importance=Importance.HIGH,
    confidence=Confidence.LIKELY,
    sources=safe_harbor("G"),
    holds=True,
)
def social_security_number(dossier: Dossier, plan: Plan, texts: Sequence[FieldText]) -> Iterator[Remark]:
    """A Social Security number, or its last digits, stands for one person only.

    Wrong when the digits are something else: then acknowledge the text.
    """
    yield from identifier_remarks(Kind.SSN, _LEAVE_OUT, dossier, plan, texts)


@rule(
    "PRV009",
    "A record number",
    on=TextsRule,
    looks_at=OWN_WORDS,
    importance=Importance.HIGH,
    confidence=Confidence.LIKELY,
    sources=safe_harbor("H"),
    holds=True,
)
def record_number(dossier: Dossier, plan: Plan, texts: Sequence[FieldText]) -> Iterator[Remark]:
    """A number of a record, a visit or a specimen opens one patient's chart to those who have access.

    Wrong when the number is a result or of a publication: then acknowledge the text.
    """
    yield from identifier_remarks(Kind.RECORD, _LEAVE_OUT, dossier, plan, texts)


@rule(
    "PRV010",
    "A health-plan number",
    on=TextsRule,
    looks_at=OWN_WORDS,
    importance=Importance.HIGH,
    confidence=Confidence.LIKELY,
    sources=safe_harbor("I"),
    holds=True,
)
def health_plan_number(dossier: Dossier, plan: Plan, texts: Sequence[FieldText]) -> Iterator[Remark]:
    """A member or policy number stands for one insured person.

    Wrong when the number is not one person's: then acknowledge the text.
    """
    yield from identifier_remarks(Kind.PLAN, _LEAVE_OUT, dossier, plan, texts)


@rule(
    "PRV011",
    "An account number",
    on=TextsRule,
    looks_at=OWN_WORDS,
    importance=Importance.HIGH,
    confidence=Confidence.LIKELY,
    sources=safe_harbor("J"),
    holds=True,
)
def account_number(dossier: Dossier, plan: Plan, texts: Sequence[FieldText]) -> Iterator[Remark]:
    """The number of an account, a bill or a card stands for one person.

    Wrong when the number is not one person's: then acknowledge the text.
    """
    yield from identifier_remarks(Kind.ACCOUNT, _LEAVE_OUT, dossier, plan, texts)


@rule(
    "PRV012",
    "A number of a license or certificate",
    on=TextsRule,
    looks_at=OWN_WORDS,
    importance=Importance.HIGH,
    confidence=Confidence.LIKELY,
    sources=safe_harbor("K"),
    holds=True,
)
def licence_number(dossier: Dossier, plan: Plan, texts: Sequence[FieldText]) -> Iterator[Remark]:
    """The number of a license, a passport or a certificate stands for one person.

    Wrong when the number is your own or not one person's: then acknowledge the text.
    """
    yield from identifier_remarks(Kind.LICENCE, _LEAVE_OUT, dossier, plan, texts)


@rule(
    "PRV013",
    "A number of a vehicle",
    on=TextsRule,
    looks_at=OWN_WORDS,
    importance=Importance.HIGH,
    confidence=Confidence.LIKELY,
    sources=safe_harbor("L"),
    holds=True,
)
def vehicle_number(dossier: Dossier, plan: Plan, texts: Sequence[FieldText]) -> Iterator[Remark]:
    """A license plate or a vehicle's number leads to its owner.

    Wrong when the letters and digits are something else: then acknowledge the text.
    """
    yield from identifier_remarks(Kind.VEHICLE, _LEAVE_OUT, dossier, plan, texts)


@rule(
    "PRV014",
    "A number of a device",
    on=TextsRule,
    looks_at=OWN_WORDS,
    importance=Importance.HIGH,
    confidence=Confidence.LIKELY,
    sources=safe_harbor("M"),
    holds=True,
)
def device_number(dossier: Dossier, plan: Plan, texts: Sequence[FieldText]) -> Iterator[Remark]:
    """The serial number of an implant or a device is recorded with the name of who carries it.

    Wrong when the number is the model's, the same for all: then acknowledge the text.
    """
    yield from identifier_remarks(Kind.DEVICE, _LEAVE_OUT, dossier, plan, texts)


@rule(
    "PRV015",
    "A web address",
    on=TextsRule,
    looks_at=OWN_WORDS,
    importance=Importance.HIGH,
    confidence=Confidence.LIKELY,
    sources=safe_harbor("N"),
    holds=True,
)
def web_address(dossier: Dossier, plan: Plan, texts: Sequence[FieldText]) -> Iterator[Remark]:
    """A page on the web, or a name on a network, can show who a patient is.

    Wrong when the page is a public source of medicine: then acknowledge the text.
    """
    yield from identifier_remarks(Kind.URL, _LEAVE_OUT, dossier, plan, texts)


@rule(
    "PRV016",
    "An IP address",
    on=TextsRule,
    looks_at=OWN_WORDS,
    importance=Importance.HIGH,
    confidence=Confidence.LIKELY,
    sources=safe_harbor("O"),
    holds=True,
)
def ip_address(dossier: Dossier, plan: Plan, texts: Sequence[FieldText]) -> Iterator[Remark]:
    """An IP address leads to a household.

    Wrong when the digits are something else, such as a version: then acknowledge the text.
    """
    yield from identifier_remarks(Kind.IP, _LEAVE_OUT, dossier, plan, texts)


_KEY = "cases_hold_no_identifiers"
_PLACE = f"settings.{_KEY}"
_PACKET = "letter-packet"


def _is_packet(words: Words) -> bool:
    return words.kind == _PACKET


@rule(
    "PRV020",
    "Your word on the cases is missing",
    looks_at="The day in settings on which you looked through the cases, for packets that print some.",
    importance=Importance.HIGH,
    sources=[
        guide("5.2"),
        rule_of_thumb("A screen finds what it knows; only who wrote a case knows the patient"),
    ],
    reads=_is_packet,
    holds=True,
    answered_by=f"settings:\n  {_KEY}: the day on which you read them, like 2027-04-28\n",
)
def cases_attested(dossier: Dossier, plan: Plan, papers: Sequence[Words]) -> Iterator[Remark]:
    """The screen can overlook a name; so you read each case yourself, and write down the day.

    A day before the rotation began cannot be about its cases. Before the writer's yes this only warns.

    Wrong when you looked through the cases and did not write the day down: then write it down.
    """
    attested = dossier.settings.cases_hold_no_identifiers
    for words in papers:
        began = _first_day_of_cases(dossier, words)
        if began is None or (attested and attested >= began):
            continue
        yield Remark(
            message=_attestation_message(attested),
            hint=_hint(plan.today, began),
            place=_PLACE,
            paper=words.paper if _is_promised(plan, words.reader) else None,
        )


def _first_day_of_cases(dossier: Dossier, words: Words) -> date | None:
    """The first day of the latest rotation whose cases the paper prints; None when it prints no case."""
    begun = [
        rotation.starts or date.min
        for row, rotation in enumerate(dossier.rotations)
        for column in range(len(rotation.key_cases))
        if words.prints_place(f"rotations[{row}].key_cases[{column}]")
    ]
    return max(begun, default=None)


def _hint(today: date, began: date) -> str:
    if today < began:
        return "These cases are from a rotation that has not begun: check its first day."
    return f"Read each case, then write under settings: {_KEY}: {today}"


def _attestation_message(attested: date | None) -> str:
    if attested is None:
        return "You have not written down yet that the key cases hold nothing that names a patient."
    day = date_without_weekday(attested)
    return f"You looked through the cases on {day}, before this rotation began."


def _is_promised(plan: Plan, writer: str) -> bool:
    """Whether the writer has said yes, so that the packet can go out."""
    return any(letter.writer.id == writer and letter.state.is_promised for letter in plan.letters)
