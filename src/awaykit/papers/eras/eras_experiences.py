"""The ERAS draft as a paper, and as text to paste."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from awaykit.model.dossier import Dossier
from awaykit.model.record import Reader
from awaykit.papers.eras.eras_blocks import (
    BlockLines,
    EntryLines,
    PreferenceLines,
    StatementLines,
    TitledBlock,
    WorkLines,
    entry_lines,
    optional_blocks,
    over_in_words,
    preference_lines,
    statement_lines,
    work_lines,
)
from awaykit.papers.paper import DocumentKind, Folder, Format, LeftOut, Paper, Planned, doc
from awaykit.papers.views import names_in_a_file_name
from awaykit.plan.eras.draft import eras_draft
from awaykit.plan.eras.drafted import Block, DraftEntry, ErasDraft
from awaykit.plan.plan import Plan
from awaykit.season.reference import reference
from awaykit.season.season import FormLimits


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitLine:
    """One limit of the form."""

    what: str = doc("What it limits: description")
    most: int = doc("How many it takes")
    unit: str = doc("What is counted: characters")
    label: str = doc("How sure it is: reported; empty when nothing needs to be said")


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeLines:
    """A suggestion to tell some entries as one."""

    names: tuple[str, ...] = doc("The entries, each with its number")
    why: str = doc("The reason")


@dataclass(frozen=True, slots=True, kw_only=True)
class ErasContext:
    """Everything that the template of the ERAS draft can print."""

    name: str = doc("The applicant's full name")
    season: str = doc("The season in words: Season 2028 (apply September 2027)")
    is_season_supposed: bool = doc("Whether the dossier names no season, so that this one is supposed")
    limits_of: int = doc("The season whose form is used")
    is_carried_over: bool = doc("Whether that form is an earlier season's")
    most_entries: int = doc("How many entries the form takes")
    most_meaningful: int = doc("How many of them are most meaningful")
    limits: tuple[LimitLine, ...] = doc("The limits of the form that concern this draft")
    entries: tuple[EntryLines, ...] = doc("The entries in the order suggested")
    entries_over: int = doc("How many entries are too many")
    overs: tuple[str, ...] = doc("The texts that are too long, each in words")
    meaningful_chosen: int = doc("How many entries the applicant marked as most meaningful")
    merges: tuple[MergeLines, ...] = doc("Entries that could be told as one")
    not_begun: tuple[str, ...] = doc("Rotations that get an entry once they begin")
    works_heading: str = doc("What the form calls scholarly work")
    works: tuple[WorkLines, ...] = doc("The scholarly works")
    works_starred: int = doc("How many of them are starred")
    most_starred: int = doc("How many can be starred")
    blocks: tuple[TitledBlock, ...] = doc("The optional texts that the applicant wrote")
    preferences: tuple[PreferenceLines, ...] = doc("Census divisions that the applicant prefers")
    most_preferences: int = doc("How many divisions the form takes")
    setting_preference: str = doc("The setting that the applicant prefers; may be empty")
    statement: StatementLines | None = doc("The check of the personal statement")


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


_WIDTH = 72
_NOTICE = (
    "This draft is made of your own phrases. Rewrite each text in your own words before you enter it.",
    "AAMC wants your own words; a program may help you to brainstorm, to proofread and to edit.",
    "Once you have certified and submitted, entries can't be changed.",
    "Copy only what stands between two lines of dashes.",
)


def paste_text(context: ErasContext) -> str:
    """The whole file; every text of the draft stands in it character for character, on lines of its own."""
    return "\n".join((*_head(context), *_body(context), "")) + "\n"


def _head(context: ErasContext) -> Iterator[str]:
    yield f"ERAS draft of {context.name}, {context.season}"
    yield ""
    yield from _NOTICE


def _body(context: ErasContext) -> Iterator[str]:
    for entry in context.entries:
        yield from _part(f"Entry {entry.number}: {entry.name}", _entry(entry))
    for number, work in enumerate(context.works, start=1):
        yield from _part(f"{context.works_heading} {number}", _work(work))
    for titled in context.blocks:
        yield from _part(titled.title, _block("Text", titled.block))
    if context.preferences or context.setting_preference:
        yield from _part("Geographic preferences", _choices(context))
    for preference in context.preferences:
        if preference.why is not None:
            title = f"Geographic preference: {preference.division}"
            yield from _part(title, _block("Why", preference.why))
    if context.statement is not None:
        yield from _part("Personal statement", _block("Text", context.statement.block))


def _part(title: str, lines: Iterable[str]) -> Iterator[str]:
    yield from ("", "=" * _WIDTH, title, "=" * _WIDTH)
    yield from lines
    yield _rule("")


def _entry(entry: EntryLines) -> Iterator[str]:
    for field in entry.fields:
        yield from _field(field.asks, field.value)
    if entry.description.text:
        yield from _block("Description", entry.description)
    if entry.reflection is not None:
        yield from _block("Reflection", entry.reflection)


def _work(work: WorkLines) -> Iterator[str]:
    told = (
        ("Type", work.nearest or work.type),
        ("Title", work.title),
        ("Authors", work.authors_text),
        ("Where", work.where),
        ("When", work.when),
        ("State", work.state),
        ("PMID or DOI", work.identifier),
    )
    for name, value in told:
        if value:
            yield from _field(name, value)


def _choices(context: ErasContext) -> Iterator[str]:
    """What is chosen from lists of the form: divisions, and a setting."""
    for preference in context.preferences:
        yield from _field("Division", preference.division)
    if context.setting_preference:
        yield from _field("Setting", context.setting_preference)


def _field(name: str, value: str) -> tuple[str, str]:
    return (_rule(name), value)


def _block(name: str, block: BlockLines) -> Iterator[str]:
    over = f", {block.over:,} too many" if block.over else ""
    yield _rule(f"{name}: {block.size}{over}")
    yield block.text


def _rule(name: str) -> str:
    """A line of dashes with the name of the field that follows it."""
    begin = f"--- {name} " if name else ""
    return f"{begin}{'-' * max(3, _WIDTH - len(begin))}"


def printed_places(draft: ErasDraft) -> tuple[str, ...]:
    """Each place once, in the order of the draft; facts without room are printed too, as left out."""
    found = (place for entry in draft.entries for place in _of_entry(entry))
    blocks = (draft.impactful, draft.hobbies, *(why for _, _, why in draft.preferences))
    return tuple(dict.fromkeys((*found, *(place for block in blocks for place in _of_block(block)))))


def _of_entry(entry: DraftEntry) -> Iterator[str]:
    description = entry.description
    yield from (each.phrase.place for each in description.sentences)
    yield from (each.sentence.phrase.place for each in description.left_out)
    yield from _of_block(description.block)
    yield from _of_block(entry.reflection)


def _of_block(block: Block | None) -> Iterator[str]:
    if block is not None and block.place:
        yield block.place


KIND = "eras-experiences"
_TEMPLATE = "eras-experiences/draft.html.j2"
_READER = "eras"
_MOST_PAGES = 10


def plan_eras(dossier: Dossier, plan: Plan) -> Planned:
    """The one draft, where there is anything to enter."""
    draft = eras_draft(dossier, plan)
    if draft is None:
        return Planned(left_out=tuple(_left_out(dossier, plan)))
    if not (draft.entries or draft.works or draft.impactful or draft.hobbies or draft.preferences):
        return Planned()
    context = eras_context(dossier, plan, draft)
    return Planned((_paper(dossier, plan, draft, context),))


def _left_out(dossier: Dossier, plan: Plan) -> Iterator[LeftOut]:
    """Why there is no draft, where the dossier has something for one."""
    if plan.season.form is None and (dossier.experiences or dossier.rotations):
        why = f"What the MyERAS form takes is not known for {plan.season.in_words}."
        yield LeftOut(KIND, _READER, "MyERAS", why)


def _paper(dossier: Dossier, plan: Plan, draft: ErasDraft, context: ErasContext) -> Paper:
    applicant = dossier.applicant.name
    return Paper(
        kind=KIND,
        label="ERAS draft",
        reader=_READER,
        reader_name="MyERAS",
        reader_kind=Reader.OWN,
        rotation="",
        template=_TEMPLATE,
        context=context,
        formats=(Format.PDF, Format.DOCX, Format.TXT),
        name=(*names_in_a_file_name(applicant), "ERAS_Draft", str(plan.season.year)),
        title=f"ERAS draft of {applicant.full}",
        subject="What to enter in MyERAS, to be rewritten in one’s own words; for the applicant only",
        running_header=applicant.full,
        folder=Folder.PRIVATE,
        most_pages=_MOST_PAGES,
        place="experiences",
        prints=printed_places(draft),
        pasted_text=paste_text(context),
    )


ERAS_EXPERIENCES = DocumentKind(
    kind=KIND,
    commands=("eras",),
    title="ERAS draft",
    template=_TEMPLATE,
    context=ErasContext,
    plan=plan_eras,
)
