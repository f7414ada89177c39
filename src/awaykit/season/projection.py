"""The days of a season that nobody has announced, by the rules that the last seasons followed.

The rules reproduce every submission, review, rank-list and Match day of 2025 to 2029; where
submission opens on 1 September, two review days are possible.
"""

from datetime import date, timedelta

from awaykit.season.dated import Confidence, Dated, follows
from awaykit.season.season import SeasonDates

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
    return Dated(day, source, RULES_CHECKED, Confidence.PROJECTED)


def _as_projected(day: Dated[date]) -> Dated[date]:
    """The same day as a projection: a rule of habit makes nothing sure, whatever it starts from."""
    return _projected(day.value, day.source)
