"""Runs an order: prepares, renders what changed, and writes it into the folder that the person edits."""

from collections.abc import Callable

from awaykit.output.folder import OutputFolder
from awaykit.output.opening import open_output
from awaykit.output.papers import Outcome
from awaykit.pipeline.nothing_to_make import nothing_to_make
from awaykit.pipeline.order import Order
from awaykit.pipeline.pages import Pages
from awaykit.pipeline.prepare import prepare
from awaykit.pipeline.report import BuildReport, CheckReport, MadeFile, PaperReport
from awaykit.pipeline.run import Run
from awaykit.pipeline.screens.writing import write_screens
from awaykit.rendering.page import Paper as PaperSize

_CALENDAR = "calendar"
"""The note under which an output folder keeps which edition of each event its calendar holds."""

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
    with open_output(order.output_folder, on=order.today, dry_run=order.dry_run, force=order.force) as folder:
        kept = folder.note(_CALENDAR)
        pages = Pages(size, prepared.loaded.fonts_folder, kept=kept, today=order.today)
        run = Run(order, prepared, pages, folder)
        papers = run.make_all()
        withdrawn = run.withdraw()
        if pages.calendar is not None:
            folder.set_note(_CALENDAR, pages.calendar.kept)
        screens = write_screens(
            order, prepared, folder, papers, withdrawn=withdrawn, without_pdf=run.without_pdf
        )
        report = _report(run, papers, withdrawn, screens)
        if before_closing is not None:
            before_closing(folder, report)
        return report


def _report(
    run: Run, papers: list[PaperReport], withdrawn: list[Outcome], screens: tuple[MadeFile, ...]
) -> BuildReport:
    order, prepared = run.order, run.prepared
    return BuildReport(
        out=order.output_folder,
        season=prepared.plan.season.in_words,
        warnings=(*prepared.warnings, *nothing_to_make(order, prepared), *run.folder.warnings),
        findings=prepared.findings,
        next_steps=prepared.next_steps,
        papers=tuple(papers),
        withdrawn=tuple(withdrawn),
        left_out=prepared.left_out,
        without_pdf=run.without_pdf,
        dry_run=order.dry_run,
        is_partial=order.selection.is_partial,
        screens=screens,
    )
