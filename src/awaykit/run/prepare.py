"""A dossier loaded, planned, filled and reviewed, before a page is made."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from awaykit.loading.load import Loaded, load
from awaykit.loading.yaml_files import yaml_files
from awaykit.model.dossier import Dossier
from awaykit.model.record import Reader
from awaykit.papers.cv.curriculum_vitae import KIND as CV
from awaykit.papers.paper import Folder, LeftOut, Paper
from awaykit.plan.plan import Plan, make_plan
from awaykit.plan.portfolio.candidates import next_steps
from awaykit.plan.steps import Step
from awaykit.problems import Problem, Severity, UserError
from awaykit.rendering.templating.message_text import MessageText, message_text
from awaykit.rendering.templating.template_child import TemplateStoppedError
from awaykit.rendering.templating.templates import SECONDS, Templates
from awaykit.rendering.text import render_text
from awaykit.rendering.vocabulary import check
from awaykit.resources import templates_folder
from awaykit.review.engine import Review, in_one, review_dossier, review_words
from awaykit.review.findings import Finding
from awaykit.review.texts import Mail, Words
from awaykit.run.order import Order, Selection
from awaykit.run.report import PlacedFinding, SetAside
from awaykit.season.all_seasons import season_for
from awaykit.season.guide import guide
from awaykit.season.season import Season
from awaykit.wording import date_in_words

_SUBMISSION_MONTH = 9


def plan_for(loaded: Loaded, today: date) -> Plan:
    """The plan as it stands on `today`. Raises `UserError` for the season's settings."""
    return make_plan(loaded.dossier, season_of(loaded, today), guide(), today)


def season_of(loaded: Loaded, today: date) -> Season:
    """The season of the dossier; without one, the next that can still be applied for.

    Papers that rest on a season lack it then as a required fact, so nothing with a date that was
    only supposed can be sent.
    """
    dossier = loaded.dossier
    overrides = dossier.settings.season_overrides.model_dump(exclude_none=True)
    supposed = today.year + (1 if today.month < _SUBMISSION_MONTH else 2)
    try:
        return season_for(dossier.applicant.season or supposed, overrides)
    except UserError as error:
        at = loaded.source.problem_at
        told = (at(each.place or "", each.message, each.hint, each.severity) for each in error.problems)
        raise UserError(*told) from None


_TAG = re.compile(r"<(\w+)>")


def in_template(problem: Problem, folders: Iterable[Path | None]) -> Problem:
    """The problem at its line of a template, if that can be told; else at the template as a whole.

    What is checked is the finished HTML, whose lines a template doesn't have.
    """
    found = _TAG.search(problem.message)
    wanted = [(problem.source or "").strip(), f"<{found[1]}" if found else ""]
    for folder in folders:
        for words in filter(None, wanted):
            if folder is not None and (place := _line_with(words, folder)):
                path, number, line = place
                column = line.index(words) + 1
                return replace(
                    problem, file=str(path), line=number, column=column, source=line, width=len(words)
                )
    return replace(problem, line=None, column=None)


def _line_with(words: str, folder: Path) -> tuple[Path, int, str] | None:
    from awaykit.rendering.templating.sandbox import FolderLoader

    for path in FolderLoader((folder,)).files():
        for number, line in enumerate(path.read_text("utf-8", errors="replace").splitlines(), start=1):
            if words in line:
                return path, number, line.rstrip()
    return None


@dataclass(frozen=True, slots=True)
class FilledPaper:
    """A paper with its words: the HTML from which every format comes, and its plain text for proof.

    A message has a subject and a body in place of HTML; an archive has neither.
    """

    paper: Paper
    html: str
    text: str
    message: MessageText | None = None
    held_by: tuple[Finding, ...] = ()

    @property
    def folder(self) -> Folder:
        """Where it goes: a finding that holds it leaves it unfinished."""
        return Folder.UNFINISHED if self.held_by else self.paper.folder


def fill_all(loaded: Loaded, papers: list[Paper], *, seconds: float = SECONDS) -> list[FilledPaper]:
    """The words of all papers; problems of templates are collected and raised together.

    `seconds` is what one template of the dossier's own may take. After one that had to be stopped no other
    is tried: what it includes may be what never ends.

    Raises:
        UserError: with every problem of a template.
    """
    filled: list[FilledPaper] = []
    problems: dict[Problem, None] = {}
    with Templates(templates_folder(), own=loaded.templates_folder, seconds=seconds) as templates:
        for paper in papers:
            try:
                filled.append(_filled(templates, paper, loaded))
            except TemplateStoppedError as error:
                problems.update(dict.fromkeys(error.problems))
                break
            except UserError as error:
                problems.update(dict.fromkeys(error.problems))
    if problems:
        raise UserError(*problems)
    return filled


def fill_edition(paper: Paper, context: object, own_templates: Path | None) -> str:
    """The HTML of another edition of a paper than the fullest.

    Raises:
        UserError: a template has a mistake that shows in this edition only.
    """
    if paper.template is None:
        raise ValueError(f"a paper without words has no editions: {paper.id}")
    with Templates(templates_folder(), own=own_templates) as templates:
        html = templates.fill(paper.template, context)
    check(html, template=paper.template)
    return html


def _filled(templates: Templates, paper: Paper, loaded: Loaded) -> FilledPaper:
    if paper.template is None:
        return FilledPaper(paper, html="", text="")
    words = templates.fill(paper.template, paper.context)
    try:
        if paper.envelope is None:
            check(words, template=paper.template)
            return FilledPaper(paper, html=words, text=render_text(words, width=None))
        message = message_text(words, template=paper.template)
    except UserError as error:
        folders = (loaded.templates_folder, templates_folder())
        raise UserError(*(in_template(problem, folders) for problem in error.problems)) from None
    return FilledPaper(paper, html="", text=f"{message.subject}\n\n{message.body}", message=message)


@dataclass(frozen=True, slots=True)
class Prepared:
    """Everything known before the first page is made; `left_out` says why a paper is not among them.

    `papers` are all that the dossier asks for; `takes` tells those that this run was asked for.
    `on_dossier` is the part of the findings that follows from the dossier alone.
    """

    loaded: Loaded
    plan: Plan
    selection: Selection
    papers: tuple[FilledPaper, ...]
    not_planned: tuple[LeftOut, ...]
    review: Review
    findings: tuple[PlacedFinding, ...]
    silenced: tuple[SetAside, ...]
    on_dossier: Review

    def takes(self, paper: Paper) -> bool:
        """Whether the run was asked for the paper near its day, or for one that encloses it."""
        return self._is_asked_for(paper) or any(
            paper.id in each.paper.encloses and self._is_asked_for(each.paper) for each in self.papers
        )

    def _is_asked_for(self, paper: Paper) -> bool:
        return self.selection.takes(paper) and not self._is_later(paper)

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """What is asked for and not planned, or for a later day: each reader once for one reason."""
        asked = self.selection.readers(self.loaded.dossier)
        found = [out for out in self.not_planned if asked is None or out.reader in asked]
        told = {(out.reader, out.why): out for out in reversed((*found, *self._for_later()))}
        return tuple(reversed(told.values()))

    def _for_later(self) -> Iterator[LeftOut]:
        told = set()
        for paper in (filled.paper for filled in self.papers):
            is_asked_for = self.selection.takes(paper) and paper.reader_kind is not Reader.OWN
            if is_asked_for and self._is_later(paper) and paper.wanted_from and paper.reader not in told:
                told.add(paper.reader)
                why = f"Its days begin on {date_in_words(paper.wanted_from)}. Add --all to make it now."
                yield LeftOut(paper.kind, paper.reader, paper.reader_name, why)

    def _is_later(self, paper: Paper) -> bool:
        until = self.selection.last_day(self.plan.today, self.plan.guide.near_days.value)
        return until is not None and paper.wanted_from is not None and paper.wanted_from > until

    @property
    def next_steps(self) -> tuple[Step, ...]:
        """What the applicant does next, the most urgent first."""
        return next_steps(self.loaded.dossier, self.plan)

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """What the files and the settings about rules want to be read for, each with its place."""
        at = self.loaded.source.problem_at
        slips = (
            at(each.place or "", each.message, each.hint, each.severity) for each in self.review.problems
        )
        return (*self.loaded.warnings, *slips)


def prepare(dossier_path: Path, today: date, selection: Selection) -> Prepared:
    """Load the dossier, plan every paper of the kinds asked for, fill their words and proof them together.

    All papers are filled, also those that the selection leaves out: near-duplicates and names can
    only be judged together, and what is no longer planned can only be told from all.

    Raises:
        UserError: with every problem of the dossier's files, or of a template.
    """
    loaded = load(dossier_path)
    selection.check(loaded.dossier)
    return _prepared(loaded, plan_for(loaded, today), selection)


def widened(prepared: Prepared) -> Prepared:
    """The same dossier with every kind of paper: nothing is loaded, reviewed or filled a second time.

    Raises:
        UserError: a template of a kind that was not asked for has a mistake.
    """
    return _prepared(prepared.loaded, prepared.plan, Selection(), prepared)


def _prepared(loaded: Loaded, plan: Plan, selection: Selection, known: Prepared | None = None) -> Prepared:
    """All papers of the kinds asked for, proofed together; what is `known` is not done again."""
    dossier = loaded.dossier
    planned = [kind.plan(dossier, plan) for kind in selection.kinds]
    papers = [paper for entry in planned for paper in entry.papers]
    filled_before = {each.paper.id: each for each in (known.papers if known else ())}
    fresh = iter(fill_all(loaded, [paper for paper in papers if paper.id not in filled_before]))
    filled = [filled_before.get(paper.id) or next(fresh) for paper in papers]
    on_words = review_words(dossier, plan, [_words(dossier, entry) for entry in filled if entry.text])
    on_dossier = known.on_dossier if known else review_dossier(dossier, plan)
    review = in_one(dossier, (on_dossier, on_words), of_all_papers=selection.command is None)
    return Prepared(
        loaded=loaded,
        plan=plan,
        selection=selection,
        papers=tuple(_held(entry, on_words) for entry in filled),
        not_planned=tuple(out for entry in planned for out in entry.left_out),
        review=review,
        findings=tuple(_placed(loaded, review)),
        silenced=tuple(_set_aside(loaded, review)),
        on_dossier=on_dossier,
    )


def _words(dossier: Dossier, filled: FilledPaper) -> Words:
    paper = filled.paper
    return Words(
        kind=paper.kind,
        reader=paper.reader,
        reader_kind=paper.reader_kind,
        text=filled.text,
        place=paper.place,
        prints=paper.prints,
        mail=_mail(dossier, filled),
        is_pasted=paper.is_pasted,
    )


def _mail(dossier: Dossier, filled: FilledPaper) -> Mail | None:
    paper = filled.paper
    if paper.envelope is None or filled.message is None:
        return None
    kinds = {file.id: file.kind.value for file in dossier.files}
    papers = (each.kind for each in paper.encloses)
    return Mail(
        subject=filled.message.subject,
        to_name=paper.envelope.to_name,
        to_email=paper.envelope.to_email,
        rotation=paper.rotation,
        attached=(*papers, *(kinds[each] for each in paper.encloses_files)),
        sent_from=paper.wanted_from,
    )


def _held(filled: FilledPaper, review: Review) -> FilledPaper:
    mine = filled.paper.id
    return replace(
        filled, held_by=tuple(each for each in review.findings if each.holds and each.paper == mine)
    )


def _placed(loaded: Loaded, review: Review) -> Iterator[PlacedFinding]:
    """The findings, each with its place; the line itself is neither shown nor kept."""
    for each in review.findings:
        at = loaded.source.problem_at(each.place, each.message, each.hint, Severity.WARNING)
        yield PlacedFinding(
            code=each.code,
            title=each.title,
            importance=each.importance.value,
            confidence=each.confidence.value,
            holds=each.holds,
            text_hash=each.text_hash,
            sources=tuple(source.in_words for source in each.sources),
            at=replace(at, source=None),
        )


def _set_aside(loaded: Loaded, review: Review) -> Iterator[SetAside]:
    for each in review.silenced:
        at = loaded.source.problem_at(each.finding.place, each.finding.title, None, Severity.WARNING)
        yield SetAside(each.finding.code, each.reason, each.is_acknowledged, replace(at, source=None))


_ERAS = "eras"
_ABOUT_ROTATIONS = {None, "packet", "emails"}
_PLANNED_NOT_YET = {"candidate", "cancelled"}


def nothing_to_make(order: Order, prepared: Prepared) -> tuple[Problem, ...]:
    """One warning when the dossier asks for no paper about a rotation, nor says why one is left out.

    A run for the ERAS draft alone misses only that; for other papers there is nothing to miss.
    """
    if prepared.selection.command == _ERAS and not (prepared.papers or prepared.left_out):
        return (_nothing_to_enter(prepared),)
    if prepared.selection.command not in _ABOUT_ROTATIONS:
        return ()
    papers = [filled.paper for filled in prepared.papers]
    is_about_one = any(paper.rotation or paper.envelope for paper in papers)
    if is_about_one or any(out.kind != CV for out in prepared.left_out):
        return ()
    message, place = _reason(prepared)
    hint = _other_files(order) or "A packet needs a rotation with its state and dates, and a letter writer."
    return (prepared.loaded.source.problem_at(place, message, hint, Severity.WARNING),)


def _nothing_to_enter(prepared: Prepared) -> Problem:
    """Why there is no ERAS draft: a rotation gets its entry only once it has begun."""
    hint = "Write what you did under experiences. A rotation gets its entry on its first day."
    return prepared.loaded.source.problem_at(
        "", "There is nothing to enter in MyERAS yet.", hint, Severity.WARNING
    )


def _reason(prepared: Prepared) -> tuple[str, str]:
    """What is lacking, and where it would stand."""
    rotations = prepared.loaded.dossier.rotations
    if not rotations:
        return "There is nothing to make: the dossier has no rotations yet.", ""
    if all(rotation.state.value in _PLANNED_NOT_YET for rotation in rotations):
        return "There is nothing to make: every rotation is a candidate or cancelled.", "rotations[0].state"
    return "There is nothing to make: no rotation has a letter writer yet.", "rotations"


def _other_files(order: Order) -> str | None:
    """The slip of naming one file of a folder that holds several."""
    path = order.dossier
    if path.is_file() and len(yaml_files(path.parent)) > 1:
        return f"Only {path.name} was read. For the whole folder, name the folder: {path.parent}"
    return None
