"""Names of people and of places in a text."""

import re
from collections.abc import Iterator

from awaykit.screen.lexicon import Lexicon
from awaykit.screen.patients.known_words import (
    Capital,
    capitals,
    folded,
    is_about_a_patient,
    is_english,
    is_eponym,
    is_medicines,
    is_no_person,
    is_of_the_world,
    is_plain_word,
    is_thing_of_someone,
    listed,
    may_be_a_name,
    thing_follows,
)
from awaykit.screen.patients.matches import Clue, Kind, Scope, Setting, blanked
from awaykit.screen.text_rules import TextRules, just_after

_WORDS = Lexicon("names")
_BESIDE_PEOPLE, _UNIQUE = TextRules(_WORDS, "beside_people"), TextRules(_WORDS, "unique")
_INITIALS, _SURE_INITIALS = TextRules(_WORDS, "initials"), TextRules(_WORDS, "sure_initials")
_FEW_LETTERS = 2
"""Words as short as symbols and abbreviations are; names of this length need a person round them."""
_DEPARTMENT = ("ology", "iatry", "iatrics", "surgery", "ist")
_JOINED = ("born", "based", "native", "resident")
_TITLE_CASE = 0.6


def without_staff(text: str) -> str:
    """The text with those who treat blotted out: they are no patients."""
    return _WORDS["staff"].sub(lambda match: "\x00" * len(match[0]), text)


def name_clues(text: str, setting: Setting) -> Iterator[Clue]:
    """What reads like the name of a person who is none of the dossier's own."""
    found = [Clue(*span, Kind.NAME) for span in _announced(text, setting)]
    found += (Clue(*span, Kind.NAME) for span in _initials(text, setting))
    found += (Clue(match.start(), match.end(), Kind.NAME) for match in _UNIQUE.hits(text))
    yield from found
    text = blanked(text, found)
    # In a text that is set like a title, capitals prove nothing.
    words = re.findall(r"[^\W\d_]{4,}", text)
    is_title = len(words) > 1 and sum(word[0].isupper() for word in words) / len(words) > _TITLE_CASE
    for run in capitals(text):
        longer = [folded(part) for part in _parts(run) if len(part) > _FEW_LETTERS]
        is_known = bool(longer) and all(part in setting.known for part in longer)
        if is_known or is_no_person(run):
            continue
        if _is_strange_name(run, setting) or (not is_title and _is_word_and_name(run, setting)):
            yield Clue(run.start, run.end, Kind.NAME)
    if setting.scope is not Scope.OWN:
        # Words in a script other than the Latin or the Greek: in English text they are names.
        is_ours = _WORDS["latin_or_greek"].match
        for match in _WORDS["foreign"].finditer(text):
            if not match[0].isascii() and sum(s.isalpha() and not is_ours(s) for s in match[0]) > 1:
                yield Clue(match.start(), match.end(), Kind.NAME)


def _announced(text: str, setting: Setting) -> Iterator[tuple[int, int]]:
    """Names by the words beside them.

    A title or a word like "nicknamed" announces any word, common or not; some names are only explained
    afterwards ("Skip", as he liked to be called); others are beside "patient",
    "her husband" and the like.
    """
    for match in _WORDS["naming"].finditer(text):
        if match["titled"]:
            is_name = not all(folded(word) in setting.known for word in match["titled"].split())
        else:
            names = match["name"].split()
            word = folded(names[0])
            is_name = not (
                is_eponym(word)
                or is_medicines(word)
                or word in setting.known
                or match["name"].isupper()
                or thing_follows(names[-1], just_after(text, match.end("name")))
            )
        if is_name:
            yield match.span()
    for match in _WORDS["named_afterwards"].finditer(text):
        if not all(folded(word) in setting.known for word in match["name"].split()):
            yield match.span("name")
    for match in _BESIDE_PEOPLE.hits(text):
        end = match.end("name")
        if not _is_no_name(match["name"], just_after(text, end), setting):
            yield match.start(), end


def _is_no_name(name: str, after: str, setting: Setting) -> bool:
    """Whether words in the position of a name are none: "patient Care", "called Radiology"."""
    words: list[str] = re.findall(r"[^\W\d_][\w'-]*", name)
    if is_thing_of_someone(after) and not after.startswith("'s"):
        return True
    if any(thing_follows(word, after) and is_eponym(folded(word)) for word in words):
        return True
    if len(words) == 1 and len(words[0]) == 1:
        return words[0] == "I"
    return all(len(word) == 1 or folded(word) in setting.known or _is_plain(word) for word in words)


def _initials(text: str, setting: Setting) -> Iterator[tuple[int, int]]:
    """Initials, also with a family name: "J.S.", "R. Okafor"; what is as often an abbreviation is none."""
    for match in _INITIALS.hits(text):
        longer: list[str] = re.findall(r"[^\W\d_][\w'-]+", match["name"])
        if longer and longer[0] != longer[0].upper():
            is_name = any(_is_strange(word, setting) or may_be_a_name(folded(word)) for word in longer)
        else:
            letters = re.sub(r"[\W_]", "", match["name"]).casefold()
            is_name = letters not in _WORDS.lists["dotted"] and (
                "." in match["name"] or letters not in _WORDS.lists["abbreviations"]
            )
        if is_name:
            yield match.span("name")
    for match in _SURE_INITIALS.hits(text):
        yield match.span("name")
    for match in _WORDS["case_of_initials"].finditer(text):
        group = "name" if match["name"] else "doing"
        if folded(match[group]) not in listed("short_for_diseases"):
            yield match.span(group)


def _parts(run: Capital) -> list[str]:
    return [part for word in run.words for part in word.split("-") if part[:1].isalpha()]


def _is_strange_name(run: Capital, setting: Setting) -> bool:
    """Whether the run holds a word that no list knows; two names in medicine are joined by a hyphen."""
    if not any(_is_strange(part, setting) for part in _parts(run)):
        return False
    if len(run.words) == 1:
        # An article shows that it is a thing: "the Kardex", "a Blakemore"; not "the Okafor baby".
        is_of_people = _WORDS["kin"].match(run.after) or _WORDS["after_a_person"].match(run.after)
        is_the_thing = _WORDS["the"].search(run.before) and not is_of_people
        if _is_compound(run.words[0]) or is_the_thing or _WORDS["one_of_many"].search(run.before):
            return False
    if _WORDS["grade"].match(run.after) or (run.starts_sentence and _WORDS["of_a_thing"].match(run.after)):
        return False
    if any("-" in word and any(is_eponym(folded(part)) for part in word.split("-")) for word in run.words):
        return bool(_WORDS["after_a_person"].match(run.after))
    return setting.scope is not Scope.OWN or _has_person_round(run)


def _is_strange(word: str, setting: Setting) -> bool:
    """Whether no list knows the word and it isn't built like a word of English or of medicine."""
    small = folded(word)
    if len(small) <= _FEW_LETTERS or not word[0].isupper():
        return False
    # Capitals are where names have them: Okafor, O'Brien, McKay; neither MRSA nor SpO.
    bare = _WORDS["prefix"].sub("", word.removesuffix("'s"))
    if len(bare) <= 1 or bare[1:] != bare[1:].lower():
        return False
    if small.isascii() and not re.search(r"[aeiouy]", small):
        return False
    return not (small in setting.known or is_eponym(small) or _is_plain(word) or may_be_a_name(small))


def _is_plain(word: str) -> bool:
    """Whether it is a word of English, of medicine or of the world, and no name."""
    small = folded(word)
    return not may_be_a_name(small) and (is_english(small) or is_medicines(small) or is_of_the_world(small))


def _is_compound(word: str) -> bool:
    """Whether it is an adjective or a verb with a hyphen: "Pre-rounded"; Ji-yeon is a name."""
    first, *others = word.split("-")
    if not others:
        return False
    last = others[-1]
    return (last.islower() and last not in _JOINED and is_english(last)) or _is_plain(first)


def _is_word_and_name(run: Capital, setting: Setting) -> bool:
    """Whether words that are names as well are where only names can be."""
    small = [folded(word) for word in run.words]
    if any(_is_doubtful(part, setting) for part in _parts(run)):
        if not all(may_be_a_name(word) or is_eponym(word) or len(word) <= _FEW_LETTERS for word in small):
            return False
        if _has_person_round(run):
            return True
        are_names = all(may_be_a_name(word) and not is_eponym(word) for word in small)
        is_owner = are_names and run.text.endswith("'s") and len(run.words) == 1  # "Margarita's ferritin"
        are_long = all(len(word) > _FEW_LETTERS for word in small)
        return setting.scope is not Scope.OWN and (is_owner or _is_alone(run, is_name=are_names and are_long))
    if run.starts_sentence or len(run.words) > 1 or not _has_person_round(run):
        return False
    # It is a word of English that names neither a department nor who speaks in a hospital.
    word = small[0]
    is_of_hospital = word in listed("who_speaks_in_a_hospital") or word.endswith(_DEPARTMENT)
    is_of_a_list = is_medicines(word) or is_of_the_world(word) or is_eponym(word)
    is_cased = len(word) > _FEW_LETTERS and run.words[0][1:].islower()
    return is_cased and not (word in setting.known or is_of_hospital or is_of_a_list)


def _is_doubtful(word: str, setting: Setting) -> bool:
    """Whether the word is both: a name, and an English word or a name in medicine."""
    small = folded(word)
    if small in setting.known or not word[:1].isupper() or (word.isupper() and len(word) > _FEW_LETTERS):
        return False
    if len(small) <= _FEW_LETTERS:
        return small not in _WORDS.lists["symbols"] and len(small) == _FEW_LETTERS and not word.isupper()
    return may_be_a_name(small) or is_eponym(small)


def _is_alone(run: Capital, *, is_name: bool) -> bool:
    """Whether a capital within a sentence can only be a name's: "rounded on Heather twice"."""
    if run.starts_sentence:
        return run.start == 0 and run.after.startswith(":") and is_name
    if _WORDS["no_name_follows"].search(run.before) and not _WORDS["from_someone"].search(run.before):
        return False
    if _WORDS["roman"].fullmatch(run.text) or _WORDS["grade"].match(run.after):
        return False
    if len(run.words) == 1 and len(run.text) == _FEW_LETTERS:
        return (
            run.before[-1:] in " ("
            and folded(run.text) not in _WORDS.lists["also_symbols"]
            and not run.text.isupper()
            and not _WORDS["goes_on"].match(run.after)
        )
    return is_name


def _has_person_round(run: Capital) -> bool:
    """Whether someone acts or is spoken to here: "told Rose", "Hope was admitted"."""
    if _WORDS["no_name_follows"].search(run.before) or _WORDS["of_a_thing"].match(run.after):
        return False
    acts = bool(_WORDS["after_a_person"].match(run.after))
    if any(is_eponym(folded(word)) for word in run.words):
        return acts and not (run.text.endswith("'s") or _WORDS["several"].search(run.text))
    is_spoken_to = _WORDS["before_a_person"].search(run.before)
    return acts or bool(is_spoken_to and not _WORDS["result_follows"].match(run.after))


_PLACE_WORDS = Lexicon("places")
_ADDRESSES, _TOWNS = TextRules(_PLACE_WORDS, "addresses"), TextRules(_PLACE_WORDS, "towns")
_LONGEST_ABBREVIATION = 5


def place_clues(text: str, setting: Setting) -> Iterator[Clue]:
    """Addresses by their shape; towns, homes, schools, employers by name and by the words round them."""
    for match in _ADDRESSES.hits(text):
        # A number before words of the hospital only is no address: "to 120 Emergency Department".
        capital = re.findall(r"[^\W\d_a-z][a-z][\w'-]+", match[0])
        is_clinical = len(capital) > 1 and all(_is_clinical(word) for word in capital)
        if not is_clinical and not _is_known(match[0], setting):
            yield Clue(match.start(), match.end(), Kind.PLACE)
    if setting.scope is Scope.CASE:
        for match in _towns_in(text, setting):
            yield Clue(*match.span("town"), Kind.PLACE)
    for name in capitals(text):
        is_tied = setting.scope is Scope.CASE or is_about_a_patient(text, name.start, name.end)
        if not is_tied or _is_known(name.text, setting):
            continue
        if _is_institution(name) or _is_where_one_lives_or_works(name, setting):
            yield Clue(name.start, name.end, Kind.PLACE)


def _towns_in(text: str, setting: Setting) -> Iterator[re.Match[str]]:
    """Towns that a state follows, or that are named as towns are: "from Port Glen", "in Port Amber"."""
    for match in _TOWNS.hits(text):
        is_known = _is_known(match["town"], setting) or all(map(_is_clinical, match["town"].split()))
        if not is_known and not _PLACE_WORDS["thing_after"].match(text[match.end() :]):
            yield match
    for match in _PLACE_WORDS["like_a_town"].finditer(text):
        if may_be_a_name(match["own"].casefold()) and not _PLACE_WORDS["thing_after"].match(
            text[match.end() :]
        ):
            yield match


def _is_known(words: str, setting: Setting) -> bool:
    """Whether the dossier itself names this hospital, school or town as the applicant's own."""
    letters = [word.casefold() for word in re.findall(r"[^\W\d_]{3,}", words)]
    return bool(letters) and all(
        word in setting.known or is_of_the_world(word) for word in letters if word not in ("the", "and")
    )


def _is_institution(name: Capital) -> bool:
    """Whether it is a house by its own name: "Maplewood Nursing Home", "Lincoln High School"."""
    *_, last = (word.casefold() for word in name.words)
    if (
        len(name.words) == 1
        or last not in listed("kinds_of_places")
        or thing_follows(name.words[-1], name.after)
    ):
        return False
    has_own_name = any(
        not (is_of_the_world(_small(word)) or is_medicines(_small(word)) or is_plain_word(word))
        for word in name.words
        if word.casefold() not in listed("departments") and word.casefold() not in listed("kinds_of_places")
    )
    return has_own_name and (last in listed("houses") or bool(_PLACE_WORDS["at"].search(name.before)))


def _is_where_one_lives_or_works(name: Capital, setting: Setting) -> bool:
    """Whether it is where a town or an employer would be; to have served in an army is no secret."""
    before, has_served = name.before, bool(_PLACE_WORDS["served"].search(name.text))
    are_clinical = [_is_clinical(word) for word in name.words]
    # An employer's name may be one of medicine's, too.
    is_employer = not all(are_clinical) or any(is_eponym(word.casefold()) for word in name.words)
    if is_employer and not has_served and _PLACE_WORDS["employed"].search(before):
        return True
    if has_served or all(are_clinical) or thing_follows(name.words[-1], name.after):
        return False
    lives = _PLACE_WORDS["lives"].search(before) and not before.casefold().rstrip().endswith("from")
    if lives or _PLACE_WORDS["works"].search(before):
        return not re.match(r"\s*(?:syndrome|disease)", name.after)
    if _PLACE_WORDS["comes_from"].search(before):
        return True
    if setting.scope is Scope.OWN or not _PLACE_WORDS["in"].search(before):
        return False
    return any(
        not (word.isupper() and len(word) <= _LONGEST_ABBREVIATION)
        and not (is_english(_small(word)) or _is_of_a_list(_small(word)))
        for word in name.words
    )


def _is_clinical(word: str) -> bool:
    """Whether the word belongs to a hospital or to the wider world: "Cardiology", "Pakistan"."""
    small = _small(word)
    if small in _PLACE_WORDS.lists["compass"] or _is_of_a_list(small) or small in listed("departments"):
        return True
    return is_plain_word(word) and len(word) > 1 and small.endswith(("ology", "iatrics", "iatry", "surgery"))


def _is_of_a_list(small: str) -> bool:
    return is_of_the_world(small) or is_medicines(small) or is_eponym(small)


def _small(word: str) -> str:
    """In small letters, without the 's of an owner."""
    return word.casefold().removesuffix("'s")
