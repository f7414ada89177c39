"""Regular expressions that are compiled when a text first may match them.

To compile all that the screen has would take a run more than a tenth of a second.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

_TEXTS_KEPT = 16


class LazyPattern:
    """A regular expression, and what every text that matches it is known to hold.

    `needs`: pieces of text in small letters, one of which is there, whatever the capitals; empty tells
    nothing. `digits`: how many of 0 to 9 there are at least. Both only spare work: a test derives them
    from the pattern.
    """

    __slots__ = ("_made", "digits", "flags", "needs", "words")

    def __init__(
        self, words: str, flags: re.RegexFlag = re.NOFLAG, *, needs: str = "", digits: int = 0
    ) -> None:
        self.words, self.flags = words, flags
        self.needs, self.digits = tuple(needs.split()), digits
        self._made: re.Pattern[str] | None = None

    @property
    def pattern(self) -> re.Pattern[str]:
        """The compiled expression."""
        if self._made is None:
            self._made = re.compile(self.words, self.flags)
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
        return digits >= self.digits and (not self.needs or any(piece in small for piece in self.needs))


@lru_cache(maxsize=_TEXTS_KEPT)
def _read(text: str) -> tuple[str, int]:
    """The text in small letters, and how many digits it holds."""
    return small_letters(text), sum(text.count(digit) for digit in "0123456789")


def small_letters(text: str) -> str:
    """Small letters as `re.IGNORECASE` takes them: the dots of Turkish letters don't count."""
    return text.casefold().replace("\u0307", "").replace("\u0131", "i")
