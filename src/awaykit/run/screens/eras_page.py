"""`eras.html`: every text for the MyERAS form with its count, to be copied field by field."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from awaykit.output.paper_records import OutcomeWord
from awaykit.papers.eras.eras_blocks import BlockLines, EntryLines, FieldLine, WorkLines
from awaykit.papers.eras.eras_experiences import ErasContext
from awaykit.papers.paper import doc
from awaykit.problems import is_at
from awaykit.run.screens.screen_words import SEE_WORDS, Link, PaperOnDisk, RemarkLine, link_to
from awaykit.wording import shortened

_MOST_OF_A_TITLE = 60
_YOURS = "You changed a file of this draft. This page has the words of your dossier, not those of your file."


@dataclass(frozen=True, slots=True, kw_only=True)
class PartOnPage:
    """What belongs together in the form: an entry, a scholarly work, an optional text."""

    id: str = doc("The name of its place on the page")
    title: str = doc("What it is")
    lead: str = doc("What to know of it; may be empty")
    fields: tuple[FieldLine, ...] = doc("What to copy and what to choose")
    to_choose: tuple[str, ...] = doc("Fields that the dossier says nothing about")
    held_by: tuple[RemarkLine, ...] = doc("Why nothing of it may be copied; then it has nothing to copy")


@dataclass(frozen=True, slots=True, kw_only=True)
class ErasPage:
    """Everything that the template of the page can print."""

    draft: ErasContext = doc("The draft, as its paper prints it")
    today: date = doc("The day of the run")
    parts: tuple[PartOnPage, ...] = doc("The parts in the form's order")
    files: tuple[Link, ...] = doc("The draft as files")
    notes: tuple[str, ...] = doc("What to know of those files")


def eras_page(shown: PaperOnDisk, today: date) -> ErasPage:
    """The page for the draft as it is in the folder."""
    context = shown.filled.paper.context
    assert isinstance(context, ErasContext)  # noqa: S101 - the kind's own context
    is_theirs = any(file.word is OutcomeWord.KEPT_YOURS for file in shown.report.files)
    paths = {file.format: file.path for file in shown.report.files}
    return ErasPage(
        draft=context,
        today=today,
        parts=tuple(_parts(context, shown)),
        files=tuple(link_to(paths[form]) for form in shown.filled.paper.formats if form in paths),
        notes=(*shown.report.notes, *((_YOURS,) if is_theirs else ())),
    )


def _parts(context: ErasContext, shown: PaperOnDisk) -> Iterator[PartOnPage]:
    names = [entry.name for entry in context.entries]
    for entry in context.entries:
        is_alone = names.count(entry.name) == 1 or not entry.position
        title = entry.name if is_alone else f"{entry.name}: {entry.position}"
        yield _entry(entry, f"{entry.number}. {title}", context.most_entries, shown)
    for number, work in enumerate(context.works, start=1):
        title = f"{context.works_heading} {number}: {shortened(work.title, _MOST_OF_A_TITLE)}"
        lead = "To star." if work.starred else ""
        yield _part(f"work-{number}", title, _work_fields(work), lead=lead)
    for number, block in enumerate(context.blocks, start=1):
        yield _text(f"text-{number}", block.title, block, shown)
    if context.preferences or context.setting_preference:
        # What is chosen from the form's lists; the reasons are texts of their own.
        setting = context.setting_preference
        chosen = (*context.preferences, *((_chosen("Setting", setting),) if setting else ()))
        yield _part("preferences", "Geographic preferences", chosen)
    for number, preference in enumerate(context.preferences, start=1):
        if preference.block is not None:
            title = f"Geographic preference: {preference.value}"
            yield _text(f"preference-{number}", title, preference.block, shown)
    if context.statement is not None:
        yield _text("statement", "Personal statement", context.statement, shown)


def _part(
    id_: str,
    title: str,
    fields: Iterable[FieldLine],
    *,
    lead: str = "",
    to_choose: tuple[str, ...] = (),
    held_by: tuple[RemarkLine, ...] = (),
) -> PartOnPage:
    """A part; where a finding holds it, with what is to be chosen only."""
    kept = tuple(field for field in fields if not held_by or field.kind == "chosen")
    return PartOnPage(id=id_, title=title, lead=lead, fields=kept, to_choose=to_choose, held_by=held_by)


def _entry(entry: EntryLines, title: str, most_entries: int, shown: PaperOnDisk) -> PartOnPage:
    texts = (("Description", entry.description), ("Reflection", entry.reflection))
    lead = (
        "The form has no room for this entry." if entry.number > most_entries else "",
        "Most meaningful." if entry.is_meaningful else "",
        "It has no words yet." if not (entry.description.text or entry.left_out) else "",
        "Its reflection is not used: only the most meaningful have one." if entry.is_reflection_spare else "",
        "Its reflection is not written yet." if entry.is_meaningful and entry.reflection is None else "",
    )
    return _part(
        f"entry-{entry.number}",
        title,
        (*entry.fields, *(_pasted(what, block) for what, block in texts if block and block.text)),
        lead=" ".join(filter(None, lead)),
        to_choose=entry.to_choose,
        held_by=_held(shown, entry.from_places),
    )


def _work_fields(work: WorkLines) -> Iterator[FieldLine]:
    copied = (
        ("Title", work.title),
        ("Authors", ", ".join(work.authors)),
        ("Where", work.where),
        ("PMID or DOI", work.identifier),
    )
    chosen = (("Type", work.nearest or work.type), ("When", work.when), ("State", work.state))
    yield from (_typed(what, text) for what, text in copied if text)
    yield from (_chosen(what, value) for what, value in chosen if value)


def _text(id_: str, title: str, block: BlockLines, shown: PaperOnDisk) -> PartOnPage:
    return _part(id_, title, [_pasted("Text", block)], held_by=_held(shown, (block.place,)))


def _typed(asks: str, value: str) -> FieldLine:
    return FieldLine(asks=asks, value=value, note="", kind="typed")


def _chosen(asks: str, value: str) -> FieldLine:
    return FieldLine(asks=asks, value=value, note="", kind="chosen")


def _pasted(asks: str, block: BlockLines) -> FieldLine:
    return FieldLine(asks=asks, value=block.text, note="", kind="pasted", block=block)


def _held(shown: PaperOnDisk, places: Iterable[str]) -> tuple[RemarkLine, ...]:
    """Why texts at `places` must not be copied; a finding that is on no text of ours holds all."""
    own, printed = tuple(places), shown.filled.paper.prints
    return tuple(
        RemarkLine(message=f"{finding.title}.", hint=SEE_WORDS, where=None)
        for finding in shown.filled.held_by
        if is_at(finding.place, *own) or not is_at(finding.place, *printed)
    )
