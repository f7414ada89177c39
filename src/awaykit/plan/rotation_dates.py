"""The dates of each rotation: its days, its phase, and the windows in which to apply for it."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from awaykit.model.letters import LetterWriter
from awaykit.model.rotations import Rotation, RotationState
from awaykit.model.settings import Readings
from awaykit.plan.workdays import months_before, working_day_on_or_before, working_days_between
from awaykit.season.dated import Dated, DateSpan
from awaykit.season.guide import Guide
from awaykit.season.season import Season


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
    """How far a rotation is on a day.

    Only a confirmed rotation gets under way or done: one that is asked for or offered stays
    planned, whatever its dates are, until the applicant records that it took place.
    """

    PLANNED = "planned"
    UNDER_WAY = "under way"
    DONE = "done"
    CANCELLED = "cancelled"
    UNDATED = "undated"


@dataclass(frozen=True, slots=True, kw_only=True)
class RotationDates:
    """The days of one rotation; each is inside it, first and last day included.

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
    last_working_days = working_days_between(starts, ends)[-guide.final_week_working_days.value :]
    last_working_days_from = last_working_days[0] if last_working_days else starts
    # In a long rotation feedback comes before the middle.
    latest_feedback = starts + timedelta(weeks=guide.feedback_after_weeks.value.most)
    is_short = days <= guide.short_rotation_weeks.value * _DAYS_IN_A_WEEK
    return RotationDates(
        starts=starts,
        ends=ends,
        days=days,
        weeks=whole_weeks(starts, ends),
        midpoint=midpoint,
        feedback_on=max(starts, working_day_on_or_before(min(midpoint, latest_feedback))),
        final_week_from=final_week_from,
        last_working_days_from=last_working_days_from,
        ask_from=last_working_days_from if is_short else final_week_from,
    )


def phase(rotation: Rotation, today: date) -> Phase:
    """How far `rotation` is on `today`; the last day still belongs to it."""
    if rotation.state is RotationState.CANCELLED:
        return Phase.CANCELLED
    if rotation.starts is None or rotation.ends is None:
        return Phase.UNDATED
    if rotation.state is not RotationState.CONFIRMED or today < rotation.starts:
        return Phase.PLANNED
    return Phase.UNDER_WAY if today <= rotation.ends else Phase.DONE


class WindowClass(StrEnum):
    """How well a rotation's dates fit the season (guide §1.2, §2.1, read together)."""

    BEST = "best"
    ACCEPTABLE = "acceptable"
    OLDER = "older"
    LATE = "late"


class ApplicationPhase(StrEnum):
    """Where a day is as seen from a window; `LATE` is past it, but some hosts still take applications."""

    NOT_YET = "not yet"
    OPEN = "open"
    LATE = "late"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class DateRange:
    """From `first` to `last`, both inside."""

    first: date
    last: date

    def holds(self, day: date) -> bool:
        """Whether `day` is in the range."""
        return self.first <= day <= self.last


def window_class(dates: RotationDates, season: Season, readings: Readings, guide: Guide) -> WindowClass:
    """How the rotation fits the season: best, acceptable, older or late.

    Best is 1 January to 31 August of the submission's year, or of the year before by
    `readings.window`. Late starts after 31 August of the submission's year. Older ended
    (or, by `readings.months_counted_to`, began) more than twelve months before submission opens;
    exactly twelve months is inside. The rest is acceptable.
    """
    submission = season.submits_from.value
    best = best_window(season, readings, guide)
    if best.holds(dates.starts) and best.holds(dates.ends):
        return WindowClass.BEST
    if dates.starts > guide.best_window_last.value.in_year(submission.year):
        return WindowClass.LATE
    counted_from = dates.ends if readings.months_counted_to == "submission" else dates.starts
    oldest = months_before(submission, guide.acceptable_months_before_submission.value)
    return WindowClass.OLDER if counted_from < oldest else WindowClass.ACCEPTABLE


def best_window(season: Season, readings: Readings, guide: Guide) -> DateRange:
    """The days between which a rotation counts best, by the reading that the dossier chose."""
    year = season.submits_from.value.year - (1 if readings.window == "year-before" else 0)
    return DateRange(guide.best_window_first.value.in_year(year), guide.best_window_last.value.in_year(year))


def window_before(starts: date, months: Dated[DateSpan]) -> DateRange:
    """The window that the guide gives in months before a rotation begins on `starts` (§4.2)."""
    span = months.value
    return DateRange(months_before(starts, span.most), months_before(starts, span.least))


def application_moment(starts: date, guide: Guide, today: date) -> ApplicationPhase:
    """Where `today` is as seen from the application window of a rotation."""
    window = window_before(starts, guide.apply_months_before_start)
    if today <= window.last:
        return ApplicationPhase.OPEN if window.holds(today) else ApplicationPhase.NOT_YET
    is_over = today > window_before(starts, guide.late_apply_months_before_start).last
    return ApplicationPhase.OVER if is_over else ApplicationPhase.LATE


def is_closed(moment: ApplicationPhase | None, deadline: date | None, today: date) -> bool:
    """Whether the time to apply is over: by the host's own deadline, or without one the guide's window."""
    return deadline < today if deadline else moment is ApplicationPhase.OVER
