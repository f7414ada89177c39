"""The words that stand round people's names: titles, relations, and what people do and have done to them."""

import re

from awaykit.screen.patients.lazy_pattern import LazyPattern

_NAME_WORD = r"[^\W\d_a-zß-öø-ÿ][^\W\d_]*(?:['-][^\W\d_]+)*"
_LONG_NAME = rf"(?!I\b){_NAME_WORD}"
_PARTICLE = r"(?:(?:de|da|del|della|di|do|dos|du|la|le|van|von|der|den|ter|bin|ibn|bint|al|el)[\s-]+){0,2}"
_NAME = rf"{_PARTICLE}{_NAME_WORD}(?:\.?\s+{_PARTICLE}{_NAME_WORD}){{0,3}}"
_TITLES = (
    r"Mr|Mrs|Ms|Miss|Mx|Mister|Missus|Messrs|Mme|Mlle|Madame|Madam|Monsieur|Herr|Frau|Se[ñn]ora?"
    r"|Se[ñn]orita|Sra?|Srta|Do[ñn]a"
    r"|Signora?|Shri|Shrimati|Sri|Smt|Kumari|Begum|Haji|Hajji|Hajja|Hajjah|Sheikh|Shaykh|Ustad|Bibi"
    r"|Pak|Bu|Auntie|Aunty|Aunt|Uncle"
    r"|Tante|T[ií]a|T[ií]o|Abuela|Abuelo|Grandma|Grandpa|Granny|Nana|Baba|Mama|Papa|Sister|Brother"
    r"|Father|Mother|Rev|Reverend|Pastor"
    r"|Imam|Rabbi|Deacon|Bishop|Officer|Sergeant|Sgt|Lieutenant|Lt|Captain|Capt|Colonel|Col|General"
    r"|Judge|Senator|Mayor|Governor"
    r"|Congressman|Congresswoman|Coach|Lady|Sir|Lord|Prince|Princess|MR|MRS|MS(?=\.)|mr|mrs|ms|sr|sra"
)
_SURE_TITLES = (
    r"Mr|Mrs|Ms|Miss|Mx|Mister|Missus|Mme|Mlle|Madame|Herr|Frau|Se[ñn]ora?|Srta?|Sra|Shri"
    r"|Smt|Begum|Haji|MR|MRS|mr|mrs|ms|Hajji|Hajjah?|Hajja|Sheikh|Shaykh|Shrimati|Kumari|Monsieur"
    r"|Se[ñn]orita|Signora?|Do[ñn]a|Auntie|Aunty|T[ií]a|T[ií]o|Abuel[ao]|Rev|Reverend|Imam|Rabbi"
)
_RELATIONS = (
    r"wife|husband|spouse|partner|fianc[ée]e?|girlfriend|boyfriend|son|daughter|child|children|kids?"
    r"|baby|sons|daughters|twins?|mother|father"
    r"|mom|mum|dad|parents?|brothers?|sisters?|siblings?|grand(?:son|daughter|mother|father|child|ma"
    r"|pa)|great-\w+|niece|nephew|cousin|aunt|uncle"
    r"|(?:mother|father|son|daughter|sister|brother)-in-law|step\w+|godmother|godfather|neighbou?r"
    r"|friend|roommate|landlord|landlady|boss|employer"
    r"|foreman|caregiver|carer|caretaker|aide|guardian|proxy|surrogate|widow|widower|lover|pastor"
    r"|priest|imam|rabbi|dog|cat"
)
_PATIENTS = (
    r"patient|pt|client|man|woman|boy|girl|gentleman|lady|teen|teenager|veteran|infant|newborn"
    r"|toddler|victim|donor|recipient|resident\s+of\s+\w+"
)
_DOING = (
    r"told|tells|said|says|asked|asks|wanted|wants|refused|refuses|agreed|agrees|cried|cries|smiled"
    r"|thanked|explained|lived|lives|worked|works"
    r"|felt|feels|feared|worried|believed|knew|knows|remembered|forgot|called|came|comes|went|left"
    r"|arrived|returned|presented|presents|developed"
    r"|complained|complains|reported|reports|denied|denies|declined|declines|died|dies|recovered"
    r"|improved|deteriorated|had|has|lost|took|takes"
    r"|stopped|drank|drinks|smoked|smokes|ate|eats|walked|walks|fell|slept|needed|needs|wished|wishes"
    r"|hoped|spoke|speaks|understood|understands"
    r"|chose|signed|gave|held|lay|sat|stood|became|remained|wept|laughed|nodded|woke|vomited|collapsed"
    r"|suffered|underwent|received|required|tolerated"
    r"|responded|missed|skipped|admitted|admits|insisted|trusted|wrote|brought|let|squeezed|grew|met"
    r"|tried|could|couldn't|didn't|doesn't|would|wouldn't"
    r"|waited|waits|liked|likes|loved|loves|survived|struggled|hid|begged|prayed|joked"
)
_BEING = (
    r"(?:was|is|were|had\s+been|has\s+been|got|being)\s+(?:\w+ly\s+|then\s+|not\s+|first\s+|still\s+"
    r"|too\s+|so\s+|very\s+|now\s+|also\s+|soon\s+|once\s+){0,2}"
    r"(?:admitted|discharged|extubated|intubated|seen|transferred|diagnosed|treated|scared|afraid"
    r"|worried|tired|able|unable|alone|anxious|confused"
    r"|awake|alert|febrile|hypotensive|hypoxic|readmitted|referred|brought|found|started|given|told"
    r"|asked|sent|taken|born|married|widowed|crying|angry"
    r"|happy|grateful|relieved|sick|ill|well|better|worse|dying|dead|pregnant|homeless|uninsured"
    r"|unresponsive|obtunded|lethargic|sleepy|drowsy|stable"
    r"|comfortable|ready|home|a|an|the|my|our|his|her|in|on|from|hospitalized|hospitalised|evaluated"
    r"|examined|known|living|having|taking|getting|going"
    r"|doing|drinking|smoking|working|placed|kept|moved|wheeled|cleared|enrolled|counseled|counselled"
    r"|vaccinated|transfused|dialyzed|operated|consented)\b"
)
_APPOSED = (
    r",?\s*(?:\(|,\s*)(?:an?\s+|the\s+|aged?\s+|our\s+|my\s+|his\s+|her\s+|who\s+(?:was|had|is"
    r"|has)\b|whose\b|then\s+)?(?:(?:only|elder|older|younger|eldest|oldest|youngest)\s+)?"
    rf"(?:[0-9]{{1,3}}\b|\w+[\s-]year|patient|man|woman|retired|(?:{_RELATIONS})\b)"
)

AFTER_A_PERSON = LazyPattern(
    rf"(?:'s\s+(?:wife|husband|son|daughter|mother|father|brother|sister|family|room|bedside|chart"
    rf"|case|hand|story|consent|eyes|voice|life|death|home)\b"
    rf"|,?\s+who(?:m|se)?\b|,?\s+(?:also\s+|never\s+|then\s+|later\s+|finally\s+|still\s+|only\s+|simply\s+"
    rf"|always\s+|quietly\s+|now\s+|and\s+(?:his|her)\s+\w+\s+)?(?:{_DOING})\b"
    rf"|\s+and\s+I\b|\s+{_BEING}|{_APPOSED}|\s+and\s+(?:his|her)\s+(?:{_RELATIONS})\b)"
)
BEFORE_A_PERSON = LazyPattern(
    rf"(?i)(?:\b(?:told|tell|asked|ask|met|meet|saw|visited|visit|examined|admitted|helped|thanked"
    rf"|counsel(?:l)?ed|consoled|comforted|reassured|interviewed"
    rf"|educated|taught|discharged|presented|hugged|introduced|sat\s+with|spoke\s+(?:with|to)"
    rf"|talk(?:ed|ing)?\s+(?:with|to)|listen(?:ed|ing)\s+to|explain(?:ed|ing)?(?:\s+\w+){{0,4}}\s+to"
    rf"|promised|called|followed|cared\s+for|caring\s+for|care\s+of|case\s+of|history\s+from"
    rf"|family\s+of|remember|knew|with\s+(?:his|her)\s+(?:{_RELATIONS})|(?:{_PATIENTS})"
    rf"|(?:{_RELATIONS})),?\s+)$"
)

STAFF = LazyPattern(
    rf"(?<!\w)(?:(?:Drs?|Doctors?|Professors?|Profs?|Asst|Assoc)\.?\s+(?:{_NAME})(?:(?:,\s+|\s+and\s+"
    rf"|\s+or\s+|,\s+and\s+|\s*/\s*)(?:Dr\.?\s+)?(?:{_NAME}))*"
    rf"|(?<!\bat\s)(?<!\bin\s)(?<!\bfrom\s)(?<!\bnear\s)(?<!\bto\s)(?:{_NAME}),\s+(?:MD|M\.D\.|DO|RN"
    rf"|R\.N\.|NP|PA|PA-C|PharmD|PhD|MBBS|LCSW|RD|RRT|DPT|BSN|FNP"
    rf"|APRN)\b(?!\s+[0-9]{{5}})"
    r"|(?i:(?:attending|fellow|residents?|intern|pharmacist|nurse|social\s+worker|case\s+manager"
    r"|interpreter|chaplain|therapist|dietitian|colleague|supervisor"
    rf"|preceptor|mentor|classmate|co-?intern|hospitalist|surgeon|cardiologist|nephrologist"
    rf"|coordinator|tutor|professor|student))(?:\s+(?:{_NAME})|,\s+(?:{_NAME})(?=\s*(?:[,.;)]|$))))"
)
"""Those who treat are no patients: physicians by title or degree, others by their part in the team."""

_BIG = "[A-ZÀ-ÖØ-ÞĄĆČĎĐĘĚĞİŁŃŇŐŘŚŞŠŢŤŮŰŹŻŽ]"
PERSON_PATTERNS = (
    LazyPattern(
        rf"(?<![\w.])(?:{_TITLES})\.?\s+(?:(?:and"
        rf"|&)\s+(?:{_TITLES})\.?\s+)?(?:{_TITLES}\.?\s+)?(?P<name>{_NAME}|[A-Z]\b\.?)"
    ),
    LazyPattern(
        rf"(?<!\w)(?i:(?:the|our|my|this|a|new|young|old|elderly|first)\s+)?(?i:patient"
        rf"|pt)\.?,?\s+(?:named\s+)?\(?(?P<name>{_LONG_NAME}(?:\s+{_LONG_NAME}){{0,2}})"
    ),
    LazyPattern(
        rf"(?<!\w)(?i:known\s+(?:to\s+\w+\s+|at\s+\w+\s+|here\s+)?as|addressed\s+as|alias"
        rf"|a\.?k\.?a\.?)\s+[\"“'(]*(?P<name>{_NAME})",
        needs="known addressed alias aka a.ka ak.a a.k.a",
    ),
    LazyPattern(
        r"(?<!\w)(?i:(?:man|woman|patient|boy|girl|son|daughter|wife|husband|baby|gentleman"
        r"|lady)\s+(?:named|called))\s+[\"“'(]*(?P<name>[a-z]{3,})",
        needs="named called",
    ),
    LazyPattern(
        rf"(?<!\w)(?i:his|her|their|the|whose|a|patient's|man's|woman's"
        rf"|s')\s+(?:\w+\s+)?(?:{_RELATIONS}),?\s+(?:[\"“'(]*)(?P<name>{_NAME})"
    ),
)
NAMING = LazyPattern(
    rf"(?<![\w.])(?:{_SURE_TITLES})\.?\s+(?P<titled>{_NAME}|[A-Z]\b\.?|(?<=\.\s)[a-z]{{3,}})"
    r"|(?<!\w)(?i:named|nicknamed|nickname\s+(?:is|was)|(?:knew|knows?|known)(?:\s+\w+){0,6}?\s+as"
    r"|call(?:ed|s)?\s+(?:him|her|himself|herself"
    r"|themself)|goes\s+by|went\s+by"
    rf"|(?:his|her|their|patient's)\s+(?:\w+\s+)?names?\s+(?:is|was|are"
    rf"|were))\s+[\"“'(]*(?P<name>(?:the\s+)?{_NAME})"
)
"""Titles and words after which comes a name, even where it is a common word: "we called him Skip"."""
NAMED_AFTERWARDS = LazyPattern(
    rf"(?P<name>{_NAME})[\"”']?,?[\"”']?\s+(?i:as\s+(?:s?he|they|everyone|everybody|all|friends|the\s+\w+"
    rf"|(?:his|her|their)\s+\w+)"
    rf"\s+(?:\w+\s+){{0,2}}?(?:(?:to\s+)?be\s+)?(?:called|known|named)\b|as\s+(?:s?he|they)\s+(?:was|were"
    rf"|is|are)\s+(?:called|known)\b"
    rf"|was\s+(?:his|her)\s+(?:nick)?name\b)",
    needs="called known name",
)
INITIALS = (
    LazyPattern(rf"(?<![\w.])(?P<name>(?:{_BIG}\.\s?){{2,3}})(?!{_BIG}\b)"),
    LazyPattern(
        r"(?<!\w)(?i:patient|pt)\.?,?\s+(?P<name>(?:[A-Z]\.?-?){2,3}|[A-Z]\.)(?=\s|[,;:]|$)(?!\s+[A-Z]{2})"
    ),
    LazyPattern(rf"(?<!\w)(?P<name>[A-Z]\.)(?=\s+(?:{_DOING}|was|is)\b)"),
    LazyPattern(rf"(?<![\w.])(?P<name>[A-Z]\.\s?{_NAME_WORD})(?!\w)"),
    LazyPattern(
        r"(?<!\w)(?i:initials)\s+(?i:were|are|is|of|:)?\s*(?P<name>[A-Z][A-Z.]{1,4})", needs="initials"
    ),
)
SURE_INITIALS = (
    LazyPattern(
        rf"(?<![\w.])(?P<name>(?:{_BIG}\.?\s?){{1,2}}{_BIG}\b\.?)(?=(?:(?:,?\s+(?:is|was)|,)\s+"
        rf"|\s*\()(?:an?\s+|aged?\s+)"
        rf"?[0-9]{{1,3}}(?:[\s-]*(?:years?\b|yrs?\b|y/?o|[MF]\b)|,|\s*$))"
    ),
    LazyPattern(
        rf"(?<!\w)(?i:patient|pt|client|case\s+of|named"
        rf"|initials),?\s+\(?(?P<name>(?:{_BIG}\.\s?){{2,3}})(?=[,:;)]|\s+(?:is|was|had)\b)"
    ),
    LazyPattern(rf"(?<!\w)(?i:the|our|my)\s+(?i:patient|pt),\s+(?P<name>{_BIG}{{2,3}})(?=,)"),
    LazyPattern(
        rf"(?<!\w)(?i:presented|discussed|saw|met|admitted|examined|followed|discharged|treated|interviewed)"
        rf"\s+(?P<name>(?:{_BIG}\.?\s?){{1,2}}{_BIG}\b\.?)(?=,\s+(?:an?\s+|our\s+|my\s+|who\b))"
    ),
)
"""Letters that stand where only a person can: in front of an age, between commas after "patient"."""
CASE_OF_INITIALS = LazyPattern(
    rf"(?<!\w)(?i:case\s+of|seen|about|(?:family|wife|husband|son|daughter)\s+of|(?:sat|spoke|met)\s+with"
    rf"|spoke\s+to)"
    rf"\s+(?P<name>{_BIG}{{2}})(?=[:;,.]|\s+(?:with|for|agreed|until|about|and)\b)"
    rf"|(?<![\w-])(?P<doing>{_BIG}{{2}})(?=\s+(?:had\s+an?|asked|refused|died|wanted|cried|thanked|agreed"
    rf"|smiled|felt)\b)"
)
"""Two letters, which are as often a disease's: "case of TB"."""
_DOTTED = frozenset((
    "us", "uk", "usa", "eu", "iv", "im", "po", "md", "do", "ed", "er", "or", "np", "pa", "rn", "phd", "am",
    "pm", "icu", "ie", "eg", "bid", "tid", "qid", "prn", "hiv", "npo", "dc",
))  # fmt: skip
_ABBREVIATIONS = _DOTTED | frozenset((
    "ad", "ct", "mri", "ekg", "st", "bp", "aa", "af", "id", "hd", "pd", "ob", "gi", "gu", "sw", "cm", "hs",
    "dm", "ht", "mi", "ms", "ra", "dt", "pe",
))  # fmt: skip


def is_abbreviation(initials: str) -> bool:
    """Whether letters that look like initials stand for something else: "U.S.", "patient ID"."""
    letters = re.sub(r"[\W_]", "", initials).casefold()
    return letters in (_DOTTED if "." in initials else _ABBREVIATIONS)


UNIQUE = (
    LazyPattern(
        r"(?i)(?<!\w)(?:the|a|our|former|current|ex-?)\s+(?:former\s+|current\s+|retired\s+|deputy\s+"
        r"|town's\s+|city's\s+)?(?:mayor|governor|senator|congress(?:man|woman)|archbishop|sheriff"
        r"|ambassador|president|prime\s+minister)\s+of\s+(?:the|our|a|this|[A-Z]\w+)(?:\s+(?:town|city"
        r"|state|county|[A-Z]\w+))?",
        needs="mayor governor senator congress archbishop sheriff ambassador president minister",
    ),
    LazyPattern(
        r"(?i)(?<!\w)(?:well-known|famous|celebrated|world-famous|prominent|nationally\s+known"
        r"|locally\s+known|locally\s+famous)\s+(?:local\s+|retired\s+|former\s+)?(?:actor|actress"
        r"|singer|musician|politician|athlete|player|coach|author|writer|journalist|anchor|chef|artist"
        r"|painter|judge|senator|businessman|businesswoman|broadcaster)",
        needs="known famous celebrated prominent",
    ),
    LazyPattern(
        r"(?i)(?<!\w)(?:former|retired|professional|ex-?)[\s-]*(?:NFL|NBA|MLB|NHL|Olympic|Olympian"
        r"|Hollywood|Premier\s+League)\s*(?:player|athlete|gymnast|swimmer|runner|actor|actress"
        r"|medalist|champion|quarterback|pitcher)?",
        needs="nfl nba mlb nhl olympi hollywood league",
    ),
    LazyPattern(
        r"(?i)(?<!\w)(?:was|were|had\s+been|appeared|featured|reported|seen)\s+(?:\w+\s+){0,2}(?:in"
        r"|on)\s+the\s+(?:local\s+|national\s+|evening\s+)?(?:news|newspapers?|television|TV"
        r"|front\s+page)(?!\w)",
        needs="news television tv page",
    ),
    LazyPattern(
        r"(?i)(?<!\w)the\s+only\s+(?:\w+\s+){1,3}(?:in|of)\s+(?:the|this|our|his|her)\s+(?:town"
        r"|village|city|county|state|island|parish|region)(?!\w)",
        needs="only",
    ),
    LazyPattern(
        r"(?i)(?<!\w)(?:first|oldest|youngest|tallest|heaviest)\s+(?:\w+\s+){0,2}(?:person|patient|man"
        r"|woman|resident|case)\s+(?:\w+\s+){0,2}in\s+(?:the|this|our)\s+(?:town|city|county|state"
        r"|country|hospital|world)(?!\w)",
        needs="first oldest youngest tallest heaviest",
    ),
)
"""Offices and fame that only one person has: they tell who it is as a name does (the eighteenth kind)."""
