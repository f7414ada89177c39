"""The lines of a CV: a summary in the packet, the whole as a paper of its own."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeVar

from awaykit.model.dates import Month
from awaykit.model.dossier import Dossier
from awaykit.model.record import Award, EcfmgState, Exams, Experience, Period, ScholarlyWork
from awaykit.papers.paper import doc
from awaykit.papers.views import place_of
from awaykit.plan.applicant_status import own_row, tells_of
from awaykit.plan.plan import Plan
from awaykit.plan.rotation_dates import Phase
from awaykit.plan.rotation_plan import RotationPlan
from awaykit.season.reference import reference
from awaykit.wording import capitalized_first, counted, in_sentence

T = TypeVar("T")
Latest = tuple[int, int]
Disclosed = Literal["number", "pass", "nothing"]

_STEP_1_SURELY_PASSED, _STEP_3_SURELY_PASSED = 196, 200
"""USMLE's highest minimum passing scores so far: at or above, every sitting of the past was a pass."""

_LONG_AGO: Latest = (0, 0)
_TODAY: Latest = (9999, 12)


@dataclass(frozen=True, slots=True, kw_only=True)
class CvEntry:
    """One line of a CV: when, what, where, a detail; a CV of its own adds the applicant's phrases."""

    when: str | None = doc("Years or dates, as they stand in the margin: Sep–Oct 2026")
    what: str = doc("What it is: degree, service and role, position, title")
    where: str | None = doc("Institution and place")
    detail: str | None = doc("A detail: standing, level; of a rotation its weeks: 4 weeks, under way")
    facts: tuple[str, ...] = doc("What the applicant did, in their own phrases, the weightiest first")


@dataclass(frozen=True, slots=True, kw_only=True)
class CvWork:
    """A publication or a presentation."""

    when: str | None = doc("Month or year, as it stands in the margin")
    title: str = doc("Title, without a full stop")
    authors: tuple[str, ...] = doc("Authors in order, as printed")
    own_row: int | None = doc("Which of them is the applicant, counted from 0, as far as the name tells")
    where: str | None = doc("Journal or meeting, with type and state: Plains Journal (poster presentation)")
    identifier: str | None = doc("DOI or PMID with its label: doi:10.5555/12")


@dataclass(frozen=True, slots=True, kw_only=True)
class CvLines:
    """Everything on a CV; an empty list leaves its heading out."""

    education: tuple[CvEntry, ...] = doc("Education, in dossier order")
    exams: tuple[CvEntry, ...] = doc("Exams as this reader may see them: USMLE Step 1: Pass")
    rotations: tuple[CvEntry, ...] = doc("US rotations done and under way, newest first")
    experiences: tuple[CvEntry, ...] = doc("Work, research, volunteering, newest first")
    scholarly_work: tuple[CvWork, ...] = doc("Publications and presentations, newest first")
    awards: tuple[CvEntry, ...] = doc("Awards, newest first")
    languages: tuple[str, ...] = doc("Languages with level")
    skills: tuple[str, ...] = doc("Skills")
    is_worth_a_page: bool = doc("Whether there is more than the rotations, which the packet's page two names")


def cv_lines(dossier: Dossier, plan: Plan, *, scores: Disclosed) -> CvLines:
    """The CV in short, for a reader who may see exam results as `scores` allows."""
    exams, experiences = exam_lines(dossier.exams, scores), other_experiences(dossier)
    lists = (dossier.education, dossier.scholarly_work, dossier.awards, dossier.languages, dossier.skills)
    return CvLines(
        education=tuple(
            cv_entry(
                entry.degree or entry.institution,
                when=period_in_words(entry),
                where=_joined(
                    entry.institution if entry.degree else None, place_of(entry.city, entry.country)
                ),
                detail=entry.standing,
            )
            for entry in dossier.education
        ),
        exams=exams,
        rotations=tuple(
            rotation_entry(planned, planned.rotation.kind.value) for planned in shown_rotations(plan)
        ),
        experiences=tuple(map(experience_entry, experiences)),
        scholarly_work=tuple(_work(work, dossier) for work in _newest_first(dossier.scholarly_work, _on)),
        awards=tuple(
            cv_entry(award.title, when=award.on, where=award.from_whom)
            for award in _newest_first(dossier.awards, _on)
        ),
        languages=tuple(
            f"{entry.name} ({entry.level})" if entry.level else entry.name for entry in dossier.languages
        ),
        skills=dossier.skills,
        is_worth_a_page=any((exams, experiences, *lists)),
    )


def cv_entry(
    what: str, *, when: Month | str | None = None, where: str | None = None, detail: str | None = None
) -> CvEntry:
    """A line of a CV, without phrases so far."""
    return CvEntry(when=str(when) if when else None, what=what, where=where, detail=detail, facts=())


def exam_lines(exams: Exams, scores: Disclosed) -> tuple[CvEntry, ...]:
    """The passed exams in the order in which they are taken; `scores` speaks of the USMLE alone.

    A Step is passed if it is recorded as such, or without a result but beyond any pass mark. A
    Step 1 has no number since January 26, 2022 (USMLE).
    """
    lines, data = [], reference().exams
    step_2_mark = max(mark.value.score for mark in data.step_2_ck_pass_marks)
    for name, step, surely_passed in (
        ("USMLE Step 1", exams.step_1, _STEP_1_SURELY_PASSED),
        ("USMLE Step 2 CK", exams.step_2_ck, step_2_mark),
        ("USMLE Step 3", exams.step_3, _STEP_3_SURELY_PASSED),
    ):
        if step is None or scores == "nothing":
            continue
        is_beyond_doubt = step.result is None and (step.score or 0) >= surely_passed
        if step.result == "pass" or is_beyond_doubt:
            was_scored = step is not exams.step_1 or (
                step.on is not None and step.on.first_day() < data.step_1_pass_fail_since.value
            )
            score = step.score if scores == "number" and was_scored else None
            lines.append(cv_entry(f"{name}: {'Pass' if score is None else score}", when=step.on))
    if exams.oet and exams.oet.result == "pass":
        lines.append(cv_entry("OET Medicine: Pass", when=exams.oet.on))
    if exams.ecfmg is EcfmgState.CERTIFIED:
        lines.append(cv_entry("ECFMG: certified"))
    return tuple(lines)


def period_in_words(period: Period) -> str | None:
    """A period as a CV's margin has it: "2016–2021", "Mar 2024–present", "Jan–Jul 2026"."""
    if isinstance(period.starts, Month) and isinstance(period.ends, Month):
        return months_in_words(period.starts, period.ends)
    return "–".join(str(each) for each in (period.starts, period.ends) if each) or None


def months_in_words(first: Month, last: Month) -> str:
    """From month to month, with a shared year only once."""
    if first == last:
        return str(first)
    if first.year == last.year and first.month and last.month:
        return f"{str(first).split()[0]}–{last}"
    return f"{first}–{last}"


def shown_rotations(plan: Plan) -> tuple[RotationPlan, ...]:
    """The US rotations done and under way, newest first."""
    shown = [
        (planned.dates.starts, planned)
        for planned in plan.rotations.values()
        if planned.dates and planned.has_begun
    ]
    return tuple(planned for _, planned in sorted(shown, key=lambda pair: pair[0], reverse=True))


def rotation_entry(planned: RotationPlan, role: str) -> CvEntry:
    """A rotation that has begun in a line, with the role as this CV names it.

    Raises:
        ValueError: it has no dates.
    """
    rotation, dates = planned.rotation, planned.dates
    if dates is None:
        raise ValueError(f"a rotation that has begun without dates: {rotation.id}")
    first, last = dates.starts, dates.ends
    return cv_entry(
        f"{rotation.service}, {role}",
        when=months_in_words(Month(first.year, first.month), Month(last.year, last.month)),
        where=_joined(rotation.site, place_of(rotation.city, rotation.us_state)),
        detail=_joined(
            counted(dates.weeks, "week") if dates.weeks else None,
            "under way" if planned.phase is Phase.UNDER_WAY else None,
        ),
    )


def other_experiences(dossier: Dossier) -> tuple[Experience, ...]:
    """Experiences, newest first, but for the rotations among them: ERAS lists these twice, a CV once."""

    def end(entry: Experience) -> Latest:
        last = entry.ends or entry.starts
        return _TODAY if last == "present" else (last.year, last.month) if last else _LONG_AGO

    others = tuple(
        entry
        for entry in dossier.experiences
        if not any(tells_of(entry, rotation) for rotation in dossier.rotations)
    )
    return _newest_first(others, end)


def experience_entry(entry: Experience) -> CvEntry:
    """An experience in a line: position, organization and place."""
    organization = entry.organization if entry.position else None
    return cv_entry(
        entry.position or entry.organization,
        when=period_in_words(entry),
        where=_joined(organization, place_of(entry.city, entry.country)),
    )


def _newest_first(entries: tuple[T, ...], latest: Callable[[T], Latest]) -> tuple[T, ...]:
    """Entries by their latest month, newest first; those without a date stay behind, in dossier order."""
    return tuple(sorted(entries, key=latest, reverse=True))


def _on(entry: ScholarlyWork | Award) -> Latest:
    return (entry.on.year, entry.on.month) if entry.on else _LONG_AGO


def _work(work: ScholarlyWork, dossier: Dossier) -> CvWork:
    """Title, authors, and where it was published: "Journal of X (journal article, accepted)"."""
    kind = _joined(in_sentence(work.type), work.state if work.state in {"accepted", "submitted"} else None)
    # A number alone needs its label; a full stop after the last author (J. R.) is the template's.
    label = "doi:" if (work.identifier or "").startswith("10.") else ""
    label = "PMID " if (work.identifier or "").isdecimal() else label
    return CvWork(
        when=str(work.on) if work.on else None,
        title=work.title.removesuffix("."),
        authors=(*work.authors[:-1], *(last.removesuffix(".") for last in work.authors[-1:])),
        own_row=own_row(work.authors, dossier.applicant.name),
        where=f"{work.where} ({kind})" if work.where else capitalized_first(kind or ""),
        identifier=f"{label}{work.identifier}" if work.identifier else None,
    )


def _joined(*parts: str | None) -> str | None:
    return ", ".join(part for part in parts if part) or None
