"""The weights of a portfolio, and the points that a place earns."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from types import MappingProxyType

from awaykit.model.dossier import Dossier
from awaykit.model.programs import Program
from awaykit.model.settings import Weights
from awaykit.plan.applicant_status import VisaStanding, visa_standing, visa_words
from awaykit.plan.places import state_name, states_in
from awaykit.plan.portfolio.chosen import Point
from awaykit.season.guide import PointWeights
from awaykit.wording import listing

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


_SIGNS = {
    "residents": "IMGs among its residents",
    "stated_openness": "says that it is open to IMGs",
    "faculty_trained_abroad": "faculty trained abroad",
    "teaching_size": "a medium or large teaching hospital",
}
_VISA_HALVES = {
    VisaStanding.NO_QUESTION: 2,
    VisaStanding.SPONSORED: 2,
    VisaStanding.OTHER_ONLY: 1,
    VisaStanding.UNKNOWN: 1,
    VisaStanding.NOT_SPONSORED: 0,
}


def img_signs_of(program: Program | None) -> tuple[str, ...]:
    """The signs of guide §3.1 that the dossier records as there, in words."""
    signs = program.residency.img_signs if program and program.residency else None
    return tuple(words for name, words in _SIGNS.items() if signs and getattr(signs, name))


def img_signs_point(program: Program | None, weights: Weighing) -> Point:
    """A quarter for each of the four signs."""
    found = img_signs_of(program)
    why = f"{len(found)} of {len(_SIGNS)} signs" + (f": {listing(found)}" if found else " written down")
    return weights.point("img_signs", (len(found), len(_SIGNS)), why)


def visa_point(dossier: Dossier, program: Program | None, weights: Weighing) -> Point:
    """Full where no question arises or the visa is sponsored, half where that isn't known."""
    standing = visa_standing(dossier, program)
    return weights.point("visa", (_VISA_HALVES[standing], 2), visa_words(dossier, program))


def region_point(dossier: Dossier, state: str | None, weights: Weighing) -> Point:
    """Full in one of the applicant's regions."""
    regions = dossier.applicant.regions
    if not regions:
        return weights.point("region", (0, 1), "you name no region")
    if state is None:
        return weights.point("region", (0, 1), "its state is not written down")
    is_inside = state in states_in(regions)
    named = state_name(state)
    why = f"{named}: in your regions" if is_inside else f"{named}: not in your regions"
    return weights.point("region", (int(is_inside), 1), why)
