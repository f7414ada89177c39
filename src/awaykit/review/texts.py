"""The words that rules read: of papers, and of the dossier's own fields."""

import hashlib
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from awaykit.model.base import Screened, screened_as
from awaykit.model.dossier import Dossier
from awaykit.model.programs import Program
from awaykit.model.record import Reader
from awaykit.model.rotations import Rotation
from awaykit.names import without_degrees
from awaykit.problems import is_at
from awaykit.review.findings import Confidence, PaperId, Remark

_HASH_DIGITS = 12

_TYPED = str.maketrans("‘’“”–", "''\"\"-")
_SET_AS = {"'": "['‘’]", '"': '["“”]', "-": "[-–]"}
"""A paper sets quotes and dashes that the dossier has as they were typed: the same words all the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """What only an e-mail has, beside its words.

    `rotation` is the id of the rotation that it is about, "" for none. `attached` are the kinds of what
    goes with it, papers ("letter-packet") and files ("transcript"). It goes out on `sent_from` or
    later, None for any day.
    """

    subject: str
    to_name: str
    to_email: str
    rotation: str = ""
    attached: tuple[str, ...] = ()
    sent_from: date | None = None

    def goes_out_on(self, today: date) -> date:
        """The day on which it goes out at the earliest."""
        return max(today, self.sent_from or today)


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """All words of one paper, one block (heading, paragraph, cell) a line.

    `reader` is the id of the letter writer or program, or the kind of reader where there is no
    id. `place` is the place of the dossier that the paper is about, `prints` are the places
    whose own words it prints, each with all that lies below. An e-mail has `mail`, and its subject
    is the first line of `text`. `is_pasted`: the applicant pastes these words where programs read them.
    """

    kind: str
    reader: str
    reader_kind: Reader
    text: str
    place: str = ""
    prints: tuple[str, ...] = ()
    mail: Mail | None = None
    is_pasted: bool = False

    @property
    def paper(self) -> PaperId:
        """The paper whose words these are."""
        return PaperId(self.kind, self.reader)

    @property
    def is_for_others(self) -> bool:
        """Whether anyone but the applicant reads the paper."""
        return self.reader_kind is not Reader.OWN

    def prints_place(self, place: str) -> bool:
        """Whether the paper prints the words of this field of the dossier."""
        return is_at(place, *self.prints)

    def remark(
        self,
        message: str,
        hint: str,
        text: str,
        *,
        place: str | None = None,
        confidence: Confidence | None = None,
    ) -> Remark:
        """A remark on `text` in these words: about `place`, or about what the paper is about."""
        return Remark(
            message=message,
            hint=hint,
            place=self.place if place is None else place,
            confidence=confidence,
            paper=self.paper,
            text=text,
        )

    def blocks(self) -> Iterator[str]:
        """The blocks that hold any words, with single spaces."""
        for line in self.text.splitlines():
            if block := " ".join(line.split()):
                yield block


def text_hash(text: str) -> str:
    """The first 12 hex digits of the text's SHA-256; spaces, line breaks, shapes of quotes don't count."""
    normal = " ".join(unicodedata.normalize("NFC", text).translate(_TYPED).split())
    return hashlib.sha256(normal.encode("utf-8")).hexdigest()[:_HASH_DIGITS]


def whole_words(phrase: str, *, exact_case: bool = False) -> re.Pattern[str]:
    """A pattern for `phrase` where no letter or digit touches it; any run of spaces fits a space.

    A straight quote and a typographic one fit each other, as do interchangeable dashes.
    """
    typed = ("-" if word == "--" else word.translate(_TYPED) for word in phrase.split())
    body = r"\s+".join("".join(_SET_AS.get(each) or re.escape(each) for each in word) for word in typed)
    return re.compile(rf"(?<!\w){body}(?!\w)", re.NOFLAG if exact_case else re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldText:
    """One free text of the dossier.

    `place` is its field ("rotations[0].key_cases[2].i_did"). `papers` are the papers for others, or to be
    pasted, that print it and that a finding can hold: none for a text that is only warned about, such as
    the statement, or that no paper prints today.
    """

    place: str
    text: str
    papers: tuple[PaperId, ...] = ()

    def remarks(self, message: str, hint: str) -> Iterator[Remark]:
        """One remark for each paper that prints the text, or one that names no paper."""
        for paper in self.papers or (None,):
            yield Remark(message=message, hint=hint, place=self.place, paper=paper, text=self.text)


def field_texts(dossier: Dossier, papers: Sequence[Words]) -> tuple[FieldText, ...]:
    """Every text of the dossier that is marked as screened, in dossier order."""
    # Papers that bring the applicant's own texts before other eyes, sent or pasted.
    reaching = [words for words in papers if words.is_for_others or words.is_pasted]
    found = []
    for field_place, field, value in fields_in(dossier):
        mark, each = screened_as(field), enumerate(value) if isinstance(value, tuple) else ()
        for place, text in ((field_place, value), *((f"{field_place}[{row}]", item) for row, item in each)):
            if mark is not None and isinstance(text, str):
                papers_held = [words.paper for words in reaching if words.prints_place(place)]
                held = tuple(papers_held) if mark is Screened.HOLDS else ()
                found.append(FieldText(place=place, text=text, papers=held))
    return tuple(found)


def fields_in(model: BaseModel, place: str = "") -> Iterator[tuple[str, FieldInfo, object]]:
    """Place, definition and value of every field of a model and of the models below it, in their order."""
    for name, field in type(model).model_fields.items():
        value, here = getattr(model, name), f"{place}.{name}" if place else name
        yield here, field, value
        rows = enumerate(value) if isinstance(value, tuple) else ()
        for below, item in ((here, value), *((f"{here}[{row}]", item) for row, item in rows)):
            if isinstance(item, BaseModel):
                yield from fields_in(item, below)


def is_mail(words: Words) -> bool:
    """Whether the paper is an e-mail."""
    return words.mail is not None


def rotations_of(dossier: Dossier, words: Words) -> tuple[Rotation, ...]:
    """The rotations that an e-mail is about: its own first, then others of which it has the service."""
    wanted = words.mail.rotation if words.mail else ""
    found = [
        rotation
        for row, rotation in enumerate(dossier.rotations)
        if rotation.id == wanted or words.prints_place(f"rotations[{row}].service")
    ]
    return tuple(sorted(found, key=lambda rotation: rotation.id != wanted))


def program_of(dossier: Dossier, words: Words) -> tuple[Program, str] | None:
    """The program that an e-mail is about, and its entry: the reader's, or that of the rotation."""
    rotation = next(iter(rotations_of(dossier, words)), None)
    found = [(program, f"programs[{row}]") for row, program in enumerate(dossier.programs)]
    of_reader = (each for each in found if words.place.startswith(f"{each[1]}."))
    of_rotation = (each for each in found if rotation and rotation.program == each[0].id)
    return next(chain(of_reader, of_rotation), None)


def printed_field(dossier: Dossier, words: Words, text: str) -> str:
    """The field of the dossier from which `text` came into the paper, or what the paper is about.

    A paragraph of the paper may be a part of a field, or hold the whole of one among other sentences.
    """
    wanted = " ".join(text.split())
    own = [
        (each.place, " ".join(each.text.split()))
        for each in field_texts(dossier, (words,))
        if words.paper in each.papers
    ]
    return next((place for place, said in own if wanted in said or said in wanted), words.place)


_WORDS_OF_A_NAME = 2

_TITLE = re.compile(r"^(?:(?:Dr|Prof|Mr|Ms|Mrs|Mx)\.?\s+|Professor\s+|Doctor\s+)+", re.IGNORECASE)


def bare_name(name: str) -> str:
    """The name without title and degrees: "Eleanor M. Whitfield" of "Dr. Eleanor M. Whitfield, MD"."""
    return _TITLE.sub("", without_degrees(name))


def names_of(name: str, greeting: str | None) -> tuple[str, ...]:
    """The name without title and degrees, the same without initials, and the greeting.

    Of the last two only what has two words or more: "Whitfield" alone may be a hospital.
    """
    full = bare_name(name)
    spare = " ".join(word for word in full.split() if not re.fullmatch(r"\w\.?", word))
    longer = [each for each in (spare, greeting) if each and len(each.split()) >= _WORDS_OF_A_NAME]
    return tuple(dict.fromkeys(each for each in (full, *longer) if each))


def name_pattern(name: str) -> re.Pattern[str]:
    """A name of one word counts only as it is written: "Rose" is a name, "rose" a verb."""
    return whole_words(name, exact_case=len(name.split()) < _WORDS_OF_A_NAME)
