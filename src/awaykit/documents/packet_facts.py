"""Page two of a request packet: facts in the order that letters take, and what to do when AAMC writes."""

from dataclasses import dataclass
from datetime import date

from awaykit.documents.packet_days import Together
from awaykit.documents.paper import told
from awaykit.documents.people import begun, teaching_role_in_words
from awaykit.model.letters import LetterWriter
from awaykit.model.rotations import Competency, Contribution, RoleAllowed, Rotation
from awaykit.planning.letters import LetterPlan
from awaykit.wording import counted


@dataclass(frozen=True, slots=True, kw_only=True)
class CompetencyFact:
    """One fact for one of ACGME's six competencies."""

    competency: str = told("The competency, in ACGME's words")
    fact: str = told("A full phrase that starts with a verb")
    is_seen_by_writer: bool = told("Whether this writer saw it, as the applicant recorded")


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackLine:
    """Feedback that this writer gave and the applicant may share with them."""

    on: date | None = told("Day of the feedback")
    said: str = told("What was said, as the applicant noted it")
    changed: str | None = told("What the applicant changed after it")


@dataclass(frozen=True, slots=True)
class Background:
    """What the letter's context needs of the applicant; `graduation` is in words, done or expected."""

    aamc_id: str | None
    school: str | None
    graduation: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FactsPage:
    """The facts for the letter; each empty line is left out of the page."""

    your_role: str | None = told("The writer's part in the rotation, their teaching role, their supervision")
    together_from: date | None = told("First day together, if it is recorded for this writer")
    together_until: date | None = told("Last day together, if it is recorded for this writer")
    weeks_together: int | None = told("Whole weeks together")
    is_observer: bool = told("Whether the role was to watch, without hands-on work")
    is_hands_on: bool = told("Whether the role was hands-on, as recorded")
    allowed: tuple[str, ...] = told("What the role allowed, one phrase each")
    setting: tuple[str, ...] = told("What the team offered: residents, teaching, evaluation")
    contributions: tuple[str, ...] = told("What the applicant gave the team, without a competency named")
    competencies: tuple[CompetencyFact, ...] = told("At most one fact for each competency")
    is_all_seen_by_writer: bool = told("Whether this writer saw all of these facts, as recorded")
    feedback: tuple[FeedbackLine, ...] = told("Feedback of this writer that may be shared")
    aamc_id: str | None = told("AAMC ID, by which the writer checks the right applicant")
    school: str | None = told("Medical school and country")
    graduation: str | None = told("Graduation, done or expected: graduated January 2027")


def facts_page(letter: LetterPlan, background: Background, today: date) -> FactsPage:
    """The facts that concern this writer alone: no other writer's cases, feedback or name."""
    rotation, writer = letter.rotation, letter.writer
    together = Together.of(letter)
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
    return begun("; ".join(part for part in parts if part)) or None


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
