"""One run over a dossier: what is prepared is rendered paper by paper, written and reported."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from awaykit.output.folder import OutputFolder
from awaykit.output.opening import open_output
from awaykit.output.paper_records import Measured, Outcome, PaperKey, PlannedFile
from awaykit.papers.paper import Folder, Format
from awaykit.problems import ExitStatus, Problem
from awaykit.rendering.fast_import import PangoMissingError
from awaykit.rendering.page import PaperSize
from awaykit.review.findings import Importance
from awaykit.run.order import Order, with_way_on
from awaykit.run.pages import Enclosed, Finished, Pages
from awaykit.run.paper_reports import PlacedPaper, formats_of, key_of, paper_report, path_of
from awaykit.run.prepare import FilledPaper, Prepared, nothing_to_make, prepare
from awaykit.run.report import BuildReport, CheckReport, MadeFile, NextStep, NotMade, PaperReport, made_file
from awaykit.run.screens.writing import write_screens

_CALENDAR = "calendar"
"""The note under which an output folder keeps which edition of each event its calendar holds."""

BeforeClosing = Callable[[OutputFolder, BuildReport], None]


def check_dossier(order: Order) -> CheckReport:
    """Everything that `make_papers` would report before it makes a page; writes nothing.

    Raises:
        UserError: with every problem of the dossier's files.
    """
    prepared = prepare(order.dossier, order.today, order.selection)
    findings = prepared.findings
    return CheckReport(
        dossier=str(order.dossier),
        has_high=any(finding.importance == Importance.HIGH for finding in findings),
        warnings=(*prepared.warnings, *nothing_to_make(order, prepared)),
        findings=findings,
        silenced=prepared.silenced,
        next=_next_steps(prepared),
    )


def make_papers(order: Order, before_closing: BeforeClosing | None = None) -> BuildReport:
    """Make every paper asked for and write it; what did not change is neither rendered nor written.

    `before_closing` is called with the report while the folder is still held.

    Raises:
        UserError: problems of the dossier or a template (nothing is written then), a folder that
            another run holds, a file that could not be written.
    """
    order.check()
    prepared = prepare(order.dossier, order.today, order.selection)
    loaded = prepared.loaded
    size = PaperSize(order.paper or loaded.dossier.settings.paper)
    with open_output(order.output_folder, on=order.today, dry_run=order.dry_run, force=order.force) as folder:
        kept = folder.note(_CALENDAR)
        pages = Pages(size, loaded.fonts_folder, kept=kept, today=order.today)
        run = Run(order, prepared, pages, folder)
        papers = run.make_all()
        withdrawn = tuple(made_file(outcome.path.suffix[1:], outcome) for outcome in run.withdraw())
        if pages.calendar is not None:
            folder.set_note(_CALENDAR, pages.calendar.kept)
        screens = write_screens(
            order, prepared, folder, papers, withdrawn=withdrawn, without_pdf=run.without_pdf
        )
        report = BuildReport(
            folder=str(order.output_folder),
            season=prepared.plan.season.in_words,
            papers=tuple(papers),
            withdrawn=withdrawn,
            left_out=tuple(
                NotMade(out.kind, out.reader, out.reader_name, out.why) for out in prepared.left_out
            ),
            without_pdf=run.without_pdf,
            dry_run=order.dry_run,
            is_partial=order.selection.is_partial,
            screens=screens,
            exit_status=ExitStatus.PROBLEM if any(paper.held for paper in papers) else ExitStatus.DONE,
            warnings=(*prepared.warnings, *nothing_to_make(order, prepared), *folder.warnings),
            findings=prepared.findings,
            silenced=prepared.silenced,
            next=_next_steps(prepared),
        )
        if before_closing is not None:
            before_closing(folder, report)
        return report


def _next_steps(prepared: Prepared) -> tuple[NextStep, ...]:
    return tuple(
        NextStep(step.id, step.last_day.isoformat(), step.when(), step.is_expected, step.title, step.why)
        for step in prepared.next_steps
    )


@dataclass(frozen=True, slots=True)
class _File:
    """One file of a paper after its turn; `content` is None where nothing had to be rendered."""

    made: MadeFile
    measured: Measured
    content: bytes | None


@dataclass(slots=True)
class Run:
    """The papers of one order; `not_made` are files that can't be made, or must not be, today."""

    order: Order
    prepared: Prepared
    pages: Pages
    folder: OutputFolder
    without_pdf: Problem | None = field(default=None, init=False)
    _not_made: set[PaperKey] = field(default_factory=set, init=False)
    _finished: Finished = field(default_factory=Finished, init=False)

    def make_all(self) -> list[PaperReport]:
        """Every paper that is asked for, in plan order: what is enclosed comes before what encloses it."""
        asked = [filled for filled in self.prepared.papers if self.prepared.takes(filled.paper)]
        reports = []
        for number, filled in enumerate(asked):
            self.order.progress(number, len(asked), filled.paper.reader_name)
            report = self._make(filled)
            if report is not None:
                reports.append(report)
        self.order.progress(len(asked), len(asked), "")
        return reports

    def withdraw(self) -> list[Outcome]:
        """Take away what no plan asks for any more, and what is out of date and can't be made anew.

        Only papers of the kinds and for the readers that the run was asked for.
        """
        papers, selection = self.prepared.papers, self.order.selection
        keys = {key_of(filled, form) for filled in papers for form in filled.paper.formats}
        kinds = {kind.kind for kind in selection.kinds}
        readers = selection.readers(self.prepared.loaded.dossier)
        return self.folder.withdraw(
            lambda key: key.kind in kinds and (readers is None or key.reader in readers),
            keys - self._not_made,
        )

    def _make(self, filled: FilledPaper) -> PaperReport | None:
        """One paper with its files; None for an archive that would be empty."""
        enclosed = self._finished.with_paper(filled.paper, self.prepared.loaded)
        word_file = key_of(filled, Format.DOCX)
        is_open = self.folder.is_open(word_file)
        standing = PlacedPaper(
            is_edited=self.folder.edited(word_file) and (is_open or not self.order.force),
            is_open=is_open,
            lacks_enclosure=enclosed is None,
        )
        forms = formats_of(filled, standing)
        self._not_made |= {key_of(filled, form) for form in filled.paper.formats if form not in forms}
        if not forms:
            return None
        files: list[_File] = []
        edition = 0
        for form in forms:
            file = self._file(filled, form, standing, enclosed or (), edition)
            if file is not None:
                files.append(file)
                edition = file.measured.get("edition", edition)
        report = paper_report(
            self.order,
            self.prepared,
            filled,
            files=[file.made for file in files],
            measured={name: value for file in files for name, value in file.measured.items()},
            standing=standing,
            attach=tuple(each.where for each in enclosed or ()),
        )
        if any(filled.paper.id in each.paper.encloses for each in self.prepared.papers):
            self._keep(filled, Folder(report.folder), files, standing)
        return report

    def _file(
        self,
        filled: FilledPaper,
        form: Format,
        standing: PlacedPaper,
        enclosed: tuple[Enclosed, ...],
        edition: int,
    ) -> _File | None:
        """Leave, or render and place, one file; None where a PDF can't be made on this computer.

        `edition` is the one that the pages of the paper took, which its Word file takes too.
        """
        key, recipe = key_of(filled, form), self.pages.recipe(filled, form, enclosed, edition)
        planned = PlannedFile(key, path_of(filled, form, standing), recipe)
        record = self.folder.is_current(planned)
        content = None
        if record is not None:
            measured: Measured = record.measured
        else:
            try:
                content, measured = self.pages.make(filled, form, enclosed, edition)
            except PangoMissingError as error:
                self.without_pdf = error.problems[0]
                self._not_made.add(key)
                return None
        if measured.get("missing"):
            planned = replace(planned, path=path_of(filled, form, replace(standing, is_held=True)))
        if content is None:
            outcome = self.folder.leave(planned)
        else:
            outcome = self.folder.place(planned, content, measured)
        if form is not Format.DOCX:  # for a Word file the paper's notes cover both ways
            outcome = with_way_on(outcome, self.order.output_folder, self.order.home)
        return _File(made_file(form.value, outcome), measured, content)

    def _keep(self, filled: FilledPaper, folder: Folder, files: list[_File], standing: PlacedPaper) -> None:
        """Hold the files for the papers that enclose this one; what waits for a decision isn't ready.

        Where the person changed the Word file and put a PDF of their own in our PDF's place, theirs goes.
        The bytes are those on the disk; in a rehearsal those that would be.
        """
        kept = []
        for file in files:
            form = Format(file.made.format)
            record = self.folder.record(key_of(filled, form))
            if record is None or record.offer is not None:
                continue
            is_ours = not standing.is_edited or form is not Format.PDF
            path = file.made.path if is_ours else path_of(filled, form, PlacedPaper())
            place = self.folder.root / path
            if self.order.dry_run and file.content is not None:
                kept.append((form, path, file.content))
            elif place.is_file():
                kept.append((form, path, place.read_bytes()))
        self._finished.keep(filled.paper.id, folder, kept)
