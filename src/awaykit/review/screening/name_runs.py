"""Names among the capitalised words that no title and no relation announces."""

import re
from collections.abc import Iterator

from awaykit.review.screening.capitals import Capital, capitals
from awaykit.review.screening.clues import Clue, Kind, Scope, Setting
from awaykit.review.screening.known_words import folded, is_english, is_eponym, may_be_a_name
from awaykit.review.screening.late import Late
from awaykit.review.screening.name_words import (
    ALSO_SYMBOLS,
    FEW_LETTERS,
    is_common,
    is_doubtful,
    is_plain,
    is_strange,
)
from awaykit.review.screening.people import AFTER_A_PERSON, BEFORE_A_PERSON
from awaykit.review.screening.things import is_no_person

_NO_NAME_FOLLOWS = Late(
    r"(?i)\bmy\s+(?:\w+\s+){1,2}$|\b(?:at|in|from|near|the|an?|this|no|any|each|every|our|my)\s+$"
    r"|(?<!learned )(?<!told us )(?<!told me )(?<!saw )(?<!found )(?<!heard )(?<!noticed )(?<!knew )"
    r"(?<!said )"
    r"(?<!realized )(?<!realised )(?<!thought )(?<!so )\bthat\s+$"
)
_RESULT_FOLLOWS = Late(
    r"(?:'s)?[\s-]+(?:[a-z]+[\s-]+)?(?:results?|levels?|scan|tests?|clinic|team|service)\b"
)
_OF_A_THING = Late(
    r",?\s+(?:was|were|is|are|had\s+been|has\s+been)\s+(?:(?:then|not|also|later|first|soon|again|even"
    r"|both)\s+)?"
    r"(?:excluded|ruled\s+(?:out|in)|suspected|negative|positive|unlikely|likely|considered|stopped|tapered"
    r"|titrated|prescribed|infused|injected|added|replaced|reversed|administered|cultured|isolated|identified"
    r"|avoided|withheld|restarted|resumed|switched|escalated|de-escalated|narrowed|broadened|suggested"
    r"|on\s+(?:my|our|the|his|her)\s+(?:\w+\s+)?list|part\s+of|(?:given|held|started)\s+(?:before|after"
    r"|within|at"
    r"|over|IV|by|as|until|for|on\s+day|and|,))\b",
)
"""What is said of a disease, a drug or a test, and of no person: "was ruled out"."""
_FROM_SOMEONE = Late(r"(?i)\bfrom\s+$")
_GOES_ON = Late(r"\s*[-/+0-9=<>(%]")
_SEVERAL = Late(r"\s(?:and|&)\s")
_ONE_OF_MANY = Late(r"(?i)\b(?:an?|per|every|each|no|any)\s+$")
_THE = Late(r"(?i)\bthe\s+$")
_KIN = Late(
    r"(?:'s|s\b|\s+(?:family|baby|twins?|brothers?|sisters?|couple|case|household|home|child(?:ren)?|boy"
    r"|girl|man|woman|kids"
    r"|house|farm|name|patient|story)\b)"
)
_ROMAN = Late(r"[IVX]{1,4}[abc]?")
_GRADE = Late(r"\s+(?:class\s+|grade\s+)?[0-9](?=[.,;)]|\s|$)")
_JOINED = ("born", "based", "native", "resident")
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
    if len(run.words) == 1 and (_is_compound(run.words[0]) or _is_one_of_many(run)):
        return False
    if _GRADE.match(run.after) or (run.starts_sentence and _OF_A_THING.match(run.after)):
        return False
    if any("-" in word and any(is_eponym(folded(part)) for part in word.split("-")) for word in run.words):
        return bool(AFTER_A_PERSON.match(run.after))
    return setting.scope is not Scope.OWN or _has_person_round(run)


def _is_compound(word: str) -> bool:
    """Whether it is an adjective or a verb with a hyphen: "Pre-rounded"; Ji-yeon is a name."""
    parts = word.split("-")
    if len(parts) == 1:
        return False
    return (parts[-1].islower() and parts[-1] not in _JOINED and is_english(parts[-1])) or is_plain(parts[0])


def _is_one_of_many(run: Capital) -> bool:
    """Whether an article says that it is a thing: "the Kardex", "a Blakemore"; not "the Okafor baby"."""
    if _ONE_OF_MANY.search(run.before):
        return True
    return bool(_THE.search(run.before)) and not (_KIN.match(run.after) or AFTER_A_PERSON.match(run.after))


def _is_word_and_name(run: Capital, setting: Setting) -> bool:
    """Whether words that are names as well stand as only names can."""
    if any(is_doubtful(part, setting) for part in _parts(run)):
        if not all(_may_be_part_of_a_name(word) for word in run.words):
            return False
        if _has_person_round(run):
            return True
        return setting.scope is not Scope.OWN and (_stands_alone(run) or _owns(run))
    is_single = not run.starts_sentence and len(run.words) == 1
    return is_single and is_common(run.words[0], setting) and _has_person_round(run)


def _may_be_part_of_a_name(word: str) -> bool:
    small = folded(word)
    return may_be_a_name(small) or is_eponym(small) or len(small) <= FEW_LETTERS


def _stands_alone(run: Capital) -> bool:
    """Whether a capital within a sentence can only be a name's: "rounded on Heather twice"."""
    if run.starts_sentence:
        return run.start == 0 and run.after.startswith(":") and _are_names(run)
    if _NO_NAME_FOLLOWS.search(run.before) and not _FROM_SOMEONE.search(run.before):
        return False
    if _ROMAN.fullmatch(run.text) or _GRADE.match(run.after):
        return False
    if len(run.words) == 1 and len(run.text) == FEW_LETTERS:
        return (
            run.before[-1:] in " ("
            and folded(run.text) not in ALSO_SYMBOLS
            and not run.text.isupper()
            and not _GOES_ON.match(run.after)
        )
    return _are_names(run)


def _are_names(run: Capital) -> bool:
    small = [folded(word) for word in run.words]
    return all(len(word) > FEW_LETTERS and may_be_a_name(word) and not is_eponym(word) for word in small)


def _owns(run: Capital) -> bool:
    """Whether something is a person's: "Margarita's ferritin"."""
    is_owner = run.text.endswith("'s") and len(run.words) == 1
    return is_owner and may_be_a_name(folded(run.words[0])) and not is_eponym(folded(run.words[0]))


def _has_person_round(run: Capital) -> bool:
    """Whether someone acts or is spoken to here: "told Rose", "Hope was admitted"."""
    if _NO_NAME_FOLLOWS.search(run.before) or _OF_A_THING.match(run.after):
        return False
    acts = bool(AFTER_A_PERSON.match(run.after))
    if any(is_eponym(folded(word)) for word in run.words):
        return acts and not (run.text.endswith("'s") or _SEVERAL.search(run.text))
    return acts or bool(BEFORE_A_PERSON.search(run.before) and not _RESULT_FOLLOWS.match(run.after))


def _is_title(text: str) -> bool:
    """Whether the text is set like a title, in which capitals say nothing."""
    words = re.findall(r"[^\W\d_]{4,}", text)
    return len(words) > 1 and sum(word[0].isupper() for word in words) / len(words) > _TITLE_CASE
