"""Rules on patients' privacy."""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date

from awaykit.model.dossier import Dossier
from awaykit.plan.plan import Plan
from awaykit.review.findings import Confidence, Importance, Remark, guide, official, rule_of_thumb
from awaykit.review.rule import OnTexts, TextsRule, rule
from awaykit.review.texts import FieldText, Words
from awaykit.screen.patients.matches import Kind, Scope, Setting, bare
from awaykit.screen.patients.screen import found
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
        for word in re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)*", value or "")
        if len(word) >= _SHORTEST
    }
    contact = dossier.applicant.contact
    addresses = [contact.email, contact.phone, *(writer.email for _, writer in dossier.writers())]
    for program in dossier.programs:
        addresses.append(program.website)
        if program.rotation and program.rotation.contact:
            addresses += [program.rotation.contact.email, program.rotation.contact.phone]
    return frozenset(words | {bare(value) for value in addresses if value})


def _names(dossier: Dossier) -> Iterator[str | None]:
    applicant = dossier.applicant
    yield from (applicant.name.full, applicant.name.preferred, applicant.name.own_script)
    yield from (applicant.referred_to_as, applicant.contact.city, applicant.contact.country)
    yield from applicant.citizenships
    school = applicant.school
    yield from (school.name, school.city, school.country, *school.agreements) if school else ()
    for entry in dossier.education:
        yield from (entry.institution, entry.city, entry.country)
    for experience in dossier.experiences:
        yield from (experience.organization, experience.city, experience.region, experience.country)
    for work in dossier.scholarly_work:
        yield from (work.title, *work.authors, work.where)
    for award in dossier.awards:
        yield from (award.title, award.from_whom)
    for rotation in dossier.rotations:
        yield from (rotation.site, rotation.city, rotation.service)
        for writer in rotation.letter_writers:
            yield from (writer.name, writer.greeting, writer.title, writer.role)
    for program in dossier.programs:
        yield from (program.name, program.hospital, program.city)
        request = program.rotation
        contact = request.contact if request else None
        yield from (contact.name, contact.greeting) if contact else ()
        for alumnus in request.alumni if request else ():
            yield from (alumnus.name, alumnus.greeting)


_MOST_SHOWN = 3
_LONGEST_SHOWN = 50
_MOST_WORDS_SHOWN = 5


def identifier_remarks(
    kind: Kind, hint: str, dossier: Dossier, plan: Plan, texts: Sequence[FieldText]
) -> Iterator[Remark]:
    """A remark for each text that shows this kind, and for every paper that prints it.

    For example: “Mr. Hollis” and “Rose” read like what people are called.
    """
    known = own_words_of(dossier)
    for field in texts:
        pieces = found(field.text, kind, Setting(scope=scope_of(field.place), known=known, today=plan.today))
        if not pieces:
            continue
        cut = [" ".join(piece.split()[:_MOST_WORDS_SHOWN])[:_LONGEST_SHOWN] for piece in pieces[:_MOST_SHOWN]]
        shown = [
            f"“{part}”" if part == piece else f"“{part}…”" for part, piece in zip(cut, pieces, strict=False)
        ]
        if more := len(pieces) - len(shown):
            shown.append(f"{more} more")
        if len(pieces) == 1:
            message = f"{shown[0]} reads like {kind.one}."
        else:
            message = f"{', '.join(shown[:-1])} and {shown[-1]} read like {kind.several}."
        yield from field.remarks(message, hint)


_CHECKED = date(2026, 11, 1)
OWN_WORDS = "Key cases, contributions, feedback, words to writers, facts and reflections; statement, stories."
"""The texts that the screen reads: those of the first half hold their papers, the last ones only warn."""


def _on_safe_harbor(code: str, title: str, *, paragraph: str) -> Callable[[OnTexts], TextsRule]:
    """Make a function a rule on one kind of identifier, by the paragraph of the regulation that lists it."""
    return rule(
        code,
        title,
        on=TextsRule,
        looks_at=OWN_WORDS,
        importance=Importance.HIGH,
        confidence=Confidence.LIKELY,
        sources=(official(f"45 CFR 164.514(b)(2)(i)({paragraph})", _CHECKED), guide("5.2")),
        holds=True,
    )


@_on_safe_harbor("PRV001", "A name, or what tells as much as one", paragraph="A")
def name_of_a_person(dossier: Dossier, plan: Plan, texts: Sequence[FieldText]) -> Iterator[Remark]:
    """A patient's name, nickname or initials, or a relative's, tells who the patient is.

    So does an office or a fame that one person has, such as the mayor's. Names in your dossier, of
    physicians with "Dr." and of diseases are left alone.

    Wrong when the word is the name of a drug, a test or a tool that the screen does not know, or of
    a colleague: then acknowledge the text.
    """
    hint = "Write who it is without a name: the patient, her husband, a retired official."
    yield from identifier_remarks(Kind.NAME, hint, dossier, plan, texts)


@_on_safe_harbor("PRV002", "A place smaller than a state", paragraph="B")
def place_of_a_patient(dossier: Dossier, plan: Plan, texts: Sequence[FieldText]) -> Iterator[Remark]:
    """An address, zip code, town, room or bed leads to a patient; so does a named home or employer.

    Wrong when the place is not where the patient lives, works or lies, for example the town of a
    meeting: then acknowledge the text.
    """
    hint = "Write what kind of place it is: a nursing home, her work, another hospital."
    yield from identifier_remarks(Kind.PLACE, hint, dossier, plan, texts)


@_on_safe_harbor("PRV003", "A date finer than a year", paragraph="C")
def date_of_a_patient(dossier: Dossier, plan: Plan, texts: Sequence[FieldText]) -> Iterator[Remark]:
    """A day, a month or a weekday of a patient's stay can be matched with other records.

    Wrong when the day is not the patient's, for example that of a lecture: then acknowledge the text.
    """
    hint = "Count the days instead: hospital day 3, two weeks later, the next morning."
    yield from identifier_remarks(Kind.DATE, hint, dossier, plan, texts)


@_on_safe_harbor("PRV004", "An age over 89", paragraph="C")
def age_over_89(dossier: Dossier, plan: Plan, texts: Sequence[FieldText]) -> Iterator[Remark]:
    """Few people are so old that an age from 90 up, or a year of birth that tells it, does not point to one.

    Wrong when the number is no age, or not a patient's or a relative's: then acknowledge the text.
    """
    hint = "Write 90+, or leave the age out."
    yield from identifier_remarks(Kind.AGE, hint, dossier, plan, texts)


_LEAVE_OUT = "Take it out: no reader needs it."


@_on_safe_harbor("PRV005", "A phone number", paragraph="D")
def phone_number(dossier: Dossier, plan: Plan, texts: Sequence[FieldText]) -> Iterator[Remark]:
    """A phone number leads straight to a patient or to the family.

    Wrong when the digits are a result or a range of doses: then acknowledge the text.
    """
    yield from identifier_remarks(Kind.PHONE, _LEAVE_OUT, dossier, plan, texts)


@_on_safe_harbor("PRV006", "A fax number", paragraph="E")
def fax_number(dossier: Dossier, plan: Plan, texts: Sequence[FieldText]) -> Iterator[Remark]:
    """A fax number leads to a patient, or to the office that knows them.

    Wrong when the digits are something else: then acknowledge the text.
    """
    yield from identifier_remarks(Kind.FAX, _LEAVE_OUT, dossier, plan, texts)


@_on_safe_harbor("PRV007", "An e-mail address", paragraph="F")
def email_address(dossier: Dossier, plan: Plan, texts: Sequence[FieldText]) -> Iterator[Remark]:
    """An e-mail address leads straight to one person.

    Wrong when the address is a public one, of a library or a society: then acknowledge the text.
    """
    yield from identifier_remarks(Kind.EMAIL, _LEAVE_OUT, dossier, plan, texts)


@_on_safe_harbor("PRV008", "A Social Security number", paragraph="G")
def social_security_number(dossier: Dossier, plan: Plan, texts: Sequence[FieldText]) -> Iterator[Remark]:
    """A Social Security number, or its last digits, stands for one person only.

    Wrong when the digits are something else: then acknowledge the text.
    """
    yield from identifier_remarks(Kind.SSN, _LEAVE_OUT, dossier, plan, texts)


@_on_safe_harbor("PRV009", "A record number", paragraph="H")
def record_number(dossier: Dossier, plan: Plan, texts: Sequence[FieldText]) -> Iterator[Remark]:
    """A number of a record, a visit or a specimen opens one patient's chart to those who have access.

    Wrong when the number is a result or of a publication: then acknowledge the text.
    """
    yield from identifier_remarks(Kind.RECORD, _LEAVE_OUT, dossier, plan, texts)


@_on_safe_harbor("PRV010", "A health-plan number", paragraph="I")
def health_plan_number(dossier: Dossier, plan: Plan, texts: Sequence[FieldText]) -> Iterator[Remark]:
    """A member or policy number stands for one insured person.

    Wrong when the number is not one person's: then acknowledge the text.
    """
    yield from identifier_remarks(Kind.PLAN, _LEAVE_OUT, dossier, plan, texts)


@_on_safe_harbor("PRV011", "An account number", paragraph="J")
def account_number(dossier: Dossier, plan: Plan, texts: Sequence[FieldText]) -> Iterator[Remark]:
    """The number of an account, a bill or a card stands for one person.

    Wrong when the number is not one person's: then acknowledge the text.
    """
    yield from identifier_remarks(Kind.ACCOUNT, _LEAVE_OUT, dossier, plan, texts)


@_on_safe_harbor("PRV012", "A number of a license or certificate", paragraph="K")
def licence_number(dossier: Dossier, plan: Plan, texts: Sequence[FieldText]) -> Iterator[Remark]:
    """The number of a license, a passport or a certificate stands for one person.

    Wrong when the number is your own or not one person's: then acknowledge the text.
    """
    yield from identifier_remarks(Kind.LICENCE, _LEAVE_OUT, dossier, plan, texts)


@_on_safe_harbor("PRV013", "A number of a vehicle", paragraph="L")
def vehicle_number(dossier: Dossier, plan: Plan, texts: Sequence[FieldText]) -> Iterator[Remark]:
    """A license plate or a vehicle's number leads to its owner.

    Wrong when the letters and digits are something else: then acknowledge the text.
    """
    yield from identifier_remarks(Kind.VEHICLE, _LEAVE_OUT, dossier, plan, texts)


@_on_safe_harbor("PRV014", "A number of a device", paragraph="M")
def device_number(dossier: Dossier, plan: Plan, texts: Sequence[FieldText]) -> Iterator[Remark]:
    """The serial number of an implant or a device is recorded with the name of who carries it.

    Wrong when the number is the model's, the same for all: then acknowledge the text.
    """
    yield from identifier_remarks(Kind.DEVICE, _LEAVE_OUT, dossier, plan, texts)


@_on_safe_harbor("PRV015", "A web address", paragraph="N")
def web_address(dossier: Dossier, plan: Plan, texts: Sequence[FieldText]) -> Iterator[Remark]:
    """A page on the web, or a name on a network, can show who a patient is.

    Wrong when the page is a public source of medicine: then acknowledge the text.
    """
    yield from identifier_remarks(Kind.URL, _LEAVE_OUT, dossier, plan, texts)


@_on_safe_harbor("PRV016", "An IP address", paragraph="O")
def ip_address(dossier: Dossier, plan: Plan, texts: Sequence[FieldText]) -> Iterator[Remark]:
    """An IP address leads to a household.

    Wrong when the digits are something else, such as a version: then acknowledge the text.
    """
    yield from identifier_remarks(Kind.IP, _LEAVE_OUT, dossier, plan, texts)


_KEY = "cases_hold_no_identifiers"


@rule(
    "PRV020",
    "Your word on the cases is missing",
    looks_at="The day in settings on which you looked through the cases, for packets that print some.",
    importance=Importance.HIGH,
    sources=[
        guide("5.2"),
        rule_of_thumb("A screen finds what it knows; only who wrote a case knows the patient"),
    ],
    reads=lambda words: words.kind == "letter-packet",
    holds=True,
    answered_by=f"settings:\n  {_KEY}: the day on which you read them, like 2027-04-28\n",
)
def cases_attested(dossier: Dossier, plan: Plan, papers: Sequence[Words]) -> Iterator[Remark]:
    """The screen can overlook a name; so you read each case yourself, and write down the day.

    A day before the rotation began cannot be about its cases. Before the writer's yes this only warns.

    Wrong when you looked through the cases and did not write the day down: then write it down.
    """
    attested = dossier.settings.cases_hold_no_identifiers
    message = "You have not written down yet that the key cases hold nothing that names a patient."
    if attested:
        day = date_without_weekday(attested)
        message = f"You looked through the cases on {day}, before this rotation began."
    promised = {letter.writer.id for letter in plan.letters if letter.state.is_promised}
    for words in papers:
        begun = [
            rotation.starts or date.min
            for row, rotation in enumerate(dossier.rotations)
            for column in range(len(rotation.key_cases))
            if words.prints_place(f"rotations[{row}].key_cases[{column}]")
        ]
        began = max(begun, default=None)
        if began is None or (attested and attested >= began):
            continue
        hint = f"Read each case, then write under settings: {_KEY}: {plan.today}"
        if plan.today < began:
            hint = "These cases are from a rotation that has not begun: check its first day."
        paper = words.paper if words.reader in promised else None
        yield Remark(message=message, hint=hint, place=f"settings.{_KEY}", paper=paper)
