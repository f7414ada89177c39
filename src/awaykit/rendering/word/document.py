"""The Word file of a document: the same words as its PDF, in real styles, plainly set."""

import io
from typing import TYPE_CHECKING

from awaykit import resources
from awaykit.rendering.fragment import parse
from awaykit.rendering.typography import join_spaces

if TYPE_CHECKING:
    from docx.document import Document

    from awaykit.rendering.page import PageSetup
    from awaykit.rendering.word.markup import Xml


def reference_bytes() -> bytes:
    """The file whose styles our documents use, made by tools/make_reference_docx.py."""
    return (resources.templates_folder() / "styles" / "reference.docx").read_bytes()


def render_docx(html: str, setup: "PageSetup") -> bytes:
    """The bytes of a Word file; the same words and setup give the same bytes.

    `html` is a fragment in the vocabulary (`vocabulary.check` says so before).

    Raises:
        UserError: an element of the fragment is left open.
    """
    import docx

    from awaykit.rendering.word import package as word_package
    from awaykit.rendering.word.blocks import BlockFrame as Room
    from awaykit.rendering.word.blocks import Numbering, Walker
    from awaykit.rendering.word.markup import Inline

    root = parse(join_spaces(html))
    document = docx.Document(io.BytesIO(reference_bytes()))
    walker = Walker(Inline(document.part), Numbering(document.part.numbering_part))
    _put(document, walker.blocks(root, Room()))
    word_package.set_page(document, setup)
    word_package.set_properties(document, setup)
    return word_package.package(document)


def _put(document: "Document", content: "list[Xml]") -> None:
    """The blocks in place of the empty body; the first one begins no new page, for it has one."""
    from docx.oxml.ns import qn

    from awaykit.rendering.word.markup import paragraph

    body = document.element.body
    end = body.find(qn("w:sectPr"))
    for present in list(body):
        if present is not end:
            body.remove(present)
    for made in content or [paragraph("Body Text")]:
        end.addprevious(made)
    first = next(body.iter(qn("w:p")))
    for present in first.iter(qn("w:pageBreakBefore")):
        present.getparent().remove(present)
        break
