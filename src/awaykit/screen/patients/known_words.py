"""Words that are known: names, places, words of the field, and how capitals are used."""

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from awaykit.screen.patients.lazy_pattern import LazyPattern
from awaykit.screen.patients.matches import alternatives, just_after, just_before

_DATA = Path(__file__).parents[1] / "data"
_SHORTEST_WITH_PART = 7

_DRUG_ENDINGS = (
    "mab|nib|ciclib|prazole|azole|navir|tegravir|ciclovir|fovir|buvir|asvir|previr|amivir|cillin|mycin"
    "|micin|cycline|oxacin"
    "|penem|bactam|sartan|pril|prilat|olol|alol|ilol|dipine|statin|gliptin|gliflozin|glutide|glitazone"
    "|parin|xaban|gatran"
    "|grel|grelor|setron|triptan|pram|oxetine|traline|triptyline|pramine|apine|idone|azepam|zolam"
    "|barbital|caine|curonium"
    "|curium|choline|profen|coxib|olone|asone|isone|onide|thiazide|semide|tidine|lukast|terol|phylline"
    "|tropium|afil|osin"
    "|amide|platin|rubicin|taxel|bine|trexate|purine|dronate|cept|stim|poetin|zide|racetam|gabalin"
    "|pentin|trigine|toin"
    "|nidazole|quine|fungin|vaptan|kiren|entan|ciguat|bradine|teplase|kinase|ostat|stigmine|phrine"
    "|pressin|tocin|relin"
    "|steride|mestane|oxifene|parib|zomib|domide|limus|mofetil|orphine|codone|morphone|fentanil|adol"
    "|oxone|trexone|tryptan"
    "|criptine|ergoline|antrine|ylate|ylates|metformin|formin|thyroxine|carbamide|amine|azine|oxin|arone"
    "|actone|erenone|nitrate|sulfate"
    "|citrate|chloride"
    "|phosphate|carbonate|bicarbonate|lactate|acetate|fumarate|tartrate|succinate|mesylate|dextran"
    "|globulin|vudine|itabine"
)
_SICKNESS_ENDINGS = (
    "itis|osis|oses|emia|aemia|emic|aemic|uria|uric|oma|omas|omata|opathy|opathies|opathic|algia|penia"
    "|penic|cytosis|ectomy"
    "|ectomies|otomy|ostomy|plasty|scopy|scopic|ogram|ograms|ography|ographic|ometry|metric|centesis"
    "|lysis|lytic|megaly"
    "|plegia|plegic|paresis|paretic|phasia|phagia|pnea|pnoea|rrhea|rrhoea|rrhage|rrhagic|sclerosis"
    "|sclerotic|stenosis"
    "|stenotic|trophy|trophic|tension|tensive|thorax|cardia|cardiac|ologist|ologists|ology|ological"
    "|iatric|iatrics|iatrist"
    "|genic|genesis|philia|philic|phils|cyte|cytes|cytic|blast|blasts|coccus|cocci|coccal|bacter"
    "|bacteria|bacterium|virus"
    "|viruses|viral|ostasis|static|ptosis|ptysis|emesis|otic|oedema|edema|ectasia|ectasis|malacia"
    "|necrosis|oid|oids"
    "|globin|globins|globinuria|globinemia|anemia|anaemia|ischemia|ischaemia|oxia|xemia|toxicity|toxic"
    "|therapy|dynamic|dynamics|vascular"
    "|pulmonary|renal|hepatic"
)
_ENGLISH_ENDINGS = (
    "tion|tions|sion|sions|ment|ments|ness|ively|ically|ously|ality|ility|ivity|ization"
    "|isation|izing|ising|ated|ating|ates|ized|ised|izes|ional|ionals"
)
_BEGINNINGS = (
    "hyper|hypo|tachy|brady|cardio|neuro|nephro|hepato|gastro|pneumo|electro|echo|angio|immuno|thrombo"
    "|hemo|haemo|osteo"
    "|cryo|radio|endo|intra|extra|inter|trans|post|anti|poly|micro|macro|lympho|leuko|encephalo"
    "|broncho|entero|cholecyst"
    "|pyelo|staphylo|strepto|pseudo|ultra|multi|non|peri|photo|psycho|physio"
    "|chemo|dermato|endocrino|rheumato|pharmaco|patho|cyto|histo|glyco|lipo|normo|dys"
)
_ADJECTIVES_ENDINGS = "al|ic|ous|ive|able|ible|less|ary|ory"
_ENDINGS = {
    2: tuple(f"{_DRUG_ENDINGS}|{_SICKNESS_ENDINGS}".split("|")),
    4: tuple(_ENGLISH_ENDINGS.split("|")),
    8: tuple(_ADJECTIVES_ENDINGS.split("|")),
}
"""What medicine's words end in, by how many letters stand before it at least."""
_PREFIXED = LazyPattern(rf"(?:{_BEGINNINGS})(.{{3,}})")
_INFLECTED = LazyPattern(r"(.{3,}?)(?:s|es|ed|d|ing|ly|er|ers)")


@cache
def english_words() -> frozenset[str]:
    """Common English words in American and British spelling, from SCOWL; data/README.md says which."""
    packed = (_DATA / "english_words.txt.gz").read_bytes()
    return frozenset(gzip.decompress(packed).decode("ascii").split())


@cache
def listed(name: str) -> frozenset[str]:
    """The words of one of our own lists, casefolded; lines that begin with # are comments."""
    lines = (_DATA / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.casefold().split())


def folded(word: str) -> str:
    """The word in small letters, without the 's of an owner and without stops."""
    return word.strip(".").casefold().removesuffix("'s").removesuffix("'")


@cache
def is_english(word: str) -> bool:
    """Whether this casefolded word is a common English word, or one of medicine's by its build."""
    return word in english_words() or word in listed("clinical") or _is_medical(word) or _is_built(word)


def is_eponym(word: str) -> bool:
    """Whether medicine has named something after this name."""
    return word in listed("eponyms")


def is_medicines(word: str) -> bool:
    """Whether it is an organism, a brand, a tool, a law, a trial."""
    return word in listed("medicine")


def is_of_the_world(word: str) -> bool:
    """Whether it is a country, a people, a language, a faith or a US state."""
    return word in listed("places_of_the_world")


def may_be_a_name(word: str) -> bool:
    """Whether this English word, or this name in medicine, is people's name as well."""
    return word in listed("names_that_are_words")


def _is_medical(word: str) -> bool:
    return len(word) >= _SHORTEST_WITH_PART and any(
        word.endswith(endings, letters) for letters, endings in _ENDINGS.items()
    )


def _is_built(word: str) -> bool:
    """Whether it is a known word with a beginning or an ending of medicine's or of grammar's."""
    if len(word) < _SHORTEST_WITH_PART:
        return False
    words = english_words()
    prefixed = _PREFIXED.fullmatch(word)
    if prefixed and (prefixed[1] in words or _is_medical(prefixed[1])):
        return True
    inflected = _INFLECTED.fullmatch(word)
    return bool(inflected and _is_medical(inflected[1]))


_WORD = r"[^\W\d_]+(?:['’-][^\W\d_]+)*"
_PARTICLE = (
    r"(?:de|da|del|della|di|do|dos|du|la|le|van|von|der|den|ter|bin|ibn|bint|al|el|ul|ur|abu|y"
    r"|e|of|the|and|&)"
)
_CAPITAL = r"(?:[^\W\d_a-zß-öø-ÿ][^\W\d_]*(?:['-][^\W\d_]+)*)"
_RUN = LazyPattern(
    rf"(?<![\w'-])(?:(?:St|Ste|Ft|Mt)\.\s)?{_CAPITAL}\b"
    rf"(?:(?:\s|\s{_PARTICLE}\s){_CAPITAL}\b)*(?:\s&\s{_CAPITAL}\b)?"
)
_START = LazyPattern(r"(?:^|[.!?:;•\n(\[\"“]|\s[-–—*])\s*[\"“'(]*$")


@dataclass(frozen=True, slots=True)
class Capital:
    """A run of capitalised words; `starts_sentence` says that its first would have a capital anyway."""

    start: int
    end: int
    text: str
    words: tuple[str, ...]
    before: str
    after: str
    starts_sentence: bool


def capitals(text: str) -> Iterator[Capital]:
    """All runs of capitalised words; a plain English word that opens a sentence belongs to none."""
    for match in _RUN.finditer(text):
        run, start = match[0].removesuffix(" I").removesuffix(" and"), match.start()
        finish = start + len(run)
        opens = bool(start == 0 or _START.search(f"x{just_before(text, start)}"))
        words = re.findall(r"[^\W\d_][\w'.-]*", run)
        if opens and len(words) > 1 and is_plain_word(words[0]):
            start += run.index(words[0]) + len(words[0])
            start += len(text[start:finish]) - len(text[start:finish].lstrip(" -"))
            run, words, opens = text[start:finish], words[1:], False
        capital = tuple(word for word in words if word[0].isupper() or not word[0].islower())
        if capital:
            yield Capital(
                start,
                finish,
                run,
                capital,
                just_before(text, start),
                just_after(text, finish),
                opens,
            )


def is_plain_word(word: str) -> bool:
    """Whether it is an English word, or an abbreviation, and no one's name."""
    folded = word.casefold().removesuffix("'s")
    if word.isupper() and len(word) <= 6:  # noqa: PLR2004 - as long as abbreviations are
        return True
    return (is_english(folded) or is_medicines(folded)) and not may_be_a_name(folded)


_THING = LazyPattern(
    rf"^(?:'s?)?[\s-]+{alternatives(' '.join(listed('medical_things')))}s?\b(?!-)", re.IGNORECASE
)
THING_OF_SOMEONE = LazyPattern(
    r"(?:'s)?\s+(?:disease|syndrome|sign|criteria|maneuver|reflex|angina|triad|phenomenon|lymphoma|palsy"
    r"|law|rules?|formula|wort|nodes?|nodules?|space|triangle|canal|rings?|method|staging|classification"
    r"|equation"
    r"|lines|spots|hump|bodies|nomogram|approach|procedure|gangrene|contracture|cysts?)\b"
)
_DISEASE = LazyPattern(
    r"[\s-]+[a-z]{3,}(?:itis|osis|oses|emia|aemia|oma|omas|opathy|opathies|plegia|paresis|penia|megaly"
    r"|ectasia|sclerosis"
    r"|stenosis|rrhage|rrhea|ectomy|otomy|ostomy|plasty|gram|scope|scopy)\b"
)
_DOSE = LazyPattern(
    r"^\s*(?:®|™|\(?[0-9][0-9.,]*\s*(?:mg|mcg|µg|g|units?|U|mL|ml|IU|puffs?|tablets?|%)\b|[0-9.]+/[0-9.]+)"
)
_SPECIES = LazyPattern(r"^\s+([a-z]{4,}(?:us|is|ae|um|ii|i|a|ans|es|ens|ei))\b")
_DRUG_BEFORE = LazyPattern(
    r"(?i)\b(?:tak(?:e|es|ing)|took|prescribed|switched\s+(?:\w+\s+)?(?:to|from)|loaded\s+with"
    r"|(?:start|restart)(?:ed|ing)?(?:\s+(?:him|her|them))?(?:\s+on)?|stopp(?:ed|ing)|held|holding"
    r"|resum(?:ed|ing)|continu(?:ed|ing)|doses?\s+of|(?:mg|mL|units|tablets|capsules|courses?)\s+of"
    r"|refill(?:ed|s)?|brand(?:\s+name)?|sold\s+as|drug|inhaler|insulin|allergic\s+to|allergy\s+to"
    r"|titrat(?:ed|ing)|dosed|wean(?:ed|ing)\s+off)\s+$"
)
_IN_BRACKETS = LazyPattern(r"[a-z]{5,}\s*\($")


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
