"""Rules on names and addresses in an e-mail that belong to another reader."""

from datetime import date
from typing import TYPE_CHECKING

import pytest

from awaykit.review.findings import Confidence
from review.email_examples import IN_MARCH, findings, to_larkmoor, to_whitfield

if TYPE_CHECKING:
    from dossiers import Fields

IN_JUNE = date(2027, 6, 15)
"""The rotation at Riverbend is over."""


@pytest.mark.parametrize(
    "text",
    [
        "I want to come to Fennick County Medical Center.",
        "the Fennick county medical center internal medicine residency",
        "What I heard about Fennick made me write.",
        "Calder Point would teach me much.",
        "People speak well of Calder.",
        "Dear Dr. Ostrander,",
        "Harold Ostrander told me to write to you.",
        "I asked Ostrander too.",
        "Sana Qureshi-Malik knows your wards.",
        "I worked with Dr. Whitfield, who will write.",
        "Please write to harold.ostrander@fennick.example.org.",
        "See https://www.fennick.example.org/residency.",
        "someone.else@fennick.example.org has my papers.",
        "I will be at Riverbend Hospital in May.",
    ],
)
def test_another_name_or_address_holds_an_email(text: str) -> None:
    found = findings(to_larkmoor(text), "EML001")
    assert len(found) == 1
    assert found[0].holds


@pytest.mark.parametrize(
    "text",
    [
        "Is a place open at Larkmoor University Hospital?",
        "Larkmoor is where I want to train.",
        "Dear Ms. Prewitt,",
        "You wrote from d.prewitt@im.example.edu, as www.larkmoor.example.edu says.",
        "I study at Sutlej Crescent Medical College in Lahore.",
        "The Graduate Medical Education Office asked for my CV.",
        "The GME Office asked for it.",
        "My address is ayesha.khan@example.com.",
        "In the community hospital at home I saw county patients at this point.",
        "With thanks, Ayesha Khan, MBBS",
        "At some point I would like to see your clinic.",
        "Fennicks and Ostranders are other words.",
        "I hope to hear from you; Hope is what I have.",
        "I lived in New York, and read the Wayne report.",
    ],
)
def test_what_belongs_to_the_reader_may_stand_in_an_email(text: str) -> None:
    assert findings(to_larkmoor(text), "EML001") == ()


def test_a_name_that_two_entries_have_is_told_once() -> None:
    twin: Fields = {"id": "twin", "name": "Fennick County Medical Center"}
    assert len(findings(to_larkmoor("Fennick County Medical Center", others=(twin,)), "EML001")) == 1


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Unity", "Unity of a team is what I look for."),
        ("University Hospital", "I trained at a University Hospital."),
        ("New York Medical College", "My family lives in New York."),
        ("Mercy Hospital", "Mercy on the wards matters to me."),
        ("Hôpital Saint-Joseph", "I trained at the Hôpital Militaire."),
        ("Internal Medicine Residency Program", "I apply to your internal medicine residency program."),
    ],
)
def test_a_name_of_common_words_tells_nothing_on_its_own(name: str, text: str) -> None:
    other: Fields = {"id": "another", "name": name}
    assert findings(to_larkmoor(text, others=(other,)), "EML001") == ()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("UPMC Mercy", "UPMC is well known."),
        ("Johns Hopkins Hospital", "I hope to learn at Hopkins."),
        ("Boston Medical Center", "My plan is to train in Boston."),
        ("Texas Tech University Health Sciences Center", "Texas Tech has such a clinic."),
        ("St. Luke's University Hospital", "What St. Luke’s does is rare."),
        ("NYU", "I would like to train at NYU."),
    ],
)
def test_what_people_call_a_hospital_is_found(name: str, text: str) -> None:
    other: Fields = {"id": "another", "name": name}
    assert len(findings(to_larkmoor(text, others=(other,)), "EML001")) == 1


def test_a_hospital_may_be_named_once_the_rotation_there_has_begun() -> None:
    text = "In May 2027 I did an elective at Riverbend Hospital."
    assert findings(to_larkmoor(text, today=IN_JUNE), "EML001") == ()
    assert findings(to_larkmoor(text, today=IN_MARCH), "EML001") != ()


def test_what_stands_in_the_cv_may_be_named() -> None:
    own: Fields = {"name": "Fennick County Medical Center School of Medicine"}
    assert findings(to_larkmoor("I studied at Fennick.", applicant={"school": own}), "EML001") == ()


def test_a_part_of_a_name_tells_nothing_when_two_programs_have_it() -> None:
    another: Fields = {"id": "fennick-east", "name": "Fennick Valley Hospital"}
    assert findings(to_larkmoor("Fennick is far."), "EML001")[0].confidence is Confidence.LIKELY
    assert findings(to_larkmoor("Fennick is far.", others=(another,)), "EML001") == ()


def test_a_wrong_name_is_told_where_the_applicant_wrote_it() -> None:
    why = "I would like to learn how Fennick hands its patients over."
    in_why = findings(to_larkmoor(why, request={"why": why}), "EML001")
    assert [finding.place for finding in in_why] == ["programs[0].rotation.why"]
    elsewhere = findings(to_larkmoor("Fennick"), "EML001")
    assert [finding.place for finding in elsewhere] == ["programs[0].rotation.contact"]


def test_names_that_another_rule_tells_to_a_writer_are_not_told_twice() -> None:
    whole = to_whitfield("Dr. Adeyemi taught me as well.")
    assert [len(findings(whole, code)) for code in ("PAP002", "EML001")] == [1, 0]
    part = to_whitfield("Adeyemi taught me as well.")
    assert [len(findings(part, code)) for code in ("PAP002", "EML001")] == [0, 1]
    address = to_whitfield("I also wrote to m.adeyemi@example.org.")
    assert [len(findings(address, code)) for code in ("PAP002", "EML001")] == [0, 1]


def test_a_letter_writer_reads_of_no_program_that_was_asked() -> None:
    assert findings(to_whitfield("I have applied to Larkmoor University Hospital."), "EML001") != ()
    assert findings(to_whitfield("I worked with you at Riverbend Hospital."), "EML001") == ()
