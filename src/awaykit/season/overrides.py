"""The applicant's own dates in place of ours: `settings.season_overrides`."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from difflib import get_close_matches
from itertools import pairwise
from typing import Any

from awaykit.problems import Problem, raise_errors
from awaykit.season.dated import Confidence, Dated
from awaykit.season.projection import rank_list_day_before, review_days_after, token_day_after
from awaykit.season.season import DATE_NAMES, SeasonDates

PLACE = "settings.season_overrides"
_IN_ORDER = ("opens", "submits_from", "reviews_from", "rank_list_due", "match_day")
_FOLLOWERS = (
    ("opens", "token_day", token_day_after),
    ("submits_from", "reviews_from", review_days_after),
    ("match_day", "rank_list_due", rank_list_day_before),
)
_NOT_ANNOUNCED = (Confidence.PROJECTED, Confidence.COMPUTED)


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
    return Dated(day, f"{PLACE}.{key}", None, Confidence.YOUR_SETTING)


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
