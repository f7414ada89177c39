"""Page three of a request packet: the patients whom this writer supervised."""

from dataclasses import dataclass

from awaykit.documents.paper import told
from awaykit.model.rotations import Age, KeyCase, Sex
from awaykit.planning.letters import LetterPlan

_PERSON_OF_UNKNOWN_SEX = "person"


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseEntry:
    """One key case: no date, no name, no place."""

    patient: str | None = told("Age by decade and sex: man in his 60s")
    problem: str = told("The problem, in a line")
    competency: str | None = told("ACGME competency, as it stands in the margin")
    i_did: str = told("What the applicant did")
    outcome: str | None = told("What came of it")
    learned: str | None = told("What the applicant learned")


def case_entries(letter: LetterPlan) -> tuple[CaseEntry, ...]:
    """The chosen cases of this writer, in the order chosen by planning."""
    return tuple(_entry(case) for case in letter.cases)


def _entry(case: KeyCase) -> CaseEntry:
    return CaseEntry(
        patient=patient_in_words(case.age, case.sex),
        problem=case.problem,
        competency=case.competency.value if case.competency else None,
        i_did=case.i_did,
        outcome=case.outcome,
        learned=case.learned,
    )


def patient_in_words(age: Age | None, sex: Sex | None) -> str | None:
    """Age by decade and sex as a case begins: "man in his 60s", "woman over 89", "person in their 40s"."""
    if age is None:
        return sex.value if sex else None
    who = sex.value if sex else _PERSON_OF_UNKNOWN_SEX
    if age is Age.NINETY_UP:
        return f"{who} aged 90 or over"
    if age in {Age.CHILD, Age.TEENS}:
        return f"{who}, {age.value}"
    possessive = {Sex.MAN: "his", Sex.WOMAN: "her"}.get(sex, "their") if sex else "their"
    return f"{who} in {possessive} {age.value}"
