"""Runs an order: prepares, renders what changed, and writes it into the folder that the person edits."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from awaykit.documents.paper import Format
from awaykit.model.dossier import Dossier
from awaykit.output.folder import OutputFolder
from awaykit.output.opening import open_output
from awaykit.output.papers import Outcome, PaperKey, Planned
from awaykit.pipeline.nothing_to_make import nothing_to_make
from awaykit.pipeline.order import Order, Selection
from awaykit.pipeline.pages import Measured, Pages
from awaykit.pipeline.paper_reports import paper_report
from awaykit.pipeline.placing import Standing, key_of, path_of
from awaykit.pipeline.prepare import FilledPaper, Prepared, prepare
from awaykit.pipeline.report import BuildReport, CheckReport, MadeFile, PaperReport
from awaykit.problems import Problem
from awaykit.rendering.fast_import import PangoMissingError
from awaykit.rendering.page import Paper as PaperSize

BeforeClosing = Callable[[OutputFolder, BuildReport], None]


def check(order: Order) -> CheckReport:
    """Everything that `build` would say before it makes a page; writes nothing.

    Raises:
        UserError: with every problem of the dossier's files.
    """
    prepared = prepare(order.dossier, order.today, order.selection)
    return CheckReport(
        dossier=order.dossier,
        warnings=(*prepared.warnings, *nothing_to_make(order, prepared)),
        findings=prepared.findings,
        next_steps=prepared.next_steps,
    )


def build(order: Order, before_closing: BeforeClosing | None = None) -> BuildReport:
    """Make every paper asked for and write it; what did not change is neither rendered nor written.

    `before_closing` is called with the report while the folder is still held.

    Raises:
        UserError: problems of the dossier or a template (nothing is written then), a folder that
            another run holds, a file that could not be written.
    """
    order.check()
    prepared = prepare(order.dossier, order.today, order.selection)
    settings = prepared.loaded.dossier.settings
    size = PaperSize(order.paper or settings.paper)
    pages = Pages(size, prepared.loaded.fonts_folder)
    with open_output(order.output_folder, on=order.today, dry_run=order.dry_run, force=order.force) as folder:
        run = _Run(order, pages, folder)
        papers = run.make_all(prepared)
        withdrawn = run.withdraw(prepared)
        report = BuildReport(
            out=order.output_folder,
            season=prepared.plan.season.in_words,
            warnings=(*prepared.warnings, *nothing_to_make(order, prepared), *folder.warnings),
            findings=prepared.findings,
            next_steps=prepared.next_steps,
            papers=tuple(papers),
            withdrawn=tuple(withdrawn),
            left_out=prepared.left_out,
            without_pdf=run.without_pdf,
            dry_run=order.dry_run,
            is_partial=order.selection.is_partial,
        )
        if before_closing is not None:
            before_closing(folder, report)
        return report


@dataclass(slots=True)
class _Run:
    """One run over one output folder; `not_made` are the PDFs that this computer can't make."""

    order: Order
    pages: Pages
    folder: OutputFolder
    without_pdf: Problem | None = field(default=None, init=False)
    not_made: set[PaperKey] = field(default_factory=set, init=False)

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
        """Take away what no plan asks for any more, and what is out of date and can't be made anew."""
        keys = {key_of(filled, form) for filled in prepared.papers for form in filled.paper.formats}
        return self.folder.withdraw(
            _scope(self.order.selection, prepared.loaded.dossier), keys - self.not_made
        )

    def _make(self, prepared: Prepared, filled: FilledPaper) -> PaperReport:
        files: list[MadeFile] = []
        measured: dict[str, Any] = {}
        word_file = key_of(filled, Format.DOCX)
        is_open = self.folder.is_open(word_file)
        is_edited = self.folder.edited(word_file) and (is_open or not self.order.force)
        standing = Standing(is_edited=is_edited, is_open=is_open)
        for form in sorted(filled.paper.formats, key=lambda each: each is Format.DOCX):
            made = self._file(filled, form, standing)
            if made is not None:
                outcome, found = made
                files.append(MadeFile(form.value, outcome))
                measured.update(found)
        return paper_report(self.order, prepared, filled, files=files, measured=measured, standing=standing)

    def _file(self, filled: FilledPaper, form: Format, standing: Standing) -> tuple[Outcome, Measured] | None:
        """Leave, or render and place, one file; None where a PDF can't be made on this computer."""
        key, recipe = key_of(filled, form), self.pages.recipe(filled, form)
        planned = Planned(key, path_of(filled, form, standing), recipe)
        record = self.folder.is_current(planned)
        content = None
        if record is not None:
            measured: Measured = record.measured
        else:
            try:
                content, measured = self.pages.make(filled, form)
            except PangoMissingError as error:
                self.without_pdf = error.problems[0]
                self.not_made.add(key)
                return None
        if measured.get("missing"):
            planned = replace(planned, path=path_of(filled, form, replace(standing, is_held=True)))
        if content is None:
            return self.folder.leave(planned), measured
        return self.folder.place(planned, content, measured), measured


def _scope(selection: Selection, dossier: Dossier) -> Callable[[PaperKey], bool]:
    """Which papers a run may withdraw: of the kinds and the readers that it was asked for."""
    kinds = {kind.kind for kind in selection.kinds}
    readers = {
        writer.id
        for rotation, writer in dossier.writers()
        if selection.rotation in {None, rotation.id} and selection.writer in {None, writer.id}
    }
    return lambda key: key.kind in kinds and (not selection.is_partial or key.reader in readers)
