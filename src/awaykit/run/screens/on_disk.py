"""Every paper as it lies in the output folder after a run, also those that the run was not asked for."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from awaykit.output.folder import OutputFolder
from awaykit.output.paper_records import OutcomeWord, PaperKey, Record
from awaykit.papers.paper import Folder, Format, Paper
from awaykit.run.order import Order
from awaykit.run.pages import own_file_in_words
from awaykit.run.paper_reports import PlacedPaper, key_of, paper_report
from awaykit.run.prepare import FilledPaper, Prepared
from awaykit.run.report import MadeFile, PaperReport


@dataclass(frozen=True, slots=True)
class PaperOnDisk:
    """A paper with its words, and what a run said of it or would say."""

    filled: FilledPaper
    report: PaperReport


def papers_on_disk(
    order: Order, whole: Prepared, reports: Iterable[PaperReport], folder: OutputFolder
) -> Iterator[PaperOnDisk]:
    """The papers of `whole`, which holds all kinds; those without a file yet are left out."""
    of_this_run = {(report.kind, report.reader): report for report in reports}
    for filled in whole.papers:
        report = of_this_run.get((filled.paper.kind, filled.paper.reader))
        report = report or _from_before(order, whole, filled, folder)
        if report is not None:
            yield PaperOnDisk(filled, report)


def _from_before(
    order: Order, whole: Prepared, filled: FilledPaper, folder: OutputFolder
) -> PaperReport | None:
    """The report of a paper that an earlier run left; its folder is the one in which it lies."""
    records = [record for form in filled.paper.formats if (record := _record(filled, form, folder))]
    if not records:
        return None
    word_file = key_of(filled, Format.DOCX)
    report = paper_report(
        order,
        whole,
        filled,
        files=[_file(record, folder) for record in records],
        measured={name: value for record in records for name, value in record.measured.items()},
        standing=PlacedPaper(is_edited=folder.edited(word_file), is_open=folder.is_open(word_file)),
        attach=_attached(filled.paper, whole, folder),
    )
    places = (record.path.parts[0] for record in records)
    return replace(report, folder=next((each for each in places if each in tuple(Folder)), report.folder))


def _record(filled: FilledPaper, form: Format, folder: OutputFolder) -> Record | None:
    record = folder.record(key_of(filled, form))
    return None if record is None or record.withdrawn else record


def _file(record: Record, folder: OutputFolder) -> MadeFile:
    is_theirs = record.written is None or folder.edited(record.key)
    word = OutcomeWord.KEPT_YOURS if is_theirs else OutcomeWord.UNCHANGED
    offered = record.offer.path if record.offer else None
    return MadeFile(record.key.format, record.path, word, new_version=offered)


def _attached(paper: Paper, whole: Prepared, folder: OutputFolder) -> tuple[str, ...]:
    """Where the files lie that go with a message."""
    keys = (PaperKey(each.kind, each.reader, Format.PDF) for each in paper.encloses)
    paths = [record.path for key in keys if (record := folder.record(key))]
    own = (own_file_in_words(whole.loaded, id_) for id_ in paper.encloses_files)
    return (*map(str, paths), *own)
