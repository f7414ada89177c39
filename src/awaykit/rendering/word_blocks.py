"""Paragraphs, lists and tables of the HTML as blocks of a Word file."""

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from docx.oxml.ns import qn

from awaykit.rendering.typography import is_right_to_left
from awaykit.rendering.vocabulary import Element, Node, Text, flow, pieces
from awaykit.rendering.word_markup import (
    AFTER_LIST,
    BEFORE_HEADING,
    BOX_PADDING,
    HEADINGS,
    MARGIN_WIDTH,
    TEXT_WIDTH,
    TIGHT_PROSE_INDENT,
    Inline,
    change_spacing,
    is_table,
    keep_together,
    list_style,
    make,
    paragraph,
    paragraph_style,
    paragraphs_of,
    set_property,
    style_id,
    style_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from docx.opc.part import XmlPart

    from awaykit.rendering.word_markup import Xml


BULLETS, NUMBERS, BOXES = 1, 2, 3
"""The `w:abstractNum` of each kind of list in reference.docx, and the `w:num` that uses it there."""

DEEPEST_LEVEL = 8
"""The last of the nine levels that a list of Word has."""

_FIRST_OWN = 10


GAP = "Table Gap"
"""The style of the empty line after a table."""

SMALLEST_GAP = 20


def table(
    style: str,
    widths: list[int],
    rows: "list[Xml]",
    *,
    space: int,
    is_tight: bool = False,
    has_header: bool = False,
) -> "list[Xml]":
    """A table and the space after it; all measures in twentieths of a point."""
    closer = make("tblCellMar", make("top", w=30, type="dxa"), make("bottom", w=30, type="dxa"))
    properties = make(
        "tblPr",
        make("tblStyle", val=style_id(style)),
        make("tblW", w=sum(widths), type="dxa"),
        make("tblLayout", type="fixed"),
        *([closer] if is_tight else []),
        make(
            "tblLook", firstRow=int(has_header), lastRow=0, firstColumn=0, lastColumn=0, noHBand=1, noVBand=1
        ),
    )
    grid = make("tblGrid", *(make("gridCol", w=width) for width in widths))
    return [make("tbl", properties, grid, *rows), gap(space)]


def row(cells: "list[Xml]", *, is_header: bool = False) -> "Xml":
    """A row that stays on one page; a header row is repeated on each page."""
    header = [make("tblHeader")] if is_header else []
    return make("tr", make("trPr", make("cantSplit"), *header), *cells)


def cell(content: "list[Xml]", width: int, *, span: int = 1, is_last: bool = False) -> "Xml":
    """A cell with its blocks, which must end in a paragraph.

    No space above the first and below the last; the `is_last` of a row ends at the edge of the text.
    """
    content = list(content)
    if len(content) > 1 and _is_gap(content[-1]) and not is_table(content[-2]):
        content.pop()
    if not content or is_table(content[-1]):
        content.append(gap(SMALLEST_GAP))
    if not is_table(content[0]):
        change_spacing(content[0], before=0)
    if not _is_gap(content[-1]):
        change_spacing(content[-1], after=0)
    spans = [make("gridSpan", val=span)] if span > 1 else []
    edge = [make("tcMar", make("right", w=0, type="dxa"))] if is_last else []
    return make("tc", make("tcPr", make("tcW", w=width, type="dxa"), *spans, *edge), *content)


def _is_gap(block: "Xml") -> bool:
    return not is_table(block) and style_of(block) == style_id(GAP)


def close_up(elements: "list[Xml]") -> None:
    """Take from the space above a heading what the gap of the table before it already gives."""
    for before, after in pairwise(elements):
        if is_table(after) or not _is_gap(before):
            continue
        space = BEFORE_HEADING.get(style_of(after))
        begins_page = after[0].find(qn("w:pageBreakBefore")) is not None
        if space is not None and not begins_page:
            height = int(str(before[0][-1].get(qn("w:line"), 0)))
            change_spacing(after, before=max(0, space - height))


def gap(height: int) -> "Xml":
    """The empty line after a table; without it Word joins neighbouring tables."""
    made = paragraph(GAP)
    set_property(made, "spacing", line=height, lineRule="exact")
    return made


def two_columns(
    style: str, pairs: "list[tuple[list[Xml], list[Xml]]]", width: int, *, space: int, is_tight: bool = False
) -> "list[Xml]":
    """Rows of a narrow left column and its text: facts, and entries with their margin."""
    widths = [width - right_width(width), right_width(width)]
    rows = [row([cell(left, widths[0]), cell(right, widths[1], is_last=True)]) for left, right in pairs]
    return table(style, widths, rows, space=space, is_tight=is_tight)


def right_width(width: int) -> int:
    """What the margin column leaves of a width; inside narrow cells the margin is a third."""
    return width - min(MARGIN_WIDTH, width // 3)


def column_widths(cells: list[list[str]], width: int) -> list[int]:
    """Share the width by what the columns hold: room for the longest word first, then by length.

    `cells` are the texts by row; rows with merged cells are left out by the caller.
    """
    columns = max((len(texts) for texts in cells), default=1)
    need, wish = [1.0] * columns, [1.0] * columns
    for texts in cells:
        for index, text in enumerate(texts):
            need[index] = max(
                need[index], min(24.0, 1.15 * max((len(word) for word in text.split()), default=1)) + 3
            )
            wish[index] = max(wish[index], min(80.0, len(text) + 3.0))
    total, rest = sum(need), sum(max(0.0, w - n) for w, n in zip(wish, need, strict=True))
    line = max(total, width / 105)
    spare = line - total
    shares = [
        n + (spare * max(0.0, w - n) / rest if rest else spare / columns)
        for w, n in zip(wish, need, strict=True)
    ]
    result = [int(width * share / sum(shares)) for share in shares]
    result[-1] += width - sum(result)
    return result


_SENTENCE = 60
"""A paragraph from right to left is set from the right margin when it is longer than a name."""

_MOST_KEPT = 3_000
"""Characters that surely fit one page: of a longer entry, Word would leave the heading behind alone."""


@dataclass(frozen=True, slots=True)
class BlockFrame:
    """The surroundings of blocks: the style of plain paragraphs, the width, the depth of lists, less space.

    `has_margin`: an entry here has words in its margin, and the others keep its column.
    """

    style: str = "Body Text"
    width: int = TEXT_WIDTH
    level: int = -1
    is_tight: bool = False
    is_quiet: bool = False
    has_margin: bool = False

    def inside(self, element: Element) -> "BlockFrame":
        """The room that a section, list or table with these classes makes."""
        is_quiet = self.is_quiet or "quiet" in element.classes
        style = self.style
        if style == "Body Text" and (is_quiet or "prose" in element.classes):
            style = "Quiet" if is_quiet else "Prose"
        is_tight = self.is_tight or "tight" in element.classes
        has_margin = any(
            "entry" in part.classes and _has_margin(part) for part in element.elements("section")
        )
        return replace(self, style=style, is_tight=is_tight, is_quiet=is_quiet, has_margin=has_margin)


class Walker:
    """Turns blocks into elements of Word; holds what lists and links need of the document.

    `numbering` is the document's numbering part, which gets an entry for each numbered list.
    """

    def __init__(self, inline: Inline, numbering: "XmlPart") -> None:
        self._inline = inline
        self._numbering: Xml = numbering.element
        self._next_list = _FIRST_OWN
        self._makers: dict[str, Callable[[Element, BlockFrame], list[Xml]]] = {
            "section": self._section,
            "p": self._paragraph,
            **dict.fromkeys(HEADINGS, self._paragraph),
            "ul": self._list,
            "ol": self._list,
            "dl": self._definitions,
            "table": self._table,
            "hr": lambda _element, _room: [paragraph("Rule")],
        }

    def blocks(self, parent: Element, room: BlockFrame) -> "list[Xml]":
        """The blocks inside an element, and the lines between them as paragraphs."""
        made = [entry for part in flow(parent) for entry in self._part(part, room)]
        close_up(made)
        return made

    def _part(self, part: Element | tuple[Node, ...], room: BlockFrame) -> "list[Xml]":
        if not isinstance(part, Element):
            return [self._line(room.style, part, room)]
        if part.tag == "figure":  # its table has what the drawing shows, and replaces it
            tables = [made for each in part.elements("table") for made in self._table(each, room)]
            captions = part.elements("figcaption")
            return tables + [self._line("Caption", each.children, room) for each in captions]
        return self._makers[part.tag](part, room) if part.tag in self._makers else []

    def _line(self, style: str, nodes: tuple[Node, ...], room: BlockFrame) -> "Xml":
        is_quiet = room.is_quiet and style not in {"Quiet", "Caption", *HEADINGS.values()}
        made = paragraph(style, *self._inline.runs(nodes, "quiet" if is_quiet else ""))
        if room.is_tight and style == "Prose":
            set_property(made, "ind", left=TIGHT_PROSE_INDENT)
        elif room.is_tight and style != "Quiet":
            change_spacing(made, after=30)
        text = "".join("\n" if piece.is_break else piece.text for piece in pieces(nodes))
        if len(text) > _SENTENCE and is_right_to_left(text):
            set_property(made, "bidi")
        return made

    def _paragraph(self, element: Element, room: BlockFrame) -> "list[Xml]":
        style = paragraph_style(element, room.style)
        is_tight = element.tag not in HEADINGS and (room.is_tight or "tight" in element.classes)
        return [self._line(style, element.children, replace(room, is_tight=is_tight))]

    def _section(self, element: Element, room: BlockFrame) -> "list[Xml]":
        inner = room.inside(element)
        if "signature" in element.classes:
            inner = replace(inner, style="Signature")
        if "boxed" in element.classes:
            content = self.blocks(
                element, replace(inner, width=max(room.width - 2 * BOX_PADDING, room.width // 2))
            )
            made = [gap(160), *table("Boxed", [room.width], [row([cell(content, room.width)])], space=240)]
        elif "entry" in element.classes and (room.has_margin or _has_margin(element)):
            # Below an entry, as in print.css: more where it has a heading of its own, less where it is tight.
            is_tight = room.is_tight or "tight" in element.classes
            space = 260 if element.elements("h2", "h3") else 40 if is_tight else 100
            made = self._entry(element, replace(inner, is_tight=True), space)
        else:
            made = self.blocks(element, inner)
        if element.classes & {"entry", "boxed", "signature"} and len(element.words()) < _MOST_KEPT:
            keep_together(made)
        if "page" in element.classes and (first := paragraphs_of(made)[:1]):
            set_property(first[0], "pageBreakBefore")
            change_spacing(first[0], before=0)
        return made

    def _entry(self, element: Element, room: BlockFrame, space: int) -> "list[Xml]":
        """An entry with words in its margin: each begins a row, beside what follows it."""
        pairs: list[tuple[list[Xml], list[Xml]]] = [([], [])]
        text_room = replace(room, width=right_width(room.width))
        for part in flow(element):
            margin, rest = _split_margin(part)
            if margin:
                pairs.append(([self._line("Margin", margin, room)], []))
            if rest is not None:
                pairs[-1][1].extend(self._part(rest, text_room))
        filled = [pair for pair in pairs if any(pair)]
        return two_columns("Entry", filled, room.width, space=space)

    def _list(self, element: Element, room: BlockFrame) -> "list[Xml]":
        level = room.level + 1
        inner = replace(room.inside(element), level=level)
        kind, number = "List Bullet", BULLETS
        if element.tag == "ol":
            # A `w:num` of its own, which begins at one.
            kind, number, self._next_list = "List Number", self._next_list, self._next_list + 1
            restart = make("lvlOverride", make("startOverride", val=1), ilvl=min(level, DEEPEST_LEVEL))
            self._numbering.append(make("num", make("abstractNumId", val=NUMBERS), restart, numId=number))
        elif "checklist" in element.classes:
            kind, number = "Checklist", BOXES
        made = [entry for item in element.elements("li") for entry in self._item(item, inner, kind, number)]
        if level == 0 and made and not is_table(made[-1]):
            change_spacing(made[-1], after=AFTER_LIST)
        return made

    def _item(self, item: Element, room: BlockFrame, kind: str, number: int) -> "Iterator[Xml]":
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

    def _signed(self, nodes: tuple[Node, ...], room: BlockFrame, kind: str, number: int) -> "Xml":
        made = self._line(list_style(kind, room.level), nodes, room)
        set_property(
            made,
            "numPr",
            make("ilvl", val=min(room.level, DEEPEST_LEVEL)),
            make("numId", val=number),
        )
        return made

    def _definitions(self, element: Element, room: BlockFrame) -> "list[Xml]":
        inner = room.inside(element)
        if "facts" not in element.classes:
            made: list[Xml] = []
            for entry in element.elements("dt", "dd"):
                if entry.tag == "dt":
                    made.append(self._line("Definition Term", entry.children, inner))
                else:
                    made += self.blocks(entry, replace(inner.inside(entry), style="Definition"))
            return made
        pairs: list[tuple[list[Xml], list[Xml]]] = []
        text_room = replace(inner, style="Facts Text", width=right_width(room.width), level=-1)
        for entry in element.elements("dt", "dd"):
            if entry.tag == "dt":
                pairs.append(([self._line("Facts Term", entry.children, inner)], []))
            else:
                pairs = pairs or [([], [])]
                pairs[-1][1].extend(self.blocks(entry, text_room))
        if not pairs:
            return []
        return two_columns("Facts", pairs, room.width, space=40, is_tight=inner.is_tight)

    def _table(self, element: Element, room: BlockFrame) -> "list[Xml]":
        caption = [self._line("Caption", entry.children, room) for entry in element.elements("caption")]
        heads = [entry for part in element.elements("thead") for entry in _filled_rows(part)]
        bodies = [entry for part in element.elements("tbody") for entry in _filled_rows(part)]
        if not heads and not bodies:
            return caption
        texts = [
            [" ".join(c.words().split()) for c in entry.elements("th", "td")] for entry in heads + bodies
        ]
        spans = [
            [int(part.attributes.get("colspan", "1")) for part in entry.elements("th", "td")]
            for entry in heads + bodies
        ]
        columns = max(map(sum, spans))
        widths = column_widths(
            [line for line in texts if len(line) == columns] or [[""] * columns], room.width
        )
        inner = replace(room.inside(element), style="Table Text", level=-1)
        rows = [self._row(entry, widths, inner, is_header=entry in heads) for entry in heads + bodies]
        style = "Ledger" if "ledger" in element.classes else "Unruled"
        return caption + table(
            style, widths, rows, space=200, is_tight=inner.is_tight, has_header=bool(heads)
        )

    def _row(self, entry: Element, widths: list[int], room: BlockFrame, *, is_header: bool) -> "Xml":
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
            cells.append(cell(content, width, span=span, is_last=column == len(widths)))
        cells += [cell([], width) for width in widths[column:]]
        return row(cells, is_header=is_header)


def _filled_rows(part: Element) -> list[Element]:
    """The rows that have cells; Word refuses others."""
    return [entry for entry in part.elements("tr") if entry.elements("th", "td")]


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
