"""The bytes of each file of a paper, with what goes with it."""

import functools
import hashlib
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from awaykit.loading.load import Loaded
from awaykit.output.file_names import file_stem
from awaykit.output.paper_records import Measured
from awaykit.papers.paper import Folder, Format, Paper
from awaykit.papers.views import names_in_a_file_name
from awaykit.rendering.fingerprint import style_fingerprint, templates_fingerprint
from awaykit.rendering.message import (
    LINE_END,
    Enclosure,
    Mailbox,
    MailDraft,
    render_eml,
    render_message_text,
    zipped,
)
from awaykit.rendering.page import PageCounts, PageSetup, PaperSize
from awaykit.review.findings import PaperId
from awaykit.run.prepare import FilledPaper, html_of_edition

if TYPE_CHECKING:
    from awaykit.rendering.ics import CalendarEdition, Kept
    from awaykit.rendering.pdf import LaidOut, PdfRenderer


_KEPT = frozenset({Folder.SEND, Folder.WAITING})
_ACRONYMS = frozenset({"cv", "tb"})
IN_DOSSIER = " (in your dossier)"
"""What follows the path of a file of the person's own, which goes with a message."""


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A file that goes with a paper, and where the person finds it when they attach it by hand."""

    form: str
    where: str
    enclosure: Enclosure


@dataclass(slots=True)
class Finished:
    """The papers that a run is done with, as far as others enclose them."""

    _papers: dict[PaperId, tuple[Folder, tuple[Enclosed, ...]]] = field(default_factory=dict, init=False)

    def keep(self, paper: PaperId, folder: Folder, files: Iterable[tuple[str, PurePosixPath, bytes]]) -> None:
        """Remember a finished paper: format, path below the output folder and bytes of each file."""
        kept = tuple(
            Enclosed(form, str(path), Enclosure(path.name, content)) for form, path, content in files
        )
        self._papers[paper] = (folder, kept)

    def with_paper(self, paper: Paper, loaded: Loaded) -> tuple[Enclosed, ...] | None:
        """What goes with `paper`; None while something of it is not ready to go.

        An archive holds every file of the papers that go out or wait; with a message goes the PDF of each
        paper that is ready to be sent, and files of the dossier.
        """
        found = [self._papers.get(each, (None, ())) for each in paper.encloses]
        if Format.ZIP in paper.formats:
            return tuple(file for folder, files in found if folder in _KEPT for file in files) or None
        pdfs = [
            file
            for folder, files in found
            for file in files
            if file.form == Format.PDF and folder is Folder.SEND
        ]
        own = (_own_file(loaded, id_) for id_ in paper.encloses_files)
        return (*pdfs, *own) if len(pdfs) == len(found) else None


def _own_file(loaded: Loaded, id_: str) -> Enclosed:
    """A file of the dossier, under a name that serves in a stranger's downloads folder."""
    file = next(each for each in loaded.dossier.files if each.id == id_)
    path = loaded.folder / file.path
    kind = (word.upper() if word in _ACRONYMS else word.title() for word in file.kind.value.split("-"))
    stem = file_stem(*names_in_a_file_name(loaded.dossier.applicant.name), "_".join(kind))
    ending = path.suffix.lower()
    enclosure = Enclosure(f"{stem}{ending}", path.read_bytes())
    return Enclosed(ending[1:], own_file_in_words(loaded, id_), enclosure)


def own_file_in_words(loaded: Loaded, id_: str) -> str:
    """Where the person finds a file of their own."""
    file = next(each for each in loaded.dossier.files if each.id == id_)
    return f"{file.path}{IN_DOSSIER}"


def draft(filled: FilledPaper, form: Format, enclosed: Sequence[Enclosed]) -> bytes:
    """The bytes of a message in one of its two formats.

    Raises:
        ValueError: the paper is no message (a mistake of this program).
    """
    message = message_of(filled, enclosed)
    if form is Format.EML:
        return render_eml(message)
    return render_message_text(message, attach=[each.where for each in enclosed])


def message_of(filled: FilledPaper, enclosed: Sequence[Enclosed] = ()) -> MailDraft:
    """A message as it is sent, with what goes with it.

    Raises:
        ValueError: the paper is no message (a mistake of this program).
    """
    envelope, words = filled.paper.envelope, filled.message
    if envelope is None or words is None:
        raise ValueError(f"no message: {filled.paper.id}")
    return MailDraft(
        sender=Mailbox(envelope.from_name, envelope.from_email),
        to=Mailbox(envelope.to_name, envelope.to_email),
        subject=words.subject,
        body=words.body,
        enclosures=tuple(each.enclosure for each in enclosed),
    )


@dataclass(slots=True)
class Pages:
    """The renderers of one run; WeasyPrint and python-docx are imported with their first file.

    `kept` is what an earlier run kept of the calendar, `today` the day on which its events change.
    """

    size: PaperSize
    fonts_folder: Path | None
    kept: "Kept | None" = None
    today: date = date.min
    calendar: "CalendarEdition | None" = field(default=None, init=False)
    _pdf: "PdfRenderer | None" = field(default=None, init=False)
    _styles: str | None = field(default=None, init=False)

    def setup(self, paper: Paper) -> PageSetup:
        """What the renderers add to the words of a paper."""
        return PageSetup(
            title=paper.title,
            author=paper.running_header,
            subject=paper.subject,
            running_header=paper.running_header,
            paper=self.size,
        )

    def recipe(
        self, filled: FilledPaper, form: Format, enclosed: Sequence[Enclosed] = (), edition: int = 0
    ) -> str:
        """The sha256 of everything that the bytes of one file follow from.

        `edition` is the one that its pages took; pages choose theirs, so they follow from all editions.
        """
        if self._styles is None:
            self._styles = style_fingerprint(self.size, self.fonts_folder)
        paper = filled.paper
        around = repr(paper.envelope) if paper.envelope else repr(self.setup(paper))
        files = [
            f"{each.where} {each.enclosure.name} {hashlib.sha256(each.enclosure.content).hexdigest()}"
            for each in enclosed
        ]
        if editions := paper.editions[1:]:
            files += filled.others or [repr(editions), templates_fingerprint()]
            files += [] if form is Format.PDF else [str(edition)]
        words = filled.html or filled.text
        if form is Format.ICS:
            words = self._edition(filled).fingerprint
        elif form is Format.TXT and paper.is_pasted:
            words = paper.pasted_text
        parts = (form.value, around, self._styles, words, *files)
        return hashlib.sha256("\x00".join(parts).encode("utf-8", "surrogatepass")).hexdigest()

    def make(
        self, filled: FilledPaper, form: Format, enclosed: Sequence[Enclosed] = (), edition: int = 0
    ) -> tuple[bytes, Measured]:
        """The bytes of one file, and what was measured on its pages; a Word file takes their `edition`.

        Raises:
            PangoMissingError: a PDF was asked for and Pango is not on this computer.
        """
        match form:
            case Format.PDF:
                return self._make_pdf(filled)
            case Format.DOCX:
                from awaykit.rendering.word_file import render_docx

                return render_docx(html_of_edition(filled, edition), self.setup(filled.paper)), {}
            case Format.ZIP:
                files = ((each.enclosure.name, each.enclosure.content) for each in enclosed)
                return zipped(sorted(files)), {}
            case Format.TXT if filled.paper.is_pasted:
                # With the line ends that every editor knows, old ones on Windows too.
                return filled.paper.pasted_text.replace("\n", LINE_END).encode("utf-8"), {}
            case Format.EML | Format.TXT:
                return draft(filled, form, enclosed), {}
            case Format.ICS:
                from awaykit.rendering.ics import render_ics

                return render_ics(self._edition(filled)), {}

    def _edition(self, filled: FilledPaper) -> "CalendarEdition":
        """The edition of the calendar that follows the one kept; `calendar` holds it afterwards."""
        if self.calendar is None:
            from awaykit.rendering.ics import calendar_edition

            self.calendar = calendar_edition(filled.paper.context, self.kept, stamp=self.today)
        return self.calendar

    def _make_pdf(self, filled: FilledPaper) -> tuple[bytes, Measured]:
        """The pages, and their measurements that are kept between runs, to repeat the warnings."""
        if self._pdf is None:
            from awaykit.rendering.pdf import PdfRenderer

            self._pdf = PdfRenderer(self.fonts_folder)
        renderer, setup = self._pdf, self.setup(filled.paper)
        html = functools.cache(functools.partial(html_of_edition, filled))

        @functools.cache
        def pages(edition: int) -> "LaidOut":
            return renderer.lay_out(html(edition), setup)

        edition = edition_taken(filled.paper, pages)
        rendered = renderer.write(pages(edition))
        # The fullest edition is 0 and is not named; for another its words are counted too.
        measured: dict[str, Any] = {
            "pages": rendered.pages,
            "parts": {part.id: part.count for part in rendered.parts},
            "missing": [[glyph.character, glyph.context] for glyph in rendered.missing],
            "warnings": list(rendered.warnings),
        }
        if edition:
            from awaykit.rendering.text import word_counts

            measured |= {"edition": edition, "words": word_counts(html(edition))}
        return rendered.content, measured


def edition_taken(paper: Paper, pages: Callable[[int], PageCounts]) -> int:
    """The number of the edition that is made, by the real pages of as few editions as it takes.

    The fullest that keeps to its budgets; where it does, a shorter one that saves a page, or its parts in
    smaller type that gain by it.
    """

    def counts(edition: int) -> Mapping[str, int]:
        return {part.id: part.count for part in pages(edition).parts}

    def keeps_to_budgets(edition: int) -> bool:
        return pages(edition).pages <= paper.most_pages and all(
            part.most_pages is None or counts(edition).get(part.section, 0) <= part.most_pages
            for part in paper.parts
        )

    def saves_a_page(edition: int) -> bool:
        return pages(edition).pages < pages(0).pages

    tighter, tightest = len(paper.tighter), len(paper.tighter) + len(paper.tightest)
    last = len(paper.editions) - 1
    if tightest and not keeps_to_budgets(0):
        is_tightest = tightest > tighter and not (tighter and keeps_to_budgets(tighter))
        first = tighter + 1 if is_tightest else 1
        return _first_of(first, tightest if is_tightest else tighter, keeps_to_budgets)
    if paper.shorter and pages(0).pages > 1 and saves_a_page(last):
        return _first_of(tightest + 1, last, saves_a_page)
    if paper.tight_parts and max(counts(0).get(part, 0) for part in paper.tight_parts) > 1:
        # Each part begins a page, so that its pages depend on its own type alone.
        loose = counts(0)
        tight = counts(_numbered(loose.get(part, 0) > 1 for part in paper.tight_parts))
        return _numbered(tight.get(part, 0) < loose.get(part, 0) for part in paper.tight_parts)
    return 0


def _numbered(are_tight: Iterable[bool]) -> int:
    """The number of the edition in which these parts have smaller type: a bit for each, the lowest first."""
    return sum(1 << bit for bit, is_tight in enumerate(are_tight) if is_tight)


def _first_of(first: int, last: int, is_so: Callable[[int], bool]) -> int:
    """The first number for which `is_so` holds, if it holds for all that follow; otherwise `last`.

    Searched in doubling steps, then by bisection: most often it is one of the first.
    """
    after, at, step = first, first, 1
    while at < last and not is_so(at):
        after, at, step = at + 1, min(at + step, last), 2 * step
    return after + bisect_left(range(after, at), True, key=is_so)
