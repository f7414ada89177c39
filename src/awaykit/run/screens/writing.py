"""Writes the screens like any paper: an unchanged page is left, and one that the person changed stays.

They show every paper in the output folder, also those that the run was not asked for.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from awaykit.output.folder import OutputFolder
from awaykit.output.paper_records import OutcomeWord, PaperKey, PlannedFile
from awaykit.papers.eras.eras_experiences import KIND as ERAS_DRAFT
from awaykit.papers.paper import Folder, Format
from awaykit.problems import Problem, UserError
from awaykit.run.order import Order, Selection, with_way_on
from awaykit.run.pages import own_file_in_words
from awaykit.run.paper_reports import PlacedPaper, key_of, paper_report
from awaykit.run.prepare import FilledPaper, Prepared, nothing_to_make, widened
from awaykit.run.report import MadeFile, PaperReport, made_file
from awaykit.run.screens.email_page import emails_page
from awaykit.run.screens.eras_page import eras_page
from awaykit.run.screens.screen_words import EMAILS_PAGE, ERAS_PAGE, PaperOnDisk
from awaykit.run.screens.start_page import start_page
from awaykit.run.status import START_PAGE

_FORMAT = "html"
_START_KIND, _EMAILS_KIND, _ERAS_KIND = "start-here", "emails-page", "eras-page"


def write_screens(
    order: Order,
    prepared: Prepared,
    folder: OutputFolder,
    papers: Sequence[PaperReport],
    *,
    withdrawn: Sequence[MadeFile],
    without_pdf: Problem | None,
) -> tuple[MadeFile, ...]:
    """The pages, START-HERE first; they show the whole folder, whatever the run was asked for.

    Where a template that the run didn't ask for has a mistake, the pages stay as they are, and what was
    asked for is made all the same. The copy page of the ERAS draft goes with its draft.

    Raises:
        UserError: a page could not be written.
    """
    from awaykit.rendering.templating.filler import Screens

    try:
        whole = prepared if order.selection == Selection() else widened(prepared)
    except UserError:
        return ()
    of_this_run = {(report.kind, report.reader): report for report in papers}
    shown = []
    for filled in whole.papers:  # those without a file yet are left out
        report = of_this_run.get((filled.paper.kind, filled.paper.reader))
        report = report or _from_before(order, whole, filled, folder)
        if report is not None:
            shown.append(PaperOnDisk(filled, report))
    name, screens = whole.loaded.dossier.applicant.name.full, Screens()
    warnings = (*whole.warnings, *nothing_to_make(order, whole))
    start = start_page(order, whole, shown, withdrawn=withdrawn, warnings=warnings, without_pdf=without_pdf)
    content = screens.page("start-here.html.j2", start, title=f"Start here: {name}")
    written = [_placed(folder, order, _START_KIND, START_PAGE, content)]
    emails = emails_page(name, shown, order)
    content = screens.page("emails.html.j2", emails, title=f"E-mails: {name}", script="copy.js")
    written.append(_placed(folder, order, _EMAILS_KIND, EMAILS_PAGE, content))
    draft = next((each for each in shown if each.filled.paper.kind == ERAS_DRAFT), None)
    if draft is None:
        folder.withdraw(lambda key: key.kind == _ERAS_KIND, ())
    else:
        page = eras_page(draft, order.today)
        content = screens.page("eras.html.j2", page, title=f"MyERAS: {page.draft.name}", script="copy.js")
        written.append(_placed(folder, order, _ERAS_KIND, ERAS_PAGE, content))
    return tuple(written)


def _placed(folder: OutputFolder, order: Order, kind: str, path: str, content: bytes) -> MadeFile:
    """Leave or write one page; its bytes are its recipe."""
    key = PaperKey(kind, kind, _FORMAT)
    planned = PlannedFile(key, PurePosixPath(path), hashlib.sha256(content).hexdigest())
    is_there = folder.is_current(planned) is not None
    outcome = folder.leave(planned) if is_there else folder.place(planned, content)
    return made_file(_FORMAT, with_way_on(outcome, order.output_folder, order.home))


def _from_before(
    order: Order, whole: Prepared, filled: FilledPaper, folder: OutputFolder
) -> PaperReport | None:
    """The report of a paper that an earlier run left; its folder is the one in which it is."""
    paper, word_file = filled.paper, key_of(filled, Format.DOCX)
    known = [folder.record(key_of(filled, form)) for form in paper.formats]
    records = [record for record in known if record is not None and not record.withdrawn]
    if not records:
        return None
    files = []
    for record in records:
        is_theirs = record.written is None or folder.edited(record.key)
        word = OutcomeWord.KEPT_YOURS if is_theirs else OutcomeWord.UNCHANGED
        offered = record.offer.path if record.offer else None
        files.append(MadeFile(record.key.format, record.path, word, new_version=offered))
    attached = [folder.record(PaperKey(each.kind, each.reader, Format.PDF)) for each in paper.encloses]
    report = paper_report(
        order,
        whole,
        filled,
        files=files,
        measured={name: value for record in records for name, value in record.measured.items()},
        standing=PlacedPaper(is_edited=folder.edited(word_file), is_open=folder.is_open(word_file)),
        attach=(
            *(str(record.path) for record in attached if record),
            *(own_file_in_words(whole.loaded, id_) for id_ in paper.encloses_files),
        ),
    )
    places = (record.path.parts[0] for record in records)
    return replace(report, folder=next((each for each in places if each in tuple(Folder)), report.folder))
