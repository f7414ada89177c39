"""Values written as YAML that reads back as exactly the same text."""

import json
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from awaykit.loading import nodes
from awaykit.loading.nodes import WORDS_FOR_NOTHING, Unreadable
from awaykit.loading.yaml_syntax import compose

Value: TypeAlias = str | Sequence["Value"] | Mapping[str, "Value"]
"""Text, or lists and mappings of it."""

_LONGEST_LINE = 110
_SHORT_LIST = 60


@dataclass(frozen=True, slots=True)
class Style:
    """The layout of a file: by how many columns blocks, and hyphens of lists, are indented from their key."""

    step: int = 2
    hyphen: int = 2


@dataclass(frozen=True, slots=True)
class Written:
    """A value as it follows a colon or a hyphen: its part of that line, and the lines below it."""

    head: str
    below: tuple[str, ...] = ()


def one_line(text: str, *, in_flow: bool = False, quote: str = "") -> str:
    """The text on one line: plain where that reads back as the same text, otherwise quoted.

    `quote` is the kind of quotation mark that the old value had.
    """
    for form in _forms(text, quote):
        # It must read as the same text wherever it may be put: after a key and as an entry of a list.
        after_key, as_entry = f"a: {form}\n", f"a:\n  - {form}\n"
        if in_flow:
            after_key, as_entry = f"{{a: {form}, b: c}}", f"a: [{form}, b]"
        if _read(after_key, "a") == text and _read(as_entry, "a", 0) == text:
            return form
    raise ValueError("a text that no YAML can hold")


def in_flow(value: Value) -> str:
    """The value on one line, lists in brackets and mappings in braces."""
    if isinstance(value, str):
        return one_line(value, in_flow=True)
    if isinstance(value, Mapping):
        pairs = (f"{one_line(key, in_flow=True)}: {in_flow(held)}" for key, held in value.items())
        return "{" + ", ".join(pairs) + "}"
    return "[" + ", ".join(in_flow(item) for item in value) + "]"


def in_block(value: Value, column: int, style: Style, *, quote: str = "") -> Written:
    """The value as it follows a key that begins in `column`."""
    if isinstance(value, str):
        return _text(value, column + style.step, quote)
    if value and isinstance(value, Mapping):
        return Written("", tuple(pairs(value, column + style.step, style)))
    is_flat = all(isinstance(entry, str) and "\n" not in entry for entry in value)
    if is_flat and len(in_flow(value)) <= _SHORT_LIST:
        return Written(in_flow(value))
    lines = (line for item_ in value for line in item(item_, column + style.hyphen, style))
    return Written("", tuple(lines))


def pairs(value: Mapping[str, Value], column: int, style: Style) -> Iterator[str]:
    """The lines of a mapping whose keys begin in `column`."""
    for key, held in value.items():
        written = in_block(held, column, style)
        yield f"{' ' * column}{one_line(key)}:{written.head and ' '}{written.head}"
        yield from written.below


def item(value: Value, column: int, style: Style, gap: int = 1) -> Iterator[str]:
    """The lines of one entry of a list whose hyphens are in `column`; `gap` spaces follow the hyphen."""
    begin = f"{' ' * column}-{' ' * gap}"
    if isinstance(value, Mapping) and value:
        first, *more = pairs(value, len(begin), style)
        yield begin + first[len(begin) :]
        yield from more
    elif isinstance(value, str):
        written = _text(value, len(begin))
        yield begin + written.head
        yield from written.below
    else:
        yield begin + in_flow(value)


def _text(text: str, column: int, quote: str = "") -> Written:
    """A text after its key; a long one, or one of several lines, in a block whose lines begin in `column`."""
    if not quote and ("\n" in text or len(text) > _LONGEST_LINE - column):
        margin = " " * column
        lines = tuple(margin + line if line else margin.rstrip() for line in text.split("\n"))
        blocks = [("|-", lines), ("|", lines[:-1])]
        if "\n" not in text:
            width = max(_LONGEST_LINE - column, _SHORT_LIST)
            wrapped = textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)
            blocks.insert(0, (">-", tuple(margin + line for line in wrapped)))
        for mark, below in blocks:
            if _read("\n".join((f"a: {mark}", *below, "")), "a") == text:
                return Written(mark, below)
    return Written(one_line(text, quote=quote))


def _forms(text: str, quote: str) -> Iterator[str]:
    single = "'" + text.replace("'", "''") + "'"
    double = json.dumps(text, ensure_ascii=False).replace("\ufeff", "\\ufeff")
    if quote:
        yield single if quote == "'" and "\n" not in text else double
    elif text and text not in WORDS_FOR_NOTHING and "\n" not in text:
        yield text
    if "\n" not in text and '"' in text:
        yield single
    yield double


def _read(yaml_text: str, key: str, number: int | None = None) -> str | None:
    """The text at a key, or at an entry of the list there; None when it can't be read or is empty."""
    try:
        root = compose(yaml_text)
    except Unreadable:
        return None
    if not isinstance(root, nodes.Mapping) or root.pairs[0][0].text != key:
        return None
    node = root.pairs[0][1]
    if number is not None:
        node = node.items[number] if isinstance(node, nodes.Items) else root
    return node.text if isinstance(node, nodes.Scalar) and not node.is_empty else None
