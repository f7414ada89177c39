"""The ERAS draft as papers, screens and rules read it: values, computed in the modules beside this."""

from dataclasses import dataclass
from typing import Literal

from awaykit.form_text import FormText
from awaykit.model.dates import Month
from awaykit.model.record import FactShows
from awaykit.season.season import FormLimits


@dataclass(frozen=True, slots=True)
class Phrase:
    """A fact of the dossier: its place, the applicant's words, and what it shows."""

    place: str
    words: str
    priority: int
    shows: frozenset[FactShows]


@dataclass(frozen=True, slots=True)
class OwnText:
    """A text of the applicant's that is used unchanged."""

    place: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of the form before its description is composed.

    `place` is that of the experience or rotation that gives its fields, and a key that no two
    entries share; `told` are the places of everything that it reports (itself first), `rotations` the ids of
    the rotations among them. `starts` and `ends` span all of them; what ends later than today goes on.
    `months` are those that they took, without a gap between them; None where no length is known.
    `type_why` is why a type is suggested, "" where the applicant chose it. `phrases` are in
    dossier order.
    """

    id: str
    place: str
    told: tuple[str, ...]
    rotations: tuple[str, ...]
    organization: str
    position: str
    type: str
    type_why: str
    starts: Month | None
    ends: Month | Literal["present"] | None
    months: int | None
    has_gap: bool
    city: str
    region: str
    country: str
    frequency: str
    setting: str
    primary_focus: str
    key_characteristic: str
    is_us_clinical: bool
    is_hands_on: bool
    is_observer: bool
    phrases: tuple[Phrase, ...]
    own_description: OwnText | None
    is_own_choice: bool
    reflection: OwnText | None

    @property
    def is_current(self) -> bool:
        """Whether it goes on."""
        return self.ends == "present"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A phrase as a sentence of a description: capital first, full stop last, plain characters."""

    phrase: Phrase
    text: str
    length: int


@dataclass(frozen=True, slots=True)
class LeftOutSentence:
    """A sentence that found no room: it would fit if `over` characters were saved.

    `is_too_long`: it doesn't fit even alone.
    """

    sentence: Sentence
    over: int
    is_too_long: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A text to paste into one field, with its limit; `limit` None where the form has none.

    `place` is the dossier place of an own text, "" where it is composed. An own text that is over is
    never cut; `over` is by how much.
    """

    text: FormText
    limit: int | None
    place: str = ""

    @property
    def over(self) -> int:
        """Characters over the limit, 0 within it."""
        return 0 if self.limit is None else max(0, self.text.length - self.limit)


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """A description: the block, the sentences in it (none for an own text), and those that found no room."""

    block: Block
    sentences: tuple[Sentence, ...] = ()
    left_out: tuple[LeftOutSentence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftEntry:
    """One entry of the draft, in the order that is suggested.

    `is_meaningful` is the applicant's choice, or the suggestion where they chose none;
    `meaningful_why` gives the reasons of a suggestion, from the data. With `is_meaningful` false the
    reasons suggest the entry for a place that the applicant, who chose some, left free. `doubts` are
    fields whose value isn't in the form's list: (field, value, nearest choice or "", whether the list is
    only reported).
    """

    entry: Entry
    description: Description
    is_meaningful: bool
    meaningful_why: tuple[str, ...]
    reflection: Block | None
    order_why: tuple[str, ...]
    doubts: tuple[tuple[str, str, str, bool], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """A suggestion to merge some entries into one, with the reason."""

    entries: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkAuthor:
    """An author as the form takes them ("Smith CB"); `is_applicant` as far as the name shows.

    `is_in_doubt`: which word is the family name isn't clear; `name` is then as printed.
    """

    name: str
    is_applicant: bool
    is_in_doubt: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftWork:
    """One scholarly work with the form's type.

    Where the form's list doesn't have the type, it is as the applicant wrote it, and `nearest` is the nearest
    choice, "" where none is near.
    """

    place: str
    type: str
    nearest: str
    title: FormText
    authors: tuple[WorkAuthor, ...]
    where: FormText | None
    on: Month | None
    state: str
    identifier: str
    starred: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementCheck:
    """What the form makes of the personal statement.

    `customary` is (least, most) words. `echoes` are sentences that are also in an entry:
    (the sentence, the entry's place). `shared` are words that rotations' feedback has too.
    """

    block: Block
    words: int
    customary: tuple[int, int]
    echoes: tuple[tuple[str, str], ...]
    shared: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ErasDraft:
    """Everything that goes into the form. `not_begun` are (id, name) of what gets an entry once it begins.

    `limits_of` is the season whose form is used; `is_carried_over`: it is an earlier one's.
    """

    limits: FormLimits
    limits_of: int
    is_carried_over: bool
    entries: tuple[DraftEntry, ...]
    merges: tuple[Merge, ...]
    not_begun: tuple[tuple[str, str], ...]
    works: tuple[DraftWork, ...]
    impactful: Block | None
    hobbies: Block | None
    preferences: tuple[tuple[str, str, Block | None], ...]
    statement: StatementCheck | None

    @property
    def entries_over(self) -> int:
        """How many entries the form doesn't take."""
        return max(0, len(self.entries) - self.limits.max_experiences.value)
