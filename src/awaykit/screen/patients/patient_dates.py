"""Dates and ages in a text that could tell who a patient was."""

import re
from collections.abc import Iterator

from awaykit.screen.patients.lazy_pattern import LazyPattern
from awaykit.screen.patients.matches import (
    Clue,
    Kind,
    Scope,
    Setting,
    alternatives,
    is_about_a_patient,
    just_after,
    just_before,
    sentence_round,
)

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
    LazyPattern(rf"(?<![\w.,]){_OLD}{_YEARS_OLD}{_OPEN_END}", re.IGNORECASE, digits=2),
    LazyPattern(rf"(?<!\w){_OLD_WORDS}{_YEARS_OLD}{_OPEN_END}", re.IGNORECASE, needs="ninety hundred"),
    LazyPattern(
        rf"(?<!\w)(?:aged?|ages|age\s+(?:of|is|was|at)|age[:=])\s*{_OLD_EITHER}(?![\w%]|\s*(?:to|-"
        rf"|–)\s*[0-9]){_OPEN_END}",
        re.IGNORECASE,
        needs=_OLD_PIECES,
    ),
    LazyPattern(
        rf"(?<!\w)(?:turn(?:ed|ing|s)|lived\s+to(?:\s+be)?|reached|celebrated)\s+(?:her\s+|his\s+"
        rf"|their\s+)?{_OLD_EITHER}(?=\s*(?:$|[,.;!?)]|(?:in|on|this|last|during|and|while|the|before"
        rf"|after|two|a|when|years)\b)(?!\s*(?:mm|bpm|/)))",
        re.IGNORECASE,
        needs=_OLD_PIECES,
    ),
    LazyPattern(
        rf"(?<!\w){_PERSON}\s+(?:(?:who|that)\s+)?(?:(?:had|has)\s+)?(?:just\s+|recently\s+)?"
        rf"turn(?:ed|ing|s)\s+{_OLD_EITHER}(?!\w|[.,/%][0-9]|%)",
        re.IGNORECASE,
        needs="turn",
    ),
    LazyPattern(
        rf"\(\s*{_OLD}\s?[-,/]?\s?(?:[MF]|male|female)\s*[),;]|\(\s*(?:[MF]|male"
        rf"|female)\s?[-,/]?\s?{_OLD}\s*[),;]",
        re.IGNORECASE,
        digits=2,
    ),
    LazyPattern(
        rf"(?<!\w){_PERSON}\s+of\s+{_OLD_EITHER}(?!\w|[.,/%][0-9]|%)", re.IGNORECASE, needs=_OLD_PIECES
    ),
    LazyPattern(
        rf"(?<!\w){_PERSON},?\s*[,(]\s*(?:age\s+|aged\s+)?{_OLD}(?=\s*[,)])",
        re.IGNORECASE,
        needs=_OLD_PIECES,
        digits=2,
    ),
    LazyPattern(
        r"(?<!\w)(?:her|his|their)\s+(?:early[\s-]|mid(?:dle)?[\s-]|late[\s-])?(?:nineties|90'?s"
        r"|100'?s|hundreds)(?!\w)",
        re.IGNORECASE,
        needs="nineties 90 100 hundreds",
    ),
    LazyPattern(
        rf"(?<!\w){_PERSON}\s+in\s+(?:the\s+)?(?:early[\s-]|mid[\s-]|late[\s-])?(?:nineties|90'?s)(?!\w)",
        re.IGNORECASE,
        needs="nineties 90",
    ),
    LazyPattern(
        rf"(?<!\w)(?:s?he|patient|mother|father)\s+(?:is|was|had\s+been)\s+{_OLD_EITHER}(?=[.,;!]\s"
        rf"|[.;!]?$|\s+(?:and|when|but|years)\b)",
        re.IGNORECASE,
        needs=_OLD_PIECES,
    ),
    LazyPattern(
        r"(?<!\w)non[ao]genarians?(?!\w)|(?<!\w)(?:super)?centenarians?(?!\w)",
        re.IGNORECASE,
        needs="genarian centenarian",
    ),
    LazyPattern(
        r"(?<!\w)(?:9[0-9]|1[0-2][0-9])(?:st|nd|rd|th)\s+(?:birthday|year\s+of\s+life)",
        re.IGNORECASE,
        needs="birthday life",
        digits=2,
    ),
    LazyPattern(
        r"(?<!\w)(?:ninetieth|ninety[\s-](?:first|second|third|fourth|fifth|sixth|seventh|eighth"
        r"|ninth)|hundredth)\s+birthday",
        re.IGNORECASE,
        needs="birthday",
    ),
    LazyPattern(
        r"(?<![\w.°])(?:9[0-9]|1[01][0-9])\s?y?(?-i:[MF]|yoM|yoF)(?=\s*(?:with|w/|who|,|present"
        r"|admitted|came|p/w|s/p|h/o|from|here|c/o|brought|status))",
        re.IGNORECASE,
        digits=2,
    ),
    LazyPattern(
        r"(?<!\w)(?:an?|this|our|the|elderly|frail|another)\s+(?:9[0-9]|1[01][0-9])\s?y?(?-i:[MF])(?!\w)",
        re.IGNORECASE,
        digits=2,
    ),
)
_TEMPERATURE = LazyPattern(r"(?i)(?:temp\w*|fever\w*|febrile|tmax|°)[^.;]{0,30}$")
_VITAL = LazyPattern(
    r"(?i)(?:satur\w*|sats?|SpO2|oxygen|heart\s+rate|pulse|systolic|diastolic|pressure|rate"
    r"|percent)[^.;]{0,30}$"
)
_OVER = LazyPattern(
    r"(?i)(?:over|above|older\s+than|more\s+than|at\s+least|past|>|≥|>=)\s*(?:the\s+age\s+of\s+)?$"
)
_BORN = LazyPattern(
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


_SURE_MONTH = "(?i:january|february|april|june|july|august|september|october|november|december)"
_MONTH = rf"(?:{_SURE_MONTH}|May|March)"
_SHORT = (
    r"(?:(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT"
    r"|NOV|DEC)\b\.?)"
)
_ANY_MONTH = rf"(?:{_MONTH}\b(?:\.(?=\s*[0-9]))?|{_SHORT})"
_DAY = r"(?:0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)?(?![0-9])"
_YEAR = r"(?:19|20)[0-9]{2}"
_MONTH_PIECES = "jan feb mar apr may jun jul aug sep oct nov dec"
_UNITS = "first second third fourth fifth sixth seventh eighth ninth"
_TENS = (
    "tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth"
    " nineteenth twentieth "
    "thirtieth thirty[\\s-]first twenty[\\s-](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)"
)
_TENS_GROUP = (
    "(?:"
    + "|".join(sorted(_TENS.replace("\\s-", "\x01").split(), key=len, reverse=True)).replace("\x01", "\\s-")
    + ")"
)
_ORDINAL = rf"(?i:{_TENS_GROUP}|{alternatives(_UNITS)})"
_ORDINAL_PIECES = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth teenth tieth"
)
_WEEKDAY = "(?i:monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
_FEAST = (
    r"(?:Christmas|Thanksgiving|Easter|Halloween|Hanukkah|Passover|Yom\s+Kippur|Rosh\s+Hashanah|Diwali"
    r"|Holi|Eid(?:[\s-](?:al|ul)[\s-]\w+)?"
    r"|Nowruz|Vesak|Purim|Epiphany|Pentecost|Juneteenth|Kwanzaa|Ashura|Mardi\s+Gras|Cinco\s+de\s+Mayo"
    r"|(?:New\s+Year'?s?|Independence|Labor|Memorial|Veterans?'?|Columbus|Presidents?'?"
    r"|Martin\s+Luther\s+King|MLK"
    r"|Valentine'?s|St\.?\s+Patrick'?s|Mother'?s|Father'?s|Boxing|Election)\s+(?:Day|Eve)|Fourth\s+of\s+July)"
)
_AFTER_ORDINAL = (
    r"(?=\s*(?:$|[,.;:)!?\n]|(?:he|she|they|we|I|it|the|his|her|their|with|for|at|after|before|when"
    r"|because|and|but|to|in|was"
    r"|were|had|until|that|who|a|an|by|from|of\s+(?:this|that|last|the)|my|our|there|without|following"
    r"|as|she's|he's|on|during|while|again|then|showed|shows|revealed|is|under|into|about)\b))"
)

_ALWAYS: tuple[LazyPattern, ...] = (
    LazyPattern(
        rf"(?<![\w./-]){_YEAR}([-/.])(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12][0-9]|3[01])(?![\w/]|[-.][0-9])",
        digits=6,
    ),
    LazyPattern(
        r"(?<![\w./-])(?:0?[1-9]|[12][0-9]|3[01])([-/])(?:0?[1-9]|[12][0-9]|3[01])\1(?:(?:19"
        r"|20)[0-9]{2}|[0-9]{2})(?![\w/]|[-.][0-9])",
        digits=4,
    ),
    LazyPattern(
        rf"(?<![\w./-])(?:0?[1-9]|[12][0-9]|3[01])\.(?:0?[1-9]|1[0-2])\.(?:{_YEAR}"
        rf"|(?<=0[1-9]\.)[0-9]{{2}})(?![\w]|[.][0-9])",
        digits=4,
    ),
    LazyPattern(
        r"(?<![\w./-])(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])(?![\w%]|[.,][0-9])",
        digits=8,
    ),
    LazyPattern(rf"(?<![\w./-])(?:0?[1-9]|1[0-2])/{_YEAR}(?![\w/])", digits=5),
    LazyPattern(
        rf"(?<!\w){_ANY_MONTH}\s+(?:the\s+)?{_DAY}(?:\s*(?:-|–|to"
        rf"|and)\s*{_DAY})?(?:,?\s+{_YEAR})?(?!\w|\s*(?:mg|mL|units))",
        needs=_MONTH_PIECES,
        digits=1,
    ),
    LazyPattern(
        rf"(?<![\w./]){_DAY}(?:\s*(?:-|–|to|and)\s*{_DAY})?(?:\s+of\s+|\s*[-/]\s*"
        rf"|\s*){_ANY_MONTH}(?:[\s,/-]+(?:{_YEAR}|[0-9]{{2}}(?!\w)))?(?!\w)",
        needs=_MONTH_PIECES,
        digits=1,
    ),
    LazyPattern(
        rf"(?<!\w){_ORDINAL}(?:\s+day)?(?:\s+of)?\s+{_ANY_MONTH}(?:,?\s+{_YEAR})?(?!\w)",
        needs=_ORDINAL_PIECES,
    ),
    LazyPattern(
        rf"(?<!\w){_ANY_MONTH}\s+(?:the\s+)?{_ORDINAL}(?!\w|\s+(?:visit|admission|time))",
        needs=_ORDINAL_PIECES,
    ),
    LazyPattern(
        rf"(?<!\w)(?:{_ANY_MONTH})(?:\s+of)?[\s,]+(?:{_YEAR}|'[0-9]{{2}})(?!\w)",
        needs=_MONTH_PIECES,
        digits=2,
    ),
    LazyPattern(rf"(?<!\w)(?i:early|mid|late|last|this|next)[\s-]+{_ANY_MONTH}(?!\w|-)", needs=_MONTH_PIECES),
    LazyPattern(
        rf"(?<!\w){_SURE_MONTH}(?!\w)",
        needs="january february april june july august september october november december",
    ),
    LazyPattern(
        rf"(?<!\w)(?:(?i:in|since|until|till|by|during|before|after|from|through|of|between"
        rf"|around)\s+)(?:May|March|march|{_SHORT})(?!\w|[-–]\w|\s+(?i:be|have|not)\b|\s+[A-Z])",
        needs=_MONTH_PIECES,
    ),
    LazyPattern(
        r"(?<!\w)(?i:spring|summer|fall|autumn|winter)(?:\s+of|,)?\s+(?:19|20)[0-9]{2}(?!\w)",
        needs="spring summer fall autumn winter",
        digits=4,
    ),
    LazyPattern(
        rf"(?<!\w){_FEAST}(?:\s+(?:Day|Eve|morning|night|weekend|week|dinner|break))?(?!\w"
        rf"|\s+(?:disease|factor|tree))"
    ),
    LazyPattern(
        rf"(?<!\w)(?i:on|by|until|till|since|from|before|after|around|through|between|and|of|to"
        rf"|the\s+(?:morning|evening|night|afternoon)\s+of)\s+the\s+(?:[12]?(?:1st|2nd|3rd)"
        rf"|[12]?[04-9]th|1[1-3]th|30th|31st){_AFTER_ORDINAL}(?![^.;]{{0,40}}percentile)",
        digits=1,
    ),
    LazyPattern(
        rf"(?<!\w)(?i:on|by|until|till|since|from|before|after"
        rf"|around)\s+the\s+(?i:{_TENS_GROUP}){_AFTER_ORDINAL}",
        needs=_ORDINAL_PIECES,
    ),
    LazyPattern(
        r"(?<!\w)(?i:on|since|until)\s+the\s+(?i:third|fourth|fifth|sixth|seventh|eighth"
        r"|ninth)(?=\s+(?:s?he|they|we|I|it"
        r"|was|were|had|at|when|after|before|because|until|showed|revealed|without|on|under)\b)",
        needs="third fourth fifth sixth seventh eighth ninth",
    ),
    LazyPattern(
        rf"(?<!\w)(?i:admitted|readmitted|discharged|extubated|intubated|seen|met|died|began|started"
        rf"|transferred)\s+(?:\w+\s+){{0,2}}?"
        rf"on\s+the\s+{alternatives(_UNITS)}{_AFTER_ORDINAL}",
        needs=_ORDINAL_PIECES,
    ),
    LazyPattern(
        r"(?<!\w)(?i:on|by|until|since|from)\s+the\s+(?i:fourth|fifth|sixth|seventh|eighth"
        r"|ninth)(?=\s*[,.;:](?!\s*(?i:fifth|sixth|seventh|eighth|ninth|tenth|and)))",
        needs="fourth fifth sixth seventh eighth ninth",
    ),
    LazyPattern(
        r"(?<!\w)(?i:on|since|until|till|dated|admitted|discharged|seen|before|after|d/c|by"
        r"|around)\s+(?:0?[1-9]|1[0-2])/(?:0?[1-9]|[12][0-9]|3[01])(?![\w/%]|[.,][0-9]|\s*(?i:BiPAP|cm"
        r"|mm|strength|murmur|bottles|pain|power|cultures|in\s+pain|tablets?|cups?|on\s+the))",
        digits=2,
    ),
    LazyPattern(
        r"(?<!\w)(?i:on|since|until|till|dated|admitted|discharged)\s+(?:1[3-9]|2[0-9]"
        r"|3[01])/(?:0?[1-9]|1[0-2])(?![\w/%]|[.,][0-9])",
        digits=3,
    ),
    LazyPattern(r"(?<![\w/.])(?:0[1-9]|1[0-2])/(?:0[1-9]|[12][0-9]|3[01])(?![\w/%]|[.,][0-9])", digits=4),
    LazyPattern(
        r"(?<!\w)(?i:from|between)\s+(?:0?[1-9]|1[0-2])/(?:1[1-4]|1[6-9]|2[0-9]|3[01]|[1-3]"
        r"|[7-9])\s+(?i:to|and|until|through|-|–)\s+(?:0?[1-9]|1[0-2])/(?:0?[1-9]|[12][0-9]"
        r"|3[01])(?!\w)",
        digits=4,
    ),
)
_WEEKDAYS: tuple[LazyPattern, ...] = (
    LazyPattern(
        rf"(?<!\w)(?:(?i:last|this|next|previous|following|on|the)\s+)?{_WEEKDAY}(?!\w)",
        needs="monday tuesday wednesday thursday friday saturday sunday",
    ),
    LazyPattern(r"(?<!\w)(?:Tues|Thurs)\b\.?", needs="tues thurs"),
    LazyPattern(
        r"(?<!\w)(?i:on|last|since|until|by|this|next|from|before|after)\s+(?:Mon|Tues?|Wed"
        r"|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?(?!\s+(?:exposure))",
        needs="mon tue wed thu fri sat sun",
    ),
)
_HABIT_BEFORE = LazyPattern(
    r"(?i)\b(?:every|each|most|alternate|other)(?:\s+other)?\s+(?:\w+day(?:,| and| or)\s*)*$"
)
_HABIT_AFTER = LazyPattern(
    r"(?i)^(?:'s|s')?\s*(?:(?:morning|noon|afternoon|evening)\s+)?(?:conferences?|clinics?|lectures?"
    r"|meetings?|reports?|teaching|sessions?"
    r"|school|journal|grand\s+rounds|didactics|mass|services?|markets?|prayers?|case\s+conference|noon"
    r"|curriculum|huddles?)\b"
)
_SCHEDULE = LazyPattern(
    r"(?i)\b(?:schedule[ds]?|dialysis|dialyzes|weekly|a\s+week|per\s+week|three\s+times|twice|shifts?"
    r"|opens?|hours|course|clinic\s+days)\b"
)
_TWO_DAYS = LazyPattern(rf"{_WEEKDAY}\W+(?:and|or|to|through|until)?\W*{_WEEKDAY}")
_PERSON_VERB = LazyPattern(r"^(?:'s)?\s+(?:was|is|had|has|told|said|asked|wanted|refused|felt)\b")
_ALSO_A_NAME = LazyPattern(r"(?:April|June|August|May)$")


def date_clues(text: str, setting: Setting) -> Iterator[Clue]:
    """Days, months and weekdays: all of them in a case, elsewhere those in a sentence about a patient."""
    for start, end in _spans(text):
        if setting.scope is Scope.CASE or is_about_a_patient(text, start, end):
            yield Clue(start, end, Kind.DATE)


def _spans(text: str) -> Iterator[tuple[int, int]]:
    for pattern in _ALWAYS:
        for match in pattern.finditer(text):
            if not _is_a_name(match):
                yield match.span()
    for pattern in _WEEKDAYS:
        for match in pattern.finditer(text):
            if not _is_habit(match):
                yield match.span()


def _is_a_name(match: re.Match[str]) -> bool:
    """Whether a month alone is someone's name: "April was admitted"."""
    rest = just_after(match.string, match.end())
    return bool(_ALSO_A_NAME.fullmatch(match[0]) and _PERSON_VERB.match(rest))


def _is_habit(match: re.Match[str]) -> bool:
    """Whether the weekday comes round: every Monday, Thursday's conference, a schedule of dialysis."""
    before = just_before(match.string, match.start())
    after = just_after(match.string, match.end())
    sentence = sentence_round(match.string, *match.span())
    listed = _TWO_DAYS.search(sentence) and _SCHEDULE.search(sentence)
    return bool(listed or _HABIT_BEFORE.search(before) or _HABIT_AFTER.match(after))
