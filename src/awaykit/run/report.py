"""What a run found and did, as values; `cli` decides how they look."""

from dataclasses import dataclass
from pathlib import Path

from awaykit.output.paper_records import Outcome
from awaykit.papers.paper import Folder, LeftOut
from awaykit.plan.steps import Step
from awaykit.problems import ExitStatus, Problem
from awaykit.review.engine import Review
from awaykit.review.findings import Finding, Importance, Suppressed


@dataclass(frozen=True, slots=True)
class PlacedFinding:
    """A finding with the place in the dossier's files where it can be mended."""

    finding: Finding
    at: Problem


@dataclass(frozen=True, slots=True)
class PlacedAside:
    """A finding that the applicant set aside, with the place in the dossier's files that it is about."""

    aside: Suppressed
    at: Problem


@dataclass(frozen=True, slots=True)
class MadeFile:
    """One file of a paper and what became of it."""

    format: str
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class PaperReport:
    """One paper: where it went, what it measures, what keeps it from being ready.

    `attach` says of a message where the files lie that go with it.
    """

    kind: str
    label: str
    reader: str
    reader_name: str
    folder: Folder
    files: tuple[MadeFile, ...]
    pages: int | None
    problems: tuple[Problem, ...]
    is_held: bool
    notes: tuple[str, ...] = ()
    attach: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """Everything that the review said, with places."""

    review: Review
    placed: tuple[PlacedFinding, ...]
    aside: tuple[PlacedAside, ...]

    @property
    def has_high(self) -> bool:
        """Whether a finding of high importance stands."""
        return any(entry.finding.importance is Importance.HIGH for entry in self.placed)


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckReport:
    """What `check` says; nothing was written."""

    dossier: Path
    warnings: tuple[Problem, ...]
    findings: Findings
    next_steps: tuple[Step, ...]

    def exit_status(self, *, strict: bool) -> ExitStatus:
        """0, or 1 with `strict` when a finding of high importance stands."""
        return ExitStatus.PROBLEM if strict and self.findings.has_high else ExitStatus.DONE


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildReport:
    """What `build` and its sisters did; `is_partial` when papers of some writers only were asked for.

    `screens` are the pages for the applicant's browser, START-HERE first.
    """

    out: Path
    season: str
    warnings: tuple[Problem, ...]
    findings: Findings
    next_steps: tuple[Step, ...]
    papers: tuple[PaperReport, ...]
    withdrawn: tuple[Outcome, ...]
    left_out: tuple[LeftOut, ...]
    without_pdf: Problem | None
    dry_run: bool
    is_partial: bool = False
    screens: tuple[MadeFile, ...] = ()

    @property
    def exit_status(self) -> ExitStatus:
        """0, also with advice; 1 when a paper that was asked for is held."""
        held = any(paper.is_held for paper in self.papers)
        return ExitStatus.PROBLEM if held else ExitStatus.DONE
