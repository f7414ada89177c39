"""Elements of WordprocessingML, made and put where its schema wants them."""

import re
from typing import TypeAlias

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from awaykit.rendering.word_styles import style_id

Xml: TypeAlias = BaseOxmlElement
"""Any element of WordprocessingML."""

_ORDER = tuple(
    qn(f"w:{name}")
    for name in (
        "pStyle",
        "keepNext",
        "keepLines",
        "pageBreakBefore",
        "numPr",
        "bidi",
        "spacing",
        "ind",
        "contextualSpacing",
        "jc",
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
