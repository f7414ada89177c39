"""The CV as a paper: one for residency programs, one for letter writers."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import date

from awaykit.model.dates import Month
from awaykit.model.dossier import Dossier
from awaykit.model.record import Experience, Reader
from awaykit.model.rotations import Rotation, RotationKind
from awaykit.papers.cv_lines import (
    CvEntry,
    CvLines,
    cv_entry,
    cv_lines,
    experience_entry,
    other_experiences,
    rotation_entry,
    shown_rotations,
)
from awaykit.papers.enclosures import CV_FOR, has_enough_for_a_cv, own_cv, scores_shown
from awaykit.papers.paper import DocumentKind, Folder, Format, LeftOut, Missing, Paper, Planned, doc
from awaykit.papers.views import (
    ApplicantLines,
    applicant_lines,
    names_in_a_file_name,
    place_of,
)
from awaykit.plan.applicant_status import has_begun, tells_of
from awaykit.plan.plan import Plan
from awaykit.wording import capitalized_first

KIND = "cv"
MOST_FACTS = 2
"""For one rotation or experience: the reader of a CV gives it a minute."""

_MOST_GIVEN_UP = 2
"""Second facts that are left out for the sake of a single page in usual type."""

TOO_LITTLE = "There is too little for a CV yet. Add your education, exams or experiences."
_TEMPLATE = "cv/cv.html.j2"
_READERS = {Reader.PROGRAM: "Programs", Reader.LETTER_WRITER: "Letter writers"}
"""The readers of the privacy table who get a version, and their name in reports."""

_LISTS = ("education", "scholarly_work", "awards", "languages", "skills")
_OF_A_ROTATION, _OF_AN_EXPERIENCE = ("site", "service"), ("organization", "position")
"""What is printed of a rotation, and of another experience, beside its facts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CvContext(CvLines):
    """Everything that the template of the CV can print; an empty list leaves its heading out."""

    applicant: ApplicantLines = doc("The applicant, as every reader may see them")
    is_small: bool = doc("Whether smaller type keeps it on its one or two pages")


@dataclass(frozen=True, slots=True)
class OwnFact:
    """A phrase of the applicant's: its place in the dossier, and how early it is kept."""

    place: str
    words: str
    priority: int


@dataclass(frozen=True, slots=True)
class Offered:
    """A position that has no facts yet, with its dossier place; `facts` are its own, the weightiest first."""

    place: str
    position: CvEntry
    facts: tuple[OwnFact, ...]


@dataclass(frozen=True, slots=True)
class _Content:
    """A CV without any facts yet, and the positions that could take some."""

    context: CvContext
    rotations: tuple[Offered, ...]
    experiences: tuple[Offered, ...]

    def edition(self, facts: Sequence[OwnFact], *, is_small: bool = False) -> CvContext:
        """The CV with these facts, each below its position."""
        kept = {fact.place for fact in facts}
        rotations, experiences = (
            tuple(
                replace(each.position, facts=tuple(fact.words for fact in each.facts if fact.place in kept))
                for each in offered
            )
            for offered in (self.rotations, self.experiences)
        )
        return replace(self.context, rotations=rotations, experiences=experiences, is_small=is_small)


def plan_cvs(dossier: Dossier, plan: Plan) -> Planned:
    """A CV for each kind of reader, unless the applicant brings their own or there is too little to tell."""
    papers, left_out, own = [], [], own_cv(dossier)
    for reader, name in _READERS.items():
        if own is not None:
            why = (
                f"You bring your own CV, {own.path}, so none is made."
                if reader in own.may_see
                else f"They may not see your own CV yet. Add {reader.value} to its may_see."
            )
            left_out.append(LeftOut(KIND, CV_FOR[reader].reader, name, why))
        elif not has_enough_for_a_cv(dossier, plan, reader):
            left_out.append(LeftOut(KIND, CV_FOR[reader].reader, name, TOO_LITTLE))
        else:
            papers.append(_paper(dossier, reader, _content(dossier, plan, reader)))
    return Planned(tuple(papers), tuple(left_out))


def _content(dossier: Dossier, plan: Plan, reader: Reader) -> _Content:
    """What this reader's version can print: nothing that is only planned."""
    today, applicant = plan.today, dossier.applicant
    lines = cv_lines(dossier, plan, scores=scores_shown(dossier, reader))
    education = [
        _completed(line, entry.ends if isinstance(entry.ends, Month) else None, today)
        for entry, line in zip(dossier.education, lines.education, strict=True)
    ]
    if not education and (school := applicant.school):
        place = place_of(school.city, school.country)
        line = cv_entry(school.name, when=applicant.graduated, where=place)
        education = [_completed(line, applicant.graduated, today)]
    rotations = []
    for planned in shown_rotations(plan):
        # The entries that tell of this rotation and of no other.
        own = [
            entry
            for entry in dossier.experiences
            if [each.id for each in dossier.rotations if tells_of(entry, each)] == [planned.rotation.id]
        ]
        line = rotation_entry(planned, role_in_words(planned.rotation))
        rotations.append(Offered(planned.place, line, _facts(dossier, own)))
    experiences = []
    for entry in other_experiences(dossier):
        if has_begun(entry.starts, today):
            is_to_end = isinstance(entry.ends, Month) and not has_begun(entry.ends, today)
            # What ends in a month to come goes on today.
            current = entry.model_copy(update={"ends": "present"}) if entry.starts and is_to_end else entry
            row = next(row for row, each in enumerate(dossier.experiences) if each is entry)
            line = experience_entry(current)
            experiences.append(Offered(f"experiences[{row}]", line, _facts(dossier, [entry])))
    context = CvContext(
        **{field.name: getattr(lines, field.name) for field in fields(lines)},
        applicant=applicant_lines(applicant),
        is_small=False,
    )
    return _Content(replace(context, education=tuple(education)), tuple(rotations), tuple(experiences))


def _completed(line: CvEntry, ends: Month | None, today: date) -> CvEntry:
    """Education, with what is still to be completed called so."""
    if ends is None or has_begun(ends, today):
        return line
    expected = f"completion expected {ends.in_words}"
    return replace(line, detail=f"{line.detail}; {expected}" if line.detail else capitalized_first(expected))


def role_in_words(rotation: Rotation) -> str:
    """The role as it was: "hands-on elective", "observer"; no more than the dossier records."""
    kind = rotation.kind.value
    if rotation.is_observer:
        return "observer" if rotation.kind is RotationKind.OBSERVERSHIP else f"observer ({kind})"
    return f"hands-on {kind}" if rotation.hands_on else kind


def _facts(dossier: Dossier, entries: Sequence[Experience]) -> tuple[OwnFact, ...]:
    """The facts of some experiences by priority, those of one priority in dossier order."""
    facts = (
        OwnFact(f"experiences[{row}].facts[{column}].fact", fact.fact.removesuffix("."), fact.priority)
        for row, entry in enumerate(dossier.experiences)
        if any(entry is each for each in entries)
        for column, fact in enumerate(entry.facts)
    )
    return tuple(sorted(facts, key=lambda fact: fact.priority))


def _paper(dossier: Dossier, reader: Reader, content: _Content) -> Paper:
    """The CV with its editions: ever fewer facts, the first of every position kept before second ones.

    A single page is better than a second one that is nearly empty: some second facts are given up
    for it, then the type is small. On two pages it is small only where not every position could
    have its first fact otherwise.
    """
    name = dossier.applicant.name
    offered = (*content.rotations, *content.experiences)
    firsts = [each.facts[0] for each in offered if each.facts]
    later = [fact for each in offered for fact in each.facts[1:MOST_FACTS]]
    ranked = [*firsts, *sorted(later, key=lambda fact: fact.priority)]
    fewer = [content.edition(ranked[:count]) for count in range(len(ranked) - 1, len(firsts) - 1, -1)]
    small = [content.edition(ranked[:count], is_small=True) for count in range(len(ranked), -1, -1)]
    missing: tuple[Missing, ...] = ()
    if not dossier.applicant.contact.email:
        place = "applicant.contact.email"
        missing = (Missing("your e-mail address", place, "A reader needs it to reply."),)
    return Paper(
        kind=KIND,
        label="CV",
        reader=CV_FOR[reader].reader,
        reader_name=_READERS[reader],
        reader_kind=reader,
        rotation="",
        template=_TEMPLATE,
        context=content.edition(ranked),
        formats=(Format.PDF, Format.DOCX),
        name=(*names_in_a_file_name(name), "CV"),
        title=f"Curriculum vitae of {name.full}",
        subject="Curriculum vitae",
        running_header=name.full,
        folder=Folder.UNFINISHED if missing else Folder.SEND,
        most_pages=2,
        place="applicant",
        missing=missing,
        # The dossier places whose own words stand in the fullest edition.
        prints=(
            *(name for name in _LISTS if getattr(dossier, name)),
            *(f"{each.place}.{name}" for each in content.rotations for name in _OF_A_ROTATION),
            *(f"{each.place}.{name}" for each in content.experiences for name in _OF_AN_EXPERIENCE),
            *(fact.place for each in offered for fact in each.facts[:MOST_FACTS]),
        ),
        tighter=tuple(fewer),
        tightest=tuple(small),
        shorter=(*fewer[:_MOST_GIVEN_UP], small[0]),
    )


CURRICULUM_VITAE = DocumentKind(
    kind=KIND,
    commands=("cv", "emails"),
    title="Curriculum vitae",
    template=_TEMPLATE,
    context=CvContext,
    plan=plan_cvs,
)
"""Before the messages in the catalogue, since they enclose it."""
