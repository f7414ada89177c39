from dossiers import Fields, rotation
from eras_drafts import drafts, experience, facts

HANDS_ON = rotation(hands_on="yes")
OBSERVERSHIP = rotation(
    id="watching", site="Saltmarsh Hospital", kind="observership", starts="2027-03-01", ends="2027-03-26"
)


def meaningful(**parts: object) -> set[str]:
    return {name for name, each in drafts(**parts).items() if each.is_meaningful}


def volunteer(name: str, **fields: object) -> Fields:
    return experience(**({"id": name, "type": f"Type of {name}"} | fields))


def test_the_suggested_order_is_meaningful_then_hands_on_then_observer_then_the_latest() -> None:
    held = [
        volunteer("longer", starts="2010-01", ends="2018-12"),
        volunteer("old", starts="2019-01", ends="2019-02"),
        volunteer("new", ends="present"),
        volunteer("chosen", starts="2018-01", ends="2018-02", most_meaningful="yes"),
        volunteer("undated", starts=None, ends=None),
    ]
    found = drafts(experiences=held, rotations=[OBSERVERSHIP, HANDS_ON])
    assert list(found) == ["chosen", "riverbend-wards", "watching", "new", "old", "longer", "undated"]
    assert found["chosen"].order_why == ("You chose it as most meaningful.", "It ended in February 2018.")
    assert found["riverbend-wards"].order_why == (
        "It was hands-on clinical work in the US.",
        "It ended in May 2027.",
    )
    assert found["watching"].order_why[0] == "It was clinical work as an observer in the US."
    assert found["undated"].order_why == ("Its end is not known.",)


def test_the_order_of_the_applicant_comes_before_all_others() -> None:
    merged = volunteer("part", merge_into="b")
    found = drafts(
        experiences=[volunteer("a", most_meaningful="yes"), volunteer("b"), volunteer("c"), merged],
        rotations=[rotation(state="candidate")],
        eras={"order": ["c", "riverbend-wards", "part", "c"]},
    )
    assert list(found) == ["c", "b", "a"]
    assert found["c"].order_why == ("You put it here.",)


def test_without_a_choice_up_to_three_of_different_types_are_suggested_with_their_reasons() -> None:
    held = [
        volunteer("clinic", facts=facts("Raised the share from 31 to 58 percent", "b", "c", "d")),
        volunteer("other", type="Type of clinic", facts=facts("Reduced missed visits")),
        volunteer("short", starts="2020-01", ends="2020-02"),
        volunteer("tutor", starts="2020-01", ends="2020-12"),
    ]
    wards = rotation(hands_on="yes", contributions=[{"fact": "Wrote in the EMR"}])
    found = drafts(experiences=held, rotations=[wards])
    assert {name for name, each in found.items() if each.is_meaningful} == {
        "riverbend-wards",
        "clinic",
        "tutor",
    }
    assert found["clinic"].meaningful_why == (
        "It lasted 24 months.",
        "You wrote four phrases about it.",
        "You can tell of a result.",
        "It ended in August 2026.",
    )
    assert found["riverbend-wards"].meaningful_why == (
        "It was hands-on clinical work in the US.",
        "It shows skills of the US system.",
        "It ended in May 2027.",
    )
    assert found["tutor"].meaningful_why == ("It lasted 12 months.",)
    assert found["other"].meaningful_why == ()
    assert "It is suggested as most meaningful." in found["tutor"].order_why


def test_of_entries_with_as_many_reasons_hands_on_work_is_suggested_before_longer_work() -> None:
    held = [volunteer(name) for name in ("a", "b", "c")]
    found = drafts(experiences=held, rotations=[HANDS_ON])
    suggested = {name: len(each.meaningful_why) for name, each in found.items() if each.is_meaningful}
    assert suggested == {"riverbend-wards": 2, "a": 2, "b": 2}


def test_what_nothing_speaks_for_is_not_suggested() -> None:
    assert meaningful(experiences=[volunteer("short", starts="2020-01", ends="2020-02")]) == set()


def test_a_choice_of_one_is_not_filled_up_and_the_next_best_are_only_named() -> None:
    held = [volunteer("chosen", most_meaningful="yes"), volunteer("a"), volunteer("b"), volunteer("c")]
    found = drafts(experiences=held)
    assert {name for name, each in found.items() if each.is_meaningful} == {"chosen"}
    assert [name for name, each in found.items() if each.meaningful_why] == ["a", "b"]
    assert found["chosen"].meaningful_why == ()


def test_a_choice_of_more_than_the_form_takes_stays_the_applicants() -> None:
    names = {"a", "b", "c", "d"}
    assert meaningful(experiences=[volunteer(name, most_meaningful="yes") for name in sorted(names)]) == names


def test_only_the_most_meaningful_have_a_reflection_for_the_form() -> None:
    held = [
        volunteer("chosen", most_meaningful="yes", reflection="I learned “why”."),
        volunteer("other", reflection="It mattered."),
    ]
    found = drafts(experiences=held)
    assert found["other"].reflection is None
    block = found["chosen"].reflection
    assert block is not None
    assert (block.text.text, block.limit, block.place) == (
        'I learned "why".',
        300,
        "experiences[0].reflection",
    )


def test_a_gap_between_merged_parts_is_no_length() -> None:
    held = [
        volunteer("first", starts="2022-01", ends="2022-02"),
        volunteer("again", starts="2026-01", ends="2026-02", merge_into="first"),
    ]
    found = drafts(experiences=held)["first"]
    assert (found.entry.months, found.entry.has_gap) == (4, True)
    assert not any("lasted" in why for why in found.meaningful_why)
