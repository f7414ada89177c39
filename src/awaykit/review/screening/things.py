"""What stands round a name that is no person's: the sign, the drug, the organism, the device of someone."""

import re

from awaykit.review.screening.capitals import Capital
from awaykit.review.screening.clues import alternatives
from awaykit.review.screening.known_words import folded, is_english, is_eponym, listed, may_be_a_name
from awaykit.review.screening.late import Late

_THING = Late(rf"^(?:'s?)?[\s-]+{alternatives(' '.join(listed('medical_things')))}s?\b(?!-)", re.IGNORECASE)
THING_OF_SOMEONE = Late(
    r"(?:'s)?\s+(?:disease|syndrome|sign|criteria|maneuver|reflex|angina|triad|phenomenon|lymphoma|palsy"
    r"|law|rules?|formula|wort|nodes?|nodules?|space|triangle|canal|rings?|method|staging|classification"
    r"|equation"
    r"|lines|spots|hump|bodies|nomogram|approach|procedure|gangrene|contracture|cysts?)\b"
)
_DISEASE = Late(
    r"[\s-]+[a-z]{3,}(?:itis|osis|oses|emia|aemia|oma|omas|opathy|opathies|plegia|paresis|penia|megaly"
    r"|ectasia|sclerosis"
    r"|stenosis|rrhage|rrhea|ectomy|otomy|ostomy|plasty|gram|scope|scopy)\b"
)
_DOSE = Late(
    r"^\s*(?:®|™|\(?[0-9][0-9.,]*\s*(?:mg|mcg|µg|g|units?|U|mL|ml|IU|puffs?|tablets?|%)\b|[0-9.]+/[0-9.]+)"
)
_SPECIES = Late(r"^\s+([a-z]{4,}(?:us|is|ae|um|ii|i|a|ans|es|ens|ei))\b")
_DRUG_BEFORE = Late(
    r"(?i)\b(?:tak(?:e|es|ing)|took|prescribed|switched\s+(?:\w+\s+)?(?:to|from)|loaded\s+with"
    r"|(?:start|restart)(?:ed|ing)?(?:\s+(?:him|her|them))?(?:\s+on)?|stopp(?:ed|ing)|held|holding"
    r"|resum(?:ed|ing)|continu(?:ed|ing)|doses?\s+of|(?:mg|mL|units|tablets|capsules|courses?)\s+of"
    r"|refill(?:ed|s)?|brand(?:\s+name)?|sold\s+as|drug|inhaler|insulin|allergic\s+to|allergy\s+to"
    r"|titrat(?:ed|ing)|dosed|wean(?:ed|ing)\s+off)\s+$"
)
_IN_BRACKETS = Late(r"[a-z]{5,}\s*\($")


def is_no_person(run: Capital) -> bool:
    """Whether the words round a name say that it is a disease, a drug, an organism or a device."""
    if thing_follows(run.words[-1], run.after) or _DOSE.match(run.after):
        return True
    species = _SPECIES.match(run.after)
    if species and not is_english(species[1]):
        return True
    things = listed("medical_things")
    if any(folded(word) in things for word in run.words[1:]) and not may_be_a_name(folded(run.words[0])):
        return True
    return len(run.words) == 1 and _is_a_drug(run)


def thing_follows(word: str, after: str) -> bool:
    """Whether a noun follows that medicine puts behind a name; "Maria's fever" is a person's all the same."""
    if _DISEASE.match(after):
        return True
    if not _THING.match(after if not word.endswith("'s") else "'s" + after):
        return False
    is_owned = word.endswith("'s") or after.startswith("'s")
    return not is_owned or is_eponym(folded(word)) or bool(THING_OF_SOMEONE.match(after))


def _is_a_drug(run: Capital) -> bool:
    in_brackets = _IN_BRACKETS.search(run.before) and run.after.startswith(")")
    return bool(in_brackets or _DRUG_BEFORE.search(run.before))
