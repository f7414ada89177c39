"""Ages over 89 in figures and words, and years of birth that give one away."""

import re
from collections.abc import Iterator

from awaykit.review.screening.clues import Clue, Kind, Setting, just_before
from awaykit.review.screening.late import Late

_OLDEST_DECADE = 90
_OLD = r"(?:9[0-9]|1[0-2][0-9])"
_ONES = "(?:one|two|three|four|five|six|seven|eight|nine)"
_OLD_WORDS = (
    rf"(?:ninety(?:[\s-]{_ONES})?|(?:a|one)?[\s-]?hundred(?:[\s-]+(?:and[\s-]+)?(?:{_ONES}"
    rf"|ten|eleven|twelve))?)"
)
_OLD_PIECES = "9 10 11 12 ninety hundred"
_OLD_EITHER = rf"(?:{_OLD}|{_OLD_WORDS})"
_YEARS_OLD = (
    r"(?:[\s-]*(?:years?|yrs?|y)[\s.-]*(?:old|o)\b|[\s-]*(?:y/o|y\.o\.?|yo[mf]?|yr/o)(?!\w)"
    r"|\s+(?:years?|yrs?)\s+of\s+age)"
)
_PERSON = (
    "(?:man|woman|lady|gentleman|patient|pt|mother|father|grandmother|grandfather|grandma|grandpa"
    "|widow|widower|farmer|"
    "husband|wife|aunt|uncle|resident|veteran|teacher|nurse|nun|priest|male|female|person"
    "|great-grandmother|great-grandfather)"
)
_OPEN_END = r"(?!\s*(?:\+|plus\b|(?:years?\s+)?(?:or|and)\s+(?:older|over|above|more|up)\b))"
_PATTERNS = (
    Late(rf"(?<![\w.,]){_OLD}{_YEARS_OLD}{_OPEN_END}", re.IGNORECASE, digits=2),
    Late(rf"(?<!\w){_OLD_WORDS}{_YEARS_OLD}{_OPEN_END}", re.IGNORECASE, needs="ninety hundred"),
    Late(
        rf"(?<!\w)(?:aged?|ages|age\s+(?:of|is|was|at)|age[:=])\s*{_OLD_EITHER}(?![\w%]|\s*(?:to|-"
        rf"|–)\s*[0-9]){_OPEN_END}",
        re.IGNORECASE,
        needs=_OLD_PIECES,
    ),
    Late(
        rf"(?<!\w)(?:turn(?:ed|ing|s)|lived\s+to(?:\s+be)?|reached|celebrated)\s+(?:her\s+|his\s+"
        rf"|their\s+)?{_OLD_EITHER}(?=\s*(?:$|[,.;!?)]|(?:in|on|this|last|during|and|while|the|before"
        rf"|after|two|a|when|years)\b)(?!\s*(?:mm|bpm|/)))",
        re.IGNORECASE,
        needs=_OLD_PIECES,
    ),
    Late(
        rf"(?<!\w){_PERSON}\s+(?:(?:who|that)\s+)?(?:(?:had|has)\s+)?(?:just\s+|recently\s+)?"
        rf"turn(?:ed|ing|s)\s+{_OLD_EITHER}(?!\w|[.,/%][0-9]|%)",
        re.IGNORECASE,
        needs="turn",
    ),
    Late(
        rf"\(\s*{_OLD}\s?[-,/]?\s?(?:[MF]|male|female)\s*[),;]|\(\s*(?:[MF]|male"
        rf"|female)\s?[-,/]?\s?{_OLD}\s*[),;]",
        re.IGNORECASE,
        digits=2,
    ),
    Late(rf"(?<!\w){_PERSON}\s+of\s+{_OLD_EITHER}(?!\w|[.,/%][0-9]|%)", re.IGNORECASE, needs=_OLD_PIECES),
    Late(
        rf"(?<!\w){_PERSON},?\s*[,(]\s*(?:age\s+|aged\s+)?{_OLD}(?=\s*[,)])",
        re.IGNORECASE,
        needs=_OLD_PIECES,
        digits=2,
    ),
    Late(
        r"(?<!\w)(?:her|his|their)\s+(?:early[\s-]|mid(?:dle)?[\s-]|late[\s-])?(?:nineties|90'?s"
        r"|100'?s|hundreds)(?!\w)",
        re.IGNORECASE,
        needs="nineties 90 100 hundreds",
    ),
    Late(
        rf"(?<!\w){_PERSON}\s+in\s+(?:the\s+)?(?:early[\s-]|mid[\s-]|late[\s-])?(?:nineties|90'?s)(?!\w)",
        re.IGNORECASE,
        needs="nineties 90",
    ),
    Late(
        rf"(?<!\w)(?:s?he|patient|mother|father)\s+(?:is|was|had\s+been)\s+{_OLD_EITHER}(?=[.,;!]\s"
        rf"|[.;!]?$|\s+(?:and|when|but|years)\b)",
        re.IGNORECASE,
        needs=_OLD_PIECES,
    ),
    Late(
        r"(?<!\w)non[ao]genarians?(?!\w)|(?<!\w)(?:super)?centenarians?(?!\w)",
        re.IGNORECASE,
        needs="genarian centenarian",
    ),
    Late(
        r"(?<!\w)(?:9[0-9]|1[0-2][0-9])(?:st|nd|rd|th)\s+(?:birthday|year\s+of\s+life)",
        re.IGNORECASE,
        needs="birthday life",
        digits=2,
    ),
    Late(
        r"(?<!\w)(?:ninetieth|ninety[\s-](?:first|second|third|fourth|fifth|sixth|seventh|eighth"
        r"|ninth)|hundredth)\s+birthday",
        re.IGNORECASE,
        needs="birthday",
    ),
    Late(
        r"(?<![\w.°])(?:9[0-9]|1[01][0-9])\s?y?(?-i:[MF]|yoM|yoF)(?=\s*(?:with|w/|who|,|present"
        r"|admitted|came|p/w|s/p|h/o|from|here|c/o|brought|status))",
        re.IGNORECASE,
        digits=2,
    ),
    Late(
        r"(?<!\w)(?:an?|this|our|the|elderly|frail|another)\s+(?:9[0-9]|1[01][0-9])\s?y?(?-i:[MF])(?!\w)",
        re.IGNORECASE,
        digits=2,
    ),
)
_TEMPERATURE = Late(r"(?i)(?:temp\w*|fever\w*|febrile|tmax|°)[^.;]{0,30}$")
_VITAL = Late(
    r"(?i)(?:satur\w*|sats?|SpO2|oxygen|heart\s+rate|pulse|systolic|diastolic|pressure|rate"
    r"|percent)[^.;]{0,30}$"
)
_OVER = Late(r"(?i)(?:over|above|older\s+than|more\s+than|at\s+least|past|>|≥|>=)\s*(?:the\s+age\s+of\s+)?$")
_BORN = Late(
    r"(?i)(?<!\w)(?:born|b\.|birth\s*(?:year|date|day)?|year\s+of\s+birth|YOB"
    r"|DOB)[^.;\n]{0,30}?(?<![0-9])((?:18|19|20)[0-9]{2})(?![0-9])",
    digits=4,
)


def age_clues(text: str, setting: Setting) -> Iterator[Clue]:
    """Ages from 90 up; the decade "90+" itself is no clue."""
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if not _is_no_age(match):
                yield Clue(match.start(), match.end(), Kind.AGE)
    for match in _BORN.finditer(text):
        if setting.today.year - int(match[1]) >= _OLDEST_DECADE:
            yield Clue(match.start(1), match.end(1), Kind.AGE)


def _is_no_age(match: re.Match[str]) -> bool:
    before = just_before(match.string, match.start())
    if "90" in match[0] and _OVER.search(before):
        return True
    if match[0][-1] in "FM" and _TEMPERATURE.search(before):
        return True
    return bool(re.search(r"(?i)90'?s$|nineties$", match[0]) and _VITAL.search(before))
