"""The ERAS draft as text to paste: each field between lines that are no part of it."""

from collections.abc import Iterable, Iterator

from awaykit.documents.eras_blocks import BlockLines
from awaykit.documents.eras_context import ErasContext
from awaykit.documents.eras_entries import EntryLines
from awaykit.documents.eras_parts import WorkLines

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
