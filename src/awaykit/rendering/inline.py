"""The words of a line as pieces with their look, white space collapsed as a browser does."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from awaykit.rendering.fragment import WHITE_SPACE, Element, Node, Text
from awaykit.rendering.vocabulary import INLINE

_SPACES = re.compile(f"[{WHITE_SPACE}]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters that look alike; `is_break` is the end of a line that `br` asks for."""

    text: str
    is_strong: bool = False
    is_emphasized: bool = False
    style: str = ""
    link: str = ""
    language: str = ""
    is_break: bool = False


def flow(element: Element) -> Iterator[Element | tuple[Node, ...]]:
    """What stands in a cell or item: blocks as they are, the lines between them as groups of nodes."""
    line: list[Node] = []
    for node in element.children:
        if isinstance(node, Element) and node.tag not in INLINE:
            yield from _line(line)
            yield node
            line = []
        else:
            line.append(node)
    yield from _line(line)


def _line(nodes: list[Node]) -> Iterator[tuple[Node, ...]]:
    if any(isinstance(node, Element) or node.content.strip(WHITE_SPACE) for node in nodes):
        yield tuple(nodes)


def pieces(nodes: tuple[Node, ...], style: str = "") -> tuple[Piece, ...]:
    """The pieces of a line: no space at its ends, one where there were many, none beside a break.

    `style` is the class that the line has from the room around it.
    """
    return tuple(_collapsed(_flat(nodes, Piece("", style=style))))


def line_text(nodes: tuple[Node, ...]) -> str:
    """The characters of a line without their look; a break is a line feed."""
    return "".join("\n" if piece.is_break else piece.text for piece in pieces(nodes))


def _flat(nodes: tuple[Node, ...], look: Piece) -> Iterator[Piece]:
    for node in nodes:
        if isinstance(node, Text):
            yield replace(look, text=_SPACES.sub(" ", node.content))
        elif node.tag == "br":
            yield Piece("", is_break=True)
        else:
            yield from _flat(node.children, _inside(node, look))


def _inside(element: Element, look: Piece) -> Piece:
    look = replace(look, language=element.attributes.get("lang", look.language))
    if element.tag == "strong":
        return replace(look, is_strong=True)
    if element.tag == "em":
        return replace(look, is_emphasized=True)
    if element.tag == "a":
        return replace(look, link=element.attributes.get("href", ""))
    for name in ("margin", "quiet"):
        if name in element.classes:
            return replace(look, style=name)
    return look


def _collapsed(flat: Iterator[Piece]) -> list[Piece]:
    result: list[Piece] = []
    for piece in flat:
        if piece.is_break:
            _drop_last_space(result)
            result.append(piece)
            continue
        is_after_space = not result or result[-1].is_break or result[-1].text.endswith(" ")
        text = piece.text.removeprefix(" ") if is_after_space else piece.text
        if text:
            result.append(replace(piece, text=text))
    _drop_last_space(result)
    return result


def _drop_last_space(result: list[Piece]) -> None:
    if result and result[-1].text.endswith(" "):
        last = result.pop()
        if last.text != " ":
            result.append(replace(last, text=last.text[:-1]))
