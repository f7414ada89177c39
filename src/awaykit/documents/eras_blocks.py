"""A text for a field of the form, as papers and the copy page tell of it: how long, what was changed."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from types import MappingProxyType

from awaykit.documents.paper import told
from awaykit.form_text import Change, FormText
from awaykit.planning.eras.drafted import Block
from awaykit.season.dated import Dated
from awaykit.wording import counted

_SIGNS = 10
_FULL, _EMPTY = "▶", "▷"
"""Two signs of one width that our text family has: a bar of them needs neither color nor picture."""

_HIDDEN = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Mn", "Me"})
_HIDDEN_ONES = ("hidden character", "hidden characters")
_SIGNS_LEFT_OUT = ("emoji or sign", "emoji or signs")
_KINDS = MappingProxyType(
    {
        **dict.fromkeys("'\"", ("quotation mark", "quotation marks")),
        **dict.fromkeys(("-", " - ", "--"), ("dash or bullet", "dashes or bullets")),
        " ": ("tab or special space", "tabs or special spaces"),
        "...": ("ellipsis", "ellipses"),
    }
)
"""What characters are called that forms are known to mangle, by what they became."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockLines:
    """One text to paste into one field."""

    text: str = told("The text, character for character as it is pasted")
    lines: tuple[str, ...] = told("Its lines, empty ones too")
    used: int = told("How many characters the form counts at most")
    limit: int | None = told("How many it takes; nothing where no limit is known")
    limit_label: str = told("How sure the limit is: reported; empty when nothing needs to be said")
    size: str = told("Both in words: 612 of 750 characters")
    left: str = told("How many characters are free; empty without a limit, and where none is")
    over: int = told("How many are too many, 0 within the limit")
    bar: str = told("A bar of ten signs that shows how full the field is; empty without a limit")
    place: str = told("Where the applicant wrote it in the dossier; empty where it is composed")
    changes: tuple[str, ...] = told("What was changed for the form: 2 quotation marks made plain")


def block_lines(block: Block, limit: Dated[int] | None = None) -> BlockLines:
    """A block of the draft; `limit` is the season's fact behind its limit."""
    used = block.text.length
    return BlockLines(
        text=block.text.text,
        lines=tuple(block.text.text.split("\n")),
        used=used,
        limit=block.limit,
        limit_label=limit.label_for_applicant if limit else "",
        size=_size(block),
        left=f"{block.limit - used:,}" if block.limit and used < block.limit else "",
        over=block.over,
        bar=_bar(used, block.limit) if block.limit else "",
        place=block.place,
        changes=changes_in_words(block.text),
    )


def _bar(used: int, limit: int) -> str:
    """Full only where the field is: the last sign waits for the last character."""
    full = min(_SIGNS, used * _SIGNS // limit)
    return _FULL * full + _EMPTY * (_SIGNS - full)


def changes_in_words(text: FormText) -> tuple[str, ...]:
    """What was changed, each kind once and counted; many of the characters have no glyph on paper."""
    counts: Counter[tuple[str, str, str]] = Counter()
    for change in text.changes:
        counts[_kind(change)] += change.times
    return tuple(f"{counted(times, one, many)} {became}" for (one, many, became), times in counts.items())


def _kind(change: Change) -> tuple[str, str, str]:
    """What stood there, one and many, and what became of it."""
    if change.is_kept:
        return "letter", "letters", "of another script kept: see whether the form takes them"
    if change.is_removed:
        is_hidden = unicodedata.category(change.was) in _HIDDEN
        return (*(_HIDDEN_ONES if is_hidden else _SIGNS_LEFT_OUT), "left out")
    if change.became in _KINDS:
        return (*_KINDS[change.became], "made plain")
    name = change.was if change.was.isalpha() else unicodedata.name(change.was, "sign").lower()
    return f"“{name}”", f"“{name}”", f"written {change.became}"


def _size(block: Block) -> str:
    used = block.text.length
    return counted(used, "character") if block.limit is None else f"{used:,} of {block.limit:,} characters"


def over_in_words(titled: Iterable[tuple[str, BlockLines | None]]) -> Iterator[str]:
    """The blocks that are too long, each with its title and by how much."""
    for title, block in titled:
        if block is not None and block.over:
            yield f"{title}: {counted(block.over, 'character')} too many"
