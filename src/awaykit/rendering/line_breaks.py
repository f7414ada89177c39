"""Keeps together, on paper, what a reader takes in as one: "Dr." and the name, a month and its day.

Only spaces change (to no-break spaces) and spans are added, never a word: the PDF still says what
the Word file says.
"""

import re

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_MONTHS_SHORT = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
_DAYS = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_DAYS_SHORT = "Mon|Tue|Wed|Thu|Fri|Sat|Sun"
_UNITS = "mg|mL|mmol|kg|percent|Match|days?|weeks?|months?|years?|hours?|minutes?"
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
_HYPHEN_INSIDE = re.compile(r"\b[Ee]-mails?\b")
_SPACE_BEFORE_END = re.compile(r"\s+(?=</(?:p|h[1-3]|li|dt|dd|caption|th|td|figcaption)>)")
"""WeasyPrint counts a space at the end of a block, and may break its last full line after one word."""

_END = r"</(?:p|li|dd|td)>"
_SIGN = r"(?:[^ \n<>]|</?(?:bdi|strong|em|span|a)>)"
_LAST_SPACES = tuple(
    # After some words only: in a narrow cell or margin a longer last word would break inside.
    re.compile(rf"(?<=[^<>]{{20}})[ \n]+(?={_SIGN}{{1,{most}}}{_END})")
    for most in (14, 12)
)
"""Before the last word of a block, then before the last two where they are short: no line of one word."""

_LONGEST_NAME = 32
"""Characters of a name that stays on one line; a longer one may break between its words."""

_NO_BREAK_SPACE = "\u00a0"


def keep_together(fragment: str, name: str = "") -> str:
    """The fragment with no-break spaces, and unbroken spans, where a line must not end.

    `name` is kept on one line too. No block ends in a space: it would be counted in the width of its
    last line. No block ends in a line of one short word.
    """
    made = join_spaces(_SPACE_BEFORE_END.sub("", fragment), name)
    for last_space in _LAST_SPACES:
        made = last_space.sub(_NO_BREAK_SPACE, made)
    pieces = _TAG.split(made)
    pieces[::2] = [
        _HYPHEN_INSIDE.sub(r'<span style="white-space: nowrap">\g<0></span>', words) for words in pieces[::2]
    ]
    return "".join(pieces)


def join_spaces(fragment: str, name: str = "") -> str:
    """The fragment with no-break spaces inside dates, numbers with their unit, titles, places and `name`."""
    is_kept = " " in name and len(name) <= _LONGEST_NAME
    pieces = _TAG.split(fragment)
    for index in range(0, len(pieces), 2):
        words = _SPACE_INSIDE.sub(lambda found: found[0][:-1] + _NO_BREAK_SPACE, pieces[index])
        pieces[index] = words.replace(name, name.replace(" ", _NO_BREAK_SPACE)) if is_kept else words
    return "".join(pieces)
