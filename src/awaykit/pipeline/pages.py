"""From words to bytes: recipes, renderers made when first needed, and what was measured."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from awaykit.documents.paper import Format, Paper
from awaykit.pipeline.prepare import FilledPaper
from awaykit.problems import Problem, Severity
from awaykit.rendering.fingerprint import style_fingerprint
from awaykit.rendering.glyphs import missing_glyph_problems
from awaykit.rendering.page import MissingGlyph, PageSetup, Rendered
from awaykit.rendering.page import Paper as PaperSize

if TYPE_CHECKING:
    from awaykit.rendering.pdf import PdfRenderer

Measured = Mapping[str, Any]


@dataclass(slots=True)
class Pages:
    """The renderers of one run; WeasyPrint and python-docx are imported with their first file."""

    size: PaperSize
    fonts_folder: Path | None
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

    def recipe(self, filled: FilledPaper, form: Format) -> str:
        """The sha256 of everything that the bytes of one file follow from."""
        if self._styles is None:
            self._styles = style_fingerprint(self.size, self.fonts_folder)
        parts = (form.value, repr(self.setup(filled.paper)), self._styles, filled.html)
        return hashlib.sha256("\x00".join(parts).encode("utf-8", "surrogatepass")).hexdigest()

    def make(self, filled: FilledPaper, form: Format) -> tuple[bytes, Measured]:
        """The bytes of one file, and what was measured on its pages.

        Raises:
            PangoMissingError: a PDF was asked for and Pango is not on this computer.
        """
        setup = self.setup(filled.paper)
        if form is Format.DOCX:
            from awaykit.rendering.word import render_docx

            return render_docx(filled.html, setup), {}
        if self._pdf is None:
            from awaykit.rendering.pdf import PdfRenderer

            self._pdf = PdfRenderer(self.fonts_folder)
        rendered = self._pdf.render(filled.html, setup)
        return rendered.content, _measured(rendered)


def _measured(rendered: Rendered) -> Measured:
    """What is kept of a rendering between runs, so that warnings are repeated without it."""
    return {
        "pages": rendered.pages,
        "parts": {part.id: part.count for part in rendered.parts},
        "missing": [[glyph.character, glyph.context] for glyph in rendered.missing],
        "warnings": list(rendered.warnings),
    }


def page_problems(paper: Paper, measured: Measured) -> list[Problem]:
    """What the pages show: parts over their budget, letters that no font has."""
    problems = [
        Problem(
            message=f"“{part.title}” takes {count} pages; at most {part.most_pages} is the limit.",
            hint="Shorten what stands in it.",
            severity=Severity.WARNING,
            place=paper.place,
        )
        for part in paper.parts
        if (count := measured.get("parts", {}).get(part.section, 0)) > part.most_pages
    ]
    if measured.get("pages", 0) > paper.most_pages:
        problems.append(
            Problem(
                message=f"This paper has {measured['pages']} pages; at most {paper.most_pages} is the limit.",
                hint="Shorten the longest part.",
                severity=Severity.WARNING,
                place=paper.place,
            )
        )
    glyphs = [MissingGlyph(character, context) for character, context in measured.get("missing", ())]
    problems += [replace(problem, place=paper.place) for problem in missing_glyph_problems(glyphs)]
    problems += [
        Problem(message=f"While making the pages: {text}", severity=Severity.WARNING, place=paper.place)
        for text in measured.get("warnings", ())
    ]
    return problems
