"""Points that rotations and programs share: signs of taking IMGs, visa, region."""

from awaykit.model.dossier import Dossier
from awaykit.model.programs import Program
from awaykit.planning.portfolio.chosen import Point
from awaykit.planning.portfolio.weights import Weighing
from awaykit.planning.regions import state_name, states_in
from awaykit.planning.residency_visa import VisaStanding, visa_standing, visa_words
from awaykit.wording import listing

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
