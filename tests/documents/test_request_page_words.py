"""The first page as it is read, for the states in which a request can be."""

import re
from datetime import date

import pytest

from awaykit.rendering.templates import Templates
from awaykit.rendering.text import render_text
from awaykit.resources import templates_folder
from documents.packets import TODAY, packet
from dossiers import case, rotation, writer

MOST_WORDS = 180
AGREED = {"agreed": "2027-05-28"}
DAYS = {"together_from": "2027-05-03", "together_until": "2027-05-14", "weeks": "2"}


def page(today: date = TODAY, /, *, kind: str = "elective", **fields: object) -> str:
    """The words of the letter, from the greeting on."""
    held = rotation(letter_writers=[writer(**fields)], key_cases=[case()], kind=kind, service_kind="ward")
    with Templates(templates_folder()) as templates:
        html = templates.fill("letter-packet/request.html.j2", packet(today, rotations=[held]).context)
    return " ".join(render_text(html, width=None).split("Dear", 1)[1].split())


def test_thanks_or_ask_follow_the_state() -> None:
    assert "Thank you for agreeing to write a letter" in page(request=AGREED)
    assert "Thank you for considering a letter" in page(request={"asked": "2027-05-28"})
    asked = page()
    assert "Would you be willing to write a letter" in asked
    assert "If you would rather not, I will understand." in asked


def test_the_rotation_is_told_in_its_tense() -> None:
    assert "I worked with you for two weeks (May 3–14, 2027) on the general medicine wards" in page(**DAYS)
    assert "I am working with you for four weeks" in page(date(2027, 5, 10))
    assert "I will work with you for one week" in page(date(2027, 4, 10), weeks="1")


def test_days_of_the_rotation_are_not_taken_for_the_weeks_together() -> None:
    told = page(weeks="1")
    assert (
        "I worked with you for one week on the general medicine wards at Riverbend Hospital, during my"
        in told
    )
    assert "during my elective (May 3–30, 2027)." in told


def test_an_observer_never_worked() -> None:
    told = page(kind="observership", **DAYS)
    assert "I was with you as an observer for two weeks (May 3–14, 2027)" in told
    assert "worked" not in told
    assert "during my" not in told
    assert "as an observer on the general" in page(kind="observership", weeks=None)


def test_dates_link_and_waiver_are_found() -> None:
    told = page(date(2027, 6, 1), request=AGREED, waiver="yes")
    assert "Write by: Thursday, June 17, 2027" in told
    assert "Upload by: Friday, August 6, 2027" in told
    assert "AAMC e-mails it from Wednesday, June 23, 2027 (expected)" in told
    assert "I have waived my right to see the letter" in told
    assert "Waiver" not in page(request=AGREED, waiver="undecided")


def test_a_writer_who_has_the_link_is_not_asked_for_an_address() -> None:
    told = page(request=AGREED | {"link_sent": "2027-06-24"})
    assert "AAMC has e-mailed it to you" in told
    assert "Please reply with" not in told


def test_the_known_address_is_offered_to_be_confirmed() -> None:
    assert "(I have eleanor.whitfield@example.org)" in page(request=AGREED)
    assert "(I have" not in page(request=AGREED, email=None)


@pytest.mark.parametrize("request_steps", [{}, {"asked": "2027-05-28"}, AGREED])
@pytest.mark.parametrize("kind", ["elective", "observership"])
def test_the_page_has_at_most_180_words(kind: str, request_steps: dict[str, str]) -> None:
    told = page(
        date(2027, 6, 1),
        kind=kind,
        request=request_steps,
        role="ward attending, weeks 1 and 2",
        waiver="yes",
        own_words=" ".join(["word"] * 35),
        **DAYS,
    )
    assert len(re.findall(r"[^\s–·]+", told)) <= MOST_WORDS


def test_a_cv_of_rotations_alone_is_not_announced() -> None:
    assert "CV" not in page()
