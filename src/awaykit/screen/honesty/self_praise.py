"""Praise of oneself: a few clear words, where a sentence clearly speaks of its writer.

Each false alarm stops a person's paper, so doubtful words ("curious", "committed", "confident") are none,
and praise of others or of a patient's course is not looked at.
"""

import re
from collections.abc import Iterator
from functools import cache

from awaykit.screen.honesty.subjects import Form, is_own

_VERY = (
    r"(?:very|highly|truly|really|extremely|deeply|always|also|both|most|exceptionally|incredibly|quite|so|"
    r"genuinely)"
)
_TRAITS = r"""(?:hard-?\s?working|compassionate|dedicated|passionate|
    (?:self-|highly\ |well-)?motivated(?!\s+(?:to|by))|diligent|enthusiastic|empath(?:et)?ic|
    excellent|exceptional|outstanding|talented|gifted|brilliant|intelligent|
    resilient|reliable|dependable|conscientious|meticulous|detail-oriented|proactive|self-driven|well-rounded|
    hard\ worker|(?:quick|fast|lifelong|avid)\ learner|team[ -]player|(?:natural|born)\ leader|
    perfectionist|versatile|trustworthy|skill(?:ed|ful)|proficient|adept|knowledgeable|articulate|
    industrious|tireless|warm-hearted|caring(?!\s+(?:for|about))|
    (?:strong|great|good|effective|perfect|ideal|superb|stellar|remarkable)\ (?:\w+\ )?
    (?:candidate|applicant|communicator|leader|clinician|physician|doctor|listener|teacher|learner|fit))"""
_GREAT = r"""(?:excellent|exceptional|outstanding|strong|superb|great|extraordinary|remarkable|impressive|
    unparalleled|unwavering|exemplary|superior|tireless|relentless|stellar|proven|solid|unmatched|sharp)"""
_ASSETS = r"""(?:skills?|abilit(?:y|ies)|(?:work\ )?ethic|knowledge|performance|record|leadership|dedication|
    commitment|bedside\ manner|acumen|judge?ment|qualit(?:y|ies)|attributes|presentations?|qualifications|
    credentials|teamwork|communication|foundation|compassion|empathy|professionalism|reasoning|character)"""
_VIRTUES = r"""(?:passion|dedication|compassion|diligence|empathy|resilience|enthusiasm|tenacity|perseverance|
    excellence|brilliance|hard\ work|work\ ethic|hardworking\ nature)"""
_PERSON = r"""(?:physician|doctor|student|learner|leader|communicator|team[ -]player|clinician|candidate|
    applicant|worker|listener|teacher|presenter|researcher|professional|individual|graduate|extern|intern)"""
_GREAT_ASSET = rf"{_GREAT}(?:\s+(?!of\b|in\b|for\b)[\w-]+){{0,2}}?\s+{_ASSETS}"
_HERO = rf"(?:(?:{_TRAITS}|{_GREAT}|ideal|perfect|valuable)\s+\w+|asset)"

_OF_ME = (
    rf"""\b(?:I\ am|I['’]m|I\ was|I\ have\ (?:always\ )?been|I\ remain|I\ consider\ myself|I\ see\ myself\ as|
        I\ (?:would\ )?describe\ myself\ as|I\ am\ known\ (?:as|for\ being)|I\ pride\ myself\ on\ being)
        (?:\s+(?:a|an|the|and|as|{_VERY})|\s+[\w-]+,)*\s+(?P<word>{_TRAITS})\b
        (?!\s+(?:attending|nurse|resident|fellow|team|teachers?\b['’]))""",
    rf"\bmy\s+(?:{_VERY}\s+|own\s+)?(?P<word>{_GREAT_ASSET})\b",
    rf"""\bmy\s+(?:(?:great|deep|strong|genuine|true|natural|unwavering)\s+)?
        (?P<word>{_VIRTUES})\b(?!\s+(?:fruit|fatigue|project))""",
    rf"""\bI\s+(?:also\s+)?
        (?:have|possess|bring|offer|showed?|demonstrated?|displayed|exhibited|developed|gained)\s+(?:an?\s+|my\s+)?(?:{_VERY}\s+)?(?P<word>{_GREAT_ASSET})\b""",
    rf"\b(?:makes?|made|making)\ me\ (?:an?|the|into\ an?)\s+(?:{_VERY}\s+)?(?P<word>{_HERO})\b",
    rf"\bI\ (?:would|will|can|could)\ be\ (?:an?|the)\s+(?:{_VERY}\s+)?(?P<word>{_HERO})\b",
    r"""\bI(?:\ am|['’]m)\ (?P<word>(?:uniquely|exceptionally|highly|eminently|well)
        \ (?:qualified|suited|skilled|capable))\b""",
    r"""\bI\ (?:always\ )?(?P<word>(?:go|went)\ above\ and\ beyond|excel(?:led)?(?=\ (?:at|in|as)\b)|
        outperformed|distinguished\ myself|stand\ out|stood\ out)\b""",
)
"""Sentences that say "I" or "my"."""

_OPENINGS = (
    r"""^(?P<word>passionate\ about|highly\ motivated|self-motivated|hard-?working|enthusiastic\ about|
        skilled\ (?:in|at)|adept\ at|went\ above\ and\ beyond|excelled\ (?:at|in|as)|outperformed|
        distinguished\ myself)\b""",
    rf"""^(?:an?\s+)?(?:{_VERY}\s+)?
        (?P<word>(?:{_TRAITS}|{_GREAT})(?:(?:\s+and|,)\s+[\w-]+){{0,2}}\s+(?:\w+\s+)?{_PERSON})\b""",
    rf"""^(?P<word>{_GREAT}\s+(?:[\w-]+\s+){{0,2}}?
        (?:skills|work\ ethic|communication|leadership|abilities|bedside\ manner))\b""",
    rf"""^(?:showed|demonstrated|displayed|exhibited|possess(?:es)?|have|had|used)\s+(?:an?\s+|my\s+)?
        (?P<word>{_GREAT_ASSET}|{_VIRTUES})\b""",
)
"""Phrases without a subject, which speak of the applicant where a text is a list of facts."""

_ADVERBS = r"""(?P<word>successfully|skil?lfully|expertly|brilliantly|flawlessly|masterfully|effortlessly|
    tirelessly|compassionately|passionately|seamlessly|exceptionally(?:\ well)?|admirably|impeccably|
    diligently)"""
_OF_AN_ACT = (
    rf"""\b{_ADVERBS}\s+
        (?:(?P<past>\w+ed|led|wrote|ran|taught|gave|took|made|built|drew|kept)|manage|lead|treat)\b
        (?!\s+(?:[\w-]+\s+){{1,2}}(?:was|were|are|had|went|left|did|came|\w+ed)\b)""",
    rf"""\b(?P<past>presented|managed|handled|led|performed|worked|taught|communicated|organi[sz]ed|wrote|
        completed|ran)\s+(?:[\w-]+\s+){{0,3}}?{_ADVERBS}(?=\s*(?:$|[.,;]|(?:and|with|at|on|in)\b))""",
)
"""Adverbs of praise beside a verb; whose act it is decides."""

_NOT_SO = re.compile(
    r"\b(?:not|never|no longer|less|hardly|said|told|wrote to me|called me|asked|whether|if|wish(?:ed)?|"
    r"hoped?|want(?:ed)?|learn(?:ed|t)? to|how|lack|than|thought|as though|to be)\b|n['’]t\b",
    re.IGNORECASE,
)
"""Words before a praise that deny it, wish for it, or report it as someone else's."""

_QUOTED = re.compile(r"[\"“][^\"”]*[\"”]")
_SENTENCE_END = re.compile(r"(?<=[.!?;:])\s+|\n+")


def praise_in(text: str, *, bare: bool) -> Iterator[str]:
    """The words of `text` that praise its writer; `bare` as in `subjects.is_own`."""
    for sentence in _SENTENCE_END.split(_QUOTED.sub(" ", text)):
        yield from _in_sentence(sentence.strip(), bare=bare)


def _in_sentence(sentence: str, *, bare: bool) -> Iterator[str]:
    for words in (*_OF_ME, *(_OPENINGS if bare else ())):
        for found in _pattern(words).finditer(sentence):
            if not _NOT_SO.search(sentence[: found.start("word")]):
                yield found["word"]
    for words in _OF_AN_ACT:
        for found in _pattern(words).finditer(sentence):
            form = Form.PAST if found["past"] else Form.BASE
            if is_own(sentence, found.start(), form, bare=bare):
                yield found["word"]


@cache
def _pattern(words: str) -> re.Pattern[str]:
    """Made when a text is first read: a run that finds nothing to do never needs it."""
    return re.compile(words, re.IGNORECASE | re.VERBOSE)
