"""PRV: what could tell who a patient is, in the applicant's own words: names, places, dates, ages.

A screen says "nothing found", never that a text is safe: hospital and rotation dates tell month and
place anyhow. Two of the eighteen kinds are out of its reach, since no text can show them: biometrics
and photographs of faces.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from awaykit.model.dossier import Dossier
from awaykit.planning.plan import Plan
from awaykit.review.findings import Importance, Remark
from awaykit.review.identifiers import identifier_remarks
from awaykit.review.rules import rule_on_texts
from awaykit.review.screening.clues import Kind
from awaykit.review.sources import Source, guide, official
from awaykit.review.texts import FieldText

_CHECKED = date(2026, 11, 1)
OWN_WORDS = "Key cases, contributions, feedback, words to writers, facts and reflections; statement, stories."
"""The texts that the screen reads: those of the first half hold their papers, the last ones only warn."""


def safe_harbor(letter: str) -> tuple[Source, ...]:
    """The paragraph of the rule that lists this kind, and the guide's own word on patients."""
    return (official(f"45 CFR 164.514(b)(2)(i)({letter})", _CHECKED), guide("5.2"))


@rule_on_texts(
    "PRV001",
    "A name, or what tells as much as one",
    looks_at=OWN_WORDS,
    importance=Importance.HIGH,
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


@rule_on_texts(
    "PRV002",
    "A place smaller than a state",
    looks_at=OWN_WORDS,
    importance=Importance.HIGH,
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


@rule_on_texts(
    "PRV003",
    "A date finer than a year",
    looks_at=OWN_WORDS,
    importance=Importance.HIGH,
    sources=safe_harbor("C"),
    holds=True,
)
def date_of_a_patient(dossier: Dossier, plan: Plan, texts: Sequence[FieldText]) -> Iterator[Remark]:
    """A day, a month or a weekday of a patient's stay can be matched with other records.

    Wrong when the day is not the patient's, for example that of a lecture: then acknowledge the text.
    """
    hint = "Count the days instead: hospital day 3, two weeks later, the next morning."
    yield from identifier_remarks(Kind.DATE, hint, dossier, plan, texts)


@rule_on_texts(
    "PRV004",
    "An age over 89",
    looks_at=OWN_WORDS,
    importance=Importance.HIGH,
    sources=safe_harbor("C"),
    holds=True,
)
def age_over_89(dossier: Dossier, plan: Plan, texts: Sequence[FieldText]) -> Iterator[Remark]:
    """Few people are so old that an age from 90 up, or a year of birth that tells it, does not point to one.

    Wrong when the number is no age, or not a patient's or a relative's: then acknowledge the text.
    """
    hint = "Write 90+, or leave the age out."
    yield from identifier_remarks(Kind.AGE, hint, dossier, plan, texts)
