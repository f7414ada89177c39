"""From nodes to plain dicts of text, noting where each value stands and what is odd about it."""

import re
from dataclasses import dataclass, field
from typing import Any

from awaykit.loading.characters import FORBIDDEN, shown, told
from awaykit.loading.nodes import Loc, Mapping, Mistake, Node, Scalar, Sequence
from awaykit.loading.sources import SourceFile, Sources, Standing, hide
from awaykit.problems import Severity

ABSENT: Any = object()
"""What a key without a value, and a block of nothing but such keys, come to: as if they weren't there."""

_LOST_COMMENT = re.compile(r"\s+#(\S.*| ?[0-9].*)$|^ # ?[0-9].*$")
_WORDS_FOR_NOTHING = ("null", "Null", "NULL")


@dataclass(frozen=True, slots=True)
class Noted:
    """A mistake with its file, to become a `Problem` when it is known what must be masked."""

    file: SourceFile
    mistake: Mistake
    severity: Severity = Severity.ERROR
    loc: Loc | None = None


@dataclass(slots=True)
class Flattener:
    """Flattens the nodes of one file; `noted` gathers what is odd."""

    file: SourceFile
    sources: Sources
    noted: list[Noted] = field(default_factory=list)

    def flatten(self, node: Node, loc: Loc) -> Any:  # noqa: ANN401 - text, or lists and dicts of it
        """The value of `node` as text, list or dict, or ABSENT."""
        if isinstance(node, Scalar):
            return self._text(node, loc)
        if isinstance(node, Sequence):
            return self._list(node, loc)
        return self._dict(node, loc) or ABSENT

    def pairs(self, node: Mapping, loc: Loc) -> dict[str, Node]:
        """The keys of a mapping with their nodes, each once, with where they stand."""
        found: dict[str, Node] = {}
        for key, value in node.pairs:
            if key.text in found:
                self._refuse_second(key, value, (*loc, key.text))
            else:
                found[key.text] = value
                self.sources.standings.setdefault((*loc, key.text), Standing(self.file, key.span, value))
        return found

    def _dict(self, node: Mapping, loc: Loc) -> dict[str, Any]:
        values = {name: self.flatten(value, (*loc, name)) for name, value in self.pairs(node, loc).items()}
        return {name: value for name, value in values.items() if value is not ABSENT}

    def _list(self, node: Sequence, loc: Loc) -> list[Any]:
        kept: list[Any] = []
        for item in node.items:
            here = (*loc, len(kept))
            self.sources.standings[here] = Standing(self.file, None, item)
            value = self.flatten(item, here)
            if value is not ABSENT:
                kept.append(value)
        self.sources.standings.pop((*loc, len(kept)), None)
        return kept

    def _text(self, node: Scalar, loc: Loc) -> Any:  # noqa: ANN401
        if node.plain:
            self._look_at_plain(node, loc)
        elif found := FORBIDDEN.search(node.text):
            self._note(node, *told(found[0]), Severity.ERROR, loc)
        return ABSENT if node.is_empty else node.text

    def _look_at_plain(self, node: Scalar, loc: Loc) -> None:
        span = node.span
        rest = (
            self.file.lines[span.end_line][span.end_column :] if span.end_line < len(self.file.lines) else ""
        )
        if "#" in rest and (found := _LOST_COMMENT.match(rest)):
            begin = span.end_column + found[0].index("#")
            message = "What begins with # was left out here: it is a comment."
            hint = "If it belongs to the value, put the whole value in quotes."
            mistake = Mistake(message, hint, span.end_line, begin, len(rest) - begin + span.end_column)
            self.noted.append(Noted(self.file, mistake, Severity.WARNING, loc))
        if node.text in _WORDS_FOR_NOTHING:
            hint = "If you have nothing to say here, leave the place behind the colon empty."
            self._note(node, f'This is read as the word "{node.text}".', hint, Severity.WARNING, loc)
        if span.end_line > span.line and " - " in node.text:
            self._look_for_lost_hyphen(node, loc)

    def _look_for_lost_hyphen(self, node: Scalar, loc: Loc) -> None:
        for number in range(node.span.line + 1, node.span.end_line + 1):
            line = self.file.lines[number]
            if line.lstrip().startswith("- "):
                message = "This line was read as part of the text above, not as an entry of a list."
                mistake = Mistake(message, "Put the hyphen under the hyphen above.", number, line.index("-"))
                self.noted.append(Noted(self.file, mistake, Severity.WARNING, loc))
                return

    def _refuse_second(self, key: Scalar, value: Node, loc: Loc) -> None:
        hide(self.file, value)
        first = self.sources.standings[loc].key
        line = "" if first is None else f" The first stands in line {first.line + 1}."
        message = f'The key "{shown(key.text)}" stands here a second time.'
        self._note(key, message, f"Keep one of the two.{line}", Severity.ERROR, loc)

    def _note(self, node: Scalar, message: str, hint: str, severity: Severity, loc: Loc) -> None:
        span = node.span
        width = span.end_column - span.column if span.line == span.end_line else 1
        mistake = Mistake(message, hint, span.line, span.column, max(width, 1))
        self.noted.append(Noted(self.file, mistake, severity, loc))
