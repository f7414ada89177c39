"""Blocks of the ERAS draft: one a field of the form, with counts."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from types import MappingProxyType

from awaykit.form_text import Accents, Change, FormText, form_copy
from awaykit.papers.paper import doc
from awaykit.papers.views import capitalized_first
from awaykit.plan.eras.drafted import (
    Block,
    DraftEntry,
    DraftWork,
    Entry,
    ErasDraft,
    LeftOutSentence,
    StatementCheck,
    WorkAuthor,
)
from awaykit.season.dated import Dated
from awaykit.season.season import FormLimits
from awaykit.wording import counted, in_sentence, shortened

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

    text: str = doc("The text, character for character as it is pasted")
    lines: tuple[str, ...] = doc("Its lines, empty ones too")
    used: int = doc("How many characters the form counts at most")
    limit: int | None = doc("How many it takes; nothing where no limit is known")
    limit_label: str = doc("How sure the limit is: reported; empty when nothing needs to be said")
    size: str = doc("Both in words: 612 of 750 characters")
    left: str = doc("How many characters are free; empty without a limit, and where none is")
    over: int = doc("How many are too many, 0 within the limit")
    bar: str = doc("A bar of ten signs that shows how full the field is; empty without a limit")
    place: str = doc("Where the applicant wrote it in the dossier; empty where it is composed")
    changes: tuple[str, ...] = doc("What was changed for the form: 2 quotation marks made plain")


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


_MOST_OF_A_SENTENCE = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorOfWork:
    """An author as the form wants them."""

    name: str = doc("Family name and initials: Smith CB")
    is_applicant: bool = doc("Whether it is the applicant, as far as the name tells")
    is_in_doubt: bool = doc("Whether the print leaves open which is the family name")


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkLines:
    """One scholarly work."""

    type: str = doc("Its type, as the form has it")
    nearest: str = doc("The nearest type of the form, where it has no such type; mostly empty")
    title: str = doc("Its title, character for character as it is pasted")
    authors: tuple[AuthorOfWork, ...] = doc("The authors in their order")
    authors_text: str = doc("The authors as they are pasted")
    where: str = doc("Journal, book or meeting; may be empty")
    when: str = doc("Month and year; may be empty")
    state: str = doc("How far it has come; may be empty")
    identifier: str = doc("PMID or DOI; may be empty")
    starred: bool = doc("Whether it is one of those to star")


@dataclass(frozen=True, slots=True, kw_only=True)
class TitledBlock:
    """An optional text of the form."""

    title: str = doc("The name of the field")
    block: BlockLines = doc("Its text")


@dataclass(frozen=True, slots=True, kw_only=True)
class PreferenceLines:
    """A Census division that the applicant prefers."""

    division: str = doc("The division")
    note: str = doc("What to look at, where the form has no such division; mostly empty")
    why: BlockLines | None = doc("Why, in the applicant's own words")


@dataclass(frozen=True, slots=True, kw_only=True)
class EchoLine:
    """A sentence that stands twice."""

    sentence: str = doc("The sentence of the statement, shortened")
    entry: str = doc("The entry that has it too")


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementLines:
    """What the form makes of the personal statement."""

    block: BlockLines = doc("Its text")
    words: int = doc("How many words it has")
    least_words: int = doc("How many are customary at least")
    most_words: int = doc("How many are customary at most")
    words_label: str = doc("How sure that custom is: reported")
    is_short: bool = doc("Whether it is shorter than customary")
    is_long: bool = doc("Whether it is longer than customary")
    echoes: tuple[EchoLine, ...] = doc("Sentences that also stand in an entry")
    shared: tuple[str, ...] = doc("Words that your feedback has too")


def work_lines(draft: ErasDraft) -> tuple[WorkLines, ...]:
    """The scholarly works as the form takes them."""
    return tuple(map(_work, draft.works))


def _work(work: DraftWork) -> WorkLines:
    return WorkLines(
        type=capitalized_first(work.type),
        nearest=work.nearest,
        title=work.title.text,
        authors=tuple(map(_author, work.authors)),
        authors_text=", ".join(author.name for author in work.authors),
        where=work.where.text if work.where else "",
        when=work.on.in_words if work.on else "",
        state=work.state,
        identifier=work.identifier,
        starred=work.starred,
    )


def _author(author: WorkAuthor) -> AuthorOfWork:
    return AuthorOfWork(name=author.name, is_applicant=author.is_applicant, is_in_doubt=author.is_in_doubt)


def optional_blocks(draft: ErasDraft) -> Iterator[TitledBlock]:
    """The impactful experience and the hobbies, those that the applicant wrote."""
    limits = draft.limits
    for title, block, limit in (
        ("Impactful experience", draft.impactful, limits.max_impactful_characters),
        ("Hobbies and interests", draft.hobbies, limits.max_hobbies_characters),
    ):
        if block is not None:
            yield TitledBlock(title=title, block=block_lines(block, limit))


def preference_lines(draft: ErasDraft) -> tuple[PreferenceLines, ...]:
    """The Census divisions that the applicant prefers."""
    return tuple(
        PreferenceLines(division=division, note=note, why=block_lines(why) if why else None)
        for division, note, why in draft.preferences
    )


def statement_lines(statement: StatementCheck | None, draft: ErasDraft) -> StatementLines | None:
    """The check of the statement; None without one."""
    if statement is None:
        return None
    names = {place: each.entry.organization for each in draft.entries for place in each.entry.told}
    least, most = statement.customary
    return StatementLines(
        block=block_lines(statement.block, draft.limits.max_statement_characters),
        words=statement.words,
        least_words=least,
        most_words=most,
        words_label=draft.limits.customary_statement_words.label_for_applicant,
        is_short=statement.words < least,
        is_long=statement.words > most,
        echoes=tuple(
            EchoLine(sentence=shortened(sentence, _MOST_OF_A_SENTENCE), entry=names.get(place, ""))
            for sentence, place in statement.echoes
        ),
        shared=statement.shared,
    )


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

_ORGANIZATION, _STARTS, _ENDS, _CURRENT, _DESCRIPTION = (
    "organization",
    "start month and year",
    "end month and year",
    "current",
    "description",
)
_MOST_OF_A_NAME, _MOST_OF_A_FACT = 50, 200


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldLine:
    """One short field of the form."""

    asks: str = doc("What the form asks: Position title")
    value: str = doc("What to type or choose")
    note: str = doc("What to look at before you take it; mostly empty")
    is_typed: bool = doc("Whether it is typed, not chosen from a list")
    is_heading: bool = doc("Whether the heading of the entry says the same")


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOutLine:
    """A fact that found no room in the description."""

    words: str = doc("The sentence as it would stand, shortened if it is very long")
    length: int = doc("How many characters it has")
    over: int = doc("How many characters must be saved before it fits")
    is_too_long: bool = doc("Whether it doesn't fit even alone")


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryLines:
    """One entry of the form."""

    id: str = doc("Its id in the dossier")
    number: int = doc("Its number in the order suggested")
    name: str = doc("The organization")
    short_name: str = doc("The organization, shortened to one line")
    position: str = doc("The position; may be empty")
    type: str = doc("Its type")
    is_beyond: bool = doc("Whether the form has no room for it")
    is_meaningful: bool = doc("Whether it is among the most meaningful")
    is_own_choice: bool = doc("Whether the applicant chose that")
    meaningful_why: tuple[str, ...] = doc(
        "Reasons for the suggestion, without those for its place in the order"
    )
    order_why: tuple[str, ...] = doc("Reasons for its place in the order")
    fields: tuple[FieldLine, ...] = doc("The short fields that are known, in the form's order")
    to_choose: tuple[str, ...] = doc("The fields of the form that the dossier says nothing about")
    description: BlockLines = doc("The description")
    left_out: tuple[LeftOutLine, ...] = doc("Facts that found no room")
    reflection: BlockLines | None = doc("The reflection, in the applicant's own words")
    is_reflection_spare: bool = doc("Whether it has a reflection without being most meaningful")
    most_reflection: int = doc("How many characters a reflection may have")
    is_without_words: bool = doc("Whether the dossier has no fact and no description for it")
    from_places: tuple[str, ...] = doc("Where in the dossier the words of its texts stand")


def entry_lines(
    drafted: DraftEntry, number: int, limits: FormLimits, asked: tuple[str, ...], accents: Accents
) -> EntryLines:
    """The entry with its `number`; `asked` are the fields of the season's form, in its order."""
    entry, description = drafted.entry, drafted.description
    fields = tuple(_fields(drafted, asked, accents))
    return EntryLines(
        id=entry.id,
        number=number,
        name=entry.organization,
        short_name=shortened(entry.organization, _MOST_OF_A_NAME),
        position=entry.position,
        type=entry.type,
        is_beyond=number > limits.max_experiences.value,
        is_meaningful=drafted.is_meaningful,
        is_own_choice=entry.is_own_choice,
        meaningful_why=tuple(why for why in drafted.meaningful_why if why not in drafted.order_why),
        order_why=drafted.order_why,
        fields=fields,
        to_choose=tuple(_to_choose(entry, asked)),
        description=block_lines(description.block, limits.max_description_characters),
        left_out=tuple(map(_left_out, description.left_out)),
        reflection=block_lines(drafted.reflection, limits.max_reflection_characters)
        if drafted.reflection
        else None,
        is_reflection_spare=bool(entry.reflection) and not drafted.is_meaningful,
        most_reflection=limits.max_reflection_characters.value,
        is_without_words=not (description.block.text.text or description.left_out),
        from_places=tuple(_places(drafted)),
    )


def _left_out(left_out: LeftOutSentence) -> LeftOutLine:
    sentence = left_out.sentence
    return LeftOutLine(
        words=shortened(sentence.text, _MOST_OF_A_FACT),
        length=sentence.length,
        over=left_out.over,
        is_too_long=left_out.is_too_long,
    )


def _fields(drafted: DraftEntry, asked: tuple[str, ...], accents: Accents) -> Iterator[FieldLine]:
    """The fields that are known; what is typed stands in plain characters, like every text to paste."""
    for field in asked:
        value, is_typed = _value(drafted.entry, field), field in _TYPED
        copy = form_copy(value, accents) if is_typed else FormText(value)
        notes = filter(None, (_note(drafted, field), *changes_in_words(copy)))
        if copy.text:
            yield FieldLine(
                asks=capitalized_first(field),
                value=copy.text,
                note="; ".join(notes),
                is_typed=is_typed,
                is_heading=field == _ORGANIZATION and copy.text == value,
            )


def _value(entry: Entry, field: str) -> str:
    """What the dossier says of a field; empty for nothing, and for a field that only a later form has."""
    if field in _ATTRIBUTES:
        return str(getattr(entry, _ATTRIBUTES[field]))
    if field == _STARTS and entry.starts is not None:
        return entry.starts.in_words
    if field == _ENDS and entry.ends is not None and entry.ends != "present":
        return entry.ends.in_words
    return "yes" if field == _CURRENT and entry.is_current else ""


def _to_choose(entry: Entry, asked: tuple[str, ...]) -> Iterator[str]:
    has_end = entry.ends is not None
    answered = {_DESCRIPTION, *((_ENDS, _CURRENT) if has_end else ())}
    for field in asked:
        if field not in answered and not _value(entry, field):
            yield field


def _note(drafted: DraftEntry, field: str) -> str:
    """Why to look twice: a value that the form's list lacks, a month that it wants, a type suggested."""
    entry = drafted.entry
    attribute = _ATTRIBUTES.get(field, "")
    for name, _, nearest, is_reported in drafted.doubts:
        if name in {field, attribute}:
            listed = "the list as reported" if is_reported else "the form’s list"
            return f"not in {listed}: {f'nearest is {nearest}' if nearest else 'pick the nearest'}"
    if field == _STARTS and entry.has_gap and entry.months:
        return f"of the first part; with a gap, all parts took {counted(entry.months, 'month')}"
    month = {_STARTS: entry.starts, _ENDS: entry.ends}.get(field)
    if month is not None and month != "present" and not month.month:
        return "the form wants the month too"
    return (
        f"suggested: {in_sentence(entry.type_why).rstrip('.')}"
        if field == "experience type" and entry.type_why
        else ""
    )


def _places(drafted: DraftEntry) -> Iterator[str]:
    """The fields of the dossier whose words stand in the entry's texts."""
    yield from (sentence.phrase.place for sentence in drafted.description.sentences)
    for block in (drafted.description.block, drafted.reflection):
        if block is not None and block.place:
            yield block.place
