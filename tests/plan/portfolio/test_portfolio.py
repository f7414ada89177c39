from datetime import date

import pytest

from awaykit.plan.portfolio.chosen import Portfolio, Wishes
from awaykit.problems import ExitStatus, UserError
from dossiers import Fields
from portfolios import candidate, chosen_from, ids, in_month, program

MARCH, MAY, JULY = ("2027-03-01", "2027-03-26"), ("2027-05-03", "2027-05-28"), ("2027-07-05", "2027-07-30")


def told_when(wishes: Wishes, *rotations: Fields, **parts: Fields) -> list[tuple[str, str | None]]:
    with pytest.raises(UserError) as caught:
        chosen_from(*rotations, wishes=wishes, **parts)  # type: ignore[arg-type]
    assert caught.value.status is ExitStatus.PROBLEM
    return [(problem.message, problem.hint) for problem in caught.value.problems]


def must(*names: str, most: int | None = None) -> Wishes:
    return Wishes(must=frozenset(names), most=most)


def without_points(found: Portfolio) -> list[list[str]]:
    return [ids(chosen) for chosen in found.sets]


def test_without_rotations_it_says_what_to_write_down() -> None:
    found = chosen_from()
    assert (found.sets, found.candidates, found.barred, found.programs) == ((), (), (), ())
    assert found.notes == ("No rotation is a candidate. Add those that you could do, with dates and costs.",)


def test_one_candidate_is_one_set() -> None:
    assert without_points(chosen_from(candidate())) == [["ward"]]


def test_all_in_the_past_are_barred_and_that_is_told() -> None:
    found = chosen_from(candidate(), today=date(2027, 10, 1))
    assert found.sets == ()
    assert found.notes[0] == "No candidate can be chosen now; the reasons stand beside each."


def test_a_budget_of_nothing_leaves_what_has_no_known_cost() -> None:
    found = chosen_from(candidate(), in_month("free", *JULY, costs=None), applicant={"budget": "0"})
    assert without_points(found) == [["free"]]
    assert found.sets[0].without_estimate == ("free",)
    assert any(note.startswith("Nothing is left of the budget") for note in found.notes)
    assert "No costs are written down for free: each counts as $0." in found.assumed


def test_a_set_never_costs_more_than_is_left() -> None:
    found = chosen_from(
        in_month("march", *MARCH), candidate(), in_month("july", *JULY), applicant={"budget": "2,999"}
    )
    assert {len(chosen.candidates) for chosen in found.sets} == {2}
    assert {chosen.cost for chosen in found.sets} == {2_000}


def test_the_budget_asked_for_replaces_that_of_the_dossier() -> None:
    found = chosen_from(candidate(), in_month("july", *JULY), wishes=Wishes(budget=1_500))
    assert found.budget == 1_500
    assert {len(chosen.candidates) for chosen in found.sets} == {1}


def test_settled_rotations_that_cost_more_than_the_budget_are_told() -> None:
    found = chosen_from(candidate(state="confirmed", costs={"fee": "30,000"}))
    assert "What is settled costs $30,000: more than the budget." in found.notes


def test_a_fourth_rotation_wants_a_reason() -> None:
    months = (("2027-02-01", "2027-02-26"), MARCH, MAY, JULY)
    rotations = [in_month(f"r{row}", *days) for row, days in enumerate(months)]
    with_reason = chosen_from(*rotations)
    without = chosen_from(*rotations, applicant={"hands_on_us_weeks_before": "8"})
    assert (with_reason.most, without.most) == (4, 3)
    assert len(with_reason.sets[0].candidates) == 4
    assert len(without.sets[0].candidates) == 3
    assert "no finished hands-on US rotation" in with_reason.assumed[0]
    assert with_reason.sets[0].gives_up[-1] == "4 rotations in all, where the guide aims for 2 or 3."
    assert without.assumed[0].startswith("At most 3 rotations in all")


def test_settled_rotations_take_their_places_of_the_limit() -> None:
    own = {"hands_on_us_weeks_before": "8"}
    settled = [in_month("march", *MARCH, state="applied"), in_month("july", *JULY, state="confirmed")]
    found = chosen_from(*settled, candidate(), applicant=own)
    assert found.most == 1
    assert found.notes[0].startswith("2 rotations settled; the guide aims for two or three.")
    third = in_month("late", "2027-08-02", "2027-08-27", state="offered")
    full = chosen_from(*settled, third, candidate(), applicant=own)
    assert (full.most, full.sets) == (0, ())
    assert full.notes[0] == "With 3 rotations settled you have as many as make sense for you."


def test_asked_for_more_it_looks_further() -> None:
    settled = [
        in_month(f"s{row}", *days, state="applied")
        for row, days in enumerate((MARCH, JULY, ("2027-08-02", "2027-08-27")))
    ]
    own = {"hands_on_us_weeks_before": "8"}
    assert without_points(chosen_from(*settled, candidate(), wishes=Wishes(most=1), applicant=own)) == [
        ["ward"]
    ]
    assert without_points(chosen_from(*settled, candidate(), wishes=must("ward"), applicant=own)) == [
        ["ward"]
    ]


def test_what_must_be_in_is_in_every_set() -> None:
    weak = in_month("weak", "2027-05-10", "2027-05-21", kind="observership", hands_on="no")
    found = chosen_from(candidate(), weak, in_month("july", *JULY), wishes=must("weak"))
    assert without_points(found) == [["weak", "july"]]


def test_a_settled_rotation_that_must_be_in_is_there_already() -> None:
    found = chosen_from(in_month("march", *MARCH, state="applied"), candidate(), wishes=must("march"))
    assert without_points(found) == [["ward"]]


def test_what_must_be_in_and_can_not_be_is_told_with_every_reason() -> None:
    barred = in_month("vslo", *JULY, pathway="vslo")
    gone = in_month("gone", *MARCH, state="cancelled")
    assert told_when(must("vslo", "gone"), barred, gone) == [
        ('"gone" can\'t be in any set.', "It is cancelled in your dossier."),
        (
            '"vslo" can\'t be in any set.',
            "It goes through VSLO, and nothing says whether your school takes part.",
        ),
    ]


def test_what_must_be_in_has_to_fit_together() -> None:
    overlapping = in_month("other", "2027-05-24", "2027-06-18")
    assert told_when(must("ward", "other"), candidate(), overlapping) == [
        ('"ward" and "other" overlap, so both can\'t be in a set.', "Ask for one of them.")
    ]
    july = in_month("july", *JULY)
    assert told_when(must("ward", "july", most=1), candidate(), july) == [
        ("You ask for 2 rotations, and for at most 1 in a set.", "Ask for fewer, or allow more.")
    ]
    dear = Wishes(must=frozenset({"ward", "july"}), budget=1_500)
    assert told_when(dear, candidate(), july)[0][0] == (
        "What you ask for costs more together than is left of the budget."
    )


def test_a_settled_rotation_can_not_be_left_out() -> None:
    settled = in_month("march", *MARCH, state="applied")
    ((message, hint),) = told_when(Wishes(without=frozenset({"march"})), settled, candidate())
    assert message == '"march" is applied, so it can\'t be left out here.'
    assert hint is not None
    assert "cancelled" in hint


def test_once_submission_has_opened_it_says_what_a_later_rotation_is_for() -> None:
    late = in_month("late", "2027-12-06", "2027-12-31")
    opened = chosen_from(late, today=date(2027, 9, 2))
    assert without_points(opened) == [["late"]]
    assert "misses the first interview decisions" in opened.notes[-1]
    over = chosen_from(in_month("late", "2028-06-05", "2028-06-30"), today=date(2028, 3, 2))
    assert over.notes[-1].startswith("The rank list of Season 2028")


def test_each_set_says_what_it_gives_up() -> None:
    reach = candidate("reach", program="a", costs={"fee": "4,000"}, service_kind="consult")
    solid = in_month("solid", "2027-05-10", "2027-06-04", program="b")
    programs = (program("a", tier="reach"), program("b", tier="solid"))
    first, second = chosen_from(reach, solid, programs=programs).sets
    assert (ids(first), ids(second)) == (["solid"], ["reach"])
    assert first.gives_up[0] == "Set 2 has reach instead."
    assert first.gives_up[-2:] == ("No reach program.", "Fewer than 2 rotations in all.")
    assert second.gives_up == (
        "Set 1 has solid instead.",
        "Points that set 1 has more: 2 for cost, 24 for ward month, and 8 for mix of programs.",
        "It costs $3,000 more than set 1.",
        "No hands-on ward month, which the guide puts first.",
        "No solid program.",
        "Fewer than 2 rotations in all.",
    )


def test_no_day_between_two_towns_is_a_caution() -> None:
    first = candidate("one", city="Riverbend", ends="2027-05-30")
    near = in_month("two", "2027-05-31", "2027-06-25", city="Riverbend")
    far = in_month("two", "2027-05-31", "2027-06-25", city="Larkmoor")
    assert chosen_from(first, near).sets[0].cautions == ()
    assert chosen_from(first, far).sets[0].cautions == (
        "No day lies between one and two, which are in different towns.",
    )
    settled = first | {"state": "applied"}
    assert len(chosen_from(settled, far).sets[0].cautions) == 1


def test_what_is_taken_for_granted_is_said() -> None:
    found = chosen_from(
        candidate(program="a", costs=None),
        programs=(program("a", rotation={"fee": "300"}),),
        applicant={"budget": None, "season": None, "regions": ["Atlantis"]},
        settings={"readings": {"window": "year-before"}},
    )
    told = " ".join(found.assumed)
    for words in (
        "names no season",
        "year before",
        "Only the fee is known for ward",
        "no budget",
        "Atlantis",
    ):
        assert words in told


def test_a_problem_never_tells_the_budget() -> None:
    wishes = must("ward", "july")
    for budget in ("999", "1,500"):
        told = told_when(wishes, candidate(), in_month("july", *JULY), applicant={"budget": budget})
        assert budget not in str(told)
