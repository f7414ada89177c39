"""Blocks of the ERAS draft: one a field of the form, with counts."""

import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType

from awaykit.form_text import Accents, FormText, form_copy
from awaykit.papers.paper import doc
from awaykit.plan.eras.drafted import Block, DraftEntry, DraftWork, Entry, LeftOutSentence
from awaykit.season.dated import Dated
from awaykit.season.season import FormLimits
from awaykit.wording import capitalized_first, counted, in_sentence, shortened

_SIGNS = 10
_FULL, _EMPTY = "▶", "▷"
"""Two signs of one width that our text family has: a bar of them needs neither color nor picture."""

_MOST_OF_A_NAME, _MOST_OF_A_FACT = 50, 200
_HIDDEN = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Mn", "Me"})
_KINDS = MappingProxyType(
    {
        **dict.fromkeys("'\"", ("quotation mark", "quotation marks")),
        **dict.fromkeys(("-", " - ", "--"), ("dash or bullet", "dashes or bullets")),
        " ": ("tab or special space", "tabs or special spaces"),
        "...": ("ellipsis", "ellipses"),
    }
)
"""What characters are called that forms are known to mangle, by what they became."""

_TYPED = frozenset({"organization", "position title", "city", "state or province", "postal code"})
"""The fields of the form into which one types; in the others one chooses from a list."""

_ATTRIBUTES = MappingProxyType(
    {
        "organization": "organization",
        "experience type": "type",
        "position title": "position",
        "country": "country",
        "state or province": "region",
        "city": "city",
        "frequency": "frequency",
        "setting": "setting",
        "primary focus area": "primary_focus",
        "key characteristic": "key_characteristic",
    }
)
"""The fields that an entry has under another name."""

_STARTS, _ENDS, _CURRENT = "start month and year", "end month and year", "current"


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockLines:
    """One text to paste into one field."""

    title: str = doc("The name of the field")
    text: str = doc("The text, character for character as it is pasted")
    lines: tuple[str, ...] = doc("Its lines, empty ones too")
    used: int = doc("How many characters the form counts at most")
    limit: int | None = doc("How many it takes; nothing where no limit is known")
    limit_label: str = doc("How sure the limit is: reported; empty when nothing needs to be said")
    size: str = doc("Both in words: 612 of 750 characters")
    left: str = doc("How many are free or too many: 138 left; empty without a limit, and where it is full")
    over: int = doc("How many are too many, 0 within the limit")
    bar: str = doc("A bar of ten signs that shows how full the field is; empty without a limit")
    place: str = doc("Where the applicant wrote it in the dossier; empty where it is composed")
    changes: tuple[str, ...] = doc("What was changed for the form: 2 quotation marks made plain")


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkLines:
    """One scholarly work."""

    type: str = doc("Its type, as the form has it")
    nearest: str = doc("The nearest type of the form, where it has no such type; mostly empty")
    title: str = doc("Its title, character for character as it is pasted")
    authors: tuple[str, ...] = doc("The authors in their order, family name and initials: Smith CB")
    own_row: int | None = doc("Which of them is the applicant, counted from 0, as far as the name tells")
    doubtful: tuple[int, ...] = doc("Those whose print leaves open which is the family name, counted from 0")
    where: str = doc("Journal, book or meeting; may be empty")
    when: str = doc("Month and year; may be empty")
    state: str = doc("How far it has come; may be empty")
    identifier: str = doc("PMID or DOI; may be empty")
    starred: bool = doc("Whether it is one of those to star")


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldLine:
    """One field of the form."""

    asks: str = doc("What the form asks: Position title")
    value: str = doc("What to type or choose")
    note: str = doc("What to look at before you take it; mostly empty")
    kind: str = doc("How it is filled: typed, chosen from a list, or pasted")
    block: BlockLines | None = doc("The text to paste: of a pasted field its own, of a division why", None)


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryLines:
    """One entry of the form."""

    number: int = doc("Its number in the order suggested")
    name: str = doc("The organization")
    short_name: str = doc("The organization, shortened to one line")
    position: str = doc("The position; may be empty")
    type: str = doc("Its type")
    is_meaningful: bool = doc("Whether it is among the most meaningful")
    meaningful_why: tuple[str, ...] = doc(
        "Reasons for the suggestion, without those for its place in the order"
    )
    order_why: tuple[str, ...] = doc("Reasons for its place in the order")
    fields: tuple[FieldLine, ...] = doc("The short fields that are known, in the form's order")
    to_choose: tuple[str, ...] = doc("The fields of the form that the dossier says nothing about")
    description: BlockLines = doc("The description")
    left_out: tuple[tuple[str, str], ...] = doc("Facts that found no room, each with how much is too long")
    reflection: BlockLines | None = doc("The reflection, in the applicant's own words")
    is_reflection_spare: bool = doc("Whether it has a reflection without being most meaningful")
    from_places: tuple[str, ...] = doc("Places in the dossier of the words of its texts")


def block_lines(block: Block, limit: Dated[int] | None = None, title: str = "Text") -> BlockLines:
    """A block of the draft; `limit` is the season's fact behind its limit."""
    used, most, bar = block.text.length, block.limit, ""
    if most:
        # Full only where the field is: the last sign waits for the last character.
        full = min(_SIGNS, used * _SIGNS // most)
        bar = _FULL * full + _EMPTY * (_SIGNS - full)
    return BlockLines(
        title=title,
        text=block.text.text,
        lines=tuple(block.text.text.split("\n")),
        used=used,
        limit=most,
        limit_label=limit.label_for_applicant if limit else "",
        size=counted(used, "character") if most is None else f"{used:,} of {most:,} characters",
        left=f"{block.over:,} too many"
        if block.over
        else f"{most - used:,} left"
        if most and used < most
        else "",
        over=block.over,
        bar=bar,
        place=block.place,
        changes=changes_in_words(block.text),
    )


def changes_in_words(text: FormText) -> tuple[str, ...]:
    """What was changed, each kind once and counted; many of the characters have no glyph on paper."""
    counts: Counter[tuple[str, str, str]] = Counter()
    for change in text.changes:
        if change.is_kept:
            kind = ("letter", "letters", "of another script kept: see whether the form takes them")
        elif change.is_removed and unicodedata.category(change.was) in _HIDDEN:
            kind = ("hidden character", "hidden characters", "left out")
        elif change.is_removed:
            kind = ("emoji or sign", "emoji or signs", "left out")
        elif change.became in _KINDS:
            kind = (*_KINDS[change.became], "made plain")
        else:
            name = change.was if change.was.isalpha() else unicodedata.name(change.was, "sign").lower()
            kind = (f"“{name}”", f"“{name}”", f"written {change.became}")
        counts[kind] += change.times
    return tuple(f"{counted(times, one, many)} {became}" for (one, many, became), times in counts.items())


def work_lines(work: DraftWork) -> WorkLines:
    """A scholarly work as the form takes it."""
    return WorkLines(
        type=capitalized_first(work.type),
        nearest=work.nearest,
        title=work.title.text,
        authors=tuple(author.name for author in work.authors),
        own_row=next((row for row, author in enumerate(work.authors) if author.is_applicant), None),
        doubtful=tuple(row for row, author in enumerate(work.authors) if author.is_in_doubt),
        where=work.where.text if work.where else "",
        when=work.on.in_words if work.on else "",
        state=work.state,
        identifier=work.identifier,
        starred=work.starred,
    )


def entry_lines(
    drafted: DraftEntry, number: int, limits: FormLimits, asked: tuple[str, ...], accents: Accents
) -> EntryLines:
    """The entry with its `number`; `asked` are the fields of the season's form, in its order."""
    entry, description, reflection = drafted.entry, drafted.description, drafted.reflection
    answered = {"description", *((_ENDS, _CURRENT) if entry.ends is not None else ())}
    own = (block.place for block in (description.block, reflection) if block is not None and block.place)
    return EntryLines(
        number=number,
        name=entry.organization,
        short_name=shortened(entry.organization, _MOST_OF_A_NAME),
        position=entry.position,
        type=entry.type,
        is_meaningful=drafted.is_meaningful,
        meaningful_why=tuple(why for why in drafted.meaningful_why if why not in drafted.order_why),
        order_why=drafted.order_why,
        fields=tuple(_fields(drafted, asked, accents)),
        to_choose=tuple(each for each in asked if each not in answered and not _value(entry, each)),
        description=block_lines(description.block, limits.max_description_characters, "Description"),
        left_out=tuple(
            (shortened(each.sentence.text, _MOST_OF_A_FACT), _why_left_out(each))
            for each in description.left_out
        ),
        reflection=block_lines(reflection, limits.max_reflection_characters, "Reflection")
        if reflection
        else None,
        is_reflection_spare=bool(entry.reflection) and not drafted.is_meaningful,
        from_places=(*(sentence.phrase.place for sentence in description.sentences), *own),
    )


def _why_left_out(fact: LeftOutSentence) -> str:
    """The length of a fact, and what must be saved before it fits."""
    saved = f"{counted(fact.over, 'character')} {'were' if fact.over > 1 else 'was'} saved"
    why = f"too long even alone, by {fact.over}" if fact.is_too_long else f"would fit if {saved}"
    return f"{counted(fact.sentence.length, 'character')}; {why}"


def _fields(drafted: DraftEntry, asked: tuple[str, ...], accents: Accents) -> Iterator[FieldLine]:
    """The fields that are known; what is typed is in plain characters, like every text to paste."""
    for field in asked:
        value, is_typed = _value(drafted.entry, field), field in _TYPED
        copy = form_copy(value, accents) if is_typed else FormText(value)
        notes = filter(None, (_note(drafted, field), *changes_in_words(copy)))
        if copy.text:
            yield FieldLine(
                asks=capitalized_first(field),
                value=copy.text,
                note="; ".join(notes),
                kind="typed" if is_typed else "chosen",
            )


def _value(entry: Entry, field: str) -> str:
    """What the dossier has for a field; empty for nothing, and for a field that only a later form has."""
    if field in _ATTRIBUTES:
        return str(getattr(entry, _ATTRIBUTES[field]))
    if field == _STARTS and entry.starts is not None:
        return entry.starts.in_words
    if field == _ENDS and entry.ends is not None and entry.ends != "present":
        return entry.ends.in_words
    return "yes" if field == _CURRENT and entry.is_current else ""


def _note(drafted: DraftEntry, field: str) -> str:
    """Why to look twice: a value that is not on the form's list, a month that it needs, a type suggested."""
    entry = drafted.entry
    for name, _, nearest, is_reported in drafted.doubts:
        if name in {field, _ATTRIBUTES.get(field, "")}:
            listed = "the list as reported" if is_reported else "the form’s list"
            return f"not in {listed}: {f'nearest is {nearest}' if nearest else 'pick the nearest'}"
    if field == _STARTS and entry.has_gap and entry.months:
        return f"of the first part; with a gap, all parts took {counted(entry.months, 'month')}"
    month = {_STARTS: entry.starts, _ENDS: entry.ends}.get(field)
    if month is not None and month != "present" and not month.month:
        return "the form wants the month too"
    is_suggested = field == "experience type" and entry.type_why
    return f"suggested: {in_sentence(entry.type_why).rstrip('.')}" if is_suggested else ""
