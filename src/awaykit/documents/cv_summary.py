"""The one-page CV summary: education, exams, rotations done and current, scholarly work, the rest.

Rotations that are planned or only applied for stay out, so that no reader learns where else the
applicant has written (product promise 2). Attempts at exams are for the applicant's own copy only.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeVar

from awaykit.documents.paper import told
from awaykit.documents.people import place_of
from awaykit.model.dates import Month
from awaykit.model.dossier import Dossier
from awaykit.model.exams import EcfmgState, Oet, ScoredStep, Step1
from awaykit.model.record import Award, Experience, Period, ScholarlyWork
from awaykit.planning.plan import Plan
from awaykit.planning.rotation_dates import Phase

Disclosed = Literal["number", "pass", "nothing"]
T = TypeVar("T")
Latest = tuple[int, int]
_LONG_AGO: Latest = (0, 0)
_TODAY: Latest = (9999, 12)
_SHOWN_PHASES = frozenset({Phase.UNDER_WAY, Phase.DONE})


@dataclass(frozen=True, slots=True, kw_only=True)
class CvEntry:
    """One line of the CV: when, what, where, and a detail."""

    when: str | None = told("Years or dates, as they stand in the margin")
    what: str = told("What it is: degree, position, title")
    where: str | None = told("Institution and place")
    detail: str | None = told("A detail: standing, authors, level")


@dataclass(frozen=True, slots=True, kw_only=True)
class CvRotation:
    """A rotation that is done or under way."""

    starts: date = told("First day")
    ends: date = told("Last day")
    is_under_way: bool = told("Whether it goes on today")
    what: str = told("Service and kind: general medicine wards, elective")
    where: str = told("Hospital, city and US state")


@dataclass(frozen=True, slots=True, kw_only=True)
class CvSummary:
    """Everything on the CV page; an empty list leaves its heading out."""

    education: tuple[CvEntry, ...] = told("Education, in dossier order")
    exams: tuple[str, ...] = told("Exams as this reader may see them: USMLE Step 1: Pass")
    rotations: tuple[CvRotation, ...] = told("US rotations done and under way, newest first")
    experiences: tuple[CvEntry, ...] = told("Work, research, volunteering")
    scholarly_work: tuple[CvEntry, ...] = told("Publications and presentations")
    awards: tuple[CvEntry, ...] = told("Awards")
    languages: tuple[str, ...] = told("Languages with level")
    skills: tuple[str, ...] = told("Skills")


def cv_summary(dossier: Dossier, plan: Plan, *, scores: Disclosed) -> CvSummary:
    """The CV for a reader who may see exam results as `scores` says."""
    return CvSummary(
        education=tuple(
            CvEntry(
                when=period_in_words(entry),
                what=entry.degree or entry.institution,
                where=_joined(
                    entry.institution if entry.degree else None, place_of(entry.city, entry.country)
                ),
                detail=entry.standing,
            )
            for entry in dossier.education
        ),
        exams=exam_lines(dossier, scores),
        rotations=_rotations(dossier, plan),
        experiences=_experiences(dossier),
        scholarly_work=tuple(_scholarly(entry) for entry in newest_first(dossier.scholarly_work, _on)),
        awards=tuple(
            CvEntry(
                when=str(entry.on) if entry.on else None, what=entry.title, where=entry.from_whom, detail=None
            )
            for entry in newest_first(dossier.awards, _on)
        ),
        languages=tuple(
            f"{entry.name} ({entry.level})" if entry.level else entry.name for entry in dossier.languages
        ),
        skills=dossier.skills,
    )


def period_in_words(period: Period) -> str | None:
    """A period as a CV's margin has it: "2016–2021", "Mar 2024–present"."""
    starts = str(period.starts) if period.starts else None
    ends = str(period.ends) if isinstance(period.ends, Month) else period.ends
    if starts and ends and starts != ends:
        return f"{starts}–{ends}"
    return starts or ends


def exam_lines(dossier: Dossier, scores: Disclosed) -> tuple[str, ...]:
    """Exams in words. Only passed results are shown, each as number, pass or not at all.

    Step 1 has had no number since 26 January 2022 (USMLE); an older one is printed if disclosed.
    """
    exams = dossier.exams
    lines: list[str | None] = []
    if scores != "nothing":
        lines += [
            _step("USMLE Step 1", exams.step_1, scores),
            _step("USMLE Step 2 CK", exams.step_2_ck, scores),
            _step("USMLE Step 3", exams.step_3, scores),
        ]
    if exams.oet and exams.oet.result == "pass":
        lines.append(_dated("OET Medicine: passed", exams.oet))
    if exams.ecfmg is EcfmgState.CERTIFIED:
        lines.append("ECFMG: certified")
    return tuple(line for line in lines if line)


def _step(name: str, step: Step1 | ScoredStep | None, scores: Disclosed) -> str | None:
    if step is None or step.result in {"fail", "pending"} or (step.result is None and step.score is None):
        return None
    shows_number = scores == "number" and step.score is not None
    return _dated(f"{name}: {step.score if shows_number else 'Pass'}", step)


def _dated(words: str, exam: Step1 | ScoredStep | Oet) -> str:
    return f"{words} ({exam.on})" if exam.on else words


def _rotations(dossier: Dossier, plan: Plan) -> tuple[CvRotation, ...]:
    shown = []
    for rotation in dossier.rotations:
        planned = plan.rotations[rotation.id]
        if planned.dates is None or planned.phase not in _SHOWN_PHASES:
            continue
        shown.append(
            CvRotation(
                starts=planned.dates.starts,
                ends=planned.dates.ends,
                is_under_way=planned.phase is Phase.UNDER_WAY,
                what=f"{rotation.service}, {rotation.kind.value}",
                where=_joined(rotation.site, place_of(rotation.city, rotation.us_state)) or rotation.site,
            )
        )
    return tuple(sorted(shown, key=lambda entry: entry.starts, reverse=True))


def newest_first(entries: tuple[T, ...], latest: Callable[[T], Latest]) -> tuple[T, ...]:
    """Entries by their latest month, newest first; those without a date stay behind, in dossier order."""
    return tuple(sorted(entries, key=latest, reverse=True))


def _on(entry: ScholarlyWork | Award) -> Latest:
    return (entry.on.year, entry.on.month) if entry.on else _LONG_AGO


def _end(entry: Experience) -> Latest:
    if entry.ends == "present":
        return _TODAY
    last = entry.ends or entry.starts
    return (last.year, last.month) if last else _LONG_AGO


def _experiences(dossier: Dossier) -> tuple[CvEntry, ...]:
    """Experiences but for those at a rotation's hospital: ERAS lists these twice, a page of CV once."""
    sites = {rotation.site.casefold() for rotation in dossier.rotations}
    others = tuple(entry for entry in dossier.experiences if entry.organization.casefold() not in sites)
    return tuple(_experience(entry) for entry in newest_first(others, _end))


def _experience(entry: Experience) -> CvEntry:
    return CvEntry(
        when=period_in_words(entry),
        what=entry.position or entry.organization,
        where=_joined(entry.organization if entry.position else None, place_of(entry.city, entry.country)),
        detail=None,
    )


def _scholarly(entry: ScholarlyWork) -> CvEntry:
    state = entry.state if entry.state in {"accepted", "submitted"} else None
    return CvEntry(
        when=str(entry.on) if entry.on else None,
        what=entry.title,
        where=_joined(entry.type.capitalize(), entry.where, state),
        detail=", ".join(entry.authors) or None,
    )


def _joined(*parts: str | None) -> str | None:
    return ", ".join(part for part in parts if part) or None
