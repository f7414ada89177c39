"""The walker: each block of a filled template becomes paragraphs and tables in our named styles."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from awaykit.rendering import word_lists, word_tables
from awaykit.rendering.bidi import is_right_to_left
from awaykit.rendering.fragment import Element, Node, Text
from awaykit.rendering.inline import flow, line_text
from awaykit.rendering.word_inline import Inline
from awaykit.rendering.word_styles import (
    AFTER_LIST,
    HEADINGS,
    TEXT_WIDTH,
    TIGHT_PROSE_INDENT,
    list_style,
    paragraph_style,
)
from awaykit.rendering.word_xml import (
    change_spacing,
    is_table,
    keep_together,
    make,
    paragraph,
    paragraphs_of,
    set_property,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from awaykit.rendering.word_xml import Xml

_SENTENCE = 60
"""A paragraph from right to left is set from the right margin when it is longer than a name."""

_MOST_KEPT = 3_000
"""Characters that surely fit one page: of a longer entry, Word would leave the heading behind alone."""


@dataclass(frozen=True, slots=True)
class Room:
    """Where blocks stand: the style of plain paragraphs, the width, the depth of lists, less space.

    `has_margin`: an entry here has words in its margin, so that the others keep its column.
    """

    style: str = "Body Text"
    width: int = TEXT_WIDTH
    level: int = -1
    is_tight: bool = False
    is_quiet: bool = False
    has_margin: bool = False

    def inside(self, element: Element) -> "Room":
        """The room that a section, list or table with these classes makes."""
        is_quiet = self.is_quiet or "quiet" in element.classes
        style = self.style
        if style == "Body Text" and (is_quiet or "prose" in element.classes):
            style = "Quiet" if is_quiet else "Prose"
        is_tight = self.is_tight or "tight" in element.classes
        has_margin = any(_is_entry(part) and _has_margin(part) for part in element.elements("section"))
        return replace(self, style=style, is_tight=is_tight, is_quiet=is_quiet, has_margin=has_margin)


class Walker:
    """Turns blocks into elements of Word; holds what lists and links need of the document."""

    def __init__(self, inline: Inline, numbering: word_lists.Numbering) -> None:
        self._inline = inline
        self._numbering = numbering
        self._makers: dict[str, Callable[[Element, Room], list[Xml]]] = {
            "section": self._section,
            "p": self._paragraph,
            **dict.fromkeys(HEADINGS, self._paragraph),
            "ul": self._list,
            "ol": self._list,
            "dl": self._definitions,
            "table": self._table,
            "figure": self._figure,
            "hr": lambda _element, _room: [paragraph("Rule")],
        }

    def blocks(self, parent: Element, room: Room) -> "list[Xml]":
        """The blocks inside an element, and the lines between them as paragraphs."""
        made = [entry for part in flow(parent) for entry in self._part(part, room)]
        word_tables.close_up(made)
        return made

    def _part(self, part: Element | tuple[Node, ...], room: Room) -> "list[Xml]":
        if isinstance(part, Element):
            return self._makers[part.tag](part, room) if part.tag in self._makers else []
        return [self._line(room.style, part, room)]

    def _line(self, style: str, nodes: tuple[Node, ...], room: Room) -> "Xml":
        is_quiet = room.is_quiet and style not in {"Quiet", "Caption", *HEADINGS.values()}
        made = paragraph(style, *self._inline.runs(nodes, "quiet" if is_quiet else ""))
        if room.is_tight and style == "Prose":
            set_property(made, "ind", left=TIGHT_PROSE_INDENT)
        elif room.is_tight and style != "Quiet":
            change_spacing(made, after=30)
        text = line_text(nodes)
        if len(text) > _SENTENCE and is_right_to_left(text):
            set_property(made, "bidi")
        return made

    def _paragraph(self, element: Element, room: Room) -> "list[Xml]":
        style = paragraph_style(element, room.style)
        is_tight = element.tag not in HEADINGS and (room.is_tight or "tight" in element.classes)
        return [self._line(style, element.children, replace(room, is_tight=is_tight))]

    def _section(self, element: Element, room: Room) -> "list[Xml]":
        inner = room.inside(element)
        if "signature" in element.classes:
            inner = replace(inner, style="Signature")
        if "boxed" in element.classes:
            content = self.blocks(element, replace(inner, width=word_tables.width_in_box(room.width)))
            made = word_tables.box(content, room.width)
        elif _is_entry(element) and (room.has_margin or _has_margin(element)):
            made = self._entry(element, replace(inner, is_tight=True), _space_after(element, room))
        else:
            made = self.blocks(element, inner)
        if element.classes & {"entry", "boxed", "signature"} and len(element.words()) < _MOST_KEPT:
            keep_together(made)
        if "page" in element.classes and (first := paragraphs_of(made)[:1]):
            set_property(first[0], "pageBreakBefore")
            change_spacing(first[0], before=0)
        return made

    def _entry(self, element: Element, room: Room, space: int) -> "list[Xml]":
        """An entry with words in its margin: each begins a row, beside what follows it."""
        pairs: list[tuple[list[Xml], list[Xml]]] = [([], [])]
        text_room = replace(room, width=word_tables.right_width(room.width))
        for part in flow(element):
            margin, rest = _split_margin(part)
            if margin:
                pairs.append(([self._line("Margin", margin, room)], []))
            if rest is not None:
                pairs[-1][1].extend(self._part(rest, text_room))
        filled = [pair for pair in pairs if any(pair)]
        return word_tables.two_columns("Entry", filled, room.width, space=space)

    def _list(self, element: Element, room: Room) -> "list[Xml]":
        level = room.level + 1
        inner = replace(room.inside(element), level=level)
        kind, number = "List Bullet", word_lists.BULLETS
        if element.tag == "ol":
            kind, number = "List Number", self._numbering.new_numbered_list(level)
        elif "checklist" in element.classes:
            kind, number = "Checklist", word_lists.BOXES
        made = [entry for item in element.elements("li") for entry in self._item(item, inner, kind, number)]
        if level == 0 and made and not is_table(made[-1]):
            change_spacing(made[-1], after=AFTER_LIST)
        return made

    def _item(self, item: Element, room: Room, kind: str, number: int) -> "Iterator[Xml]":
        """The first line carries the sign or number; what follows in the item is set under it."""
        inner = replace(room.inside(item), style=list_style("List Continue", room.level))
        has_sign = False
        for part in flow(item):
            nodes = part.children if isinstance(part, Element) and part.tag == "p" else part
            if has_sign or isinstance(nodes, Element):
                if not has_sign:
                    yield self._signed((), room, kind, number)
                yield from self._part(part, inner)
            else:
                yield self._signed(nodes, room, kind, number)
            has_sign = True

    def _signed(self, nodes: tuple[Node, ...], room: Room, kind: str, number: int) -> "Xml":
        made = self._line(list_style(kind, room.level), nodes, room)
        set_property(
            made,
            "numPr",
            make("ilvl", val=min(room.level, word_lists.DEEPEST_LEVEL)),
            make("numId", val=number),
        )
        return made

    def _definitions(self, element: Element, room: Room) -> "list[Xml]":
        inner = room.inside(element)
        if "facts" not in element.classes:
            return [made for entry in element.elements("dt", "dd") for made in self._definition(entry, inner)]
        pairs: list[tuple[list[Xml], list[Xml]]] = []
        text_room = replace(inner, style="Facts Text", width=word_tables.right_width(room.width), level=-1)
        for entry in element.elements("dt", "dd"):
            if entry.tag == "dt":
                pairs.append(([self._line("Facts Term", entry.children, inner)], []))
            else:
                pairs = pairs or [([], [])]
                pairs[-1][1].extend(self.blocks(entry, text_room))
        if not pairs:
            return []
        return word_tables.two_columns("Facts", pairs, room.width, space=40, is_tight=inner.is_tight)

    def _definition(self, entry: Element, room: Room) -> "list[Xml]":
        if entry.tag == "dt":
            return [self._line("Definition Term", entry.children, room)]
        return self.blocks(entry, replace(room.inside(entry), style="Definition"))

    def _table(self, element: Element, room: Room) -> "list[Xml]":
        caption = [self._line("Caption", entry.children, room) for entry in element.elements("caption")]
        heads = [entry for part in element.elements("thead") for entry in _filled_rows(part)]
        bodies = [entry for part in element.elements("tbody") for entry in _filled_rows(part)]
        if not heads and not bodies:
            return caption
        texts = [
            [" ".join(c.words().split()) for c in entry.elements("th", "td")] for entry in heads + bodies
        ]
        columns = max(_column_count(entry) for entry in heads + bodies)
        widths = word_tables.column_widths(
            [line for line in texts if len(line) == columns] or [[""] * columns], room.width
        )
        inner = replace(room.inside(element), style="Table Text", level=-1)
        rows = [self._row(entry, widths, inner, is_header=entry in heads) for entry in heads + bodies]
        style = "Ledger" if "ledger" in element.classes else "Unruled"
        return caption + word_tables.table(
            style, widths, rows, space=200, is_tight=inner.is_tight, has_header=bool(heads)
        )

    def _row(self, entry: Element, widths: list[int], room: Room, *, is_header: bool) -> "Xml":
        cells: list[Xml] = []
        column = 0
        for source in entry.elements("th", "td"):
            span = min(int(source.attributes.get("colspan", "1")), len(widths) - column)
            width = sum(widths[column : column + span])
            style = "Table Heading" if is_header else "Table Text"
            content = self.blocks(source, replace(room.inside(source), style=style, width=width))
            if "numeric" in source.classes:
                for made in paragraphs_of(content):
                    set_property(made, "jc", val="right")
            column += span
            cells.append(word_tables.cell(content, width, span=span, is_last=column == len(widths)))
        cells += [word_tables.cell([], width) for width in widths[column:]]
        return word_tables.row(cells, is_header=is_header)

    def _figure(self, element: Element, room: Room) -> "list[Xml]":
        """The table says what the drawing shows, and stands for it; the caption follows."""
        tables = [made for part in element.elements("table") for made in self._table(part, room)]
        return tables + [
            self._line("Caption", part.children, room) for part in element.elements("figcaption")
        ]


def _space_after(entry: Element, room: Room) -> int:
    """Below an entry, as in print.css: more where it has a heading of its own, less where it is tight."""
    if entry.elements("h2", "h3"):
        return 260
    return 40 if room.is_tight or "tight" in entry.classes else 100


def _filled_rows(part: Element) -> list[Element]:
    """The rows that have cells; Word refuses others."""
    return [entry for entry in part.elements("tr") if entry.elements("th", "td")]


def _column_count(entry: Element) -> int:
    return sum(int(part.attributes.get("colspan", "1")) for part in entry.elements("th", "td"))


def _is_entry(element: Element) -> bool:
    return "entry" in element.classes


def _has_margin(element: Element) -> bool:
    return any(_split_margin(part)[0] for part in flow(element))


def _split_margin(
    part: Element | tuple[Node, ...],
) -> tuple[tuple[Node, ...], Element | tuple[Node, ...] | None]:
    """The words for the margin at the head of a block, and what remains of the block."""
    if isinstance(part, Element) and part.tag == "p" and "margin" in part.classes:
        return part.children, None
    if isinstance(part, Element) and part.tag in {"p", *HEADINGS}:
        words = [node for node in part.children if not isinstance(node, Text) or node.content.strip()]
        first = words[0] if words else None
        if isinstance(first, Element) and first.tag == "span" and "margin" in first.classes:
            rest = tuple(node for node in part.children if node is not first)
            return first.children, replace(part, children=rest)
    return (), part
