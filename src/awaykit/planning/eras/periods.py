"""From when to when an entry runs, and how long that is."""

from collections.abc import Iterable
from datetime import date
from typing import Literal

from awaykit.model.dates import Month
from awaykit.model.record import Experience
from awaykit.model.rotations import Rotation
from awaykit.planning.experiences import has_begun

End = Month | Literal["present"] | None
_MONTHS_IN_A_YEAR = 12


def starts_of(thing: Experience | Rotation) -> Month | None:
    """The month in which it began."""
    if isinstance(thing, Experience):
        return thing.starts
    return Month(thing.starts.year, thing.starts.month) if thing.starts else None


def ends_of(thing: Experience | Rotation, today: date) -> End:
    """The month in which it ended; what ends on a later day, or in a later month, goes on."""
    if isinstance(thing, Experience):
        ends = thing.ends
        return "present" if isinstance(ends, Month) and not has_begun(ends, today) else ends
    if thing.ends is None:
        return None
    return "present" if thing.ends >= today else Month(thing.ends.year, thing.ends.month)


def earliest(months: Iterable[Month | None]) -> Month | None:
    """The first of the months that are known."""
    return min((month for month in months if month), key=_first, default=None)


def latest(ends: Iterable[End]) -> End:
    """The last end that is known; what goes on outlasts all others."""
    known = [end for end in ends if end]
    if "present" in known:
        return "present"
    return max((end for end in known if isinstance(end, Month)), key=_last, default=None)


def months_long(starts: Month | None, ends: End, today: date) -> int | None:
    """Months begun from start to end, a year without a month counted roughly; None while one is not known."""
    if starts is None or ends is None:
        return None
    last = Month(today.year, today.month) if ends == "present" else ends
    if not (starts.month and last.month):
        return max(1, (last.year - starts.year) * _MONTHS_IN_A_YEAR)
    return max(1, _number(last) - _number(starts) + 1)


def months_covered(parts: Iterable[tuple[Month | None, End]], today: date) -> int | None:
    """Months that several parts took, a gap between them not counted; None where no length is known."""
    known = [(starts, ends) for starts, ends in parts if starts and ends]
    lengths = [months_long(starts, ends, today) or 0 for starts, ends in known]
    whole = months_long(earliest(starts for starts, _ in known), latest(ends for _, ends in known), today)
    return min(whole, sum(lengths)) if whole else None


def months_since(ends: End, today: date) -> int | None:
    """Months since the end, 0 for what goes on; None where the end is not known."""
    if ends is None:
        return None
    if ends == "present":
        return 0
    return max(
        0, today.year * _MONTHS_IN_A_YEAR + today.month - (ends.year * _MONTHS_IN_A_YEAR + _last(ends)[1])
    )


def _number(month: Month) -> int:
    return month.year * _MONTHS_IN_A_YEAR + month.month


def _first(month: Month) -> tuple[int, int]:
    return month.year, month.month or 1


def _last(month: Month) -> tuple[int, int]:
    return month.year, month.month or _MONTHS_IN_A_YEAR
