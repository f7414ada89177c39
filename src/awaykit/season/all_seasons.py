"""Every season: from its year's file or projected, with the dates that the applicant knows better."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from types import MappingProxyType
from typing import Any

from awaykit.problems import Problem, UserError, raise_errors
from awaykit.season.dated import BrokenData, Dated, FactConfidence, file_names, follows, read
from awaykit.season.season import DATE_NAMES, FormLimits, LetterProcess, Season, SeasonDates
from awaykit.suggestions import did_you_mean, nearest

LAST_YEAR = 2100
"""Past this a year is a slip of the keyboard, not a plan."""

_NO_OVERRIDES: Mapping[str, date] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class YearFile:
    """One year's TOML file, `<year>.toml`."""

    year: int
    dates: SeasonDates
    form: FormLimits | None = None
    letters: LetterProcess | None = None


@cache
def known_years() -> tuple[int, ...]:
    """The seasons that have a file, in order."""
    return tuple(int(name[:4]) for name in file_names() if name[:-5].isdecimal())


def season_for(year: int, overrides: Mapping[str, date] = _NO_OVERRIDES) -> Season:
    """Season `year`, with the dates of the dossier in place of ours.

    Raises a `UserError` for a season before the first known one or far away, and for overrides
    that name no date or don't fit the season.
    """
    first = known_years()[0]
    if not first <= year <= LAST_YEAR:
        message = f"Season {year} is too early." if year < first else f"Season {year} is too far away."
        hint = f"Write the year of your Match, {first} or later: who applies in September 2027 writes 2028."
        raise UserError(Problem(message=message, hint=hint, place="applicant.season"))
    dates = year_file(year).dates if year in known_years() else projected_dates(year)
    dates = with_overrides(dates, overrides, season=year)
    # Of each part the newest up to `year`; None before there was one.
    newest_first = [known for known in reversed(known_years()) if known <= year]
    form = next((file for file in map(year_file, newest_first) if file.form), None)
    letters = next((file for file in map(year_file, newest_first) if file.letters), None)
    return Season(
        **{field.name: getattr(dates, field.name) for field in fields(SeasonDates)},
        year=year,
        form=form.form if form else None,
        form_of=form.year if form else None,
        letters=letters.letters if letters else None,
        letters_of=letters.year if letters else None,
    )


@cache
def year_file(year: int) -> YearFile:
    """The file of a known season, without the dossier's dates."""
    file = read(f"{year}.toml", YearFile)
    if file.year != year:
        raise BrokenData(f"{year}.toml: year says {file.year}")
    return file


RULES_CHECKED = date(2026, 11, 1)
_WEDNESDAY, _FRIDAY = 2, 4
_OPENING = "Rule: the first Wednesday of June that is not 1 June"
_TOKENS = "Rule: late June, three weeks after MyERAS opens"
_SUBMISSION = "Rule: the first Wednesday of September"
_REVIEW = "Rule: three weeks after submission opens"
_LATER_REVIEW = "Rule: four weeks after submission opens, where that is 1 September"
_RANK_LIST = "Rule: 16 days before Match Day"
_MATCH = "Rule: the third Friday of March"
_REGISTRATION = "Rule: NRMP registration runs from 15 September to 31 January"


def projected_dates(season: int) -> SeasonDates:
    """The days of `season` by the rules, all of them projected."""
    opens = _projected(_weekday_from(date(season - 1, 6, 2), _WEDNESDAY), _OPENING)
    submits_from = _projected(_weekday_from(date(season - 1, 9, 1), _WEDNESDAY), _SUBMISSION)
    match_day = _projected(_weekday_from(date(season, 3, 15), _FRIDAY), _MATCH)
    return SeasonDates(
        opens=opens,
        token_day=token_day_after(opens),
        submits_from=submits_from,
        nrmp_opens=_projected(date(season - 1, 9, 15), _REGISTRATION),
        reviews_from=review_days_after(submits_from),
        nrmp_closes=_projected(date(season, 1, 31), _REGISTRATION),
        rank_list_due=rank_list_day_before(match_day),
        match_day=match_day,
    )


def token_day_after(opens: Dated[date]) -> Dated[date]:
    """When international graduates get their token, if MyERAS opens that day."""
    return _as_projected(follows(opens, days=21, source=_TOKENS))


def review_days_after(submits_from: Dated[date]) -> tuple[Dated[date], ...]:
    """When programs may review, if submission opens that day: two possible days after a 1 September."""
    earlier = _as_projected(follows(submits_from, days=21, source=_REVIEW))
    if (submits_from.value.month, submits_from.value.day) != (9, 1):
        return (earlier,)
    return (earlier, _as_projected(follows(submits_from, days=28, source=_LATER_REVIEW)))


def rank_list_day_before(match_day: Dated[date]) -> Dated[date]:
    """When the rank list is due, if Match Day is that day."""
    return _as_projected(follows(match_day, days=-16, source=_RANK_LIST))


def _weekday_from(first: date, weekday: int) -> date:
    """The first such weekday (Monday is 0) on or after `first`."""
    return first + timedelta(days=(weekday - first.weekday()) % 7)


def _projected(day: date, source: str) -> Dated[date]:
    return Dated(day, source, RULES_CHECKED, FactConfidence.PROJECTED)


def _as_projected(day: Dated[date]) -> Dated[date]:
    """The same day as a projection: a rule of habit makes nothing sure, whatever it starts from."""
    return _projected(day.value, day.source)


_PLACE = "settings.season_overrides"
_IN_ORDER = ("opens", "submits_from", "reviews_from", "rank_list_due", "match_day")
_FOLLOWERS = (
    ("opens", "token_day", token_day_after),
    ("submits_from", "reviews_from", review_days_after),
    ("match_day", "rank_list_due", rank_list_day_before),
)
_NOT_ANNOUNCED = (FactConfidence.PROJECTED, FactConfidence.COMPUTED)


def with_overrides(dates: SeasonDates, overrides: Mapping[str, date], *, season: int) -> SeasonDates:
    """`dates` with those of the dossier in their place; the days that a rule derives from them follow.

    Raises a `UserError` with every key that is no date of a season, every date far from the
    season, and dates that don't follow each other.
    """
    if not overrides:
        return dates
    raise_errors(
        Problem(
            message=f"“{key}” is not a date of a season.",
            hint=did_you_mean(
                nearest(key, DATE_NAMES, as_written=True), f"These can be set: {', '.join(DATE_NAMES)}."
            ),
            place=f"{_PLACE}.{key}",
        )
        for key in overrides
        if key not in DATE_NAMES
    )
    raise_errors(
        Problem(
            message=f"{DATE_NAMES[key]}: {day.isoformat()} is not in season {season}.",
            hint=f"Write a day of {season - 1} or {season}, or change the season.",
            place=f"{_PLACE}.{key}",
        )
        for key, day in overrides.items()
        if day.year not in (season - 1, season)
    )
    own: dict[str, Any] = {
        key: Dated(day, f"{_PLACE}.{key}", None, FactConfidence.YOUR_SETTING)
        for key, day in overrides.items()
    }
    followers: dict[str, Any] = {
        follower: rule(own[base])
        for base, follower, rule in _FOLLOWERS
        if base in own and follower not in own and _earliest(dates, follower).confidence in _NOT_ANNOUNCED
    }
    if "reviews_from" in own:
        own["reviews_from"] = (own["reviews_from"],)
    changed = replace(dates, **own, **followers)
    raise_errors(
        Problem(
            message=(
                f"{DATE_NAMES[second]} ({_earliest(changed, second).value.isoformat()}) must come after: "
                f"{DATE_NAMES[first]} ({_earliest(changed, first).value.isoformat()})."
            ),
            hint="Check the dates in season_overrides.",
            place=f"{_PLACE}.{second if second in overrides else first}",
        )
        for first, second in pairwise(_IN_ORDER)
        if (first in overrides or second in overrides)
        and _earliest(changed, first).value >= _earliest(changed, second).value
    )
    return changed


def _earliest(dates: SeasonDates, key: str) -> Dated[date]:
    """The date called `key`; of two possible review days the earlier."""
    held: Dated[date] = dates.earliest_review if key == "reviews_from" else getattr(dates, key)
    return held
