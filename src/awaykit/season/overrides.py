"""Dates that are not published yet: projected from the year before, or set by the applicant."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from difflib import get_close_matches
from itertools import pairwise
from typing import Any

from awaykit.problems import Problem, raise_errors
from awaykit.season.dated import Dated, FactConfidence, follows
from awaykit.season.season import DATE_NAMES, SeasonDates

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


PLACE = "settings.season_overrides"
_IN_ORDER = ("opens", "submits_from", "reviews_from", "rank_list_due", "match_day")
_FOLLOWERS = (
    ("opens", "token_day", token_day_after),
    ("submits_from", "reviews_from", review_days_after),
    ("match_day", "rank_list_due", rank_list_day_before),
)
_NOT_ANNOUNCED = (FactConfidence.PROJECTED, FactConfidence.COMPUTED)


def with_overrides(dates: SeasonDates, overrides: Mapping[str, date], *, season: int) -> SeasonDates:
    """`dates` with those of the dossier in their place; what a rule drew from them is drawn again.

    Raises a `UserError` with every key that is no date of a season, every date far from the
    season, and dates that don't follow each other.
    """
    if not overrides:
        return dates
    raise_errors(_unknown_keys(overrides))
    raise_errors(_far_dates(overrides, season))
    changed = replace(dates, **_own_dates(overrides), **_drawn_again(dates, overrides))
    raise_errors(_out_of_order(changed, overrides))
    return changed


def _own_dates(overrides: Mapping[str, date]) -> dict[str, Any]:
    """Each date of the dossier as the field that it replaces."""
    own: dict[str, Any] = {key: _own_date(key, day) for key, day in overrides.items()}
    if "reviews_from" in own:
        own["reviews_from"] = (own["reviews_from"],)
    return own


def _own_date(key: str, day: date) -> Dated[date]:
    return Dated(day, f"{PLACE}.{key}", None, FactConfidence.YOUR_SETTING)


def _drawn_again(dates: SeasonDates, overrides: Mapping[str, date]) -> dict[str, Any]:
    """Dates that no one has announced and that follow from one that the dossier gives."""
    drawn: dict[str, Any] = {}
    for base, follower, rule in _FOLLOWERS:
        if (
            base in overrides
            and follower not in overrides
            and _earliest(dates, follower).confidence in _NOT_ANNOUNCED
        ):
            drawn[follower] = rule(_own_date(base, overrides[base]))
    return drawn


def _earliest(dates: SeasonDates, key: str) -> Dated[date]:
    """The date called `key`; of two possible review days the earlier."""
    held: Dated[date] = dates.earliest_review if key == "reviews_from" else getattr(dates, key)
    return held


def _unknown_keys(overrides: Mapping[str, date]) -> Iterator[Problem]:
    for key in overrides:
        if key not in DATE_NAMES:
            near = get_close_matches(key, DATE_NAMES, n=1)
            yield Problem(
                message=f"“{key}” is not a date of a season.",
                hint=f"Did you mean {near[0]}?" if near else f"These can be set: {', '.join(DATE_NAMES)}.",
                place=f"{PLACE}.{key}",
            )


def _far_dates(overrides: Mapping[str, date], season: int) -> Iterator[Problem]:
    for key, day in overrides.items():
        if day.year not in (season - 1, season):
            yield Problem(
                message=f"{DATE_NAMES[key]}: {day.isoformat()} is not in season {season}.",
                hint=f"Write a day of {season - 1} or {season}, or change the season.",
                place=f"{PLACE}.{key}",
            )


def _out_of_order(dates: SeasonDates, overrides: Mapping[str, date]) -> Iterator[Problem]:
    """A problem for each pair of neighbours of which the dossier set one and the later comes first."""
    for first, second in pairwise(_IN_ORDER):
        before, after = _earliest(dates, first).value, _earliest(dates, second).value
        if before >= after and (first in overrides or second in overrides):
            yield Problem(
                message=(
                    f"{DATE_NAMES[second]} ({after.isoformat()}) must come after: "
                    f"{DATE_NAMES[first]} ({before.isoformat()})."
                ),
                hint="Check the dates in season_overrides.",
                place=f"{PLACE}.{second if second in overrides else first}",
            )
