"""Names among the capitalised words that no title and no relation announces."""

import re
from collections.abc import Iterator

from awaykit.review.screening.capitals import Capital, capitals
from awaykit.review.screening.clues import Clue, Kind, Scope, Setting
from awaykit.review.screening.known_words import folded, is_eponym, may_be_a_name
from awaykit.review.screening.late import Late
from awaykit.review.screening.name_words import FEW_LETTERS, is_common, is_doubtful, is_strange
from awaykit.review.screening.people import AFTER_A_PERSON, BEFORE_A_PERSON
from awaykit.review.screening.things import is_no_person

_NO_NAME_FOLLOWS = Late(
    r"(?i)\bmy\s+(?:\w+\s+){1,2}$|\b(?:at|in|from|near|the|an?|this|that|no|any|each|every|our|my)\s+$"
)
_RESULT_FOLLOWS = Late(
    r"(?:'s)?[\s-]+(?:[a-z]+[\s-]+)?(?:results?|levels?|scan|tests?|clinic|team|service)\b"
)
_TITLE_CASE = 0.6


def names_among_capitals(text: str, setting: Setting) -> Iterator[Clue]:
    """Runs of capitals that read like a person's name."""
    is_title = _is_title(text)
    for run in capitals(text):
        if _is_known(run, setting) or is_no_person(run):
            continue
        if _is_strange_name(run, setting) or (not is_title and _is_word_and_name(run, setting)):
            yield Clue(run.start, run.end, Kind.NAME)


def _is_known(run: Capital, setting: Setting) -> bool:
    """Whether the dossier itself has this name."""
    longer = [folded(part) for part in _parts(run) if len(part) > FEW_LETTERS]
    return bool(longer) and all(part in setting.known for part in longer)


def _parts(run: Capital) -> list[str]:
    return [part for word in run.words for part in word.split("-") if part[:1].isalpha()]


def _is_strange_name(run: Capital, setting: Setting) -> bool:
    """Whether the run holds a word that no list knows; two names in medicine are joined by a hyphen."""
    if not any(is_strange(part, setting) for part in _parts(run)):
        return False
    if any("-" in word and any(is_eponym(folded(part)) for part in word.split("-")) for word in run.words):
        return bool(AFTER_A_PERSON.match(run.after))
    return setting.scope is not Scope.OWN or _has_person_round(run)


def _is_word_and_name(run: Capital, setting: Setting) -> bool:
    """Whether words that are names as well stand as only names can."""
    if any(is_doubtful(part, setting) for part in _parts(run)):
        if not all(_may_be_part_of_a_name(word) for word in run.words):
            return False
        return _has_person_round(run) or (setting.scope is not Scope.OWN and _stands_alone(run))
    is_single = not run.starts_sentence and len(run.words) == 1
    return is_single and is_common(run.words[0], setting) and _has_person_round(run)


def _may_be_part_of_a_name(word: str) -> bool:
    small = folded(word)
    return may_be_a_name(small) or is_eponym(small) or len(small) <= FEW_LETTERS


def _stands_alone(run: Capital) -> bool:
    """Whether a capital within a sentence can only be a name's: "rounded on Heather twice"."""
    if run.starts_sentence or _NO_NAME_FOLLOWS.search(run.before):
        return False
    small = [folded(word) for word in run.words]
    return all(len(word) > FEW_LETTERS and may_be_a_name(word) and not is_eponym(word) for word in small)


def _has_person_round(run: Capital) -> bool:
    """Whether someone acts or is spoken to here: "told Rose", "Hope was admitted"."""
    if _NO_NAME_FOLLOWS.search(run.before):
        return False
    acts = bool(AFTER_A_PERSON.match(run.after))
    if any(is_eponym(folded(word)) for word in run.words):
        return acts and not run.text.endswith("'s")
    return acts or bool(BEFORE_A_PERSON.search(run.before) and not _RESULT_FOLLOWS.match(run.after))


def _is_title(text: str) -> bool:
    """Whether the text is set like a title, in which capitals say nothing."""
    words = re.findall(r"[^\W\d_]{4,}", text)
    return len(words) > 1 and sum(word[0].isupper() for word in words) / len(words) > _TITLE_CASE
