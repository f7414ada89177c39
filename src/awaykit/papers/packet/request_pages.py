"""The pages of a request packet: request, facts, key cases, CV, statement, structured facts."""

from dataclasses import dataclass
from datetime import date

from awaykit.model.applicant import Status
from awaykit.model.dossier import Dossier
from awaykit.model.rotations import Age, Competency, Contribution, RoleAllowed, ServiceKind, Sex
from awaykit.papers.cv_lines import CvLines, cv_lines
from awaykit.papers.paper import doc
from awaykit.papers.views import (
    ApplicantLines,
    DaysTogether,
    LetterLines,
    RotationLines,
    applicant_lines,
    letter_lines,
    place_of,
    rotation_lines,
    teaching_role_in_words,
)
from awaykit.plan.applicant_status import status_on
from awaykit.plan.letters import LetterPlan
from awaykit.plan.plan import Plan
from awaykit.wording import capitalized_first, counted

_FORM_NAME = "structured evaluative letter"
"""What AAIM calls the form, where the season's data has nothing of letters."""

_SETTINGS = {
    ServiceKind.WARD: "Inpatient ward",
    ServiceKind.CONSULT: "Inpatient consult service",
    ServiceKind.ICU: "Intensive care unit",
    ServiceKind.CLINIC: "Outpatient clinic",
    ServiceKind.HOSPITALIST: "Inpatient hospitalist service",
}


_WORDS = {
    Sex.WOMAN: ("woman", "her", "girl"),
    Sex.MAN: ("man", "his", "boy"),
    Sex.OTHER: ("person", "their", "patient"),
}
"""For each sex: the noun, the possessive, the noun for a child. Without a sex it reads as a person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FactLine:
    """One fact about what the applicant gave the team."""

    competency: str | None = doc("ACGME's competency that it shows, in ACGME's words")
    fact: str = doc("A full phrase that starts with a verb")
    is_seen_by_writer: bool = doc("Whether this writer saw it, as the applicant recorded")


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackLine:
    """Feedback that this writer gave and the applicant may share with them."""

    on: date | None = doc("Day of the feedback")
    said: str = doc("What was said, as the applicant noted it")
    changed: str | None = doc("What the applicant changed after it")


@dataclass(frozen=True, slots=True, kw_only=True)
class FactsPage:
    """The facts that concern this writer alone; each empty line is left out of the page."""

    your_role: str | None = doc("The writer's part in the rotation, their teaching role, their supervision")
    allowed: tuple[str, ...] = doc("What the role allowed, one phrase each")
    setting: tuple[str, ...] = doc("What the team offered: residents, teaching, evaluation")
    clinical_setting: str | None = doc("What kind of service it is: Inpatient ward")
    contributions: tuple[FactLine, ...] = doc("What the applicant gave the team: without a competency first")
    feedback: tuple[FeedbackLine, ...] = doc("Feedback of this writer that may be shared")
    aamc_id: str | None = doc("AAMC ID, by which the writer checks the right applicant")
    school: str | None = doc("Medical school, country, and graduation: graduated January 2027")


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseEntry:
    """One key case: no date, no name, no place."""

    patient: str | None = doc("Age by decade and sex, as printed in the margin: Man in his 60s")
    problem: str = doc("The problem, in a line")
    competency: str | None = doc("ACGME competency, printed below the patient")
    i_did: str = doc("What the applicant did")
    outcome: str | None = doc("What came of it")
    learned: str | None = doc("What the applicant learned")


@dataclass(frozen=True, slots=True, kw_only=True)
class PacketContext:
    """Everything that the templates of a request packet can print."""

    applicant: ApplicantLines = doc("The applicant, as this writer may see them")
    rotation: RotationLines = doc("The rotation on which they worked together")
    request: LetterLines = doc("Page one: the request")
    own_words: str | None = doc("The applicant's own words to this writer")
    facts: FactsPage = doc("Page two: facts for the letter")
    cases: tuple[CaseEntry, ...] = doc("Page three: the key cases that this writer supervised")
    cv: CvLines = doc("After the cases: the CV summary")
    statement: tuple[str, ...] = doc("The paragraphs of the personal statement, word for word")
    is_statement_draft: bool = doc("Whether the applicant still calls the statement a draft")
    structured: str | None = doc("What the form is called, where the letter is to be a structured one")
    tight: tuple[str, ...] = doc("The sections in smaller type, since that saves them a page: facts, cv")


def packet_context(dossier: Dossier, plan: Plan, letter: LetterPlan) -> PacketContext:
    """What this writer sees: no other writer's cases, feedback or name."""
    statement, rotation, writer = dossier.statement, letter.rotation, letter.writer
    structured = plan.season.letters.structured.name.value if plan.season.letters else _FORM_NAME
    return PacketContext(
        applicant=applicant_lines(dossier.applicant),
        rotation=rotation_lines(rotation),
        request=letter_lines(dossier, plan, letter),
        own_words=writer.own_words,
        facts=_facts(dossier, plan, letter),
        # The cases that planning chose, in its order.
        cases=tuple(
            CaseEntry(
                patient=capitalized_first(patient_in_words(case.age, case.sex) or "") or None,
                problem=case.problem,
                competency=case.competency.value if case.competency else None,
                i_did=case.i_did,
                outcome=case.outcome,
                learned=case.learned,
            )
            for case in letter.cases
        ),
        cv=cv_lines(dossier, plan, scores=dossier.settings.disclosure.scores_to_letter_writers),
        statement=statement.paragraphs if statement else (),
        is_statement_draft=statement is not None and statement.state == "draft",
        structured=structured if writer.letter_kind == "structured" else None,
        tight=(),
    )


def _facts(dossier: Dossier, plan: Plan, letter: LetterPlan) -> FactsPage:
    writer, rotation, shown = letter.writer, letter.rotation, shown_contributions(letter)
    applicant = dossier.applicant
    has_begun = not DaysTogether.of(letter).is_ahead(plan.today)
    part = (
        writer.role,
        teaching_role_in_words(writer.teaching_role),
        "supervised me directly" if writer.supervised_directly and has_begun else None,
    )
    setting = (
        (rotation.team.residents, "team with residents"),
        (rotation.team.teaching, "structured teaching"),
        (rotation.team.evaluation, "formal evaluation"),
    )
    # Only "graduation 2027" where the dossier leaves open whether that is past.
    done = {Status.GRADUATE: "graduated", Status.STUDENT: "graduation expected", None: "graduation"}
    on = applicant.graduated
    school: tuple[str | None, ...] = ()
    if applicant.school:
        graduation = f"{done[status_on(applicant, plan.today)]} {on.in_words}" if on else None
        school = (place_of(applicant.school.name, applicant.school.country), graduation)
    return FactsPage(
        your_role=capitalized_first("; ".join(filter(None, part))) or None,
        allowed=_allowed(rotation.role_allowed, is_observer=rotation.is_observer),
        setting=tuple(words for is_so, words in setting if is_so),
        clinical_setting=_SETTINGS.get(rotation.service_kind) if rotation.service_kind else None,
        contributions=tuple(
            FactLine(
                competency=entry.competency.value if entry.competency else None,
                fact=entry.fact,
                is_seen_by_writer=writer.id in entry.seen_by,
            )
            for entry in shown
        ),
        feedback=tuple(
            FeedbackLine(on=entry.on, said=entry.said, changed=entry.changed) for entry in letter.feedback
        ),
        aamc_id=applicant.ids.aamc,
        school="; ".join(filter(None, school)) or None,
    )


def _allowed(role: RoleAllowed, *, is_observer: bool) -> tuple[str, ...]:
    """What the role allowed, without a tense: it may be under way or still to come.

    An observer is never credited with notes, orders, patients or call (HON001). Call is named as
    such unless its own words do: "no call", but "call: every fourth day".
    """
    if is_observer:
        return role.other
    call = role.call or ""
    lines = (
        "notes" if role.notes else None,
        "orders proposed for others to sign" if role.orders_proposed else None,
        f"about {counted(role.patients_a_day, 'patient')} a day" if role.patients_a_day else None,
        call if "call" in call.casefold() else f"call: {call}" if call else None,
    )
    return (*(line for line in lines if line), *role.other)


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
