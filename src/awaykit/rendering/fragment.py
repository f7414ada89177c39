"""The small tree that a filled template is read into, with the line of every node.

One reader serves the check of the vocabulary, the Word file and the plain text. Python's own
`html.parser` does the tokens; elements that cross or stay open are faults here, not repaired as a
browser would: a repaired page has its words in places that nobody meant.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from html.parser import HTMLParser

from awaykit.problems import Problem, UserError

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
