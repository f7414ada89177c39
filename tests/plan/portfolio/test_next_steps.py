"""Next steps leave out candidates that no set can hold."""

from datetime import date

from awaykit.model.dossier import Dossier
from awaykit.plan.portfolio.candidates import next_steps
from portfolios import candidate, held, planned

TODAY = date(2026, 10, 5)


def told(found: Dossier, today: date = TODAY) -> list[str]:
    return [step.id for step in next_steps(found, planned(found, today))]


def test_a_candidate_that_can_be_chosen_is_applied_for() -> None:
    assert told(held(candidate("ward")))[0] == "apply:ward"


def test_a_candidate_that_costs_more_than_is_left_is_not_among_the_next_steps() -> None:
    found = held(candidate("dear", costs={"fee": "9,000"}), candidate("ward"), applicant={"budget": "2,000"})
    assert "apply:ward" in told(found)
    assert "apply:dear" not in told(found)
    assert any(step.id == "apply:dear" for step in planned(found).to_do)


def test_a_candidate_that_overlaps_with_a_settled_rotation_is_not_among_the_next_steps() -> None:
    found = held(candidate("sure", state="confirmed"), candidate("ward"))
    assert "apply:ward" not in told(found)


def test_at_most_three_steps_are_told() -> None:
    assert len(told(held(*(candidate(name) for name in "abcdef")))) == 3
