"""The closed vocabulary of the HTML: parsed, checked, and split into runs of text."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from html.parser import HTMLParser

from awaykit.problems import Problem, UserError
from awaykit.suggestions import did_you_mean, nearest

VOID_TAGS = frozenset({"br", "hr"})
"""Tags of the vocabulary that hold nothing and have no closing tag."""

MAX_DEPTH = 40
"""Elements inside each other; a page needs some ten, and Python's own stack must not be the limit."""

WHITE_SPACE = " \t\n\r\f"
"""What HTML collapses; a no-break space isn't in it and stays."""


@dataclass(frozen=True, slots=True)
class Text:
    """Characters between tags, entities resolved, white space as in the source."""

    content: str
    line: int


@dataclass(frozen=True, slots=True)
class Element:
    """A tag with its attributes and its content; `line` counts from 1 in the filled page."""

    tag: str
    attributes: Mapping[str, str]
    children: tuple["Node", ...]
    line: int

    @property
    def classes(self) -> frozenset[str]:
        """The words of the class attribute."""
        return frozenset(self.attributes.get("class", "").split())

    def elements(self, *tags: str) -> tuple["Element", ...]:
        """The children with one of these tags, in order."""
        return tuple(node for node in self.children if isinstance(node, Element) and node.tag in tags)

    def words(self) -> str:
        """All characters inside, white space as in the source, nothing of what is drawn in an SVG."""
        return "".join(
            node.content if isinstance(node, Text) else node.words() if node.tag != "svg" else ""
            for node in self.children
        )


Node = Text | Element


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in the filled page that isn't allowed: where, what, and what to do."""

    line: int
    message: str
    hint: str | None = None

    def problem(self, html: str, template: str) -> Problem:
        """The fault as a problem; lines count in the filled page, which is what went wrong."""
        lines = html.splitlines()
        return Problem(
            message=self.message,
            hint=self.hint,
            file=template or None,
            line=self.line,
            place="the filled page",
            source=lines[self.line - 1] if 0 < self.line <= len(lines) else None,
        )


@dataclass(slots=True)
class _Open:
    """An element whose closing tag hasn't come yet."""

    tag: str
    attributes: dict[str, str]
    line: int
    children: list[Node] = field(default_factory=list)

    def closed(self) -> Element:
        return Element(self.tag, self.attributes, tuple(self.children), self.line)


class _Reader(HTMLParser):
    """Builds the tree and notes what is wrongly nested."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [_Open("", {}, 1)]
        self.faults: list[Fault] = []
        self.is_too_deep = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        if len(attributes) < len(attrs):
            self._refuse(f"<{tag}> has the same attribute twice.", "Keep one of them.")
        element = _Open(tag, attributes, self.getpos()[0])
        if tag in VOID_TAGS:
            self.open[-1].children.append(element.closed())
        elif len(self.open) > MAX_DEPTH:
            self.is_too_deep = True
        else:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID_TAGS:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID_TAGS:
            return
        if not any(element.tag == tag for element in self.open[1:]):
            self._refuse(f"</{tag}> closes something that isn't open.", "Delete it, or open it before.")
            return
        while self.open[-1].tag != tag:
            self._close_late(f"It is still open where </{tag}> closes on line {self.getpos()[0]}.")
        self._close()

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(Text(data, self.getpos()[0]))

    def handle_comment(self, _data: str) -> None:
        self._refuse("A comment <!-- … --> would go out with the paper.", "Write {# … #} instead.")

    def handle_decl(self, _decl: str) -> None:
        message = "A template is only a part of a page: <!DOCTYPE …> has no place in it."
        self._refuse(message, "Delete the line.")

    def unknown_decl(self, _data: str) -> None:
        self._refuse("<![…]> can't be used in a template.", "Delete it.")

    def handle_pi(self, _data: str) -> None:
        self._refuse("<?…> can't be used in a template.", "Delete it.")

    def finish(self) -> Element:
        if self.is_too_deep:
            hint = "Look for an element that the template opens in a loop and doesn't close."
            message = f"More than {MAX_DEPTH} elements stand inside each other."
            self.faults = [Fault(self.open[-1].line, message, hint)]
            return Element("", {}, (), 1)
        while len(self.open) > 1:
            self._close_late("The page ends before it is closed.")
        return self.open[0].closed()

    def _refuse(self, message: str, hint: str) -> None:
        self.faults.append(Fault(self.getpos()[0], message, hint))

    def _close(self) -> None:
        element = self.open.pop()
        self.open[-1].children.append(element.closed())

    def _close_late(self, why: str) -> None:
        element = self.open[-1]
        message = f"<{element.tag}> is never closed."
        self.faults.append(Fault(element.line, message, f"{why} Add </{element.tag}> in its place."))
        self._close()


@lru_cache(maxsize=2)
def scan(html: str) -> tuple[Element, tuple[Fault, ...]]:
    """The tree of a fragment under a root whose tag is "", and what is wrongly nested in it.

    The last trees are kept: a page is checked, read for its words and set as a Word file in turn.
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.finish(), tuple(reader.faults)


def parse(html: str, *, template: str = "") -> Element:
    """The tree of a fragment under a root whose tag is "".

    Raises:
        UserError: an element is left open, or closed where it isn't open.
    """
    root, faults = scan(html)
    if faults:
        raise UserError(*(fault.problem(html, template) for fault in faults))
    return root


def descendants(element: Element) -> Iterator[Element]:
    """Every element inside, in the order of the page."""
    for child in element.children:
        if isinstance(child, Element):
            yield child
            yield from descendants(child)


BLOCKS = frozenset({"section", "h1", "h2", "h3", "p", "ul", "ol", "dl", "table", "figure", "hr"})
"""Tags that begin lines of their own."""

INLINE = frozenset({"strong", "em", "a", "br", "span", "bdi"})
"""Tags inside a line."""

DRAWING = frozenset({
    "g", "title", "desc", "rect", "circle", "ellipse", "line", "polyline", "polygon", "path", "text", "tspan",
})  # fmt: skip
"""What an `svg` may hold: shapes and words, nothing that loads, links, runs or moves."""

LINK_SCHEMES = ("https://", "http://", "mailto:")
"""How the address of a link may begin."""

_MOST_FAULTS = 100
_COLUMN_COUNTS = frozenset(str(count) for count in range(1, 21))
_EVERYWHERE = frozenset({"class", "lang"})
_SHAPE = frozenset({
    "x", "y", "x1", "y1", "x2", "y2", "dx", "dy", "cx", "cy", "r", "rx", "ry", "width", "height", "points",
    "d", "transform", "viewbox", "preserveaspectratio",
    "fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-linejoin",
    "opacity", "font-size", "font-weight", "font-style", "font-family", "letter-spacing", "text-anchor",
    "dominant-baseline",
    "role", "aria-label", "aria-hidden", "aria-labelledby", "xmlns", "id",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tag:
    """The content that a tag may have, and the attributes that it takes beside class and lang."""

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
        problems = [fault.problem(html, template) for fault in every[:_MOST_FAULTS]]
        if len(every) > _MOST_FAULTS:
            more = f"The page has {len(every) - _MOST_FAULTS:,} more faults."
            problems.append(Problem(message=more, hint="Correct these first.", file=template or None))
        raise UserError(*problems)


def _faults_inside(parent: Element) -> Iterator[Fault]:
    """Faults of everything in `parent`, whose own tag is known."""
    room = TAGS[parent.tag]
    for child in parent.children:
        if isinstance(child, Text):
            if not room.text and child.content.strip():
                words = " ".join(child.content.split())[:40]
                where = f"directly in <{parent.tag}>" if parent.tag else "outside any paragraph"
                hint = "Put them in <p> … </p>, or in a cell or item."
                yield Fault(child.line, f"The words “{words}” stand {where}.", hint)
            continue
        if child.tag not in TAGS:
            message = f"<{child.tag}> can't be used in a document."
            yield Fault(child.line, message, _what_there_is(child.tag, TAGS))
            continue
        if child.tag not in room.inside:
            homes = sorted(tag for tag, entry in TAGS.items() if tag and child.tag in entry.inside)
            where = f"inside <{parent.tag}>" if parent.tag else "alone"
            hint = f"It can stand in: {', '.join(homes[:8])}."
            yield Fault(child.line, f"<{child.tag}> can't stand {where}.", hint)
        yield from _attribute_faults(child)
        yield from _faults_inside(child)


def _attribute_faults(element: Element) -> Iterator[Fault]:
    tag, line = element.tag, element.line
    allowed = _EVERYWHERE | TAGS[tag].attributes
    for name, value in element.attributes.items():
        if name not in allowed:
            hint = _what_there_is(name, sorted(allowed))
            yield Fault(line, f"<{tag}> can't have the attribute “{name}”.", hint)
        elif "url(" in value.lower():
            message = f"The attribute “{name}” of <{tag}> points outside the page."
            yield Fault(line, message, "Name a color instead.")
        elif "<bdi>" in value:
            message = f"The attribute “{name}” of <{tag}> holds a tag."
            yield Fault(line, message, "Inside an attribute write {{ value|attribute }}.")
    for name in sorted(element.classes):
        if name not in CLASSES:
            yield Fault(line, f"The class “{name}” isn't a style.", _what_there_is(name, CLASSES))
        elif tag not in CLASSES[name]:
            hint = f"It can stand on: {', '.join(sorted(CLASSES[name]))}."
            yield Fault(line, f"The class “{name}” can't stand on <{tag}>.", hint)
    if tag == "a" and not element.attributes.get("href", "").lower().startswith(LINK_SCHEMES):
        hint = 'Write the whole address: <a href="https://example.org/…">.'
        yield Fault(line, "A link must begin with https://, http:// or mailto:.", hint)
    if element.attributes.get("colspan", "1") not in _COLUMN_COUNTS:
        hint = "Write how many columns the cell takes."
        yield Fault(line, "colspan must be a number from 1 to 20.", hint)


def _what_there_is(name: str, known: Iterable[str]) -> str:
    """A hint: the nearest name, or the whole list when nothing is near."""
    names = [entry for entry in known if entry]
    every = f"What can be used: {', '.join(entry for entry in names if entry not in DRAWING)}."
    return did_you_mean(nearest(name, names, as_written=True), every, quotes="“”")


_SPACES = re.compile(f"[{WHITE_SPACE}]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters with one look; `is_break` is the end of a line that `br` asks for."""

    text: str
    is_strong: bool = False
    is_emphasized: bool = False
    style: str = ""
    link: str = ""
    language: str = ""
    is_break: bool = False


def flow(element: Element) -> Iterator[Element | tuple[Node, ...]]:
    """The content of a cell or item: blocks as they are, the lines between them as groups of nodes."""
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
    result: list[Piece] = []
    for piece in _flat(nodes, Piece("", style=style)):
        if piece.is_break:
            _drop_last_space(result)
            result.append(piece)
            continue
        is_after_space = not result or result[-1].is_break or result[-1].text.endswith(" ")
        text = piece.text.removeprefix(" ") if is_after_space else piece.text
        if text:
            result.append(replace(piece, text=text))
    _drop_last_space(result)
    return tuple(result)


def _flat(nodes: tuple[Node, ...], look: Piece) -> Iterator[Piece]:
    for node in nodes:
        if isinstance(node, Text):
            yield replace(look, text=_SPACES.sub(" ", node.content))
        elif node.tag == "br":
            yield Piece("", is_break=True)
        else:
            inner = replace(look, language=node.attributes.get("lang", look.language))
            if node.tag == "strong":
                inner = replace(inner, is_strong=True)
            elif node.tag == "em":
                inner = replace(inner, is_emphasized=True)
            elif node.tag == "a":
                inner = replace(inner, link=node.attributes.get("href", ""))
            else:
                own = (name for name in ("margin", "quiet") if name in node.classes)
                inner = replace(inner, style=next(own, look.style))
            yield from _flat(node.children, inner)


def _drop_last_space(result: list[Piece]) -> None:
    if result and result[-1].text.endswith(" "):
        last = result.pop()
        if last.text != " ":
            result.append(replace(last, text=last.text[:-1]))
