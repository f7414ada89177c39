"""The e-mails to a host about other days or a late arrival: when, to whom, in which words."""

import re
from collections.abc import Mapping
from datetime import date

import pytest

from awaykit.papers.paper import Folder, Format, LeftOut, Paper
from dossiers import Fields, rotation
from papers.emails import emails_of_a_day
from papers.emails.emails_of_a_day import LONG_NAME, LONG_SERVICE, LONG_SITE, said

CONTACT: Fields = {"name": "Denise Prewitt", "greeting": "Ms. Prewitt", "email": "prewitt@example.edu"}
OBSERVER: Fields = {"kind": "observership"}
APPLIED: Fields = {"state": "applied"}
OFFERED: Fields = {"state": "offered"}
BECAUSE = "My school has moved its final examination to May 6"
LATER: Fields = {"change": {"starts": "2027-05-10", "ends": "2027-06-06", "because": BECAUSE}}
LONGER: Fields = {"change": {"ends": "2027-06-06"}}
ARRIVES: Fields = {"delay": {"arrives": "2027-05-06", "because": BECAUSE}}
VISA: Fields = {"delay": {"visa_appointment": "2027-04-27"}}
BOTH: Fields = {"delay": {"visa_appointment": "2027-04-27", "arrives": "2027-05-06"}}
COVER: Fields = {"kind": "cover", "on": "2026-12-14"}


def host(*, contact: Fields | None = None, **request: object) -> list[Fields]:
    return [
        {"id": "riverbend", "name": "Riverbend IM", "rotation": {"contact": contact or CONTACT, **request}}
    ]


def found(
    kind: str, today: str, role: Mapping[str, object], /, **parts: object
) -> tuple[tuple[Paper, ...], tuple[LeftOut, ...]]:
    """The e-mails of one kind about the usual rotation, Monday 3 May to Sunday 30 May, and those left out."""
    held = {"program": "riverbend"} | dict(role)
    planned = emails_of_a_day.planned(
        kind,
        date.fromisoformat(today),
        **({"rotations": [rotation(**held)], "programs": host()} | parts),
    )
    return planned.papers, planned.left_out


def message(kind: str, today: str, role: Mapping[str, object], /, **parts: object) -> Paper:
    (paper,), _ = found(kind, today, role, **parts)
    return paper


def body(kind: str, today: str, role: Mapping[str, object], /, **parts: object) -> str:
    return said(message(kind, today, role, **parts)).body


@pytest.mark.parametrize(
    ("today", "role", "kinds"),
    [
        ("2027-04-01", {}, []),
        ("2027-04-01", LATER, ["change"]),
        ("2027-05-02", LATER, ["change"]),
        ("2027-05-03", LATER, []),
        ("2027-05-29", LONGER, ["change"]),
        ("2027-05-30", LONGER, []),
        ("2027-04-01", LATER | OFFERED, ["change"]),
        ("2027-04-01", LATER | APPLIED, ["change"]),
        ("2027-04-01", LATER | {"state": "candidate"}, []),
        ("2027-04-01", LATER | {"state": "cancelled"}, []),
        ("2027-04-01", LATER | {"starts": "2027-05-10", "ends": "2027-06-06"}, []),
        ("2027-04-01", {"change": {"starts": "2027-05-10", "asked": "2027-03-30"}}, []),
        ("2027-04-01", ARRIVES, ["delay"]),
        ("2027-05-05", ARRIVES, ["delay"]),
        ("2027-05-06", ARRIVES, []),
        ("2027-04-27", VISA, ["delay"]),
        ("2027-04-28", VISA, []),
        ("2027-04-28", BOTH, ["delay"]),
        ("2027-04-01", ARRIVES | OFFERED, ["delay"]),
        ("2027-04-01", ARRIVES | APPLIED, []),
        ("2027-04-01", {"delay": {"arrives": "2027-05-06", "told": "2027-03-30"}}, []),
        ("2027-04-01", LATER | VISA, ["change", "delay"]),
    ],
)
def test_a_host_is_written_to_while_it_can_help_and_only_of_what_is_written_down(
    today: str, role: Fields, kinds: list[str]
) -> None:
    papers = [paper for kind in ("change", "delay") for paper in found(kind, today, role)[0]]
    assert [(paper.kind, paper.folder) for paper in papers] == [(kind, Folder.SEND) for kind in kinds]


def test_a_candidate_that_was_asked_for_by_mail_can_get_other_days() -> None:
    wrote = host(messages=[COVER])
    assert body("change", "2027-04-01", LATER | {"state": "candidate"}, programs=wrote).startswith(
        "Dear Ms. Prewitt,\n\nOn December 14, 2026, I asked you for a four-week elective on the general "
        "medicine wards at Riverbend Hospital from May 3 to 30, 2027."
    )


def test_each_message_records_its_own_rotation() -> None:
    assert message("change", "2027-04-01", LATER).records == (("change", "riverbend-wards"),)
    assert message("delay", "2027-04-01", VISA).records == (("delay", "riverbend-wards"),)


def test_other_days_are_asked_for_with_the_old_and_the_new_ones_and_the_applicants_reason() -> None:
    told = said(message("change", "2027-04-01", LATER))
    assert told.subject == (
        "Change of dates for my elective at Riverbend Hospital, May 3 to 30, 2027: Ayesha Khan"
    )
    assert told.body.startswith(
        "Dear Ms. Prewitt,\n\n"
        "I am confirmed for a four-week elective on the general medicine wards at Riverbend Hospital "
        "from May 3 to 30, 2027.\n\n"
        "I would like to ask for other dates: May 10 to June 6, 2027. "
        "My school has moved its final examination to May 6.\n\n"
        "I am sorry for the work that this gives you. Could you tell me whether they are possible?"
    )


def test_a_day_that_stays_is_part_of_the_new_days() -> None:
    assert "other dates: May 3 to June 6, 2027." in body("change", "2027-05-20", LONGER)
    assert body("change", "2027-05-20", LONGER).startswith(
        "Dear Ms. Prewitt,\n\nI am at Riverbend Hospital for a four-week elective"
    )


@pytest.mark.parametrize(
    ("possible", "sentence"),
    [("yes", "I can still come on the dates above."), ("no", "I can no longer come on the dates above.")],
)
def test_whether_the_old_days_are_possible_is_said_only_if_it_is_written_down(
    possible: str, sentence: str
) -> None:
    change = {"change": {"starts": "2027-05-10", "ends": "2027-06-06", "old_days_possible": possible}}
    assert sentence in body("change", "2027-04-01", change)
    assert "dates above" not in body("change", "2027-04-01", LATER)


def test_an_offer_is_thanked_for_before_anything_is_asked() -> None:
    for kind, role in (("change", LATER), ("delay", VISA)):
        assert "Thank you for offering me a four-week elective" in body(kind, "2027-04-01", role | OFFERED)


def test_a_late_arrival_says_from_which_day_and_asks_whether_that_will_do() -> None:
    told = said(message("delay", "2027-04-01", ARRIVES))
    assert told.subject.startswith("Later arrival for my elective at Riverbend Hospital, May 3 to 30, 2027:")
    assert "I can be there from Thursday, May 6, 2027. My school has moved" in told.body
    assert "whether I may begin on that day?" in told.body
    assert "visa" not in told.body


def test_a_visa_appointment_is_told_as_a_fact_without_a_word_on_what_comes_of_it() -> None:
    told = said(message("delay", "2027-04-01", VISA))
    assert told.subject.startswith("Visa appointment for my elective at")
    assert "My visa appointment is on Tuesday, April 27, 2027. My arrival depends on it" in told.body
    assert "later" not in told.body
    both = body("delay", "2027-04-28", BOTH)
    assert "My visa appointment was on Tuesday, April 27, 2027." in both
    assert "depends" not in both


def test_without_a_contact_the_reason_is_told_and_without_an_address_there_is_no_draft() -> None:
    papers, (left_out,) = found("change", "2027-04-01", LATER, programs=[{"id": "riverbend", "name": "R"}])
    assert papers == ()
    assert "rotation.contact" in left_out.why
    unknown = host(contact={"name": "Denise Prewitt"})
    paper = message("delay", "2027-04-01", VISA, programs=unknown)
    assert (paper.folder, paper.formats) == (Folder.UNFINISHED, (Format.TXT,))


def test_two_rotations_at_one_program_keep_their_messages_apart() -> None:
    second = rotation(id="riverbend-icu", program="riverbend", **VISA)
    both = [rotation(program="riverbend", **VISA), second]
    papers, _ = found("delay", "2027-04-01", {}, rotations=both)
    assert [paper.reader for paper in papers] == ["riverbend-wards", "riverbend-icu"]


def test_the_e_mail_before_the_arrival_has_the_later_day_once_the_host_knows_it() -> None:
    def arrival(delay: Fields) -> str:
        held = rotation(program="riverbend", delay=delay)
        day = date(2027, 4, 29)
        (paper,) = emails_of_a_day.planned("arrival", day, rotations=[held], programs=host()).papers
        return said(paper).subject

    assert arrival({"arrives": "2027-05-06"}).startswith("Arrival on Monday, May 3, 2027:")
    assert arrival({"arrives": "2027-05-06", "told": "2027-04-20"}).startswith(
        "Arrival on Thursday, May 6, 2027:"
    )


CASES: list[tuple[str, Fields]] = [
    (kind, days | role)
    for kind, days in (
        ("change", LATER),
        ("change", LONGER),
        ("delay", ARRIVES),
        ("delay", VISA),
        ("delay", BOTH),
    )
    for role in ({}, OBSERVER, OFFERED)
]
STUDENT: Fields = {"status": "student", "graduated": "2027-10"}
GRADUATE: Fields = {"status": "graduate", "graduated": "2026-01"}


@pytest.mark.parametrize(("kind", "role"), CASES)
def test_every_variant_is_clean_ascii_prose_with_one_question_and_a_subject_that_can_be_searched(
    kind: str, role: Fields
) -> None:
    for applicant in (STUDENT, GRADUATE):
        told = said(message(kind, "2027-04-01", role, applicant=applicant))
        words = f"{told.subject}\n{told.body}"
        assert words.isascii()
        assert not re.search(r"  | [.,;:?)]|\( |[.,;:?]{2}|\n\n\n", words)
        assert told.body.count("?") == 1
        for searched in (
            "Ayesha Khan",
            "Riverbend Hospital",
            "May 3 to 30, 2027",
            str(role.get("kind", "el")),
        ):
            assert searched in told.subject
        assert not re.search(r"\bwork with|hands-on", words)


@pytest.mark.parametrize(("kind", "role"), CASES)
def test_long_names_stay_within_the_budget(kind: str, role: Fields) -> None:
    contact: Fields = {"name": LONG_NAME, "greeting": f"Professor {LONG_NAME}", "email": "a@example.org"}
    long = {"site": LONG_SITE, "service": LONG_SERVICE, "service_kind": "ward"}
    paper = message(
        kind,
        "2027-04-01",
        role | long,
        programs=host(contact=contact),
        applicant={"name": {"given": LONG_NAME}, "degrees": "MBBS, MRCP"},
    )
    (part,) = paper.parts
    assert part.most_words is not None
    assert len(said(paper).body.split()) <= part.most_words


@pytest.mark.parametrize(("kind", "role"), CASES)
def test_nothing_else_about_visa_money_or_other_hosts_is_said(kind: str, role: Fields) -> None:
    private: Fields = {
        "ids": {"aamc": "Qanary", "ecfmg": "Qanary", "passport": "Qanary"},
        "citizenships": ["Qanary"],
        "visa": {"need": "needed", "for_rotations": "Qanary", "for_residency": "H-1B"},
        "budget": "31415",
    }
    elsewhere = [
        *host(why="Qanary", messages=[COVER | {"note": "Qanary"}]),
        {"id": "other", "name": "Qanary"},
    ]
    others = {"letter_writers": [{"id": "w", "name": "Qanary, MD"}], "confirmed_by": {"host": "2027-01-02"}}
    told = said(message(kind, "2027-04-01", role | others, programs=elsewhere, applicant=private))
    for word in ("Qanary", "31415", "H-1B", "January"):
        assert word not in f"{told.subject}\n{told.body}"
