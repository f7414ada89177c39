"""One entry of the ERAS draft as papers and the copy page tell of it: its fields, its texts, its reasons."""

from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType

from awaykit.documents.eras_blocks import BlockLines, block_lines, changes_in_words
from awaykit.documents.paper import told
from awaykit.documents.people import begun
from awaykit.form_text import Accents, FormText, form_copy
from awaykit.planning.eras.drafted import DraftEntry, Entry, LeftOutSentence
from awaykit.season.form import FormLimits
from awaykit.wording import counted, in_sentence, shortened

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

    asks: str = told("What the form asks: Position title")
    value: str = told("What to type or choose")
    note: str = told("What to look at before you take it; mostly empty")
    is_typed: bool = told("Whether it is typed, not chosen from a list")
    is_heading: bool = told("Whether the heading of the entry says the same")


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOutLine:
    """A fact that found no room in the description."""

    words: str = told("The sentence as it would stand, shortened if it is very long")
    length: int = told("How many characters it has")
    over: int = told("How many characters must be saved before it fits")
    is_too_long: bool = told("Whether it doesn't fit even alone")


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryLines:
    """One entry of the form."""

    id: str = told("Its id in the dossier")
    number: int = told("Its number in the order suggested")
    name: str = told("The organization")
    short_name: str = told("The organization, shortened to one line")
    position: str = told("The position; may be empty")
    type: str = told("Its type")
    is_beyond: bool = told("Whether the form has no room for it")
    is_meaningful: bool = told("Whether it is among the most meaningful")
    is_own_choice: bool = told("Whether the applicant chose that")
    meaningful_why: tuple[str, ...] = told(
        "Reasons for the suggestion, without those for its place in the order"
    )
    order_why: tuple[str, ...] = told("Reasons for its place in the order")
    fields: tuple[FieldLine, ...] = told("The short fields that are known, in the form's order")
    to_choose: tuple[str, ...] = told("The fields of the form that the dossier says nothing about")
    description: BlockLines = told("The description")
    left_out: tuple[LeftOutLine, ...] = told("Facts that found no room")
    reflection: BlockLines | None = told("The reflection, in the applicant's own words")
    is_reflection_spare: bool = told("Whether it has a reflection without being most meaningful")
    most_reflection: int = told("How many characters a reflection may have")
    is_without_words: bool = told("Whether the dossier has no fact and no description for it")
    from_places: tuple[str, ...] = told("Where in the dossier the words of its texts stand")


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
                asks=begun(field),
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
