"""The CV as a paper, cut to its pages."""

from collections.abc import Iterable, Iterator, Sequence
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
from awaykit.papers.cv_summary import CvEntry, CvSummary, cv_summary
from awaykit.papers.enclosures import CV_FOR, has_enough_for_a_cv, own_cv, scores_shown
from awaykit.papers.paper import DocumentKind, Folder, Format, LeftOut, Missing, Paper, Planned, doc
from awaykit.papers.views import ApplicantLines, applicant_lines, names_in_a_file_name
from awaykit.plan.plan import Plan

MOST_FACTS = 2
"""For one rotation or experience: the reader of a CV gives it a minute."""

_PAGE = 675
_IN_DOUBT = 20
"""What an estimate may be wrong by, on a page."""

_LOST_BETWEEN_PAGES = 50
"""An entry isn't broken: the first page ends above the one that it can't hold."""

ONE_PAGE = _PAGE - _IN_DOUBT
TWO_PAGES = 2 * ONE_PAGE - _LOST_BETWEEN_PAGES

_MOST_GIVEN_UP = 2
"""Second facts that are left out for the sake of a single page in usual type."""

_TITLE_CHARACTERS, _TITLE_LINE, _TITLE_AND_CONTACT = 42, 26, 25


@dataclass(frozen=True, slots=True)
class TypeSize:
    """One size of type: characters of a line beside the margin and of one in a list, heights in points."""

    characters: int
    listed_characters: int
    line: float
    entry_gap: float
    heading: float
    fact_gap: float = 2.5
    facts_gap: float = 3


USUAL = TypeSize(characters=69, listed_characters=64, line=14, entry_gap=5, heading=28)
SMALL = TypeSize(characters=87, listed_characters=83, line=12.5, entry_gap=1.25, heading=22)


@dataclass(frozen=True, slots=True, kw_only=True)
class CvBody:
    """Everything on a CV that takes room, in the order of its parts."""

    title: str
    own_script: str | None
    education: Sequence[CvEntry]
    exams: Sequence[CvEntry]
    rotations: Sequence[Offered]
    experiences: Sequence[Offered]
    scholarly_work: Sequence[CvWork]
    awards: Sequence[CvEntry]
    languages: Sequence[str]
    skills: Sequence[str]

    @property
    def offered(self) -> tuple[Offered, ...]:
        """All positions, rotations first."""
        return (*self.rotations, *self.experiences)


@dataclass(frozen=True, slots=True)
class Fitted:
    """The positions with the facts that there is room for, and whether the type is small."""

    rotations: tuple[CvPosition, ...]
    experiences: tuple[CvPosition, ...]
    facts: tuple[OwnFact, ...]
    is_small: bool


def fitted(body: CvBody) -> Fitted:
    """The facts and the size of type with which a CV stands on one page or two.

    A single page is better than a second one that is nearly empty: some second facts are given up
    for it, then the type is small. On two pages it is small only where not every position could
    have its first fact otherwise.
    """
    ranked, firsts = _ranked(body.offered), _firsts(body.offered)
    fewest = max(len(firsts), len(ranked) - _MOST_GIVEN_UP)
    for count in range(len(ranked), fewest - 1, -1):
        if _height(body, ranked[:count], USUAL) <= ONE_PAGE:
            return _with(body, ranked[:count], is_small=False)
    if _height(body, ranked, SMALL) <= ONE_PAGE:
        return _with(body, ranked, is_small=True)
    is_small = _height(body, firsts, USUAL) > TWO_PAGES
    size = SMALL if is_small else USUAL
    return _with(body, _as_many_as_fit(body, ranked, size), is_small=is_small)


def _as_many_as_fit(body: CvBody, ranked: Sequence[OwnFact], size: TypeSize) -> Sequence[OwnFact]:
    """The facts from the front for which there is room; none is taken past one that has no room."""
    count = next((n for n in range(len(ranked), 0, -1) if _height(body, ranked[:n], size) <= TWO_PAGES), 0)
    return ranked[:count]


def _firsts(offered: Sequence[Offered]) -> list[OwnFact]:
    return [each.facts[0] for each in offered if each.facts]


def _ranked(offered: Sequence[Offered]) -> list[OwnFact]:
    """The facts as they are kept: the first of every position, then the second ones by priority."""
    later = [fact for each in offered for fact in each.facts[1:MOST_FACTS]]
    return [*_firsts(offered), *sorted(later, key=lambda fact: fact.priority)]


def _with(body: CvBody, facts: Sequence[OwnFact], *, is_small: bool) -> Fitted:
    kept = {fact.place for fact in facts}

    def filled(offered: Sequence[Offered]) -> Iterator[CvPosition]:
        for each in offered:
            words = tuple(fact.words for fact in each.facts if fact.place in kept)
            yield replace(each.position, facts=words)

    in_order = tuple(fact for each in body.offered for fact in each.facts if fact.place in kept)
    return Fitted(tuple(filled(body.rotations)), tuple(filled(body.experiences)), in_order, is_small)


def _height(body: CvBody, facts: Sequence[OwnFact], size: TypeSize) -> float:
    """The whole CV with these facts, in points."""
    title = _lines(body.title, _TITLE_CHARACTERS) * _TITLE_LINE + _TITLE_AND_CONTACT
    own_script = USUAL.line if body.own_script else 0
    parts = sum(_entries(part, size) for part in _parts(body))
    return title + own_script + parts + _facts_height(body.offered, facts, size)


def _parts(body: CvBody) -> Iterator[list[str]]:
    """The words of each entry, part by part."""
    for lines in (body.education, body.exams):
        yield [_joined(line.what, line.where, line.detail) for line in lines]
    for offered in (body.rotations, body.experiences):
        yield [_joined(each.position.what, each.position.where, "4 weeks") for each in offered]
    yield [_of_work(work) for work in body.scholarly_work]
    yield [_joined(line.what, line.where, line.detail) for line in body.awards]
    yield [" · ".join(words) for words in (body.languages, body.skills) if words]


def _of_work(work: CvWork) -> str:
    return _joined(*(author.name for author in work.authors), work.title, work.where, work.identifier)


def _joined(*words: str | None) -> str:
    return ", ".join(word for word in words if word)


def _entries(entries: Sequence[str], size: TypeSize) -> float:
    """A part with its heading; nothing where it has no entry."""
    if not entries:
        return 0
    return size.heading + sum(
        _lines(words, size.characters) * size.line + size.entry_gap for words in entries
    )


def _facts_height(offered: Iterable[Offered], facts: Sequence[OwnFact], size: TypeSize) -> float:
    """The phrases, and the gap above the first of a position."""
    kept = {fact.place for fact in facts}
    begun = sum(any(fact.place in kept for fact in each.facts) for each in offered)
    lines = (_lines(fact.words, size.listed_characters) for fact in facts)
    return begun * size.facts_gap + sum(count * size.line + size.fact_gap for count in lines)


def _lines(words: str, characters: int) -> int:
    return -(-len(words) // characters)


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


_READERS = {Reader.PROGRAM: "Programs", Reader.LETTER_WRITER: "Letter writers"}


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
            papers.append(_paper(dossier, plan, reader))
    return Planned(tuple(papers), tuple(left_out))


def _paper(dossier: Dossier, plan: Plan, reader: Reader) -> Paper:
    name, missing = dossier.applicant.name, _missing(dossier)
    body = _body(dossier, plan, cv_summary(dossier, plan, scores=scores_shown(dossier, reader)))
    fit = fitted(body)
    return Paper(
        kind=KIND,
        label="CV",
        reader=CV_FOR[reader].reader,
        reader_name=_READERS[reader],
        reader_kind=reader,
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
