import pytest

from awaykit.plan.rotation_plan import state_name, states_in, states_of
from awaykit.season.reference import reference


@pytest.mark.parametrize(
    ("region", "states"),
    [
        ("Michigan", {"MI"}),
        ("mi", {"MI"}),
        ("New  England", {"CT", "ME", "MA", "NH", "RI", "VT"}),
        ("the Middle Atlantic", {"NJ", "NY", "PA"}),
        ("Washington", {"WA"}),
        ("Atlantis", set()),
    ],
)
def test_a_region_is_a_state_a_division_or_a_part_of_the_country(region: str, states: set[str]) -> None:
    assert states_of(region) == states


def test_regions_together_hold_the_states_of_each() -> None:
    assert states_in(["Ohio", "NJ", "Atlantis"]) == {"OH", "NJ"}


def test_the_four_regions_of_the_census_are_its_nine_divisions() -> None:
    divisions = {state for place in reference().form.census_divisions.value for state in place.states}
    regions = [state for place in reference().places.regions.value for state in place.states]
    assert sorted(regions) == sorted(divisions)


def test_every_state_has_a_name_of_its_own() -> None:
    states = reference().places.states.value
    assert len({place.name for place in states}) == len({place.states for place in states}) == 56
    assert state_name("OH") == "Ohio"
    assert all(states_of(place.name) >= set(place.states) for place in states)
