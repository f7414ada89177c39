"""What a phrase shows of the applicant, told from its words where they didn't say it."""

import re

from awaykit.model.record import FactShows

_US_SYSTEM = (
    # Electronic records (guide §6.1).
    r"electronic(?:ally)? (?:(?:health|medical|patient) )?(?:records?|charts?|notes?)",
    r"(?:EMR|EHR)s?",
    r"order[- ]entry",
    # Work with other professions (guide §6.1).
    r"(?:inter|multi)[- ]?(?:disciplinary|professional)",
    r"nurses?|pharmacists?|social workers?|case managers?|care coordinators?|discharge planners?",
    r"(?:physical|occupational|respiratory|speech) therapists?|dietitians?|dieticians?|chaplains?",
    r"huddles?",
    # Practice on evidence (guide §6.1).
    r"evidence(?:-based)?|guidelines?|literature|journal club|systematic reviews?|meta-?analys[ei]s",
    r"clinical questions?|(?:one|a|each|every) question a day",
    r"(?:randomi[sz]ed|clinical|controlled) trials?|trials? of",
    r"with (?:its|their|the) sources?",
)
_RESULT = (
    r"from \d[\d.,]*(?: ?%| percent)?(?: of \d[\d.,]*)? to \d[\d.,]*",
    r"(?:reduced|lowered|increased|decreased|improved|doubled|tripled|halved|shortened)",
    r"(?:raised|cut|fell|rose|grew|dropped)\b.*\bby \d[\d.,]*",
    r"raised \W?\d[\d.,]*",
    r"(?:was|were|been|got) (?:accepted|adopted|published|introduced|approved|funded)",
    r"(?:adopted by|taken up by|took (?:it |them )?over|taken over by)",
    r"still (?:\w+s|in use|used|printed|runs?)",
    r"(?:won|earned)\b.*\b(?:prize|award|medal|grant|place|scholarship)|(?:first|second|third) prize",
)


def _any_of(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(patterns)})(?!\w)", re.IGNORECASE)


_WORDS = {FactShows.US_SYSTEM: _any_of(_US_SYSTEM), FactShows.RESULT: _any_of(_RESULT)}


def shows(words: str, said: tuple[FactShows, ...] = (), *, is_us_clinical: bool) -> frozenset[FactShows]:
    """What a phrase shows: what the applicant said, else what its words tell.

    A phrase without a result says what the applicant did. A skill of the US system counts only
    where the entry is clinical work in the US: elsewhere a nurse is no sign of it.
    """
    if said:
        return frozenset(said)
    told = {FactShows.RESULT if _WORDS[FactShows.RESULT].search(words) else FactShows.DID}
    if is_us_clinical and _WORDS[FactShows.US_SYSTEM].search(words):
        told.add(FactShows.US_SYSTEM)
    return frozenset(told)
