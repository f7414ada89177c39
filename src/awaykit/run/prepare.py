"""Everything before a page is made: a dossier is loaded, planned, filled into its papers, and checked."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
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
from awaykit.rendering.templating.templates import SECONDS, Templates, TemplateStoppedError
from awaykit.rendering.text import render_text
from awaykit.rendering.vocabulary import check
from awaykit.resources import templates_folder
from awaykit.review.engine import Review, in_one, review_dossier, review_words
from awaykit.review.findings import Finding
from awaykit.review.texts import Mail, Words
from awaykit.run.order import Order, Selection
from awaykit.run.report import PlacedFinding, SilencedFinding
from awaykit.season.all_seasons import season_for
from awaykit.season.guide import guide
from awaykit.wording import date_in_words

_SUBMISSION_MONTH = 9


def plan_for(loaded: Loaded, today: date) -> Plan:
    """The plan on `today`; without a season, for the next that can still be applied for.

    Papers that rest on a season then miss it as a required fact, and nothing with an assumed date
    can be sent.

    Raises:
        UserError: for the season's settings.
    """
    dossier = loaded.dossier
    supposed = today.year + (1 if today.month < _SUBMISSION_MONTH else 2)
    overrides = dossier.settings.season_overrides.model_dump(exclude_none=True)
    try:
        season = season_for(dossier.applicant.season or supposed, overrides)
    except UserError as error:
        at = loaded.source.problem_at
        placed = (at(each.place or "", each.message, each.hint, each.severity) for each in error.problems)
        raise UserError(*placed) from None
    return make_plan(dossier, season, guide(), today)


@dataclass(frozen=True, slots=True)
class FilledPaper:
    """A paper with its words: the HTML from which every format comes, and its plain text for proof.

    A message has a subject and a body in place of HTML; an archive has neither. `others` is the HTML of
    the editions after the fullest, filled in advance where the dossier has templates of its own.
    """

    paper: Paper
    html: str
    text: str
    others: tuple[str, ...] = ()
    message: MessageText | None = None
    held_by: tuple[Finding, ...] = ()

    @property
    def folder(self) -> Folder:
        """Where it goes: a finding that holds it leaves it unfinished."""
        return Folder.UNFINISHED if self.held_by else self.paper.folder


def fill_all(loaded: Loaded, papers: list[Paper], *, seconds: float = SECONDS) -> list[FilledPaper]:
    """The words of all papers; problems of templates are collected and raised together.

    With templates of the dossier's own, every edition is filled, so that a run fails before it writes.
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
            except UserError as error:
                problems.update(dict.fromkeys(error.problems))
                if isinstance(error, TemplateStoppedError):
                    break
    if problems:
        raise UserError(*problems)
    return filled


def _filled(templates: Templates, paper: Paper, loaded: Loaded) -> FilledPaper:
    if paper.template is None:
        return FilledPaper(paper, html="", text="")
    words = templates.fill(paper.template, paper.context)
    try:
        if paper.envelope is None:
            check(words, template=paper.template)
            # A mistake in a template of the dossier's own may show in a tighter edition only.
            contexts = paper.editions[1:] if loaded.templates_folder else ()
            others = tuple(templates.fill(paper.template, context) for context in contexts)
            for html in others:
                check(html, template=paper.template)
            return FilledPaper(paper, html=words, text=render_text(words, width=None), others=others)
        message = message_text(words, template=paper.template)
    except UserError as error:
        folders = (loaded.templates_folder, templates_folder())
        raise UserError(*(in_template(problem, folders) for problem in error.problems)) from None
    return FilledPaper(paper, html="", text=f"{message.subject}\n\n{message.body}", message=message)


def html_of_edition(filled: FilledPaper, edition: int) -> str:
    """The HTML of one edition of a paper, the fullest being 0; others are filled once they are tried."""
    paper = filled.paper
    if not edition:
        return filled.html
    if filled.others:
        return filled.others[edition - 1]
    if paper.template is None:
        raise ValueError(f"a paper without words has no editions: {paper.id}")
    with Templates(templates_folder()) as templates:
        html = templates.fill(paper.template, paper.editions[edition])
    check(html, template=paper.template)
    return html


_TAG = re.compile(r"<(\w+)>")


def in_template(problem: Problem, folders: Iterable[Path | None]) -> Problem:
    """The problem at its line of a template, if that can be found; otherwise at the template as a whole.

    What is checked is the finished HTML, whose lines a template doesn't have.
    """
    from awaykit.rendering.templating.sandbox import FolderLoader

    tag = _TAG.search(problem.message)
    for folder in filter(None, folders):
        lines = [
            (path, number, line.rstrip())
            for path in FolderLoader((folder,)).files()
            for number, line in enumerate(path.read_text("utf-8", errors="replace").splitlines(), start=1)
        ]
        for words in filter(None, ((problem.source or "").strip(), f"<{tag[1]}" if tag else "")):
            found = next((each for each in lines if words in each[2]), None)
            if found is not None:
                path, number, line = found
                column = line.index(words) + 1
                return replace(
                    problem, file=str(path), line=number, column=column, source=line, width=len(words)
                )
    return replace(problem, line=None, column=None)


@dataclass(frozen=True, slots=True)
class Prepared:
    """Everything known before the first page is made; `left_out` gives why a paper is not among them.

    `papers` are all that the dossier asks for; `takes` selects those that this run was asked for.
    `on_dossier` is the part of the findings that follows from the dossier alone.
    """

    loaded: Loaded
    plan: Plan
    selection: Selection
    papers: tuple[FilledPaper, ...]
    not_planned: tuple[LeftOut, ...]
    review: Review
    on_dossier: Review

    def takes(self, paper: Paper) -> bool:
        """Whether the run was asked for the paper near its day, or for one that encloses it."""
        return any(
            self.selection.takes(each) and not self._is_later(each)
            for each in (
                paper,
                *(filled.paper for filled in self.papers if paper.id in filled.paper.encloses),
            )
        )

    def _is_later(self, paper: Paper) -> bool:
        """Whether the paper is of use only after the days that were asked for, if any were."""
        near = self.plan.guide.near_days.value if self.selection.is_near_only else None
        days = near if self.selection.due_within is None else self.selection.due_within
        if days is None or paper.wanted_from is None:
            return False
        return paper.wanted_from > self.plan.today + timedelta(days=days)

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """What is asked for and not planned, or for a later day: each reader once for one reason."""
        asked = self.selection.readers(self.loaded.dossier)
        found = [out for out in self.not_planned if asked is None or out.reader in asked]
        readers = set()
        for paper in (filled.paper for filled in self.papers):
            is_asked_for = self.selection.takes(paper) and paper.reader_kind is not Reader.OWN
            if is_asked_for and self._is_later(paper) and paper.wanted_from and paper.reader not in readers:
                readers.add(paper.reader)
                why = f"Its days begin on {date_in_words(paper.wanted_from)}. Add --all to make it now."
                found.append(LeftOut(paper.kind, paper.reader, paper.reader_name, why))
        once = {(out.reader, out.why): out for out in reversed(found)}
        return tuple(reversed(once.values()))

    @property
    def next_steps(self) -> tuple[Step, ...]:
        """What the applicant does next, the most urgent first."""
        return next_steps(self.loaded.dossier, self.plan)

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """Slips in the files and in the settings about rules, each with its place."""
        at = self.loaded.source.problem_at
        slips = (
            at(each.place or "", each.message, each.hint, each.severity) for each in self.review.problems
        )
        return (*self.loaded.warnings, *slips)

    @property
    def findings(self) -> tuple[PlacedFinding, ...]:
        """What the review found, each with its place; the line itself is neither shown nor kept."""
        at = self.loaded.source.problem_at
        return tuple(
            PlacedFinding(
                code=each.code,
                title=each.title,
                importance=each.importance.value,
                confidence=each.confidence.value,
                holds=each.holds,
                text_hash=each.text_hash,
                sources=tuple(source.in_words for source in each.sources),
                at=replace(at(each.place, each.message, each.hint, Severity.WARNING), source=None),
            )
            for each in self.review.findings
        )

    @property
    def silenced(self) -> tuple[SilencedFinding, ...]:
        """What the applicant silenced or acknowledged, each with its place."""
        at = self.loaded.source.problem_at
        return tuple(
            SilencedFinding(
                code=each.finding.code,
                reason=each.reason,
                is_acknowledged=each.is_acknowledged,
                at=replace(at(each.finding.place, each.finding.title, None, Severity.WARNING), source=None),
            )
            for each in self.review.silenced
        )


def prepare(dossier_path: Path, today: date, selection: Selection) -> Prepared:
    """Load the dossier, plan every paper of the kinds asked for, fill their words and check them together.

    All papers are filled, also those that the selection leaves out: near-duplicates and names can
    only be judged together, and what is no longer planned is known only from all.

    Raises:
        UserError: with every problem of the dossier's files, or of a template.
    """
    loaded = load(dossier_path)
    selection.check(loaded.dossier)
    return _filled_and_checked(loaded, plan_for(loaded, today), selection)


def widened(prepared: Prepared) -> Prepared:
    """The same dossier with every kind of paper: nothing is loaded, reviewed or filled a second time.

    Raises:
        UserError: a template of a kind that was not asked for has a mistake.
    """
    return _filled_and_checked(prepared.loaded, prepared.plan, Selection(), prepared)


def _filled_and_checked(
    loaded: Loaded, plan: Plan, selection: Selection, known: Prepared | None = None
) -> Prepared:
    """All papers of the kinds asked for, checked together; what is `known` is not done again."""
    dossier = loaded.dossier
    planned = [kind.plan(dossier, plan) for kind in selection.kinds]
    papers = [paper for entry in planned for paper in entry.papers]
    filled_before = {each.paper.id: each for each in (known.papers if known else ())}
    fresh = iter(fill_all(loaded, [paper for paper in papers if paper.id not in filled_before]))
    filled = [filled_before.get(paper.id) or next(fresh) for paper in papers]
    on_words = review_words(dossier, plan, [_words(dossier, entry) for entry in filled if entry.text])
    on_dossier = known.on_dossier if known else review_dossier(dossier, plan)
    holding = [finding for finding in on_words.findings if finding.holds]
    return Prepared(
        loaded=loaded,
        plan=plan,
        selection=selection,
        papers=tuple(
            replace(entry, held_by=tuple(found for found in holding if found.paper == entry.paper.id))
            for entry in filled
        ),
        not_planned=tuple(out for entry in planned for out in entry.left_out),
        review=in_one(dossier, (on_dossier, on_words), of_all_papers=selection.command is None),
        on_dossier=on_dossier,
    )


def _words(dossier: Dossier, filled: FilledPaper) -> Words:
    """What a rule sees of a paper."""
    paper, mail = filled.paper, None
    if paper.envelope is not None and filled.message is not None:
        kinds = {file.id: file.kind.value for file in dossier.files}
        mail = Mail(
            subject=filled.message.subject,
            to_name=paper.envelope.to_name,
            to_email=paper.envelope.to_email,
            rotation=paper.rotation,
            attached=(
                *(each.kind for each in paper.encloses),
                *(kinds[each] for each in paper.encloses_files),
            ),
            sent_from=paper.wanted_from,
        )
    return Words(
        kind=paper.kind,
        reader=paper.reader,
        reader_kind=paper.reader_kind,
        text=filled.text,
        place=paper.place,
        prints=paper.prints,
        mail=mail,
        is_pasted=paper.is_pasted,
    )


_ERAS = "eras"
_ABOUT_ROTATIONS = {None, "packet", "emails"}
_PLANNED_NOT_YET = {"candidate", "cancelled"}


def nothing_to_make(order: Order, prepared: Prepared) -> tuple[Problem, ...]:
    """One warning when the dossier asks for no paper about a rotation and gives no reason to leave one out.

    A run for the ERAS draft alone misses only that (a rotation gets its entry only once it has begun);
    for other papers there is nothing to miss.
    """
    command, rotations = prepared.selection.command, prepared.loaded.dossier.rotations
    papers = [filled.paper for filled in prepared.papers]
    if command == _ERAS and not (papers or prepared.left_out):
        message, place = "There is nothing to enter in MyERAS yet.", ""
        hint = "Write what you did under experiences. A rotation gets its entry on its first day."
    elif (
        command not in _ABOUT_ROTATIONS
        or any(paper.rotation or paper.envelope for paper in papers)
        or any(out.kind != CV for out in prepared.left_out)
    ):
        return ()
    else:
        if not rotations:
            message, place = "There is nothing to make: the dossier has no rotations yet.", ""
        elif all(rotation.state.value in _PLANNED_NOT_YET for rotation in rotations):
            message = "There is nothing to make: every rotation is a candidate or cancelled."
            place = "rotations[0].state"
        else:
            message = "There is nothing to make: no rotation has a letter writer yet."
            place = "rotations"
        hint = "A packet needs a rotation with its state and dates, and a letter writer."
        path = order.dossier
        if path.is_file() and len(yaml_files(path.parent)) > 1:
            hint = f"Only {path.name} was read. For the whole folder, name the folder: {path.parent}"
    return (prepared.loaded.source.problem_at(place, message, hint, Severity.WARNING),)
