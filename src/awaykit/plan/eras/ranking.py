"""Which entries are most meaningful, and in what order they stand: the applicant's choice, or a suggestion.

A suggestion weighs nothing in secret: what speaks for an entry is a list of reasons from the data, and
each counts one. Of two with as many, hands-on work in the US wins, then the longer, then the later one.
The best of each type come before a second one of the same type, so that three entries show three sides.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from awaykit.model.dossier import Dossier
from awaykit.model.merges import places_by_id
from awaykit.model.record import FactShows
from awaykit.plan.eras.drafted import Entry
from awaykit.plan.eras.entry_groups import months_since
from awaykit.season.guide import Guide
from awaykit.wording import counted, number_in_words

_LONG_AGO = 10_000


@dataclass(frozen=True, slots=True)
class Meaning:
    """Whether an entry is one of the most meaningful, and the reasons where that is a suggestion."""

    is_meaningful: bool
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ranked:
    """An entry in its place, and why it stands there."""

    entry: Entry
    meaning: Meaning
    why: tuple[str, ...]


def meanings(entries: Sequence[Entry], most: int, guide: Guide, today: date) -> dict[str, Meaning]:
    """For each entry's place, whether it is most meaningful.

    The applicant's own choices count alone, however many they are. Where they chose none, up to `most`
    are suggested. Where they chose fewer than `most`, nothing is filled up: the next best only carry
    their reasons, as a suggestion for the places that are free.
    """
    own = [entry for entry in entries if entry.is_own_choice]
    others = [entry for entry in entries if not entry.is_own_choice]
    reasons = {entry.place: tuple(_reasons(entry, guide, today)) for entry in others}
    best_first = sorted(
        (entry for entry in others if reasons[entry.place]),
        key=lambda entry: (
            -len(reasons[entry.place]),
            not entry.is_hands_on,
            *_by_length_and_end(entry, today),
        ),
    )
    suggested = _of_many_types(best_first, own)[: max(0, most - len(own))]
    return {
        entry.place: Meaning(
            is_meaningful=entry.is_own_choice or (entry in suggested and not own),
            why=reasons[entry.place] if entry in suggested else (),
        )
        for entry in entries
    }


def _of_many_types(best_first: Iterable[Entry], own: Iterable[Entry]) -> list[Entry]:
    """The entries, the first of each type before all others; types that the applicant chose are had."""
    seen = {entry.type for entry in own if entry.type}
    firsts: list[Entry] = []
    others: list[Entry] = []
    for entry in best_first:
        (others if entry.type in seen else firsts).append(entry)
        seen |= {entry.type} if entry.type else set()
    return firsts + others


def ranked(dossier: Dossier, entries: Sequence[Entry], most: int, guide: Guide, today: date) -> list[Ranked]:
    """The entries in order: as the applicant ordered them, the others after those as suggested.

    Suggested are the most meaningful first, then hands-on clinical work in the US, then other
    clinical work there, then the rest; in each the latest first, then the longest.
    """
    found = meanings(entries, most, guide, today)
    own = _own_order(dossier, entries)
    placed = [Ranked(entry, found[entry.place], ("You put it here.",)) for entry in own]
    rest = sorted(
        (entry for entry in entries if entry not in own),
        key=lambda entry: _suggested_place(entry, found[entry.place], today),
    )
    return placed + [
        Ranked(entry, found[entry.place], tuple(_order_reasons(entry, found[entry.place]))) for entry in rest
    ]


def _reasons(entry: Entry, guide: Guide, today: date) -> Iterator[str]:
    """What speaks for an entry as one of the most meaningful, a sentence each."""
    if entry.is_us_clinical and entry.is_hands_on:
        yield f"It {_is_or_was(entry)} hands-on clinical work in the US."
    months = entry.months
    if months and months >= guide.long_experience_months.value:
        verb = "has lasted" if entry.is_current else "lasted"
        yield f"It {verb} {counted(months, 'month')}."
    if len(entry.phrases) >= guide.deep_experience_facts.value:
        yield f"You wrote {number_in_words(len(entry.phrases))} phrases about it."
    if any(FactShows.RESULT in phrase.shows for phrase in entry.phrases):
        yield "You can tell of a result."
    if any(FactShows.US_SYSTEM in phrase.shows for phrase in entry.phrases):
        yield "It shows skills of the US system."
    since = months_since(entry.ends, today)
    if since is not None and since <= guide.recent_experience_months.value:
        yield _end_in_words(entry)
    if entry.reflection:
        yield "You have written why it was meaningful."


def _order_reasons(entry: Entry, meaning: Meaning) -> Iterator[str]:
    if meaning.is_meaningful:
        yield (
            "You chose it as most meaningful."
            if entry.is_own_choice
            else "It is suggested as most meaningful."
        )
    if entry.is_us_clinical:
        yield f"It {_is_or_was(entry)} {_clinical_in_words(entry)} in the US."
    yield _end_in_words(entry)


def _clinical_in_words(entry: Entry) -> str:
    if entry.is_hands_on:
        return "hands-on clinical work"
    return "clinical work as an observer" if entry.is_observer else "clinical work"


def _end_in_words(entry: Entry) -> str:
    if entry.ends == "present":
        return "It goes on today."
    return f"It ended in {entry.ends.in_words}." if entry.ends else "Its end is not known."


def _is_or_was(entry: Entry) -> str:
    return "is" if entry.is_current else "was"


def _own_order(dossier: Dossier, entries: Iterable[Entry]) -> list[Entry]:
    """The entries that the applicant put in order; a merged part stands for its entry."""
    by_place = {place: entry for entry in entries for place in entry.told}
    places = places_by_id(dossier)
    wanted = (place for name in dossier.eras.order for place in places.get(name, ()))
    found = (by_place[place] for place in wanted if place in by_place)
    return list(dict.fromkeys(found))


def _suggested_place(entry: Entry, meaning: Meaning, today: date) -> tuple[bool, int, int, int]:
    clinical = 0 if entry.is_hands_on else 1 if entry.is_us_clinical else 2
    longest, since = _by_length_and_end(entry, today)
    return not meaning.is_meaningful, clinical, since, longest


def _by_length_and_end(entry: Entry, today: date) -> tuple[int, int]:
    """What sorts the longest first, and the latest: both smaller for what speaks more."""
    since = months_since(entry.ends, today)
    return -(entry.months or 0), _LONG_AGO if since is None else since
