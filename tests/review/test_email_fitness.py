"""Rules on e-mails that come too late, or ask for what the applicant or the school can't do."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from awaykit.review.engine import RuleOutcome
from review.email_examples import SCHOOL, findings, to_larkmoor

if TYPE_CHECKING:
    from dossiers import Fields


@pytest.mark.parametrize("sent_from", [date(2027, 3, 16), date(2027, 8, 1)])
def test_the_deadline_is_that_of_the_day_on_which_the_email_goes_out(sent_from: date) -> None:
    sent = to_larkmoor("Is a place open?", request={"deadline": "2027-03-15"}, sent_from=sent_from)
    assert [finding.place for finding in findings(sent, "EML006")] == ["programs[0].rotation.deadline"]
    assert findings(sent, "EML006")[0].holds
    assert findings(to_larkmoor("Is a place open?", request={"deadline": "2027-03-15"}), "EML006") == ()


@pytest.mark.parametrize(
    "text",
    [
        "I know that I am late in asking. Would you still consider me for these dates?",
        "Could you tell me whether you still take applications for these dates?",
        "I know that the time to apply has passed.",
        "The deadline has already passed, I know.",
        "Your application window is closed; is there a waiting list?",
        "I am writing after your deadline of March 1.",
    ],
)
def test_an_email_that_owns_up_to_being_late_is_in_order(text: str) -> None:
    assert findings(to_larkmoor(text, request={"deadline": "2027-03-01"}), "EML006") == ()


@pytest.mark.parametrize(
    "text",
    [
        "Could you tell me whether a place is open on these dates?",
        "In the past I worked on a ward; the window of my room was closed.",
        "My exams are over, and I am free on these dates.",
        "I have still to take Step 2 CK.",
        "I applied early.",
    ],
)
def test_an_email_that_says_nothing_of_a_past_deadline_is_held(text: str) -> None:
    assert findings(to_larkmoor(text, request={"deadline": "2027-03-01"}), "EML006") != ()


def test_without_a_deadline_the_last_month_before_the_rotation_is_told_and_not_held() -> None:
    found = findings(to_larkmoor("Is a place open?", today=date(2027, 9, 20)), "EML006")
    assert [(finding.holds, finding.place) for finding in found] == [(False, "rotations[0]")]
    assert findings(to_larkmoor("Is a place open?", today=date(2027, 8, 20)), "EML006") == ()


def test_a_follow_up_may_come_after_the_deadline() -> None:
    sent = to_larkmoor("Is a place open?", kind="follow-up", request={"deadline": "2027-03-01"})
    assert sent.result("EML006").outcome is RuleOutcome.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("graduated", "kind", "is_held"),
    [
        ("2027-09", "elective", True),
        ("2027-09", "subinternship", True),
        ("2027-09", "observership", False),
        ("2027-09", "externship", False),
        ("2027-10", "elective", False),
        ("2027-10", "subinternship", False),
        ("2028-06", "elective", False),
        ("2026", "elective", True),
        ("2027", "elective", False),
        ("2026", "observership", False),
    ],
)
def test_electives_are_for_students_on_the_rotations_own_first_day(
    graduated: str, kind: str, is_held: bool
) -> None:
    for message in ("cover", "follow-up"):
        sent = to_larkmoor(
            "Is a place open?", kind=message, applicant={"graduated": graduated}, asked={"kind": kind}
        )
        assert [finding.holds for finding in findings(sent, "EML007")] == [True] * is_held


def test_a_second_rotation_that_is_asked_for_counts_too() -> None:
    sent = to_larkmoor("Is a place open?", asked={"kind": "observership"}, applicant={"graduated": "2026"})
    both = replace(sent.words[0], prints=(*sent.words[0].prints, "rotations[1].service"))
    found = findings(replace(sent, words=(both,)), "EML007")
    assert [finding.place for finding in found] == ["rotations[1].kind"]


def test_a_graduate_who_did_electives_as_a_student_may_ask_for_an_observership() -> None:
    sent = to_larkmoor(
        "In May 2027 I did an elective.", applicant={"graduated": "2027-06"}, asked={"kind": "observership"}
    )
    assert findings(sent, "EML007") == ()


@pytest.mark.parametrize(
    "text",
    [
        "I would apply through VSLO.",
        "I would apply through VSLO, in which my school takes part.",
        "Could you tell me whether international students may apply through VSLO?",
        "I use Visiting Student Learning Opportunities.",
        "My VSLO application is ready.",
    ],
)
@pytest.mark.parametrize("takes_part", ["no", None])
def test_vslo_needs_a_school_that_takes_part(text: str, takes_part: str | None) -> None:
    school = {name: value for name, value in SCHOOL.items() if name != "takes_part_in_vslo"}
    recorded = {"takes_part_in_vslo": takes_part} if takes_part else {}
    sent = to_larkmoor(text, applicant={"school": school | recorded})
    assert [finding.holds for finding in findings(sent, "EML008")] == [True]
    assert findings(to_larkmoor(text), "EML008") == ()


@pytest.mark.parametrize(
    "text",
    [
        "My school does not take part in VSLO.",
        "I can't apply through VSLO.",
        "I would apply to you directly, without VSLO.",
        "Is a place open?",
        "I cannot use VSLO. Is there another way?",
    ],
)
def test_an_email_may_say_that_vslo_is_not_open(text: str) -> None:
    sent = to_larkmoor(text, applicant={"school": SCHOOL | {"takes_part_in_vslo": "no"}})
    assert findings(sent, "EML008") == ()


def test_a_graduate_who_names_vslo_is_told_once() -> None:
    graduate: Fields = {"graduated": "2026", "school": SCHOOL | {"takes_part_in_vslo": "no"}}
    sent = to_larkmoor("I would apply through VSLO.", applicant=graduate, asked={"kind": "observership"})
    assert [len(findings(sent, code)) for code in ("EML007", "EML008")] == [1, 0]
