"""The ERAS draft of a dossier, composed once: its entries in order, and which are most meaningful.

Both are the applicant's choice, or a suggestion. A suggestion weighs nothing in secret: what speaks for an
entry is a list of reasons from the data, and each counts one. Of two with as many, hands-on work in the US
wins, then the longer, then the later one. The best of each type come before a second one of the same type,
so that three entries show three sides.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from awaykit.model.dossier import Dossier
from awaykit.model.merges import places_by_id
from awaykit.model.record import FactShows
from awaykit.plan.eras.descriptions import describe, own_block
from awaykit.plan.eras.drafted import DraftEntry, Entry, ErasDraft, Merge
from awaykit.plan.eras.entries import entries_of
from awaykit.plan.eras.entry_groups import months_since
from awaykit.plan.eras.form_choices import doubts, field_block, preferences
from awaykit.plan.eras.scholarly_works import draft_works
from awaykit.plan.eras.statement_themes import check_statement
from awaykit.plan.plan import Plan
from awaykit.season.guide import Guide
from awaykit.season.reference import reference
from awaykit.wording import counted, number_in_words

_FEWEST = 2
_UNKNOWN = 10_000
"""Months for a length that is not known, which is never called short, and since an end that is not known."""


def eras_draft(dossier: Dossier, plan: Plan) -> ErasDraft | None:
    """What goes into the form, or None where no form is known for so early a season."""
    season = plan.season
    if season.form is None or season.form_of is None:
        return None
    limits, choices, form = season.form, reference().form, dossier.eras
    entries, waiting = entries_of(dossier, plan)
    own_choices = {entry.place for entry in entries if entry.is_own_choice}
    suggested = _suggested(entries, limits.max_most_meaningful.value, plan.guide, plan.today)
    meaningful = own_choices or suggested.keys()
    own = _own_order(dossier, entries)

    def as_suggested(entry: Entry) -> tuple[bool, int, int, int]:
        clinical = 0 if entry.is_hands_on else 1 if entry.is_us_clinical else 2
        longest, since = _by_length_and_end(entry, plan.today)
        return entry.place not in meaningful, clinical, since, longest

    drafted = []
    rest = [entry for entry in entries if entry.place not in own]
    for entry in (*own.values(), *sorted(rest, key=as_suggested)):
        is_meaningful = entry.place in meaningful
        reflection = entry.reflection if is_meaningful else None
        most = limits.max_reflection_characters.value
        order = (
            ("You put it here.",)
            if entry.place in own
            else _order_reasons(entry, is_meaningful=is_meaningful)
        )
        drafted.append(
            DraftEntry(
                entry=entry,
                description=describe(entry, limits.max_description_characters.value, form.accents),
                is_meaningful=is_meaningful,
                meaningful_why=suggested.get(entry.place, ()),
                reflection=own_block(reflection, most, form.accents) if reflection else None,
                order_why=tuple(order),
                doubts=tuple(doubts(entry, choices)),
            )
        )
    return ErasDraft(
        limits=limits,
        limits_of=season.form_of,
        is_carried_over=season.is_form_carried_over,
        entries=tuple(drafted),
        merges=_suggested_merges(entries, limits.max_experiences.value),
        not_begun=waiting,
        works=draft_works(dossier, choices, form.accents),
        impactful=field_block(
            "impactful_experience",
            form.impactful_experience,
            limits.max_impactful_characters.value,
            form.accents,
        ),
        hobbies=field_block("hobbies", form.hobbies, limits.max_hobbies_characters.value, form.accents),
        preferences=preferences(dossier, limits.max_geographic_preferences.value),
        statement=check_statement(dossier, drafted, limits, form.accents),
    )


def _suggested(entries: Sequence[Entry], most: int, guide: Guide, today: date) -> dict[str, tuple[str, ...]]:
    """The places of the entries that are suggested as most meaningful, with the reasons.

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
    # The first of each type before all others; types that the applicant chose are there already.
    seen = {entry.type for entry in own if entry.type}
    firsts: list[Entry] = []
    others = []
    for entry in best_first:
        (others if entry.type in seen else firsts).append(entry)
        seen |= {entry.type} if entry.type else set()
    return {entry.place: reasons[entry.place] for entry in (firsts + others)[: max(0, most - len(own))]}


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


def _own_order(dossier: Dossier, entries: Sequence[Entry]) -> dict[str, Entry]:
    """The entries that the applicant put in order, by place; a merged part stands for its entry.

    The others come after them as suggested: the most meaningful first, then hands-on clinical work in
    the US, then other clinical work there, then the rest; in each the latest first, then the longest.
    """
    by_place = {place: entry for entry in entries for place in entry.told}
    places = places_by_id(dossier)
    wanted = (place for name in dossier.eras.order for place in places.get(name, ()))
    return {by_place[place].place: by_place[place] for place in wanted if place in by_place}


def _order_reasons(entry: Entry, *, is_meaningful: bool) -> Iterator[str]:
    if is_meaningful and entry.is_own_choice:
        yield "You chose it as most meaningful."
    elif is_meaningful:
        yield "It is suggested as most meaningful."
    if entry.is_us_clinical:
        observing = "clinical work as an observer" if entry.is_observer else "clinical work"
        work = "hands-on clinical work" if entry.is_hands_on else observing
        yield f"It {_is_or_was(entry)} {work} in the US."
    yield _end_in_words(entry)


def _end_in_words(entry: Entry) -> str:
    if entry.ends == "present":
        return "It goes on today."
    return f"It ended in {entry.ends.in_words}." if entry.ends else "Its end is not known."


def _is_or_was(entry: Entry) -> str:
    return "is" if entry.is_current else "was"


def _by_length_and_end(entry: Entry, today: date) -> tuple[int, int]:
    """What sorts the longest first, and the latest: both smaller for what speaks more."""
    since = months_since(entry.ends, today)
    return -(entry.months or 0), _UNKNOWN if since is None else since


def _suggested_merges(entries: Sequence[Entry], most: int) -> tuple[Merge, ...]:
    """Merges that bring the number of entries to `most`, as far as there is something to merge.

    Observerships come first, the shortest of them; then what was at one organization and has one
    type; then the shortest other rotations. What the applicant chose as most meaningful stays alone.
    In each merge the longest entry comes first: the others go into it.
    """
    shortest_first = sorted(
        (entry for entry in entries if not entry.is_own_choice), key=lambda entry: entry.months or _UNKNOWN
    )
    us_clinical = [entry for entry in shortest_first if entry.is_us_clinical]
    at_one: dict[tuple[str, str], list[Entry]] = {}
    for entry in shortest_first:
        at_one.setdefault((entry.organization.casefold(), entry.type), []).append(entry)
    groups = [
        ([entry for entry in us_clinical if entry.is_observer], "These are your shortest observerships."),
        *(
            (group, f"These were at {group[0].organization} and have the same type.")
            for group in at_one.values()
        ),
        ([entry for entry in us_clinical if not entry.is_observer], "These are your shortest rotations."),
    ]
    over, merged = len(entries) - most, set[str]()
    found = []
    for group, why in groups:
        left = [entry for entry in group if entry.place not in merged]
        if over > 0 and len(left) >= _FEWEST:
            taken = left[: over + 1]
            merged |= {entry.place for entry in taken}
            over -= len(taken) - 1
            found.append(Merge(entries=tuple(entry.id for entry in reversed(taken)), why=why))
    return tuple(found)
