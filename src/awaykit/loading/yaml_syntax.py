"""YAML text as events, and what is wrong with it in the applicant's words."""

import re
from collections.abc import Callable, Sequence

import yaml

from awaykit.loading.nodes import Items, Mapping, Mistake, Node, Scalar, TextSpan, Unreadable
from awaykit.loading.text_files import shown

_KEY_AND_VALUE = re.compile(r"(?P<key>\s*(?:- +)*[\w-]+): +(?P<value>.*\S)\s*$")
_KEY_WITHOUT_SPACE = re.compile(r"\s*(?:- +)*[A-Za-z_]\w*:\S")
_ODD_SPACE = re.compile(r"[ ]*[\u00a0\u2000-\u200b\u202f\u3000]")
_CLOSING_QUOTE = re.compile(r".*['\"]\s*$")
_OTHER_COLON = "："
_CURLY = "“”„‟"

_SPACES = "Use spaces: two for each step to the right."
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
    """The mistake behind `error`, told by what stands in the line where libyaml stopped."""
    spot = _Spot(error, lines)
    odd = _odd_line(spot)
    if odd is not None:
        return odd
    problem = f"{error.problem or ''} {error.context or ''}"
    for words, teller in _TELLERS:
        if words in problem:
            return teller(spot)
    return spot.mistake("This line can't be read as YAML.", "Compare it with the lines around it.")


def _odd_line(spot: _Spot) -> Mistake | None:
    """A character that looks like another one: a space that is none, a colon of another script."""
    spots = [spot.line] if spot.context is None else [spot.line, spot.context[0]]
    for line in spots:
        text = spot.lines[line]
        if _ODD_SPACE.match(text):
            column = len(text) - len(text.lstrip(" "))
            message = "This line begins with a space that is not a plain one."
            return Mistake(message, "Type the spaces again.", line, column)
        if _OTHER_COLON in text and not re.search(r":(\s|$)", text):
            message = "This colon is not the plain one."
            return Mistake(message, "Type a plain colon and a space.", line, text.index(_OTHER_COLON))
    return None


def _colon(spot: _Spot) -> Mistake:
    """A second colon in one line, or a key below a value that is already complete."""
    line = spot.text
    missing = _missing_space(spot)
    if missing is not None:
        return missing
    found = _KEY_AND_VALUE.match(line)
    if found is None or spot.column < found.start("value"):
        spot.column = len(line) - len(line.lstrip())
        return spot.mistake("The line above already has a value, so no key can stand under it.", _COLUMNS)
    value = found["value"]
    if value.startswith(tuple(_CURLY)):
        return spot.mistake(
            "Curly quotes don't protect the colon in this value.", 'Use straight quotes: "..."'
        )
    if value.startswith(("'", '"')):
        return spot.mistake("Text follows the closing quotation mark.", _DOUBLE_QUOTES)
    return spot.mistake("This value has a colon in it, so it must stand in quotes.", _DOUBLE_QUOTES)


def _missing_space(spot: _Spot) -> Mistake | None:
    """The line above the spot ran on into it, because its colon has no space behind it."""
    for number in (spot.line, spot.line - 1):
        if number >= 0 and _KEY_WITHOUT_SPACE.match(spot.lines[number]):
            text = spot.lines[number]
            return Mistake(
                "A space is missing after the colon.", "Write key: value.", number, text.index(":")
            )
    return None


def _no_colon(spot: _Spot) -> Mistake:
    missing = _missing_space(spot.at_context())
    if missing is not None:
        return missing
    hint = "Write key: value. Text of several lines needs a | behind its key, and spaces before each line."
    return spot.mistake("This line has no key with a colon.", hint, len(spot.text.strip()) or 1)


def _bad_start(spot: _Spot) -> Mistake:
    character = spot.text[spot.column : spot.column + 1]
    if character == "\t" or not character:
        return _tab(spot)
    return spot.mistake(f"A value that begins with {shown(character)} must stand in quotes.", _DOUBLE_QUOTES)


def _tab(spot: _Spot) -> Mistake:
    return spot.mistake("A tab stands where spaces belong.", _SPACES)


def _unclosed_quote(spot: _Spot) -> Mistake:
    hint = "Put the same quotation mark at the end of the value."
    return spot.at_context().mistake("This quotation mark is never closed.", hint)


def _unclosed_bracket(spot: _Spot) -> Mistake:
    hint = "Close it, put a comma between entries, or put the value in quotes."
    return spot.at_context().mistake("What this bracket opens is not complete.", hint)


def _indented(spot: _Spot) -> Mistake:
    """Something in a column where nothing can stand: after a quote, after a comment, or indented oddly."""
    before = spot.text[: spot.column]
    if _CLOSING_QUOTE.match(before):
        hint = "Put quotes around the whole value; inside '...', write an apostrophe twice."
        return spot.mistake("Text follows the closing quotation mark.", hint)
    if spot.line and " #" in spot.lines[spot.line - 1]:
        hint = "If # belongs to the value, put the whole value in quotes."
        return spot.mistake("The line above ends in a comment, so its text can't go on here.", hint)
    if spot.text.lstrip().startswith("- "):
        return spot.mistake("This hyphen does not stand under the other hyphens of its list.", _COLUMNS)
    return spot.mistake("This line is not indented like the lines that it belongs to.", _COLUMNS)


def _list_in_line(spot: _Spot) -> Mistake:
    return spot.mistake("A list can't begin behind its key.", "Begin a new line with the hyphen.")


def _alias(spot: _Spot) -> Mistake:
    spot.at_context()
    character = spot.text[spot.column : spot.column + 1]
    return spot.mistake(f"A value that begins with {shown(character)} must stand in quotes.", _DOUBLE_QUOTES)


def _escape(spot: _Spot) -> Mistake:
    hint = "Use single quotes '...', or write the backslash twice."
    return spot.mistake('In "..." a backslash changes what follows it.', hint)


def _block_header(spot: _Spot) -> Mistake:
    return spot.mistake(
        "Behind | or > nothing can stand.", "Begin the text on the next line, indented by two spaces."
    )


def _bracket_alone(spot: _Spot) -> Mistake:
    return spot.mistake("Nothing opens this bracket, or a value is missing.", _DOUBLE_QUOTES)


def _directive(spot: _Spot) -> Mistake:
    return spot.mistake("This line begins with %, which has a meaning of its own.", "Take the line out.")


def _after_document(spot: _Spot) -> Mistake:
    return spot.mistake(
        "The file was already complete before this.", "Check brackets and lines of dots above."
    )


def _colon_in_braces(spot: _Spot) -> Mistake:
    return spot.mistake("A space is missing after this colon.", "Inside { } write key: value, with a space.")


def _key_mark(spot: _Spot) -> Mistake:
    return spot.mistake("A value that begins with ? must stand in quotes.", _DOUBLE_QUOTES)


_TELLERS: tuple[tuple[str, Callable[[_Spot], Mistake]], ...] = (
    ("mapping values are not allowed", _colon),
    ("mapping keys are not allowed", _key_mark),
    ("could not find expected ':'", _no_colon),
    ("unexpected ':'", _colon_in_braces),
    ("tab character", _tab),
    ("cannot start any token", _bad_start),
    ("while scanning a quoted scalar", _unclosed_quote),
    ("while parsing a quoted scalar", _escape),
    ("while scanning an alias", _alias),
    ("while scanning an anchor", _alias),
    ("while parsing a tag", _alias),
    ("while scanning a tag", _alias),
    ("undefined tag handle", _alias),
    ("while parsing a flow", _unclosed_bracket),
    ("while scanning a block scalar", _block_header),
    ("block sequence entries are not allowed", _list_in_line),
    ("expected '-' indicator", _indented),
    ("did not find expected key", _indented),
    ("did not find expected node content", _bracket_alone),
    ("directive", _directive),
    ("<document start>", _after_document),
)
"""Words of libyaml's (and PyYAML's) messages, the more telling first, and who explains them."""


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
        self._open: list[Items | Mapping] = []
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
            self._enter(Items(_span(event)), event)
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

    def _enter(self, node: Items | Mapping, event: yaml.Event) -> None:
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
        if isinstance(container, Items):
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


def _span(event: yaml.Event) -> TextSpan:
    start, end = event.start_mark, event.end_mark
    if start is None or end is None:  # pragma: no cover - events that were read from a text have marks
        raise TypeError("an event without marks")
    return TextSpan(start.line, start.column, end.line, end.column)


def _unreadable(event: yaml.Event, message: str, hint: str) -> Unreadable:
    span = _span(event)
    return Unreadable(Mistake(message, hint, span.line, span.column))
