from datetime import date

import pytest

from awaykit.review.engine import RuleOutcome
from awaykit.review.findings import Finding, Importance
from awaykit.review.rules.eras_draft import past_only, present_verb
from dossiers import Fields, dossier, rotation
from review.eras_examples import (
    IN_MARCH,
    Drafted,
    experience,
    experiences,
    facts,
    with_experiences,
    with_rotation,
    with_statement,
)

PLACES = "rotations[0].eras"


def findings(held: Drafted, code: str) -> list[Finding]:
    return list(held.result(code).findings)


def places(held: Drafted, code: str) -> list[str]:
    return [finding.place for finding in findings(held, code)]


def test_each_text_that_is_over_is_told_with_its_place() -> None:
    held = Drafted(
        dossier(
            experiences=[experience(description="d" * 751, most_meaningful="yes", reflection="r" * 301)],
            rotations=[rotation(eras={"description": "d" * 760})],
            eras={"hobbies": "h" * 301, "impactful_experience": "i" * 751},
        )
    )
    assert sorted(places(held, "EXP001")) == [
        "eras.hobbies",
        "eras.impactful_experience",
        "experiences[0].description",
        "experiences[0].reflection",
        "rotations[0].eras.description",
    ]
    assert "10 characters more" in next(
        each.message for each in findings(held, "EXP001") if each.place.startswith("rotations")
    )


def test_marks_stars_and_divisions_are_counted() -> None:
    held = with_experiences(
        *experiences(4, most_meaningful="yes"),
        scholarly_work=[
            {"type": "poster presentation", "title": f"Title {n}", "starred": "yes"} for n in range(4)
        ],
        eras={"geographic_preferences": [{"division": "Pacific"}] * 4},
    )
    assert places(held, "EXP001") == ["experiences", "scholarly_work", "eras.geographic_preferences"]


def test_a_phrase_that_no_field_takes_is_told() -> None:
    held = with_experiences(experience(facts=facts("Wrote " + "a long word " * 70)))
    assert places(held, "EXP001") == ["experiences[0].facts[0].fact"]


def test_a_skill_that_found_no_room_is_named() -> None:
    long = "Followed " + "patients " * 80
    contributions: list[Fields] = [
        {"fact": long, "priority": 1},
        {"fact": "Wrote notes in the electronic record", "priority": 3},
    ]
    held = with_rotation(contributions=contributions)
    (finding,) = findings(held, "EXP002")
    assert finding.place == "rotations[0].contributions[1].fact"
    assert "no room" in finding.message


def test_an_own_description_may_show_the_skill() -> None:
    assert not findings(with_rotation(eras={"description": "I wrote in the EMR."}), "EXP002")
    assert findings(with_rotation(eras={"description": "I followed patients."}), "EXP002")


def test_rules_on_rotations_wait_until_one_is_over() -> None:
    held = with_rotation(today=IN_MARCH)
    for code in ("EXP002", "EXP003", "INT001"):
        result = held.result(code)
        assert (result.outcome, result.reason) == (
            RuleOutcome.NOT_APPLICABLE,
            "Applies once a confirmed rotation is over.",
        )


def test_a_rotation_behind_the_ten_is_told() -> None:
    order = [f"clinic-{n}" for n in range(10)]
    held = Drafted(
        dossier(
            experiences=experiences(10),
            rotations=[rotation(contributions=facts("Followed four patients a day"))],
            eras={"order": order},
        )
    )
    (finding,) = findings(held, "EXP003")
    assert finding.place == "rotations[0]"
    assert "among the 10" in finding.message


def test_what_is_said_twice_is_told_once_for_each_pair() -> None:
    same = facts("Took histories from twenty patients", "Taught eight students to measure pressure")
    (finding,) = findings(with_experiences(*experiences(2, facts=same)), "EXP004")
    assert "and 1 more sentence also stand in" in finding.message


def test_what_stands_everywhere_is_one_finding() -> None:
    same = facts("Took histories from twenty patients")
    (finding,) = findings(with_experiences(*experiences(6, facts=same)), "EXP004")
    assert "and in 4 other entries" in finding.message


def test_a_sentence_of_an_entry_in_the_statement_is_told() -> None:
    held = with_statement(
        "I took histories from twenty patients.",
        experiences=[experience(facts=facts("Took histories from twenty patients"))],
    )
    assert places(held, "EXP004") == ["statement.text"]


@pytest.mark.parametrize(
    "phrase", ["Follow three patients", "Writes notes", "Teach eight students", "Help the intern"]
)
def test_a_verb_in_the_present_is_known(phrase: str) -> None:
    assert present_verb(phrase)


@pytest.mark.parametrize(
    "phrase",
    [
        "Followed three",
        "Lead author of a paper",
        "Take-home tests",
        "Read papers",
        "Help for newcomers",
        "Record",
    ],
)
def test_a_noun_or_a_past_is_not_taken_for_a_verb_in_the_present(phrase: str) -> None:
    assert not present_verb(phrase)


def test_one_present_among_pasts_is_enough() -> None:
    assert past_only(["Wrote notes", "Drafted a paper"])
    assert not past_only(["Wrote notes", "Run the models"])
    assert not past_only(["Wrote notes"])


def test_what_goes_on_and_is_told_in_the_past_is_one_hint() -> None:
    past = facts("Entered the charts", "Wrote the dictionary")
    (finding,) = findings(with_experiences(*experiences(3, ends="present", facts=past)), "EXP005")
    assert finding.importance is Importance.LOW
    assert "2 other entries" in (finding.hint or "")


def test_contributions_of_a_rotation_under_way_may_be_in_the_past() -> None:
    past = facts("Entered the charts", "Wrote the dictionary")
    assert not findings(with_rotation(today=date(2027, 5, 12), contributions=past), "EXP005")


def test_choices_are_told_once_each_with_the_nearest() -> None:
    held = with_experiences(
        *experiences(3, setting="Teaching hospital", primary_focus="Quality"),
        scholarly_work=[{"type": "poster", "title": "A Title"}],
        rotations=[rotation(eras={"frequency": "twice"})],
        eras={"setting_preference": "City", "geographic_preferences": [{"division": "Ohio"}]},
    )
    told = {finding.place: finding.hint for finding in findings(held, "EXP006")}
    assert told["experiences[0].primary_focus"] == "Pick the nearest: Quality improvement."
    assert told["scholarly_work[0].type"] == "Pick the nearest: poster presentation."
    assert told["eras.geographic_preferences[0].division"] == "Write East North Central."
    assert set(told) == {
        "experiences[0].setting",
        "experiences[0].primary_focus",
        "rotations[0].eras.frequency",
        "scholarly_work[0].type",
        "eras.setting_preference",
        "eras.geographic_preferences[0].division",
    }


def test_a_draft_of_the_statement_is_told_once_the_form_is_open() -> None:
    assert places(with_statement("Why.", state="draft"), "PST001") == ["statement.state"]
    early = Drafted(with_statement("Why.", state="draft").dossier, IN_MARCH)
    assert not findings(early, "PST001")
    assert not findings(Drafted(dossier(), IN_MARCH), "PST001")


def test_a_statement_that_is_too_long_weighs_more() -> None:
    (finding,) = findings(with_statement("a" * 28_010), "PST001")
    assert finding.importance is Importance.HIGH
    assert "10 characters more" in finding.message


def test_characters_are_told_as_replaced_or_as_other_letters() -> None:
    replaced, kept = findings(with_statement("“Why”\u200b – 😀 Почему"), "PST001")
    assert replaced.message.startswith("The form may mangle")
    assert "zero width space" in replaced.message
    assert "П" in kept.message
    assert "Latin letters" in (kept.hint or "")


def test_feedback_of_one_day_is_too_little_to_compare() -> None:
    held = with_statement("I like ultrasound.", rotations=[rotation(feedback=[{"said": "Clear plans."}])])
    assert held.result("PST002").outcome is RuleOutcome.NOT_APPLICABLE


def test_only_the_story_that_is_missing_is_named() -> None:
    held = with_rotation(stories=[{"theme": "adapting-to-us", "story": "What happened."}])
    (finding,) = findings(held, "INT001")
    assert finding.message == "You have no story yet about a hard clinical situation."
    assert finding.place == "rotations[0].stories"


@pytest.mark.parametrize("code", ["EXP001", "EXP004", "EXP006", "PST001"])
def test_after_match_day_nobody_is_told_how_to_fill_in_the_form(code: str) -> None:
    held = Drafted(with_experiences(*experiences(11)).dossier, date(2028, 4, 1))
    assert held.result(code).outcome is RuleOutcome.NOT_APPLICABLE


def test_without_a_known_form_the_rules_are_silent() -> None:
    early = dossier(applicant={"name": {"given": "Ayesha"}, "season": "2025"}, experiences=experiences(11))
    result = Drafted(early, date(2024, 6, 10)).result("EXP001")
    assert (result.outcome, result.reason) == (
        RuleOutcome.NOT_APPLICABLE,
        "Applies once your season's form is known.",
    )


def test_every_text_in_another_script_counts_and_the_first_is_named() -> None:
    held = Drafted(
        dossier(
            experiences=[experience(organization="清华", facts=facts("每周测量血压", "Taught students"))],
            scholarly_work=[{"type": "poster presentation", "title": "ひらがな"}],
            eras={"hobbies": "شاعری"},
            statement={"text": "Привет.", "state": "final"},
        )
    )
    (found,) = findings(held, "EXP007")
    assert found.place == "experiences[0].organization"
    assert found.message == "This has letters that the form may lose, and 3 other texts too."
