"""One engine for rules on text: what must be there, before and after it, negation, and whose act it is."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property

from awaykit.screen.lexicon import LazyPattern, Lexicon
from awaykit.wording import sentence_end

_WORDS = Lexicon("whose_act")
_SAID_NEAR = 25
"""Characters before "assisted in" and the like in which a negation counts."""


class Form(Enum):
    """The form of a verb: "wrote", "write", "writing"."""

    PAST = auto()
    BASE = auto()
    GERUND = auto()


def is_own(sentence: str, start: int, form: Form, *, bare: bool) -> bool:
    """Whether the verb at `start` names an act of the applicant's.

    `bare`: a phrase without a subject is the applicant's ("Proposed a diet"), as in facts;
    in an outcome ("Treated and sent home") it is the patient's.
    """
    before = sentence[:start].rstrip()
    if form is Form.GERUND:
        return _takes_part(before, bare=bare)
    if form is Form.BASE and _is_let(before):
        return True
    while (shorter := _WORDS["passed_over"].sub("", before).rstrip()) != before:
        before = shorter
    if not before:
        return bare
    if _WORDS["self"].search(before):
        return form is Form.PAST or not _WORDS["plan_of_mine"].search(before)
    if form is Form.BASE or not _WORDS["joined"].search(before):
        return False
    return _goes_on(before, bare=bare)


def _is_let(before: str) -> bool:
    """Whether the applicant was let do what follows: "was allowed to", "let me"."""
    found = _WORDS["leave"].search(before)
    if found is None:
        return False
    end = found.start("between") if found["between"] else found.end()
    clause = re.split(r"[;:,]|\bbut\b", before[:end])[-1]
    return not _WORDS["negation"].search(clause)


def _takes_part(before: str, *, bare: bool) -> bool:
    """Whether the applicant took part in what follows: "assisted in", "responsible for"."""
    found = _WORDS["part"].search(before)
    if found is None or _WORDS["negation"].search(before[max(0, found.start() - _SAID_NEAR) :]):
        return False
    return bool(found["mine"]) or is_own(before, found.start("head"), Form.PAST, bare=bare)


def _goes_on(before: str, *, bare: bool) -> bool:
    """Whether a verb after a comma or "and" goes on from one of the applicant's."""
    words = _WORDS["joint"].search(before)
    joint = words[0].casefold() if words else ","
    text = before[: words.start()] if words else before
    if not re.search(r"[,:(–—•]", joint):
        # "while the resident examined … and": who acts in the last clause goes on, if one is within.
        _, *clauses = _WORDS["subordinator"].pattern.split(re.split(r"[,:;]", text)[-1])
        if clauses and _WORDS["finite_verb"].search(clauses[-1]):
            return bool(re.match(r"(?i)(?:I|we)\b", clauses[-1]))
    pieces = _WORDS["piece"].pattern.split(text)
    for index in range(len(pieces) - 1, -1, -1):
        verdict = _is_mine(pieces[index].strip(), is_first=index == 0, bare=bare)
        if verdict is not None:
            denied = re.search(r"\b(?:or|nor)\b", joint) and _WORDS["negation"].search(pieces[index])
            return verdict and not denied
    return bare


def _is_mine(piece: str, *, is_first: bool, bare: bool) -> bool | None:
    """Whether the verb of an earlier piece of the sentence is the applicant's; None where it has none."""
    if re.match(r"(?:I|[Ww]e)\b", piece):
        return True
    if _WORDS["who_also"].search(piece):
        return False
    if not piece or _WORDS["opens_no_clause"].match(piece):
        return bare if piece and is_first else None
    return False if is_first or _WORDS["later_finite_verb"].search(piece) else None


_NEAR = 100
"""Characters: no pattern looks farther, and time grows with a text's length, not with its square."""
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
        """All matches that count; `bare` as in `is_own`."""
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
