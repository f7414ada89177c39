"""The words of a paper as the rules on words see them, and the hash by which one text is acknowledged."""

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from awaykit.model.record import Reader
from awaykit.review.findings import PaperId

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
    such thing. `place` is the place of the dossier that the paper is about, `prints` are the places
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

    @property
    def reaches_others(self) -> bool:
        """Whether the applicant's own texts in it come before other eyes, sent or pasted."""
        return self.is_for_others or self.is_pasted

    def prints_place(self, place: str) -> bool:
        """Whether the words of this field of the dossier stand in the paper."""
        return any(place == each or place.startswith((f"{each}.", f"{each}[")) for each in self.prints)

    def blocks(self) -> Iterator[str]:
        """The blocks that hold any words, with single spaces."""
        for line in self.text.splitlines():
            if block := " ".join(line.split()):
                yield block


def text_hash(text: str) -> str:
    """Twelve hex digits that stand for this very text; spaces, line breaks, shapes of quotes don't count."""
    normal = " ".join(unicodedata.normalize("NFC", text).translate(_TYPED).split())
    return hashlib.sha256(normal.encode("utf-8")).hexdigest()[:_HASH_DIGITS]


def whole_words(phrase: str, *, exact_case: bool = False) -> re.Pattern[str]:
    """A pattern for `phrase` where no letter or digit touches it; any run of spaces fits a space.

    A straight quote and a typographic one fit each other, as do the dashes that stand for each other.
    """
    body = r"\s+".join(_as_set(word) for word in phrase.split())
    return re.compile(rf"(?<!\w){body}(?!\w)", re.NOFLAG if exact_case else re.IGNORECASE)


def _as_set(word: str) -> str:
    typed = "-" if word == "--" else word.translate(_TYPED)
    return "".join(_SET_AS.get(letter) or re.escape(letter) for letter in typed)
