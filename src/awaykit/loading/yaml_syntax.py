"""YAML text read into nodes, and its mistakes in the applicant's words."""

import re
from collections.abc import Callable, Iterator, Sequence

import yaml

from awaykit.loading.nodes import Items, Mapping, Mistake, Node, Scalar, TextSpan, Unreadable
from awaykit.loading.text_files import shown

_KEY_AND_VALUE = re.compile(r"(?P<key>\s*(?:- +)*[\w-]+): +(?P<value>.*\S)\s*$")
_KEY_WITHOUT_SPACE = re.compile(r"\s*(?:- +)*[A-Za-z_]\w*:\S")
_ODD_SPACE = re.compile(r"[ ]*[\u00a0\u2000-\u200b\u202f\u3000]")
_CLOSING_QUOTE = re.compile(r".*['\"]\s*$")
_OTHER_COLON = "："
_CURLY = "“”„‟"

_COLUMNS = "Let keys that belong together begin in the same column."
_DOUBLE_QUOTES = 'Put double quotes around the whole value: "..."'


class _Spot:
    """The lines of the text, and where libyaml stopped in them."""

    def __init__(self, error: yaml.MarkedYAMLError, lines: Sequence[str]) -> None:
        mark = error.problem_mark or error.context_mark
        self.lines = lines
        self.line = min(mark.line, len(lines) - 1) if mark else 0
        self.column = mark.column if mark else 0
        context = error.context_mark
        self.context = None if context is None else (min(context.line, len(lines) - 1), context.column)

    @property
    def text(self) -> str:
        return self.lines[self.line]

    def at_context(self) -> "_Spot":
        """The spot where the thing begins that libyaml could not finish."""
        if self.context is not None:
            self.line, self.column = self.context
        return self

    def mistake(self, message: str, hint: str | None, width: int = 1) -> Mistake:
        return Mistake(message, hint, self.line, self.column, width)


def explain(error: yaml.MarkedYAMLError, lines: Sequence[str]) -> Mistake:
    """The mistake behind `error`, judged by the line where libyaml stopped."""
    spot = _Spot(error, lines)
    # First of all a character that looks like another one: a space that is none, a colon of another script.
    for line in [spot.line] if spot.context is None else [spot.line, spot.context[0]]:
        text = lines[line]
        if _ODD_SPACE.match(text):
            column = len(text) - len(text.lstrip(" "))
            message = "This line begins with a space that is not a plain one."
            return Mistake(message, "Type the spaces again.", line, column)
        if _OTHER_COLON in text and not re.search(r":(\s|$)", text):
            message = "This colon is not the plain one."
            return Mistake(message, "Type a plain colon and a space.", line, text.index(_OTHER_COLON))
    problem = f"{error.problem or ''} {error.context or ''}"
    words = next((words for words in _EXPLANATIONS if words in problem), "")
    unknown = ("This line can't be read as YAML.", "Compare it with the lines around it.")
    explanation = _EXPLANATIONS.get(words, unknown)
    if not isinstance(explanation, tuple):
        return explanation(spot)
    return (spot.at_context() if words in (_QUOTATION_MARK, _BRACKET) else spot).mistake(*explanation)


def _second_colon(spot: _Spot) -> Mistake:
    """A second colon in one line, or a key below a value that is already complete."""
    if (missing := _missing_space(spot)) is not None:
        return missing
    found = _KEY_AND_VALUE.match(spot.text)
    if found is None or spot.column < found.start("value"):
        spot.column = len(spot.text) - len(spot.text.lstrip())
        return spot.mistake("The line above already has a value, so no key can stand under it.", _COLUMNS)
    if found["value"].startswith(tuple(_CURLY)):
        return spot.mistake(
            "Curly quotes don't protect the colon in this value.", 'Use straight quotes: "..."'
        )
    if found["value"].startswith(("'", '"')):
        return spot.mistake("Text follows the closing quotation mark.", _DOUBLE_QUOTES)
    return spot.mistake("This value has a colon in it, so it must stand in quotes.", _DOUBLE_QUOTES)


def _missing_space(spot: _Spot) -> Mistake | None:
    """The line above the spot ran on into it, because its colon has no space behind it."""
    for number in (spot.line, spot.line - 1):
        if number >= 0 and _KEY_WITHOUT_SPACE.match(spot.lines[number]):
            column = spot.lines[number].index(":")
            return Mistake("A space is missing after the colon.", "Write key: value.", number, column)
    return None


def _no_colon(spot: _Spot) -> Mistake:
    if (missing := _missing_space(spot.at_context())) is not None:
        return missing
    hint = "Write key: value. Text of several lines needs a | behind its key, and spaces before each line."
    return spot.mistake("This line has no key with a colon.", hint, len(spot.text.strip()) or 1)


def _bad_start(spot: _Spot) -> Mistake:
    character = spot.text[spot.column : spot.column + 1]
    return spot.mistake(*_TAB) if character == "\t" or not character else _to_quote(spot)


def _to_quote(spot: _Spot) -> Mistake:
    character = spot.text[spot.column : spot.column + 1]
    return spot.mistake(f"A value that begins with {shown(character)} must stand in quotes.", _DOUBLE_QUOTES)


def _indented(spot: _Spot) -> Mistake:
    """Something in a column where nothing can begin: after a quote, after a comment, or indented oddly."""
    if _CLOSING_QUOTE.match(spot.text[: spot.column]):
        hint = "Put quotes around the whole value; inside '...', write an apostrophe twice."
        return spot.mistake("Text follows the closing quotation mark.", hint)
    if spot.line and " #" in spot.lines[spot.line - 1]:
        hint = "If # belongs to the value, put the whole value in quotes."
        return spot.mistake("The line above ends in a comment, so its text can't go on here.", hint)
    if spot.text.lstrip().startswith("- "):
        return spot.mistake("This hyphen does not stand under the other hyphens of its list.", _COLUMNS)
    return spot.mistake("This line is not indented like the lines that it belongs to.", _COLUMNS)


def _alias(spot: _Spot) -> Mistake:
    return _to_quote(spot.at_context())


_TAB = ("A tab stands where spaces belong.", "Use spaces: two for each step to the right.")
_QUOTATION_MARK = "while scanning a quoted scalar"
_BRACKET = "while parsing a flow"
_EXPLANATIONS: dict[str, Callable[[_Spot], Mistake] | tuple[str, str]] = {
    "mapping values are not allowed": _second_colon,
    "mapping keys are not allowed": ("A value that begins with ? must stand in quotes.", _DOUBLE_QUOTES),
    "could not find expected ':'": _no_colon,
    "unexpected ':'": ("A space is missing after this colon.", "Inside { } write key: value, with a space."),
    "tab character": _TAB,
    "cannot start any token": _bad_start,
    _QUOTATION_MARK: (
        "This quotation mark is never closed.",
        "Put the same quotation mark at the end of the value.",
    ),
    "while parsing a quoted scalar": (
        'In "..." a backslash changes what follows it.',
        "Use single quotes '...', or write the backslash twice.",
    ),
    "while scanning an alias": _alias,
    "while scanning an anchor": _alias,
    "while parsing a tag": _alias,
    "while scanning a tag": _alias,
    "undefined tag handle": _alias,
    _BRACKET: (
        "What this bracket opens is not complete.",
        "Close it, put a comma between entries, or put the value in quotes.",
    ),
    "while scanning a block scalar": (
        "Behind | or > nothing can stand.",
        "Begin the text on the next line, indented by two spaces.",
    ),
    "block sequence entries are not allowed": (
        "A list can't begin behind its key.",
        "Begin a new line with the hyphen.",
    ),
    "expected '-' indicator": _indented,
    "did not find expected key": _indented,
    "did not find expected node content": (
        "Nothing opens this bracket, or a value is missing.",
        _DOUBLE_QUOTES,
    ),
    "directive": ("This line begins with %, which has a meaning of its own.", "Take the line out."),
    "<document start>": (
        "The file was already complete before this.",
        "Check brackets and lines of dots above.",
    ),
}
"""By words of libyaml's and PyYAML's messages, the specific ones first: message and hint, or their finder."""


MOST_NODES = 100_000
MOST_DEPTH = 32

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_UNFOLDED = ("|", '"')
_FOLDED_BLANK = re.compile(r"(?<!\n)\n(?!\n|\Z)")


def compose(text: str) -> Node | None:
    """The one document of `text`, or None when it holds none; `Unreadable` when it can't be made out."""
    try:
        return _Composer(yaml.parse(text, Loader=_LOADER)).document()
    except yaml.MarkedYAMLError as error:
        raise Unreadable(explain(error, text.split("\n"))) from None


class _Composer:
    """Puts nodes together from events, within the limits on what a file may hold."""

    def __init__(self, events: Iterator[yaml.Event]) -> None:
        self._events = events
        self._count = 0

    def document(self) -> Node | None:
        root, has_begun = None, False
        for event in self._events:
            if isinstance(event, yaml.NodeEvent):
                root = self._node(event, depth=1)
            elif isinstance(event, yaml.DocumentStartEvent):
                if has_begun:
                    hint = "Take the line --- out, or make it a file of its own."
                    raise _unreadable(event, "A second document begins here.", hint)
                has_begun = True
        return root

    def _node(self, event: yaml.NodeEvent, depth: int, *, is_key: bool = False) -> Node:
        self._check(event, depth, is_key=is_key)
        if isinstance(event, yaml.ScalarEvent):
            text: str = event.value
            if event.style not in _UNFOLDED and "\n" in text:
                # YAML folds a blank line into a mere line break, but it separates paragraphs. Not so in
                # double quotes, where a line break may be intended, nor in a block after |: it is not folded.
                text = _FOLDED_BLANK.sub("\n\n", text)
            return Scalar(_span(event), text, plain=not event.style)
        is_mapping = isinstance(event, yaml.MappingStartEvent)
        node: Mapping | Items = Mapping(_span(event)) if is_mapping else Items(_span(event))
        key: Scalar | None = None
        for inner in self._events:
            if not isinstance(inner, yaml.NodeEvent):
                end = _span(inner)
                if end.column != end.end_column:  # only a closing bracket has a width
                    node.flow_end = (end.end_line, end.end_column)
                break
            child = self._node(inner, depth + 1, is_key=is_mapping and key is None)
            if isinstance(node, Items):
                node.items.append(child)
            elif key is not None:
                node.pairs.append((key, child))
                key = None
            elif isinstance(child, Scalar):
                key = child
        return node

    def _check(self, event: yaml.NodeEvent, depth: int, *, is_key: bool) -> None:
        """Refuse aliases, anchors and tags, and more values or levels than any dossier has."""
        is_alias, tag = isinstance(event, yaml.AliasEvent), getattr(event, "tag", None)
        for mark, is_there in (("*", is_alias), ("&", event.anchor is not None), ("!", tag is not None)):
            if is_there:
                message = f"A value that begins with {mark} must stand in quotes."
                raise _unreadable(event, message, _DOUBLE_QUOTES)
        self._count += 1
        if self._count > MOST_NODES:
            raise _unreadable(event, f"This file holds more than {MOST_NODES:,} values.", "Take some out.")
        if isinstance(event, yaml.ScalarEvent):
            return
        if is_key:
            message = "A key must be a word, not a list."
            raise _unreadable(event, message, "Check brackets and question marks.")
        if depth > MOST_DEPTH:
            message = f"Lists and keys are nested more than {MOST_DEPTH} deep here."
            raise _unreadable(event, message, "Check the indentation.")


def _span(event: yaml.Event) -> TextSpan:
    start, end = event.start_mark, event.end_mark
    if start is None or end is None:  # pragma: no cover - events that were read from a text have marks
        raise TypeError("an event without marks")
    return TextSpan(start.line, start.column, end.line, end.column)


def _unreadable(event: yaml.Event, message: str, hint: str) -> Unreadable:
    span = _span(event)
    return Unreadable(Mistake(message, hint, span.line, span.column))
