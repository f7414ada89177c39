"""Places smaller than a state: addresses, towns, rooms and beds; homes, schools and employers by name."""

import re
from collections.abc import Iterator

from awaykit.screen.patients.known_words import (
    Capital,
    capitals,
    is_english,
    is_eponym,
    is_medicines,
    is_of_the_world,
    is_plain_word,
    listed,
    may_be_a_name,
    thing_follows,
)
from awaykit.screen.patients.lazy_pattern import LazyPattern
from awaykit.screen.patients.matches import Clue, Kind, Scope, Setting, alternatives, is_about_a_patient

_CAP = r"[^\W\d_a-z][\w'-]*\.?"
_STREETS = alternatives(" ".join(word.title() for word in listed("streets")))
_STATES = (
    "AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM"
    " NY NC ND OH OK OR PA RI"
    " SC SD TN TX UT VT VA WA WV WI WY AS GU MP PR VI FM MH PW AA AE AP"
)
_ADDRESSES = (
    LazyPattern(
        rf"(?<![\w.])[0-9]{{1,6}}[A-Za-z]?(?:[-/][0-9]+)?,?\s+(?:(?:North|South|East|West|N|S|E"
        rf"|W)\.?\s+)?(?:{_CAP}\s+|[0-9]+(?:st|nd|rd|th)\s+){{1,4}}{_STREETS}\b\.?(?:,?\s+(?:(?i:apt"
        rf"|apartment|unit|suite|ste|floor)\.?\s+|\#)\w+)?",
        digits=1,
    ),
    LazyPattern(
        rf"(?<!\w)(?i:lives?|lived|living|resides?|house|home|corner|address|apartment|on"
        rf"|at)\s+(?:\w+\s+){{0,2}}?(?:{_CAP}\s+){{1,3}}(?:Street|Avenue|Ave|Road|Rd|Lane|Boulevard"
        rf"|Blvd|Highway|Hwy|Parkway|Terrace|Crescent|St)\b\.?"
    ),
    LazyPattern(
        rf"(?<!\w)(?:at|from|to|is|of|on|lives"
        rf"|address:?)\s+[0-9]{{3,6}}\s+(?:{_CAP}\s+){{1,2}}{_CAP}(?:\s+(?i:apt|apartment|unit"
        rf"|suite)\.?\s+\w+)?",
        digits=3,
    ),
    LazyPattern(r"(?<!\w)(?i:unit)\s+[0-9]+\s+(?i:box)\s+[0-9]+", needs="unit", digits=2),
    LazyPattern(
        r"(?<!\w)(?i:p\.?\s?o\.?\s+box|post\s+office\s+box|box\s+no\.?|rural\s+route)\s*\#?[0-9]+",
        needs="box route",
        digits=1,
    ),
    LazyPattern(
        r"(?<!\w)(?i:apt|apartment|suite|flat|house|plot|villa|trailer|lot|block)\.?\s+(?:(?i:no\.?"
        r"|number)\s*)?\#?(?:[0-9]{1,5}[A-Za-z]?|[A-Z][0-9]{1,4}|[A-Z])(?![\w%.]|\s+(?i:of|calls?"
        r"|visits?|staff))(?<!\sI)(?<!\sA)"
    ),
    LazyPattern(
        r"(?i)(?<!\w)(?:zip|postal|post|pin)[\s-]?codes?(?:\s+(?:is|was|of"
        r"|number))?[\s:]*(?=[A-Z0-9 ]*[0-9])[A-Z0-9]{3,6}(?:[ -][A-Z0-9]{3,4})?(?!\w)"
        r"|(?<!\w)zip\s+[0-9]{5}(?:-[0-9]{4})?(?!\w)",
        needs="code zip",
        digits=1,
    ),
    LazyPattern(rf"(?<!\w){alternatives(_STATES)}\.?,?\s+[0-9]{{5}}(?:-[0-9]{{4}})?(?!\w)", digits=5),
    LazyPattern(rf"(?<!\w){_CAP}(?:\s{_CAP}){{0,2}},\s+{alternatives(_STATES)}(?!\w)"),
    LazyPattern(r"(?<![\w.-])[0-9]{5}-[0-9]{4}(?![\w-])", digits=9),
    LazyPattern(r"(?<!\w)[A-Z]{1,2}[0-9][A-Z0-9]?\s[0-9][A-Z]{2}(?!\w)", digits=2),
    LazyPattern(
        r"(?<!\w)(?i:rooms?|rm\.?|beds?|bay|cubicle|ward|bedspace|stall|pod)(?:\s+(?i:number"
        r"|no\.?))?\s*\#?\s?(?:[0-9]{1,4}(?:[-–]?[A-Z])?(?:[-–][0-9A-Z]{1,2})?|[A-Z]-?[0-9]{1,4}"
        r"|[0-9]{1,2}\s?(?:North|South|East|West|[NSEW]))(?![\w%]|[.,/][0-9]|\s*(?i:days?|hours?"
        r"|minutes?|times|patients?|beds?|degrees|nights?|rest|of|rounds?|in|feet))",
        needs="room rm bed bay cubicle ward stall pod",
        digits=1,
    ),
    LazyPattern(
        r"(?<!\w)(?i:rooms?|beds?|ward)\s+(?:(?i:one|two|three|four|five|six|seven|eight|nine|ten"
        r"|eleven|twelve|twenty))(?=\s*[,.;)]|\s+(?i:on|of|at)\s+(?i:the|ward))",
        needs="room bed ward",
    ),
    LazyPattern(
        r"(?<!\w)(?:[1-9]|1[0-9])\s?-?(?:North|South|East|West|Northeast|Northwest|Southeast"
        r"|Southwest)(?!\w)",
        needs="north south east west",
        digits=1,
    ),
    LazyPattern(
        r"(?<!\w)(?i:unit|floor|wing|tower|building|pavilion|level|ward"
        r"|pod)\s+(?:[0-9]{1,2}\s?-?[A-Z](?![\w/])|[A-Z][0-9]{1,2}(?!\w)|(?:North|South|East"
        r"|West)\s[0-9])",
        needs="unit floor wing tower building pavilion level ward pod",
        digits=1,
    ),
    LazyPattern(
        r"(?<!\w)(?:5|[2-9]|1[0-9])(?:East|West|North|South)(?!\w)", needs="north south east west", digits=1
    ),
)
_STATES_IN_FULL = (
    r"(?:Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii"
    r"|Idaho"
    r"|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota"
    r"|Mississippi|Missouri|Montana|Nebraska|Nevada|New\s(?:Hampshire|Jersey|Mexico|York)|(?:North|South)\s"
    r"(?:Carolina|Dakota)|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode\sIsland|Tennessee|Texas|Utah|Vermont"
    r"|Virginia|Washington|West\sVirginia|Wisconsin|Wyoming|Puerto\sRico)"
)
_TOWNS = (
    LazyPattern(
        rf"(?<!\w)(?i:from|in|near|to|of|at"
        rf"|outside)\s+(?P<town>{_CAP}(?:\s{_CAP}){{0,2}},\s+{_STATES_IN_FULL})(?!\w)"
    ),
    LazyPattern(
        rf"(?<!\w)(?i:from|near|outside)\s+(?P<town>(?:North|South|East|West|New|Old|Lake|Port|Fort|Mount"
        rf"|San|Santa|Saint|St\.?)"
        rf"\s{_CAP}(?:\s{_CAP})?)"
    ),
)
_LIKE_A_TOWN = LazyPattern(
    rf"(?<!\w)(?i:in|at|to|of)\s+(?P<town>(?:North|South|East|West|New|Lake|Port|Fort"
    rf"|Mount)\s(?P<own>{_CAP}))(?!\w)"
)
_AT = LazyPattern(r"(?i)\b(?:at|in|from|near|outside|through|towards?|behind|around)\s+$")
_LIVES = LazyPattern(
    r"(?i)(?:\b(?:liv(?:es?|ed|ing)|reside[sd]?|residing|stay(?:s|ed|ing)|grew\s+up|raised|born"
    r"|retired|settled|farm(?:s|ed|ing|er)?|home(?:town)?|house"
    r"|apartment|shelter|village|town|suburb)\s+(?:alone\s+|with\s+\w+\s+\w+\s+)?(?:in|near"
    r"|outside(?:\s+of)?|at|of|from|around|is|was|close\s+to|north\s+of|south\s+of|east\s+of"
    r"|west\s+of)"
    r"|\b(?:native|resident|mayor|city|town|village|suburb|neighbou?rhood|outskirts|borough|citizen)\s+of"
    r"|\b(?:from|outside|near|downtown|(?:moved|returned|travel(?:l)?ed|flew|drove|driven|flown"
    r"|commute[sd]?|transferred|airlifted|went\s+back|trip|bus|visit(?:ed|ing)?)"
    r"(?:\s+\w+)?\s+(?:to|from|in|through)))\s*(?:the\s+)?$"
)
_COMES_FROM = LazyPattern(
    r"(?i)\b(?:is|was|he's|she's|man|woman|patient|pt|farmer|couple|family|teacher|worker|student|boy"
    r"|girl|lady|gentleman|came|coming|come|comes|originally|here|in|driven|"
    r"moved|flown|transferred|immigrant|immigrated|refugee|drove|hails?|migrated|visitor|visiting"
    r"|referred|brought|arrived|commutes?)\s+(?:\w+\s+)?from\s*$"
)
_WORKS = LazyPattern(
    r"(?i)\b(?:work(?:s|ed|ing)?|employed|job|drives|clerk|cashier|manager|janitor|teacher|teaches"
    r"|taught|engineer|nurse|guard|cook|welder|shift|retired|laid\s+off"
    r"|student|studies|enrolled|professor|principal|coach|pastor|imam)\s+(?:as\s+\w+\s+\w+\s+)?(?:at"
    r"|for|by|with|from|of)\s*(?:the\s+)?$"
)
_EMPLOYED = LazyPattern(
    r"(?i)\b(?:work(?:s|ed|ing)?(?:\s+as\s+an?\s+\w+)?\s+(?:at|for)|employed\s+(?:by|at)|retired\s+from"
    r"|laid\s+off\s+by"
    r"|(?:cashier|clerk|janitor|welder|machinist|guard|driver)\s+(?:at|for|from))\s+(?:the\s+)?$"
)
_SERVED = LazyPattern(r"(?:Army|Navy|Marines?|Air\sForce|Coast\sGuard|Military|Postal\sService|Government)$")
_LONGEST_ABBREVIATION = 5
_COMPASS = frozenset(
    ("north", "south", "east", "west", "northern", "southern", "eastern", "western", "central")
)
_THING_AFTER = LazyPattern(
    r"(?i)\s+(?:encephalitis|fever|virus|syndrome|disease|criteria|infection|outbreak)\b"
)
_IN = LazyPattern(r"(?i)(?:^|[^\w])(?:in|near|outside|at|through|toward|towards)\s+$")


def place_clues(text: str, setting: Setting) -> Iterator[Clue]:
    """Addresses by their shape; towns, homes, schools, employers by name and by the words round them."""
    for pattern in _ADDRESSES:
        for match in pattern.finditer(text):
            if not _is_known(match[0], setting) and not _is_all_clinical(match[0]):
                yield Clue(match.start(), match.end(), Kind.PLACE)
    if setting.scope is Scope.CASE:
        yield from _towns_by_shape(text, setting)
        yield from _towns_by_two_words(text)
    for name in capitals(text):
        tied = setting.scope is Scope.CASE or is_about_a_patient(text, name.start, name.end)
        if tied and not _is_known(name.text, setting) and (_is_institution(name) or _is_where(name, setting)):
            yield Clue(name.start, name.end, Kind.PLACE)


def _towns_by_shape(text: str, setting: Setting) -> Iterator[Clue]:
    """Towns that a state follows, or that are named as towns are: "from Port Glen"."""
    for pattern in _TOWNS:
        for match in pattern.finditer(text):
            is_known = _is_known(match["town"], setting) or all(map(_is_clinical, match["town"].split()))
            if not is_known and not _THING_AFTER.match(text[match.end() :]):
                yield Clue(match.start("town"), match.end("town"), Kind.PLACE)


def _towns_by_two_words(text: str) -> Iterator[Clue]:
    """Towns that have people's names: "in Port Amber"."""
    for match in _LIKE_A_TOWN.finditer(text):
        if may_be_a_name(match["own"].casefold()) and not _THING_AFTER.match(text[match.end() :]):
            yield Clue(match.start("town"), match.end("town"), Kind.PLACE)


def _is_all_clinical(words: str) -> bool:
    """Whether a number stands before words of the hospital only: "to 120 Emergency Department"."""
    capital = re.findall(r"[^\W\d_a-z][a-z][\w'-]+", words)
    return len(capital) > 1 and all(_is_clinical(word) for word in capital)


def _is_known(words: str, setting: Setting) -> bool:
    """Whether the dossier itself names this hospital, school or town as the applicant's own."""
    letters = [word.casefold() for word in re.findall(r"[^\W\d_]{3,}", words)]
    return bool(letters) and all(
        word in setting.known or is_of_the_world(word) for word in letters if word not in ("the", "and")
    )


def _is_institution(name: Capital) -> bool:
    """Whether it is a house by its own name: "Maplewood Nursing Home", "Lincoln High School"."""
    if thing_follows(name.words[-1], name.after):
        return False
    own = [
        word
        for word in name.words
        if word.casefold() not in listed("departments") and word.casefold() not in listed("kinds_of_places")
    ]
    ends_so = len(name.words) > 1 and name.words[-1].casefold() in listed("kinds_of_places")
    if not ends_so or not any(_is_own(word) for word in own):
        return False
    return name.words[-1].casefold() in listed("houses") or bool(_AT.search(name.before))


def _is_own(word: str) -> bool:
    folded = word.casefold().removesuffix("'s")
    return not (is_of_the_world(folded) or is_medicines(folded) or is_plain_word(word))


def _is_where(name: Capital, setting: Setting) -> bool:
    """Whether it stands where a town or an employer would."""
    before = name.before
    if _is_employer(name):
        return True
    if _SERVED.search(name.text) or all(_is_clinical(word) for word in name.words):
        return False
    if thing_follows(name.words[-1], name.after):
        return False
    if _WORKS.search(before) or (_LIVES.search(before) and not before.casefold().rstrip().endswith("from")):
        return not re.match(r"\s*(?:syndrome|disease)", name.after)
    strange = any(_is_strange(word) for word in name.words)
    is_read_so = strange and setting.scope is not Scope.OWN
    return bool(_COMES_FROM.search(before) or (is_read_so and _IN.search(before)))


def _is_employer(name: Capital) -> bool:
    """Whether someone works there, though medicine has the name too; to have served is no secret."""
    if not _EMPLOYED.search(name.before) or _SERVED.search(name.text):
        return False
    return not all(_is_clinical(word) and not is_eponym(word.casefold()) for word in name.words)


def _is_clinical(word: str) -> bool:
    """Whether the word belongs to a hospital or to the wider world: "Cardiology", "Pakistan"."""
    folded = word.casefold().removesuffix("'s")
    if (
        folded in _COMPASS
        or is_of_the_world(folded)
        or is_medicines(folded)
        or is_eponym(folded)
        or folded in listed("departments")
    ):
        return True
    return (
        is_plain_word(word)
        and (len(word) > 1)
        and (folded in listed("departments") or folded.endswith(("ology", "iatrics", "iatry", "surgery")))
    )


def _is_strange(word: str) -> bool:
    if word.isupper() and len(word) <= _LONGEST_ABBREVIATION:
        return False
    folded = word.casefold().removesuffix("'s")
    return not (is_english(folded) or is_of_the_world(folded) or is_medicines(folded) or is_eponym(folded))
