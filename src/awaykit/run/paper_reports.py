"""Paths and report of a paper: where its files go, its budgets, its missing glyphs, how to go on."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from pydantic import BaseModel

from awaykit.output.file_names import file_stem, folder_name
from awaykit.output.paper_records import Measured, PaperKey
from awaykit.papers.emails.email_table import BODY
from awaykit.papers.paper import Folder, Format
from awaykit.problems import Problem, Severity
from awaykit.rendering.fonts import missing_glyph_problems
from awaykit.rendering.page import MissingGlyph
from awaykit.run.order import Order, from_here, quoted_for_shell
from awaykit.run.prepare import FilledPaper, Prepared
from awaykit.run.report import MadeFile, PaperReport
from awaykit.wording import counted


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedPaper:
    """What is known of a paper besides its words.

    `is_edited`: the person changed its Word file, or has it open, and our PDF no longer matches what
    they mean to send. `is_open`: it is open in Word or LibreOffice now. `is_held`: its pages show
    something that must be mended first. `lacks_enclosure`: a paper that must go with it isn't ready.
    """

    is_edited: bool = False
    is_open: bool = False
    is_held: bool = False
    lacks_enclosure: bool = False


def key_of(filled: FilledPaper, form: Format) -> PaperKey:
    """The identity of one file of a paper, whatever its path."""
    return PaperKey(filled.paper.kind, filled.paper.reader, form.value)


def folder_of(filled: FilledPaper, standing: PlacedPaper) -> Folder:
    """The folder of what goes out: never `send/` for what is held or not current."""
    is_kept_back = standing.is_held or standing.is_edited or standing.lacks_enclosure
    return Folder.UNFINISHED if is_kept_back else filled.folder


def formats_of(filled: FilledPaper, standing: PlacedPaper) -> tuple[Format, ...]:
    """The formats to make, the DOCX last: a message that can't go out is text, and no draft to open.

    An archive of nothing is not made, nor a text to paste that must not be pasted.
    """
    forms = sorted(filled.paper.formats, key=lambda form: form is Format.DOCX)
    not_to_use = set()
    if folder_of(filled, standing) is Folder.UNFINISHED:
        not_to_use = {Format.EML, Format.ZIP}
        if filled.paper.is_pasted and filled.held_by:
            not_to_use.add(Format.TXT)
    return tuple(form for form in forms if form not in not_to_use)


def path_of(filled: FilledPaper, form: Format, standing: PlacedPaper) -> PurePosixPath:
    """The path of a file: the DOCX always under `edit/`; a PDF that can't go out is named for the reason."""
    reader, name = folder_name(filled.paper.reader), filled.paper.name
    if form is Format.DOCX:
        return PurePosixPath("edit", reader, f"{file_stem(*name)}.docx")
    folder = folder_of(filled, standing)
    if standing.is_edited:
        name = (*name, "NOT_CURRENT")
    elif folder is Folder.UNFINISHED:
        name = (*name, "UNFINISHED")
    return PurePosixPath(folder.value, reader, f"{file_stem(*name)}.{form.value}")


def paper_report(
    order: Order,
    prepared: Prepared,
    filled: FilledPaper,
    *,
    files: list[MadeFile],
    measured: Measured,
    standing: PlacedPaper,
    attach: tuple[str, ...] = (),
) -> PaperReport:
    """The report of one paper after its files were written or left; `attach` names what goes with it."""
    paper, at = filled.paper, prepared.loaded.source.problem_at
    on_pages = list(_problems_of_pages(prepared, filled, measured))
    lacks_pdf = Format.PDF in paper.formats and all(each.format != Format.PDF for each in files)
    is_held = bool(filled.held_by) or lacks_pdf or any(p.severity is Severity.ERROR for p in on_pages)
    # The person may have put a PDF of their own where ours would be ready.
    ready = path_of(filled, Format.PDF, PlacedPaper())
    ours = {path for file in files for path in (file.path, file.was)}
    has_own = standing.is_edited and ready not in ours and (order.output_folder / ready).is_file()
    stands = replace(standing, is_edited=standing.is_edited and not has_own, is_held=is_held)
    return PaperReport(
        kind=paper.kind,
        label=paper.label,
        reader=paper.reader,
        reader_name=paper.reader_name,
        folder=folder_of(filled, stands).value,
        pages=measured.get("pages"),
        held=is_held,
        files=tuple(files),
        problems=(
            *(
                at(fact.place, f"The {paper.label} lacks {fact.what}.", fact.hint, Severity.WARNING)
                for fact in paper.missing
            ),
            *(at(each.place, each.message, each.hint, Severity.ERROR) for each in filled.held_by),
            *(at(each.place or "", each.message, each.hint, each.severity) for each in on_pages),
        ),
        notes=tuple(_notes(order, filled, standing, lacks_pdf=lacks_pdf, own_pdf=ready if has_own else None)),
        attach=attach,
    )


def _problems_of_pages(prepared: Prepared, filled: FilledPaper, measured: Measured) -> Iterator[Problem]:
    """What a paper's pages show that the applicant should mend: too long, or letters that no font has.

    A problem about characters is at the field that holds the first of them, before all others one of the
    paper's own place.
    """
    paper = filled.paper
    lost = [MissingGlyph(character, context) for character, context in measured.get("missing", ())]
    while_making = (
        Problem(message=f"While making the pages: {text}", severity=Severity.WARNING)
        for text in measured.get("warnings", ())
    )
    found = (*_over_budget(filled, measured), *missing_glyph_problems(lost), *while_making)
    for problem in found:
        near = problem.place or paper.place
        first = next((each.character for each in lost if f": {each.character}" in problem.message), None)
        texts = _texts(prepared.loaded.dossier, "") if first else ()
        places = [place for place, text in texts if first and first in text]
        closest = next((place for place in places if place.startswith(near)), None)
        yield replace(problem, place=closest or (places[0] if places else near))


def _texts(value: object, place: str) -> Iterator[tuple[str, str]]:
    """Every text of a model with its place."""
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _texts(getattr(value, name), f"{place}.{name}" if place else name)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _texts(item, f"{place}[{index}]")


def _over_budget(filled: FilledPaper, measured: Measured) -> Iterator[Problem]:
    """Parts of more pages, and of more words, than a reader has time for; of the edition that was made."""
    paper, pages = filled.paper, measured.get("pages", 0)
    words: Mapping[str, int] = {}
    if any(part.most_words is not None for part in paper.parts):
        from awaykit.rendering.text import word_counts

        if filled.message is not None:  # the body of a message is its one part
            words = {BODY: len(filled.message.body.split())}
        else:
            words = measured.get("words") or word_counts(filled.html)
    for is_words in (False, True):
        counts, unit = (words, "word") if is_words else (measured.get("parts", {}), "page")
        for part in paper.parts:
            count, most = counts.get(part.section, 0), part.most_words if is_words else part.most_pages
            if most is not None and count > most:
                what = f"“{part.title}” {'has' if is_words else 'takes'} {counted(count, unit)}"
                yield _over(what, most, "Shorten what stands in it.", part.place)
        if not is_words and pages > paper.most_pages:
            what = f"This paper has {counted(pages, 'page')}"
            yield _over(what, paper.most_pages, "Shorten the longest part.")


def _over(what: str, most: int, hint: str, place: str | None = None) -> Problem:
    message = f"{what}; at most {most} is the limit."
    return Problem(message=message, hint=hint, severity=Severity.WARNING, place=place)


def _notes(
    order: Order,
    filled: FilledPaper,
    standing: PlacedPaper,
    *,
    lacks_pdf: bool,
    own_pdf: PurePosixPath | None,
) -> Iterator[str]:
    """How to go on with a paper that isn't whole, that the person changed, or that a finding holds."""
    shown = from_here(order.output_folder, order.home)
    if lacks_pdf:
        yield "Its PDF could not be made: the end of this report says what to install."
    if standing.lacks_enclosure:
        yield "What goes with it is not ready yet, so there is no draft to open in a mail program."
    if standing.is_edited and standing.is_open:
        yield "Its Word file is open in another program, so its PDF does not count as ready."
        yield "Close it there, then run the same command again."
    elif standing.is_edited and own_pdf:
        yield f"You changed the Word file. Your own PDF goes out: {shown / own_pdf}"
    elif standing.is_edited:
        word_file = shown / path_of(filled, Format.DOCX, standing)
        yield "You changed the Word file, so our PDF lacks your changes. Choose one:"
        yield f"  Save the Word file as PDF here: {shown / path_of(filled, Format.PDF, PlacedPaper())}"
        yield f"  Or take our words back: awaykit use {quoted_for_shell(word_file)} --ours"
    # A text that was judged harmless is allowed, by the hash that the dossier then names.
    hashes: dict[str, set[str]] = {}
    for finding in filled.held_by:
        if finding.text_hash:
            hashes.setdefault(finding.code, set()).add(finding.text_hash)
    for code, found in hashes.items():
        known = f"text_hash {found.pop()}" if len(found) == 1 else "awaykit check shows each text_hash"
        yield f"To let {code} stand here: {known}; awaykit explain {code} says how."
