"""Values written as YAML that reads back as exactly the same text."""

import json
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from awaykit.loading import nodes
from awaykit.loading.nodes import Unreadable
from awaykit.loading.yaml_syntax import compose

Value: TypeAlias = str | Sequence["Value"] | Mapping[str, "Value"]
"""Text, or lists and mappings of it."""

_LONGEST_LINE = 110
_SHORT_LIST = 60
_WORDS_FOR_NOTHING = ("null", "Null", "NULL")


@dataclass(frozen=True, slots=True)
class Style:
    """How a file is laid out: columns by which blocks, and the hyphens of lists, stand in from their key."""

    step: int = 2
    hyphen: int = 2


@dataclass(frozen=True, slots=True)
class Written:
    """A value as it follows a colon or a hyphen: what stands on that line, and the lines below it."""

    head: str
    below: tuple[str, ...] = ()


def one_line(text: str, *, in_flow: bool = False, quote: str = "") -> str:
    """The text on one line: plain where it then reads as the same text, else quoted.

    `quote` is the kind of quotation mark that stood there before.
    """
    return next(form for form in _forms(text, quote) if _reads_as(form, text, in_flow=in_flow))


def in_flow(value: Value) -> str:
    """The value on one line, lists in brackets and mappings in braces."""
    if isinstance(value, str):
        return one_line(value, in_flow=True)
    if isinstance(value, Mapping):
        pairs = (f"{one_line(key, in_flow=True)}: {in_flow(held)}" for key, held in value.items())
        return "{" + ", ".join(pairs) + "}"
    return "[" + ", ".join(in_flow(item) for item in value) + "]"


def in_block(value: Value, column: int, style: Style, *, quote: str = "") -> Written:
    """The value as it follows a key that stands in `column`."""
    if isinstance(value, str):
        return _text(value, column + style.step, quote)
    if not value or (not isinstance(value, Mapping) and _is_short(value)):
        return Written(in_flow(value))
    if isinstance(value, Mapping):
        return Written("", tuple(pairs(value, column + style.step, style)))
    lines = (line for item_ in value for line in item(item_, column + style.hyphen, style))
    return Written("", tuple(lines))


def pairs(value: Mapping[str, Value], column: int, style: Style) -> Iterator[str]:
    """The lines of a mapping whose keys stand in `column`."""
    for key, held in value.items():
        written = in_block(held, column, style)
        yield f"{' ' * column}{one_line(key)}:{written.head and ' '}{written.head}"
        yield from written.below


def item(value: Value, column: int, style: Style, gap: int = 1) -> Iterator[str]:
    """The lines of one entry of a list whose hyphens stand in `column`; `gap` spaces follow the hyphen."""
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
        for mark, lines in _blocks(text, column):
            block = "\n".join((mark, *lines))
            if _read(f"a: {block}\n", "a") == text:
                return Written(mark, lines)
    return Written(one_line(text, quote=quote))


def _blocks(text: str, column: int) -> Iterator[tuple[str, tuple[str, ...]]]:
    margin = " " * column
    if "\n" not in text:
        width = max(_LONGEST_LINE - column, _SHORT_LIST)
        wrapped = textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)
        yield ">-", tuple(margin + line for line in wrapped)
    lines = tuple((margin + line).rstrip() if not line else margin + line for line in text.split("\n"))
    yield "|-", lines
    yield "|", lines[:-1]


def _is_short(value: Sequence[Value]) -> bool:
    return (
        all(isinstance(entry, str) and "\n" not in entry for entry in value)
        and len(in_flow(value)) <= _SHORT_LIST
    )


def _forms(text: str, quote: str) -> Iterator[str]:
    single = "'" + text.replace("'", "''") + "'"
    double = json.dumps(text, ensure_ascii=False).replace("\ufeff", "\\ufeff")
    if quote:
        yield single if quote == "'" and "\n" not in text else double
    elif text and text not in _WORDS_FOR_NOTHING and "\n" not in text:
        yield text
    if "\n" not in text and '"' in text:
        yield single
    yield double


def _reads_as(form: str, text: str, *, in_flow: bool) -> bool:
    """Whether `form` reads as `text` wherever it may stand: after a key and as an entry of a list."""
    if in_flow:
        return _read(f"{{a: {form}, b: c}}", "a") == text and _read(f"a: [{form}, b]", "a", 0) == text
    return _read(f"a: {form}\n", "a") == text and _read(f"a:\n  - {form}\n", "a", 0) == text


def _read(yaml_text: str, key: str, number: int | None = None) -> str | None:
    """The text at a key, or at an entry of the list there; None when it can't be read or says nothing."""
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
