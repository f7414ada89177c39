"""Regions of the country, and travel between them."""

from collections.abc import Iterable
from functools import cache

from awaykit.plan.rotation_plan import RotationPlan
from awaykit.season.reference import reference


def states_of(region: str) -> frozenset[str]:
    """The states of "Michigan", "MI", "New England" or "the Midwest"; none where the name is unknown."""
    return _states_by_name().get(_plain(region), frozenset())


def states_in(regions: Iterable[str]) -> frozenset[str]:
    """The states of all these regions together."""
    return frozenset().union(*map(states_of, regions))


def unknown_regions(regions: Iterable[str]) -> tuple[str, ...]:
    """The names that mean no state, in their order."""
    return tuple(region for region in regions if not states_of(region))


def state_name(code: str) -> str:
    """A state by its name: "Ohio" for OH."""
    named = (place.name for place in reference().places.states.value if code in place.states)
    return next(named, code)


@cache
def _states_by_name() -> dict[str, frozenset[str]]:
    places = reference().places
    divisions = reference().form.census_divisions.value
    found = {_plain(place.name): frozenset(place.states) for place in divisions}
    found |= {
        _plain(place.name): frozenset(place.states) for place in (*places.regions.value, *places.states.value)
    }
    codes = {code.casefold(): frozenset({code}) for place in places.states.value for code in place.states}
    return codes | found


def _plain(region: str) -> str:
    """A name without capitals and article."""
    return " ".join(region.casefold().split()).removeprefix("the ").removesuffix(" region")


def has_no_day_to_travel(one: RotationPlan, following: RotationPlan) -> bool:
    """Whether `following` begins, in another town, on the day after `one` ends."""
    if one.dates is None or following.dates is None:
        return False
    is_next_day = (following.dates.starts - one.dates.ends).days == 1
    return is_next_day and town(one) != town(following)


def town(planned: RotationPlan) -> tuple[str | None, ...]:
    """Where a rotation is: its city and state, or only its hospital where no city is written down."""
    rotation = planned.rotation
    return (rotation.city, rotation.us_state) if rotation.city else (rotation.site,)
