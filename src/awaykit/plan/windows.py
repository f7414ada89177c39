"""Windows of time: when a rotation counts best, when to apply for it, when to collect its documents."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from awaykit.model.settings import Readings
from awaykit.plan.rotation_dates import RotationDates
from awaykit.plan.workdays import months_before
from awaykit.season.dated import DateSpan
from awaykit.season.guide import Guide
from awaykit.season.season import Season


class WindowClass(StrEnum):
    """How well a rotation's dates fit the season (guide §1.2, §2.1, read together)."""

    BEST = "best"
    ACCEPTABLE = "acceptable"
    OLDER = "older"
    LATE = "late"


class ApplicationPhase(StrEnum):
    """Where a day lies as seen from a window; `LATE` is past it, but some still take applications."""

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
        """Whether `day` lies in the range."""
        return self.first <= day <= self.last


def window_class(dates: RotationDates, season: Season, readings: Readings, guide: Guide) -> WindowClass:
    """How the rotation fits the season: best, acceptable, older or late.

    Best is 1 January to 31 August of the submission's year, or of the year before where
    `readings.window` says so. Late starts after 31 August of the submission's year. Older ended
    (or, by `readings.months_counted_to`, began) more than twelve months before submission opens;
    exactly twelve months is inside. All else is acceptable.
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


def application_window(starts: date, guide: Guide) -> DateRange:
    """When to apply for a rotation that begins on `starts` (guide §4.2)."""
    return _before(starts, guide.apply_months_before_start.value)


def late_application_window(starts: date, guide: Guide) -> DateRange:
    """When the window is past, but some hosts still take applications."""
    return _before(starts, guide.late_apply_months_before_start.value)


def documents_window(starts: date, guide: Guide) -> DateRange:
    """When to collect the documents for a rotation that begins on `starts`."""
    return _before(starts, guide.documents_months_before_start.value)


def application_moment(starts: date, guide: Guide, today: date) -> ApplicationPhase:
    """Where `today` lies as seen from the application window of a rotation."""
    window = application_window(starts, guide)
    if today < window.first:
        return ApplicationPhase.NOT_YET
    if today <= window.last:
        return ApplicationPhase.OPEN
    return (
        ApplicationPhase.LATE
        if today <= late_application_window(starts, guide).last
        else ApplicationPhase.OVER
    )


def is_closed(moment: ApplicationPhase | None, deadline: date | None, today: date) -> bool:
    """Whether the time to apply is over: the host's own deadline says it, else the window of the guide."""
    return deadline < today if deadline else moment is ApplicationPhase.OVER


def _before(starts: date, months: DateSpan) -> DateRange:
    return DateRange(months_before(starts, months.most), months_before(starts, months.least))
