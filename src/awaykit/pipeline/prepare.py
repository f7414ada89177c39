"""From files to planned papers with their words: load, plan, review, fill templates, proof."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from awaykit.documents.paper import Folder, LeftOut, Paper
from awaykit.loading.dossier import Loaded, load
from awaykit.pipeline.order import Selection
from awaykit.pipeline.report import Findings, PlacedFinding
from awaykit.pipeline.template_places import in_template
from awaykit.planning.plan import Plan, make_plan
from awaykit.planning.steps import Step
from awaykit.problems import Problem, Severity, UserError
from awaykit.rendering.templates import Templates
from awaykit.rendering.text import render_text
from awaykit.rendering.vocabulary import check
from awaykit.resources import templates_folder
from awaykit.review.findings import Finding, PaperId
from awaykit.review.review import Review, review_dossier, review_words
from awaykit.review.words import Words
from awaykit.season.catalogue import season_for
from awaykit.season.guide import guide
from awaykit.season.season import Season

_SUBMISSION_MONTH = 9
_STEPS_TOLD = 3


@dataclass(frozen=True, slots=True)
class FilledPaper:
    """A paper with its words: the HTML from which every format comes, and its plain text for proof."""

    paper: Paper
    html: str
    text: str
    held_by: tuple[Finding, ...] = ()

    @property
    def folder(self) -> Folder:
        """Where it goes: a finding that holds it leaves it unfinished."""
        return Folder.UNFINISHED if self.held_by else self.paper.folder


@dataclass(frozen=True, slots=True)
class Prepared:
    """Everything known before the first page is made."""

    loaded: Loaded
    plan: Plan
    papers: tuple[FilledPaper, ...]
    left_out: tuple[LeftOut, ...]
    findings: Findings

    @property
    def next_steps(self) -> tuple[Step, ...]:
        """What the applicant does next, the most urgent first."""
        return self.plan.to_do[:_STEPS_TOLD]

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """What the files and the settings about rules want to be read for, each with its place."""
        at = self.loaded.source.problem_at
        slips = (
            at(each.place or "", each.message, each.hint, each.severity)
            for each in self.findings.review.problems
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
    dossier = loaded.dossier
    selection.check(dossier)
    plan = make_plan(dossier, _season(loaded, today), guide(), today)
    planned = [kind.plan(dossier, plan) for kind in selection.kinds]
    filled = _fill(loaded, [paper for entry in planned for paper in entry.papers])
    on_words = review_words(dossier, plan, [_words(entry) for entry in filled])
    papers = tuple(_held(entry, on_words) for entry in filled)
    on_dossier = review_dossier(dossier, plan)
    review = Review(results=(*on_dossier.results, *on_words.results), problems=on_dossier.problems)
    return Prepared(
        loaded=loaded,
        plan=plan,
        papers=papers,
        left_out=tuple(out for entry in planned for out in entry.left_out),
        findings=Findings(review=review, placed=tuple(_placed(loaded, review))),
    )


def _season(loaded: Loaded, today: date) -> Season:
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


def _fill(loaded: Loaded, papers: list[Paper]) -> list[FilledPaper]:
    """The words of all papers; problems of templates are collected and raised together."""
    filled: list[FilledPaper] = []
    problems: dict[Problem, None] = {}
    with Templates(templates_folder(), own=loaded.templates_folder) as templates:
        for paper in papers:
            try:
                html = _checked(templates, paper, loaded)
                filled.append(FilledPaper(paper, html, render_text(html, width=None)))
            except UserError as error:
                problems.update(dict.fromkeys(error.problems))
    if problems:
        raise UserError(*problems)
    return filled


def _checked(templates: Templates, paper: Paper, loaded: Loaded) -> str:
    """The HTML of a paper, in which every tag is one that all formats know."""
    html = templates.fill(paper.template, paper.context)
    try:
        check(html, template=paper.template)
    except UserError as error:
        folders = (loaded.templates_folder, templates_folder())
        raise UserError(*(in_template(problem, folders) for problem in error.problems)) from None
    return html


def _words(filled: FilledPaper) -> Words:
    paper = filled.paper
    return Words(
        kind=paper.kind,
        reader=paper.reader,
        reader_kind=paper.reader_kind,
        text=filled.text,
        place=paper.place,
    )


def _held(filled: FilledPaper, review: Review) -> FilledPaper:
    mine = PaperId(filled.paper.kind, filled.paper.reader)
    return replace(
        filled, held_by=tuple(each for each in review.findings if each.holds and each.paper == mine)
    )


def _placed(loaded: Loaded, review: Review) -> Iterator[PlacedFinding]:
    for finding in review.findings:
        at = loaded.source.problem_at(finding.place, finding.message, finding.hint, Severity.WARNING)
        yield PlacedFinding(finding, at)
