"""Page three of a request packet: the patients whom this writer supervised."""

from dataclasses import dataclass

from awaykit.documents.paper import told
from awaykit.documents.people import begun
from awaykit.model.rotations import Age, KeyCase, Sex
from awaykit.planning.letters import LetterPlan

_WORDS = {
    Sex.WOMAN: ("woman", "her", "girl"),
    Sex.MAN: ("man", "his", "boy"),
    Sex.OTHER: ("person", "their", "patient"),
}
"""For each sex: the noun, the possessive, the noun for a child. A sex that isn't told reads as a person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseEntry:
    """One key case: no date, no name, no place."""

    patient: str | None = told("Age by decade and sex, as it stands in the margin: Man in his 60s")
    problem: str = told("The problem, in a line")
    competency: str | None = told("ACGME competency, as it stands below the patient")
    i_did: str = told("What the applicant did")
    outcome: str | None = told("What came of it")
    learned: str | None = told("What the applicant learned")


def case_entries(letter: LetterPlan) -> tuple[CaseEntry, ...]:
    """The chosen cases of this writer, in the order chosen by planning."""
    return tuple(_entry(case) for case in letter.cases)


def _entry(case: KeyCase) -> CaseEntry:
    patient = patient_in_words(case.age, case.sex)
    return CaseEntry(
        patient=begun(patient) if patient else None,
        problem=case.problem,
        competency=case.competency.value if case.competency else None,
        i_did=case.i_did,
        outcome=case.outcome,
        learned=case.learned,
    )


def patient_in_words(age: Age | None, sex: Sex | None) -> str | None:
    """Age by decade and sex as a case begins: "man in his 60s", "woman aged 90 or over", "boy under 18"."""
    if age is None:
        return sex.value if sex else None
    who, possessive, child = _WORDS[sex or Sex.OTHER]
    if age is Age.CHILD:
        return f"{child} {age.value}"
    if age is Age.NINETY_UP:
        return f"{who} aged 90 or over"
    return f"{who}, {age.value}" if age is Age.TEENS else f"{who} in {possessive} {age.value}"
