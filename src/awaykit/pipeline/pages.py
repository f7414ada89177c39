"""From words to bytes: recipes, renderers made when first needed, and what was measured."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from awaykit.documents.paper import Format, Paper
from awaykit.pipeline.drafts import draft, in_text_file
from awaykit.pipeline.enclosing import Enclosed
from awaykit.pipeline.filling import FilledPaper
from awaykit.rendering.fingerprint import style_fingerprint
from awaykit.rendering.page import PageSetup, Rendered
from awaykit.rendering.page import Paper as PaperSize

if TYPE_CHECKING:
    from awaykit.rendering.ics_revisions import CalendarEdition, Kept
    from awaykit.rendering.pdf import PdfRenderer

Measured = Mapping[str, Any]


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

    def recipe(self, filled: FilledPaper, form: Format, enclosed: Sequence[Enclosed] = ()) -> str:
        """The sha256 of everything that the bytes of one file follow from."""
        if self._styles is None:
            self._styles = style_fingerprint(self.size, self.fonts_folder)
        paper = filled.paper
        around = repr(paper.envelope) if paper.envelope else repr(self.setup(paper))
        files = (
            f"{each.where} {each.enclosure.name} {hashlib.sha256(each.enclosure.content).hexdigest()}"
            for each in enclosed
        )
        parts = (form.value, around, self._styles, self._words(filled, form), *files)
        return hashlib.sha256("\x00".join(parts).encode("utf-8", "surrogatepass")).hexdigest()

    def make(
        self, filled: FilledPaper, form: Format, enclosed: Sequence[Enclosed] = ()
    ) -> tuple[bytes, Measured]:
        """The bytes of one file, and what was measured on its pages.

        Raises:
            PangoMissingError: a PDF was asked for and Pango is not on this computer.
        """
        match form:
            case Format.PDF:
                return self._make_pdf(filled)
            case Format.DOCX:
                from awaykit.rendering.word import render_docx

                return render_docx(filled.html, self.setup(filled.paper)), {}
            case Format.ZIP:
                from awaykit.rendering.archive import render_zip

                return render_zip([each.enclosure for each in enclosed]), {}
            case Format.TXT if filled.paper.is_pasted:
                return in_text_file(filled.paper.pasted_text), {}
            case Format.EML | Format.TXT:
                return draft(filled, form, enclosed), {}
            case Format.ICS:
                from awaykit.rendering.ics import render_ics

                return render_ics(self._edition(filled)), {}

    def _words(self, filled: FilledPaper, form: Format) -> str:
        """What is said in a file of this format."""
        if form is Format.ICS:
            return self._edition(filled).fingerprint
        if form is Format.TXT and filled.paper.is_pasted:
            return filled.paper.pasted_text
        return filled.html or filled.text

    def _edition(self, filled: FilledPaper) -> "CalendarEdition":
        """The edition of the calendar that follows the one kept; `calendar` holds it afterwards."""
        if self.calendar is None:
            from awaykit.rendering.ics_revisions import calendar_edition

            self.calendar = calendar_edition(filled.paper.context, self.kept, stamp=self.today)
        return self.calendar

    def _make_pdf(self, filled: FilledPaper) -> tuple[bytes, Measured]:
        if self._pdf is None:
            from awaykit.rendering.pdf import PdfRenderer

            self._pdf = PdfRenderer(self.fonts_folder)
        rendered = self._pdf.render(filled.html, self.setup(filled.paper))
        return rendered.content, _measured(rendered)


def _measured(rendered: Rendered) -> Measured:
    """What is kept of a rendering between runs, so that warnings are repeated without it."""
    return {
        "pages": rendered.pages,
        "parts": {part.id: part.count for part in rendered.parts},
        "missing": [[glyph.character, glyph.context] for glyph in rendered.missing],
        "warnings": list(rendered.warnings),
    }
