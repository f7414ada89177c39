"""Whether time to travel lies between two rotations."""

from awaykit.planning.rotation_plan import RotationPlan


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
