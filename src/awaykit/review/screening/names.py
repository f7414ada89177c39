"""Names of patients and of those round them: by title, by relation, or by being no known word."""

import re
from collections.abc import Iterator

from awaykit.review.screening.clues import Clue, Kind, Scope, Setting, blanked, just_after
from awaykit.review.screening.known_words import folded, is_eponym, is_medicines, listed, may_be_a_name
from awaykit.review.screening.late import Late
from awaykit.review.screening.name_runs import names_among_capitals
from awaykit.review.screening.name_words import is_plain, is_strange
from awaykit.review.screening.people import (
    CASE_OF_INITIALS,
    INITIALS,
    NAMED_AFTERWARDS,
    NAMING,
    PERSON_PATTERNS,
    SURE_INITIALS,
    UNIQUE,
    is_abbreviation,
)
from awaykit.review.screening.things import THING_OF_SOMEONE, thing_follows

_FOREIGN = Late(r"[^\W\d_]+(?:\s+[^\W\d_]+)*")
_LATIN_OR_GREEK = Late(r"[A-Za-z\u00aa-\u024f\u0300-\u03ff\u1e00-\u1eff\u1f00-\u1fff\u2100-\u214f]")


def name_clues(text: str, setting: Setting) -> Iterator[Clue]:
    """What reads like the name of a person who is none of the dossier's own."""
    found = [*_after_titles(text, setting), *_named_afterwards(text, setting)]
    found += [*_beside_people(text, setting), *_initials(text, setting)]
    found += (Clue(match.start(), match.end(), Kind.NAME) for each in UNIQUE for match in each.finditer(text))
    yield from found
    text = blanked(text, found)
    yield from names_among_capitals(text, setting)
    if setting.scope is not Scope.OWN:
        yield from _in_another_script(text)


def _after_titles(text: str, setting: Setting) -> Iterator[Clue]:
    """Names that a title or a word like "nicknamed" announces, common words or not."""
    for match in NAMING.finditer(text):
        if match["titled"]:
            is_one = not all(folded(word) in setting.known for word in match["titled"].split())
        else:
            word = folded(match["name"].split()[0])
            is_one = not (is_eponym(word) or is_medicines(word) or word in setting.known)
            is_one = is_one and not match["name"].isupper()
            is_one = is_one and not thing_follows(
                match["name"].split()[-1], just_after(text, match.end("name"))
            )
        if is_one:
            yield Clue(match.start(), match.end(), Kind.NAME)


def _named_afterwards(text: str, setting: Setting) -> Iterator[Clue]:
    """Names of which is said only then that they are names: "Skip", as he liked to be called."""
    for match in NAMED_AFTERWARDS.finditer(text):
        if not all(folded(word) in setting.known for word in match["name"].split()):
            yield Clue(match.start("name"), match.end("name"), Kind.NAME)


def _beside_people(text: str, setting: Setting) -> Iterator[Clue]:
    """Names beside "patient", "her husband" and the like."""
    for pattern in PERSON_PATTERNS:
        for match in pattern.finditer(text):
            end = match.end("name")
            if not _is_no_name(match["name"], just_after(text, end), setting):
                yield Clue(match.start(), end, Kind.NAME)


def _is_no_name(name: str, after: str, setting: Setting) -> bool:
    """Whether words that stand where a name would are something else: "patient Care", "called Radiology"."""
    words: list[str] = re.findall(r"[^\W\d_][\w'-]*", name)
    if THING_OF_SOMEONE.match(after) and not after.startswith("'s"):
        return True
    if any(thing_follows(word, after) and is_eponym(folded(word)) for word in words):
        return True
    if len(words) == 1 and len(words[0]) == 1:
        return words[0] == "I"
    return all(len(word) == 1 or folded(word) in setting.known or is_plain(word) for word in words)


def _initials(text: str, setting: Setting) -> Iterator[Clue]:
    for pattern in INITIALS:
        for match in pattern.finditer(text):
            if _are_initials(match["name"], setting):
                yield Clue(match.start("name"), match.end("name"), Kind.NAME)
    for pattern in SURE_INITIALS:
        for match in pattern.finditer(text):
            yield Clue(match.start("name"), match.end("name"), Kind.NAME)
    for match in CASE_OF_INITIALS.finditer(text):
        if folded(match["name"] or match["doing"]) not in listed("short_for_diseases"):
            yield Clue(*match.span("name" if match["name"] else "doing"), Kind.NAME)


def _are_initials(name: str, setting: Setting) -> bool:
    """Whether initials, or initials with a family name, are a person's: "J.S.", "R. Okafor"."""
    longer: list[str] = re.findall(r"[^\W\d_][\w'-]+", name)
    if longer and longer[0] != longer[0].upper():
        return any(is_strange(word, setting) or may_be_a_name(folded(word)) for word in longer)
    return not is_abbreviation(name)


def _in_another_script(text: str) -> Iterator[Clue]:
    """Words in a script other than the Latin or the Greek: in English text they are names."""
    for match in _FOREIGN.finditer(text):
        foreign = [sign for sign in match[0] if sign.isalpha() and not _LATIN_OR_GREEK.match(sign)]
        if len(foreign) > 1:
            yield Clue(match.start(), match.end(), Kind.NAME)
