"""Numbers and addresses that belong to one person."""

import re
from collections.abc import Iterator

from awaykit.screen.patients.lazy_pattern import LazyPattern
from awaykit.screen.patients.matches import Clue, Kind, blanked, just_before

NO_UNIT = (
    r"(?!\s*(?:mg|mcg|µg|ug|g|kg|ng|pg|m?L|ml|dL|units?|IU|mmol|mEq|cells|copies|CFU|cfu|k?cal|steps|mm|cm"
    r"|ms|seconds?|minutes?|hours?|patients|participants|per|x|×|%|/)(?![A-Za-z]))"
)

PHONE = (
    r"(?:(?:\+|(?<![0-9])00)[0-9]{1,3}[\s.()\-–]*[0-9](?:[\s.()\-–]{0,2}[0-9]){5,12}"
    r"|\(0[0-9]{1,5}\)[\s.\-]{0,2}(?:[0-9]{6,8}|[0-9]{3,4}[\s.\-][0-9]{3,4})"
    r"|(?<![0-9.,/\-–])0[0-9](?:[\s.][0-9]{4}){2}|(?<![0-9.,/\-–])0[0-9](?:-[0-9]{4}){2}"
    r"|(?<![0-9.\-])(?:1[\s.\-–])?\(?[0-9]{3}\)?[\s.\-–]{0,2}[0-9]{3}[\s.\-–][0-9]{4}"
    r"|(?<![0-9.,/\-–])0[0-9]{2,4}[\s\-–][0-9]{3,4}[\s\-–]?[0-9]{3,4}"
    r"|(?<![0-9.,/\-–])0[1-9](?:[ .][0-9]{2}){4}"
    r"|(?<![0-9.,/\-–])[0-9]{3}[.\-–][0-9]{4})"
    r"(?:\s?(?:x|ext\.?)\s?[0-9]{2,6}(?![\w.]))?(?![0-9]|[.,/\-–][0-9])" + NO_UNIT
)
SHORT_PHONE = r"[0-9](?:[\s.()\-–]{0,2}[0-9]){5,13}(?![0-9])" + NO_UNIT
PHONE_WORDS = (
    r"(?:tele)?phone|tel|cell(?:phone)?|mobile|called|call|dial(?:ed|led)?|text(?:ed)?|reach(?:ed"
    r"|able)?|ring|rang"
    r"|contact(?:ed)?|pager|paged?|beeper|whatsapp|voicemail|landline|hotline|number|wife|husband|son"
    r"|daughter|mother|father|sister|brother|family"
)


_DIGITS = r"(?=(?:[A-Z/.\-]*[0-9]){3})[A-Z0-9](?:[A-Z0-9/.\-]*[A-Z0-9])?(?:[ ](?=[A-Z]*[0-9])[A-Z0-9]{2,8})*"
_SAID = r"(?:numbers?|nos?\.?|nr\.?|num\.?|\#|№|ids?|identifiers?|identification|codes?|tag)"
_LINK = (
    r"(?:[\s:=,(\"'-]*(?:is|was|of|the|his|her|their|reads?|ending|ends|ended|in|with)\b){0,3}[\s:=,(\"'\#-]*"
)
_PLATE = (
    r"(?i:(?:licen[cs]e|number|registration|vehicle|car|truck)[ -]?plates?|plates?|licen[cs]e tag"
    r"|(?:car|vehicle|truck) (?:registration|tag|id))"
)
_HOST = r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+"


def _i(words: str) -> str:
    """A part of a pattern in which capitals don't count."""
    return f"(?i:{words})"


def _numbered(words: str, *, said: bool, needs: str = "") -> LazyPattern:
    """A number that follows what it is the number of; `said`: the word "number" or so must stand between."""
    between = rf"[\s:(-]*{_SAID}(?![A-Za-z])" + ("" if said else "?")
    if not said:
        between = rf"(?:[\s:(-]*{_SAID}(?![A-Za-z]))?"
    return LazyPattern(
        rf"(?<![A-Za-z]){_i(words + between + _LINK)}(?:{_DIGITS}|{_i(_DIGITS)})(?![A-Za-z0-9])",
        needs=needs,
        digits=3,
    )


_PATTERNS: tuple[tuple[Kind, LazyPattern], ...] = (
    (Kind.EMAIL, LazyPattern(r"[\w.!#$%&'*+/=?^`{|}~-]+@[\w-]+(?:\.[\w-]+)+", needs="@")),
    (
        Kind.EMAIL,
        LazyPattern(
            r"(?i)(?<!\w)[\w.-]+\s*(?:\(at\)|\[at\]|\s+at\s+)\s*[\w-]+\s*(?:\(dot\)|\[dot\]|\s+dot\s+|\.)\s*"
            r"(?:com|org|net|edu|gov)(?!\w)",
            needs="com org net edu gov",
        ),
    ),
    (
        Kind.URL,
        LazyPattern(
            r"(?i)(?:https?|ftp)://[^\s<>\"]*[^\s<>\".,;:)\]]|(?<!\w)www\.[^\s<>\"]*[^\s<>\".,;:)\]]",
            needs="http ftp www",
        ),
    ),
    (
        Kind.URL,
        LazyPattern(
            rf"(?<![\w@.]){_HOST}(?:com|org|net|edu|gov|info|biz|app|blog|health|site|online"
            r"|co\.[a-z]{2}|com\.[a-z]{2})(?![\w-])(?:/[^\s<>\"]*[^\s<>\".,;:)\]])?"
            rf"|(?<![\w@.]){_HOST}[a-z]{{2,3}}/[^\s<>\"]*[^\s<>\".,;:)\]]",
            needs=".",
        ),
    ),
    (Kind.URL, LazyPattern(r"(?<![\w.@])@[A-Za-z_][A-Za-z0-9_.]{2,}(?<!\.)", needs="@")),
    (Kind.DEVICE, LazyPattern(r"(?<![\w:])(?:[0-9A-Fa-f]{2}[:-]){5}[0-9A-Fa-f]{2}(?![\w:])")),
    (Kind.IP, LazyPattern(r"(?<![\w:])(?:[0-9A-Fa-f]{1,4}:){7}[0-9A-Fa-f]{1,4}(?![\w:])", needs=":")),
    (
        Kind.IP,
        LazyPattern(r"(?<![\w:])(?:[0-9A-Fa-f]{1,4}:){1,6}(?::[0-9A-Fa-f]{1,4}){1,6}(?![\w:])", needs=":"),
    ),
    (
        Kind.IP,
        LazyPattern(
            r"(?<![\w.])(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])(?:\.(?:25[0-5]|2[0-4][0-9]"
            r"|1?[0-9]?[0-9])){3}(?![\w]|\.[0-9])",
            digits=4,
        ),
    ),
    (Kind.SSN, LazyPattern(r"(?<![\w-])[0-9Xx*]{3}([-–. ])[0-9Xx*]{2}\1[0-9]{4}(?![\w-])", digits=4)),
    (
        Kind.SSN,
        LazyPattern(
            r"(?i)(?<![A-Za-z])(?:SSN|S\.S\.N\.|social\s+security|soc\.?\s?sec\.?"
            r"|SS\s?\#)[^0-9.;]{0,40}[0-9](?:[\s-]?[0-9]){3,8}",
            digits=4,
        ),
    ),
    (
        Kind.VEHICLE,
        LazyPattern(
            r"(?<![A-Za-z])VIN(?![A-Za-z])[^A-Z0-9]{0,12}(?:number|no\.?|is"
            r"|was)?[^A-Z0-9]{0,4}[A-HJ-NPR-Z0-9]{8,17}(?![A-Za-z0-9])",
            needs="vin",
        ),
    ),
    (
        Kind.VEHICLE,
        LazyPattern(
            r"(?<![A-Za-z0-9])(?=[A-Z]*[0-9])(?=[0-9]*[A-Z])[A-HJ-NPR-Z0-9]{17}(?![A-Za-z0-9])", digits=1
        ),
    ),
    (
        Kind.VEHICLE,
        LazyPattern(
            rf"(?<![A-Za-z])"
            rf"{_PLATE}"
            rf"{_i(f'(?:[ :]*{_SAID}(?![A-Za-z]))?' + _LINK)}(?=[A-Z0-9"
            rf" -]{{0,8}}[0-9])[A-Z0-9]{{1,4}}[ -]?[A-Z0-9]{{2,5}}(?![A-Za-z0-9])",
            needs="plate tag registration id",
            digits=1,
        ),
    ),
    (
        Kind.RECORD,
        _numbered(
            r"(?:MRN|M\.R\.N\.|MR(?=\s?\#)|medical[ -]records?|CSN|EMPI|UHID|NHS|accession"
            r"|hospital[ -](?=id|no|num|\#)"
            r"|patient[ -](?=id|no|num|\#)|FIN(?=\s?\#|\s+[0-9]))",
            said=False,
        ),
    ),
    (
        Kind.RECORD,
        _numbered(
            r"(?:records?|chart|case|file|encounter|visit|admission|specimen|sample|requisition|order"
            r"|study|trial"
            r"|lab(?:oratory)?|registration|prescription|rx|referral|ticket|report|incident|bracelet"
            r"|wristband|hospital"
            r"|patient|inpatient|unit|OPD|IPD)",
            said=True,
        ),
    ),
    (
        Kind.RECORD,
        LazyPattern(
            r"(?<![A-Za-z])(?i:chart|encounter|admission|visit|file|med\.?\s?rec\.?)\s+(?i:no\.?\s*"
            r"|number\s*|id\s*)?"
            r"[#:]?\s?(?:[A-Z]{1,2}-?)?[0-9]{5,12}(?![\w%]|[.,/][0-9])" + NO_UNIT,
            needs="chart encounter admission visit file rec",
            digits=5,
        ),
    ),
    (
        Kind.PLAN,
        LazyPattern(
            r"(?<![A-Za-z0-9])[1-9][A-Z][A-Z0-9][0-9]-?[A-Z][A-Z0-9][0-9]-?[A-Z]{2}[0-9]{2}(?![A-Za-z0-9])",
            digits=4,
        ),
    ),
    (
        Kind.PLAN,
        _numbered(
            r"(?:medicare|medicaid|MBI|HICN|tricare)", said=False, needs="medicare medicaid mbi hicn tricare"
        ),
    ),
    (
        Kind.PLAN,
        _numbered(
            r"(?:(?:health[ -]?plan|member(?:ship)?|subscriber|policy(?:[ -]?holder)?|beneficiary"
            r"|group|insurance|insured"
            r"|coverage|claims?|payer|plan|blue\s+cross|aetna|cigna|humana|kaiser"
            r"|medi-cal)(?:\s+(?:card|policy|plan|member))?)",
            said=True,
        ),
    ),
    (
        Kind.PLAN,
        _numbered(
            r"(?:policy|health[ -]plan|insurance\s+card|member)", said=False, needs="policy plan card member"
        ),
    ),
    (Kind.ACCOUNT, LazyPattern(r"(?<![0-9-])(?:[0-9]{4}[ -]){3}[0-9]{4}(?![0-9-])", digits=16)),
    (
        Kind.ACCOUNT,
        LazyPattern(
            r"(?<![A-Z0-9])[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?(?![A-Za-z0-9])",
            digits=2,
        ),
    ),
    (
        Kind.ACCOUNT,
        _numbered(
            r"(?:(?:bank|billing|hospital|checking|savings|patient|guarantor)?\s*(?:account|acct)\.?"
            r"|a/c|IBAN|routing"
            r"|(?:credit|debit|bank)[ -]card|card(?=\s+(?:ending|number|no))|invoice"
            r"|bill(?=\s+(?:number|no|\#)))",
            said=False,
            needs="account acct a/c iban routing card invoice bill",
        ),
    ),
    (
        Kind.DEVICE,
        _numbered(
            r"(?:serial|s/n|SN(?=\s?[:\#])|UDI|IMEI|device[ -](?=id|no|num|serial|\#)|model(?=\s+(?:no"
            r"|num|\#))|lot"
            r"|(?:implant|pacemaker|defibrillator|ICD|pump|stent|valve|prosthesis|monitor|generator|lead)"
            r"(?=\s+(?:no|num|id|\#|serial))(?:\s+serial)?)",
            said=False,
        ),
    ),
    (
        Kind.LICENCE,
        _numbered(
            r"(?:(?:driver'?s?|driving|nursing|medical|pilot'?s?|professional|state)?\s*licen[cs]e"
            r"|DL(?=\s?[:\#])|DEA|NPI"
            r"|passport|CNIC|aadhaar|alien|green\s+card|voter|badge|(?:birth|death|marriage)?\s*certificate"
            r"|national[ -](?=id|identity)|(?:student|employee|staff|military|state)[ -](?=id|no|num)"
            r"|identity\s+card|permit)",
            said=False,
        ),
    ),
    (Kind.LICENCE, LazyPattern(r"(?<![0-9-])[0-9]{5}-[0-9]{7}-[0-9](?![0-9-])", digits=13)),
    (
        Kind.FAX,
        LazyPattern(
            rf"(?<![A-Za-z]){_i('fax(?:ed|es)?')}(?![A-Za-z])[^0-9+(.;]{{0,40}}(?:{PHONE}|{SHORT_PHONE})",
            needs="fax",
            digits=6,
        ),
    ),
    (Kind.FAX, LazyPattern(rf"{PHONE}(?=\s*[(,]?\s*{_i('fax')}(?![A-Za-z]))", needs="fax", digits=7)),
    (Kind.PHONE, LazyPattern(PHONE, digits=7)),
    (
        Kind.PHONE,
        LazyPattern(
            rf"(?<![A-Za-z]){_i(PHONE_WORDS)}(?![A-Za-z])(?!\s+of)[^0-9+.;]{{0,25}}\+?\(?{SHORT_PHONE}",
            digits=6,
        ),
    ),
    (
        Kind.PHONE,
        LazyPattern(
            (
                r"(?<![A-Za-z])(?i:ext\.?|extension|pager|beeper)(?:\s+(?:no\.?|number|is"
                r"|was))*[\s:#]*[0-9]{3,6}(?![0-9])"
            )
            + NO_UNIT,
            needs="ext pager beeper",
            digits=3,
        ),
    ),
    (
        Kind.RECORD,
        LazyPattern(
            (
                r"(?<![\w.,/:#\-–+$])(?!(?:NCT|PMC"
                r"|ISRCTN)[0-9])(?:[A-Z]{1,3}-?)?[0-9]{7,12}(?<!000)(?![\w%]|[.,/\-–][0-9])"
            )
            + NO_UNIT,
            digits=7,
        ),
    ),
    (
        Kind.RECORD,
        LazyPattern(
            r"(?<![\w])#\s?(?=[A-Z]{0,3}[0-9])[A-Z0-9-]{4,}(?![\w])"
            r"|(?<![\w-])[A-Z]{1,2}[0-9]{0,2}-[0-9]{2,4}-[0-9]{3,6}(?![\w-])",
            digits=1,
        ),
    ),
)
"""In this order: what was found as one kind isn't looked at again."""

_ANY = LazyPattern(r"[0-9@]|\.\w|\bdot\b", re.IGNORECASE)
"""No number and no address goes without one of these."""
_PUBLISHED = LazyPattern(r"(?i)(?:PMID|PMCID|doi|ISBN|ISSN|NCT|trial\s+registration)[\s:#]*$")
_PUBLIC_SITES = LazyPattern(
    r"(?i)^(?:https?://)?(?:[a-z0-9-]+\.)*(?:uptodate\.com|nih\.gov|cdc\.gov|who\.int"
    r"|clinicaltrials\.gov|mdcalc\.com"
    r"|nejm\.org|acponline\.org|cochrane\.org|medlineplus\.gov|heart\.org|idsociety\.org|kdigo\.org)(?:/|$)"
)


def number_clues(text: str) -> Iterator[Clue]:
    """What reads like a number or an address of one person."""
    if not _ANY.search(text):
        return
    for kind, pattern in _PATTERNS:
        found = [
            Clue(match.start(), match.end(), kind)
            for match in pattern.finditer(text)
            if not _is_public(kind, match)
        ]
        yield from found
        text = blanked(text, found)


def _is_public(kind: Kind, match: re.Match[str]) -> bool:
    if kind is Kind.URL:
        return bool(_PUBLIC_SITES.match(match[0]))
    return kind in (Kind.RECORD, Kind.PHONE) and bool(
        _PUBLISHED.search(just_before(match.string, match.start()))
    )
