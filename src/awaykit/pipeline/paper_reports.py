"""What a run says about one paper: where its files are, what keeps it back, how to go on."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from awaykit.documents.paper import Format
from awaykit.pipeline.budgets import size_problems
from awaykit.pipeline.filling import FilledPaper
from awaykit.pipeline.glyph_places import place_of_character
from awaykit.pipeline.order import Order
from awaykit.pipeline.pages import Measured
from awaykit.pipeline.placing import Standing, folder_of, path_of
from awaykit.pipeline.prepare import Prepared
from awaykit.pipeline.report import MadeFile, PaperReport
from awaykit.pipeline.typed import as_typed, from_here
from awaykit.problems import Problem, Severity

_NO_PDF = "Its PDF could not be made: the end of this report says what to install."
_NOT_ENCLOSED = "What goes with it is not ready yet, so there is no draft to open in a mail program."


def paper_report(
    order: Order,
    prepared: Prepared,
    filled: FilledPaper,
    *,
    files: list[MadeFile],
    measured: Measured,
    standing: Standing,
    attach: tuple[str, ...] = (),
) -> PaperReport:
    """The report of one paper after its files were written or left; `attach` says what goes with it."""
    paper = filled.paper
    on_pages = _placed_on_pages(prepared, filled, measured)
    lacks_pdf = Format.PDF in paper.formats and all(each.format != Format.PDF for each in files)
    is_held = bool(filled.held_by) or lacks_pdf or any(p.severity is Severity.ERROR for p in on_pages)
    has_own_pdf = standing.is_edited and _has_own_pdf(order, filled, files)
    stands = replace(standing, is_edited=standing.is_edited and not has_own_pdf, is_held=is_held)
    return PaperReport(
        kind=paper.kind,
        label=paper.label,
        reader=paper.reader,
        reader_name=paper.reader_name,
        folder=folder_of(filled, stands),
        files=tuple(files),
        pages=measured.get("pages"),
        problems=tuple(_problems(prepared, filled, on_pages)),
        is_held=is_held,
        notes=(
            *((_NO_PDF,) if lacks_pdf else ()),
            *((_NOT_ENCLOSED,) if standing.lacks_enclosure else ()),
            *_how_to_go_on(order, filled, standing, has_own_pdf=has_own_pdf),
            *_may_stand(filled),
        ),
        attach=attach,
    )


def _problems(prepared: Prepared, filled: FilledPaper, on_pages: list[Problem]) -> Iterator[Problem]:
    """What keeps the paper from being ready, and what its pages show, with places in the files."""
    at = prepared.loaded.source.problem_at
    for fact in filled.paper.missing:
        yield at(fact.place, f"The {filled.paper.label} lacks {fact.what}.", fact.hint, Severity.WARNING)
    for finding in filled.held_by:
        yield at(finding.place, finding.message, finding.hint, Severity.ERROR)
    for problem in on_pages:
        yield at(problem.place or "", problem.message, problem.hint, problem.severity)


def _placed_on_pages(prepared: Prepared, filled: FilledPaper, measured: Measured) -> list[Problem]:
    """The problems of the pages; one about characters points at the field that holds the first."""
    lost = [character for character, _ in measured.get("missing", ())]
    problems = []
    for problem in size_problems(filled, measured):
        first = next((character for character in lost if f": {character}" in problem.message), None)
        near = problem.place or ""
        found = place_of_character(prepared.loaded.dossier, first, near=near) if first else None
        problems.append(replace(problem, place=found or problem.place))
    return problems


def _ready(filled: FilledPaper) -> PurePosixPath:
    return path_of(filled, Format.PDF, Standing())


def _has_own_pdf(order: Order, filled: FilledPaper, files: list[MadeFile]) -> bool:
    """Whether the person put a PDF of their own where ours would be ready."""
    ready = _ready(filled)
    ours = {path for file in files for path in (file.outcome.path, file.outcome.was)}
    return ready not in ours and (order.output_folder / ready).is_file()


def _how_to_go_on(
    order: Order, filled: FilledPaper, standing: Standing, *, has_own_pdf: bool
) -> Iterator[str]:
    """What to do about a Word file that the person changed, or has open."""
    shown = from_here(order.output_folder, order.home)
    ready, word_file = shown / _ready(filled), shown / path_of(filled, Format.DOCX, standing)
    if not standing.is_edited:
        return
    if standing.is_open:
        yield "Its Word file is open in another program, so its PDF does not count as ready."
        yield "Close it there, then run the same command again."
    elif has_own_pdf:
        yield f"You changed the Word file. Your own PDF goes out: {ready}"
    else:
        yield "You changed the Word file, so our PDF lacks your changes. Choose one:"
        yield f"  Save the Word file as PDF here: {ready}"
        yield f"  Or take our words back: awaykit use {as_typed(word_file)} --ours"


def _may_stand(filled: FilledPaper) -> Iterator[str]:
    """The way out for a text that was judged harmless, with the hash that the dossier then names."""
    hashes: dict[str, set[str]] = {}
    for finding in filled.held_by:
        if finding.text_hash:
            hashes.setdefault(finding.code, set()).add(finding.text_hash)
    for code, found in hashes.items():
        known = f"text_hash {found.pop()}" if len(found) == 1 else "awaykit check shows each text_hash"
        yield f"To let {code} stand here: {known}; awaykit explain {code} says how."
