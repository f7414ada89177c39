"""Everything that the ERAS draft tells, on paper, as text to paste and on the copy page."""

from collections.abc import Iterator
from dataclasses import dataclass

from awaykit.documents.eras_blocks import over_in_words
from awaykit.documents.eras_entries import EntryLines, entry_lines
from awaykit.documents.eras_parts import (
    PreferenceLines,
    StatementLines,
    TitledBlock,
    WorkLines,
    optional_blocks,
    preference_lines,
    statement_lines,
    work_lines,
)  # fmt: skip
from awaykit.documents.paper import told
from awaykit.model.dossier import Dossier
from awaykit.planning.eras.drafted import ErasDraft
from awaykit.planning.plan import Plan
from awaykit.season.form import FormLimits
from awaykit.season.reference import reference


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitLine:
    """One limit of the form."""

    what: str = told("What it limits: description")
    most: int = told("How many it takes")
    unit: str = told("What is counted: characters")
    label: str = told("How sure it is: reported; empty when nothing needs to be said")


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeLines:
    """A suggestion to tell some entries as one."""

    names: tuple[str, ...] = told("The entries, each with its number")
    why: str = told("The reason")


@dataclass(frozen=True, slots=True, kw_only=True)
class ErasContext:
    """Everything that the template of the ERAS draft can print."""

    name: str = told("The applicant's full name")
    season: str = told("The season in words: Season 2028 (apply September 2027)")
    is_season_supposed: bool = told("Whether the dossier names no season, so that this one is supposed")
    limits_of: int = told("The season whose form is used")
    is_carried_over: bool = told("Whether that form is an earlier season's")
    most_entries: int = told("How many entries the form takes")
    most_meaningful: int = told("How many of them are most meaningful")
    limits: tuple[LimitLine, ...] = told("The limits of the form that concern this draft")
    entries: tuple[EntryLines, ...] = told("The entries in the order suggested")
    entries_over: int = told("How many entries are too many")
    overs: tuple[str, ...] = told("The texts that are too long, each in words")
    meaningful_chosen: int = told("How many entries the applicant marked as most meaningful")
    merges: tuple[MergeLines, ...] = told("Entries that could be told as one")
    not_begun: tuple[str, ...] = told("Rotations that get an entry once they begin")
    works_heading: str = told("What the form calls scholarly work")
    works: tuple[WorkLines, ...] = told("The scholarly works")
    works_starred: int = told("How many of them are starred")
    most_starred: int = told("How many can be starred")
    blocks: tuple[TitledBlock, ...] = told("The optional texts that the applicant wrote")
    preferences: tuple[PreferenceLines, ...] = told("Census divisions that the applicant prefers")
    most_preferences: int = told("How many divisions the form takes")
    setting_preference: str = told("The setting that the applicant prefers; may be empty")
    statement: StatementLines | None = told("The check of the personal statement")


def eras_context(dossier: Dossier, plan: Plan, draft: ErasDraft) -> ErasContext:
    """What template, text to paste and copy page tell, from the one draft."""
    limits = draft.limits
    asked = reference().form.experience_fields.value
    entries = tuple(
        entry_lines(each, number, limits, asked, dossier.eras.accents)
        for number, each in enumerate(draft.entries, start=1)
    )
    blocks, works = tuple(optional_blocks(draft)), work_lines(draft)
    preferences = preference_lines(draft)
    return ErasContext(
        name=dossier.applicant.name.full,
        season=plan.season.in_words,
        is_season_supposed=dossier.applicant.season is None,
        limits_of=draft.limits_of,
        is_carried_over=draft.is_carried_over,
        most_entries=limits.max_experiences.value,
        most_meaningful=limits.max_most_meaningful.value,
        limits=tuple(_limits(limits)),
        entries=entries,
        entries_over=draft.entries_over,
        overs=tuple(_overs(entries, blocks)),
        meaningful_chosen=sum(each.entry.is_own_choice for each in draft.entries),
        merges=tuple(_merges(draft, entries)),
        not_begun=tuple(name for _, name in draft.not_begun),
        works_heading=limits.scholarly_work_heading.value,
        works=works,
        works_starred=sum(work.starred for work in works),
        most_starred=limits.max_starred_scholarly_works.value,
        blocks=blocks,
        preferences=preferences,
        most_preferences=limits.max_geographic_preferences.value,
        setting_preference=dossier.eras.setting_preference or "",
        statement=statement_lines(draft.statement, draft),
    )


def _limits(limits: FormLimits) -> Iterator[LimitLine]:
    known = (
        ("", "entries", limits.max_experiences),
        ("most meaningful", "", limits.max_most_meaningful),
        ("description", "characters", limits.max_description_characters),
        ("reflection", "characters", limits.max_reflection_characters),
    )
    for what, unit, limit in known:
        yield LimitLine(what=what, most=limit.value, unit=unit, label=limit.label_for_applicant)


def _overs(entries: tuple[EntryLines, ...], blocks: tuple[TitledBlock, ...]) -> Iterator[str]:
    for entry in entries:
        begin = f"Entry {entry.number}, {entry.short_name}"
        yield from over_in_words(
            ((f"{begin}, description", entry.description), (f"{begin}, reflection", entry.reflection))
        )
    yield from over_in_words((each.title, each.block) for each in blocks)


def _merges(draft: ErasDraft, entries: tuple[EntryLines, ...]) -> Iterator[MergeLines]:
    names = {each.id: f"{each.number} {each.short_name}" for each in entries}
    for merge in draft.merges:
        yield MergeLines(names=tuple(names.get(each, each) for each in merge.entries), why=merge.why)
