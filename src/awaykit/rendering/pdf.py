"""HTML as a tagged PDF with the letters that can be copied out of it."""

import functools
import io
import logging
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from awaykit.rendering.fast_import import import_weasyprint
from awaykit.rendering.fonts import use_only_our_fonts
from awaykit.rendering.page import MissingGlyph, PageSetup, PaperSize, PartPages, Rendered
from awaykit.rendering.typography import keep_together
from awaykit.resources import templates_folder


def say_scopes(_document: Any, pdf: Any) -> None:  # noqa: ANN401 - weasyprint and pydyf have no types
    """Give every header cell its /Scope: /Column in the head of a table, otherwise /Row.

    Called by WeasyPrint when all objects of the file exist (`finisher` of `write_pdf`). Screen
    readers use /Scope; WeasyPrint 70 writes only the links from cells to headers.
    """
    dictionaries: list[Any] = [thing for thing in pdf.objects if isinstance(thing, dict)]
    elements = {each.reference: each for each in dictionaries if each.get("Type") == "/StructElem"}
    for element in elements.values():
        if element["S"] == "/TH":
            row = elements[element["P"]]
            in_head = elements[row["P"]]["S"] == "/THead"
            element["A"]["Scope"] = "/Column" if in_head else "/Row"


_LAST_OF_ITS_OWN = "\u017f"


class FontsOfLetters(dict[str, Any]):
    """For `Document.fonts` of WeasyPrint: the fonts of a file; each glyph is copied as its own letter."""

    def __setitem__(self, key: str, font: Any) -> None:  # noqa: ANN401 - weasyprint has no types
        font.to_unicode = _GlyphTexts(font)
        super().__setitem__(key, font)


class _GlyphTexts(dict[int, str]):
    """The text of each glyph of a font, corrected where the font knows better."""

    def __init__(self, font: Any) -> None:  # noqa: ANN401 - weasyprint has no types
        super().__init__()
        self._font = font

    def __setitem__(self, glyph: int, text: str) -> None:
        # A text without marks is that of one glyph, and so is a letter of Latin-1 or Latin Extended-A, for
        # which text fonts have a glyph: then the font needn't be read, which takes a sixth of a second.
        parts = unicodedata.normalize("NFD", text)
        is_whole = bool(parts) and not any(unicodedata.category(part).startswith("M") for part in parts)
        if not is_whole and not (len(text) == 1 and text <= _LAST_OF_ITS_OWN):
            # The glyph's own letter, where the text is that of several glyphs, or nothing.
            own = self._letters.get(glyph, "")
            part = unicodedata.normalize("NFD", own)
            if own and (not text or (part in parts and part != parts)):
                text = own
        super().__setitem__(glyph, text)

    @functools.cached_property
    def _letters(self) -> Mapping[int, str]:
        return _letters_of(bytes(self._font.file_content), self._font.index)


@functools.lru_cache(maxsize=64)
def _letters_of(font_file: bytes, index: int) -> Mapping[int, str]:
    """The letter of each glyph that the font itself gives to one."""
    from fontTools.ttLib import TTFont

    font = TTFont(io.BytesIO(font_file), fontNumber=index, lazy=True)
    letters: dict[int, str] = {}
    for code, name in sorted((font.getBestCmap() or {}).items()):
        letters.setdefault(font.getGlyphID(name), chr(code))
    return letters


_MISSING_GLYPH = ".notdef glyph rendered"
# `doctor` reports that HarfBuzz's subsetter is missing; the pages are the same without it.
_NOT_THE_READERS_MATTER = ("Using fontTools instead of HarfBuzz-Subset",)
_CONTEXT_CHARACTERS = 30
_INSIDE_A_LINE = frozenset({"bdi", "span", "strong", "em", "a", "tspan"})
_PAPER_SIZES = {PaperSize.LETTER: "letter", PaperSize.A4: "A4"}


class PdfRenderer:
    """Renders the papers of one run: fonts and style sheet are read once and shared.

    `fonts_folder` is the dossier's own `fonts/`, for scripts that the bundled fonts don't cover.
    Not for threads: two that share a FontConfiguration crash the process.

    Raises:
        PangoMissingError: Pango isn't installed.
    """

    def __init__(self, fonts_folder: Path | None = None) -> None:
        use_only_our_fonts(fonts_folder)
        self._weasyprint = import_weasyprint()
        from weasyprint.text.fonts import FontConfiguration

        self._font_configuration = FontConfiguration()

        class DataOnly(self._weasyprint.urls.URLFetcher):  # type: ignore[name-defined,misc]
            """Opens `data:` URLs only: neither the network nor a file."""

            def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:  # noqa: ANN401
                if not url.lower().startswith("data:"):
                    raise ValueError("only pictures inside the document itself are shown")
                return super().fetch(url, headers)

        self._fetcher = DataOnly(allowed_protocols=("data",), allow_redirects=False)
        css = functools.partial(
            self._weasyprint.CSS, url_fetcher=self._fetcher, font_config=self._font_configuration
        )
        with _captured_log() as records:
            print_css = (templates_folder() / "styles" / "print.css").read_text(encoding="utf-8")
            self._print_css = css(string=print_css)
            self._paper_css = {
                paper: css(string=f"@page {{ size: {size} }}") for paper, size in _PAPER_SIZES.items()
            }
        self._style_warnings = _warnings(records)

    def lay_out(self, html: str, setup: PageSetup) -> "LaidOut":
        """The pages of a fragment of the vocabulary, counted by section; `write` makes the PDF of them."""
        with _captured_log() as records:
            source = self._weasyprint.HTML(string=whole_page(html, setup), url_fetcher=self._fetcher)
            document = source.render(
                font_config=self._font_configuration,
                stylesheets=[self._print_css, self._paper_css[setup.paper]],
                pdf_variant="pdf/ua-1",
            )
        root = source.etree_element
        return LaidOut(len(document.pages), _parts(document, root), document, root, records)

    def write(self, laid_out: "LaidOut") -> Rendered:
        """The PDF of these pages, and what went wrong."""
        with _captured_log() as records:
            laid_out.document.fonts = FontsOfLetters()
            content = laid_out.document.write_pdf(pdf_variant="pdf/ua-1", finisher=say_scopes)
        records = [*laid_out.records, *records]
        return Rendered(
            content=content,
            pages=laid_out.pages,
            parts=laid_out.parts,
            warnings=(*self._style_warnings, *_warnings(records)),
            missing=_missing_glyphs(records, laid_out.root),
        )

    def render(self, html: str, setup: PageSetup) -> Rendered:
        """The PDF of a fragment of the vocabulary, with pages by section and what went wrong."""
        return self.write(self.lay_out(html, setup))


@dataclass(frozen=True, slots=True)
class LaidOut:
    """Pages before they are written: how many, by section too; the rest is WeasyPrint's own."""

    pages: int
    parts: tuple[PartPages, ...]
    document: Any
    root: Any
    records: list[logging.LogRecord]


def whole_page(fragment: str, setup: PageSetup) -> str:
    """The fragment inside a page with its properties; print.css prints the two data attributes."""
    properties = {"author": setup.author, "description": setup.subject, "keywords": ", ".join(setup.keywords)}
    meta = "".join(
        f'<meta name="{name}" content="{escape(value)}">' for name, value in properties.items() if value
    )
    return (
        f'<!DOCTYPE html><html lang="{escape(setup.language)}"><head><meta charset="utf-8">'
        f"<title>{escape(setup.title)}</title>{meta}</head>"
        f'<body data-header="{escape(setup.running_header)}" data-footer="{escape(setup.footer)}">'
        f"{keep_together(fragment, setup.author)}</body></html>"
    )


@contextmanager
def _captured_log() -> Iterator[list[logging.LogRecord]]:
    """The warnings and errors that WeasyPrint logs meanwhile; they reach no other handler."""
    records: list[logging.LogRecord] = []

    def keep(record: logging.LogRecord) -> bool:
        records.append(record)
        return False

    logger = logging.getLogger("weasyprint")
    level = logger.level
    logger.addFilter(keep)
    logger.setLevel(logging.WARNING)
    try:
        yield records
    finally:
        logger.removeFilter(keep)
        logger.setLevel(level)


def _warnings(records: list[logging.LogRecord]) -> tuple[str, ...]:
    """The log's sentences without those that are reported elsewhere, each once, in order."""
    said = (record.getMessage() for record in records)
    kept = (text for text in said if not text.startswith((_MISSING_GLYPH, *_NOT_THE_READERS_MATTER)))
    return tuple(dict.fromkeys(kept))


def _missing_glyphs(records: list[logging.LogRecord], root: Any) -> tuple[MissingGlyph, ...]:  # noqa: ANN401
    """Each character that no font could draw, once, with the words around it.

    They are those of its paragraph, cell or item, or of the page's running lines.
    """
    characters = [
        str(record.args[0])
        for record in records
        if str(record.msg).startswith(_MISSING_GLYPH) and isinstance(record.args, tuple)
    ]
    missing = []
    for character in dict.fromkeys(characters):
        blocks = ("".join(block.itertext()) for block in root.iter() if block.tag not in _INSIDE_A_LINE)
        running = (root.find("body").get(name, "") for name in ("data-header", "data-footer"))
        words = min((text for text in (*blocks, *running) if character in text), key=len, default="")
        words = " ".join(words.split())
        at = words.find(character)
        context = words[max(0, at - _CONTEXT_CHARACTERS) : at + _CONTEXT_CHARACTERS]
        missing.append(MissingGlyph(character, context))
    return tuple(missing)


def _parts(document: Any, root: Any) -> tuple[PartPages, ...]:  # noqa: ANN401 - weasyprint has no types
    """Where each section with an id begins and ends.

    WeasyPrint names an element's anchor on every page that holds a piece of it.
    """
    parts = []
    for section in root.iter("section"):
        name = section.get("id")
        pages = [number for number, page in enumerate(document.pages, start=1) if name in page.anchors]
        if pages:
            parts.append(PartPages(name, pages[0], pages[-1]))
    return tuple(parts)
