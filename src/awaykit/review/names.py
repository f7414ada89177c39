"""How a person of the dossier may be named in a paper: whole, without initials, as they are greeted."""

import re

from awaykit.person_name import without_degrees
from awaykit.review.words import whole_words

_WORDS_OF_A_NAME = 2

_TITLE = re.compile(r"^(?:(?:Dr|Prof|Mr|Ms|Mrs|Mx)\.?\s+|Professor\s+|Doctor\s+)+", re.IGNORECASE)


def bare_name(name: str) -> str:
    """The name without title and degrees: "Eleanor M. Whitfield" of "Dr. Eleanor M. Whitfield, MD"."""
    return _TITLE.sub("", without_degrees(name))


def names_of(name: str, greeting: str | None) -> tuple[str, ...]:
    """The name without title and degrees, the same without initials, and the greeting.

    Of the last two only what has two words or more: "Whitfield" alone may be a hospital.
    """
    full = bare_name(name)
    spare = " ".join(word for word in full.split() if not re.fullmatch(r"\w\.?", word))
    longer = [each for each in (spare, greeting) if each and len(each.split()) >= _WORDS_OF_A_NAME]
    return tuple(dict.fromkeys(each for each in (full, *longer) if each))


def name_pattern(name: str) -> re.Pattern[str]:
    """A name of one word counts only as it is written: "Rose" is a name, "rose" a verb."""
    return whole_words(name, exact_case=len(name.split()) < _WORDS_OF_A_NAME)
