import pytest
from hypothesis import given
from hypothesis import strategies as st

from awaykit.model.dates import Month
from dossiers import Fields, case, rotation
from eras_drafts import entries, experience, facts, not_begun

WARDS = "riverbend-wards"
TELLS_OF_WARDS: Fields = {
    "organization": "Riverbend Hospital",
    "position": "Visiting student",
    "paid": None,
    "starts": "2027-05",
    "ends": "2027-05",
}


def ids(**parts: object) -> list[str]:
    return [entry.id for entry in entries(**parts)]


def test_a_rotation_that_has_begun_is_an_entry_with_its_contributions_and_nothing_else() -> None:
    held = rotation(
        city="Riverbend",
        us_state="OH",
        hands_on="yes",
        contributions=[{"fact": "Joined the daily huddle", "priority": 1}],
        key_cases=[case()],
        feedback=[{"said": "Lead with the one-line summary."}],
        eras={"frequency": "daily", "setting": "Urban"},
    )
    (entry,) = entries(rotations=[held])
    assert (entry.organization, entry.position) == (
        "Riverbend Hospital",
        "Visiting student, general medicine wards",
    )
    assert (entry.city, entry.region, entry.country) == ("Riverbend", "Ohio", "United States")
    assert (entry.frequency, entry.setting, entry.primary_focus) == ("daily", "Urban", "")
    assert (entry.starts, entry.ends) == (Month(2027, 5), Month(2027, 5))
    assert (entry.type, entry.type_why) == ("Education/training", "A rotation is education or training.")
    assert (entry.is_us_clinical, entry.is_hands_on, entry.is_observer) == (True, True, False)
    assert [(one.place, one.words, one.priority) for one in entry.phrases] == [
        ("rotations[0].contributions[0].fact", "Joined the daily huddle", 1)
    ]


@pytest.mark.parametrize(
    ("fields", "position"),
    [
        ({"kind": "observership"}, "Observer"),
        ({"kind": "elective", "hands_on": "no"}, "Observer"),
        ({"kind": "subinternship"}, "Subintern"),
        ({"kind": "externship"}, "Extern"),
    ],
)
def test_the_position_of_a_rotation_follows_from_its_role(fields: Fields, position: str) -> None:
    (entry,) = entries(rotations=[rotation(**fields)])
    assert entry.position == f"{position}, general medicine wards"


def test_an_elective_of_a_graduate_makes_no_student() -> None:
    applicant = {"name": {"given": "Ayesha"}, "season": 2028, "graduated": "2026-01"}
    (entry,) = entries(applicant=applicant, rotations=[rotation()])
    assert entry.position == "Elective, general medicine wards"


def test_a_rotation_of_which_an_experience_tells_is_no_entry_of_its_own() -> None:
    telling = experience(**TELLS_OF_WARDS, facts=facts("Followed four patients a day"))
    held = rotation(us_state="OH", contributions=[{"fact": "Wrote four notes a day"}])
    (entry,) = entries(experiences=[telling], rotations=[held])
    assert (entry.place, entry.told) == ("experiences[0]", ("experiences[0]", "rotations[0]"))
    assert entry.rotations == (WARDS,)
    assert entry.region == "Ohio"
    assert [one.words for one in entry.phrases] == ["Followed four patients a day"]


def test_contributions_stand_in_where_the_experience_that_tells_of_a_rotation_has_no_words() -> None:
    held = rotation(contributions=[{"fact": "Wrote four notes a day"}])
    (entry,) = entries(experiences=[experience(**TELLS_OF_WARDS)], rotations=[held])
    assert [one.words for one in entry.phrases] == ["Wrote four notes a day"]


@pytest.mark.parametrize(
    "fields",
    [
        {"state": "candidate"},
        {"state": "cancelled"},
        {"state": "applied", "starts": "2027-08-02", "ends": "2027-08-27"},
    ],
)
def test_a_rotation_that_may_never_be_is_neither_an_entry_nor_to_come(fields: Fields) -> None:
    assert entries(rotations=[rotation(**fields)]) == ()
    assert not_begun(rotations=[rotation(**fields)]) == ()


@pytest.mark.parametrize(
    "fields",
    [
        {"starts": "2027-08-02", "ends": "2027-08-27"},
        {"starts": None, "ends": None},
        {"state": "offered", "starts": "2027-08-02", "ends": "2027-08-27"},
    ],
)
def test_a_rotation_to_come_is_told_but_no_entry(fields: Fields) -> None:
    assert entries(rotations=[rotation(**fields)]) == ()
    assert not_begun(rotations=[rotation(**fields)]) == (WARDS,)


def test_an_experience_to_come_is_told_but_no_entry() -> None:
    to_come = experience(starts="2027-07", ends=None)
    assert entries(experiences=[to_come]) == ()
    assert not_begun(experiences=[to_come]) == ("clinic",)


def test_an_experience_without_dates_is_an_entry_whose_period_is_not_known() -> None:
    (entry,) = entries(experiences=[experience(starts=None, ends=None)])
    assert (entry.starts, entry.ends) == (None, None)


def test_what_ends_later_than_today_goes_on() -> None:
    held = rotation(starts="2027-06-07", ends="2027-07-02")
    found = entries(experiences=[experience(ends="2027-12")], rotations=[held])
    assert [entry.ends for entry in found] == ["present", "present"]
    assert all(entry.is_current for entry in found)


def test_merged_entries_pool_phrases_in_dossier_order_and_span_all_months() -> None:
    first = rotation(
        id="first", starts="2027-02-01", ends="2027-02-26", contributions=[{"fact": "Did one thing"}]
    )
    second = rotation(
        site="Saltmarsh Hospital",
        contributions=[{"fact": "Did another"}],
        eras={"merge_into": "first", "most_meaningful": "yes", "reflection": "It changed me."},
    )
    (entry,) = entries(rotations=[first, second])
    assert (entry.id, entry.organization) == ("first", "Riverbend Hospital")
    assert entry.told == ("rotations[0]", "rotations[1]")
    assert entry.rotations == ("first", WARDS)
    assert (entry.starts, entry.ends) == (Month(2027, 2), Month(2027, 5))
    assert [one.words for one in entry.phrases] == ["Did one thing", "Did another"]
    assert entry.is_own_choice
    assert entry.reflection is not None
    assert entry.reflection.place == "rotations[1].eras.reflection"


def test_contributions_of_a_rotation_join_the_experience_that_tells_of_it_when_asked() -> None:
    telling = experience(**TELLS_OF_WARDS, facts=facts("Followed four patients a day"))
    held = rotation(contributions=[{"fact": "Wrote four notes a day"}], eras={"merge_into": "clinic"})
    (entry,) = entries(experiences=[telling], rotations=[held])
    assert [one.words for one in entry.phrases] == ["Followed four patients a day", "Wrote four notes a day"]


def test_an_experience_can_go_into_the_rotation_that_it_tells_of() -> None:
    telling = experience(**TELLS_OF_WARDS, facts=facts("Followed four patients a day"), merge_into=WARDS)
    held = rotation(contributions=[{"fact": "Wrote four notes a day"}])
    (entry,) = entries(experiences=[telling], rotations=[held])
    assert (entry.place, entry.told) == ("rotations[0]", ("rotations[0]", "experiences[0]"))
    assert [one.words for one in entry.phrases] == ["Followed four patients a day", "Wrote four notes a day"]


def test_a_chain_of_merges_ends_in_its_last_entry_that_has_begun() -> None:
    held = [
        experience(id="a", merge_into="b"),
        experience(id="b", starts="2027-12", ends=None, merge_into="c"),
        experience(id="c", merge_into="d"),
        experience(id="d", starts="2028-01", ends=None),
    ]
    (entry,) = entries(experiences=held)
    assert (entry.id, entry.told) == ("c", ("experiences[2]", "experiences[0]"))


@pytest.mark.parametrize("circle", [["a"], ["a", "b"], ["a", "b", "c"]])
def test_entries_merged_in_a_circle_stand_alone(circle: list[str]) -> None:
    nexts = dict(zip(circle, circle[1:] + circle[:1], strict=True))
    held = [experience(id=name, merge_into=into) for name, into in nexts.items()]
    assert ids(experiences=[*held, experience(id="beside", merge_into="a")]) == circle


def test_an_experience_and_a_rotation_may_have_one_id() -> None:
    held = rotation(id="clinic", eras={"merge_into": "clinic"}, contributions=[{"fact": "Did it"}])
    (entry,) = entries(experiences=[experience()], rotations=[held])
    assert entry.place == "experiences[0]"
    assert [
        entry.place for entry in entries(experiences=[experience()], rotations=[rotation(id="clinic")])
    ] == [
        "experiences[0]",
        "rotations[0]",
    ]


def test_only_the_us_clinical_part_of_a_merged_entry_shows_skills_of_the_us_system() -> None:
    held = experience(facts=facts("Worked with a pharmacist"))
    wards = rotation(contributions=[{"fact": "Worked with a pharmacist too"}], eras={"merge_into": "clinic"})
    (entry,) = entries(experiences=[held], rotations=[wards])
    assert [sorted(one.shows) for one in entry.phrases] == [["did"], ["did", "us-system"]]


@pytest.mark.parametrize(
    ("fields", "type_", "why"),
    [
        ({"type": "Work"}, "Work", ""),
        ({}, "Volunteer/service/advocacy", "It was not paid."),
        ({"paid": "yes"}, "Work", "It was paid."),
        ({"paid": None}, "", ""),
        ({"paid": "yes", "position": "Research assistant"}, "Research", "Your position says “research”."),
        ({"position": "Biology tutor"}, "Teaching/mentoring", "Your position says “tutor”."),
        ({"position": "Observer"}, "Education/training", "Your position says “observer”."),
        (TELLS_OF_WARDS, "Education/training", "A rotation is education or training."),
    ],
)
def test_the_type_is_suggested_from_what_the_dossier_says(fields: Fields, type_: str, why: str) -> None:
    (entry,) = entries(experiences=[experience(**fields)], rotations=[rotation()])[:1]
    assert (entry.type, entry.type_why) == (type_, why)


def test_an_externship_without_a_rotation_is_us_clinical_work_by_its_position() -> None:
    there = experience(position="Extern, wards", country="USA", facts=facts("Wrote in the EMR"))
    shop = experience(id="shop", position="Cashier", country="USA")
    at_home = experience(id="home", position="Extern, wards")
    assert [entry.is_us_clinical for entry in entries(experiences=[there, shop, at_home])] == [
        True,
        False,
        False,
    ]


def test_an_own_description_of_a_merged_part_counts_only_where_there_is_no_phrase() -> None:
    part = experience(id="part", description="My own text.", merge_into="clinic")
    (without,) = entries(experiences=[experience(), part])
    (with_facts,) = entries(experiences=[experience(facts=facts("Did it")), part])
    assert without.own_description is not None
    assert without.own_description.place == "experiences[1].description"
    assert with_facts.own_description is None


def test_a_rotation_whose_experience_has_not_begun_yet_keeps_its_words_where_that_is_merged() -> None:
    held = [
        experience(facts=facts("Took histories")),
        experience(
            **(TELLS_OF_WARDS | {"id": "told", "starts": "2027-07", "ends": None}), merge_into="clinic"
        ),
    ]
    wards = rotation(ends="2027-07-30", contributions=[{"fact": "Wrote notes"}])
    (entry,) = entries(experiences=held, rotations=[wards])
    assert [one.words for one in entry.phrases] == ["Took histories", "Wrote notes"]


months = st.sampled_from([None, "2026-05", "2027-05", "2027-08"])
targets = st.sampled_from([None, "e0", "e1", "e2", "r0", "r1"])


@given(
    st.lists(st.tuples(months, targets), min_size=3, max_size=3), st.lists(targets, min_size=2, max_size=2)
)
def test_whatever_is_merged_into_what_all_that_has_begun_is_told_exactly_once(
    shapes: list[tuple[str | None, str | None]], rotated: list[str | None]
) -> None:
    experiences = [
        experience(id=f"e{row}", organization="Riverbend Hospital", starts=start, ends=None, merge_into=into)
        for row, (start, into) in enumerate(shapes)
    ]
    rotations = [
        rotation(id=f"r{row}", eras={"merge_into": into} if into else {}) for row, into in enumerate(rotated)
    ]
    begun = [f"experiences[{row}]" for row, (start, _) in enumerate(shapes) if start != "2027-08"]
    told = [place for entry in entries(experiences=experiences, rotations=rotations) for place in entry.told]
    assert sorted(told) == [*begun, "rotations[0]", "rotations[1]"]


def test_an_experience_of_this_month_or_this_year_has_begun() -> None:
    held = [experience(id="a", starts="2027-06", ends=None), experience(id="b", starts="2027", ends=None)]
    assert ids(experiences=held) == ["a", "b"]
