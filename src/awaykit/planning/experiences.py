"""When an experience has begun, and which tells of a rotation: ERAS lists it, and the dossier holds both."""

from datetime import date

from awaykit.model.dates import Month
from awaykit.model.record import Experience
from awaykit.model.rotations import Rotation


def tells_of(entry: Experience, rotation: Rotation) -> bool:
    """Whether the entry tells of the rotation: the same hospital, begun in the rotation's months.

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
