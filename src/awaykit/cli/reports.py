"""How the report of a run looks: what was made, what waits, what is missing, what to mend."""

from collections.abc import Iterable
from typing import Any

import typer

from awaykit.cli.problems import as_json, as_lines
from awaykit.cli.terminal import styled
from awaykit.documents.paper import Folder
from awaykit.pipeline.report import BuildReport, CheckReport, Findings, PaperReport, PlacedFinding
from awaykit.planning.steps import Step
from awaykit.problems import Problem
from awaykit.review.explanation import Explanation
from awaykit.review.findings import Finding, Importance
from awaykit.wording import date_without_weekday

_HEADINGS = {
    Folder.SEND: "Ready to send",
    Folder.WAITING: "Waiting for its moment",
    Folder.UNFINISHED: "Unfinished",
    Folder.PRIVATE: "For your eyes",
}
_MARKS = {Importance.HIGH: "!!", Importance.MEDIUM: "! ", Importance.LOW: "· ", Importance.GOOD: "+ "}


def print_build(report: BuildReport) -> None:
    """Print what a build did."""
    for folder, heading in _HEADINGS.items():
        papers = [paper for paper in report.papers if paper.folder is folder]
        if papers:
            _heading(heading)
            for paper in papers:
                _print_paper(paper)
    _print_rest(report)
    print_findings(report.findings, without_holding=not report.is_partial)
    _print_warnings(report.warnings)
    _print_next(report.next_steps)
    typer.echo("")
    typer.echo(_last_line(report))
    if report.without_pdf:
        typer.echo("")
        typer.echo("\n".join(as_lines(report.without_pdf)))


def _print_paper(paper: PaperReport) -> None:
    pages = f", {paper.pages} page{'s' if paper.pages != 1 else ''}" if paper.pages else ""
    typer.echo(f"  {paper.reader_name}{pages}")
    for file in paper.files:
        typer.echo(f"    {file.outcome.word.value:<10} {file.outcome.path}")
        if file.outcome.note:
            typer.echo(f"    {'':<10} {file.outcome.note}")
    for problem in paper.problems:
        typer.echo("\n".join(f"    {line}" for line in as_lines(problem)))
    for note in paper.notes:
        typer.echo(f"    {note}")


def _print_rest(report: BuildReport) -> None:
    if report.withdrawn:
        _heading("Set aside: no longer planned, or out of date")
        for outcome in report.withdrawn:
            typer.echo(f"    {outcome.word.value:<10} {outcome.path}")
    if report.left_out:
        _heading("Left out")
        for entry in report.left_out:
            typer.echo(f"  {entry.reader_name}: {entry.why}")


def print_findings(findings: Findings, *, without_holding: bool = False) -> None:
    """Print what the review said, weightiest first, and what was silenced with its reason.

    `without_holding` leaves out what holds a paper: it was said with the paper.
    """
    told = [entry for entry in findings.placed if not (without_holding and entry.finding.holds)]
    if told:
        _heading("Worth knowing")
        for entry in told:
            typer.echo("\n".join(_finding_lines(entry)))
    for aside in findings.review.silenced:
        typer.echo(f"  {aside.finding.code} is silenced: {aside.reason}")


def _finding_lines(entry: PlacedFinding) -> list[str]:
    finding, at = entry.finding, entry.at
    where = f"  ({at.file}:{at.line})" if at.file and at.line else ""
    lines = [f"  {_MARKS[finding.importance]} {finding.code}  {finding.message}{where}"]
    lines += [f"             {finding.hint}"] if finding.hint else []
    return lines + [f"             {line}" for line in _how_to_acknowledge(finding)]


def _how_to_acknowledge(finding: Finding) -> list[str]:
    """How to let the very text stand that holds a paper."""
    if not finding.text_hash:
        return []
    return [f"To let it stand: text_hash {finding.text_hash}; awaykit explain {finding.code} says how."]


def _print_warnings(warnings: Iterable[Problem]) -> None:
    every = list(warnings)
    if every:
        _heading("In your files")
        for problem in every:
            typer.echo("\n".join(as_lines(problem)))


def _print_next(steps: Iterable[Step]) -> None:
    """What to do next, each with its last day."""
    every = list(steps)
    if every:
        _heading("Next")
        for step in every:
            typer.echo(f"  {date_without_weekday(step.last_day):<18} {step.title}")


def _heading(words: str) -> None:
    typer.echo("")
    typer.echo(styled(words, bold=True))


def _last_line(report: BuildReport) -> str:
    changed = sum(paper.is_changed for paper in report.papers) + len(report.withdrawn)
    if report.dry_run:
        return f"Nothing was written (--dry-run). The folder is {report.out}"
    if report.papers and not changed:
        return f"Nothing has changed. {report.season}. The folder is {report.out}"
    return f"{report.season}. The folder is {report.out}"


def print_check(report: CheckReport) -> None:
    """Print what `check` found."""
    _print_warnings(report.warnings)
    print_findings(report.findings)
    _print_next(report.next_steps)
    typer.echo("")
    count = len(report.findings.placed)
    typer.echo(
        f"No mistakes in {report.dossier}. {count} finding{'s' if count != 1 else ''}; nothing was written."
    )


def finding_as_json(entry: PlacedFinding) -> dict[str, Any]:
    """A finding for machines."""
    finding = entry.finding
    return {
        "code": finding.code,
        "title": finding.title,
        "importance": finding.importance.value,
        "confidence": finding.confidence.value,
        "holds": finding.holds,
        "text_hash": finding.text_hash,
        "sources": [source.in_words for source in finding.sources],
        **as_json(entry.at),
    }


def _findings_as_json(findings: Findings) -> dict[str, Any]:
    return {
        "findings": [finding_as_json(entry) for entry in findings.placed],
        "silenced": [
            {"code": aside.finding.code, "reason": aside.reason} for aside in findings.review.silenced
        ],
    }


def _step_as_json(step: Step) -> dict[str, Any]:
    return {"id": step.id, "by": step.last_day.isoformat(), "title": step.title, "why": step.why}


def check_as_json(report: CheckReport) -> dict[str, Any]:
    """What `check` found, for machines."""
    return {
        "warnings": [as_json(problem) for problem in report.warnings],
        **_findings_as_json(report.findings),
        "next": [_step_as_json(step) for step in report.next_steps],
    }


def build_as_json(report: BuildReport) -> dict[str, Any]:
    """What a build did, for machines."""
    return {
        "folder": str(report.out),
        "season": report.season,
        "papers": [_paper_as_json(paper) for paper in report.papers],
        "withdrawn": [str(outcome.path) for outcome in report.withdrawn],
        "left_out": [
            {"kind": entry.kind, "reader": entry.reader, "why": entry.why} for entry in report.left_out
        ],
        "warnings": [as_json(problem) for problem in report.warnings],
        **_findings_as_json(report.findings),
        "next": [_step_as_json(step) for step in report.next_steps],
        "dry_run": report.dry_run,
        "without_pdf": as_json(report.without_pdf) if report.without_pdf else None,
    }


def _paper_as_json(paper: PaperReport) -> dict[str, Any]:
    return {
        "kind": paper.kind,
        "reader": paper.reader,
        "folder": paper.folder.value,
        "pages": paper.pages,
        "held": paper.is_held,
        "files": [
            {
                "format": file.format,
                "path": str(file.outcome.path),
                "word": file.outcome.word.value,
                "note": file.outcome.note,
            }
            for file in paper.files
        ],
        "problems": [as_json(problem) for problem in paper.problems],
        "notes": list(paper.notes),
    }


def explanation_lines(found: Explanation) -> list[str]:
    """A rule in plain words."""
    lines = [f"{found.code}  {found.title}", ""]
    lines += [
        f"{label:<12}{text}"
        for label, text in (
            ("Looks at", found.looks_at),
            ("Why", found.why),
            ("Wrong when", found.wrong_when),
            ("Weight", f"{found.importance.value}, {found.confidence.value}"),
        )
    ]
    lines += [f"Source      {source.in_words}" for source in found.sources]
    return [*lines, "", "To set it aside, write into your dossier:", "", found.how_to_silence]
