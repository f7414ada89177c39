"""Words that are known: English, medicine's own, and those of countries; read once, when first asked for."""

import gzip
from functools import cache
from pathlib import Path

from awaykit.review.screening.late import Late

_DATA = Path(__file__).parent / "data"
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
_PREFIXED = Late(rf"(?:{_BEGINNINGS})(.{{3,}})")
_INFLECTED = Late(r"(.{3,}?)(?:s|es|ed|d|ing|ly|er|ers)")


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
