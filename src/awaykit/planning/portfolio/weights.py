"""The weights in force: the rule of thumb for each, or the applicant's own number in its place."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from types import MappingProxyType

from awaykit.model.settings import Weights
from awaykit.planning.portfolio.chosen import Point
from awaykit.season.guide import PointWeights

TITLES: Mapping[str, str] = MappingProxyType(
    {
        "window": "Dates",
        "hands_on": "Hands-on work",
        "service": "Service",
        "letter": "Prospect of a letter",
        "team": "Team",
        "img_signs": "Signs of taking IMGs",
        "visa": "Visa",
        "region": "Region",
        "cost": "Cost",
        "ward_month": "Ward month",
        "mix": "Mix of programs",
        "number": "Number",
        "effort": "Time and strain",
        "balance": "Hands-on and observing",
        "rotated_there": "You rotated there",
        "tier": "Tier",
    }
)
"""How each weight is called on paper, by its key in `settings.weights`, in the order shown."""


@dataclass(frozen=True, slots=True)
class Weighing:
    """The most points for each name; `own` are the names that the applicant set."""

    most: Mapping[str, int]
    own: frozenset[str]

    def point(self, weight: str, share: tuple[int, int], why: str) -> Point:
        """`share` (parts of how many) of the weight, rounded down, at least 0."""
        most = self.most[weight]
        parts, whole = share
        return Point(weight, max(0, most * parts // whole), most, why)


def weighing(own: Weights, rules_of_thumb: PointWeights) -> Weighing:
    """The weights in the order shown; each setting of the applicant's replaces ours."""
    most: dict[str, int] = {}
    for name in (field.name for field in fields(rules_of_thumb)):
        chosen = getattr(own, name)
        most[name] = getattr(rules_of_thumb, name).value if chosen is None else chosen
    mine = frozenset(name for name in most if getattr(own, name) is not None)
    return Weighing(MappingProxyType(most), mine)
