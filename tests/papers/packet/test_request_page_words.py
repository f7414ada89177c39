"""The text of the request page in each state of a request."""

from datetime import date

import pytest

from awaykit.rendering.templating.templates import Templates
from awaykit.rendering.text import render_text, word_counts
from awaykit.resources import templates_folder
from dossiers import Fields, case, rotation, writer
from papers.packet.packets import TODAY, packet

MOST_WORDS = 180
BEFORE_THE_PORTAL = date(2027, 6, 1)
ASKED = {"asked": "2027-05-28"}
AGREED = {"agreed": "2027-05-28"}
LINK_SENT = AGREED | {"link_sent": "2027-06-24"}
REMINDED = LINK_SENT | {"reminded": "2027-06-28"}
DAYS = {"together_from": "2027-05-03", "together_until": "2027-05-14", "weeks": "2"}


def filled(today: date, /, *, kind: str, parts: Fields, **fields: object) -> str:
    """The HTML of the page."""
    held = rotation(
        letter_writers=[writer(**fields)],
        key_cases=[case()],
        kind=kind,
        service="General internal medicine wards",
        service_kind="ward",
        site="Riverbend County Medical Center",
    )
    with Templates(templates_folder()) as templates:
        return templates.fill(
            "letter-packet/request.html.j2", packet(today, rotations=[held], **parts).context
        )


def page(
    today: date = TODAY,
    /,
    *,
    kind: str = "elective",
    parts: Fields | None = None,
    **fields: object,
) -> str:
    """The words of the letter, from the greeting on."""
    html = filled(today, kind=kind, parts=parts or {}, **fields)
    return " ".join(render_text(html, width=None).split("Dear", 1)[1].split())


@pytest.mark.parametrize("steps", [AGREED, LINK_SENT, REMINDED])
def test_who_has_agreed_is_thanked(steps: dict[str, str]) -> None:
    told = page(request=steps)
    assert (
        "Thank you for agreeing to write a letter for my internal medicine application (2028 Match)." in told
    )
    assert "If you agree" not in told


def test_who_has_not_answered_is_thanked_for_considering_and_may_decline() -> None:
    told = page(request=ASKED)
    assert "Thank you for considering a letter for my internal medicine application (2028 Match)." in told
    assert "If you agree" in told


def test_who_was_not_asked_is_asked() -> None:
    told = page()
    assert "Would you feel comfortable writing a letter" in told
    assert "(2028 Match)?" in told
    assert "If you agree" in told


def test_the_rotation_is_told_in_its_tense() -> None:
    at = "on the general internal medicine wards at Riverbend County Medical Center"
    assert f"I worked with you {at} (two weeks, May 3–14, 2027)." in page(TODAY, parts=None, **DAYS)
    assert f"I am working with you {at} for four weeks" in page(date(2027, 5, 10))
    assert f"I will work with you {at} for one week" in page(date(2027, 4, 10), weeks="1")


def test_days_of_the_rotation_are_not_taken_for_the_weeks_together() -> None:
    assert "for one week within May 3–30, 2027." in page(weeks="1")
    assert "during my elective of May 3–30, 2027." in page(weeks=None)


def test_an_observer_never_worked() -> None:
    for weeks in ("2", None):
        told = page(kind="observership", weeks=weeks)
        assert "I observed with you on the general internal medicine wards" in told
        assert "work" not in told
    assert "I am observing with you" in page(date(2027, 5, 10), kind="observership")
    assert "I will observe with you" in page(date(2027, 4, 10), kind="observership")


def test_dates_link_and_waiver_are_found() -> None:
    told = page(BEFORE_THE_PORTAL, request=AGREED, waiver="yes")
    assert "Best written by: Thursday, June 17, 2027" in told
    assert "Upload by: Friday, August 6, 2027" in told
    assert "AAMC’s link: Nothing online yet; expected Wednesday, June 23, 2027" in told
    assert "Waiver: Waived: I will not see the letter" in told
    assert "Waiver: Not waived: I may see the letter" in page(request=AGREED, waiver="no")
    assert "Waiver" not in page(request=AGREED, waiver="undecided")


def test_before_the_portal_opens_an_address_that_lasts_is_asked_for() -> None:
    assert "a lasting e-mail for AAMC (eleanor.whitfield@example.org?)" in page(BEFORE_THE_PORTAL)
    told = page(TODAY, request=AGREED)
    assert "your e-mail for AAMC (eleanor.whitfield@example.org?)" in told
    assert "AAMC’s link: By e-mail when I enter you in MyERAS" in told
    assert "Nothing online" not in told


def test_after_the_last_useful_day_the_letter_is_wanted_as_soon_as_possible() -> None:
    told = page(date(2027, 9, 25), request=AGREED)
    assert "Upload by: As soon as you can" in told
    assert "Write by" not in told


@pytest.mark.parametrize("steps", [LINK_SENT, REMINDED])
def test_a_writer_who_has_the_link_is_not_asked_for_an_address(steps: dict[str, str]) -> None:
    told = page(request=steps)
    assert "AAMC’s link: E-mailed to you" in told
    assert "Please tell me if AAMC’s e-mail has not reached you" in told
    assert "Please reply with" not in told


def test_a_writer_without_a_known_address_is_asked_for_one() -> None:
    assert "your e-mail for AAMC;" in page(request=AGREED, email=None)


def test_each_part_of_the_packet_is_told_with_its_place() -> None:
    everything: Fields = {"languages": [{"name": "Urdu"}], "statement": {"text": "My words."}}
    told = page(parts=everything, letter_kind="structured")
    assert "facts (page 2), patients (page 3), CV, statement, AAIM form." in told
    assert "facts (page 2), patients (page 3), CV, statement." in page(parts=everything)


def test_a_part_that_is_absent_is_not_announced() -> None:
    told = page()
    assert "Notes, not suggested wording: facts (page 2), patients (page 3)." in told


@pytest.mark.parametrize(
    ("today", "steps"),
    [
        (date(2027, 4, 10), {}),
        (date(2027, 5, 10), {}),
        (BEFORE_THE_PORTAL, {}),
        (TODAY, {}),
        (BEFORE_THE_PORTAL, ASKED),
        (TODAY, ASKED),
        (BEFORE_THE_PORTAL, AGREED),
        (TODAY, AGREED),
        (date(2027, 9, 25), AGREED),
        (TODAY, LINK_SENT),
        (TODAY, REMINDED),
    ],
)
@pytest.mark.parametrize("kind", ["elective", "observership"])
@pytest.mark.parametrize("days", [DAYS, {"weeks": "4"}, {"weeks": None}])
@pytest.mark.parametrize("waiver", ["yes", "no"])
def test_the_page_has_at_most_180_words_with_all_that_can_stand_on_it(
    today: date, steps: dict[str, str], kind: str, days: Fields, waiver: str
) -> None:
    applicant = {"degrees": "MBBS", "ids": {"aamc": "99000142"}}
    html = filled(
        today,
        kind=kind,
        parts={
            "applicant": applicant,
            "languages": [{"name": "Urdu"}],
            "statement": {"text": "My words."},
        },
        request=steps,
        role="ward attending, weeks 1 and 2",
        letter_kind="structured",
        waiver=waiver,
        own_words=" ".join(["word"] * 60),
        **days,
    )
    assert 60 < word_counts(html)["request"] <= MOST_WORDS
