"""The dates of each rotation, and the days that two people spend together."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from awaykit.model.letters import LetterWriter
from awaykit.model.rotations import Rotation, RotationState
from awaykit.plan.workdays import working_day_on_or_before, working_days_between
from awaykit.season.guide import Guide


def own_days(writer: LetterWriter, rotation: Rotation) -> tuple[date | None, date | None]:
    """First and last day with this writer; where one is recorded, the rotation gives the other.

    Neither, if neither is recorded: a consultant of one week within a month has weeks but no days.
    """
    if writer.together_from or writer.together_until:
        return writer.together_from or rotation.starts, writer.together_until or rotation.ends
    return None, None


_DAYS_IN_A_WEEK = 7
_DAYS_OF_A_WEEKEND = 2


class Phase(StrEnum):
    """Where a rotation stands on a day.

    Only a confirmed rotation gets under way or done: one that is asked for or offered stays
    planned, whatever its dates say, until the applicant records that it took place.
    """

    PLANNED = "planned"
    UNDER_WAY = "under way"
    DONE = "done"
    CANCELLED = "cancelled"
    UNDATED = "undated"


@dataclass(frozen=True, slots=True, kw_only=True)
class RotationDates:
    """The days of one rotation; each lies inside it, first and last day included.

    `days` counts every day of the calendar. `weeks` are whole weeks; a last week from Monday to
    Friday counts as one. `final_week_from` is the first of the last seven days,
    `last_working_days_from` the first of the last five working days; `ask_from` is the one of them
    that holds for a rotation of this length, up to `ends` (guide §5.3). `feedback_on` is the
    working day on or before the middle, at most two weeks after the start (guide §5.2).
    """

    starts: date
    ends: date
    days: int
    weeks: int
    midpoint: date
    feedback_on: date
    final_week_from: date
    last_working_days_from: date
    ask_from: date


def whole_weeks(first: date, last: date) -> int:
    """Weeks from `first` to `last`, both inside, where a missing last weekend still makes a week."""
    return ((last - first).days + 1 + _DAYS_OF_A_WEEKEND) // _DAYS_IN_A_WEEK


def rotation_dates(rotation: Rotation, guide: Guide) -> RotationDates | None:
    """The days of `rotation`, or None while its first or last day is not known."""
    if rotation.starts is None or rotation.ends is None:
        return None
    return dates_between(rotation.starts, rotation.ends, guide)


def dates_between(starts: date, ends: date, guide: Guide) -> RotationDates:
    """The days of a rotation from `starts` to `ends`, both inside."""
    days = (ends - starts).days + 1
    midpoint = starts + timedelta(days=(days - 1) // 2)
    final_week_from = max(starts, ends - timedelta(days=guide.final_week_days.value - 1))
    last_working_days_from = _last_working_days_from(starts, ends, guide.final_week_working_days.value)
    is_short = days <= guide.short_rotation_weeks.value * _DAYS_IN_A_WEEK
    return RotationDates(
        starts=starts,
        ends=ends,
        days=days,
        weeks=whole_weeks(starts, ends),
        midpoint=midpoint,
        feedback_on=_feedback_on(starts, midpoint, guide),
        final_week_from=final_week_from,
        last_working_days_from=last_working_days_from,
        ask_from=last_working_days_from if is_short else final_week_from,
    )


def _feedback_on(starts: date, midpoint: date, guide: Guide) -> date:
    """The middle, in a long rotation earlier, on a working day unless there is none since the start."""
    latest = starts + timedelta(weeks=guide.feedback_after_weeks.value.most)
    return max(starts, working_day_on_or_before(min(midpoint, latest)))


def _last_working_days_from(starts: date, ends: date, number: int) -> date:
    """The first of the last `number` working days; of fewer the first, of none the start."""
    working_days = working_days_between(starts, ends)[-number:]
    return working_days[0] if working_days else starts


def phase(rotation: Rotation, today: date) -> Phase:
    """Where `rotation` stands on `today`; the last day still belongs to it."""
    if rotation.state is RotationState.CANCELLED:
        return Phase.CANCELLED
    if rotation.starts is None or rotation.ends is None:
        return Phase.UNDATED
    if rotation.state is not RotationState.CONFIRMED or today < rotation.starts:
        return Phase.PLANNED
    return Phase.UNDER_WAY if today <= rotation.ends else Phase.DONE
