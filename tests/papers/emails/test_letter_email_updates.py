"""E-mails to a letter writer about changes, and to one who wrote for an earlier season."""

import re
from datetime import date

import pytest

from awaykit.papers.paper import Paper
from dossiers import Fields, rotation, writer
from papers.emails import emails_of_a_day
from papers.emails.emails_of_a_day import LONG_NAME, LONG_SERVICE, LONG_SITE, said
from papers.emails.test_letter_email_days import (
    AGREED,
    ASKED,
    DECLINED,
    HESITATED,
    LINKED,
    REMINDED,
    UPLOADED,
)

PASSED: Fields = {"what": "I have passed Step 2 CK", "on": "2027-06-05"}
ASSIGNED: Fields = {"what": "The letter will also go to a second program."}
OBSERVER: Fields = {"kind": "observership"}
EARLIER: Fields = {"earlier_letter": "2026-07-26"}
YEAR_BEFORE: Fields = {"starts": "2026-05-04", "ends": "2026-05-29"}


def papers(
    kind: str, today: str, request: Fields, role: Fields | None = None, /, **of_writer: object
) -> tuple[Paper, ...]:
    held = rotation(letter_writers=[writer(request=request, **of_writer)], **(role or {}))
    day = date.fromisoformat(today)
    return emails_of_a_day.planned(f"letter-{kind}", day, rotations=[held]).papers


def message(
    kind: str, today: str, request: Fields, role: Fields | None = None, /, **of_writer: object
) -> Paper:
    (paper,) = papers(kind, today, request, role, **of_writer)
    return paper


@pytest.mark.parametrize("steps", [ASKED, AGREED, LINKED, REMINDED])
def test_a_writer_who_was_asked_or_has_promised_is_told(steps: Fields) -> None:
    (paper,) = papers("update", "2027-08-02", steps, updates=[PASSED])
    assert (paper.folder.value, paper.wanted_from) == ("send", date(2027, 6, 7))
    assert paper.records == (("update", "whitfield"),)


@pytest.mark.parametrize("steps", [{}, DECLINED, HESITATED, UPLOADED])
def test_nobody_is_told_before_the_ask_after_a_no_or_after_the_upload(steps: Fields) -> None:
    assert papers("update", "2027-08-02", steps, updates=[PASSED]) == ()


def test_without_anything_new_or_once_it_was_told_or_too_late_there_is_no_message() -> None:
    assert papers("update", "2027-08-02", AGREED) == ()
    assert papers("update", "2027-08-02", AGREED, updates=[PASSED | {"sent": "2027-06-07"}]) == ()
    assert papers("update", "2028-03-04", AGREED, updates=[PASSED]) == ()


def test_only_what_has_changed_and_was_not_told_is_said() -> None:
    told_before = {"what": "I have moved.", "sent": "2027-06-01"}
    to_come = {"what": "I have passed Step 3.", "on": "2027-09-09"}
    paper = message("update", "2027-06-08", AGREED, updates=[told_before, PASSED, ASSIGNED, to_come])
    told = said(paper)
    assert told.subject == "Update for your letter: Ayesha Khan, general medicine wards, May 2027"
    assert (
        "Since then some things have changed:\n\n- I have passed Step 2 CK.\n"
        "- The letter will also go to a second program.\n\n" in told.body
    )
    assert "moved" not in told.body
    assert "Step 3" not in told.body
    place = "rotations[0].letter_writers[0].updates"
    assert [each for each in paper.prints if "updates" in each] == [f"{place}[1].what", f"{place}[2].what"]


def test_who_has_not_answered_is_not_thanked_for_agreeing() -> None:
    asked = said(message("update", "2027-06-08", ASKED, updates=[PASSED])).body
    assert "On May 27 I asked you for a letter of recommendation" in asked
    assert "Since then one thing has changed:" in asked
    assert (
        "Thank you again for agreeing" in said(message("update", "2027-06-08", LINKED, updates=[PASSED])).body
    )


def test_what_changes_later_waits_for_its_day() -> None:
    (paper,) = papers("update", "2027-06-01", AGREED, updates=[PASSED])
    assert (paper.folder.value, paper.wanted_from) == ("waiting", date(2027, 6, 7))
    assert "- I have passed Step 2 CK." in said(paper).body


def test_who_wrote_for_an_earlier_season_is_asked_for_an_updated_letter() -> None:
    assert papers("ask", "2027-06-08", {}, YEAR_BEFORE, **EARLIER) == ()
    assert papers("again", "2027-06-08", {}, YEAR_BEFORE) == ()
    paper = message("again", "2027-06-08", {}, YEAR_BEFORE, **EARLIER)
    assert (paper.folder.value, paper.records) == ("send", (("asked", "whitfield"),))
    told = said(paper)
    assert told.subject == "Updated letter of recommendation: Ayesha Khan, general medicine wards, May 2026"
    assert told.body.startswith(
        "Dear Dr. Whitfield,\n\n"
        "Thank you again for the letter of recommendation that you wrote for me, uploaded on "
        "July 26, 2026. I am now applying for internal medicine residency in the 2028 Match."
    )
    assert "May I ask you for an updated letter with a current date?" in told.body


def test_who_does_not_answer_is_asked_for_the_updated_letter_once_more() -> None:
    paper = message("again", "2027-06-08", {"asked": "2027-05-27"}, YEAR_BEFORE, **EARLIER)
    assert "On May 27 I asked you for an updated letter. Do you feel able" in said(paper).body
    assert paper.records == ()


def test_after_the_new_yes_the_request_goes_on_as_any_other() -> None:
    steps: Fields = {"asked": "2027-05-27", "agreed": "2027-05-28"}
    assert papers("again", "2027-06-08", steps, YEAR_BEFORE, **EARLIER) == ()
    assert papers("materials", "2027-06-08", steps, YEAR_BEFORE, **EARLIER)


CASES: list[tuple[str, Fields, Fields]] = [
    ("update", ASKED, {}),
    ("update", LINKED, {}),
    ("update", LINKED, OBSERVER),
    ("again", {}, YEAR_BEFORE),
    ("again", {}, YEAR_BEFORE | OBSERVER),
    ("again", {"asked": "2027-05-27"}, YEAR_BEFORE),
]


@pytest.mark.parametrize(("kind", "steps", "role"), CASES)
def test_every_variant_is_clean_ascii_prose_with_a_subject_that_can_be_searched(
    kind: str, steps: Fields, role: Fields
) -> None:
    told = said(message(kind, "2027-06-08", steps, role, updates=[PASSED], **EARLIER))
    words = f"{told.subject}\n{told.body}"
    assert words.isascii()
    assert not re.search(r"  | [.,;:?)]|\( |[.,;:?]{2}|\n\n\n", words)
    assert told.body.count("?") == (kind == "again")
    for searched in ("Ayesha Khan", "general medicine wards", "May 202"):
        assert searched in told.subject
    if role.get("kind") == "observership":
        assert not re.search(r"\bwork", words)


@pytest.mark.parametrize(("kind", "steps", "role"), CASES)
def test_long_names_stay_within_the_budget(kind: str, steps: Fields, role: Fields) -> None:
    long = {"site": LONG_SITE, "service": LONG_SERVICE, "service_kind": "ward"}
    paper = message(
        kind,
        "2027-06-08",
        steps,
        role | long,
        name=f"{LONG_NAME}, MD",
        greeting=f"Professor {LONG_NAME}",
        updates=[PASSED, ASSIGNED],
        **EARLIER,
    )
    (part,) = paper.parts
    assert part.most_words is not None
    assert len(said(paper).body.split()) <= part.most_words
