"""From files to planned papers with their words: load, plan, review, fill templates, proof."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from awaykit.documents.paper import LeftOut, Paper
from awaykit.loading.dossier import Loaded, load
from awaykit.model.dossier import Dossier
from awaykit.model.record import Reader
from awaykit.pipeline.filling import FilledPaper, fill_all
from awaykit.pipeline.order import Selection
from awaykit.pipeline.planned import plan_for
from awaykit.pipeline.report import Findings, PlacedAside, PlacedFinding
from awaykit.planning.plan import Plan
from awaykit.planning.portfolio.next_steps import next_steps
from awaykit.planning.steps import Step
from awaykit.problems import Problem, Severity
from awaykit.review.review import Review, in_one, review_dossier, review_words
from awaykit.review.words import Mail, Words
from awaykit.wording import date_in_words


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
    findings: Findings
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
        findings=Findings(
            review=review, placed=tuple(_placed(loaded, review)), aside=tuple(_aside(loaded, review))
        ),
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
    for finding in review.findings:
        at = loaded.source.problem_at(finding.place, finding.message, finding.hint, Severity.WARNING)
        yield PlacedFinding(finding, at)


def _aside(loaded: Loaded, review: Review) -> Iterator[PlacedAside]:
    for aside in review.silenced:
        at = loaded.source.problem_at(aside.finding.place, aside.finding.title, None, Severity.WARNING)
        yield PlacedAside(aside, at)
