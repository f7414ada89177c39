"""Which entries of the record are about a rotation, and which author of a work is the applicant."""

import re
from datetime import date

from awaykit.form_text import form_copy
from awaykit.model.applicant import Name
from awaykit.model.dates import Month
from awaykit.model.record import Experience
from awaykit.model.rotations import Rotation


def tells_of(entry: Experience, rotation: Rotation) -> bool:
    """Whether the entry is about the rotation: the same hospital, begun in the rotation's months.

    What began there in another month is other work. Without months the entry is taken for the
    rotation, so that no reader learns of one that is only planned.
    """
    if entry.organization.casefold() != rotation.site.casefold():
        return False
    began, starts = entry.starts, rotation.starts
    if began is None or starts is None:
        return True
    ends = rotation.ends or starts
    if not began.month:
        return starts.year <= began.year <= ends.year
    return (starts.year, starts.month) <= (began.year, began.month) <= (ends.year, ends.month)


def has_begun(month: Month | None, today: date) -> bool:
    """Whether a month is here or over, or not known; a year without a month counts from its first day."""
    return month is None or (month.year, month.month or 1) <= (today.year, today.month)


_MOST_INITIALS = 4
_NO_NAME = re.compile(r"[.,\-‐‑–]")


def own_row(authors: tuple[str, ...], name: Name) -> int | None:
    """The row of the applicant among the authors; None where nobody, or more than one, could be them."""
    rows = [row for row, author in enumerate(authors) if may_be(author, name)]
    return rows[0] if len(rows) == 1 else None


def may_be(author: str, name: Name) -> bool:
    """Whether an author is called like the applicant: "Khan A", "Khan, Ayesha", "A. Khan", "Ayesha Khan".

    Accents are passed over, since many journals print none. A given name that is written out must be
    one of the applicant's.
    """
    if name.own_script and author.strip() == name.own_script:
        return True
    written, family = _words(author), _folded(_words(name.last))
    called = _folded(written)
    if called in (family, _folded(_words(name.full))):
        return True
    if called[: len(family)] == family:
        rest = written[len(family) :]
    elif called[-len(family) :] == family:
        rest = written[: -len(family)]
    else:
        return False
    if not rest:
        return False
    # The first word is one of the given names, or initials that begin like one.
    given, first = [*_words(name.given), *_words(name.preferred or "")], rest[0]
    is_initials = len(first) == 1 or (first.isupper() and len(first) <= _MOST_INITIALS)
    return first.casefold() in _folded(given) or (
        is_initials and first[0].casefold() in {each[0].casefold() for each in given}
    )


def _words(name: str) -> list[str]:
    """The words of a name in plain letters; family names may be joined with or without a hyphen."""
    return form_copy(_NO_NAME.sub(" ", name), "replace").text.split()


def _folded(words: list[str]) -> list[str]:
    return [word.casefold() for word in words]
