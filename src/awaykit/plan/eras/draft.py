"""The ERAS draft of a dossier, composed once."""

from collections.abc import Iterator, Sequence

from awaykit.form_text import Accents
from awaykit.model.dossier import Dossier
from awaykit.plan.eras.descriptions import describe, own_block
from awaykit.plan.eras.drafted import DraftEntry, Entry, ErasDraft, Merge
from awaykit.plan.eras.entries import entries_of
from awaykit.plan.eras.form_choices import doubts, optional_blocks
from awaykit.plan.eras.ranking import Ranked, ranked
from awaykit.plan.eras.scholarly_works import draft_works
from awaykit.plan.eras.statement_themes import check_statement
from awaykit.plan.plan import Plan
from awaykit.season.reference import FormChoices, reference
from awaykit.season.season import FormLimits

_FEWEST = 2
_UNKNOWN = 10_000
"""Months for a length that is not known: never called short."""


def suggested_merges(entries: Sequence[Entry], most: int) -> tuple[Merge, ...]:
    """Merges that bring the number of entries to `most`, as far as there is something to merge.

    Observerships come first, the shortest of them; then what was at one organization and has one
    type; then the shortest other rotations. What the applicant chose as most meaningful stays alone.
    In each merge the longest entry comes first: the others go into it.
    """
    over = len(entries) - most
    free = [entry for entry in entries if not entry.is_own_choice]
    found: list[tuple[list[str], Merge]] = []
    for group, why in _mergeable(free):
        left = [entry for entry in group if all(entry.place not in places for places, _ in found)]
        if over > 0 and len(left) >= _FEWEST:
            taken = left[: over + 1]
            found.append(([entry.place for entry in taken], _merge(taken, why)))
            over -= len(taken) - 1
    return tuple(merge for _, merge in found)


def _mergeable(entries: Sequence[Entry]) -> Iterator[tuple[list[Entry], str]]:
    """Groups that can be told as one, the best to merge first; in each the shortest first."""
    by_length = sorted(entries, key=lambda entry: entry.months or _UNKNOWN)
    observerships = [entry for entry in by_length if entry.is_us_clinical and entry.is_observer]
    yield observerships, "These are your shortest observerships."
    at_one: dict[tuple[str, str], list[Entry]] = {}
    for entry in by_length:
        at_one.setdefault((entry.organization.casefold(), entry.type), []).append(entry)
    for group in at_one.values():
        yield group, f"These were at {group[0].organization} and have the same type."
    rotations = [entry for entry in by_length if entry.is_us_clinical and not entry.is_observer]
    yield rotations, "These are your shortest rotations."


def _merge(shortest_first: Sequence[Entry], why: str) -> Merge:
    return Merge(entries=tuple(entry.id for entry in reversed(shortest_first)), why=why)


def eras_draft(dossier: Dossier, plan: Plan) -> ErasDraft | None:
    """What goes into the form, or None where no form is known for so early a season."""
    season = plan.season
    if season.form is None or season.form_of is None:
        return None
    limits, choices = season.form, reference().form
    entries, waiting = entries_of(dossier, plan)
    most_meaningful = limits.max_most_meaningful.value
    accents = dossier.eras.accents
    drafted = tuple(
        _drafted(each, limits, choices, accents)
        for each in ranked(dossier, entries, most_meaningful, plan.guide, plan.today)
    )
    optional = optional_blocks(dossier, limits, accents)
    return ErasDraft(
        limits=limits,
        limits_of=season.form_of,
        is_carried_over=season.is_form_carried_over,
        entries=drafted,
        merges=suggested_merges(entries, limits.max_experiences.value),
        not_begun=waiting,
        works=draft_works(dossier, choices, accents),
        impactful=optional.impactful,
        hobbies=optional.hobbies,
        preferences=optional.preferences,
        statement=check_statement(dossier, drafted, limits, accents),
    )


def _drafted(each: Ranked, limits: FormLimits, choices: FormChoices, accents: Accents) -> DraftEntry:
    entry, is_meaningful = each.entry, each.meaning.is_meaningful
    reflection = entry.reflection if is_meaningful else None
    most = limits.max_reflection_characters.value
    return DraftEntry(
        entry=entry,
        description=describe(entry, limits.max_description_characters.value, accents),
        is_meaningful=is_meaningful,
        meaningful_why=each.meaning.why,
        reflection=own_block(reflection, most, accents) if reflection else None,
        order_why=each.why,
        doubts=tuple(doubts(entry, choices)),
    )
