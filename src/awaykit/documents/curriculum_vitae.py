"""The full CV, one or two pages, to attach: a version for programs and one for letter writers.

They differ in the scores that a reader may see. As on the summary in the packet, rotations that are
planned or only applied for stay out, and so does everything that the privacy table keeps back.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from awaykit.documents.cv_education import education_lines
from awaykit.documents.cv_entry import CvEntry
from awaykit.documents.cv_positions import (
    CvPosition,
    experiences_offered,
    rotations_offered,
)  # fmt: skip
from awaykit.documents.cv_room import CvBody, Fitted, fitted
from awaykit.documents.cv_summary import CvSummary, cv_summary
from awaykit.documents.cv_works import CvWork, cv_works
from awaykit.documents.exam_lines import Disclosed
from awaykit.documents.messages import Enclosures
from awaykit.documents.paper import (
    DocumentKind,
    Folder,
    Format,
    LeftOut,
    Missing,
    Paper,
    Planned,
    told,
)  # fmt: skip
from awaykit.documents.people import ApplicantLines, applicant_lines, names_in_a_file_name
from awaykit.model.dossier import Dossier
from awaykit.model.record import AttachedFile, Reader
from awaykit.planning.plan import Plan
from awaykit.review.findings import PaperId

KIND = "cv"
MOST_PAGES = 2
TOO_LITTLE = "There is too little for a CV yet. Add your education, exams or experiences."
_TEMPLATE = "cv/cv.html.j2"
_LISTS = ("education", "scholarly_work", "awards", "languages", "skills")
_FIELDS = ("site", "service"), ("organization", "position")
"""What is printed of a rotation, and of another experience, beside its facts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CvContext:
    """Everything that the template of the CV can print; an empty list leaves its heading out."""

    applicant: ApplicantLines = told("The applicant, as every reader may see them")
    education: tuple[CvEntry, ...] = told("Education, in dossier order")
    exams: tuple[CvEntry, ...] = told("Exams and certification as this reader may see them")
    rotations: tuple[CvPosition, ...] = told("US rotations done and under way, newest first")
    experiences: tuple[CvPosition, ...] = told("Work, research, volunteering, newest first")
    scholarly_work: tuple[CvWork, ...] = told("Publications and presentations, newest first")
    awards: tuple[CvEntry, ...] = told("Awards, newest first")
    languages: tuple[str, ...] = told("Languages with level")
    skills: tuple[str, ...] = told("Skills")
    is_small: bool = told("Whether smaller type keeps it on its one or two pages")


@dataclass(frozen=True, slots=True)
class _Version:
    """One version: for whom, under which id and name, and who of the privacy table reads it."""

    reader: str
    reader_name: str
    reader_kind: Reader

    @property
    def id(self) -> PaperId:
        return PaperId(KIND, self.reader)

    def scores(self, dossier: Dossier) -> Disclosed:
        """How much of the USMLE this reader sees, by the applicant's choice."""
        disclosure = dossier.settings.disclosure
        is_writer = self.reader_kind is Reader.LETTER_WRITER
        return disclosure.scores_to_letter_writers if is_writer else disclosure.scores_to_programs


_VERSIONS = {
    Reader.PROGRAM: _Version("programs", "Programs", Reader.PROGRAM),
    Reader.LETTER_WRITER: _Version("letter-writers", "Letter writers", Reader.LETTER_WRITER),
}


def plan_cvs(dossier: Dossier, plan: Plan) -> Planned:
    """A CV for each kind of reader, unless the applicant brings their own or there is too little to tell."""
    papers, left_out = [], []
    for version in _VERSIONS.values():
        made = _cv(dossier, plan, version)
        if isinstance(made, Paper):
            papers.append(made)
        else:
            left_out.append(LeftOut(KIND, version.reader, version.reader_name, made))
    return Planned(tuple(papers), tuple(left_out))


def cv_to_enclose(dossier: Dossier, plan: Plan, reader: Reader) -> Enclosures:
    """The CV that goes with a message: the applicant's own file, else the version for this reader.

    Nothing where there is none, or where the applicant's own isn't for this reader. KeyError for
    the applicant, who gets no version.
    """
    version = _VERSIONS[reader]
    own = _own_cv(dossier)
    if own is not None:
        return Enclosures(files=(own.id,) if reader in own.may_see else ())
    return Enclosures(papers=(version.id,) if isinstance(_cv(dossier, plan, version), Paper) else ())


def _own_cv(dossier: Dossier) -> AttachedFile | None:
    return next((file for file in dossier.files if file.id == dossier.cv), None)


def _cv(dossier: Dossier, plan: Plan, version: _Version) -> Paper | str:
    """The CV, or why there is none, in words for the applicant."""
    own = _own_cv(dossier)
    if own is not None:
        if version.reader_kind in own.may_see:
            return f"You bring your own CV, {own.path}, so none is made."
        return f"They may not see your own CV yet. Add {version.reader_kind.value} to its may_see."
    summary = cv_summary(dossier, plan, scores=version.scores(dossier))
    body = _body(dossier, plan, summary)
    if not (body.education or body.exams or body.experiences or body.scholarly_work):
        return TOO_LITTLE
    return _paper(dossier, version, body)


def _paper(dossier: Dossier, version: _Version, body: CvBody) -> Paper:
    name, missing, fit = dossier.applicant.name, _missing(dossier), fitted(body)
    return Paper(
        kind=KIND,
        label="CV",
        reader=version.reader,
        reader_name=version.reader_name,
        reader_kind=version.reader_kind,
        rotation="",
        template=_TEMPLATE,
        context=_context(dossier, body, fit),
        formats=(Format.PDF, Format.DOCX),
        name=(*names_in_a_file_name(name), "CV"),
        title=f"Curriculum vitae of {name.full}",
        subject="Curriculum vitae",
        running_header=name.full,
        folder=Folder.UNFINISHED if missing else Folder.SEND,
        most_pages=MOST_PAGES,
        place="applicant",
        missing=missing,
        prints=tuple(_printed_places(dossier, body, fit)),
    )


def _missing(dossier: Dossier) -> tuple[Missing, ...]:
    """The name is in every dossier; a reader also needs a way to reply."""
    if dossier.applicant.contact.email:
        return ()
    place = "applicant.contact.email"
    return (Missing("your e-mail address", place, "A reader needs it to reply."),)


def _body(dossier: Dossier, plan: Plan, summary: CvSummary) -> CvBody:
    return CvBody(
        title=applicant_lines(dossier.applicant).name_with_degrees,
        own_script=dossier.applicant.name.own_script,
        education=education_lines(dossier, summary, plan.today),
        exams=summary.exams,
        rotations=rotations_offered(dossier, plan),
        experiences=experiences_offered(dossier, plan.today),
        scholarly_work=cv_works(dossier, summary.scholarly_work),
        awards=summary.awards,
        languages=summary.languages,
        skills=summary.skills,
    )


def _context(dossier: Dossier, body: CvBody, fit: Fitted) -> CvContext:
    return CvContext(
        applicant=applicant_lines(dossier.applicant),
        education=tuple(body.education),
        exams=tuple(body.exams),
        rotations=fit.rotations,
        experiences=fit.experiences,
        scholarly_work=tuple(body.scholarly_work),
        awards=tuple(body.awards),
        languages=tuple(body.languages),
        skills=tuple(body.skills),
        is_small=fit.is_small,
    )


def _printed_places(dossier: Dossier, body: CvBody, fit: Fitted) -> Iterator[str]:
    """The dossier places whose own words stand in this CV."""
    yield from (name for name in _LISTS if getattr(dossier, name))
    for offered, fields in zip((body.rotations, body.experiences), _FIELDS, strict=True):
        yield from (f"{each.place}.{name}" for each in offered for name in fields)
    yield from (fact.place for fact in fit.facts)


CURRICULUM_VITAE = DocumentKind(
    kind=KIND,
    commands=("cv", "emails"),
    title="Curriculum vitae",
    template=_TEMPLATE,
    context=CvContext,
    plan=plan_cvs,
)
"""Before the messages in the catalogue, since they enclose it."""
