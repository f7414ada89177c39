"""Personal names from many cultures, in sentences such as a key case may hold."""

import re
from random import Random
from typing import TYPE_CHECKING

from anyascii import anyascii
from faker import Faker

from sweeps.planting import Kinds, alternate, of_half

if TYPE_CHECKING:
    from collections.abc import Callable

LOCALES = (
    "en_US", "es_MX", "pt_BR", "fr_FR", "de_DE", "it_IT", "pl_PL", "cs_CZ", "hu_HU", "ro_RO", "ru_RU",
    "uk_UA",
    "bg_BG", "el_GR", "tr_TR", "az_AZ", "uz_UZ", "ka_GE", "hy_AM", "fr_DZ", "en_PK", "en_IN", "ja_JP",
    "zh_TW",
    "ko_KR", "vi_VN", "id_ID", "fil_PH", "th_TH", "yo_NG", "ig_NG", "ha_NG", "zu_ZA", "tw_GH", "nl_NL",
    "sv_SE",
    "fi_FI", "no_NO", "da_DK", "en_IE", "en_GB", "sk_SK", "sl_SI", "hr_HR", "lt_LT", "lv_LV", "et_EE",
    "es_CO",
)  # fmt: skip
_LATIN_ENDS = 0x250
_TITLES_OF_EN = (
    "Mr.", "Mrs.", "Ms.", "Miss", "Mr", "Mrs", "Ms", "Mister", "Señor", "Señora", "Sra.", "Don", "Doña",
    "Madame",
    "Monsieur", "Herr", "Frau", "Haji", "Hajji", "Sheikh", "Begum", "Shri", "Smt.", "Rev.", "Father",
    "Pastor",
    "Rabbi", "Imam", "Sgt.", "Captain", "Uncle", "Auntie", "Lola", "Abuela", "Professor", "Judge",
)  # fmt: skip
_NICKNAMES = (
    "Bud", "Skip", "Chico", "Papa Joe", "Big Al", "Junior", "Smokey", "Tata", "Nana Bea", "Buster", "Pepe",
    "Beto",
    "Lefty", "Boomer", "Mo", "Sunny", "Red", "Doc Henry", "Gigi", "Coach", "Titi", "Babu", "Pinky", "Ace",
)  # fmt: skip

_FULL = (
    "{} came in with crushing chest pain and a potassium of 6.9.",
    "I presented {} on rounds, a man with cirrhosis and fever.",
    "The case of {} taught me to look at the neck veins.",
    "I followed {} from the ED to the ward and home.",
    "Diagnosis: lupus nephritis ({}), class IV by biopsy.",
    "When the lactate rose, {} was moved to the ICU.",
    "A farmer named {} was found confused in his barn.",
    "I still think of {}, who waited three days for a bed.",
    "Took the history from {} through an interpreter.",
    "{} is a 67-year-old with COPD and cor pulmonale.",
    "Counselled {} on warfarin and leafy vegetables.",
    "Heart failure in {}: furosemide 80 mg IV twice daily.",
    "After the code, I called the family of {} with my attending.",
    "{} went home on day 5 with home oxygen.",
    "We admitted {} for pancreatitis, BISAP 2.",
    "The ultrasound of {} showed a large effusion.",
)
_AFTER_PATIENT = (
    "The patient {} was afraid of needles, so I stayed.",
    "My patient, {}, asked why the pills had changed.",
    "Patient {} had a creatinine of 4.2 on arrival.",
    "Pt {} was short of breath at rest.",
    "One patient, {}, taught me how to listen.",
    "This patient, whose name was {}, had never seen a doctor.",
    "The patient ({}) left before the echo.",
    "A patient called {} had hidden his alcohol use.",
    "Our patient {} died on hospital day 3.",
    "pt: {}, hyponatremia of 112, seizure at home.",
)
_GIVEN = (
    "I sat with {} until the morphine worked.",
    "On day 2 {} pulled out the tube.",
    "{} was intubated in the ED and woke up on day 4.",
    "My hand was held by {} during the biopsy.",
    "I asked {} to show me how she used the inhaler.",
    "The night nurse called me because {} was bleeding.",
    "By the third day {} could walk to the window.",
    "Dialysis gave {} six more years.",
    "We learned that {} had stopped her insulin.",
    "I owe {} my first correct diagnosis.",
    "The family told us that {} loved to cook.",
    "So {} and her sister chose hospice.",
    "{}'s ferritin was 18,000, so we thought of Still's disease.",
    "What {} feared most was the ventilator.",
    "Without an interpreter, {} had signed what she could not read.",
    "Neither insulin nor {} could be found at noon.",
    "It was {} who showed me what dignity means.",
    "{} laughed when the fever broke.",
    "With {}, I learned to speak slowly.",
    "Of all my patients, {} taught me the most.",
)
_WITH_TITLE = (
    "{} had a troponin of 412 and no pain at all.",
    "I examined {} twice a day.",
    "Then {} became hypotensive, and I called the fellow.",
    "I wrote the discharge papers for {} with my senior.",
    "The wound of {} was dressed each morning.",
    "On rounds I proposed stopping the heparin of {}.",
    "{} thanked me when he left.",
    "I was the first to notice that {} could not see on the left.",
)
_NICKNAMED = (
    "Everyone called him {}, and he had end-stage COPD.",
    'The man, known as "{}", refused dialysis twice.',
    "She goes by {} and has lived with lupus for years.",
    'A fisherman nicknamed "{}" came with cellulitis.',
    'The nurses knew her as "{}" from many admissions.',
    "Known to all on the ward as {}, he had a sodium of 109.",
    '"{}", as he liked to be called, had heart failure.',
    "He asked us to call him {} and not sir.",
)
_INITIALS = (
    "{} is a 54-year-old man with nephrotic syndrome.",
    "Patient {} was admitted with melena.",
    "I presented {}, a teacher with new seizures.",
    "{}, 64M, with an inferior STEMI.",
    "Case of {}: refractory hypokalemia.",
    "{} had a fever of 39.4 after the second transfusion.",
    "The patient, {}, improved on cefepime.",
    "We discharged {} with a walker.",
)
_RELATIVES = (
    "Her husband {} noticed the slurred speech.",
    "His daughter {} signed the consent.",
    "{}, her niece, translated for us.",
    "I called his brother-in-law {} every evening.",
    "The patient's mother, {}, had the same disease.",
    "Her son {} flew in and asked for full treatment.",
    "I explained hospice to his wife, {}, in the corridor.",
    "Her grandson, named {}, held the phone.",
    "His partner {} brought the pill bottles.",
    "Her best friend {} was the health-care proxy.",
)
_EMPLOYERS = (
    "He works as a welder at {} and had metal fume fever.",
    "She is a cashier at {} and could not stand for long.",
    "Employed by {}, he had no sick leave.",
    "He drove a truck for {} until the stroke.",
    "She retired from {} and then lost her insurance.",
    "A machinist from {} with beryllium disease.",
    "His employer, {}, allowed lighter work.",
    "She cleans offices for {} at night.",
)


class Names:
    """Names as an English text spells them, from one half of the world's locales."""

    def __init__(self, random: Random, *, held_out: bool) -> None:
        self._random = random
        self._fakers = [Faker(locale) for locale in alternate(LOCALES, held_out=held_out)]
        for faker in self._fakers:
            faker.seed_instance(random.getrandbits(48))

    def given(self) -> str:
        faker = self._random.choice(self._fakers)
        made = getattr(faker, "first_romanized_name", faker.first_name)
        return _in_english(made())

    def family(self) -> str:
        faker = self._random.choice(self._fakers)
        made = getattr(faker, "last_romanized_name", faker.last_name)
        return _in_english(made())

    def full(self) -> str:
        faker = self._random.choice(self._fakers)
        if hasattr(faker, "romanized_name"):
            return f"{_in_english(faker.first_romanized_name())} {_in_english(faker.last_romanized_name())}"
        return _in_english(f"{faker.first_name()} {faker.last_name()}")

    def titled(self) -> str:
        return f"{self._random.choice(_TITLES_OF_EN)} {self.family()}"

    def nickname(self) -> str:
        return self._random.choice(_NICKNAMES)

    def initials(self) -> str:
        letters = [name[0].upper() for name in (self.given(), self.family())]
        return self._random.choice(
            ("{0}.{1}.", "{0}{1}", "{0}. {1}.", "Mr. {1}.", "Ms. {1}", "{0}.{0}.{1}.")
        ).format(*letters)

    def company(self) -> str:
        return _in_english(self._random.choice(self._fakers).company())


def _in_english(name: str) -> str:
    """The name in Latin letters; one in another script is spelled out, each word with one capital.

    A company's legal form in brackets is left out, and what is all in capitals gets one a word.
    """
    if all(ord(letter) < _LATIN_ENDS for letter in name):
        return "-".join(part.capitalize() for part in name.split("-")) if name.isupper() else name
    words = re.sub(r"\([^)]*\)", " ", anyascii(name)).replace("'", "").split()
    spelled = " ".join("-".join(part.capitalize() for part in word.split("-")) for word in words)
    return "Yi" if spelled == "I" else spelled.removesuffix(" I") + (" Yi" if spelled.endswith(" I") else "")


def kinds(random: Random, *, held_out: bool) -> Kinds:
    """Each kind of name: who makes one, and the sentences that may hold it."""
    names = Names(random, held_out=held_out)
    made: dict[str, tuple[Callable[[], str], tuple[str, ...]]] = {
        "full name": (names.full, _FULL),
        "given name after “patient”": (names.given, _AFTER_PATIENT),
        "given name alone": (names.given, _GIVEN),
        "title and name": (names.titled, _WITH_TITLE),
        "nickname": (names.nickname, _NICKNAMED),
        "initials": (names.initials, _INITIALS),
        "relative": (names.given, _RELATIVES),
        "employer": (names.company, _EMPLOYERS),
    }
    return of_half(made, held_out=held_out)
