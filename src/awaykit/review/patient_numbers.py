"""PRV: numbers and addresses that lead to one patient, in the applicant's own words."""

from collections.abc import Iterator, Sequence

from awaykit.model.dossier import Dossier
from awaykit.planning.plan import Plan
from awaykit.review.findings import Importance, Remark
from awaykit.review.identifiers import identifier_remarks
from awaykit.review.patients import OWN_WORDS, safe_harbor
from awaykit.review.rules import rule_on_texts
from awaykit.review.screening.clues import Kind
from awaykit.review.texts import FieldText

_LEAVE_OUT = "Take it out: no reader needs it."


@rule_on_texts(
    "PRV005",
    "A phone number",
    looks_at=OWN_WORDS,
    importance=Importance.HIGH,
    sources=safe_harbor("D"),
    holds=True,
)
def phone_number(dossier: Dossier, plan: Plan, texts: Sequence[FieldText]) -> Iterator[Remark]:
    """A phone number leads straight to a patient or to the family.

    Wrong when the digits are a result or a range of doses: then acknowledge the text.
    """
    yield from identifier_remarks(Kind.PHONE, _LEAVE_OUT, dossier, plan, texts)


@rule_on_texts(
    "PRV006",
    "A fax number",
    looks_at=OWN_WORDS,
    importance=Importance.HIGH,
    sources=safe_harbor("E"),
    holds=True,
)
def fax_number(dossier: Dossier, plan: Plan, texts: Sequence[FieldText]) -> Iterator[Remark]:
    """A fax number leads to a patient, or to the office that knows them.

    Wrong when the digits are something else: then acknowledge the text.
    """
    yield from identifier_remarks(Kind.FAX, _LEAVE_OUT, dossier, plan, texts)


@rule_on_texts(
    "PRV007",
    "An e-mail address",
    looks_at=OWN_WORDS,
    importance=Importance.HIGH,
    sources=safe_harbor("F"),
    holds=True,
)
def email_address(dossier: Dossier, plan: Plan, texts: Sequence[FieldText]) -> Iterator[Remark]:
    """An e-mail address leads straight to one person.

    Wrong when the address is a public one, of a library or a society: then acknowledge the text.
    """
    yield from identifier_remarks(Kind.EMAIL, _LEAVE_OUT, dossier, plan, texts)


@rule_on_texts(
    "PRV008",
    "A Social Security number",
    looks_at=OWN_WORDS,
    importance=Importance.HIGH,
    sources=safe_harbor("G"),
    holds=True,
)
def social_security_number(dossier: Dossier, plan: Plan, texts: Sequence[FieldText]) -> Iterator[Remark]:
    """A Social Security number, or its last digits, stands for one person only.

    Wrong when the digits are something else: then acknowledge the text.
    """
    yield from identifier_remarks(Kind.SSN, _LEAVE_OUT, dossier, plan, texts)


@rule_on_texts(
    "PRV009",
    "A record number",
    looks_at=OWN_WORDS,
    importance=Importance.HIGH,
    sources=safe_harbor("H"),
    holds=True,
)
def record_number(dossier: Dossier, plan: Plan, texts: Sequence[FieldText]) -> Iterator[Remark]:
    """A number of a record, a visit or a specimen opens one patient's chart to those who have access.

    Wrong when the number is a result or of a publication: then acknowledge the text.
    """
    yield from identifier_remarks(Kind.RECORD, _LEAVE_OUT, dossier, plan, texts)


@rule_on_texts(
    "PRV010",
    "A health-plan number",
    looks_at=OWN_WORDS,
    importance=Importance.HIGH,
    sources=safe_harbor("I"),
    holds=True,
)
def health_plan_number(dossier: Dossier, plan: Plan, texts: Sequence[FieldText]) -> Iterator[Remark]:
    """A member or policy number stands for one insured person.

    Wrong when the number is not one person's: then acknowledge the text.
    """
    yield from identifier_remarks(Kind.PLAN, _LEAVE_OUT, dossier, plan, texts)


@rule_on_texts(
    "PRV011",
    "An account number",
    looks_at=OWN_WORDS,
    importance=Importance.HIGH,
    sources=safe_harbor("J"),
    holds=True,
)
def account_number(dossier: Dossier, plan: Plan, texts: Sequence[FieldText]) -> Iterator[Remark]:
    """The number of an account, a bill or a card stands for one person.

    Wrong when the number is not one person's: then acknowledge the text.
    """
    yield from identifier_remarks(Kind.ACCOUNT, _LEAVE_OUT, dossier, plan, texts)


@rule_on_texts(
    "PRV012",
    "A number of a license or certificate",
    looks_at=OWN_WORDS,
    importance=Importance.HIGH,
    sources=safe_harbor("K"),
    holds=True,
)
def licence_number(dossier: Dossier, plan: Plan, texts: Sequence[FieldText]) -> Iterator[Remark]:
    """The number of a license, a passport or a certificate stands for one person.

    Wrong when the number is your own or not one person's: then acknowledge the text.
    """
    yield from identifier_remarks(Kind.LICENCE, _LEAVE_OUT, dossier, plan, texts)


@rule_on_texts(
    "PRV013",
    "A number of a vehicle",
    looks_at=OWN_WORDS,
    importance=Importance.HIGH,
    sources=safe_harbor("L"),
    holds=True,
)
def vehicle_number(dossier: Dossier, plan: Plan, texts: Sequence[FieldText]) -> Iterator[Remark]:
    """A license plate or a vehicle's number leads to its owner.

    Wrong when the letters and digits are something else: then acknowledge the text.
    """
    yield from identifier_remarks(Kind.VEHICLE, _LEAVE_OUT, dossier, plan, texts)


@rule_on_texts(
    "PRV014",
    "A number of a device",
    looks_at=OWN_WORDS,
    importance=Importance.HIGH,
    sources=safe_harbor("M"),
    holds=True,
)
def device_number(dossier: Dossier, plan: Plan, texts: Sequence[FieldText]) -> Iterator[Remark]:
    """The serial number of an implant or a device is recorded with the name of who carries it.

    Wrong when the number is the model's, the same for all: then acknowledge the text.
    """
    yield from identifier_remarks(Kind.DEVICE, _LEAVE_OUT, dossier, plan, texts)


@rule_on_texts(
    "PRV015",
    "A web address",
    looks_at=OWN_WORDS,
    importance=Importance.HIGH,
    sources=safe_harbor("N"),
    holds=True,
)
def web_address(dossier: Dossier, plan: Plan, texts: Sequence[FieldText]) -> Iterator[Remark]:
    """A page on the web, or a name on a network, can show who a patient is.

    Wrong when the page is a public source of medicine: then acknowledge the text.
    """
    yield from identifier_remarks(Kind.URL, _LEAVE_OUT, dossier, plan, texts)


@rule_on_texts(
    "PRV016",
    "An IP address",
    looks_at=OWN_WORDS,
    importance=Importance.HIGH,
    sources=safe_harbor("O"),
    holds=True,
)
def ip_address(dossier: Dossier, plan: Plan, texts: Sequence[FieldText]) -> Iterator[Remark]:
    """An IP address leads to a household.

    Wrong when the digits are something else, such as a version: then acknowledge the text.
    """
    yield from identifier_remarks(Kind.IP, _LEAVE_OUT, dossier, plan, texts)
