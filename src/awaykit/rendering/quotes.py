"""Typographic quotes, apostrophes and dashes, where applicants have typed straight ones.

Written here because the libraries read HTML: smartypants takes "BP <90 said "x" and >60" for a tag and leaves
it alone, and it makes 5'10" and '90s into opening quotes.
"""

import re

from awaykit.rendering.bidi import has_right_to_left

_TYPED = re.compile(r"[\"']|(?<=\S) --? (?=\S)")
_DASH = re.compile(r"(?<=\S) --? (?=\S)")
_BETWEEN_NUMBERS = re.compile(r"[0-9] --? [0-9]")
_ADDRESS = re.compile(r"[\w.+'-]+@[\w.-]+|\w+://[^\s\"<>]+")
"""A quote in an address is part of it."""

_OPENS_AFTER = frozenset(" \t\n\u00a0\u2009\u202f([{<–—-/“‘«„¿¡")
_CUT_OFF = re.compile(r"'(?:[0-9]{2}s?|tis|twas|em|til|cause|round|n)\b", re.IGNORECASE)
_CLOSING = re.compile(r"(?<=[^\s(\[{–—])['’](?!\w)")


def typographic(text: str) -> str:
    """The text with the quotes and the dash that a typesetter would have set; what is so already stays.

    Signs of feet, inches and minutes stay straight, ranges of numbers keep their hyphen, addresses stay
    as they are, and so do names in Hebrew or Arabic letters, where such a sign belongs to the word.
    """
    if not _TYPED.search(text) or has_right_to_left(text):
        return text
    text = _DASH.sub(_dash, text)
    kept = {index for address in _ADDRESS.finditer(text) for index in range(*address.span())}
    done: list[str] = []
    is_open = _Open()
    for index, typed in enumerate(text):
        before, after = done[-1] if done else " ", text[index + 1 : index + 2] or " "
        if typed == '"' and index not in kept:
            sign = _double(before, after, is_open)
        elif typed == "'" and index not in kept:
            sign = _single(text, index, before, is_open)
        else:
            sign = typed
        done.append(sign)
        is_open.count(sign, before, after)
    return "".join(done)


def _dash(found: re.Match[str]) -> str:
    """An en dash between words; between numbers it may be a range or a minus, and stays."""
    around = found.string[found.start() - 1 : found.end() + 1]
    return found[0] if _BETWEEN_NUMBERS.fullmatch(around) else " – "


class _Open:
    """How many quotes of each kind are open."""

    def __init__(self) -> None:
        self.doubles = self.singles = 0

    def count(self, sign: str, before: str, after: str) -> None:
        """Note what the sign opens or closes; an apostrophe does neither."""
        if sign == "“":
            self.doubles += 1
        elif sign == "”":
            self.doubles = max(0, self.doubles - 1)
        elif sign == "‘":
            self.singles += 1
        elif sign == "’" and not after.isalnum() and before not in _OPENS_AFTER:
            self.singles = max(0, self.singles - 1)


def _double(before: str, after: str, is_open: _Open) -> str:
    if before in _OPENS_AFTER and not after.isspace():
        return "“"
    means_no_quote = before.isdigit() or before in _OPENS_AFTER
    return '"' if means_no_quote and not is_open.doubles else "”"


def _single(text: str, index: int, before: str, is_open: _Open) -> str:
    after = text[index + 1 : index + 2] or " "
    if before in _OPENS_AFTER:
        if after.isspace():
            return "'"
        is_quote = _CUT_OFF.match(text, index) is None and _CLOSING.search(text, index + 2) is not None
        return "‘" if is_quote else "’"
    is_prime = before.isdigit() and not after.isalpha() and (after.isdigit() or not is_open.singles)
    return "'" if is_prime else "’"
