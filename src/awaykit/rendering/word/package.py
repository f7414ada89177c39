"""What surrounds the words of a Word file: paper, running lines, properties, and bytes that repeat."""

import io
import zipfile
from typing import TYPE_CHECKING

from docx.oxml.ns import qn
from docx.shared import Mm, Twips

from awaykit.rendering.archive import zipped
from awaykit.rendering.page import PageSetup, PaperSize
from awaykit.rendering.word.markup import TEXT_WIDTH, make, paragraph, plain_runs, text_element

if TYPE_CHECKING:
    from docx.document import Document

    from awaykit.rendering.word.markup import Xml


_SIZES = {PaperSize.LETTER: (Mm(215.9), Mm(279.4)), PaperSize.A4: (Mm(210), Mm(297))}
_FIRST_NAMES = ("[Content_Types].xml", "_rels/.rels")
_LONGEST_PROPERTY = 255  # characters; python-docx refuses a longer one


def set_page(document: "Document", setup: PageSetup) -> None:
    """Paper, margins as in print.css, and the lines at the head and foot of the pages."""
    section = document.sections[0]
    width, height = _SIZES[setup.paper]
    section.page_width, section.page_height = width, height
    section.left_margin = section.right_margin = Twips((width.twips - TEXT_WIDTH) // 2)
    section.top_margin, section.bottom_margin = Mm(22), Mm(24)
    section.header_distance = section.footer_distance = Mm(12)
    section.different_first_page_header_footer = True
    _fill(section.header._element, _header(setup))  # noqa: SLF001 (python-docx has no public way to a header's body)
    _fill(section.first_page_header._element, paragraph("Header"))  # noqa: SLF001 (as above)
    for footer in (section.footer, section.first_page_footer):
        _fill(footer._element, _footer(setup))  # noqa: SLF001 (as above)


def _fill(story: "Xml", content: "Xml") -> None:
    for present in list(story):
        story.remove(present)
    story.append(content)


def _header(setup: PageSetup) -> "Xml":
    return paragraph("Header", *plain_runs(setup.running_header))


def _footer(setup: PageSetup) -> "Xml":
    tab = make("r", make("tab"))
    return paragraph(
        "Footer",
        *plain_runs(setup.footer),
        tab,
        *plain_runs("Page "),
        _field("PAGE"),
        *plain_runs(" of "),
        _field("NUMPAGES"),
    )


def _field(name: str) -> "Xml":
    return make("fldSimple", make("r", text_element("1")), instr=f" {name} ")


def set_properties(document: "Document", setup: PageSetup) -> None:
    """Title, author and the rest; no time of writing, which would tell and differ on every run."""
    properties = document.core_properties
    properties.title = setup.title[:_LONGEST_PROPERTY]
    properties.author = properties.last_modified_by = setup.author[:_LONGEST_PROPERTY]
    properties.subject = setup.subject[:_LONGEST_PROPERTY]
    properties.keywords = ", ".join(setup.keywords)[:_LONGEST_PROPERTY]
    properties.language = setup.language
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), setup.language)


def package(document: "Document") -> bytes:
    """The file's bytes, the same for the same words: fixed times, order and compression."""
    saved = io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as source:
        names = sorted(source.namelist(), key=lambda name: (name not in _FIRST_NAMES, name))
        return zipped((name, source.read(name)) for name in names)
