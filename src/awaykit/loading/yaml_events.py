"""One bounded pass over the events of a YAML text: every value stays the text that stands there.

PyYAML's own types would turn `NO` into False, `12:30` into 750 and `01234567` into another number,
and its composer follows aliases that blow 100 kB up to 500 MB. Nothing here resolves anything.
"""

import re

import yaml

from awaykit.loading.nodes import Mapping, Mistake, Node, Scalar, Sequence, Span, Unreadable
from awaykit.loading.yaml_mistakes import explain

MOST_NODES = 100_000
MOST_DEPTH = 32

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_REFUSED_START = {
    "!": "A value that begins with ! must stand in quotes.",
    "&": "A value that begins with & must stand in quotes.",
    "*": "A value that begins with * must stand in quotes.",
}
_UNFOLDED = ("|", '"')
_FOLDED_BLANK = re.compile(r"(?<!\n)\n(?!\n|\Z)")
_QUOTE_IT = 'Put double quotes around the whole value: "..."'


def compose(text: str) -> Node | None:
    """The one document of `text`, or None when it holds none; `Unreadable` when it can't be made out."""
    builder = _Builder()
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        raise Unreadable(explain(error, text.split("\n"))) from None
    return builder.root


class _Builder:
    """Puts nodes together from events, with the limits on what a file may hold."""

    def __init__(self) -> None:
        self.root: Node | None = None
        self._documents = 0
        self._nodes = 0
        self._open: list[Sequence | Mapping] = []
        self._keys: list[Scalar | None] = []

    def take(self, event: yaml.Event) -> None:
        """Build on with the next event."""
        if isinstance(event, yaml.ScalarEvent):
            self._refuse_marks(event)
            self._place(Scalar(_span(event), _paragraphs_kept(event), plain=not event.style), event)
        elif isinstance(event, yaml.MappingStartEvent):
            self._refuse_marks(event)
            self._enter(Mapping(_span(event)), event)
        elif isinstance(event, yaml.SequenceStartEvent):
            self._refuse_marks(event)
            self._enter(Sequence(_span(event)), event)
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            self._leave(event)
        elif isinstance(event, yaml.AliasEvent):
            raise _unreadable(event, _REFUSED_START["*"], _QUOTE_IT)
        elif isinstance(event, yaml.DocumentStartEvent):
            self._start_document(event)

    def _start_document(self, event: yaml.Event) -> None:
        self._documents += 1
        if self._documents > 1:
            raise _unreadable(
                event,
                "A second document begins here.",
                "Take the line --- out, or make it a file of its own.",
            )

    def _enter(self, node: Sequence | Mapping, event: yaml.Event) -> None:
        self._place(node, event)
        self._open.append(node)
        self._keys.append(None)
        if len(self._open) > MOST_DEPTH:
            raise _unreadable(
                event,
                f"Lists and keys are nested more than {MOST_DEPTH} deep here.",
                "Check the indentation.",
            )

    def _leave(self, event: yaml.Event) -> None:
        """Close a list or mapping; one in brackets is known by its closing bracket, which has a width."""
        span, left = _span(event), self._open.pop()
        self._keys.pop()
        if span.column != span.end_column:
            left.flow_end = (span.end_line, span.end_column)

    def _place(self, node: Node, event: yaml.Event) -> None:
        self._nodes += 1
        if self._nodes > MOST_NODES:
            raise _unreadable(event, f"This file holds more than {MOST_NODES:,} values.", "Take some out.")
        if not self._open:
            self.root = node
            return
        container = self._open[-1]
        if isinstance(container, Sequence):
            container.items.append(node)
        elif (key := self._keys[-1]) is not None:
            container.pairs.append((key, node))
            self._keys[-1] = None
        elif isinstance(node, Scalar):
            self._keys[-1] = node
        else:
            raise _unreadable(
                event, "A key must be a word, not a list.", "Check brackets and question marks."
            )

    def _refuse_marks(self, event: yaml.NodeEvent) -> None:
        if event.anchor is not None:
            raise _unreadable(event, _REFUSED_START["&"], _QUOTE_IT)
        if getattr(event, "tag", None) is not None:
            raise _unreadable(event, _REFUSED_START["!"], _QUOTE_IT)


def _paragraphs_kept(event: yaml.ScalarEvent) -> str:
    """The text with its blank lines: YAML folds one into a mere line break, but it parts paragraphs.

    Not in double quotes, where a line break may be meant, nor in a block after |, which is not folded.
    """
    text: str = event.value
    return text if event.style in _UNFOLDED or "\n" not in text else _FOLDED_BLANK.sub("\n\n", text)


def _span(event: yaml.Event) -> Span:
    start, end = event.start_mark, event.end_mark
    if start is None or end is None:  # pragma: no cover - events that were read from a text have marks
        raise TypeError("an event without marks")
    return Span(start.line, start.column, end.line, end.column)


def _unreadable(event: yaml.Event, message: str, hint: str) -> Unreadable:
    span = _span(event)
    return Unreadable(Mistake(message, hint, span.line, span.column))
