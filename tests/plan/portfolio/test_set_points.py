import pytest

from awaykit.plan.portfolio.chosen import RotationSet, Wishes
from dossiers import Fields
from portfolios import candidate, chosen_from, in_month, point, program

MARCH, MAY, JULY = ("2027-03-01", "2027-03-26"), ("2027-05-03", "2027-05-28"), ("2027-07-05", "2027-07-30")
OBSERVED: Fields = {"kind": "observership", "hands_on": "no"}


def best(*rotations: Fields, programs: tuple[Fields, ...] = ()) -> RotationSet:
    """The best of the sets that hold all these candidates."""
    must = frozenset(str(each["id"]) for each in rotations if each["state"] == "candidate")
    return chosen_from(*rotations, programs=programs, wishes=Wishes(must=must)).sets[0]


def test_a_ward_month_counts_in_full_watched_half_and_a_settled_one_too() -> None:
    consult = in_month("consult", *MARCH, service_kind="consult")
    assert point(best(consult), "ward_month").points == 0
    assert point(best(consult, candidate()), "ward_month").points == 24
    assert point(best(consult, candidate(**OBSERVED)), "ward_month").points == 12
    assert point(best(consult, candidate(state="applied")), "ward_month").points == 24


@pytest.mark.parametrize(
    ("tiers", "points"),
    [
        ((), 0),
        (("reach",), 8),
        (("solid",), 16),
        (("reach", "solid"), 24),
        (("reach", "solid", "solid"), 24),
        (("solid", "solid", "solid"), 8),
        (("reach", "reach", "solid"), 16),
        (("region",), 0),
    ],
)
def test_the_mix_wants_one_reach_and_one_or_two_solid(tiers: tuple[str, ...], points: int) -> None:
    months = (MARCH, MAY, JULY)
    rotations = [in_month(f"r{row}", *months[row], program=f"p{row}") for row in range(max(1, len(tiers)))]
    programs = [program(f"p{row}", tier=tier) for row, tier in enumerate(tiers)] or [program("p0")]
    assert point(best(*rotations, programs=tuple(programs)), "mix").points == points


def test_two_rotations_at_one_program_count_once_in_the_mix() -> None:
    rotations = [in_month(f"r{row}", *days, program="p") for row, days in enumerate((MARCH, MAY, JULY))]
    assert point(best(*rotations, programs=(program("p", tier="solid"),)), "mix").points == 16
    settled = in_month("old", *MARCH, program="p", state="confirmed")
    assert point(best(settled, rotations[1], programs=(program("p", tier="reach"),)), "mix").why == (
        "1 reach, 0 solid, 0 for the region"
    )


def test_the_number_counts_up_to_the_limit_settled_ones_included() -> None:
    found = best(in_month("old", *MARCH, state="applied"), candidate())
    number = point(found, "number")
    assert (number.points, number.most) == (24, 48)
    assert number.why == "2 rotations of up to 4"


def test_each_chosen_rotation_takes_its_effort_and_a_settled_one_does_not() -> None:
    found = best(in_month("old", *MARCH, state="applied"), candidate())
    assert point(found, "effort").points == -72


@pytest.mark.parametrize(("hands_on", "observed", "points"), [(1, 0, 12), (1, 1, 12), (1, 2, 6), (0, 1, 0)])
def test_observerships_beside_as_many_hands_on_rotations_are_in_balance(
    hands_on: int, observed: int, points: int
) -> None:
    months = iter((MARCH, MAY, JULY))
    rotations = [in_month(f"h{row}", *next(months)) for row in range(hands_on)]
    rotations += [in_month(f"o{row}", *next(months), **OBSERVED) for row in range(observed)]
    assert point(best(*rotations), "balance").points == points


def test_the_score_is_the_sum_of_all_that_is_shown() -> None:
    found = best(candidate(), in_month("march", *MARCH))
    shown = [each.points for one in found.candidates for each in one.points]
    shown += [each.points for each in found.points]
    assert found.score == sum(shown)
