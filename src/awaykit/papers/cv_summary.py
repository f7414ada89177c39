"""Education, exams and the record, as the packet and the CV print them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeVar

from awaykit.model.dates import Month
from awaykit.model.dossier import Dossier
from awaykit.model.exams import EcfmgState, Exams, ScoredStep, Step1
from awaykit.model.record import Award, Education, Experience, Period, ScholarlyWork
from awaykit.model.rotations import Rotation
from awaykit.papers.paper import doc
from awaykit.papers.views import capitalized_first, place_of
from awaykit.plan.experiences import tells_of
from awaykit.plan.plan import Plan
from awaykit.plan.rotation_dates import Phase, RotationDates, whole_weeks
from awaykit.season.reference import reference
from awaykit.wording import in_sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class CvEntry:
    """One line of the CV: when, what, where, and a detail."""

    when: str | None = doc("Years or dates, as they stand in the margin")
    what: str = doc("What it is: degree, position, title")
    where: str | None = doc("Institution and place")
    detail: str | None = doc("A detail: standing, level")


Disclosed = Literal["number", "pass", "nothing"]

_STEP_1_SURELY_PASSED, _STEP_3_SURELY_PASSED = 196, 200
"""USMLE's highest minimum passing scores so far: at or above, every sitting of the past was a pass."""


def exam_lines(exams: Exams, scores: Disclosed) -> tuple[CvEntry, ...]:
    """The passed exams in the order in which they are taken; `scores` speaks of the USMLE alone."""
    lines: list[CvEntry | None] = [*_usmle(exams, scores)] if scores != "nothing" else []
    if exams.oet and exams.oet.result == "pass":
        lines.append(_line("OET Medicine: Pass", exams.oet.on))
    if exams.ecfmg is EcfmgState.CERTIFIED:
        lines.append(_line("ECFMG: certified", None))
    return tuple(line for line in lines if line)


def _usmle(exams: Exams, scores: Disclosed) -> tuple[CvEntry | None, ...]:
    marks = reference().exams.step_2_ck_pass_marks
    step_2_surely_passed = max(mark.value.score for mark in marks)
    with_number = scores == "number"
    step_1_number = with_number and exams.step_1 is not None and _was_scored(exams.step_1.on)
    return (
        _step("USMLE Step 1", exams.step_1, _STEP_1_SURELY_PASSED, with_number=step_1_number),
        _step("USMLE Step 2 CK", exams.step_2_ck, step_2_surely_passed, with_number=with_number),
        _step("USMLE Step 3", exams.step_3, _STEP_3_SURELY_PASSED, with_number=with_number),
    )


def _step(
    name: str, step: Step1 | ScoredStep | None, surely_passed: int, *, with_number: bool
) -> CvEntry | None:
    """One Step if it is passed: recorded as such, or without a result but beyond any pass mark."""
    if step is None:
        return None
    is_beyond_doubt = step.result is None and step.score is not None and step.score >= surely_passed
    if step.result != "pass" and not is_beyond_doubt:
        return None
    return _line(f"{name}: {step.score if with_number and step.score is not None else 'Pass'}", step.on)


def _was_scored(on: Month | None) -> bool:
    """Whether a Step 1 of this month can have a number: there is none since 26 January 2022 (USMLE)."""
    return on is not None and on.first_day() < reference().exams.step_1_pass_fail_since.value


def _line(what: str, on: Month | None) -> CvEntry:
    return CvEntry(when=str(on) if on else None, what=what, where=None, detail=None)


T = TypeVar("T")
Latest = tuple[int, int]
_LONG_AGO: Latest = (0, 0)
_TODAY: Latest = (9999, 12)
SHOWN_PHASES = frozenset({Phase.UNDER_WAY, Phase.DONE})
"""Where a rotation stands that a CV may name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CvRotation:
    """A rotation that is done or under way."""

    when: str = doc("Months, as they stand in the margin: Sep–Oct 2026")
    weeks: int = doc("Whole weeks")
    is_under_way: bool = doc("Whether it goes on today")
    what: str = doc("Service and kind: general medicine wards, elective")
    where: str = doc("Hospital, city and US state")


@dataclass(frozen=True, slots=True, kw_only=True)
class CvPublication:
    """A publication or presentation in a line."""

    when: str | None = doc("Month or year, as it stands in the margin")
    what: str = doc("Title")
    authors: tuple[str, ...] = doc("Authors in order, as printed")
    where: str | None = doc("Journal or meeting, with what kind of work it is")


@dataclass(frozen=True, slots=True, kw_only=True)
class CvSummary:
    """Everything on the CV page; an empty list leaves its heading out."""

    education: tuple[CvEntry, ...] = doc("Education, in dossier order")
    exams: tuple[CvEntry, ...] = doc("Exams as this reader may see them: USMLE Step 1: Pass")
    rotations: tuple[CvRotation, ...] = doc("US rotations done and under way, newest first")
    experiences: tuple[CvEntry, ...] = doc("Work, research, volunteering")
    scholarly_work: tuple[CvPublication, ...] = doc("Publications and presentations")
    awards: tuple[CvEntry, ...] = doc("Awards")
    languages: tuple[str, ...] = doc("Languages with level")
    skills: tuple[str, ...] = doc("Skills")
    is_worth_a_page: bool = doc("Whether there is more than the rotations, which page two names")


def cv_summary(dossier: Dossier, plan: Plan, *, scores: Disclosed) -> CvSummary:
    """The CV for a reader who may see exam results as `scores` says."""
    exams, experiences = exam_lines(dossier.exams, scores), other_experiences(dossier)
    return CvSummary(
        education=tuple(_education(entry) for entry in dossier.education),
        exams=exams,
        rotations=_rotations(dossier, plan),
        experiences=tuple(experience_entry(entry) for entry in experiences),
        scholarly_work=tuple(_scholarly(entry) for entry in newest_first(dossier.scholarly_work, on_month)),
        awards=tuple(
            CvEntry(
                when=str(entry.on) if entry.on else None, what=entry.title, where=entry.from_whom, detail=None
            )
            for entry in newest_first(dossier.awards, on_month)
        ),
        languages=tuple(
            f"{entry.name} ({entry.level})" if entry.level else entry.name for entry in dossier.languages
        ),
        skills=dossier.skills,
        is_worth_a_page=any(
            (
                dossier.education,
                exams,
                experiences,
                dossier.scholarly_work,
                dossier.awards,
                dossier.languages,
                dossier.skills,
            )
        ),
    )


def _education(entry: Education) -> CvEntry:
    institution = entry.institution if entry.degree else None
    return CvEntry(
        when=period_in_words(entry),
        what=entry.degree or entry.institution,
        where=_joined(institution, place_of(entry.city, entry.country)),
        detail=entry.standing,
    )


def period_in_words(period: Period) -> str | None:
    """A period as a CV's margin has it: "2016–2021", "Mar 2024–present", "Jan–Jul 2026"."""
    if isinstance(period.starts, Month) and isinstance(period.ends, Month):
        return months_in_words(period.starts, period.ends)
    ends = str(period.ends) if isinstance(period.ends, Month) else period.ends
    if period.starts and ends:
        return f"{period.starts}–{ends}"
    return str(period.starts) if period.starts else ends


def months_in_words(first: Month, last: Month) -> str:
    """From month to month, a year that is the same said once."""
    if first == last:
        return str(first)
    if first.year == last.year and first.month and last.month:
        return f"{str(first).split()[0]}–{last}"
    return f"{first}–{last}"


def _rotations(dossier: Dossier, plan: Plan) -> tuple[CvRotation, ...]:
    shown = []
    for rotation in dossier.rotations:
        planned = plan.rotations[rotation.id]
        if planned.dates is not None and planned.phase in SHOWN_PHASES:
            is_under_way = planned.phase is Phase.UNDER_WAY
            shown.append(
                (planned.dates.starts, _rotation(rotation, planned.dates, is_under_way=is_under_way))
            )
    return tuple(entry for _, entry in sorted(shown, key=lambda pair: pair[0], reverse=True))


def _rotation(rotation: Rotation, dates: RotationDates, *, is_under_way: bool) -> CvRotation:
    first, last = dates.starts, dates.ends
    return CvRotation(
        when=months_in_words(Month(first.year, first.month), Month(last.year, last.month)),
        weeks=whole_weeks(first, last),
        is_under_way=is_under_way,
        what=f"{rotation.service}, {rotation.kind.value}",
        where=_joined(rotation.site, place_of(rotation.city, rotation.us_state)) or rotation.site,
    )


def newest_first(entries: tuple[T, ...], latest: Callable[[T], Latest]) -> tuple[T, ...]:
    """Entries by their latest month, newest first; those without a date stay behind, in dossier order."""
    return tuple(sorted(entries, key=latest, reverse=True))


def on_month(entry: ScholarlyWork | Award) -> Latest:
    """The month by which works and awards are sorted."""
    return (entry.on.year, entry.on.month) if entry.on else _LONG_AGO


def _end(entry: Experience) -> Latest:
    if entry.ends == "present":
        return _TODAY
    last = entry.ends or entry.starts
    return (last.year, last.month) if last else _LONG_AGO


def other_experiences(dossier: Dossier) -> tuple[Experience, ...]:
    """Experiences, newest first, but for the rotations among them: ERAS lists these twice, a CV once."""
    others = tuple(
        entry
        for entry in dossier.experiences
        if not any(tells_of(entry, rotation) for rotation in dossier.rotations)
    )
    return newest_first(others, _end)


def experience_entry(entry: Experience) -> CvEntry:
    """An experience in a line: position, organization and place."""
    return CvEntry(
        when=period_in_words(entry),
        what=entry.position or entry.organization,
        where=_joined(entry.organization if entry.position else None, place_of(entry.city, entry.country)),
        detail=None,
    )


def _scholarly(entry: ScholarlyWork) -> CvPublication:
    """Title, authors, and where it stands: "Journal of X (journal article, accepted)"."""
    state = entry.state if entry.state in {"accepted", "submitted"} else None
    kind = _joined(in_sentence(entry.type), state)
    return CvPublication(
        when=str(entry.on) if entry.on else None,
        what=entry.title,
        where=f"{entry.where} ({kind})" if entry.where else capitalized_first(kind or ""),
        authors=before_a_stop(entry.authors),
    )


def before_a_stop(authors: tuple[str, ...]) -> tuple[str, ...]:
    """The authors as written, but for a full stop of the last (J. R.): the template sets one there."""
    return (*authors[:-1], *(last.removesuffix(".") for last in authors[-1:]))


def _joined(*parts: str | None) -> str | None:
    return ", ".join(part for part in parts if part) or None
