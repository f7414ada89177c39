from dossiers import Fields, dossier, rotation
from eras_drafts import drafted, experience


def volunteers(number: int) -> list[Fields]:
    """Experiences at as many organizations, which nothing merges."""
    return [experience(id=f"v{row}", organization=f"Clinic {row}") for row in range(number)]


def observership(month: int, **fields: object) -> Fields:
    """An observership from the first to the last Friday of a month of 2026, two weeks longer each month."""
    usual: Fields = {
        "id": f"o{month}",
        "site": f"Hospital {month}",
        "kind": "observership",
        "starts": f"2026-{month:02}-02",
        "ends": f"2026-{month:02}-27",
    }
    return rotation(**(usual | fields))


def merged(**parts: object) -> list[tuple[tuple[str, ...], str]]:
    return [(merge.entries, merge.why) for merge in drafted(dossier(**parts)).merges]


def test_ten_entries_need_no_merge() -> None:
    assert merged(experiences=volunteers(8), rotations=[observership(2), observership(3)]) == []


def test_the_shortest_observerships_go_first_into_the_longest_of_them() -> None:
    long = observership(2, ends="2026-05-29")
    held = [long, observership(6), observership(7, ends="2026-08-28"), rotation()]
    assert merged(experiences=volunteers(8), rotations=held) == [
        (("o2", "o7", "o6"), "These are your shortest observerships.")
    ]
    assert merged(experiences=volunteers(7), rotations=held) == [
        (("o7", "o6"), "These are your shortest observerships.")
    ]


def test_then_come_entries_of_one_organization_and_type_and_then_short_rotations() -> None:
    held = [
        *volunteers(6),
        experience(id="a", organization="City Hospital"),
        experience(id="b", organization="City hospital", ends="2026-09"),
        experience(id="c", organization="City Hospital", type="Research"),
    ]
    rotations = [
        observership(1),
        observership(2),
        rotation(id="r", site="A"),
        rotation(id="s", site="B", ends="2027-06-04"),
    ]
    assert merged(experiences=held, rotations=rotations) == [
        (("o2", "o1"), "These are your shortest observerships."),
        (("b", "a"), "These were at City Hospital and have the same type."),
        (("s", "r"), "These are your shortest rotations."),
    ]


def test_what_the_applicant_chose_stays_alone() -> None:
    held = [observership(2, eras={"most_meaningful": "yes"}), observership(3)]
    assert merged(experiences=volunteers(9), rotations=held) == []


def test_fourteen_experiences_all_have_an_entry_and_the_draft_says_how_many_are_over() -> None:
    draft = drafted(dossier(experiences=volunteers(14)))
    assert len(draft.entries) == 14
    assert draft.entries_over == 4


def test_merges_that_are_made_bring_the_number_down() -> None:
    made = observership(3, eras={"merge_into": "o2"})
    draft = drafted(dossier(experiences=volunteers(9), rotations=[observership(2), made]))
    assert (draft.entries_over, draft.merges) == (0, ())
