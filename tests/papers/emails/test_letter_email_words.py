"""The wording and length of answers, reminders and thanks to a letter writer."""

import re
from collections.abc import Mapping
from datetime import date

import pytest

from awaykit.papers.paper import Paper
from awaykit.review.findings import PaperId
from dossiers import Fields, case, rotation, writer
from papers.emails import emails_of_a_day
from papers.emails.emails_of_a_day import LONG_NAME, LONG_SERVICE, LONG_SITE, said
from papers.emails.test_letter_email_days import (
    AGREED,
    ASKED,
    DECLINED,
    HESITATED,
    LINKED,
    LONG_AGO,
    REMINDED,
    UPLOADED,
)

NO_DAY_LEFT: Fields = {"link_sent": "2027-09-20", "agreed": "2027-09-17"}
MATCHED: Fields = {"match": {"matched": "yes", "program": "Larkmoor University Hospital"}}
NOT_MATCHED: Fields = {"match": {"matched": "no"}}
CASES: list[tuple[str, str, Fields, Fields]] = [
    ("together", "2027-05-28", ASKED, {}),
    ("together", "2027-05-29", AGREED, {}),
    ("address", "2027-06-10", LONG_AGO, {}),
    ("link", "2027-06-28", LINKED, {}),
    ("reminder", "2027-07-23", LINKED, {}),
    ("reminder", "2027-07-30", REMINDED, {}),
    ("reminder", "2027-11-01", NO_DAY_LEFT, {}),
    ("thanks", "2027-07-27", UPLOADED, {}),
    ("thanks-anyway", "2027-06-01", HESITATED, {}),
    ("thanks-anyway", "2027-06-01", DECLINED, {}),
    ("news", "2028-03-20", UPLOADED, MATCHED),
    ("news", "2028-03-20", UPLOADED, {"match": {"matched": "yes"}}),
    ("news", "2028-03-20", UPLOADED, NOT_MATCHED),
]


def message(
    kind: str,
    today: str,
    steps: Fields,
    applicant: Fields | None = None,
    /,
    role: Mapping[str, object] | None = None,
    **fields: object,
) -> Paper:
    """The one e-mail of a kind to the writer of the usual rotation."""
    held = {"letter_writers": [writer(request=steps, **fields)], "key_cases": [case()], **(role or {})}
    (paper,) = emails_of_a_day.planned(
        f"letter-{kind}",
        date.fromisoformat(today),
        rotations=[rotation(**held)],
        applicant=applicant or {},
    ).papers
    return paper


def body(*arguments: object, **fields: object) -> str:
    return said(message(*arguments, **fields)).body  # type: ignore[arg-type]


def test_to_write_it_together_one_offers_facts_in_order_and_no_wording() -> None:
    told = body("together", "2027-05-29", AGREED, waiver="yes")
    assert "I would rather not write any of it. I have also waived my right to see the letter." in told
    assert "They are in the attached packet (PDF):" in told
    items = [line for line in told.split("\n") if line.startswith("- ")]
    assert items == [
        "- how we know each other, and for how long",
        "- my role, and what it allowed",
        "- what I did, and what I brought to the team",
        "- the patients we saw together",
        "- my CV",
    ]


def test_the_packet_goes_with_that_answer_only_after_the_yes() -> None:
    assert message("together", "2027-05-29", AGREED).encloses == (PaperId("letter-packet", "whitfield"),)
    before = message("together", "2027-05-28", ASKED)
    assert before.encloses == ()
    assert "attached" not in said(before).body


def test_without_cases_no_patients_are_offered() -> None:
    assert "patients" not in body("together", "2027-05-29", AGREED, role={"key_cases": []})


def test_the_answer_about_the_link_names_the_address_and_where_to_look() -> None:
    told = body("link", "2027-06-28", LINKED)
    assert "It was sent to eleanor.whitfield@example.org on June 24." in told
    assert "junk mail too" in told
    assert "I can't see or use the link myself." in told


def test_a_reminder_says_by_when_and_where_the_link_went() -> None:
    first = body("reminder", "2027-07-23", LINKED)
    assert first.startswith("Dear Dr. Whitfield,\n\nThank you again for agreeing to write a letter")
    assert "The letter helps most if it is uploaded by Friday, August 6, 2027." in first
    assert "AAMC sent your link to eleanor.whitfield@example.org on June 24; it may be in junk mail." in first
    assert "May I come back to the letter" in body("reminder", "2027-07-30", REMINDED)
    assert "Could you please upload it as soon as you can?" in body("reminder", "2027-11-01", NO_DAY_LEFT)


def test_thanks_say_what_came_and_promise_nothing_but_news() -> None:
    told = body("thanks", "2027-07-27", UPLOADED)
    assert "Thank you for your letter of recommendation, which was uploaded on July 26." in told
    assert "I will hear the result of the Match in March 2028, and will tell you how it went." in told


def test_who_said_no_is_thanked_and_asked_for_nothing() -> None:
    for steps in (HESITATED, DECLINED):
        told = body("thanks-anyway", "2027-06-01", steps)
        assert "I understand, and there is nothing more for you to do." in told
        assert "?" not in told


def test_the_news_tell_the_result_as_recorded() -> None:
    assert "I matched at Larkmoor University Hospital." in body("news", "2028-03-20", UPLOADED, MATCHED)
    assert "I did not match this year." in body("news", "2028-03-20", UPLOADED, NOT_MATCHED)


def test_an_address_is_asked_for_with_the_day_of_the_yes_and_of_the_link() -> None:
    told = body("address", "2027-06-10", LONG_AGO)
    assert "On November 20, 2026, you kindly agreed" in told
    assert "on or after Wednesday, June 23, 2027 (expected)" in told
    assert "Will eleanor.whitfield@example.org still reach you then?" in told


@pytest.mark.parametrize("case_", CASES)
def test_reminders_answers_and_thanks_carry_nothing_but_the_packet(
    case_: tuple[str, str, Fields, Fields],
) -> None:
    found = message(*case_, letter_kind="structured")
    assert found.encloses_files == ()
    assert bool(found.encloses) is (case_[:1] == ("together",) and case_[2] is AGREED)


@pytest.mark.parametrize("case_", CASES)
@pytest.mark.parametrize("form", ["subinternship", "observership"])
def test_long_names_stay_within_the_budget(case_: tuple[str, str, Fields, Fields], form: str) -> None:
    kind, today, steps, applicant = case_
    found = message(
        kind,
        today,
        steps,
        applicant | {"name": {"given": LONG_NAME}, "degrees": "MBBS, MRCP"},
        role={"site": LONG_SITE, "service": LONG_SERVICE, "service_kind": "ward", "kind": form},
        name=f"{LONG_NAME}, MD, PhD, FACP",
        greeting=f"Professor {LONG_NAME}",
        waiver="yes",
    )
    (part,) = found.parts
    assert part.most_words is not None
    assert len(said(found).body.split()) <= part.most_words


@pytest.mark.parametrize("case_", CASES)
@pytest.mark.parametrize("form", ["elective", "observership"])
def test_every_variant_is_clean_ascii_prose(case_: tuple[str, str, Fields, Fields], form: str) -> None:
    found = said(message(*case_, role={"kind": form}))
    told = f"{found.subject}\n{found.body}"
    assert told.isascii()
    assert not re.search(r"  | [.,;:?)]|\( |[.,;:?]{2}|\n\n\n", told)
    assert "Ayesha Khan" in found.subject
    assert "general medicine wards" in found.subject
    if form == "observership":
        assert not re.search(r"\bwork|\bI did,", told)


CANARY = "Qanary"
PRIVATE: Fields = {
    "ids": {"aamc": CANARY, "ecfmg": CANARY, "passport": CANARY, "birth_date": "1999-09-09"},
    "citizenships": [CANARY],
    "visa": {"need": "needed", "for_rotations": CANARY, "for_residency": "H-1B"},
    "regions": [CANARY],
    "budget": "31415",
}


@pytest.mark.parametrize("case_", CASES)
def test_nothing_private_and_no_other_writer_is_named(case_: tuple[str, str, Fields, Fields]) -> None:
    kind, today, steps, applicant = case_
    role = {
        "letter_writers": [
            writer(request=steps, own_words=CANARY, role=CANARY, title=CANARY),
            writer(id="varga", name=f"{CANARY}, MD", greeting=CANARY, request={"declined": "2026-05-28"}),
        ],
        "feedback": [{"from_writer": "whitfield", "said": CANARY, "share": "yes"}],
        "reflection": {"team": CANARY},
    }
    found = said(message(kind, today, steps, applicant | PRIVATE, role=role))
    for private in (CANARY, "31415", "H-1B", "1999"):
        assert private not in f"{found.subject}\n{found.body}"


@pytest.mark.parametrize("case_", CASES)
def test_without_an_address_there_is_no_draft_but_whole_sentences(
    case_: tuple[str, str, Fields, Fields],
) -> None:
    found = message(*case_, email=None)
    assert [each.place for each in found.missing] == ["rotations[0].letter_writers[0].email"]
    assert not re.search(r"  | [.,;?]|\bto [;.]", said(found).body)
