"""Tables of Word: ledgers, facts, entries with a margin, and boxes.

Built row by row from elements: python-docx's `table.cell()` looks the whole grid up for each cell.
"""

from itertools import pairwise
from typing import TYPE_CHECKING

from docx.oxml.ns import qn

from awaykit.rendering.word_styles import BEFORE_HEADING, BOX_PADDING, MARGIN_WIDTH, style_id
from awaykit.rendering.word_xml import change_spacing, is_table, make, paragraph, set_property, style_of

if TYPE_CHECKING:
    from awaykit.rendering.word_xml import Xml

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
    """A row that stays on one page; a header row stands again on each page."""
    header = [make("tblHeader")] if is_header else []
    return make("tr", make("trPr", make("cantSplit"), *header), *cells)


def cell(content: "list[Xml]", width: int, *, span: int = 1, is_last: bool = False) -> "Xml":
    """A cell with its blocks, which Word wants to end in a paragraph.

    No space above the first and below the last; the `is_last` of a row ends at the edge of the text.
    """
    content = content[:-1] if _ends_in_needless_gap(content) else list(content)
    if not content or is_table(content[-1]):
        content.append(gap(SMALLEST_GAP))
    if not is_table(content[0]):
        change_spacing(content[0], before=0)
    if style_of(content[-1]) != style_id(GAP):
        change_spacing(content[-1], after=0)
    spans = [make("gridSpan", val=span)] if span > 1 else []
    edge = [make("tcMar", make("right", w=0, type="dxa"))] if is_last else []
    return make("tc", make("tcPr", make("tcW", w=width, type="dxa"), *spans, *edge), *content)


def _ends_in_needless_gap(content: "list[Xml]") -> bool:
    """Whether the last block is a gap that doesn't follow a table."""
    if len(content) < 2 or is_table(content[-1]) or style_of(content[-1]) != style_id(GAP):  # noqa: PLR2004 (a gap and what it follows)
        return False
    return not is_table(content[-2])


def close_up(elements: "list[Xml]") -> None:
    """Take from the space above a heading what the gap of the table before it already gives."""
    for before, after in pairwise(elements):
        if is_table(before) or is_table(after) or style_of(before) != style_id(GAP):
            continue
        space = BEFORE_HEADING.get(style_of(after))
        begins_page = after[0].find(qn("w:pageBreakBefore")) is not None
        if space is not None and not begins_page:
            change_spacing(after, before=max(0, space - _height(before)))


def gap(height: int) -> "Xml":
    """The empty line after a table; without it Word joins neighbouring tables."""
    made = paragraph(GAP)
    set_property(made, "spacing", line=height, lineRule="exact")
    return made


def _height(made: "Xml") -> int:
    return int(str(made[0][-1].get(qn("w:line"), 0)))


def two_columns(
    style: str, pairs: "list[tuple[list[Xml], list[Xml]]]", width: int, *, space: int, is_tight: bool = False
) -> "list[Xml]":
    """Rows of a narrow left column and its text: facts, and entries with their margin."""
    widths = [width - right_width(width), right_width(width)]
    rows = [row([cell(left, widths[0]), cell(right, widths[1], is_last=True)]) for left, right in pairs]
    return table(style, widths, rows, space=space, is_tight=is_tight)


def box(content: "list[Xml]", width: int) -> "list[Xml]":
    """Blocks in a thin frame, with space above it."""
    return [gap(160), *table("Boxed", [width], [row([cell(content, width)])], space=240)]


def right_width(width: int) -> int:
    """What the margin column leaves of a width; inside narrow cells the margin is a third."""
    return width - min(MARGIN_WIDTH, width // 3)


def width_in_box(width: int) -> int:
    """What a frame leaves of the width around it."""
    return max(width - 2 * BOX_PADDING, width // 2)


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
