"""Names of people in a text."""

import re
from collections.abc import Iterator

from awaykit.screen.patients.known_words import (
    THING_OF_SOMEONE,
    Capital,
    capitals,
    folded,
    is_english,
    is_eponym,
    is_medicines,
    is_no_person,
    is_of_the_world,
    listed,
    may_be_a_name,
    thing_follows,
)
from awaykit.screen.patients.lazy_pattern import LazyPattern
from awaykit.screen.patients.matches import Clue, Kind, Scope, Setting, blanked, just_after
from awaykit.screen.patients.people import (
    AFTER_A_PERSON,
    BEFORE_A_PERSON,
    CASE_OF_INITIALS,
    INITIALS,
    NAMED_AFTERWARDS,
    NAMING,
    PERSON_PATTERNS,
    SURE_INITIALS,
    UNIQUE,
    is_abbreviation,
)

FEW_LETTERS = 2
"""Words as short as symbols and abbreviations are; names of this length need a person round them."""
_SYMBOLS = frozenset((
    "hb", "na", "cl", "mg", "ca", "zn", "cu", "fe", "ag", "au", "hg", "ph", "ig", "rh", "po", "iv", "im",
    "sc", "dr", "mr", "ms", "st", "no", "my", "we", "he", "it", "is", "in", "on", "at", "by", "to", "of",
    "or", "as", "if", "so", "do", "go", "up", "us", "an", "am", "be", "pt", "id", "ok", "vs", "et", "al",
    "ed", "la", "ny",
))  # fmt: skip
ALSO_SYMBOLS = frozenset((
    "aa", "ab", "ac", "ad", "al", "an", "as", "ba", "be", "bi", "bp", "bx", "ch", "cm", "co", "cr", "cx",
    "da",
    "de", "di", "dl", "do", "dx", "ed", "el", "em", "en", "ex", "fc", "fr", "fx", "ga", "gd", "gy", "he",
    "hr",
    "ht", "hx", "hz", "ii", "ix", "jr", "kg", "km", "kr", "kt", "kv", "le", "li", "md", "ml", "mm", "mn",
    "mo",
    "ne", "ni", "np", "os", "pa", "pb", "px", "ra", "re", "rn", "ro", "rr", "rx", "se", "si", "sm", "sr",
    "sx",
    "ta", "tc", "th", "ti", "tx", "un", "ve", "vi", "vo", "wt", "xe", "xi",
))  # fmt: skip
"""Two letters that are an element, a unit or an abbreviation, unless someone acts or is spoken to there."""
_PREFIX = re.compile(r"^(?:Mc|Mac|O'|D'|N'|L'|De|Di|Du|La|Le|Van|Fitz|Al|El)(?=[^\W\d_a-z])")
_DEPARTMENT = ("ology", "iatry", "iatrics", "surgery", "ist")


def is_strange(word: str, setting: Setting) -> bool:
    """Whether no list knows the word and it isn't built like a word of English or of medicine."""
    small = folded(word)
    if len(small) <= FEW_LETTERS or not word[0].isupper() or not _is_cased_like_a_name(word):
        return False
    if small.isascii() and not re.search(r"[aeiouy]", small):
        return False
    return not (small in setting.known or is_eponym(small) or is_plain(word) or may_be_a_name(small))


def is_plain(word: str) -> bool:
    """Whether it is a word of English, of medicine or of the world, and no name."""
    small = folded(word)
    return not may_be_a_name(small) and (is_english(small) or is_medicines(small) or is_of_the_world(small))


def is_doubtful(word: str, setting: Setting) -> bool:
    """Whether the word is both: a name, and an English word or a name in medicine."""
    small = folded(word)
    if small in setting.known or not word[:1].isupper() or (word.isupper() and len(word) > FEW_LETTERS):
        return False
    if len(small) <= FEW_LETTERS:
        return small not in _SYMBOLS and len(small) == FEW_LETTERS and not word.isupper()
    return may_be_a_name(small) or is_eponym(small)


def is_common(word: str, setting: Setting) -> bool:
    """Whether it is an English word that names neither a department nor who speaks in a hospital."""
    small = folded(word)
    if small in setting.known or small in listed("who_speaks_in_a_hospital") or small.endswith(_DEPARTMENT):
        return False
    if is_medicines(small) or is_of_the_world(small) or is_eponym(small):
        return False
    return len(small) > FEW_LETTERS and word[1:].islower()


def _is_cased_like_a_name(word: str) -> bool:
    """Whether capitals stand where names have them: Okafor, O'Brien, McKay; neither MRSA nor SpO."""
    bare = _PREFIX.sub("", word.removesuffix("'s"))
    return len(bare) > 1 and bare[1:] == bare[1:].lower()


_NO_NAME_FOLLOWS = LazyPattern(
    r"(?i)\bmy\s+(?:\w+\s+){1,2}$|\b(?:at|in|from|near|the|an?|this|no|any|each|every|our|my)\s+$"
    r"|(?<!learned )(?<!told us )(?<!told me )(?<!saw )(?<!found )(?<!heard )(?<!noticed )(?<!knew )"
    r"(?<!said )"
    r"(?<!realized )(?<!realised )(?<!thought )(?<!so )\bthat\s+$"
)
_RESULT_FOLLOWS = LazyPattern(
    r"(?:'s)?[\s-]+(?:[a-z]+[\s-]+)?(?:results?|levels?|scan|tests?|clinic|team|service)\b"
)
_OF_A_THING = LazyPattern(
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
_FROM_SOMEONE = LazyPattern(r"(?i)\bfrom\s+$")
_GOES_ON = LazyPattern(r"\s*[-/+0-9=<>(%]")
_SEVERAL = LazyPattern(r"\s(?:and|&)\s")
_ONE_OF_MANY = LazyPattern(r"(?i)\b(?:an?|per|every|each|no|any)\s+$")
_THE = LazyPattern(r"(?i)\bthe\s+$")
_KIN = LazyPattern(
    r"(?:'s|s\b|\s+(?:family|baby|twins?|brothers?|sisters?|couple|case|household|home|child(?:ren)?|boy"
    r"|girl|man|woman|kids"
    r"|house|farm|name|patient|story)\b)"
)
_ROMAN = LazyPattern(r"[IVX]{1,4}[abc]?")
_GRADE = LazyPattern(r"\s+(?:class\s+|grade\s+)?[0-9](?=[.,;)]|\s|$)")
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


_FOREIGN = LazyPattern(r"[^\W\d_]+(?:\s+[^\W\d_]+)*")
_LATIN_OR_GREEK = LazyPattern(r"[A-Za-z\u00aa-\u024f\u0300-\u03ff\u1e00-\u1eff\u1f00-\u1fff\u2100-\u214f]")


def name_clues(text: str, setting: Setting) -> Iterator[Clue]:
    """What reads like the name of a person who is none of the dossier's own."""
    found = [*_after_titles(text, setting), *_named_afterwards(text, setting)]
    found += [*_beside_people(text, setting), *_initials(text, setting)]
    found += (Clue(match.start(), match.end(), Kind.NAME) for each in UNIQUE for match in each.finditer(text))
    yield from found
    text = blanked(text, found)
    yield from names_among_capitals(text, setting)
    if setting.scope is not Scope.OWN:
        yield from _in_another_script(text)


def _after_titles(text: str, setting: Setting) -> Iterator[Clue]:
    """Names that a title or a word like "nicknamed" announces, common words or not."""
    for match in NAMING.finditer(text):
        if match["titled"]:
            is_one = not all(folded(word) in setting.known for word in match["titled"].split())
        else:
            word = folded(match["name"].split()[0])
            is_one = not (is_eponym(word) or is_medicines(word) or word in setting.known)
            is_one = is_one and not match["name"].isupper()
            is_one = is_one and not thing_follows(
                match["name"].split()[-1], just_after(text, match.end("name"))
            )
        if is_one:
            yield Clue(match.start(), match.end(), Kind.NAME)


def _named_afterwards(text: str, setting: Setting) -> Iterator[Clue]:
    """Names of which is said only then that they are names: "Skip", as he liked to be called."""
    for match in NAMED_AFTERWARDS.finditer(text):
        if not all(folded(word) in setting.known for word in match["name"].split()):
            yield Clue(match.start("name"), match.end("name"), Kind.NAME)


def _beside_people(text: str, setting: Setting) -> Iterator[Clue]:
    """Names beside "patient", "her husband" and the like."""
    for pattern in PERSON_PATTERNS:
        for match in pattern.finditer(text):
            end = match.end("name")
            if not _is_no_name(match["name"], just_after(text, end), setting):
                yield Clue(match.start(), end, Kind.NAME)


def _is_no_name(name: str, after: str, setting: Setting) -> bool:
    """Whether words that stand where a name would are something else: "patient Care", "called Radiology"."""
    words: list[str] = re.findall(r"[^\W\d_][\w'-]*", name)
    if THING_OF_SOMEONE.match(after) and not after.startswith("'s"):
        return True
    if any(thing_follows(word, after) and is_eponym(folded(word)) for word in words):
        return True
    if len(words) == 1 and len(words[0]) == 1:
        return words[0] == "I"
    return all(len(word) == 1 or folded(word) in setting.known or is_plain(word) for word in words)


def _initials(text: str, setting: Setting) -> Iterator[Clue]:
    for pattern in INITIALS:
        for match in pattern.finditer(text):
            if _are_initials(match["name"], setting):
                yield Clue(match.start("name"), match.end("name"), Kind.NAME)
    for pattern in SURE_INITIALS:
        for match in pattern.finditer(text):
            yield Clue(match.start("name"), match.end("name"), Kind.NAME)
    for match in CASE_OF_INITIALS.finditer(text):
        if folded(match["name"] or match["doing"]) not in listed("short_for_diseases"):
            yield Clue(*match.span("name" if match["name"] else "doing"), Kind.NAME)


def _are_initials(name: str, setting: Setting) -> bool:
    """Whether initials, or initials with a family name, are a person's: "J.S.", "R. Okafor"."""
    longer: list[str] = re.findall(r"[^\W\d_][\w'-]+", name)
    if longer and longer[0] != longer[0].upper():
        return any(is_strange(word, setting) or may_be_a_name(folded(word)) for word in longer)
    return not is_abbreviation(name)


def _in_another_script(text: str) -> Iterator[Clue]:
    """Words in a script other than the Latin or the Greek: in English text they are names."""
    for match in _FOREIGN.finditer(text):
        foreign = [sign for sign in match[0] if sign.isalpha() and not _LATIN_OR_GREEK.match(sign)]
        if len(foreign) > 1:
            yield Clue(match.start(), match.end(), Kind.NAME)
