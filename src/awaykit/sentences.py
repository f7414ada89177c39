"""The program's one splitter of texts into sentences."""

import re
from functools import cache


@cache
def sentence_end(
    also_at: str = "", *, after_quotes: bool = False, before_capitals: bool = False
) -> re.Pattern[str]:
    """The gap between two sentences: line breaks, and any white space behind a ".", "!" or "?".

    `also_at` holds more signs that end a sentence, ";" or ":" for a reader who judges each clause on
    its own. `after_quotes`: the stop may stand inside a closing quote or bracket, as in prose.
    `before_capitals`: no sentence begins with a small letter, so that "approx. two" is not cut.
    """
    stop = f"[.!?{also_at}]"
    behind = rf"(?:(?<={stop})|(?<={stop}[\"'”’)]))" if after_quotes else rf"(?<={stop})"
    begins = "(?=[^a-z])" if before_capitals else ""
    return re.compile(rf"{behind}\s+{begins}|\n+")


def sentences(text: str, also_at: str = "", *, after_quotes: bool = False) -> list[str]:
    """The sentences of a text in order, as `sentence_end` tells them apart; some may be empty."""
    return sentence_end(also_at, after_quotes=after_quotes).split(text)
