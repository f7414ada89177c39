"""A run that would change nothing: recognized by what the last one read, and answered with its report.

A *seal* is a hash of everything that a run reads: the program, the dossier's folder, the day, the options. It
is kept with the report in the output folder. While the seal is the same and every paper is as it was left,
the report is repeated without loading the dossier; any difference leads to a full run.
"""

import hashlib
import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from awaykit.output.folder import OutputFolder
from awaykit.output.opening import open_output
from awaykit.output.paper_records import OutcomeWord
from awaykit.rendering.fingerprint import style_fingerprint
from awaykit.rendering.page import PaperSize
from awaykit.resources import package_folder, templates_folder
from awaykit.run.report import BuildReport, MadeFile, plain, restored

if TYPE_CHECKING:
    from awaykit.run.order import Order


_NOTE = "last run"
_MOST_FILES = 2_000
"""A folder with more files isn't only a dossier (somebody's documents, for example): it isn't scanned."""
_SETTLED = frozenset(OutcomeWord) - {OutcomeWord.WITHDRAWN, OutcomeWord.KEPT_YOURS}


def run_or_repeat(order: "Order") -> BuildReport:
    """Run an order, or repeat the report of the run before when this one would do nothing.

    Raises:
        UserError: as `make.make_papers`.
    """
    order.check()
    seal = None if order.dry_run or order.force else seal_of(order)
    if seal and order.output_folder.is_dir():
        with open_output(order.output_folder, on=order.today) as folder:
            kept = folder.note(_NOTE)
            if isinstance(kept, dict) and kept.get("seal") == seal:
                report: BuildReport = restored(BuildReport, kept["report"])
                if _is_settled(report, folder):
                    return replace(report, is_repeated=True)
    return run_in_full(order, seal)


def seal_of(order: "Order") -> str | None:
    """The seal of a run; None where the dossier's folder holds too many files to be one of its own."""
    folder = order.dossier.parent if order.dossier.is_file() else order.dossier
    files = list(islice(_files(folder, without=order.output_folder.resolve()), _MOST_FILES + 1))
    if len(files) > _MOST_FILES:
        return None
    asked = (order.dossier, order.home, order.today, order.out, order.paper, order.selection)
    parts = [sys.version, style_fingerprint(PaperSize.LETTER), *map(repr, asked), *map(_stamp, files)]
    for own in (package_folder(), templates_folder()):
        parts += map(_stamp, _files(own))
    return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def _files(folder: Path, *, without: Path | None = None) -> Iterator[Path]:
    """Every file below `folder`, but for hidden ones, compiled code and what is in `without`."""
    if not folder.is_dir() or folder.resolve() == without:
        return
    for path in sorted(folder.iterdir()):
        if path.name.startswith(".") or path.name == "__pycache__":
            continue
        if path.is_dir():
            yield from _files(path, without=without)
        else:
            yield path


def _stamp(path: Path) -> str:
    """A file's path, size and time of change: an edit that keeps all three is not an edit by hand."""
    try:
        found = path.stat()
    except OSError:
        return f"{path} can't be read"
    return f"{path} {found.st_size} {found.st_mtime_ns}"


def run_in_full(order: "Order", seal: str | None) -> BuildReport:
    """Run an order, and keep its report where the same run again would find nothing to do.

    What quotes the applicant's texts is not kept: what may name a patient is in no file of ours.
    """
    from awaykit.run.make import make_papers

    def keep(folder: OutputFolder, report: BuildReport) -> None:
        quotes = any(finding.text_hash for finding in report.findings)
        kept = None
        if seal is not None and not quotes and _is_settled(report, folder):
            papers = tuple(replace(paper, files=_unchanged(paper.files)) for paper in report.papers)
            screens = _unchanged(report.screens)
            again = replace(report, papers=papers, screens=screens, withdrawn=())
            kept = {"seal": seal, "report": plain(again, is_whole=True)}
        if kept != folder.note(_NOTE):
            folder.set_note(_NOTE, kept)

    return make_papers(order, before_closing=keep)


def _is_settled(report: BuildReport, folder: OutputFolder) -> bool:
    """Whether the same run again would find nothing to do."""
    files = [*(file for paper in report.papers for file in paper.files), *report.screens]
    is_done = report.without_pdf is None and all(file.word in _SETTLED for file in files)
    return is_done and folder.are_as_left({str(file.path) for file in files})


def _unchanged(files: tuple[MadeFile, ...]) -> tuple[MadeFile, ...]:
    """The files as the same run would report them a second time."""
    return tuple(MadeFile(file.format, file.path, OutcomeWord.UNCHANGED) for file in files)
