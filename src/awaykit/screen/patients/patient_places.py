"""Places smaller than a state: addresses, towns, rooms and beds; homes, schools and employers by name."""

import re
from collections.abc import Iterator

from awaykit.screen.lexicon import Lexicon
from awaykit.screen.patients.known_words import (
    Capital,
    capitals,
    is_about_a_patient,
    is_english,
    is_eponym,
    is_medicines,
    is_of_the_world,
    is_plain_word,
    listed,
    may_be_a_name,
    thing_follows,
)
from awaykit.screen.patients.matches import Clue, Kind, Scope, Setting
from awaykit.screen.text_rules import TextRules

_WORDS = Lexicon("places")
_ADDRESSES, _TOWNS = TextRules(_WORDS, "addresses"), TextRules(_WORDS, "towns")
_LONGEST_ABBREVIATION = 5


def place_clues(text: str, setting: Setting) -> Iterator[Clue]:
    """Addresses by their shape; towns, homes, schools, employers by name and by the words round them."""
    for match in _ADDRESSES.hits(text):
        # A number before words of the hospital only is no address: "to 120 Emergency Department".
        capital = re.findall(r"[^\W\d_a-z][a-z][\w'-]+", match[0])
        is_clinical = len(capital) > 1 and all(_is_clinical(word) for word in capital)
        if not is_clinical and not _is_known(match[0], setting):
            yield Clue(match.start(), match.end(), Kind.PLACE)
    if setting.scope is Scope.CASE:
        for match in _towns_in(text, setting):
            yield Clue(*match.span("town"), Kind.PLACE)
    for name in capitals(text):
        is_tied = setting.scope is Scope.CASE or is_about_a_patient(text, name.start, name.end)
        if not is_tied or _is_known(name.text, setting):
            continue
        if _is_institution(name) or _is_where_one_lives_or_works(name, setting):
            yield Clue(name.start, name.end, Kind.PLACE)


def _towns_in(text: str, setting: Setting) -> Iterator[re.Match[str]]:
    """Towns that a state follows, or that are named as towns are: "from Port Glen", "in Port Amber"."""
    for match in _TOWNS.hits(text):
        is_known = _is_known(match["town"], setting) or all(map(_is_clinical, match["town"].split()))
        if not is_known and not _WORDS["thing_after"].match(text[match.end() :]):
            yield match
    for match in _WORDS["like_a_town"].finditer(text):
        if may_be_a_name(match["own"].casefold()) and not _WORDS["thing_after"].match(text[match.end() :]):
            yield match


def _is_known(words: str, setting: Setting) -> bool:
    """Whether the dossier itself names this hospital, school or town as the applicant's own."""
    letters = [word.casefold() for word in re.findall(r"[^\W\d_]{3,}", words)]
    return bool(letters) and all(
        word in setting.known or is_of_the_world(word) for word in letters if word not in ("the", "and")
    )


def _is_institution(name: Capital) -> bool:
    """Whether it is a house by its own name: "Maplewood Nursing Home", "Lincoln High School"."""
    *_, last = (word.casefold() for word in name.words)
    if (
        len(name.words) == 1
        or last not in listed("kinds_of_places")
        or thing_follows(name.words[-1], name.after)
    ):
        return False
    has_own_name = any(
        not (is_of_the_world(_small(word)) or is_medicines(_small(word)) or is_plain_word(word))
        for word in name.words
        if word.casefold() not in listed("departments") and word.casefold() not in listed("kinds_of_places")
    )
    return has_own_name and (last in listed("houses") or bool(_WORDS["at"].search(name.before)))


def _is_where_one_lives_or_works(name: Capital, setting: Setting) -> bool:
    """Whether it is where a town or an employer would be; to have served in an army is no secret."""
    before, has_served = name.before, bool(_WORDS["served"].search(name.text))
    are_clinical = [_is_clinical(word) for word in name.words]
    # An employer's name may be one of medicine's, too.
    is_employer = not all(are_clinical) or any(is_eponym(word.casefold()) for word in name.words)
    if is_employer and not has_served and _WORDS["employed"].search(before):
        return True
    if has_served or all(are_clinical) or thing_follows(name.words[-1], name.after):
        return False
    lives = _WORDS["lives"].search(before) and not before.casefold().rstrip().endswith("from")
    if lives or _WORDS["works"].search(before):
        return not re.match(r"\s*(?:syndrome|disease)", name.after)
    if _WORDS["comes_from"].search(before):
        return True
    if setting.scope is Scope.OWN or not _WORDS["in"].search(before):
        return False
    return any(
        not (word.isupper() and len(word) <= _LONGEST_ABBREVIATION)
        and not (is_english(_small(word)) or _is_of_a_list(_small(word)))
        for word in name.words
    )


def _is_clinical(word: str) -> bool:
    """Whether the word belongs to a hospital or to the wider world: "Cardiology", "Pakistan"."""
    small = _small(word)
    if small in _WORDS.lists["compass"] or _is_of_a_list(small) or small in listed("departments"):
        return True
    return is_plain_word(word) and len(word) > 1 and small.endswith(("ology", "iatrics", "iatry", "surgery"))


def _is_of_a_list(small: str) -> bool:
    return is_of_the_world(small) or is_medicines(small) or is_eponym(small)


def _small(word: str) -> str:
    """In small letters, without the 's of an owner."""
    return word.casefold().removesuffix("'s")
