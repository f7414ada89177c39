"""The CV as a paper: one for residency programs, one for letter writers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from awaykit.model.dossier import Dossier
from awaykit.model.record import Reader
from awaykit.papers.cv.cv_content import (
    CvPosition,
    CvWork,
    Offered,
    OwnFact,
    cv_works,
    education_lines,
    experiences_offered,
    rotations_offered,
)
from awaykit.papers.cv_summary import CvEntry, cv_summary
from awaykit.papers.enclosures import CV_FOR, has_enough_for_a_cv, own_cv, scores_shown
from awaykit.papers.paper import DocumentKind, Folder, Format, LeftOut, Missing, Paper, Planned, doc
from awaykit.papers.views import ApplicantLines, applicant_lines, names_in_a_file_name
from awaykit.plan.plan import Plan

KIND = "cv"
MOST_FACTS = 2
"""For one rotation or experience: the reader of a CV gives it a minute."""

_MOST_GIVEN_UP = 2
"""Second facts that are left out for the sake of a single page in usual type."""

TOO_LITTLE = "There is too little for a CV yet. Add your education, exams or experiences."
_TEMPLATE = "cv/cv.html.j2"
_READERS = {Reader.PROGRAM: "Programs", Reader.LETTER_WRITER: "Letter writers"}
"""Who of the privacy table reads a version, and their name in reports."""

_LISTS = ("education", "scholarly_work", "awards", "languages", "skills")
_FIELDS = ("site", "service"), ("organization", "position")
"""What is printed of a rotation, and of another experience, beside its facts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CvContext:
    """Everything that the template of the CV can print; an empty list leaves its heading out."""

    applicant: ApplicantLines = doc("The applicant, as every reader may see them")
    education: tuple[CvEntry, ...] = doc("Education, in dossier order")
    exams: tuple[CvEntry, ...] = doc("Exams and certification as this reader may see them")
    rotations: tuple[CvPosition, ...] = doc("US rotations done and under way, newest first")
    experiences: tuple[CvPosition, ...] = doc("Work, research, volunteering, newest first")
    scholarly_work: tuple[CvWork, ...] = doc("Publications and presentations, newest first")
    awards: tuple[CvEntry, ...] = doc("Awards, newest first")
    languages: tuple[str, ...] = doc("Languages with level")
    skills: tuple[str, ...] = doc("Skills")
    is_small: bool = doc("Whether smaller type keeps it on its one or two pages")


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
    """What this reader's version can print, before facts are chosen."""
    summary = cv_summary(dossier, plan, scores=scores_shown(dossier, reader))
    context = CvContext(
        applicant=applicant_lines(dossier.applicant),
        education=education_lines(dossier, summary, plan.today),
        exams=summary.exams,
        rotations=(),
        experiences=(),
        scholarly_work=cv_works(dossier, summary.scholarly_work),
        awards=summary.awards,
        languages=summary.languages,
        skills=summary.skills,
        is_small=False,
    )
    return _Content(context, rotations_offered(dossier, plan), experiences_offered(dossier, plan.today))


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
        prints=tuple(_printed_places(dossier, content)),
        tighter=tuple(fewer),
        tightest=tuple(small),
        shorter=(*fewer[:_MOST_GIVEN_UP], small[0]),
    )


def _printed_places(dossier: Dossier, content: _Content) -> Iterator[str]:
    """The dossier places whose own words stand in the fullest edition."""
    yield from (name for name in _LISTS if getattr(dossier, name))
    for offered, fields in zip((content.rotations, content.experiences), _FIELDS, strict=True):
        yield from (f"{each.place}.{name}" for each in offered for name in fields)
    for each in (*content.rotations, *content.experiences):
        yield from (fact.place for fact in each.facts[:MOST_FACTS])


CURRICULUM_VITAE = DocumentKind(
    kind=KIND,
    commands=("cv", "emails"),
    title="Curriculum vitae",
    template=_TEMPLATE,
    context=CvContext,
    plan=plan_cvs,
)
"""Before the messages in the catalogue, since they enclose it."""
