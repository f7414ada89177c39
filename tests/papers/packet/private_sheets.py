"""The private sheets of a small dossier: their words as filled, their pages as rendered."""

from functools import cache

from awaykit.papers.paper import Paper
from awaykit.rendering.page import PageSetup, PaperSize
from awaykit.rendering.pdf import PdfRenderer
from awaykit.rendering.templating.templates import Templates
from awaykit.rendering.text import render_text
from awaykit.rendering.vocabulary import check
from awaykit.resources import templates_folder

_TYPED = str.maketrans("‘’“”", "''\"\"")

LONG_NAME = "Bartholomew-Konstantinopoulos " * 4
"""Some 120 characters, with places at which a line can break."""


def filled(paper: Paper) -> str:
    """The HTML of a paper, in which every tag is known."""
    assert paper.template is not None
    with Templates(templates_folder()) as templates:
        html = templates.fill(paper.template, paper.context)
    check(html, template=paper.template)
    return html


def words_of(paper: Paper) -> str:
    """All words of a paper with single spaces."""
    return " ".join(render_text(filled(paper), width=None).split())


def typed(text: str) -> str:
    """A text with the quotation marks of a keyboard, as a dossier has them; pages have printed ones."""
    return " ".join(text.translate(_TYPED).split())


def pages_of(paper: Paper, size: PaperSize) -> int:
    """How many pages the paper takes."""
    setup = PageSetup(title=paper.title, author=paper.running_header, subject=paper.subject, paper=size)
    rendered = _renderer().render(filled(paper), setup)
    assert rendered.missing == ()
    assert rendered.warnings == ()
    return rendered.pages


@cache
def _renderer() -> PdfRenderer:
    return PdfRenderer(None)
