"""The e-mail to a graduate of the applicant's school: when, to whom, one question."""

from collections.abc import Mapping
from datetime import date

from awaykit.papers.paper import Folder, Paper, Planned
from dossiers import Fields
from papers.emails.emails_to_hosts import (
    HOST_NAME,
    KIND,
    ROWS,
    STUDENT,
    TODAY,
    asked,
    held,
    host,
    planned,
    said,
    words,
)

RAO: Fields = {"name": "Meera Rao, MD", "greeting": "Dr. Rao", "email": "m.rao@example.com"}
ALI: Fields = {"name": "Usman Ali", "note": "numbat note"}


def messages(
    *alumni: Fields,
    today: date = TODAY,
    state: str = "candidate",
    applicant: Mapping[str, object] | None = None,
) -> Planned:
    of = held(asked(state=state), programs=[host(alumni=list(alumni))], applicant=applicant)
    return planned(KIND["alumni"], of, today)


def message(*alumni: Fields, today: date = TODAY) -> Paper:
    return messages(*alumni, today=today).papers[0]


def test_an_alumnus_is_asked_while_documents_are_collected() -> None:
    early, later = message(RAO, today=date(2026, 7, 6)), message(RAO, today=date(2026, 7, 7))
    assert (early.folder, early.wanted_from) == (Folder.WAITING, date(2026, 7, 7))
    assert later.folder is Folder.SEND
    assert message(RAO, today=date(2027, 6, 6)).folder is Folder.SEND


def test_nobody_is_asked_twice_or_about_a_rotation_that_is_settled() -> None:
    assert messages(RAO | {"asked": "2026-11-02"}) == Planned()
    assert messages(RAO, state="confirmed") == Planned()
    assert messages(RAO, today=date(2027, 6, 7)) == Planned()


def test_it_is_short_asks_one_question_and_tells_no_private_note() -> None:
    found = message(RAO)
    body = said(found).body
    assert body.startswith(
        "Dear Dr. Rao,\n\nI am a graduate of Sutlej Medical College, where you studied too"
    )
    assert f"I am asking {HOST_NAME} for a four-week observership" in body
    assert body.count("?") == 1
    assert words(found) <= ROWS["alumni"].words
    student = messages(RAO, applicant=STUDENT).papers[0]
    assert "I am a student at Sutlej Medical College" in said(student).body


def test_without_an_address_it_is_text_to_finish() -> None:
    found = message(ALI)
    assert [each.place for each in found.missing] == ["programs[0].rotation.alumni[0].email"]
    assert found.folder is Folder.UNFINISHED
    assert said(found).body.startswith("Dear Usman Ali,")
    assert "numbat" not in said(found).body


def test_two_alumni_of_one_program_get_an_e_mail_each() -> None:
    found = messages(RAO, ALI).papers
    assert [paper.reader for paper in found] == ["calder", "calder-alumnus-2"]
    assert "Ali" not in said(found[0]).body


def test_a_school_must_be_known_to_be_shared() -> None:
    (found,) = messages(RAO, applicant={"school": None}).papers
    assert [each.place for each in found.missing] == ["applicant.school"]
    assert said(found).body
