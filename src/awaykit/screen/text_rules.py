"""The engine of the screens: where a text matches the rows of a lexicon, and no exception applies.

A row holds a pattern (`pattern`, or `like` a template), an example (`finds`), what that is (`kind`), and what
every match holds (`needs`, `digits`). An `[[unless]]` names a context in which a match doesn't count. It
applies to the tables or kinds that `of` names, else to every row, and holds when all of its patterns are
found: in the `match` itself; `before` or `after` it, as far as a pattern need look; in the `sentence` round
it; anywhere `earlier` in the text; or earlier in the same `clause`. The rows of a table that `own_acts` names
count only where the verb is the applicant's own.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from awaykit.screen.lexicon import LazyPattern, Lexicon
from awaykit.screen.whose_act import Form, is_own
from awaykit.sentences import sentence_end

_NEAR = 100
"""Characters: no pattern looks farther, so that time grows with a text's length, not with its square."""
_FARTHEST = 600
_SENTENCE_END = sentence_end(before_capitals=True)
_CLAUSE_END = re.compile(r"[:—]|\bbut\b")


def just_before(text: str, start: int) -> str:
    """What is before a piece of the text, as far as a pattern need look."""
    return text[max(0, start - _NEAR) : start]


def just_after(text: str, end: int) -> str:
    """What is behind a piece of the text, as far as a pattern need look."""
    return text[end : end + _NEAR]


def sentence_round(text: str, start: int, end: int) -> str:
    """The sentence that holds this piece of the text, as far as its stops show."""
    first = max(0, start - _FARTHEST)
    last = min(len(text), end + _FARTHEST)
    first = max((m.end() for m in _SENTENCE_END.finditer(text, first, start)), default=first)
    last = next((m.start() for m in _SENTENCE_END.finditer(text, end, last)), last)
    return text[first:last]


def _before_the_word(found: re.Match[str]) -> str:
    """All that is before the match, or before the word in it that counts."""
    return found.string[: found.start("word" if "word" in found.re.groupindex else 0)]


_CONTEXTS: dict[str, Callable[[re.Match[str]], str]] = {
    "match": lambda found: found[0],
    "before": lambda found: just_before(found.string, found.start()),
    "after": lambda found: just_after(found.string, found.end()),
    "sentence": lambda found: sentence_round(found.string, *found.span()),
    "earlier": _before_the_word,
    "clause": lambda found: _CLAUSE_END.split(_before_the_word(found))[-1],
}


@dataclass(frozen=True, slots=True)
class TextRule:
    """One row of a lexicon with its exceptions: each is contexts by name, and a pattern for each of them."""

    kind: str
    pattern: LazyPattern
    unless: tuple[tuple[tuple[str, LazyPattern], ...], ...]
    is_own_act: bool

    def hits(self, text: str, *, bare: bool = False) -> list[re.Match[str]]:
        """All matches that count; `bare` as in `whose_act.is_own`."""
        return [found for found in self.pattern.finditer(text) if self._counts(found, bare=bare)]

    def first(self, text: str) -> re.Match[str] | None:
        """The first match, if it counts."""
        found = self.pattern.search(text)
        return found if found and self._counts(found, bare=False) else None

    def _counts(self, found: re.Match[str], *, bare: bool) -> bool:
        if self.is_own_act:
            forms = found.groupdict()
            form = Form.PAST if forms["past"] else Form.GERUND if forms.get("gerund") else Form.BASE
            if not is_own(found.string, found.start(), form, bare=bare):
                return False
        return not any(
            all(pattern.search(_CONTEXTS[context](found)) for context, pattern in each)
            for each in self.unless
        )


class TextRules:
    """The rows of one table of a lexicon, made when a text is first read."""

    def __init__(self, lexicon: Lexicon, table: str = "rows") -> None:
        self._lexicon, self._table = lexicon, table

    @cached_property
    def rows(self) -> tuple[TextRule, ...]:
        """The rows, in the order of the file."""
        tables = self._lexicon.tables
        return tuple(
            TextRule(
                kind=row.get("kind", ""),
                pattern=self._lexicon.pattern(row),
                unless=tuple(
                    tuple(
                        (context, self._lexicon.pattern(each))
                        for context, words in unless.items()
                        if context != "of"
                        for each in ([words] if isinstance(words, str) else words)
                    )
                    for unless in tables.get("unless", ())
                    if not {self._table, row.get("kind")}.isdisjoint(unless.get("of", self._table).split())
                ),
                is_own_act=self._table in tables.get("own_acts", ()),
            )
            for row in tables[self._table]
        )

    def hits(self, text: str, *, bare: bool = False) -> Iterator[re.Match[str]]:
        """All matches of all rows that count."""
        return (found for row in self.rows for found in row.hits(text, bare=bare))
