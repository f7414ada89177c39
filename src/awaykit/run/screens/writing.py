"""Writing the screens: like any paper, so that an unchanged page is left and a person's own stays."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import PurePosixPath

from awaykit.output.folder import OutputFolder
from awaykit.output.paper_records import Outcome, PaperKey, PlannedFile
from awaykit.papers.eras.eras_experiences import KIND as ERAS_DRAFT
from awaykit.problems import Problem, UserError
from awaykit.run.order import Order, Selection
from awaykit.run.prepare import Prepared, nothing_to_make, widened
from awaykit.run.report import MadeFile, PaperReport, made_file
from awaykit.run.screens.email_page import emails_page
from awaykit.run.screens.eras_page import eras_page
from awaykit.run.screens.on_disk import PaperOnDisk, papers_on_disk
from awaykit.run.screens.screen_words import EMAILS_PAGE, ERAS_PAGE, Commands
from awaykit.run.screens.start_page import start_page
from awaykit.run.shell_words import with_way_on
from awaykit.run.status import START_PAGE

_FORMAT = "html"
_START_KIND, _EMAILS_KIND, _ERAS_KIND = "start-here", "emails-page", "eras-page"


def write_screens(
    order: Order,
    prepared: Prepared,
    folder: OutputFolder,
    papers: Sequence[PaperReport],
    *,
    withdrawn: Sequence[Outcome],
    without_pdf: Problem | None,
) -> tuple[MadeFile, ...]:
    """The pages, START-HERE first; they tell of the whole folder, whatever the run was asked for.

    Raises:
        UserError: a page could not be written.
    """
    from awaykit.rendering.templating.browser_page import Screens

    whole = _whole(order, prepared)
    if whole is None:
        return ()
    lying = tuple(papers_on_disk(order, whole, papers, folder))
    commands, name = Commands(order), whole.loaded.dossier.applicant.name.full
    start = start_page(
        whole,
        lying,
        commands,
        withdrawn=withdrawn,
        warnings=(*whole.warnings, *nothing_to_make(order, whole)),
        without_pdf=without_pdf,
    )
    emails = emails_page(name, order.today, lying, commands)
    fill = Screens().page
    first = fill("start-here.html.j2", start, title=f"Start here: {name}")
    second = fill("emails.html.j2", emails, title=f"E-mails: {name}", script="copy.js")
    return (
        _placed(folder, order, _START_KIND, START_PAGE, first),
        _placed(folder, order, _EMAILS_KIND, EMAILS_PAGE, second),
        *_eras(folder, lying, order, fill),
    )


def _eras(
    folder: OutputFolder, lying: Sequence[PaperOnDisk], order: Order, fill: Callable[..., bytes]
) -> Iterator[MadeFile]:
    """The copy page where there is a draft for MyERAS; the page of an earlier run goes with its draft."""
    draft = next((each for each in lying if each.filled.paper.kind == ERAS_DRAFT), None)
    if draft is None:
        folder.withdraw(lambda key: key.kind == _ERAS_KIND, ())
        return
    page = eras_page(draft, order.today)
    content = fill("eras.html.j2", page, title=f"MyERAS: {page.name}", script="copy.js")
    yield _placed(folder, order, _ERAS_KIND, ERAS_PAGE, content)


def _whole(order: Order, prepared: Prepared) -> Prepared | None:
    """All kinds of papers, prepared; None where a template that the run didn't ask for has a mistake.

    Then the pages stay as they are: what was asked for is made all the same.
    """
    if order.selection == Selection():
        return prepared
    try:
        return widened(prepared)
    except UserError:
        return None


def _placed(folder: OutputFolder, order: Order, kind: str, path: str, content: bytes) -> MadeFile:
    """Leave or write one page; its bytes are its recipe."""
    key = PaperKey(kind, kind, _FORMAT)
    planned = PlannedFile(key, PurePosixPath(path), hashlib.sha256(content).hexdigest())
    is_there = folder.is_current(planned) is not None
    outcome = folder.leave(planned) if is_there else folder.place(planned, content)
    return made_file(_FORMAT, with_way_on(outcome, order.output_folder, order.home))
