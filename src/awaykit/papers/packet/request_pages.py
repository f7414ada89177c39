"""The pages of a request packet: request, facts, key cases, statement, structured facts."""

from dataclasses import dataclass
from datetime import date

from awaykit.model.letters import LetterWriter
from awaykit.model.record import Statement
from awaykit.model.rotations import (
    Age,
    Competency,
    Contribution,
    KeyCase,
    RoleAllowed,
    Rotation,
    ServiceKind,
    Sex,
)
from awaykit.papers.paper import doc
from awaykit.papers.views import (
    DaysTogether,
    capitalized_first,
    teaching_role_in_words,
)
from awaykit.plan.letters import LetterPlan
from awaykit.plan.rotation_dates import whole_weeks
from awaykit.season.season import Season
from awaykit.wording import counted


@dataclass(frozen=True, slots=True, kw_only=True)
class CompetencyFact:
    """One fact for one of ACGME's six competencies."""

    competency: str = doc("The competency, in ACGME's words")
    fact: str = doc("A full phrase that starts with a verb")
    is_seen_by_writer: bool = doc("Whether this writer saw it, as the applicant recorded")


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackLine:
    """Feedback that this writer gave and the applicant may share with them."""

    on: date | None = doc("Day of the feedback")
    said: str = doc("What was said, as the applicant noted it")
    changed: str | None = doc("What the applicant changed after it")


@dataclass(frozen=True, slots=True)
class Background:
    """What the letter's context needs of the applicant; `graduation` is in words, done or expected."""

    aamc_id: str | None
    school: str | None
    graduation: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FactsPage:
    """The facts for the letter; each empty line is left out of the page."""

    your_role: str | None = doc("The writer's part in the rotation, their teaching role, their supervision")
    together_from: date | None = doc("First day together, if it is recorded for this writer")
    together_until: date | None = doc("Last day together, if it is recorded for this writer")
    weeks_together: int | None = doc("Whole weeks together")
    is_observer: bool = doc("Whether the role was to watch, without hands-on work")
    is_hands_on: bool = doc("Whether the role was hands-on, as recorded")
    allowed: tuple[str, ...] = doc("What the role allowed, one phrase each")
    setting: tuple[str, ...] = doc("What the team offered: residents, teaching, evaluation")
    contributions: tuple[str, ...] = doc("What the applicant gave the team, without a competency named")
    competencies: tuple[CompetencyFact, ...] = doc("At most one fact for each competency")
    is_all_seen_by_writer: bool = doc("Whether this writer saw all of these facts, as recorded")
    feedback: tuple[FeedbackLine, ...] = doc("Feedback of this writer that may be shared")
    aamc_id: str | None = doc("AAMC ID, by which the writer checks the right applicant")
    school: str | None = doc("Medical school and country")
    graduation: str | None = doc("Graduation, done or expected: graduated January 2027")


def facts_page(letter: LetterPlan, background: Background, today: date) -> FactsPage:
    """The facts that concern this writer alone: no other writer's cases, feedback or name."""
    rotation, writer = letter.rotation, letter.writer
    together = DaysTogether.of(letter)
    shown = shown_contributions(letter)
    return FactsPage(
        your_role=_role(writer, has_begun=not together.is_ahead(today)),
        together_from=together.starts,
        together_until=together.ends,
        weeks_together=letter.weeks_together,
        is_observer=rotation.is_observer,
        is_hands_on=rotation.hands_on is True,
        allowed=_allowed(rotation.role_allowed, is_observer=rotation.is_observer),
        setting=_setting(rotation),
        contributions=tuple(entry.fact for entry in shown if entry.competency is None),
        competencies=tuple(
            CompetencyFact(
                competency=entry.competency.value,
                fact=entry.fact,
                is_seen_by_writer=writer.id in entry.seen_by,
            )
            for entry in shown
            if entry.competency is not None
        ),
        feedback=tuple(
            FeedbackLine(on=entry.on, said=entry.said, changed=entry.changed) for entry in letter.feedback
        ),
        is_all_seen_by_writer=all(writer.id in entry.seen_by for entry in shown),
        aamc_id=background.aamc_id,
        school=background.school,
        graduation=background.graduation,
    )


def _role(writer: LetterWriter, *, has_begun: bool) -> str | None:
    supervised = "supervised me directly" if writer.supervised_directly and has_begun else None
    parts = (writer.role, teaching_role_in_words(writer.teaching_role), supervised)
    return capitalized_first("; ".join(part for part in parts if part)) or None


def _allowed(role: RoleAllowed, *, is_observer: bool) -> tuple[str, ...]:
    """What the role allowed, without a tense: it may be under way or still to come.

    An observer is never credited with notes, orders, patients or call (HON001).
    """
    if is_observer:
        return role.other
    lines = [
        "notes" if role.notes else None,
        "orders proposed for others to sign" if role.orders_proposed else None,
        f"about {counted(role.patients_a_day, 'patient')} a day" if role.patients_a_day else None,
        _call(role.call) if role.call else None,
    ]
    return (*(line for line in lines if line), *role.other)


def _call(words: str) -> str:
    """The call taken, named as such unless its own words do: "no call", but "call: every fourth day"."""
    return words if "call" in words.casefold() else f"call: {words}"


def _setting(rotation: Rotation) -> tuple[str, ...]:
    team = rotation.team
    lines = [
        "team with residents" if team.residents else None,
        "structured teaching" if team.teaching else None,
        "formal evaluation" if team.evaluation else None,
    ]
    return tuple(line for line in lines if line)


def shown_contributions(letter: LetterPlan) -> tuple[Contribution, ...]:
    """Those that name no competency, then the first of each competency, in ACGME's order.

    Of one competency, what this writer saw goes first.
    """
    seen = letter.contributions
    shown = [entry for entry in seen if entry.competency is None]
    for competency in Competency:
        about = [entry for entry in seen if entry.competency is competency]
        if about:
            shown.append(min(about, key=lambda entry: letter.writer.id not in entry.seen_by))
    return tuple(shown)


_WORDS = {
    Sex.WOMAN: ("woman", "her", "girl"),
    Sex.MAN: ("man", "his", "boy"),
    Sex.OTHER: ("person", "their", "patient"),
}
"""For each sex: the noun, the possessive, the noun for a child. A sex that isn't told reads as a person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseEntry:
    """One key case: no date, no name, no place."""

    patient: str | None = doc("Age by decade and sex, as it stands in the margin: Man in his 60s")
    problem: str = doc("The problem, in a line")
    competency: str | None = doc("ACGME competency, as it stands below the patient")
    i_did: str = doc("What the applicant did")
    outcome: str | None = doc("What came of it")
    learned: str | None = doc("What the applicant learned")


def case_entries(letter: LetterPlan) -> tuple[CaseEntry, ...]:
    """The chosen cases of this writer, in the order chosen by planning."""
    return tuple(_entry(case) for case in letter.cases)


def _entry(case: KeyCase) -> CaseEntry:
    patient = patient_in_words(case.age, case.sex)
    return CaseEntry(
        patient=capitalized_first(patient) if patient else None,
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


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementPage:
    """The statement, word for word as the applicant wrote it."""

    paragraphs: tuple[str, ...] = doc("The paragraphs, in their order")
    is_draft: bool = doc("Whether the applicant still calls it a draft")


def statement_page(statement: Statement | None) -> StatementPage | None:
    """The statement's page, or None where there are no words yet."""
    if statement is None or not statement.paragraphs:
        return None
    return StatementPage(paragraphs=statement.paragraphs, is_draft=statement.state == "draft")


_FORM_NAME = "structured evaluative letter"
"""What AAIM calls the form, where the season's data has nothing of letters."""

_SETTINGS = {
    ServiceKind.WARD: "Inpatient ward",
    ServiceKind.CONSULT: "Inpatient consult service",
    ServiceKind.ICU: "Intensive care unit",
    ServiceKind.CLINIC: "Outpatient clinic",
    ServiceKind.HOSPITALIST: "Inpatient hospitalist service",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class StructuredSheet:
    """What the form asks beside the facts of page two; an empty line is left out."""

    form_name: str = doc("What the form is called: structured evaluative letter")
    setting: str | None = doc("The clinical setting: Inpatient ward")
    nature_of_contact: str | None = doc("The writer's part in the rotation, teaching role, supervision")
    others_observed: str | None = doc("Who else observed, without names: Residents of the team")
    rotation_weeks: int | None = doc("Whole weeks of the whole rotation")
    grading: str | None = doc("How the host grades, as recorded: Formal evaluation by the host")


def structured_sheet(letter: LetterPlan, facts: FactsPage, season: Season) -> StructuredSheet | None:
    """The sheet where this letter is to be a structured one, else None."""
    if letter.writer.letter_kind != "structured":
        return None
    rotation = letter.rotation
    return StructuredSheet(
        form_name=season.letters.structured.name.value if season.letters else _FORM_NAME,
        setting=_SETTINGS.get(rotation.service_kind) if rotation.service_kind else None,
        nature_of_contact=facts.your_role,
        others_observed="Residents of the team" if rotation.team.residents else None,
        rotation_weeks=_weeks(rotation),
        grading="Formal evaluation by the host" if rotation.team.evaluation else None,
    )


def _weeks(rotation: Rotation) -> int | None:
    return whole_weeks(rotation.starts, rotation.ends) if rotation.starts and rotation.ends else None
