"""What is said of a paper that was made: its place, its budgets, its missing glyphs."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from pydantic import BaseModel

from awaykit.model.dossier import Dossier
from awaykit.output.file_names import file_stem, folder_name
from awaykit.output.paper_records import PaperKey
from awaykit.papers.emails.email_table import BODY
from awaykit.papers.paper import Folder, Format, Paper
from awaykit.problems import Problem, Severity
from awaykit.rendering.fonts import missing_glyph_problems
from awaykit.rendering.page import MissingGlyph
from awaykit.run.order import Order
from awaykit.run.pages import Measured
from awaykit.run.prepare import FilledPaper, Prepared
from awaykit.run.report import MadeFile, PaperReport
from awaykit.run.shell_words import from_here, quoted_for_shell
from awaykit.wording import counted


def place_of_character(dossier: Dossier, character: str, *, near: str) -> str | None:
    """The first field whose text holds the character; before all others, one below the place `near`."""
    places = [place for place, text in _texts(dossier, "") if character in text]
    return next((place for place in places if place.startswith(near)), places[0] if places else None)


def _texts(value: object, place: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _texts(getattr(value, name), f"{place}.{name}" if place else name)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _texts(item, f"{place}[{index}]")


def size_problems(filled: FilledPaper, measured: Measured) -> list[Problem]:
    """Everything about a paper's size and letters that the applicant should mend, weightiest last."""
    paper = filled.paper
    told = (*_pages_over(paper, measured), *_words_over(filled, measured), *_of_letters(paper, measured))
    return [replace(problem, place=problem.place or paper.place) for problem in told]


def _pages_over(paper: Paper, measured: Measured) -> Iterator[Problem]:
    for part in paper.parts:
        count = measured.get("parts", {}).get(part.section, 0)
        if part.most_pages is not None and count > part.most_pages:
            yield _over(
                f"“{part.title}” takes {counted(count, 'page')}",
                part.most_pages,
                "Shorten what stands in it.",
                part.place,
            )
    pages = measured.get("pages", 0)
    if pages > paper.most_pages:
        yield _over(f"This paper has {counted(pages, 'page')}", paper.most_pages, "Shorten the longest part.")


def _words_over(filled: FilledPaper, measured: Measured) -> Iterator[Problem]:
    """Parts with more words than a reader has time for; only counted where a limit is set."""
    limited = [part for part in filled.paper.parts if part.most_words is not None]
    if not limited:
        return
    counts = _counts(filled, measured)
    for part in limited:
        count = counts.get(part.section, 0)
        if part.most_words is not None and count > part.most_words:
            what = f"“{part.title}” has {counted(count, 'word')}"
            yield _over(what, part.most_words, "Shorten what stands in it.", part.place)


def _counts(filled: FilledPaper, measured: Measured) -> Mapping[str, int]:
    """Words by section, of the edition that was made; the body of a message is its one part."""
    if filled.message is not None:
        return {BODY: len(filled.message.body.split())}
    from awaykit.rendering.text import word_counts

    counted_words: Mapping[str, int] = measured.get("words") or word_counts(filled.html)
    return counted_words


def _over(what: str, most: int, hint: str, place: str | None = None) -> Problem:
    message = f"{what}; at most {most} is the limit."
    return Problem(message=message, hint=hint, severity=Severity.WARNING, place=place)


def _of_letters(paper: Paper, measured: Measured) -> Iterator[Problem]:
    glyphs = [MissingGlyph(character, context) for character, context in measured.get("missing", ())]
    yield from missing_glyph_problems(glyphs)
    for text in measured.get("warnings", ()):
        yield Problem(message=f"While making the pages: {text}", severity=Severity.WARNING, place=paper.place)


_UNFINISHED_MARK = "UNFINISHED"
_NOT_CURRENT_MARK = "NOT_CURRENT"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedPaper:
    """What is known of a paper besides its words.

    `is_edited`: the person changed its Word file, or has it open, so that our PDF doesn't say what
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
    if folder_of(filled, standing) is Folder.UNFINISHED:
        not_to_use = {Format.EML, Format.ZIP, *((Format.TXT,) if _is_kept_from_pasting(filled) else ())}
        return tuple(form for form in forms if form not in not_to_use)
    return tuple(forms)


def _is_kept_from_pasting(filled: FilledPaper) -> bool:
    return filled.paper.is_pasted and bool(filled.held_by)


def path_of(filled: FilledPaper, form: Format, standing: PlacedPaper) -> PurePosixPath:
    """Where a file goes: the DOCX always under `edit/`; a PDF that can't go out says why in its name."""
    reader, name = folder_name(filled.paper.reader), filled.paper.name
    if form is Format.DOCX:
        return PurePosixPath("edit", reader, f"{file_stem(*name)}.docx")
    folder = folder_of(filled, standing)
    if standing.is_edited:
        name = (*name, _NOT_CURRENT_MARK)
    elif folder is Folder.UNFINISHED:
        name = (*name, _UNFINISHED_MARK)
    return PurePosixPath(folder.value, reader, f"{file_stem(*name)}.{form.value}")


_NO_PDF = "Its PDF could not be made: the end of this report says what to install."
_NOT_ENCLOSED = "What goes with it is not ready yet, so there is no draft to open in a mail program."


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
        folder=folder_of(filled, stands).value,
        pages=measured.get("pages"),
        held=is_held,
        files=tuple(files),
        problems=tuple(_problems(prepared, filled, on_pages)),
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
    return path_of(filled, Format.PDF, PlacedPaper())


def _has_own_pdf(order: Order, filled: FilledPaper, files: list[MadeFile]) -> bool:
    """Whether the person put a PDF of their own where ours would be ready."""
    ready = _ready(filled)
    ours = {path for file in files for path in (file.path, file.was)}
    return ready not in ours and (order.output_folder / ready).is_file()


def _how_to_go_on(
    order: Order, filled: FilledPaper, standing: PlacedPaper, *, has_own_pdf: bool
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
        yield f"  Or take our words back: awaykit use {quoted_for_shell(word_file)} --ours"


def _may_stand(filled: FilledPaper) -> Iterator[str]:
    """The way out for a text that was judged harmless, with the hash that the dossier then names."""
    hashes: dict[str, set[str]] = {}
    for finding in filled.held_by:
        if finding.text_hash:
            hashes.setdefault(finding.code, set()).add(finding.text_hash)
    for code, found in hashes.items():
        known = f"text_hash {found.pop()}" if len(found) == 1 else "awaykit check shows each text_hash"
        yield f"To let {code} stand here: {known}; awaykit explain {code} says how."
