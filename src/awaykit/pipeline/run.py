"""One run over one output folder: each paper is made, left or withdrawn, in the order of the plan."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from awaykit.documents.paper import Folder, Format
from awaykit.model.dossier import Dossier
from awaykit.output.folder import OutputFolder
from awaykit.output.papers import Outcome, PaperKey, Planned
from awaykit.pipeline.enclosing import Enclosed, Finished, enclosed_by
from awaykit.pipeline.filling import FilledPaper
from awaykit.pipeline.order import Order, Selection
from awaykit.pipeline.pages import Measured, Pages
from awaykit.pipeline.paper_reports import paper_report
from awaykit.pipeline.placing import Standing, formats_of, key_of, path_of
from awaykit.pipeline.prepare import Prepared
from awaykit.pipeline.report import MadeFile, PaperReport
from awaykit.pipeline.typed import with_way_on
from awaykit.problems import Problem
from awaykit.rendering.fast_import import PangoMissingError


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
    _finished: Finished = field(init=False)

    def __post_init__(self) -> None:
        self._finished = Finished(enclosed_by(filled.paper for filled in self.prepared.papers))

    def make_all(self) -> list[PaperReport]:
        """Every paper that is asked for, in plan order: what is enclosed comes before what encloses it."""
        wanted = [filled for filled in self.prepared.papers if self.prepared.takes(filled.paper)]
        reports = []
        for number, filled in enumerate(wanted):
            self.order.progress(number, len(wanted), filled.paper.reader_name)
            report = self._make(filled)
            if report is not None:
                reports.append(report)
        self.order.progress(len(wanted), len(wanted), "")
        return reports

    def withdraw(self) -> list[Outcome]:
        """Take away what no plan asks for any more, and what is out of date and can't be made anew."""
        papers = self.prepared.papers
        keys = {key_of(filled, form) for filled in papers for form in filled.paper.formats}
        scope = _scope(self.order.selection, self.prepared.loaded.dossier)
        return self.folder.withdraw(scope, keys - self._not_made)

    def _make(self, filled: FilledPaper) -> PaperReport | None:
        """One paper with its files; None for an archive that would be empty."""
        enclosed = self._finished.with_paper(filled.paper, self.prepared.loaded)
        standing = self._standing(filled, lacks_enclosure=enclosed is None)
        forms = formats_of(filled, standing)
        self._not_made |= {key_of(filled, form) for form in filled.paper.formats if form not in forms}
        if not forms:
            return None
        tried = [self._file(filled, form, standing, enclosed or ()) for form in forms]
        files = [file for file in tried if file is not None]
        report = paper_report(
            self.order,
            self.prepared,
            filled,
            files=[file.made for file in files],
            measured={name: value for file in files for name, value in file.measured.items()},
            standing=standing,
            attach=tuple(each.where for each in enclosed or ()),
        )
        if filled.paper.id in self._finished.wanted:
            self._keep(filled, report.folder, files, standing)
        return report

    def _standing(self, filled: FilledPaper, *, lacks_enclosure: bool) -> Standing:
        word_file = key_of(filled, Format.DOCX)
        is_open = self.folder.is_open(word_file)
        is_edited = self.folder.edited(word_file) and (is_open or not self.order.force)
        return Standing(is_edited=is_edited, is_open=is_open, lacks_enclosure=lacks_enclosure)

    def _file(
        self, filled: FilledPaper, form: Format, standing: Standing, enclosed: tuple[Enclosed, ...]
    ) -> _File | None:
        """Leave, or render and place, one file; None where a PDF can't be made on this computer."""
        key, recipe = key_of(filled, form), self.pages.recipe(filled, form, enclosed)
        planned = Planned(key, path_of(filled, form, standing), recipe)
        record = self.folder.is_current(planned)
        content = None
        if record is not None:
            measured: Measured = record.measured
        else:
            try:
                content, measured = self.pages.make(filled, form, enclosed)
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
        if form is not Format.DOCX:  # of a Word file the paper's notes tell both ways
            outcome = with_way_on(outcome, self.order.output_folder, self.order.home)
        return _File(MadeFile(form.value, outcome), measured, content)

    def _keep(self, filled: FilledPaper, folder: Folder, files: list[_File], standing: Standing) -> None:
        """Hold the files for the papers that enclose this one; what waits for a decision isn't ready.

        Where the person changed the Word file and put a PDF of their own in our PDF's place, theirs goes.
        """
        kept = []
        for file in files:
            key = PaperKey(filled.paper.kind, filled.paper.reader, file.made.format)
            record = self.folder.record(key)
            if record is None or record.offer is not None:
                continue
            is_pdf = file.made.format == Format.PDF
            own = path_of(filled, Format.PDF, Standing()) if is_pdf and standing.is_edited else None
            path = own or file.made.outcome.path
            content = self._content(path, file)
            if content is not None:
                kept.append((file.made.format, path, content))
        self._finished.keep(filled.paper.id, folder, kept)

    def _content(self, path: PurePosixPath, file: _File) -> bytes | None:
        """The bytes as they lie on the disk; in a rehearsal those that would."""
        if self.order.dry_run and file.content is not None:
            return file.content
        place = self.folder.root / path
        return place.read_bytes() if place.is_file() else None


def _scope(selection: Selection, dossier: Dossier) -> Callable[[PaperKey], bool]:
    """Which papers a run may withdraw: of the kinds and the readers that it was asked for."""
    kinds = {kind.kind for kind in selection.kinds}
    readers = selection.readers(dossier)
    return lambda key: key.kind in kinds and (readers is None or key.reader in readers)
