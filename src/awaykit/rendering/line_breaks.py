"""Keeps together, on paper, what a reader takes in as one: "Dr." and the name, a month and its day.

Only spaces change (to no-break spaces) and spans are added, never a word: the PDF still says what
the Word file says.
"""

import re

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_MONTHS_SHORT = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
_TAG = re.compile(r"(<[^>]*>)")
_SPACE_INSIDE = re.compile(
    r"\b(?:"
    r"(?:Dr|Prof|Mr|Ms|Mrs)\.(?= \w| $)"
    rf"|(?:{_MONTHS}|{_MONTHS_SHORT})(?= [0-9])"
    r"|(?:[Pp]ages?|Step|PGY)(?= [0-9])"
    r"|[0-9]+(?= (?:–|mg|mL|mmol|kg)\b)"
    r") "
)
_HYPHEN_INSIDE = re.compile(r"\b[Ee]-mails?\b")
_SPACE_BEFORE_END = re.compile(r"\s+(?=</(?:p|h[1-3]|li|dt|dd|caption|th|td|figcaption)>)")
"""WeasyPrint counts a space at the end of a block, and may break its last full line after one word."""

_NO_BREAK_SPACE = "\u00a0"


def keep_together(fragment: str) -> str:
    """The fragment with no-break spaces, and unbroken spans, where a line must not end.

    No block ends in a space: it would be counted in the width of its last line.
    """
    pieces = _TAG.split(_SPACE_BEFORE_END.sub("", fragment))
    pieces[::2] = [_words_kept_together(words) for words in pieces[::2]]
    return "".join(pieces)


def _words_kept_together(words: str) -> str:
    joined = _SPACE_INSIDE.sub(lambda found: found[0][:-1] + _NO_BREAK_SPACE, words)
    return _HYPHEN_INSIDE.sub(r'<span style="white-space: nowrap">\g<0></span>', joined)
