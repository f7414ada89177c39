"""The Word file of a document: the same words as its PDF, in real styles, and bytes that repeat."""

import io
import zipfile
from typing import TYPE_CHECKING

from awaykit.rendering.message import zipped
from awaykit.rendering.page import PageSetup, PaperSize
from awaykit.rendering.typography import join_spaces
from awaykit.rendering.vocabulary import parse
from awaykit.resources import templates_folder

if TYPE_CHECKING:
    from docx.document import Document

    from awaykit.rendering.word_markup import Xml


_SIZES_IN_MM = {PaperSize.LETTER: (215.9, 279.4), PaperSize.A4: (210, 297)}
REFERENCE = templates_folder() / "styles" / "reference.docx"
"""The file whose styles our documents use, made by tools/make_reference_docx.py."""

_FIRST_NAMES = ("[Content_Types].xml", "_rels/.rels")
_LONGEST_PROPERTY = 255  # characters; python-docx refuses a longer one


def render_docx(html: str, setup: PageSetup) -> bytes:
    """The bytes of a Word file; the same words and setup give the same bytes.

    `html` is a fragment in the vocabulary (checked before by `vocabulary.check`).

    Raises:
        UserError: an element of the fragment is left open.
    """
    import docx
    from docx.oxml.ns import qn

    from awaykit.rendering.word_blocks import BlockFrame, Walker
    from awaykit.rendering.word_markup import Inline, paragraph

    root = parse(join_spaces(html))
    document = docx.Document(str(REFERENCE))
    walker = Walker(Inline(document.part), document.part.numbering_part)
    body = document.element.body
    end = body.find(qn("w:sectPr"))
    for present in list(body):
        if present is not end:
            body.remove(present)
    for made in walker.blocks(root, BlockFrame()) or [paragraph("Body Text")]:
        end.addprevious(made)
    # The first block begins no new page, for it has one.
    for present in list(next(body.iter(qn("w:p"))).iter(qn("w:pageBreakBefore")))[:1]:
        present.getparent().remove(present)
    _set_page(document, setup)
    _set_properties(document, setup)
    saved = io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as source:
        names = sorted(source.namelist(), key=lambda name: (name not in _FIRST_NAMES, name))
        return zipped((name, source.read(name)) for name in names)


def _set_page(document: "Document", setup: PageSetup) -> None:
    """Paper, margins as in print.css, and the lines at the head and foot of the pages."""
    from docx.shared import Mm, Twips

    from awaykit.rendering.word_markup import TEXT_WIDTH, make, paragraph, plain_runs, text_element

    section = document.sections[0]
    width, height = map(Mm, _SIZES_IN_MM[setup.paper])
    section.page_width, section.page_height = width, height
    section.left_margin = section.right_margin = Twips((width.twips - TEXT_WIDTH) // 2)
    section.top_margin, section.bottom_margin = Mm(22), Mm(24)
    section.header_distance = section.footer_distance = Mm(12)
    section.different_first_page_header_footer = True

    def footer() -> "Xml":
        number, count = (
            make("fldSimple", make("r", text_element("1")), instr=f" {name} ")
            for name in ("PAGE", "NUMPAGES")
        )
        of_all = (*plain_runs("Page "), number, *plain_runs(" of "), count)
        return paragraph("Footer", *plain_runs(setup.footer), make("r", make("tab")), *of_all)

    for story, content in (
        (section.header, paragraph("Header", *plain_runs(setup.running_header))),
        (section.first_page_header, paragraph("Header")),
        (section.footer, footer()),
        (section.first_page_footer, footer()),
    ):
        element = story._element  # noqa: SLF001 (python-docx has no public way to a header's body)
        for present in list(element):
            element.remove(present)
        element.append(content)


def _set_properties(document: "Document", setup: PageSetup) -> None:
    """Title, author and the rest; no time of writing, which would differ on every run."""
    from docx.oxml.ns import qn

    properties = document.core_properties
    properties.title = setup.title[:_LONGEST_PROPERTY]
    properties.author = properties.last_modified_by = setup.author[:_LONGEST_PROPERTY]
    properties.subject = setup.subject[:_LONGEST_PROPERTY]
    properties.keywords = ", ".join(setup.keywords)[:_LONGEST_PROPERTY]
    properties.language = setup.language
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), setup.language)
