"""Words that are known: names, places, words of the field, and how capitals are used."""

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from awaykit.screen.lexicon import DATA, Lexicon
from awaykit.screen.text_rules import just_after, just_before, sentence_round

_WORDS = Lexicon("known_words")
_SHORTEST_WITH_PART = 7
_LONGEST_ABBREVIATION = 6
_ENDINGS = {2: ("drug_endings", "sickness_endings"), 4: ("english_endings",), 8: ("adjectives_endings",)}
"""What words of medicine end in, by how many letters are before it at least."""


@cache
def english_words() -> frozenset[str]:
    """Common English words in American and British spelling, from SCOWL; data/README.md names the lists."""
    packed = (DATA / "english_words.txt.gz").read_bytes()
    return frozenset(gzip.decompress(packed).decode("ascii").split())


@cache
def listed(name: str) -> frozenset[str]:
    """The words of one of our own lists, casefolded; lines that begin with # are comments."""
    lines = (DATA / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.casefold().split())


def folded(word: str) -> str:
    """The word in small letters, without the 's of an owner and without stops."""
    return word.strip(".").casefold().removesuffix("'s").removesuffix("'")


@cache
def is_english(word: str) -> bool:
    """Whether this casefolded word is a common English word, or one of medicine's by its build.

    So is a known word with a beginning or an ending of medicine's or of grammar's.
    """
    if word in english_words() or word in listed("clinical"):
        return True
    if len(word) < _SHORTEST_WITH_PART:
        return False
    if _ends_like_medicine(word):
        return True
    prefixed, inflected = _WORDS["prefixed"].fullmatch(word), _WORDS["inflected"].fullmatch(word)
    if prefixed and (prefixed[1] in english_words() or _ends_like_medicine(prefixed[1])):
        return True
    return bool(inflected and _ends_like_medicine(inflected[1]))


def _ends_like_medicine(word: str) -> bool:
    return len(word) >= _SHORTEST_WITH_PART and any(
        word.endswith(tuple(_WORDS.lists[name]), letters)
        for letters, names in _ENDINGS.items()
        for name in names
    )


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


def is_plain_word(word: str) -> bool:
    """Whether it is an English word, or an abbreviation, and no one's name."""
    small = word.casefold().removesuffix("'s")
    if word.isupper() and len(word) <= _LONGEST_ABBREVIATION:
        return True
    return (is_english(small) or is_medicines(small)) and not may_be_a_name(small)


def is_about_a_patient(text: str, start: int, end: int) -> bool:
    """Whether the sentence round this piece speaks of one patient."""
    return _WORDS["one_patient"].search(sentence_round(text, start, end)) is not None


@dataclass(frozen=True, slots=True)
class Capital:
    """A run of capitalized words; `starts_sentence`: its first would have a capital anyway."""

    start: int
    end: int
    text: str
    words: tuple[str, ...]
    before: str
    after: str
    starts_sentence: bool


def capitals(text: str) -> Iterator[Capital]:
    """All runs of capitalized words; a plain English word that opens a sentence belongs to none."""
    for match in _WORDS["run"].finditer(text):
        run, start = match[0].removesuffix(" I").removesuffix(" and"), match.start()
        end = start + len(run)
        opens = bool(start == 0 or _WORDS["start"].search(f"x{just_before(text, start)}"))
        words = re.findall(r"[^\W\d_][\w'.-]*", run)
        if opens and len(words) > 1 and is_plain_word(words[0]):
            start += run.index(words[0]) + len(words[0])
            start += len(text[start:end]) - len(text[start:end].lstrip(" -"))
            run, words, opens = text[start:end], words[1:], False
        if capital := tuple(word for word in words if word[0].isupper() or not word[0].islower()):
            yield Capital(start, end, run, capital, just_before(text, start), just_after(text, end), opens)


def is_no_person(run: Capital) -> bool:
    """Whether the words round a name show that it is a disease, a drug, an organism or a device."""
    if thing_follows(run.words[-1], run.after) or _WORDS["dose"].match(run.after):
        return True
    species = _WORDS["species"].match(run.after)
    if species and not is_english(species[1]):
        return True
    things = _WORDS.lists["medical_things"]
    if any(folded(word) in things for word in run.words[1:]) and not may_be_a_name(folded(run.words[0])):
        return True
    in_brackets = _WORDS["in_brackets"].search(run.before) and run.after.startswith(")")
    is_a_drug = bool(in_brackets or _WORDS["drug_before"].search(run.before))
    return len(run.words) == 1 and is_a_drug


def thing_follows(word: str, after: str) -> bool:
    """Whether a noun follows that medicine puts behind a name; "Maria's fever" is a person's all the same."""
    if _WORDS["disease"].match(after):
        return True
    if not _WORDS["thing"].match(after if not word.endswith("'s") else "'s" + after):
        return False
    is_owned = word.endswith("'s") or after.startswith("'s")
    return not is_owned or is_eponym(folded(word)) or is_thing_of_someone(after)


def is_thing_of_someone(after: str) -> bool:
    """Whether what follows names a sign, a disease or the like after someone: " sign", "'s syndrome"."""
    return _WORDS["thing_of_someone"].match(after) is not None
