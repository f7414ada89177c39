"""How the report of a run looks: what was made, what waits, what is missing, what to mend."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from awaykit.cli.problem_lines import as_lines
from awaykit.cli.show_status import on_its_day
from awaykit.cli.terminal import hanging, styled
from awaykit.problems import Problem
from awaykit.run.report import BuildReport, CheckReport, MadeFile, PaperReport
from awaykit.wording import counted

if TYPE_CHECKING:
    from awaykit.review.rule import About


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


def print_build(report: BuildReport) -> None:
    """Print what a build did."""
    said: set[str] = set()
    for folder, heading in _HEADINGS.items():
        papers = [paper for paper in report.papers if paper.folder == folder]
        if papers:
            _heading(heading)
        if folder == _PRIVATE:
            papers.sort(key=lambda paper: str(paper.files[0].path) if paper.files else "")
        for paper in papers:
            _print_paper(paper, said)
    if report.withdrawn:
        _heading("Set aside: no longer planned, or out of date")
        _print_files(report.withdrawn)
    if report.left_out:
        _heading("Left out")
        for entry in report.left_out:
            typer.echo(f"  {entry.reader_name}: {entry.why}")
    # What holds a paper was printed with the paper.
    _print_findings(report, without_holding=not report.is_partial)
    _print_warnings(report.warnings)
    _print_next(report)
    _print_end(report)


def print_check(report: CheckReport) -> None:
    """Print what `check` found."""
    _print_warnings(report.warnings)
    _print_findings(report)
    _print_next(report)
    found = counted(len(report.findings), "finding")
    typer.echo(f"\nNo mistakes in {report.dossier}. {found}; nothing was written.")


def _print_end(report: BuildReport) -> None:
    """Where the papers are, which page to open, and why there is no PDF."""
    words = {file.word.value for paper in report.papers for file in paper.files}
    last = f"{report.season}. The folder is {report.folder}"
    if report.dry_run:
        last = f"Nothing was written (--dry-run). The folder is {report.folder}"
    elif words and words <= _UNTOUCHED and not report.withdrawn:
        last = f"Nothing has changed. {last}"
    typer.echo(f"\n{last}")
    for file in report.screens:
        if file.note:
            typer.echo(f"{file.word.value}  {file.path}  {file.note}")
    if report.screens and not report.dry_run:
        # START-HERE, or the copy page where the ERAS draft alone was asked for: it has each text.
        pages = [str(file.path) for file in report.screens]
        is_eras_alone = {paper.kind for paper in report.papers} == {_ERAS_DRAFT} and _ERAS_PAGE in pages
        typer.echo(f"Open: {Path(report.folder) / (_ERAS_PAGE if is_eras_alone else pages[0])}")
    if report.without_pdf:
        typer.echo("\n" + "\n".join(as_lines(report.without_pdf)))


def _heading(words: str) -> None:
    typer.echo(f"\n{styled(words, bold=True)}")


def _print_paper(paper: PaperReport, said: set[str]) -> None:
    """Print a paper with its files, then what to fix; a private paper is identified by its files' names.

    `said` holds the lines already printed about other papers: they are repeated in a few words only.
    """
    if paper.folder != _PRIVATE or paper.problems or paper.notes:
        pages = f", {counted(paper.pages, 'page')}" if paper.pages else ""
        typer.echo(f"  {paper.reader_name}: {paper.label}{pages}")
    _print_files(paper.files)
    to_mend = ["\n".join(f"    {line}" for line in as_lines(problem)) for problem in paper.problems]
    to_mend += [f"    {note}" for note in paper.notes]
    for text in to_mend:
        if text not in said:
            typer.echo(text)
    if said.issuperset(to_mend) and paper.problems:
        typer.echo("    For the same reason as above.")
    said.update(to_mend)


def _print_files(files: Iterable[MadeFile]) -> None:
    for file in files:
        typer.echo(f"    {file.word.value:<10} {file.path}")
        if file.note:
            typer.echo(f"    {'':<10} {file.note}")


def _print_findings(report: BuildReport | CheckReport, *, without_holding: bool = False) -> None:
    """Print what the review found, the most important first, and what was silenced with its reason."""
    shown = [finding for finding in report.findings if not (without_holding and finding.holds)]
    if shown:
        _heading("Worth knowing")
    for finding in shown:
        lines = [f"  {_MARKS[finding.importance]} {finding.code}  {finding.at.message}{_where(finding.at)}"]
        lines += [f"             {finding.at.hint}"] if finding.at.hint else []
        if finding.text_hash:
            way = f"text_hash {finding.text_hash}; awaykit explain {finding.code} says how."
            lines.append(f"             To let it stand: {way}")
        typer.echo("\n".join(hanging(line, _INDENT_OF_FINDINGS) for line in lines))
    silenced = (
        f"  {each.code}  You let this very text stand: {each.reason}{_where(each.at)}"
        if each.is_acknowledged
        else f"  {each.code} is silenced: {each.reason}"
        for each in report.silenced
    )
    for line in dict.fromkeys(silenced):  # papers that print one text repeat its line
        typer.echo(line)


def _where(at: Problem) -> str:
    return f"  ({at.file}:{at.line})" if at.file and at.line else ""


def _print_warnings(warnings: Sequence[Problem]) -> None:
    if warnings:
        _heading("In your files")
    for problem in warnings:
        typer.echo("\n".join(as_lines(problem)))


def _print_next(report: BuildReport | CheckReport) -> None:
    """What to do next, each with its day."""
    if report.next:
        _heading("Next")
    for step in report.next:
        typer.echo(on_its_day(step))


def explanation_lines(found: "About") -> list[str]:
    """A rule in plain words."""
    return [
        f"{found.code}  {found.title}",
        "",
        f"Looks at    {found.looks_at}",
        f"Why         {found.why}",
        f"Wrong when  {found.wrong_when}",
        f"Weight      {found.importance.value}, {found.confidence.value}",
        *(f"Source      {source.in_words}" for source in found.sources),
        "",
        "To set it aside, write into your dossier:",
        "",
        found.how_to_silence,
    ]
