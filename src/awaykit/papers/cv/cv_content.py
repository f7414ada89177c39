"""What the CV holds: education, positions, works."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from awaykit.model.applicant import Applicant, Name
from awaykit.model.dates import Month
from awaykit.model.dossier import Dossier
from awaykit.model.record import Experience, ScholarlyWork
from awaykit.model.rotations import Rotation, RotationKind
from awaykit.papers.cv_summary import (
    SHOWN_PHASES,
    CvEntry,
    CvPublication,
    CvSummary,
    before_a_stop,
    experience_entry,
    months_in_words,
    newest_first,
    on_month,
    other_experiences,
)
from awaykit.papers.paper import doc
from awaykit.papers.views import capitalized_first, place_of
from awaykit.plan.experiences import has_begun, own_row, tells_of
from awaykit.plan.plan import Plan
from awaykit.plan.rotation_dates import Phase
from awaykit.plan.rotation_plan import RotationPlan


def education_lines(dossier: Dossier, summary: CvSummary, today: date) -> tuple[CvEntry, ...]:
    """Education, with what is still to be completed called so; without any entry, the medical school."""
    if not dossier.education:
        return _school(dossier.applicant, today)
    return tuple(
        _completed(line, entry.ends if isinstance(entry.ends, Month) else None, today)
        for entry, line in zip(dossier.education, summary.education, strict=True)
    )


def _school(applicant: Applicant, today: date) -> tuple[CvEntry, ...]:
    school, graduated = applicant.school, applicant.graduated
    if school is None:
        return ()
    where = place_of(school.city, school.country)
    line = CvEntry(when=str(graduated) if graduated else None, what=school.name, where=where, detail=None)
    return (_completed(line, graduated, today),)


def _completed(line: CvEntry, ends: Month | None, today: date) -> CvEntry:
    if ends is None or has_begun(ends, today):
        return line
    expected = f"completion expected {ends.in_words}"
    return replace(line, detail=f"{line.detail}; {expected}" if line.detail else capitalized_first(expected))


@dataclass(frozen=True, slots=True, kw_only=True)
class CvAuthor:
    """One author as printed."""

    name: str = doc("The author's name as printed")
    is_applicant: bool = doc("Whether this is the applicant, as far as the name tells")


@dataclass(frozen=True, slots=True, kw_only=True)
class CvWork:
    """A publication or a presentation."""

    when: str | None = doc("Month or year, as it stands in the margin")
    title: str = doc("Title")
    authors: tuple[CvAuthor, ...] = doc("Authors in order, as printed")
    where: str | None = doc("Journal or meeting, with type and state: Plains Journal (poster presentation)")
    identifier: str | None = doc("DOI or PMID with its label: doi:10.5555/12")


def cv_works(dossier: Dossier, lines: tuple[CvPublication, ...]) -> tuple[CvWork, ...]:
    """Publications and presentations, newest first; `lines` are the same works as the summary has them."""
    works = newest_first(dossier.scholarly_work, on_month)
    name = dossier.applicant.name
    return tuple(_work(work, line, name) for work, line in zip(works, lines, strict=True))


def _work(work: ScholarlyWork, line: CvPublication, name: Name) -> CvWork:
    return CvWork(
        when=line.when,
        title=work.title.removesuffix("."),
        authors=_authors(work.authors, name),
        where=line.where,
        identifier=_identifier(work.identifier) if work.identifier else None,
    )


def _identifier(identifier: str) -> str:
    """With its label where the number alone tells which it is."""
    if identifier.startswith("10."):
        return f"doi:{identifier}"
    return f"PMID {identifier}" if identifier.isdecimal() else identifier


def _authors(authors: tuple[str, ...], name: Name) -> tuple[CvAuthor, ...]:
    own = own_row(authors, name)
    return tuple(
        CvAuthor(name=author, is_applicant=row == own) for row, author in enumerate(before_a_stop(authors))
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class CvPosition:
    """One rotation or experience."""

    when: str | None = doc("Months or years, as they stand in the margin: Sep–Oct 2026")
    what: str = doc("Service and role, or position: General medicine wards, hands-on elective")
    where: str | None = doc("Hospital or organization, and place")
    weeks: int | None = doc("Whole weeks, for a rotation")
    is_under_way: bool = doc("Whether a rotation goes on today")
    facts: tuple[str, ...] = doc("What the applicant did, in their own phrases, the weightiest first")


@dataclass(frozen=True, slots=True)
class OwnFact:
    """A phrase of the applicant's: where it stands in the dossier, and how early it is kept."""

    place: str
    words: str
    priority: int


@dataclass(frozen=True, slots=True)
class Offered:
    """A position that has no facts yet, with its dossier place.

    `facts` are those that it could take, the weightiest first.
    """

    place: str
    position: CvPosition
    facts: tuple[OwnFact, ...]


def rotations_offered(dossier: Dossier, plan: Plan) -> tuple[Offered, ...]:
    """The US rotations done and under way, newest first, with the facts of the entries that tell of them."""
    shown = [
        planned for planned in plan.rotations.values() if planned.dates and planned.phase in SHOWN_PHASES
    ]
    newest = sorted(shown, key=lambda planned: planned.rotation.starts or date.min, reverse=True)
    return tuple(
        Offered(planned.place, _rotation(planned), _facts_of_rotation(dossier, planned)) for planned in newest
    )


def experiences_offered(dossier: Dossier, today: date) -> tuple[Offered, ...]:
    """The other experiences that have begun, newest first."""
    return tuple(
        Offered(_place(dossier, entry), _experience(entry, today), _weightiest(dossier, (entry,)))
        for entry in other_experiences(dossier)
        if has_begun(entry.starts, today)
    )


def role_in_words(rotation: Rotation) -> str:
    """The role as it was: "hands-on elective", "observer"; no more than the dossier says."""
    kind = rotation.kind.value
    if rotation.is_observer:
        return "observer" if rotation.kind is RotationKind.OBSERVERSHIP else f"observer ({kind})"
    return f"hands-on {kind}" if rotation.hands_on else kind


def _rotation(planned: RotationPlan) -> CvPosition:
    rotation, dates = planned.rotation, planned.dates
    if dates is None:
        raise ValueError(f"a rotation that has begun without dates: {rotation.id}")
    first, last = dates.starts, dates.ends
    place = place_of(rotation.city, rotation.us_state)
    return CvPosition(
        when=months_in_words(Month(first.year, first.month), Month(last.year, last.month)),
        what=f"{rotation.service}, {role_in_words(rotation)}",
        where=", ".join(part for part in (rotation.site, place) if part),
        weeks=dates.weeks or None,
        is_under_way=planned.phase is Phase.UNDER_WAY,
        facts=(),
    )


def _experience(entry: Experience, today: date) -> CvPosition:
    line = experience_entry(_as_of_today(entry, today))
    return CvPosition(
        when=line.when, what=line.what, where=line.where, weeks=None, is_under_way=False, facts=()
    )


def _as_of_today(entry: Experience, today: date) -> Experience:
    """What ends in a month to come goes on today: a CV tells nothing that is only planned."""
    if isinstance(entry.ends, Month) and entry.starts and not has_begun(entry.ends, today):
        return entry.model_copy(update={"ends": "present"})
    return entry


def _facts_of_rotation(dossier: Dossier, planned: RotationPlan) -> tuple[OwnFact, ...]:
    """The facts of the entries that tell of this rotation and of no other."""
    return _weightiest(
        dossier,
        (
            entry
            for entry in dossier.experiences
            if [each.id for each in dossier.rotations if tells_of(entry, each)] == [planned.rotation.id]
        ),
    )


def _weightiest(dossier: Dossier, entries: Iterable[Experience]) -> tuple[OwnFact, ...]:
    """The facts of some entries by priority, those of one priority in dossier order."""
    return tuple(sorted(_facts(dossier, entries), key=lambda fact: fact.priority))


def _facts(dossier: Dossier, entries: Iterable[Experience]) -> Iterator[OwnFact]:
    for entry in entries:
        for column, fact in enumerate(entry.facts):
            place = f"{_place(dossier, entry)}.facts[{column}].fact"
            yield OwnFact(place, fact.fact.removesuffix("."), fact.priority)


def _place(dossier: Dossier, entry: Experience) -> str:
    row = next(row for row, each in enumerate(dossier.experiences) if each is entry)
    return f"experiences[{row}]"
