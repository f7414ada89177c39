"""The sentences of a text, and how two are compared: by their words, whatever their signs."""

import re
from collections.abc import Iterator

_END = re.compile(r"(?<=[.!?])\s+|(?<=[.!?][\"'”’)])\s+|\n+")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_LEAST_WORDS = 5
"""Shorter sentences say the same by chance."""


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text, in order, each on one line."""
    for part in _END.split(text):
        if sentence := " ".join(part.split()):
            yield sentence


def essence(sentence: str) -> str:
    """What a sentence says again: its words without signs, capitals, and an "I" before the verb.

    "" where it is too short to tell a repetition from chance.
    """
    words = [word.casefold().replace("’", "'") for word in _WORD.findall(sentence)]
    if words[:1] in (["i"], ["we"]):
        del words[0]
    return " ".join(words) if len(words) >= _LEAST_WORDS else ""
