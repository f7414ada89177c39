"""The parts of a Word file: its styles, XML elements and runs of text."""

import re
from typing import TYPE_CHECKING, TypeAlias

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from awaykit.rendering.typography import directions
from awaykit.rendering.vocabulary import LINK_SCHEMES, Element, Node, Piece, pieces

if TYPE_CHECKING:
    from docx.opc.part import Part


TEXT_WIDTH = 9071
"""Width of the text block in twentieths of a point: 160 mm on both papers, as in print.css."""

MARGIN_WIDTH = 2438
"""Width of the margin column with its gap: 43 mm, as in print.css."""

TIGHT_PROSE_INDENT = 1814
"""Left of prose that must fit its page: 32 mm, as in print.css."""

BOX_PADDING = 283
"""Between the frame of a box and its words: 5 mm."""

AFTER_LIST = 145
"""Below the last item of a list: half a line, as below a paragraph."""

BEFORE_HEADING = {"Heading1": 440, "Heading2": 240, "Heading3": 180}
"""Above a heading, as in reference.docx; the gap of a table before it is a part of this space."""

STYLE_OF_CLASS = {
    name: name.capitalize()
    for name in (
        *("title", "subtitle", "lead", "quiet", "facts", "ledger", "boxed", "entry", "prose", "margin"),
        *("numeric", "tight", "checklist", "signature"),
    )
}
"""The classes that are a style; `page` alone is not: a new page is a property of its first paragraph."""

HEADINGS = {"h1": "Heading 1", "h2": "Heading 2", "h3": "Heading 3"}

_OF_PARAGRAPHS = ("subtitle", "lead", "quiet", "margin", "signature")
_LEVELS = 3


def style_id(name: str) -> str:
    """The identifier of a style: its name without spaces."""
    return name.replace(" ", "")


def paragraph_style(element: Element, default: str) -> str:
    """The style of a paragraph or heading; `default` is what the room around it gives."""
    if "title" in element.classes:
        return STYLE_OF_CLASS["title"]
    if element.tag in HEADINGS:
        return HEADINGS[element.tag]
    if "tight" in element.classes and default == "Body Text":
        default = STYLE_OF_CLASS["tight"]
    return next((STYLE_OF_CLASS[name] for name in _OF_PARAGRAPHS if name in element.classes), default)


def list_style(kind: str, level: int) -> str:
    """The style of an item: `kind` is "List Bullet", "List Number", "List Continue" or "Checklist"."""
    if kind == "Checklist" or level == 0:
        return kind
    return f"{kind} {min(level + 1, _LEVELS)}"


Xml: TypeAlias = BaseOxmlElement
"""Any element of WordprocessingML."""

_ORDER = tuple(
    qn(f"w:{name}")
    for name in (
        *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "numPr"),
        *("bidi", "spacing", "ind", "contextualSpacing", "jc"),
    )
)
"""The properties of a paragraph that we set, in the order of the schema (CT_PPr)."""

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def make(tag: str, *children: Xml, **attributes: str | int) -> Xml:
    """A `w:` element with its children and `w:` attributes."""
    element = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), str(value))
    element.extend(children)
    return element


def text_element(text: str) -> Xml:
    """The text of a run. A character that XML hasn't becomes U+FFFD; loading refuses them before."""
    element = make("t")
    element.text = _NOT_XML.sub("\ufffd", text)
    if text != text.strip():
        element.set(qn("xml:space"), "preserve")
    return element


def paragraph(style: str, *content: Xml) -> Xml:
    """A paragraph in a named style."""
    return make("p", make("pPr", make("pStyle", val=style_id(style))), *content)


def set_property(target: Xml, name: str, *children: Xml, **attributes: str | int) -> None:
    """Give a paragraph a property, in place of an earlier one of the same name."""
    properties = target[0]
    element = make(name, *children, **attributes)
    for present in properties:
        if present.tag == element.tag:
            properties.replace(present, element)
            return
        if _ORDER.index(present.tag) > _ORDER.index(element.tag):
            present.addprevious(element)
            return
    properties.append(element)


def change_spacing(target: Xml, **measures: int) -> None:
    """Change the space above or below a paragraph, the rest of its spacing as it was."""
    own = target[0].find(qn("w:spacing"))
    spacing: dict[str, str | int] = {}
    if own is not None:
        spacing.update({str(name).rpartition("}")[2]: str(value) for name, value in own.attrib.items()})
    spacing.update(measures)
    set_property(target, "spacing", **spacing)


def paragraphs_of(elements: list[Xml]) -> list[Xml]:
    """All paragraphs among elements, those in the cells of tables too, in order."""
    return [found for element in elements for found in element.iter(qn("w:p"))]


def keep_together(elements: list[Xml]) -> None:
    """Keep these on one page, as far as a page reaches."""
    every = paragraphs_of(elements)
    for index, entry in enumerate(every):
        set_property(entry, "keepLines")
        if index < len(every) - 1:
            set_property(entry, "keepNext")


def is_table(element: Xml) -> bool:
    """Whether an element is a table."""
    return bool(element.tag == qn("w:tbl"))


def style_of(target: Xml) -> str:
    """The identifier of a paragraph's style."""
    return str(target[0][0].get(qn("w:val")))


LEFT_TO_RIGHT_MARK = "\u200e"
"""Ends a name from right to left: without it a number after the name is shown before it."""

_CHARACTER_STYLES = {"margin": "MarginText", "quiet": "QuietText"}
_RIGHT_TO_LEFT_LANGUAGES = frozenset({"ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
_EAST_ASIAN_LANGUAGES = frozenset({"ja", "ko", "zh"})


class Inline:
    """Makes runs; `part` is where the addresses of links are kept."""

    def __init__(self, part: "Part") -> None:
        self._part = part

    def runs(self, nodes: tuple[Node, ...], style: str = "") -> "list[Xml]":
        """The runs of a line, `style` their class; neighbours with the same link share one hyperlink."""
        result: list[Xml] = []
        last_link = ""
        for piece in pieces(nodes, style):
            made = _runs_of(piece)
            if piece.link and piece.link == last_link:
                result[-1].extend(made)
            elif piece.link.lower().startswith(LINK_SCHEMES):
                address = self._part.relate_to(piece.link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
                element = make("hyperlink", *made, history=1)
                element.set(qn("r:id"), address)
                result.append(element)
            else:
                result.extend(made)
            last_link = piece.link
        return result


def plain_runs(text: str) -> "list[Xml]":
    """The runs of words that have no look of their own: those of a running line."""
    return _runs_of(Piece(text)) if text else []


def _runs_of(piece: Piece) -> "list[Xml]":
    if piece.is_break:
        return [make("r", make("br"))]
    # The run's properties, in the order of the schema (CT_RPr).
    style = "Hyperlink" if piece.link else _CHARACTER_STYLES.get(piece.style, "")
    is_bold, is_italic = piece.is_strong, piece.is_emphasized
    if not style and is_bold:
        style, is_bold = "Strong", False
    elif not style and is_italic:
        style, is_italic = "Emphasis", False
    # Word keeps three languages a run: for Latin, East Asian and right-to-left scripts.
    language = piece.language.partition("-")[0].lower()
    slot = "bidi" if language in _RIGHT_TO_LEFT_LANGUAGES else "val"
    slot = "eastAsia" if language in _EAST_ASIAN_LANGUAGES else slot
    made: list[Xml] = []
    for text, is_rtl in directions(piece.text):
        properties = (
            *([make("rStyle", val=style)] if style else []),
            *([make("b"), make("bCs")] if is_bold else []),
            *([make("i"), make("iCs")] if is_italic else []),
            *([make("rtl")] if is_rtl else []),
            *([make("lang", **{slot: piece.language})] if piece.language else []),
        )
        made.append(make("r", *([make("rPr", *properties)] if properties else []), text_element(text)))
        if is_rtl:
            made.append(make("r", text_element(LEFT_TO_RIGHT_MARK)))
    return made
