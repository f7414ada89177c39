"""What a run found and did, as plain data: `--json` prints it, `cli` words it, the next run may repeat it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, TypedDict

from awaykit.plan.steps import Step, StepState
from awaykit.problems import Problem, Severity
from awaykit.wording import date_without_weekday, period_in_prose

if TYPE_CHECKING:
    from awaykit.output.paper_records import Outcome
    from awaykit.run.report import BuildReport, CheckReport, Findings, PaperReport, PlacedAside, PlacedFinding


def when(step: Step, say: Callable[[date], str] = date_without_weekday) -> str:
    """When it was due, until when it can be done, or when it comes; `say` words a single day.

    Inside a sentence: "was due June 3, 2027", "by June 3, 2027", "now", "from June 3 to 5, 2027".
    """
    if step.state is StepState.OVERDUE:
        return f"was due {say(step.last_day)}"
    if step.state is StepState.NOW:
        return f"by {say(step.until)}" if step.until else "now"
    return period_in_prose(step.due, step.until) if step.until else say(step.due)


class PlainProblem(TypedDict):
    """A `Problem`; `source` and `width` are for its picture in a terminal and stay out of JSON."""

    severity: str
    message: str
    hint: str | None
    file: str | None
    line: int | None
    column: int | None
    place: str | None
    source: str | None
    width: int


class PlainFinding(TypedDict):
    """A finding of the review with the place where it can be mended."""

    code: str
    title: str
    importance: str
    confidence: str
    holds: bool
    text_hash: str | None
    sources: list[str]
    at: PlainProblem


class PlainFile(TypedDict):
    """One file of a paper: where it is below the output folder, and the word for what became of it."""

    format: str
    path: str
    word: str
    note: str | None


class PlainPaper(TypedDict):
    """One paper for one reader; `label` says what it is: "request packet"."""

    kind: str
    label: str
    reader: str
    reader_name: str
    folder: str
    pages: int | None
    held: bool
    files: list[PlainFile]
    problems: list[PlainProblem]
    notes: list[str]


class PlainStep(TypedDict):
    """A step of the agenda; `by` is its last day, year-month-day, `when` says in words when it is to be done.

    `is_expected`: its day is not announced yet.
    """

    id: str
    by: str
    when: str
    is_expected: bool
    title: str
    why: str


class LeftOutPaper(TypedDict):
    """A paper that was not planned, and why."""

    kind: str
    reader: str
    reader_name: str
    why: str


class PlainSetAside(TypedDict):
    """A finding that the applicant set aside; `is_acknowledged`: this very text, not the rule."""

    code: str
    reason: str
    is_acknowledged: bool
    at: PlainProblem


class PlainAdvice(TypedDict):
    """What `check` and `build` both tell."""

    warnings: list[PlainProblem]
    findings: list[PlainFinding]
    silenced: list[PlainSetAside]
    next: list[PlainStep]


class PlainCheck(PlainAdvice):
    """What `check` tells."""

    dossier: str
    has_high: bool


class PlainBuild(PlainAdvice):
    """What `build` and its sisters tell."""

    folder: str
    season: str
    papers: list[PlainPaper]
    withdrawn: list[PlainFile]
    left_out: list[LeftOutPaper]
    without_pdf: PlainProblem | None
    dry_run: bool
    is_partial: bool
    screens: list[PlainFile]
    exit_status: int


def plain_problem(problem: Problem) -> PlainProblem:
    """A problem as plain data."""
    return {
        "severity": problem.severity.value,
        "message": problem.message,
        "hint": problem.hint,
        "file": problem.file,
        "line": problem.line,
        "column": problem.column,
        "place": problem.place,
        "source": problem.source,
        "width": problem.width,
    }


def problem_of(plain: PlainProblem) -> Problem:
    """The problem that `plain_problem` was given."""
    return Problem(
        severity=Severity(plain["severity"]),
        message=plain["message"],
        hint=plain["hint"],
        file=plain["file"],
        line=plain["line"],
        column=plain["column"],
        place=plain["place"],
        source=plain["source"],
        width=plain["width"],
    )


def plain_check(report: "CheckReport") -> PlainCheck:
    """What `check` found, as plain data."""
    return {
        "dossier": str(report.dossier),
        "has_high": report.findings.has_high,
        **_advice(report.warnings, report.findings, report.next_steps),
    }


def plain_build(report: "BuildReport") -> PlainBuild:
    """What a build did, as plain data."""
    return {
        "folder": str(report.out),
        "season": report.season,
        "papers": [_paper(paper) for paper in report.papers],
        "withdrawn": [_file(outcome.path.suffix[1:], outcome) for outcome in report.withdrawn],
        "left_out": [
            {"kind": each.kind, "reader": each.reader, "reader_name": each.reader_name, "why": each.why}
            for each in report.left_out
        ],
        "without_pdf": plain_problem(report.without_pdf) if report.without_pdf else None,
        "dry_run": report.dry_run,
        "is_partial": report.is_partial,
        "screens": [_file(file.format, file.outcome) for file in report.screens],
        "exit_status": int(report.exit_status),
        **_advice(report.warnings, report.findings, report.next_steps),
    }


def _advice(warnings: tuple[Problem, ...], findings: "Findings", steps: "tuple[Step, ...]") -> PlainAdvice:

    return {
        "warnings": [plain_problem(problem) for problem in warnings],
        "findings": [_finding(entry) for entry in findings.placed],
        "silenced": [_set_aside(each) for each in findings.aside],
        "next": [
            {
                "id": step.id,
                "by": step.last_day.isoformat(),
                "when": when(step),
                "is_expected": step.is_expected,
                "title": step.title,
                "why": step.why,
            }
            for step in steps
        ],
    }


def _set_aside(each: "PlacedAside") -> PlainSetAside:
    return {
        "code": each.aside.finding.code,
        "reason": each.aside.reason,
        "is_acknowledged": each.aside.is_acknowledged,
        # As with findings: the line itself is neither shown nor kept.
        "at": plain_problem(replace(each.at, source=None)),
    }


def _finding(entry: "PlacedFinding") -> PlainFinding:
    finding = entry.finding
    return {
        "code": finding.code,
        "title": finding.title,
        "importance": finding.importance.value,
        "confidence": finding.confidence.value,
        "holds": finding.holds,
        "text_hash": finding.text_hash,
        "sources": [source.in_words for source in finding.sources],
        # A finding is shown without its line, so the line is not kept either.
        "at": plain_problem(replace(entry.at, source=None)),
    }


def _file(form: str, outcome: "Outcome") -> PlainFile:
    return {"format": form, "path": str(outcome.path), "word": outcome.word.value, "note": outcome.note}


def _paper(paper: "PaperReport") -> PlainPaper:
    return {
        "kind": paper.kind,
        "label": paper.label,
        "reader": paper.reader,
        "reader_name": paper.reader_name,
        "folder": paper.folder.value,
        "pages": paper.pages,
        "held": paper.is_held,
        "files": [_file(file.format, file.outcome) for file in paper.files],
        "problems": [plain_problem(problem) for problem in paper.problems],
        "notes": list(paper.notes),
    }
