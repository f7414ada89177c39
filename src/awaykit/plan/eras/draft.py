"""The ERAS draft of a dossier, composed once: its entries in order, and which are most meaningful.

Both are the applicant's choice, or a suggestion. A suggestion shows its grounds: each entry has a list of
reasons from the data, and each reason counts one. In a tie, hands-on work in the US wins, then the longer,
then the later one. The best of each type come before a second one of the same type: three entries then show
three sides.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from awaykit.form_text import Accents, Change, FormText, as_sentence, form_copy, form_length
from awaykit.model.dossier import Dossier
from awaykit.model.merges import places_by_id
from awaykit.model.record import FactShows
from awaykit.plan.eras.drafted import (
    Block,
    Description,
    DraftEntry,
    Entry,
    ErasDraft,
    LeftOutSentence,
    Merge,
    OwnText,
    Sentence,
)
from awaykit.plan.eras.entries import entries_of, months_since
from awaykit.plan.eras.form_fields import doubts, draft_works, field_block, preferences
from awaykit.plan.eras.statement_themes import check_statement
from awaykit.plan.plan import Plan
from awaykit.season.guide import Guide
from awaykit.season.reference import reference
from awaykit.wording import counted, number_in_words

_JOINT = " "
"""What is between two sentences."""
_BITS = 20
"""Bits for the number of sentences of one priority; a field never holds a million of them."""
_PRIORITIES = (1, 2, 3)
_CATEGORIES = {shown: 1 << number for number, shown in enumerate(FactShows)}
_FEWEST_TO_MERGE = 2
_UNKNOWN = 10_000
"""Months for a length that is not known, which is never called short, and since an end that is not known."""


def eras_draft(dossier: Dossier, plan: Plan) -> ErasDraft | None:
    """What goes into the form, or None where no form is known for so early a season.

    The entries are as the applicant ordered them, then the others as suggested: the most meaningful
    first, then hands-on clinical work in the US, then other clinical work there, then the rest; in each
    the latest first, then the longest.
    """
    season = plan.season
    if season.form is None or season.form_of is None:
        return None
    limits, choices, form = season.form, reference().form, dossier.eras
    entries, waiting = entries_of(dossier, plan)
    own_choices = {entry.place for entry in entries if entry.is_own_choice}
    suggested = _suggested(entries, limits.max_most_meaningful.value, plan.guide, plan.today)
    meaningful = own_choices or suggested.keys()
    # Those that the applicant put in order; a merged part counts as its entry.
    by_place, places = {place: entry for entry in entries for place in entry.told}, places_by_id(dossier)
    wanted = (place for name in form.order for place in places.get(name, ()))
    own = {by_place[place].place: by_place[place] for place in wanted if place in by_place}
    rest = sorted(
        (entry for entry in entries if entry.place not in own),
        key=lambda entry: (
            entry.place not in meaningful,
            not entry.is_hands_on,
            not entry.is_us_clinical,
            *reversed(_by_length_and_end(entry, plan.today)),
        ),
    )
    drafted = []
    for entry in (*own.values(), *rest):
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
        yield f"It {'is' if entry.is_current else 'was'} hands-on clinical work in the US."
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


def _order_reasons(entry: Entry, *, is_meaningful: bool) -> Iterator[str]:
    if is_meaningful and entry.is_own_choice:
        yield "You chose it as most meaningful."
    elif is_meaningful:
        yield "It is suggested as most meaningful."
    if entry.is_us_clinical:
        observing = "clinical work as an observer" if entry.is_observer else "clinical work"
        work = "hands-on clinical work" if entry.is_hands_on else observing
        yield f"It {'is' if entry.is_current else 'was'} {work} in the US."
    yield _end_in_words(entry)


def _end_in_words(entry: Entry) -> str:
    if entry.ends == "present":
        return "It goes on today."
    return f"It ended in {entry.ends.in_words}." if entry.ends else "Its end is not known."


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
        if over > 0 and len(left) >= _FEWEST_TO_MERGE:
            taken = left[: over + 1]
            merged |= {entry.place for entry in taken}
            over -= len(taken) - 1
            found.append(Merge(entries=tuple(entry.id for entry in reversed(taken)), why=why))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Partial:
    """The best found so far of one coverage and length.

    `counts` holds the sentences of each priority, 1 in the highest bits; `chosen` has a bit for each
    sentence, the first in the highest: of two sets of one size the greater is the earlier.
    """

    length: int
    counts: int
    chosen: int


def best_choice(sentences: Sequence[Sentence], limit: int) -> tuple[int, ...]:
    """The indices, in order, of the sentences that fit into `limit` characters joined by one space.

    The choice has the most sentences of priority 1; then covers the most of what sentences can show;
    then has the most of priority 2; then of priority 3; then the fewest characters; then the earliest
    sentences.
    """
    number = len(sentences)
    fronts: dict[int, list[_Partial]] = {0: [_Partial(-len(_JOINT), 0, 0)]}
    for priority in _PRIORITIES:
        for index, one in enumerate(sentences):
            if one.phrase.priority == priority:
                fronts = _with(fronts, one, 1 << (number - 1 - index), limit)
        if priority == _PRIORITIES[0]:
            # Those with the most sentences: nothing that comes later outweighs one of priority 1.
            most = max(partial.counts for front in fronts.values() for partial in front)
            fronts = {
                coverage: [partial for partial in front if partial.counts == most]
                for coverage, front in fronts.items()
            }
    best = max(
        (
            partial.counts >> (2 * _BITS),
            coverage.bit_count(),
            partial.counts & ((1 << 2 * _BITS) - 1),
            -partial.length,
            partial.chosen,
        )
        for coverage, front in fronts.items()
        for partial in front
    )[-1]
    return tuple(index for index in range(number) if best >> (number - 1 - index) & 1)


def _with(
    fronts: dict[int, list[_Partial]], one: Sentence, bit: int, limit: int
) -> dict[int, list[_Partial]]:
    """The fronts when a sentence more can be chosen."""
    weight = 1 << (_BITS * (_PRIORITIES[-1] - one.phrase.priority))
    shown = sum(_CATEGORIES[each] for each in one.phrase.shows)
    longest = limit - one.length - len(_JOINT)
    found: dict[int, list[_Partial]] = {coverage: list(front) for coverage, front in fronts.items()}
    for coverage, front in fronts.items():
        added = [
            _Partial(old.length + one.length + len(_JOINT), old.counts + weight, old.chosen | bit)
            for old in front
            if old.length <= longest
        ]
        if added:
            found.setdefault(coverage | shown, []).extend(added)
    # A partial stays if no shorter one, and no better one of the same length, is an equal: with one coverage,
    # whatever can be added to the longer can be added to the shorter, so it would never become the best.
    kept: dict[int, list[_Partial]] = {}
    for coverage, front in found.items():
        kept[coverage], most = [], -1
        for partial in sorted(front, key=lambda one: (one.length, -one.counts, -one.chosen)):
            if partial.counts > most:
                most = partial.counts
                kept[coverage].append(partial)
    return kept


def describe(entry: Entry, limit: int, accents: Accents) -> Description:
    """The description of `entry` for a field of `limit` characters, whole sentences only.

    An own description is used as it is and never cut. Else sentences go by priority; of one
    priority those that show a skill of the US system come first, then dossier order decides.
    """
    if entry.own_description is not None:
        return Description(block=own_block(entry.own_description, limit, accents))
    # In dossier order; of two with the same text the weightier is kept. Without a letter or a digit in its
    # plain copy a phrase has no marks.
    kept: dict[str, Sentence] = {}
    for phrase in entry.phrases:
        plain = form_copy(as_sentence(phrase.words), accents).text
        known = kept.get(plain.casefold())
        is_news = known is None or phrase.priority < known.phrase.priority
        if is_news and any(character.isalnum() for character in plain):
            kept[plain.casefold()] = Sentence(phrase, plain, form_length(plain))
    sentences = list(kept.values())
    indices = best_choice(sentences, limit)
    chosen = sorted((sentences[index] for index in indices), key=_by_priority)
    times = Counter[tuple[str, str]]()
    for one in chosen:
        for change in form_copy(as_sentence(one.phrase.words), accents).changes:
            times[change.was, change.became] += change.times
    changes = tuple(Change(was, became, number) for (was, became), number in times.items())
    text = FormText(_JOINT.join(one.text for one in chosen), changes)
    used = text.length + bool(text.length) * len(_JOINT)
    rest = (one for index, one in enumerate(sentences) if index not in indices)
    return Description(
        block=Block(text=text, limit=limit),
        sentences=tuple(chosen),
        left_out=tuple(
            LeftOutSentence(one, over=used + one.length - limit, is_too_long=one.length > limit)
            for one in sorted(rest, key=_by_priority)
        ),
    )


def own_block(text: OwnText, limit: int | None, accents: Accents) -> Block:
    """A text of the applicant's as a block: a plain copy, counted, never cut."""
    return Block(text=form_copy(text.words.strip(), accents), limit=limit, place=text.place)


def _by_priority(one: Sentence) -> tuple[int, bool]:
    return one.phrase.priority, FactShows.US_SYSTEM not in one.phrase.shows
