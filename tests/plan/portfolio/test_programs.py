import time
from collections.abc import Mapping
from datetime import date

from awaykit.plan.portfolio.chosen import Portfolio
from dossiers import Fields, writer
from portfolios import candidate, chosen_from, in_month, point, program

AFTER = date(2027, 6, 20)


def order(found: Portfolio) -> list[str]:
    return [rank.program.id for rank in found.programs]


def rotated(name: str, where: str, **fields: object) -> Fields:
    """A confirmed rotation in May 2027."""
    return candidate(name, state="confirmed", program=where, **fields)


def test_programs_that_are_not_applied_to_are_told_apart() -> None:
    found = chosen_from(
        programs=(program("a", apply="no"), program("b", apply="undecided"), program("c", apply="yes"))
    )
    assert order(found) == ["b", "c"]
    assert [each.id for each in found.not_applying] == ["a"]


def test_a_host_without_a_residency_entry_is_not_on_the_list() -> None:
    only_host: Fields = {"id": "host", "name": "Host", "rotation": {"fee": "100"}}
    assert chosen_from(programs=(only_host,)).programs == ()


def test_a_program_with_feedback_to_share_comes_first() -> None:
    feedback = {"on": "2027-05-20", "from_other": "the chief", "said": "Strong work.", "share": "yes"}
    found = chosen_from(
        rotated("one", "a"),
        in_month("two", "2027-03-01", "2027-03-26", state="confirmed", program="b", feedback=[feedback]),
        programs=(program("c"), program("a"), program("b")),
        today=AFTER,
    )
    assert order(found) == ["b", "a", "c"]
    assert [point(rank, "rotated_there").points for rank in found.programs] == [24, 12, 0]


def test_a_rotation_ahead_is_no_rotation_done() -> None:
    found = chosen_from(rotated("one", "a"), programs=(program("a"),), today=date(2027, 5, 2))
    assert point(found.programs[0], "rotated_there").points == 0


def test_a_promised_letter_counts_in_full_a_hoped_for_one_half_a_declined_one_nothing() -> None:
    points = []
    for request in ({"agreed": "2027-05-28"}, {}, {"declined": "2027-05-28"}):
        found = chosen_from(
            rotated("one", "a", letter_writers=[writer(request=request)]),
            programs=(program("a"),),
            today=AFTER,
        )
        points.append(point(found.programs[0], "letter").points)
    assert points == [24, 12, 0]


def test_a_solid_program_comes_before_a_reach_one() -> None:
    found = chosen_from(programs=(program("a", tier="reach"), program("b", tier="solid"), program("c")))
    assert order(found) == ["b", "a", "c"]


def test_equal_programs_stand_as_they_are_written() -> None:
    assert order(chosen_from(programs=(program("b"), program("a"), program("c")))) == ["b", "a", "c"]


def cautions(
    applicant: Mapping[str, object], exams: Mapping[str, object] | None = None, **residency: object
) -> tuple[str, ...]:
    """What is to be asked of one program with a sign of taking IMGs."""
    signs = {"img_signs": {"residents": "yes"}}
    found = chosen_from(
        programs=(program("a", **(signs | residency)),), applicant={"visa": applicant}, exams=exams or {}
    )
    return found.programs[0].cautions


def test_cautions_speak_of_the_visa_only_where_there_is_something_to_ask() -> None:
    needed = {"need": "needed", "for_residency": "J-1"}
    assert cautions(needed, visas="J-1") == ()
    assert cautions(needed) == ("Ask which visas it sponsors.",)
    assert cautions(needed, visas="none") == ("It sponsors no visa, as you wrote it down.",)
    assert cautions(needed, visas="H-1B") == ("It does not sponsor the visa that you hope for.",)
    assert cautions({"need": "citizen-or-permanent-resident"}, visas="none") == ()


def test_an_h_1b_wants_step_3() -> None:
    wish = {"need": "needed", "for_residency": "H-1B"}
    assert "Step 3" in cautions(wish, visas=["J-1", "H-1B"])[0]
    assert cautions(wish, {"step_3": {"result": "pass"}}, visas=["H-1B"]) == ()
    assert "Step 3" in cautions(wish, {"step_3": {"result": "pending"}}, visas=["H-1B"])[0]
    either = {"need": "needed", "for_residency": "either"}
    assert cautions(either, visas=["J-1", "H-1B"]) == ()


def test_a_program_without_any_sign_is_told() -> None:
    told = cautions({"need": "citizen-or-permanent-resident"}, img_signs={"residents": "no"})
    assert told == ("Nothing written down shows that it takes IMGs.",)


def many(number: int, **residency: object) -> tuple[Fields, ...]:
    return tuple(program(f"p{row}", **residency) for row in range(number))


def test_signals_go_to_the_first_three_and_the_next_twelve() -> None:
    found = chosen_from(programs=many(20))
    assert [rank.signal for rank in found.programs] == ["gold"] * 3 + ["silver"] * 12 + [""] * 5
    assert any("3 gold and 12 silver" in sentence for sentence in found.assumed)


def test_the_applicants_own_signals_stay_and_use_up_their_number() -> None:
    own = (
        program("gold", signal="gold"),
        program("none", signal="none"),
        program("silver", signal="silver"),
        *many(4),
    )
    found = chosen_from(programs=own)
    told = {rank.program.id: (rank.signal, rank.is_own_signal) for rank in found.programs}
    assert told["gold"] == ("gold", True)
    assert told["none"] == ("", True)
    assert told["silver"] == ("silver", True)
    assert [told[f"p{row}"][0] for row in range(4)] == ["gold", "gold", "silver", "silver"]


def test_too_many_signals_of_ones_own_are_told() -> None:
    found = chosen_from(programs=many(4, signal="gold"))
    assert "You wrote down 4 gold signals; there are 3." in found.assumed


def test_no_signal_is_suggested_where_the_visa_is_not_sponsored() -> None:
    found = chosen_from(programs=(program("a", visas="none"), program("b", visas="J-1")))
    assert {rank.program.id: rank.signal for rank in found.programs} == {"a": "", "b": "gold"}


def test_two_hundred_programs_take_no_second() -> None:
    began = time.process_time()
    found = chosen_from(programs=many(200, tier="solid"))
    assert time.process_time() - began < 1
    assert len(found.programs) == 200
