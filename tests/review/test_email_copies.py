"""Rules on subjects without a name, and on reasons that two programs both get."""

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from awaykit.model.record import Reader
from review.email_examples import ANOTHER_WHY, SUBJECT, WHY, findings, to_larkmoor, with_reasons

if TYPE_CHECKING:
    from dossiers import Fields


@pytest.mark.parametrize(
    "subject", ["Request for an elective", "October 4 to 29, 2027", "Hello", "Ayeshah Khanna"]
)
def test_a_subject_without_the_name_is_told(subject: str) -> None:
    assert [finding.holds for finding in findings(to_larkmoor("", subject=subject), "EML004")] == [False]


def test_a_long_name_makes_no_subject_too_long() -> None:
    family = "Wickramaratne-" * 8 + "Ekanayake"
    name: Fields = {"name": {"given": "Tharushika Nethmini", "family": family}}
    subject = f"Elective at Larkmoor University Hospital: Tharushika Nethmini {family}"
    assert findings(to_larkmoor("", subject=subject, applicant=name), "EML004") == ()
    assert findings(to_larkmoor("", subject=f"{SUBJECT} {'and more ' * 10}"), "EML004") != ()


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        (WHY, WHY),
        (WHY, WHY.replace("two days", "three days")),
        (f"{ANOTHER_WHY} {WHY}", f"I live nearby. {WHY}"),
        ("I would like to train at Larkmoor, since its ward teams are small.",
         "I would like to train at Calder Point Hospital, since its ward teams are small."),
        ("Larkmoor takes patients from four rural counties and from a port.",
         "Calder Point takes patients from four rural counties and from a port."),
        (WHY, WHY.upper()),
        (WHY, WHY.removesuffix(".") + ", and I like that."),
    ],
)  # fmt: skip
def test_a_reason_that_two_programs_get_is_held(mine: str, theirs: str) -> None:
    found = findings(with_reasons(mine, theirs), "EML005")
    assert [(finding.holds, finding.place) for finding in found] == [(True, "programs[0].rotation.why")]
    assert "Calder Point" in found[0].message


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        (WHY, ANOTHER_WHY),
        (f"I would like to see that. {WHY}", f"I would like to see that. {ANOTHER_WHY}"),
        ("The nephrologists here read urine sediments with their students, which I have begun to learn.",
         "The residents' clinic telephones every patient within two days of discharge."),
        ("Half of the hospitalists trained outside the United States.",
         "Half of the patients on these wards speak Spanish, and the interpreters join rounds."),
        ("In March I saw how this hospital answers a consult in its first line.",
         "In March I saw the clinic that the same fellow runs after a consult, and its patients."),
    ],
)  # fmt: skip
def test_reasons_of_their_own_may_share_a_short_sentence(mine: str, theirs: str) -> None:
    assert findings(with_reasons(mine, theirs), "EML005") == ()


def test_a_checklist_from_which_one_copies_is_told_and_not_held() -> None:
    sent = with_reasons(WHY, WHY)
    checklist = replace(sent.words[0], kind="portal-checklist", reader_kind=Reader.OWN, mail=None)
    found = findings(replace(sent, words=(checklist,)), "EML005")
    assert [(finding.holds, finding.paper) for finding in found] == [(False, None)]
