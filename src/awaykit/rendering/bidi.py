"""Which characters run from right to left, and where a text changes its direction."""

import unicodedata
from collections.abc import Iterator

_RIGHT_TO_LEFT = frozenset({"R", "AL"})
_STRONG = _RIGHT_TO_LEFT | {"L"}


def has_right_to_left(text: str) -> bool:
    """Whether a letter of the text runs from right to left (Arabic, Hebrew, Thaana, …)."""
    return not text.isascii() and any(unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT for letter in text)


def is_right_to_left(text: str) -> bool:
    """Whether all letters of the text that have a direction run from right to left."""
    return has_right_to_left(text) and not any(unicodedata.bidirectional(letter) == "L" for letter in text)


def directions(text: str) -> Iterator[tuple[str, bool]]:
    """The text in pieces, each with whether it runs from right to left.

    A piece from right to left begins and ends with such a letter (or its marks); what stands
    between it and the next letter from left to right belongs to the line, as with `<bdi>`.
    """
    if not has_right_to_left(text):
        if text:
            yield text, False
        return
    start, end, has_begun = 0, 0, False
    for index, letter in enumerate(text):
        direction = unicodedata.bidirectional(letter)
        if direction in _RIGHT_TO_LEFT:
            if not has_begun:
                if index > start:
                    yield text[start:index], False
                start, has_begun = index, True
            end = index + 1
        elif has_begun and direction == "NSM" and end == index:
            end = index + 1
        elif has_begun and direction == "L":
            yield text[start:end], True
            start, has_begun = end, False
    yield from _rest(text[start:], end - start if has_begun else 0)


def _rest(text: str, length: int) -> Iterator[tuple[str, bool]]:
    """The last pieces: `length` characters from right to left, then the end of the line."""
    if length:
        yield text[:length], True
    if text[length:]:
        yield text[length:], False
