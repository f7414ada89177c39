"""The closed vocabulary of the HTML: its tags, classes and the runs of text inside a block."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import get_close_matches

from awaykit.problems import Problem, UserError
from awaykit.rendering.fragment import WHITE_SPACE, Element, Fault, Node, Text, scan

BLOCKS = frozenset({"section", "h1", "h2", "h3", "p", "ul", "ol", "dl", "table", "figure", "hr"})
"""Tags that stand on lines of their own."""

INLINE = frozenset({"strong", "em", "a", "br", "span", "bdi"})
"""Tags that stand inside a line."""

DRAWING = frozenset(
    {
        "g",
        "title",
        "desc",
        "rect",
        "circle",
        "ellipse",
        "line",
        "polyline",
        "polygon",
        "path",
        "text",
        "tspan",
    }
)
"""What an `svg` may hold: shapes and words, nothing that loads, links, runs or moves."""

LINK_SCHEMES = ("https://", "http://", "mailto:")
"""How the address of a link may begin."""

_MOST_TOLD = 100
_COLUMN_COUNTS = frozenset(str(count) for count in range(1, 21))
_EVERYWHERE = frozenset({"class", "lang"})
_GEOMETRY = frozenset(
    {
        "x",
        "y",
        "x1",
        "y1",
        "x2",
        "y2",
        "dx",
        "dy",
        "cx",
        "cy",
        "r",
        "rx",
        "ry",
        "width",
        "height",
        "points",
        "d",
    }
    | {"transform", "viewbox", "preserveaspectratio"}
)
_PAINT = frozenset(
    {
        "fill",
        "fill-opacity",
        "stroke",
        "stroke-width",
        "stroke-dasharray",
        "stroke-linecap",
        "stroke-linejoin",
    }
    | {"opacity", "font-size", "font-weight", "font-style", "font-family", "letter-spacing"}
    | {"text-anchor", "dominant-baseline"}
)
_SHAPE = _GEOMETRY | _PAINT | {"role", "aria-label", "aria-hidden", "aria-labelledby", "xmlns", "id"}


@dataclass(frozen=True, slots=True)
class Tag:
    """What may stand inside a tag, and which attributes it takes beside class and lang."""

    inside: frozenset[str] = frozenset()
    text: bool = False
    attributes: frozenset[str] = frozenset()


_ROOM = Tag(BLOCKS, attributes=frozenset({"id"}))
_LINE = Tag(INLINE, text=True)
_FLOW = Tag(INLINE | (BLOCKS - {"section", "figure", "h1", "h2"}), text=True)
_HEADING = Tag(INLINE, text=True, attributes=frozenset({"id"}))
_LIST = Tag(frozenset({"li"}))
_ROWS = Tag(frozenset({"tr"}))
_CELL = Tag(_FLOW.inside, text=True, attributes=frozenset({"scope", "colspan"}))
_DRAWN = Tag(DRAWING, text=True, attributes=_SHAPE)

TAGS: dict[str, Tag] = {
    "": Tag(BLOCKS),
    "section": _ROOM,
    "h1": _HEADING,
    "h2": _HEADING,
    "h3": _HEADING,
    "p": _LINE,
    "hr": Tag(),
    "ul": _LIST,
    "ol": _LIST,
    "li": _FLOW,
    "dl": Tag(frozenset({"dt", "dd"})),
    "dt": _LINE,
    "dd": _FLOW,
    "table": Tag(frozenset({"caption", "thead", "tbody"})),
    "caption": _LINE,
    "thead": _ROWS,
    "tbody": _ROWS,
    "tr": Tag(frozenset({"th", "td"})),
    "th": _CELL,
    "td": _CELL,
    "figure": Tag(frozenset({"svg", "table", "figcaption"})),
    "figcaption": _LINE,
    "strong": _LINE,
    "em": _LINE,
    "span": _LINE,
    "bdi": _LINE,
    "br": Tag(),
    "a": Tag(INLINE - {"a"}, text=True, attributes=frozenset({"href"})),
    "svg": _DRAWN,
    **dict.fromkeys(sorted(DRAWING), _DRAWN),
}
"""Every tag of the vocabulary; "" is the page itself, which holds blocks."""

_SMALL = frozenset({"p", "span", "li", "dd", "td", "th", "caption", "figcaption"})

CLASSES: dict[str, frozenset[str]] = {
    "page": frozenset({"section"}),
    "title": frozenset({"h1"}),
    "subtitle": frozenset({"p"}),
    "lead": frozenset({"p"}),
    "quiet": _SMALL | {"section", "ul", "ol", "dl", "table"},
    "facts": frozenset({"dl"}),
    "ledger": frozenset({"table"}),
    "boxed": frozenset({"section"}),
    "entry": frozenset({"section"}),
    "prose": frozenset({"section"}),
    "margin": frozenset({"p", "span"}),
    "numeric": frozenset({"td", "th"}),
    "tight": frozenset({"p", "ul", "ol", "dl", "table", "section"}),
    "checklist": frozenset({"ul"}),
    "signature": frozenset({"section", "p"}),
}
"""Every class, with the tags that may carry it."""


def check(html: str, *, template: str) -> None:
    """Say everything in a filled page that is outside the vocabulary, whatever format is being made.

    `template` is the name to print; lines count in the filled page.

    Raises:
        UserError: with one problem for each tag, attribute, class, link or nesting outside.
    """
    root, faults = scan(html)
    every = sorted((*faults, *_faults_inside(root)), key=lambda fault: fault.line)
    if every:
        told = [fault.problem(html, template) for fault in every[:_MOST_TOLD]]
        if len(every) > _MOST_TOLD:
            more = f"The page has {len(every) - _MOST_TOLD:,} more faults."
            told.append(Problem(message=more, hint="Correct these first.", file=template or None))
        raise UserError(*told)


def _faults_inside(parent: Element) -> Iterator[Fault]:
    """Faults of everything in `parent`, whose own tag is known."""
    room = TAGS[parent.tag]
    for child in parent.children:
        if isinstance(child, Text):
            if not room.text and child.content.strip():
                yield _stray_words(child, parent)
        elif child.tag not in TAGS:
            yield Fault(child.line, f"<{child.tag}> can't be used in a document.", _nearest(child.tag, TAGS))
        else:
            if child.tag not in room.inside:
                yield _misplaced(child, parent)
            yield from _attribute_faults(child)
            yield from _faults_inside(child)


def _stray_words(words: Text, parent: Element) -> Fault:
    shown = " ".join(words.content.split())[:40]
    where = f"directly in <{parent.tag}>" if parent.tag else "outside any paragraph"
    return Fault(
        words.line, f"The words “{shown}” stand {where}.", "Put them in <p> … </p>, or in a cell or item."
    )


def _misplaced(child: Element, parent: Element) -> Fault:
    homes = sorted(tag for tag, entry in TAGS.items() if tag and child.tag in entry.inside)
    where = (
        f"<{child.tag}> can't stand inside <{parent.tag}>."
        if parent.tag
        else f"<{child.tag}> can't stand alone."
    )
    return Fault(child.line, where, f"It can stand in: {', '.join(homes[:8])}.")


def _attribute_faults(element: Element) -> Iterator[Fault]:
    allowed = _EVERYWHERE | TAGS[element.tag].attributes
    for name, value in element.attributes.items():
        if name not in allowed:
            message = f"<{element.tag}> can't have the attribute “{name}”."
            yield Fault(element.line, message, _nearest(name, sorted(allowed)))
        elif "url(" in value.lower():
            message = f"The attribute “{name}” of <{element.tag}> points outside the page."
            yield Fault(element.line, message, "Name a color instead.")
        elif "<bdi>" in value:
            message = f"The attribute “{name}” of <{element.tag}> holds a tag."
            yield Fault(element.line, message, "Inside an attribute write {{ value|attribute }}.")
    yield from _class_faults(element)
    yield from _value_faults(element)


def _class_faults(element: Element) -> Iterator[Fault]:
    for name in sorted(element.classes):
        if name not in CLASSES:
            yield Fault(element.line, f"The class “{name}” isn't a style.", _nearest(name, CLASSES))
        elif element.tag not in CLASSES[name]:
            tags = ", ".join(sorted(CLASSES[name]))
            message = f"The class “{name}” can't stand on <{element.tag}>."
            yield Fault(element.line, message, f"It can stand on: {tags}.")


def _value_faults(element: Element) -> Iterator[Fault]:
    if element.tag == "a" and not element.attributes.get("href", "").lower().startswith(LINK_SCHEMES):
        message = "A link must begin with https://, http:// or mailto:."
        yield Fault(element.line, message, 'Write the whole address: <a href="https://example.org/…">.')
    if element.attributes.get("colspan", "1") not in _COLUMN_COUNTS:
        yield Fault(
            element.line, "colspan must be a number from 1 to 20.", "Write how many columns the cell takes."
        )


def _nearest(name: str, known: object) -> str:
    """A hint: the nearest names, or the whole list when nothing is near."""
    names = [entry for entry in known if entry] if isinstance(known, (dict, list)) else []
    near = get_close_matches(name, names, n=1)
    if near:
        return f"Did you mean “{near[0]}”?"
    return f"What can be used: {', '.join(entry for entry in names if entry not in DRAWING)}."


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
