"""Numbering: each numbered list begins again at one, which in Word takes a `w:num` of its own."""

from typing import TYPE_CHECKING

from awaykit.rendering.word_xml import make

if TYPE_CHECKING:
    from docx.opc.part import XmlPart

    from awaykit.rendering.word_xml import Xml

BULLETS, NUMBERS, BOXES = 1, 2, 3
"""The `w:abstractNum` of each kind of list in reference.docx, and the `w:num` that uses it there."""

DEEPEST_LEVEL = 8
"""The last of the nine levels that a list of Word has."""

_FIRST_OWN = 10


class Numbering:
    """Hands out the number of each list; `part` is the document's numbering part."""

    def __init__(self, part: "XmlPart") -> None:
        self._root: Xml = part.element
        self._next = _FIRST_OWN

    def new_numbered_list(self, level: int) -> int:
        """The id of a numbered list that begins at one at this level (0 is the outermost)."""
        number, self._next = self._next, self._next + 1
        restart = make("lvlOverride", make("startOverride", val=1), ilvl=min(level, DEEPEST_LEVEL))
        self._root.append(make("num", make("abstractNumId", val=NUMBERS), restart, numId=number))
        return number
