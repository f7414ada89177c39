"""Lexicons: the patterns and words by which the screens read a text, as data that is read late.

A lexicon is a file of `data/`:

- `[lists]` are words with blanks between them; in a pattern `{name}` matches any one of them.
- `[pieces]` are parts of patterns, and `[templates]` parts that a row completes; `{name}` puts them in.
- `[patterns]` are regular expressions by name.
- Every other table is an array of rows, which `text_rules` looks for in a text.

A pattern may go over several lines: a line break, with the blanks round it, counts for nothing.
"""

import re
import tomllib
from collections.abc import Callable, Iterator
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"
_TEXTS_KEPT = 16
_PIECE = re.compile(r"\{([a-z_]+)\}")


class LazyPattern:
    """A regular expression that is compiled when a text first may match it, and what such a text holds.

    To compile all that the screens have would take a run more than a tenth of a second. `needs`: pieces of
    text in small letters, one of which is there, whatever the capitals; empty: any text may match.
    `digits`: how many of 0 to 9 there are at least. Both only spare work: a test derives them from the
    pattern.
    """

    __slots__ = ("_made", "digits", "needs", "words")

    def __init__(self, words: str, *, needs: str = "", digits: int = 0) -> None:
        self.words, self.needs, self.digits = words, tuple(needs.split()), digits
        self._made: re.Pattern[str] | None = None

    @property
    def pattern(self) -> re.Pattern[str]:
        """The compiled expression."""
        if self._made is None:
            self._made = re.compile(self.words)
        return self._made

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """As of `re.Pattern`."""
        return self.pattern.finditer(text) if self._may_match(text) else iter(())

    def search(self, text: str) -> re.Match[str] | None:
        """As of `re.Pattern`."""
        return self.pattern.search(text) if self._may_match(text) else None

    def match(self, text: str) -> re.Match[str] | None:
        """As of `re.Pattern`."""
        return self.pattern.match(text) if self._may_match(text) else None

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """As of `re.Pattern`."""
        return self.pattern.fullmatch(text) if self._may_match(text) else None

    def sub(self, made: str | Callable[[re.Match[str]], str], text: str) -> str:
        """As of `re.Pattern`."""
        return self.pattern.sub(made, text) if self._may_match(text) else text

    def _may_match(self, text: str) -> bool:
        if not (self.needs or self.digits):
            return True
        small, digits = _read(text)
        if digits < self.digits:
            return False
        for piece in self.needs:  # for each pattern and text, so any() would take too long
            if piece in small:
                return True
        return not self.needs


@lru_cache(maxsize=_TEXTS_KEPT)
def _read(text: str) -> tuple[str, int]:
    """The text in small letters, and how many digits it holds."""
    return small_letters(text), sum(text.count(digit) for digit in "0123456789")


def small_letters(text: str) -> str:
    """Small letters as `re.IGNORECASE` takes them: the dots of Turkish letters don't count."""
    return text.casefold().replace("\u0307", "").replace("\u0131", "i")


class Lexicon:
    """One file of `data/`, read when something of it is first needed."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._patterns: dict[str, LazyPattern] = {}

    @cached_property
    def tables(self) -> dict[str, Any]:
        """The file as it is written."""
        return tomllib.loads((DATA / f"{self.name}.toml").read_text(encoding="utf-8"))

    @cached_property
    def lists(self) -> dict[str, frozenset[str]]:
        """The words of each list."""
        return {name: frozenset(words.split()) for name, words in self.tables.get("lists", {}).items()}

    @cached_property
    def _pieces(self) -> dict[str, str]:
        lists = {  # the longest word first, so that none hides another
            name: f"(?:{'|'.join(sorted(words, key=len, reverse=True))})"
            for name, words in self.lists.items()
        }
        return {**lists, **self.tables.get("pieces", {}), **self.tables.get("templates", {})}

    def __getitem__(self, name: str) -> LazyPattern:
        """The pattern of this name."""
        if name not in self._patterns:
            self._patterns[name] = self.pattern(self.tables["patterns"][name])
        return self._patterns[name]

    def pattern(self, entry: str | dict[str, Any]) -> LazyPattern:
        """The pattern of an entry: its own, or the template that it is `like`, filled with its other keys."""
        if isinstance(entry, str):
            return LazyPattern(self._filled(entry, {}))
        words = entry["pattern"] if "pattern" in entry else self._pieces[entry["like"]]
        needs = self._filled(entry.get("needs", ""), {})
        return LazyPattern(self._filled(words, entry), needs=needs, digits=entry.get("digits", 0))

    def _filled(self, words: str, entry: dict[str, str]) -> str:
        """The words in one line, with each `{piece}` of the lexicon or of the entry put in."""
        line = "".join(part.strip() for part in words.split("\n")) if "\n" in words else words
        return _PIECE.sub(
            lambda found: self._filled(
                self._pieces[found[1]] if found[1] in self._pieces else entry[found[1]], entry
            ),
            line,
        )
