"""Plain text from the HTML, and how many words it has."""

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass, replace

from awaykit.rendering.vocabulary import Element, Node, descendants, flow, parse, pieces

_SIDE_BY_SIDE = "  |  "


@dataclass(frozen=True, slots=True)
class _Block:
    """A line of text before wrapping: its sign, how far it is set in, and what is around it."""

    text: str
    sign: str = ""
    indent: int = 0
    hang: int = 0
    is_spaced: bool = True
    underline: str = ""


@dataclass(frozen=True, slots=True)
class _Room:
    indent: int = 0
    is_spaced: bool = True


def render_text(html: str, *, width: int | None = 72) -> str:
    """The text of a fragment, wrapped at `width` characters; None gives one line a block.

    An address that a link hides is written after its words.

    Raises:
        UserError: an element of the fragment is left open.
    """
    lines: list[str] = []
    for block in _blocks(parse(html), _Room()):
        if block.is_spaced and lines:
            lines.append("")
        first = " " * block.indent + block.sign
        rest = " " * (len(first) + block.hang)
        made: list[str] = []
        for number, line in enumerate(block.text.split("\n")):
            start = first if number == 0 else rest
            # Words stay whole, whatever their length: a cut address or name is no longer one.
            made += (
                [start + line]
                if width is None
                else textwrap.wrap(
                    line,
                    max(width, len(rest) + 20),
                    initial_indent=start,
                    subsequent_indent=rest,
                    break_long_words=False,
                    break_on_hyphens=False,
                )
                or [start.rstrip()]
            )
        if block.underline and width is not None:
            made.append(block.underline * max(map(len, made)))
        lines += made
    return "\n".join(lines) + "\n" if lines else ""


def _blocks(parent: Element, room: _Room) -> Iterator[_Block]:
    for part in flow(parent):
        if not isinstance(part, Element):
            yield _Block(_line(part), indent=room.indent, is_spaced=room.is_spaced)
            continue
        match part.tag:
            case "h1" | "h2":
                underline = "=" if part.tag == "h1" else "-"
                yield _Block(_line(part.children), indent=room.indent, underline=underline)
            case "p" | "h3" | "figcaption" | "caption":
                yield _Block(_line(part.children), indent=room.indent, is_spaced=room.is_spaced)
            case "ul" | "ol":
                yield from _list(part, room)
            case "dl":
                yield from _definitions(part, room)
            case "table":
                yield from _table(part, room)
            case "section" | "figure":
                yield from _blocks(part, room)


def _list(element: Element, room: _Room) -> Iterator[_Block]:
    """The blocks of each item, the first behind its sign, the others under its words."""
    is_spaced = room.is_spaced
    for number, item in enumerate(element.elements("li"), start=1):
        sign = f"{number}. " if element.tag == "ol" else "[ ] " if "checklist" in element.classes else "- "
        blocks = list(_blocks(item, _Room(room.indent + len(sign), is_spaced=False))) or [_Block("")]
        if blocks[0].sign:
            blocks.insert(0, _Block(""))
        yield replace(blocks[0], sign=sign, indent=room.indent, is_spaced=is_spaced)
        yield from blocks[1:]
        is_spaced = False


def _definitions(element: Element, room: _Room) -> Iterator[_Block]:
    """Each term with what it means: "Duration: four weeks", further meanings under it."""
    term, is_first = "", True
    for entry in element.elements("dt", "dd"):
        if entry.tag == "dt":
            if term:
                yield _Block(term, indent=room.indent, is_spaced=is_first)
                is_first = False
            term = _line(entry.children)
            continue
        blocks = list(_blocks(entry, _Room(room.indent + 2, is_spaced=False)))
        label = term if term.endswith((":", "?")) else f"{term}:"
        if term and blocks and not blocks[0].sign:
            text = f"{label} {blocks[0].text}"
            blocks[0] = replace(blocks[0], text=text, indent=room.indent, hang=2)
        elif term:
            blocks.insert(0, _Block(label, indent=room.indent))
        for block in blocks:
            yield replace(block, is_spaced=is_first)
            is_first = False
        term = ""
    if term:
        yield _Block(term, indent=room.indent, is_spaced=is_first)


def _table(element: Element, room: _Room) -> Iterator[_Block]:
    """Each row as a line, its cells side by side in their order."""
    is_spaced = room.is_spaced
    for caption in element.elements("caption"):
        yield _Block(_line(caption.children), indent=room.indent, is_spaced=is_spaced)
        is_spaced = False
    for part in element.elements("thead", "tbody"):
        for row in part.elements("tr"):
            cells = []
            for cell in row.elements("th", "td"):
                texts = (f"{block.sign}{block.text}" for block in _blocks(cell, _Room(is_spaced=False)))
                cells.append("; ".join(text.replace("\n", " ") for text in texts))
            text = _SIDE_BY_SIDE.join(filter(None, cells))
            yield _Block(text, indent=room.indent, is_spaced=is_spaced)
            is_spaced = False


def _line(nodes: tuple[Node, ...]) -> str:
    """The words of a line; words in the margin end their line; hidden addresses follow their links."""
    result, link, words, was_margin = "", "", "", False
    for piece in pieces(nodes):
        if was_margin and piece.style != "margin":
            result += "\n"
        was_margin = piece.style == "margin"
        if link and piece.link != link:
            result, words = result + _address(link, words), ""
        link = piece.link
        words = words + piece.text if link else ""
        result += "\n" if piece.is_break else piece.text
    return result + _address(link, words) if link else result


def _address(link: str, words: str) -> str:
    shown = link.removeprefix("mailto:").removeprefix("https://").removeprefix("http://").rstrip("/")
    return "" if shown in words else f" ({link.removeprefix('mailto:')})"


def word_counts(html: str) -> dict[str, int]:
    """The words of each section that has an id, by this id, as `render_text` writes them.

    Signs of lists don't count. A section inside another counts in both. A word holds a letter or a digit:
    a dash or a dot between two words is none.

    Raises:
        UserError: an element of the fragment is left open.
    """
    return {
        section.attributes["id"]: sum(
            any(sign.isalnum() for sign in word)
            for block in _blocks(section, _Room())
            for word in block.text.split()
        )
        for section in descendants(parse(html))
        if section.tag == "section" and section.attributes.get("id")
    }
