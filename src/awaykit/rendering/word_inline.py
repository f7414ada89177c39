"""Runs: the words of a paragraph with their look, direction, language and links."""

from typing import TYPE_CHECKING

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from awaykit.rendering.bidi import directions
from awaykit.rendering.fragment import Node
from awaykit.rendering.inline import Piece, pieces
from awaykit.rendering.vocabulary import LINK_SCHEMES
from awaykit.rendering.word_xml import make, text_element

if TYPE_CHECKING:
    from docx.opc.part import Part

    from awaykit.rendering.word_xml import Xml

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
                result.append(self._hyperlink(piece.link, made))
            else:
                result.extend(made)
            last_link = piece.link
        return result

    def _hyperlink(self, address: str, made: "list[Xml]") -> "Xml":
        element = make("hyperlink", *made, history=1)
        element.set(qn("r:id"), self._part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
        return element


def plain_runs(text: str) -> "list[Xml]":
    """The runs of words that have no look of their own: those of a running line."""
    return _runs_of(Piece(text)) if text else []


def _runs_of(piece: Piece) -> "list[Xml]":
    if piece.is_break:
        return [make("r", make("br"))]
    made: list[Xml] = []
    for text, is_rtl in directions(piece.text):
        made.append(make("r", *_look(piece, is_right_to_left=is_rtl), text_element(text)))
        if is_rtl:
            made.append(make("r", text_element(LEFT_TO_RIGHT_MARK)))
    return made


def _look(piece: Piece, *, is_right_to_left: bool) -> "list[Xml]":
    """The run's properties, in the order of the schema (CT_RPr); [] for plain words."""
    style = "Hyperlink" if piece.link else _CHARACTER_STYLES.get(piece.style, "")
    is_bold, is_italic = piece.is_strong, piece.is_emphasized
    if not style and is_bold:
        style, is_bold = "Strong", False
    elif not style and is_italic:
        style, is_italic = "Emphasis", False
    properties = [make("rStyle", val=style)] if style else []
    if is_bold:
        properties += [make("b"), make("bCs")]
    if is_italic:
        properties += [make("i"), make("iCs")]
    if is_right_to_left:
        properties.append(make("rtl"))
    if piece.language:
        properties.append(make("lang", **{_language_slot(piece.language): piece.language}))
    return [make("rPr", *properties)] if properties else []


def _language_slot(language: str) -> str:
    """Word keeps three languages a run: for Latin, East Asian and right-to-left scripts."""
    first = language.partition("-")[0].lower()
    if first in _RIGHT_TO_LEFT_LANGUAGES:
        return "bidi"
    return "eastAsia" if first in _EAST_ASIAN_LANGUAGES else "val"
