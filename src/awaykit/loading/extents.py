"""Where values end in the text of a file, and how lines are put below them."""

from awaykit.loading.file_text import FileText, Splice, Spot
from awaykit.loading.finding import last_child
from awaykit.loading.nodes import Node, Scalar

BLOCK = ("|", ">")
"""With what a block of text begins."""


def lines_after(file: FileText, line: int, lines: tuple[str, ...]) -> Splice:
    """What puts `lines` below a line of the file."""
    spot, text = file.end_of_line(line), "\n".join(lines)
    return Splice(spot, spot, f"\n{text}" if file.plain.strip() else f"{text}\n")


def last_line(file: FileText, node: Node, *, with_blank: bool) -> int:
    """The last line of a value; `with_blank` counts the blank lines at the end of a block of text."""
    last = last_child(node)
    if isinstance(node, Scalar) or last is None or node.flow_end:
        start, end = extent(file, node)
        is_block = file.between(start, end).startswith(BLOCK)
        return max(node.span.end_line - 1, end.line) if with_blank and is_block else end.line
    return last_line(file, last, with_blank=with_blank)


def last_comment(file: FileText, node: Node) -> int:
    """The last line of a block with the comments that stand in from it: they belong to its last entry.

    Those are fields that a person may yet use, so nothing may come between them and what they belong to.
    """
    last = number = last_line(file, node, with_blank=False)
    for line in file.lines[number + 1 :]:
        number += 1
        bare = line.lstrip(" ")
        if bare.startswith("#") and len(line) - len(bare) > node.span.column:
            last = number
        elif bare.strip():
            break
    return last


def extent(file: FileText, node: Node) -> tuple[Spot, Spot]:
    """Where a text, or what stands in brackets, begins and ends; blank lines below a block are left out."""
    span = node.span
    start, end = Spot(span.line, span.column), Spot(span.end_line, span.end_column)
    if not isinstance(node, Scalar):
        return start, Spot(*node.flow_end) if node.flow_end else end
    if not node.plain and file.lines[start.line].startswith(BLOCK, start.column):
        last = end.line if end.column and end.line < len(file.lines) else end.line - 1
        while last > start.line and not file.lines[last].strip():
            last -= 1
        return start, file.end_of_line(last)
    return start, end


def last_words(file: FileText) -> int:
    """The last line that isn't blank, or the first."""
    return max((number for number, line in enumerate(file.lines) if line.strip()), default=0)
