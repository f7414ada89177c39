"""`eras.html`: every text for the MyERAS form with its count, to be copied field by field."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from awaykit.output.paper_records import OutcomeWord
from awaykit.papers.eras.eras_blocks import BlockLines, EntryLines, WorkLines
from awaykit.papers.eras.eras_experiences import ErasContext
from awaykit.papers.paper import doc
from awaykit.run.screens.on_disk import PaperOnDisk
from awaykit.run.screens.screen_words import SEE_WORDS, Link, RemarkLine, link_to
from awaykit.run.status import START_PAGE
from awaykit.wording import shortened

_MOST_OF_A_TITLE = 60
_YOURS = "You changed a file of this draft. This page has the words of your dossier, not those of your file."


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyLine:
    """A text to copy into one field."""

    id: str = doc("The name of its place on the page")
    what: str = doc("The field: Position title")
    text: str = doc("The text, character for character")
    size: str = doc("How long it is, and how long it may be; empty for short fields")
    is_over: bool = doc("Whether it is too long for the field")
    is_long: bool = doc("Whether it fills more than a line")
    note: str = doc("What to look at before it is pasted; mostly empty")


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceLine:
    """A field in which one chooses from a list."""

    what: str = doc("The field")
    value: str = doc("What to choose")
    note: str = doc("What to look at; mostly empty")


@dataclass(frozen=True, slots=True, kw_only=True)
class PartOnPage:
    """What belongs together in the form: an entry, a scholarly work, an optional text."""

    id: str = doc("The name of its place on the page")
    title: str = doc("What it is")
    lead: str = doc("What to know of it; may be empty")
    copies: tuple[CopyLine, ...] = doc("What to copy")
    choices: tuple[ChoiceLine, ...] = doc("What to choose from lists")
    to_choose: tuple[str, ...] = doc("Fields that the dossier says nothing about")
    held_by: tuple[RemarkLine, ...] = doc("Why nothing of it may be copied; then it has no copies")


@dataclass(frozen=True, slots=True, kw_only=True)
class ErasPage:
    """Everything that the template of the page can print."""

    name: str = doc("The applicant's full name")
    season: str = doc("The season in words")
    today: date = doc("The day of the run")
    limits_of: int = doc("The season whose limits are used")
    is_carried_over: bool = doc("Whether they are an earlier season's")
    parts: tuple[PartOnPage, ...] = doc("The parts in the form's order")
    files: tuple[Link, ...] = doc("The draft as files")
    notes: tuple[str, ...] = doc("What to know of those files")
    too_many: tuple[str, ...] = doc("What there is more of than the form takes, each in words")
    start: str = doc("The way to the page where to start")


def eras_page(lying: PaperOnDisk, today: date) -> ErasPage:
    """The page for the draft, as it lies in the folder."""
    context = lying.filled.paper.context
    assert isinstance(context, ErasContext)  # noqa: S101 - the kind's own context
    is_theirs = any(file.word is OutcomeWord.KEPT_YOURS for file in lying.report.files)
    return ErasPage(
        name=context.name,
        season=context.season,
        today=today,
        limits_of=context.limits_of,
        is_carried_over=context.is_carried_over,
        parts=tuple(_parts(context, lying)),
        files=tuple(_files(lying)),
        notes=(*lying.report.notes, *((_YOURS,) if is_theirs else ())),
        too_many=tuple(_too_many(context)),
        start=START_PAGE,
    )


def _too_many(context: ErasContext) -> Iterator[str]:
    """The numbers over the limits of the form, each with how many it takes."""
    if context.entries_over:
        yield f"You have {len(context.entries)} entries, and the form takes {context.most_entries}."
    if context.meaningful_chosen > context.most_meaningful:
        yield (
            f"You marked {context.meaningful_chosen} entries as most meaningful, "
            f"and the form takes {context.most_meaningful}."
        )
    if context.works_starred > context.most_starred:
        yield f"You starred {context.works_starred} works, and the form takes {context.most_starred}."


def _files(lying: PaperOnDisk) -> Iterator[Link]:
    """The draft's files in the order of its formats, whichever run made them."""
    paths = {file.format: file.path for file in lying.report.files}
    for form in lying.filled.paper.formats:
        if form in paths:
            yield link_to(paths[form])


def _parts(context: ErasContext, lying: PaperOnDisk) -> Iterator[PartOnPage]:
    names = [entry.name for entry in context.entries]
    for entry in context.entries:
        is_alone = names.count(entry.name) == 1 or not entry.position
        title = entry.name if is_alone else f"{entry.name}: {entry.position}"
        yield _entry(entry, f"{entry.number}. {title}", lying)
    for number, work in enumerate(context.works, start=1):
        title = f"{context.works_heading} {number}: {shortened(work.title, _MOST_OF_A_TITLE)}"
        yield _work(work, f"work-{number}", title)
    for number, titled in enumerate(context.blocks, start=1):
        yield _text(f"text-{number}", titled.title, titled.block, lying)
    if context.preferences or context.setting_preference:
        yield _geographic(context)
    for number, preference in enumerate(context.preferences, start=1):
        if preference.why is not None:
            title = f"Geographic preference: {preference.division}"
            yield _text(f"preference-{number}", title, preference.why, lying)
    if context.statement is not None:
        yield _text("statement", "Personal statement", context.statement.block, lying)


def _entry(entry: EntryLines, title: str, lying: PaperOnDisk) -> PartOnPage:
    id_, held = f"entry-{entry.number}", _held(lying, entry.from_places)
    typed = [field for field in entry.fields if field.is_typed]
    texts = (("Description", entry.description), ("Reflection", entry.reflection))
    copies = (
        *(_short(id_, field.asks, field.value, field.note) for field in typed),
        *(_long(id_, what, block) for what, block in texts if block is not None and block.text),
    )
    return PartOnPage(
        id=id_,
        title=title,
        lead=_lead(entry),
        copies=() if held else copies,
        choices=tuple(
            ChoiceLine(what=field.asks, value=field.value, note=field.note)
            for field in entry.fields
            if not field.is_typed
        ),
        to_choose=entry.to_choose,
        held_by=held,
    )


def _lead(entry: EntryLines) -> str:
    told_of = (
        "The form has no room for this entry." if entry.is_beyond else "",
        "Most meaningful." if entry.is_meaningful else "",
        "It has no words yet." if entry.is_without_words else "",
        "Its reflection is not used: only the most meaningful have one." if entry.is_reflection_spare else "",
        "Its reflection is not written yet." if entry.is_meaningful and entry.reflection is None else "",
    )
    return " ".join(filter(None, told_of))


def _work(work: WorkLines, id_: str, title: str) -> PartOnPage:
    typed = (("Title", work.title), ("Authors", work.authors_text), ("Where", work.where))
    numbers = (("PMID or DOI", work.identifier),)
    chosen = (("Type", work.nearest or work.type), ("When", work.when), ("State", work.state))
    return PartOnPage(
        id=id_,
        title=title,
        lead="To star." if work.starred else "",
        copies=tuple(_short(id_, what, text) for what, text in (*typed, *numbers) if text),
        choices=tuple(ChoiceLine(what=what, value=value, note="") for what, value in chosen if value),
        to_choose=(),
        held_by=(),
    )


def _geographic(context: ErasContext) -> PartOnPage:
    """What is chosen from the form's lists; the reasons are texts of their own."""
    divisions = [
        ChoiceLine(what="Division", value=each.division, note=each.note) for each in context.preferences
    ]
    setting = [ChoiceLine(what="Setting", value=context.setting_preference, note="")]
    return PartOnPage(
        id="preferences",
        title="Geographic preferences",
        lead="",
        copies=(),
        choices=(*divisions, *(setting if context.setting_preference else ())),
        to_choose=(),
        held_by=(),
    )


def _text(id_: str, title: str, block: BlockLines, lying: PaperOnDisk) -> PartOnPage:
    held = _held(lying, (block.place,))
    return PartOnPage(
        id=id_,
        title=title,
        lead="",
        copies=() if held else (_long(id_, "Text", block),),
        choices=(),
        to_choose=(),
        held_by=held,
    )


def _short(id_: str, what: str, text: str, note: str = "") -> CopyLine:
    return CopyLine(
        id=_place(id_, what), what=what, text=text, size="", is_over=False, is_long=False, note=note
    )


def _long(id_: str, what: str, block: BlockLines) -> CopyLine:
    return CopyLine(
        id=_place(id_, what),
        what=what,
        text=block.text,
        size=f"{block.size}, {block.over:,} too many" if block.over else block.size,
        is_over=bool(block.over),
        is_long=True,
        note=f"Changed for the form: {'; '.join(block.changes)}." if block.changes else "",
    )


def _place(id_: str, what: str) -> str:
    return f"{id_}:{what.lower().replace(' ', '-')}"


def _held(lying: PaperOnDisk, places: Iterable[str]) -> tuple[RemarkLine, ...]:
    """Why texts that stand at `places` must not be copied; a finding that is on no text of ours holds all."""
    own, printed = tuple(places), lying.filled.paper.prints
    return tuple(
        RemarkLine(message=f"{finding.title}.", hint=SEE_WORDS, where=None)
        for finding in lying.filled.held_by
        if _is_on(finding.place, own) or not _is_on(finding.place, printed)
    )


def _is_on(place: str, places: Iterable[str]) -> bool:
    return any(place == each or place.startswith((f"{each}.", f"{each}[")) for each in places)
