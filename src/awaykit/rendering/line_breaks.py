"""Keeps together, on paper, what a reader takes in as one: "Dr." and the name, a month and its day.

Only spaces change (to no-break spaces) and spans are added, never a word: the PDF still says what
the Word file says.
"""

import re

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

    `name` is kept on one line by a span, so that it is found and copied with plain spaces. No block ends
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
