"""Fields of the MyERAS form: the choices that it offers, and scholarly works in its format."""

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from awaykit.form_text import Accents, form_copy, is_other_script
from awaykit.model.applicant import Name
from awaykit.model.dossier import Dossier
from awaykit.plan.applicant_status import own_row
from awaykit.plan.eras.drafted import Block, DraftWork, Entry, WorkAuthor
from awaykit.plan.rotation_plan import state_name, states_of
from awaykit.season.dated import FactConfidence
from awaykit.season.reference import FormChoices, NamedStates, reference

_WORD = re.compile(r"[^\W_]+")
_LEAST_LIKENESS = 0.6
_SHORTEST_BEGINNING = 4


def held(value: str, choices: Iterable[str]) -> str:
    """The choice that `value` names, capitals and signs aside; "" where the list doesn't have it."""
    return next((choice for choice in choices if _words(choice) == _words(value)), "")


def nearest(value: str, choices: Iterable[str]) -> str:
    """The choice that shares most words with `value`, or is spelled most like it; "" where none is near."""
    every, words = tuple(choices), _words(value)
    beginnings = {word[:_SHORTEST_BEGINNING] for word in words}
    # How many words of `value` begin like a word of the choice: "teach" and "Teaching/mentoring".
    shared = {
        choice: len(
            beginnings
            & {word[:_SHORTEST_BEGINNING] for word in _words(choice) if len(word) >= _SHORTEST_BEGINNING}
        )
        for choice in every
    }
    best = [choice for choice in every if shared[choice] == max(shared.values())]
    if best and shared[best[0]] and len(best) == 1:
        return best[0]
    alike = {
        choice: SequenceMatcher(None, " ".join(words), " ".join(_words(choice))).ratio()
        for choice in (best if best and shared[best[0]] else every)
    }
    if not alike:
        return ""
    most = max(alike, key=lambda choice: alike[choice])
    return most if alike[most] >= _LEAST_LIKENESS or shared[most] else ""


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


_GROUP = re.compile(
    r"\b(?:group|consortium|collaborat\w+|investigators?|network|society|committee|team|trial|registry|"
    r"organi[sz]ation|association|college|on behalf of|et al)\b",
    re.IGNORECASE,
)
_DEGREES = re.compile(
    r"MD|DO|MBBS|MBB?CH[BR]?|BMBS|MPH|[MB]SC|PHD|DPHIL|DRPH|MBA|MS|MA|BS|BA|RN|PHARMD|FACP|[FM]RCP"
)
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "2nd", "3rd", "4th"})
_PARTICLES = re.compile(r"van|von|de[rnl]?|dell[ao]|d[aiou]|[dl][ao]s|l[aeo]|te[nr]|zur?|a[fv]")
_MOST_WITHOUT_POINTS = 3
"""Initials in a row: four capitals are more often a name ("AMIR")."""
_INITIALS = re.compile(r"(?:[^\W\d_]\.?-?){1,4}")


def split_authors(written: str) -> tuple[str, ...]:
    """The names in one line: more than one only where that is beyond doubt ("Khan A, Smith CB")."""
    if _GROUP.search(written) and ";" not in written:
        return (written,)
    by_semicolon = [part.strip() for part in written.split(";") if part.strip()]
    if len(by_semicolon) > 1:
        return tuple(by_semicolon)
    parts = [part.strip() for part in re.split(r",\s*(?:and\s+)?|\s+(?:and|&)\s+", written) if part.strip()]
    names = [_without_suffix(part.split())[0] for part in parts]
    are_whole = all(  # a family name with its initials each
        len(name) > 1 and _is_initials(name[-1]) and not _is_initials(name[0]) for name in names
    )
    return tuple(parts) if len(parts) > 1 and are_whole else (written,)


def form_name(written: str) -> str | None:
    """The name as the form has it; None where its order is in doubt.

    Sure are initials at an end ("Smith C.B.", "C. B. Smith"), a comma ("Smith, Carl B"), an initial
    inside ("Carl B. Smith") and a particle ("Ada van der Berg"). Two names written out may be in
    either order. A group stays as it is written.
    """
    line = " ".join(written.split()).strip(", ")
    if not line or _GROUP.search(line):
        return line or None
    if any(is_other_script(letter) for letter in line):
        return None
    if "," in line:
        return _from_commas([part.strip() for part in line.split(",") if part.strip()])
    words, suffix = _without_suffix(line.split())
    named = _from_words(words)
    return f"{named}{suffix}" if named else None


def initials_of(given: list[str]) -> str:
    """The initials of given names: "Carl-Bernd" gives "CB", "C.B." too."""
    letters = []
    for word in given:
        if _is_initials(word):
            letters += [letter for letter in word if letter.isalpha()]
        else:
            letters += [part[0].upper() for part in re.split(r"[-‐‑]", word) if part[:1].isalpha()]
    return "".join(letters)


def _from_commas(parts: list[str]) -> str | None:
    """A name with its family name first, before a comma; titles after it are left out."""
    suffixes = [part.rstrip(".") for part in parts[1:] if _is_suffix(part)]
    rest = [part for part in parts[1:] if not _is_suffix(part)]
    behind = "".join(f" {suffix}" for suffix in suffixes)
    whole = parts[0].split()
    if len(whole) > 1 and all(map(_is_degree, rest)):
        named = form_name(parts[0])
        return f"{named}{behind}" if named else None
    given = [word for part in rest[:1] for word in part.split()]
    family, family_suffix = _without_suffix(whole)
    given, given_suffix = _without_suffix(given)
    is_clear = all(map(_is_degree, rest[1:])) and not any(map(_is_degree, given))
    has_initials_before = len(family) > 1 and any(map(_is_initials, family))
    if not given or not is_clear or has_initials_before:
        return None
    last, every = given[-1], [*family, *given]
    if len(last) > 1 and "." not in last and all(word.isupper() for word in every):
        return None  # capitals can't tell initials from names: "SMITH, AMY"
    return _built(family, given, behind or given_suffix or family_suffix)


def _from_words(words: list[str]) -> str | None:
    if len(words) == 1:
        return words[0]
    is_initial = [_is_initials(word) for word in words]
    if all(is_initial):
        return None
    if is_initial[-1]:
        first = len(words) - 1
        while is_initial[first - 1]:
            first -= 1
        return _built(words[:first], words[first:])
    if any(is_initial):
        # Other capitals may be a short family name: "LI Wei".
        initials = [word for word, is_one in zip(words, is_initial, strict=True) if is_one]
        if not all(len(word) == 1 or "." in word for word in initials):
            return None
        last = max(row for row, is_one in enumerate(is_initial) if is_one)
        return _built(words[last + 1 :], words[: last + 1])
    return _by_particle(words)


def _by_particle(words: list[str]) -> str | None:
    """Names written out, whose order only a particle shows."""
    rows = [row for row, word in enumerate(words) if _PARTICLES.fullmatch(word)]
    if not rows or rows != list(range(rows[0], rows[-1] + 1)) or rows[-1] == len(words) - 1:
        return None
    if rows[0] == 1:
        return _built(words[1:], words[:1])
    after = words[rows[-1] + 1 :]
    is_one_and_given = len(after) == len(("family", "given"))
    if rows[0] == 0 and is_one_and_given:
        return _built(words[:-1], after[1:])
    return None


def _built(family: list[str], given: list[str], suffix: str = "") -> str | None:
    """Family name and initials; None where the family name would be initials too, or either is missing."""
    initials = initials_of(given)
    is_name = any(word[:1].isalpha() and sum(map(str.isalpha, word)) > 1 for word in family)
    return f"{' '.join(family)} {initials}{suffix}" if is_name and initials else None


def _without_suffix(words: list[str]) -> tuple[list[str], str]:
    """The words without "Jr" and its like at the end, and how it is put behind the initials."""
    is_in_doubt = len(words) == 2 and words[-1].isupper()  # noqa: PLR2004 ("Smith II" may be initials)
    if len(words) > 1 and _is_suffix(words[-1]) and not is_in_doubt:
        return words[:-1], f" {words[-1].rstrip('.')}"
    return words, ""


def _is_suffix(word: str) -> bool:
    return word.rstrip(".").casefold() in _SUFFIXES


def _is_initials(word: str) -> bool:
    """Whether the word is initials of given names: "C.B.", "CB", "X-Y"."""
    if not _INITIALS.fullmatch(word) or not all(letter.isupper() for letter in word if letter.isalpha()):
        return False
    letters = sum(map(str.isalpha, word))
    return letters <= _MOST_WITHOUT_POINTS or word.count(".") >= letters - 1


def _is_degree(word: str) -> bool:
    return _DEGREES.fullmatch(word.replace(".", "").upper()) is not None


def draft_works(dossier: Dossier, choices: FormChoices, accents: Accents) -> tuple[DraftWork, ...]:
    """Every work of the dossier, in its order."""
    kinds = choices.scholarly_work_kinds.value
    found = []
    for row, work in enumerate(dossier.scholarly_work):
        kind = held(work.type, kinds)
        found.append(
            DraftWork(
                place=f"scholarly_work[{row}]",
                type=kind or work.type,
                nearest="" if kind else nearest(work.type, kinds),
                title=form_copy(work.title, accents),
                authors=tuple(_authors(work.authors, dossier.applicant.name, accents)),
                where=form_copy(work.where, accents) if work.where else None,
                on=work.on,
                state=work.state or "",
                identifier=work.identifier or "",
                starred=work.starred,
            )
        )
    return tuple(found)


def _authors(written: tuple[str, ...], name: Name, accents: Accents) -> Iterator[WorkAuthor]:
    """All authors; the applicant's own names show their order where the print leaves it in doubt."""
    every = tuple(
        author for line in written for author in split_authors(line) if any(map(str.isalpha, author))
    )
    own = own_row(every, name)
    for row, author in enumerate(every):
        named = form_name(author)
        if row == own and named is None and name.family:
            named = f"{name.family} {initials_of(name.given.split())}"
        copy = form_copy(named or author.removesuffix("."), accents)
        yield WorkAuthor(name=copy.text, is_applicant=row == own, is_in_doubt=named is None)


def division(written: str, divisions: tuple[NamedStates, ...]) -> tuple[str, str]:
    """The likely division (as written where none is sure) and a note for the applicant, or ""."""
    names = tuple(each.name for each in divisions)
    if name := held(re.sub(r"\bdivision$", "", written.strip(), flags=re.IGNORECASE), names):
        return name, ""
    states = states_of(written)
    within = next((each.name for each in divisions if states and states <= frozenset(each.states)), "")
    if within:
        state = state_name(min(states))
        return within, f"The form asks for a division: {state} lies in {within}."
    near = nearest(written, names)
    pick = f"The nearest is {near}." if near else "Pick one of its nine divisions."
    return written, f"The form has no division “{written}”. {pick}"


def field_block(field: str, text: str | None, limit: int | None, accents: Accents) -> Block | None:
    """An optional text of the form, or None where the applicant wrote none; `field` is its key in eras."""
    return Block(text=form_copy(text, accents), limit=limit, place=f"eras.{field}") if text else None


def preferences(dossier: Dossier, most: int) -> tuple[tuple[str, str, Block | None], ...]:
    """Divisions, each with a note about it or "", and why; never more than the form takes: the first count.

    The form's limit for the reasons isn't known.
    """
    form, divisions = dossier.eras, reference().form.census_divisions.value
    return tuple(
        (
            *division(wanted.division, divisions),
            field_block(f"geographic_preferences[{row}].why", wanted.why, None, form.accents),
        )
        for row, wanted in enumerate(form.geographic_preferences[:most])
    )


def doubts(entry: Entry, form: FormChoices) -> Iterator[tuple[str, str, str, bool]]:
    """Field, value, nearest choice or "", and whether the list is only reported and may be incomplete."""
    types = tuple(each.name for each in form.experience_types.value)
    if entry.type and not held(entry.type, types):
        # The type whose description in the form includes such things: "Observership".
        begins = re.compile(rf"\b{re.escape(entry.type.removesuffix('s'))}", re.IGNORECASE)
        holding = (each.name for each in form.experience_types.value if begins.search(each.holds))
        near = next(holding, "") or nearest(entry.type, types)
        yield "type", entry.type, near, form.experience_types.confidence is FactConfidence.REPORTED
    lists = (
        ("frequency", entry.frequency, form.frequencies),
        ("setting", entry.setting, form.settings),
        ("primary_focus", entry.primary_focus, form.primary_focus_areas),
        ("key_characteristic", entry.key_characteristic, form.key_characteristics),
    )
    for field, value, known in lists:
        if value and not held(value, known.value):
            is_reported = known.confidence is FactConfidence.REPORTED
            yield field, value, nearest(value, known.value), is_reported
