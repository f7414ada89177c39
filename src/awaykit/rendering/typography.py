"""Marks around and inside words: quotation marks, direction of writing, places where a line may break."""

import re
import unicodedata
from collections.abc import Iterator

_RIGHT_TO_LEFT = frozenset({"R", "AL"})


def has_right_to_left(text: str) -> bool:
    """Whether a letter of the text runs from right to left (Arabic, Hebrew, Thaana, …)."""
    return not text.isascii() and any(unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT for letter in text)


def is_right_to_left(text: str) -> bool:
    """Whether all letters of the text that have a direction run from right to left."""
    return has_right_to_left(text) and not any(unicodedata.bidirectional(letter) == "L" for letter in text)


def directions(text: str) -> Iterator[tuple[str, bool]]:
    """The text in pieces, each with whether it runs from right to left.

    A piece from right to left begins and ends with such a letter (or its marks); what is
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
    middle = end if has_begun else start
    last = ((text[start:middle], True), (text[middle:], False))
    yield from (piece for piece in last if piece[0])


_TYPED = re.compile(r"[\"']|(?<=\S) --? (?=\S)")
_DASH = re.compile(r"(?<=\S)(?<![0-9]) --? (?=\S)|(?<=[0-9]) --? (?=[^\s0-9])")
"""A dash between words; between numbers it may be a range or a minus, and stays."""

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
    text = _DASH.sub(" – ", text)
    kept = {index for address in _ADDRESS.finditer(text) for index in range(*address.span())}
    done: list[str] = []
    doubles = singles = 0  # quotes that are open
    for index, typed in enumerate(text):
        before, after = done[-1] if done else " ", text[index + 1 : index + 2] or " "
        sign = typed
        if typed == '"' and index not in kept:
            is_opening = before in _OPENS_AFTER and not after.isspace()
            means_no_quote = (before.isdigit() or before in _OPENS_AFTER) and not doubles
            sign = "“" if is_opening else '"' if means_no_quote else "”"
        elif typed == "'" and index not in kept:
            sign = _single(text, index, before, is_open=singles > 0)
        done.append(sign)
        if sign == "“":
            doubles += 1
        elif sign == "”":
            doubles = max(0, doubles - 1)
        elif sign == "‘":
            singles += 1
        elif sign == "’" and not after.isalnum() and before not in _OPENS_AFTER:  # no apostrophe
            singles = max(0, singles - 1)
    return "".join(done)


def _single(text: str, index: int, before: str, *, is_open: bool) -> str:
    """An apostrophe, or a single quote; `is_open`: an earlier one is open."""
    after = text[index + 1 : index + 2] or " "
    if before in _OPENS_AFTER:
        if after.isspace():
            return "'"
        is_quote = _CUT_OFF.match(text, index) is None and _CLOSING.search(text, index + 2) is not None
        return "‘" if is_quote else "’"
    is_prime = before.isdigit() and not after.isalpha() and (after.isdigit() or not is_open)
    return "'" if is_prime else "’"


_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_MONTHS_SHORT = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
_DAYS = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_DAYS_SHORT = "Mon|Tue|Wed|Thu|Fri|Sat|Sun"
_UNITS = "mg|mL|mmol|kg|percent|Match|days?|weeks?|months?|years?|hours?|minutes?|patients?"
_TAG = re.compile(r"(<[^>]*>)")
_SPACE_INSIDE = re.compile(
    r"\b(?:"
    r"(?:Dr|Prof|Mr|Ms|Mrs)\.(?= \w| $)"
    rf"|(?:{_MONTHS}|{_MONTHS_SHORT})(?= [0-9])"
    rf"|(?:{_DAYS}|{_DAYS_SHORT}),(?= (?:{_MONTHS}|{_MONTHS_SHORT})\b)"
    r"|[0-9]{1,2},(?= (?:19|20)[0-9]{2}\b)"
    r"|(?:[Pp]ages?|Step|PGY|ID)(?= [0-9])"
    r"|AAMC(?= ID [0-9])"
    r"|\w+,(?= [A-Z]{2}\b)"
    rf"|[0-9]+(?= (?:–|(?:{_UNITS})\b))"
    r") "
)
_UNBROKEN = r"\b[Ee]-mails?\b|\b[A-Za-z]{1,5}/[A-Za-z]{1,5}\b"
"""Words with a sign after which a line may end, but should not: e-mail, she/her, mmol/L."""
_SPACE_BEFORE_END = re.compile(r"\s+(?=</(?:p|h[1-3]|li|dt|dd|caption|th|td|figcaption)>)")
"""WeasyPrint counts a space at the end of a block, and may break its last full line after one word."""

_END = r"</(?:p|li|dd|td)>"
_SIGN = r"(?:[^ \n<>]|</?(?:bdi|strong|span|a)>)"
_LAST_SPACES = tuple(
    # After some words only, and not in the emphasis of a margin: in a narrow column a last word that is
    # longer for it would break inside.
    re.compile(rf"(?<=[^<>]{{19}}{before})[ \n]+(?={_SIGN}{{1,{most}}}{_END})")
    for before, most in (("[^<>]", 14), ("[^<>,;:.]", 12))
)
"""Before the last word of a block, then before the last two where they are short: no line of one word.

Never before the last two after a comma: where a clause ends, a line may.
"""

_LONGEST_NAME = 32
"""Characters of a name that stays on one line; a longer one may break between its words."""

_NO_BREAK_SPACE = "\u00a0"


def keep_together(fragment: str, name: str = "") -> str:
    """The fragment with no-break spaces, and unbroken spans, where a line must not end.

    `name` is kept on one line by a span, and is found and copied with plain spaces. No block ends
    in a space: it would be counted in the width of its last line. None ends in a line of one short word.
    """
    made = join_spaces(_SPACE_BEFORE_END.sub("", fragment))
    for last_space in _LAST_SPACES:
        made = last_space.sub(_NO_BREAK_SPACE, made)
    is_kept = " " in name and len(name) <= _LONGEST_NAME
    unbroken = re.compile(f"{re.escape(name)}|{_UNBROKEN}") if is_kept else re.compile(_UNBROKEN)
    pieces = _TAG.split(made)
    pieces[::2] = [
        unbroken.sub(r'<span style="white-space: nowrap">\g<0></span>', words) for words in pieces[::2]
    ]
    return "".join(pieces)


def join_spaces(fragment: str) -> str:
    """The fragment with no-break spaces inside dates, titles, places, and numbers with what they count."""
    pieces = _TAG.split(fragment)
    pieces[::2] = [
        _SPACE_INSIDE.sub(lambda found: found[0][:-1] + _NO_BREAK_SPACE, words) for words in pieces[::2]
    ]
    return "".join(pieces)
