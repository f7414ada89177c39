"""A run that would change nothing is told from what the last one said, without loading the dossier.

A *seal* is a hash of everything that a run reads: the program, the dossier's folder, the day, the options. It
is kept with the report in the output folder. While the seal is the same and every paper lies as it was left,
the report is repeated; whatever differs leads to a full run.
"""

import hashlib
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from awaykit.output.folder import OutputFolder
from awaykit.output.opening import open_output
from awaykit.rendering.fingerprint import style_fingerprint
from awaykit.rendering.page import PaperSize
from awaykit.resources import package_folder, templates_folder

if TYPE_CHECKING:
    from awaykit.run.order import Order
    from awaykit.run.plain_report import PlainBuild, PlainFile
    from awaykit.run.report import BuildReport


_NOTE = "last run"
_MOST_FILES = 2_000
"""A folder with more files is no dossier's own (somebody's documents, say): it is not looked through."""
_SETTLED = frozenset({"created", "unchanged", "updated", "moved", "replaced"})


def build(order: "Order") -> "PlainBuild":
    """Run an order, or repeat what the run before said when this one would do nothing.

    Raises:
        UserError: as `pipeline.build.build`.
    """
    order.check()
    if order.dry_run or order.force:
        return _run(order, None)
    seal = seal_of(order)
    repeated = _repeated(order, seal) if seal else None
    return repeated or _run(order, seal)


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
    """Every file below `folder`, but for hidden ones, compiled code and what lies in `without`."""
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


def _repeated(order: "Order", seal: str) -> "PlainBuild | None":
    """The report of the last run, if it holds for this one."""
    if not order.output_folder.is_dir():
        return None
    with open_output(order.output_folder, on=order.today) as folder:
        kept = folder.note(_NOTE)
        if isinstance(kept, dict) and kept.get("seal") == seal and _is_settled(kept["report"], folder):
            report: PlainBuild = kept["report"]
            return report
    return None


def _run(order: "Order", seal: str | None) -> "PlainBuild":
    from awaykit.run.make import build as run
    from awaykit.run.plain_report import plain_build

    def keep(folder: OutputFolder, report: "BuildReport") -> None:
        plain = plain_build(report)
        is_settled = seal is not None and _is_settled(plain, folder) and not _quotes_texts(plain)
        kept = {"seal": seal, "report": _as_repeated(plain)} if is_settled else None
        if kept != folder.note(_NOTE):
            folder.set_note(_NOTE, kept)

    return plain_build(run(order, before_closing=keep))


def _is_settled(report: "PlainBuild", folder: OutputFolder) -> bool:
    """Whether the same run again would find nothing to do."""
    files = list(_files_of(report))
    is_done = report["without_pdf"] is None and {file["word"] for file in files} <= _SETTLED
    return is_done and folder.are_as_left({file["path"] for file in files})


def _files_of(report: "PlainBuild") -> "Iterator[PlainFile]":
    """The files of its papers, and the pages for the browser."""
    for paper in report["papers"]:
        yield from paper["files"]
    yield from report["screens"]


def _quotes_texts(report: "PlainBuild") -> bool:
    """Whether it quotes the applicant's texts: what may name a patient is kept in no file of ours."""
    return any(finding["text_hash"] for finding in report["findings"])


def _as_repeated(report: "PlainBuild") -> "PlainBuild":
    """The report as the same run would give it a second time."""
    for file in _files_of(report):
        file["word"], file["note"] = "unchanged", None
    return {**report, "withdrawn": []}
