"""Runs an order: prepares, renders what changed, and writes it into the folder that the person edits."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import Any

from awaykit.documents.paper import Folder, Format
from awaykit.output.folder import OutputFolder
from awaykit.output.names import file_stem, folder_name
from awaykit.output.opening import open_output
from awaykit.output.papers import Outcome, OutcomeWord, PaperKey, Planned
from awaykit.pipeline.order import Order
from awaykit.pipeline.pages import Measured, Pages, page_problems
from awaykit.pipeline.prepare import FilledPaper, Prepared, prepare
from awaykit.pipeline.report import BuildReport, CheckReport, MadeFile, PaperReport
from awaykit.problems import Problem, Severity, UserError
from awaykit.rendering.fast_import import PangoMissingError
from awaykit.rendering.page import Paper as PaperSize

_UNFINISHED_MARK = "UNFINISHED"
_NOT_CURRENT_MARK = "NOT_CURRENT"


def check(order: Order) -> CheckReport:
    """Everything that `build` would say before it makes a page; writes nothing.

    Raises:
        UserError: with every problem of the dossier's files.
    """
    prepared = prepare(order.dossier, order.today, order.selection)
    return CheckReport(
        dossier=order.dossier,
        warnings=prepared.warnings,
        findings=prepared.findings,
        papers=len(prepared.papers),
    )


def build(order: Order) -> BuildReport:
    """Make every paper asked for and write it; what did not change is neither rendered nor written.

    Raises:
        UserError: problems of the dossier or a template (nothing is written then), a folder that
            another run holds, a file that could not be written.
    """
    prepared = prepare(order.dossier, order.today, order.selection)
    settings = prepared.loaded.dossier.settings
    size = PaperSize(order.paper or settings.paper)
    pages = Pages(size, prepared.loaded.fonts_folder)
    with open_output(order.output_folder, on=order.today, dry_run=order.dry_run, force=order.force) as folder:
        run = _Run(order, pages, folder)
        papers = run.make_all(prepared)
        withdrawn = run.withdraw(prepared)
        return BuildReport(
            out=order.output_folder,
            season=prepared.plan.season.in_words,
            warnings=(*prepared.warnings, *folder.warnings),
            findings=prepared.findings,
            papers=tuple(papers),
            withdrawn=tuple(withdrawn),
            left_out=prepared.left_out,
            undecided=tuple(record.path for record in folder.undecided()),
            without_pdf=run.without_pdf,
            dry_run=order.dry_run,
        )


@dataclass(slots=True)
class _Run:
    """One run over one output folder."""

    order: Order
    pages: Pages
    folder: OutputFolder
    without_pdf: Problem | None = field(default=None, init=False)

    def make_all(self, prepared: Prepared) -> list[PaperReport]:
        """Every paper that the selection takes, in plan order."""
        wanted = [filled for filled in prepared.papers if self.order.selection.takes(filled.paper)]
        reports = []
        for number, filled in enumerate(wanted):
            self.order.progress(number, len(wanted), filled.paper.reader_name)
            reports.append(self._make(prepared, filled))
        self.order.progress(len(wanted), len(wanted), "")
        return reports

    def withdraw(self, prepared: Prepared) -> list[Outcome]:
        """Take away what no plan asks for any more, of the kinds that this run looked at."""
        kinds = {kind.kind for kind in self.order.selection.kinds}
        keys = {_key(filled, form) for filled in prepared.papers for form in filled.paper.formats}
        return self.folder.withdraw(lambda key: key.kind in kinds, keys)

    def _make(self, prepared: Prepared, filled: FilledPaper) -> PaperReport:
        files: list[MadeFile] = []
        measured: dict[str, Any] = {}
        is_edited = self.folder.edited(_key(filled, Format.DOCX)) and not self.order.force
        for form in sorted(filled.paper.formats, key=lambda each: each is Format.DOCX):
            made = self._file(filled, form, is_edited=is_edited)
            if made is not None:
                outcome, found = made
                files.append(MadeFile(form.value, outcome))
                measured.update(found)
        return _report(prepared, filled, files, measured, is_edited=is_edited)

    def _file(self, filled: FilledPaper, form: Format, *, is_edited: bool) -> tuple[Outcome, Measured] | None:
        """Leave, or render and place, one file; None where a PDF can't be made on this computer."""
        planned = Planned(
            _key(filled, form), _path(filled, form, is_current=not is_edited), self.pages.recipe(filled, form)
        )
        record = self.folder.is_current(planned)
        content = None
        if record is not None:
            measured: Measured = record.measured
        else:
            try:
                content, measured = self.pages.make(filled, form)
            except PangoMissingError as error:
                self.without_pdf = error.problems[0]
                return None
        if measured.get("missing"):
            planned = replace(planned, path=_path(filled, form, is_current=not is_edited, is_held=True))
        if content is None:
            return self.folder.leave(planned), measured
        return self.folder.place(planned, content, measured), measured


def _key(filled: FilledPaper, form: Format) -> PaperKey:
    return PaperKey(filled.paper.kind, filled.paper.reader, form.value)


def _path(filled: FilledPaper, form: Format, *, is_current: bool, is_held: bool = False) -> PurePosixPath:
    """Where a file goes: the DOCX always under `edit/`, the rest by the paper's state.

    A PDF whose Word sister was edited does not say what the person means to send, so it is never
    in `send/`; its name says why.
    """
    reader = folder_name(filled.paper.reader)
    if form is Format.DOCX:
        return PurePosixPath("edit", reader, f"{file_stem(*filled.paper.name)}.docx")
    folder = Folder.UNFINISHED if is_held or not is_current else filled.folder
    marks = [_UNFINISHED_MARK] if folder is Folder.UNFINISHED and is_current else []
    marks += [] if is_current else [_NOT_CURRENT_MARK]
    return PurePosixPath(folder.value, reader, f"{file_stem(*filled.paper.name, *marks)}.{form.value}")


def _report(
    prepared: Prepared, filled: FilledPaper, files: list[MadeFile], measured: Measured, *, is_edited: bool
) -> PaperReport:
    paper = filled.paper
    on_pages = page_problems(paper, measured)
    is_held = bool(filled.held_by) or any(each.severity is Severity.ERROR for each in on_pages)
    folder = Folder.UNFINISHED if is_held or is_edited else filled.folder
    return PaperReport(
        kind=paper.kind,
        title=paper.title,
        reader=paper.reader,
        reader_name=paper.reader_name,
        folder=folder,
        files=tuple(files),
        pages=measured.get("pages"),
        problems=tuple(_problems(prepared, filled, on_pages)),
        is_held=is_held,
        notes=(_how_to_go_on(filled, files),) if is_edited else (),
    )


def _problems(prepared: Prepared, filled: FilledPaper, on_pages: list[Problem]) -> Iterator[Problem]:
    """What keeps the paper from being ready, and what its pages show, with places in the files."""
    at = prepared.loaded.source.problem_at
    for fact in filled.paper.missing:
        yield at(fact.place, f"The packet lacks {fact.what}.", fact.hint, Severity.WARNING)
    for finding in filled.held_by:
        yield at(finding.place, finding.message, finding.hint, Severity.ERROR)
    for problem in on_pages:
        yield at(problem.place or "", problem.message, problem.hint, problem.severity)


def _how_to_go_on(filled: FilledPaper, files: list[MadeFile]) -> str:
    word_file = next(file.outcome.path for file in files if file.format == Format.DOCX.value)
    ready = _path(filled, Format.PDF, is_current=True)
    return (
        f"You changed {word_file}, so our PDF is not what you mean to send. "
        f"Save the Word file as PDF to {ready}, or take our words back: awaykit use {word_file} --ours"
    )


def decide(order: Order, path: str, *, theirs: bool) -> Outcome:
    """`use PATH`: take the person's file as the current one, or the new version over it.

    Raises:
        UserError: there is nothing to decide about the path, or the folder can't be written.
    """
    if not order.output_folder.is_dir():
        raise UserError(
            Problem(
                message=f"There is no output folder {order.output_folder} yet.",
                hint="Run awaykit build first, or name the folder with --out.",
                file=str(order.output_folder),
            )
        )
    with open_output(order.output_folder, on=order.today, dry_run=order.dry_run) as folder:
        return folder.decide(path, theirs=theirs)


UNTOUCHED = frozenset({OutcomeWord.UNCHANGED, OutcomeWord.KEPT_YOURS})
"""Outcomes that left the person's folder as it was."""
