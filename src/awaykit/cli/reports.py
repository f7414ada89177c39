"""How the report of a run looks: what was made, what waits, what is missing, what to mend."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from awaykit.cli.problem_lines import FOR_TERMINALS, as_lines
from awaykit.cli.show_status import on_its_day
from awaykit.cli.terminal import hanging, styled
from awaykit.run.plain_report import (
    PlainAdvice,
    PlainBuild,
    PlainCheck,
    PlainFile,
    PlainFinding,
    PlainPaper,
    PlainProblem,
    PlainSetAside,
    PlainStep,
    problem_of,
)
from awaykit.wording import counted

if TYPE_CHECKING:
    from awaykit.review.explanation import Explanation


_PRIVATE = "private"
_HEADINGS = {
    "send": "Ready to send",
    "waiting": "Waiting for its moment",
    "unfinished": "Unfinished",
    _PRIVATE: "For your eyes",
}
_MARKS = {"high": "!!", "medium": "! ", "low": "· ", "good": "+ "}
_INDENT_OF_FINDINGS = 13
_ERAS_DRAFT, _ERAS_PAGE = "eras-experiences", "eras.html"
_UNTOUCHED = frozenset({"unchanged", "kept yours"})


def print_build(report: PlainBuild) -> None:
    """Print what a build did."""
    said: set[str] = set()
    for folder, heading in _HEADINGS.items():
        papers = [paper for paper in report["papers"] if paper["folder"] == folder]
        if papers:
            _heading(heading)
            for paper in sorted(papers, key=_place) if folder == _PRIVATE else papers:
                _print_paper(paper, said, is_brief=folder == _PRIVATE)
    _print_rest(report)
    _print_findings(report, without_holding=not report["is_partial"])
    _print_warnings(report["warnings"])
    _print_next(report["next"])
    typer.echo("")
    typer.echo(_last_line(report))
    _print_screens(report)
    if report["without_pdf"]:
        typer.echo("")
        typer.echo(_told(report["without_pdf"]))


def _print_screens(report: PlainBuild) -> None:
    """The page to open, and what became of one that the person changed."""
    for file in report["screens"]:
        if file["note"]:
            typer.echo(f"{file['word']}  {file['path']}  {file['note']}")
    if report["screens"] and not report["dry_run"]:
        typer.echo(f"Open: {Path(report['folder']) / _page_to_open(report)}")


def _page_to_open(report: PlainBuild) -> str:
    """START-HERE, or the copy page where the ERAS draft alone was asked for: it has each text."""
    pages = [file["path"] for file in report["screens"]]
    is_eras_alone = {paper["kind"] for paper in report["papers"]} == {_ERAS_DRAFT}
    return _ERAS_PAGE if is_eras_alone and _ERAS_PAGE in pages else pages[0]


def _place(paper: PlainPaper) -> str:
    return paper["files"][0]["path"] if paper["files"] else ""


def _print_paper(paper: PlainPaper, said: set[str], *, is_brief: bool) -> None:
    """A paper with its files; `is_brief`: the files alone, whose names tell what they are.

    `said` is what the report has said of papers so far.
    """
    if not is_brief or paper["problems"] or paper["notes"]:
        pages = f", {counted(paper['pages'], 'page')}" if paper["pages"] else ""
        typer.echo(f"  {paper['reader_name']}: {paper['label']}{pages}")
    _print_files(paper["files"])
    _print_what_to_mend(paper, said)


def _print_files(files: list[PlainFile]) -> None:
    for file in files:
        typer.echo(f"    {file['word']:<10} {file['path']}")
        if file["note"]:
            typer.echo(f"    {'':<10} {file['note']}")


def _print_what_to_mend(paper: PlainPaper, said: set[str]) -> None:
    """A paper's problems and notes; what another paper said already, in a few words."""
    told = [_told(problem, indent="    ") for problem in paper["problems"]]
    told += [f"    {note}" for note in paper["notes"]]
    for text in told:
        if text not in said:
            typer.echo(text)
    if said.issuperset(told) and paper["problems"]:
        typer.echo("    For the same reason as above.")
    said.update(told)


def _told(problem: PlainProblem, indent: str = "") -> str:
    return "\n".join(f"{indent}{line}" for line in as_lines(problem_of(problem)))


def _print_rest(report: PlainBuild) -> None:
    if report["withdrawn"]:
        _heading("Set aside: no longer planned, or out of date")
        _print_files(report["withdrawn"])
    if report["left_out"]:
        _heading("Left out")
        for entry in report["left_out"]:
            typer.echo(f"  {entry['reader_name']}: {entry['why']}")


def _print_findings(report: PlainAdvice, *, without_holding: bool = False) -> None:
    """Print what the review said, weightiest first, and what was silenced with its reason.

    `without_holding` leaves out what holds a paper: it was said with the paper.
    """
    told = [finding for finding in report["findings"] if not (without_holding and finding["holds"])]
    if told:
        _heading("Worth knowing")
        for entry in told:
            typer.echo("\n".join(_finding_lines(entry)))
    for line in dict.fromkeys(_set_aside(aside) for aside in report["silenced"]):
        typer.echo(line)


def _set_aside(aside: PlainSetAside) -> str:
    """What was set aside, with the reason; papers that print one text say it once."""
    if aside["is_acknowledged"]:
        return f"  {aside['code']}  You let this very text stand: {aside['reason']}{_where(aside['at'])}"
    return f"  {aside['code']} is silenced: {aside['reason']}"


def _finding_lines(finding: PlainFinding) -> list[str]:
    at = finding["at"]
    lines = [f"  {_MARKS[finding['importance']]} {finding['code']}  {at['message']}{_where(at)}"]
    lines += [f"             {at['hint']}"] if at["hint"] else []
    lines += [f"             {line}" for line in _how_to_acknowledge(finding)]
    return [hanging(line, _INDENT_OF_FINDINGS) for line in lines]


def _where(at: PlainProblem) -> str:
    return f"  ({at['file']}:{at['line']})" if at["file"] and at["line"] else ""


def _how_to_acknowledge(finding: PlainFinding) -> list[str]:
    """How to let the very text stand that holds a paper."""
    if not finding["text_hash"]:
        return []
    return [f"To let it stand: text_hash {finding['text_hash']}; awaykit explain {finding['code']} says how."]


def _print_warnings(warnings: list[PlainProblem]) -> None:
    if warnings:
        _heading("In your files")
        for problem in warnings:
            typer.echo(_told(problem))


def _print_next(steps: list[PlainStep]) -> None:
    """What to do next, each with its day."""
    if steps:
        _heading("Next")
        for step in steps:
            typer.echo(on_its_day(step))


def _heading(words: str) -> None:
    typer.echo("")
    typer.echo(styled(words, bold=True))


def _last_line(report: PlainBuild) -> str:
    words = {file["word"] for paper in report["papers"] for file in paper["files"]}
    if report["dry_run"]:
        return f"Nothing was written (--dry-run). The folder is {report['folder']}"
    if words and words <= _UNTOUCHED and not report["withdrawn"]:
        return f"Nothing has changed. {report['season']}. The folder is {report['folder']}"
    return f"{report['season']}. The folder is {report['folder']}"


def print_check(report: PlainCheck) -> None:
    """Print what `check` found."""
    _print_warnings(report["warnings"])
    _print_findings(report)
    _print_next(report["next"])
    typer.echo("")
    found = counted(len(report["findings"]), "finding")
    typer.echo(f"No mistakes in {report['dossier']}. {found}; nothing was written.")


def for_machines(report: PlainBuild | PlainCheck) -> dict[str, Any]:
    """The report as JSON prints it: without source lines, which may hold private words."""
    return {name: _without_source(value) for name, value in report.items()}


def _without_source(value: Any) -> Any:  # noqa: ANN401 - whatever a report holds
    if isinstance(value, list):
        return [_without_source(each) for each in value]
    if isinstance(value, dict):
        kept = {name: _without_source(each) for name, each in value.items() if name not in FOR_TERMINALS}
        place = kept.pop("at", None)
        return {**kept, **place} if isinstance(place, dict) else kept
    return value


def explanation_lines(found: "Explanation") -> list[str]:
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
