from collections.abc import Iterator

import pytest
from pydantic import BaseModel

from awaykit.model.dossier import Dossier
from awaykit.review.findings import PaperId, Remark
from awaykit.review.rule import TextsRule
from awaykit.review.rules.honesty import hands_on_act_of_an_observer, praise_of_oneself
from awaykit.review.texts import FieldText
from dossiers import Fields, case, dossier, plan_of, rotation, writer
from review.honesty_examples import ACTS_OF_AN_OBSERVER, WHAT_OBSERVERS_DO
from review.praise_examples import NO_PRAISE_OF_ONESELF, PRAISE_OF_ONESELF
from review.rule_examples import FINAL_WEEK
from samples.shelf import GOOD, days, loaded

I_DID = "rotations[0].key_cases[0].i_did"
FACT = "experiences[0].facts[0].fact"
PACKET = PaperId("letter-packet", "whitfield")


def remarks(rule: TextsRule, held: Dossier, *texts: FieldText) -> list[Remark]:
    return list(rule.look(held, plan_of(held, FINAL_WEEK), texts))


def observer(**fields: object) -> Dossier:
    watched = {"kind": "observership", "key_cases": [case()], "letter_writers": [writer()]}
    return dossier(rotations=[rotation(**(watched | fields))])


def of_observer(text: str, place: str = I_DID, **fields: object) -> list[Remark]:
    return remarks(hands_on_act_of_an_observer, observer(**fields), FieldText(place=place, text=text))


def praised(text: str, place: str = I_DID) -> list[Remark]:
    return remarks(praise_of_oneself, observer(), FieldText(place=place, text=text))


@pytest.mark.parametrize("text", ACTS_OF_AN_OBSERVER)
def test_a_hands_on_act_is_not_an_observers(text: str) -> None:
    assert of_observer(text)


@pytest.mark.parametrize("text", WHAT_OBSERVERS_DO)
def test_an_observer_may_watch_ask_read_and_present(text: str) -> None:
    assert of_observer(text) == []


@pytest.mark.parametrize("text", ACTS_OF_AN_OBSERVER)
def test_the_same_acts_are_fine_in_a_hands_on_role(text: str) -> None:
    assert of_observer(text, kind="externship", hands_on="yes") == []


@pytest.mark.parametrize("text", PRAISE_OF_ONESELF)
def test_praise_of_oneself_is_found(text: str) -> None:
    assert praised(text)


@pytest.mark.parametrize("text", NO_PRAISE_OF_ONESELF)
def test_thanks_facts_and_words_of_medicine_are_no_praise_of_oneself(text: str) -> None:
    assert praised(text) == []


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Wrote a daily note on two patients.", {"notes": "yes"}),
        ("Proposed orders for the resident to enter.", {"orders_proposed": "yes"}),
        ("Took histories and examined patients.", {"other": ["takes histories and examines new patients"]}),
        ("Wrote progress notes for feedback.", {"other": ["progress notes that are not filed"]}),
        ("Placed a peripheral IV.", {"other": ["places IVs under supervision"]}),
    ],
)
def test_what_the_role_lists_is_allowed(text: str, role: Fields) -> None:
    assert of_observer(text)
    assert of_observer(text, role_allowed=role) == []


@pytest.mark.parametrize(
    "phrase",
    [
        "no notes",
        "reads the notes",
        "observed procedures",
        "does not examine patients",
        "joined admission rounds",
    ],
)
def test_a_role_that_says_no_or_only_watches_allows_nothing_more(phrase: str) -> None:
    text = "Wrote the notes, examined patients and performed procedures."
    told = of_observer(text, role_allowed={"other": [phrase]})
    assert [told[0].message] == [of_observer(text)[0].message]


def test_an_act_that_the_role_allows_does_not_allow_another() -> None:
    (told,) = of_observer("Wrote notes and ordered imaging.", role_allowed={"notes": "yes"})
    assert "ordered imaging" in told.message
    assert "notes" not in told.message.split(":")[1]


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("key_cases[0].outcome", "Treated with antibiotics and discharged home."),
        ("key_cases[0].outcome", "Admitted to intensive care, intubated, given vancomycin."),
        ("key_cases[0].problem", "Treated hypertension with new confusion"),
        ("key_cases[0].learned", "To examine the back each day before I order a scan."),
        ("key_cases[0].learned", "Order the test that changes the plan."),
        ("letter_writers[0].own_words", "Examined by you, the patient smiled."),
    ],
)
def test_a_phrase_without_a_subject_is_not_always_the_applicants(field: str, text: str) -> None:
    assert of_observer(text, f"rotations[0].{field}") == []


@pytest.mark.parametrize(
    "field",
    ["key_cases[0].problem", "key_cases[0].outcome", "key_cases[0].learned", "letter_writers[0].own_words"],
)
def test_what_says_i_is_the_applicants_in_every_field(field: str) -> None:
    assert of_observer("When I admitted patients at night I was alone.", f"rotations[0].{field}")


@pytest.mark.parametrize(
    "place", ["rotations[0].feedback[0].said", "rotations[0].reflection.team", "statement.text"]
)
def test_words_of_others_and_private_words_are_not_read(place: str) -> None:
    assert of_observer("I admitted three patients.", place) == []
    assert praised("I am an excellent doctor.", "rotations[0].stories[0].story") == []
    assert praised("I am an excellent doctor.", "rotations[0].feedback[0].said") == []


@pytest.mark.parametrize("field", ["description", "reflection"])
def test_what_eras_tells_of_a_rotation_is_read(field: str) -> None:
    place = f"rotations[0].eras.{field}"
    assert of_observer("I admitted three patients a day.", place)
    assert of_observer("I admitted three patients a day.", place, kind="elective") == []
    assert praised("I am an excellent doctor.", place)


def test_a_description_for_eras_begins_with_the_applicants_verbs() -> None:
    assert of_observer("Admitted three patients a day.", "rotations[0].eras.description")
    assert of_observer("Admitted three patients a day.", "rotations[0].eras.reflection") == []


@pytest.mark.parametrize(
    "place", ["eras.hobbies", "eras.impactful_experience", "eras.geographic_preferences[0].why"]
)
def test_praise_is_found_in_the_optional_blocks(place: str) -> None:
    assert praised("I am an excellent doctor.", place)
    assert of_observer("I admitted three patients a day.", place) == []


def entry(**fields: object) -> Fields:
    return {"id": "observed", "organization": "Riverbend Hospital", "starts": "2027-05"} | fields


@pytest.mark.parametrize(
    ("experience", "is_told"),
    [
        (entry(), True),
        (entry(organization="riverbend hospital"), True),
        (entry(organization="Another Hospital"), False),
        (entry(starts="2026-01"), False),
    ],
)
def test_an_experience_counts_if_it_tells_of_that_rotation(experience: Fields, is_told: bool) -> None:
    held = dossier(rotations=[rotation(kind="observership")], experiences=[experience])
    text = FieldText(place=FACT, text="Admitted three patients a day")
    assert bool(remarks(hands_on_act_of_an_observer, held, text)) is is_told


def test_an_experience_of_two_rotations_is_left_alone_if_one_was_hands_on() -> None:
    both = [rotation(kind="observership"), rotation(id="second", kind="elective")]
    held = dossier(rotations=both, experiences=[entry()])
    text = FieldText(place=FACT, text="Admitted three patients a day")
    assert remarks(hands_on_act_of_an_observer, held, text) == []


def test_a_finding_holds_each_paper_that_prints_the_text() -> None:
    text = FieldText(place=I_DID, text="Admitted three patients.", papers=(PACKET,))
    for rule, words in (
        (hands_on_act_of_an_observer, "Admitted three patients."),
        (praise_of_oneself, "Passionate about medicine."),
    ):
        text = FieldText(place=I_DID, text=words, papers=(PACKET,))
        (told,) = remarks(rule, observer(), text)
        found = rule.about.finding(told)
        assert (found.paper, found.holds, found.place) == (PACKET, True, I_DID)


def test_a_finding_quotes_a_few_words_of_at_most_three_acts() -> None:
    (told,) = of_observer("Ordered labs, admitted patients, wrote notes, managed sepsis, placed a line.")
    assert told.message.count('"') == 6


def test_words_that_are_quoted_are_someone_elses() -> None:
    assert of_observer('The resident said "I admitted three patients" and smiled.') == []
    assert praised('You wrote "I am an excellent cook" on the board.') == []


@pytest.mark.parametrize("name", GOOD)
def test_the_samples_are_honest(name: str) -> None:
    held = loaded(name).dossier
    assert held is not None
    texts = list(every_text(held))
    assert len(texts) > 10
    for rule in (hands_on_act_of_an_observer, praise_of_oneself):
        found = list(rule.look(held, plan_of(held, days()[name]), texts))
        assert [(remark.place, remark.message) for remark in found] == []


def every_text(value: object, place: str = "") -> Iterator[FieldText]:
    """All texts of a dossier, whether screened or not."""
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from every_text(getattr(value, name), f"{place}.{name}" if place else name)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from every_text(item, f"{place}[{index}]")
    elif isinstance(value, str):
        yield FieldText(place=place, text=value)


def merged(act: str, *watched: Fields, **fields: object) -> list[Remark]:
    """A stay elsewhere that is told as one with the first rotation."""
    entry = {"id": "free-clinic", "organization": "Lantern Gate", "facts": [{"fact": act}], **fields}
    held = dossier(experiences=[entry], rotations=list(watched))
    return remarks(hands_on_act_of_an_observer, held, FieldText(place=FACT, text=act))


def test_what_is_merged_into_an_observership_is_told_as_an_observers() -> None:
    watched = rotation(kind="observership")
    assert merged("Placed orders for five patients", watched, merge_into="riverbend-wards")
    assert merged("Placed orders for five patients", watched) == []
    assert merged("Watched rounds", watched, merge_into="riverbend-wards") == []


def test_what_ends_up_with_a_hands_on_rotation_is_no_observers() -> None:
    watched = rotation(kind="observership", eras={"merge_into": "wards"})
    hands_on = rotation(id="wards", kind="externship", hands_on="yes")
    assert merged("Placed orders for five patients", watched, hands_on, merge_into="riverbend-wards") == []


def test_a_circle_of_merges_is_gone_round_once() -> None:
    watched = rotation(kind="observership", eras={"merge_into": "free-clinic"})
    assert merged("Placed orders for five patients", watched, merge_into="riverbend-wards")
