"""When each e-mail to a letter writer appears: states of the request by days of the season."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from awaykit.papers.emails.email_table import EMAIL_KINDS
from awaykit.papers.paper import Folder, Paper
from awaykit.plan.workdays import is_working_day
from dossiers import Fields, case, rotation, writer
from papers.emails import emails_of_a_day

ASKED: Fields = {"asked": "2027-05-27"}
AGREED: Fields = ASKED | {"agreed": "2027-05-28"}
LINKED: Fields = AGREED | {"link_sent": "2027-06-24"}
REMINDED: Fields = LINKED | {"reminded": ["2027-07-23"]}
TWICE: Fields = LINKED | {"reminded": ["2027-07-23", "2027-07-30"]}
UPLOADED: Fields = LINKED | {"uploaded": "2027-07-26"}
HESITATED: Fields = ASKED | {"hesitated": "2027-05-28"}
DECLINED: Fields = ASKED | {"declined": "2027-05-28"}
ALL = tuple(each.kind for each in EMAIL_KINDS if each.kind.startswith("letter-"))
LONG_AGO: Fields = {"agreed": "2026-11-20"}


def rotated(steps: Fields) -> list[Fields]:
    return [rotation(letter_writers=[writer(request=steps)], key_cases=[case()])]


def papers(steps: Fields, today: str, kinds: Sequence[str] = ALL, /, **parts: object) -> list[Paper]:
    """Every e-mail of these kinds to the writer on a day."""
    day = date.fromisoformat(today)
    return [
        paper
        for kind in kinds
        for paper in emails_of_a_day.planned(kind, day, rotations=rotated(steps), **parts).papers
    ]


def names(steps: Fields, today: str, **parts: object) -> dict[str, str]:
    """The kinds without "letter-", and their folders."""
    return {paper.kind.removeprefix("letter-"): paper.folder.value for paper in papers(steps, today, **parts)}


@pytest.mark.parametrize(
    ("steps", "today", "expected"),
    [
        ({}, "2027-05-20", {"ask": "waiting"}),
        ({}, "2027-05-26", {"ask": "send"}),
        (ASKED, "2027-05-28", {"together": "waiting"}),
        (ASKED, "2027-06-05", {"ask": "send", "together": "waiting"}),
        (ASKED, "2028-03-02", {}),
        (AGREED, "2027-05-28", {"materials": "send", "together": "waiting"}),
        (AGREED, "2027-08-02", {"materials": "send", "together": "waiting"}),
        (AGREED, "2028-03-02", {}),
        (LINKED, "2027-06-24", {"link": "waiting", "reminder": "waiting"}),
        (LINKED, "2027-07-22", {"link": "waiting", "reminder": "waiting"}),
        (LINKED, "2027-07-23", {"link": "waiting", "reminder": "send"}),
        (LINKED, "2027-07-24", {"link": "waiting", "reminder": "waiting"}),
        (LINKED, "2028-03-02", {}),
        (REMINDED, "2027-07-24", {"link": "waiting", "reminder": "waiting"}),
        (REMINDED, "2027-07-30", {"link": "waiting", "reminder": "send"}),
        (TWICE, "2027-08-02", {"link": "waiting"}),
        (UPLOADED, "2027-07-26", {"thanks": "waiting"}),
        (UPLOADED, "2027-07-27", {"thanks": "send"}),
        (UPLOADED, "2027-08-02", {"thanks": "send"}),
        (UPLOADED, "2027-08-03", {}),
        (UPLOADED, "2028-03-17", {}),
        (UPLOADED, "2028-03-20", {"news": "unfinished"}),
        (UPLOADED, "2028-03-25", {}),
        (HESITATED, "2027-05-28", {"thanks-anyway": "waiting"}),
        (HESITATED, "2027-06-01", {"thanks-anyway": "send"}),
        (DECLINED, "2027-06-04", {"thanks-anyway": "send"}),
        (DECLINED, "2027-06-05", {}),
        (DECLINED, "2028-03-20", {}),
    ],
)
def test_each_message_appears_in_its_state_and_on_its_days(
    steps: Fields, today: str, expected: dict[str, str]
) -> None:
    assert names(steps, today) == expected


def test_a_recorded_result_makes_the_news_ready_and_nothing_else_does() -> None:
    result = {"match": {"matched": "yes", "program": "Larkmoor University Hospital"}}
    assert names(UPLOADED, "2028-03-20", applicant=result) == {"news": "send"}
    assert names(UPLOADED, "2028-03-17", applicant=result) == {}
    (missing,) = papers(UPLOADED, "2028-03-20")[0].missing
    assert missing.place == "applicant.match"


def test_an_address_is_asked_for_only_where_the_yes_is_long_ago() -> None:
    held = [
        rotation(
            starts="2026-11-02",
            ends="2026-11-29",
            letter_writers=[writer(request=LONG_AGO)],
            key_cases=[case()],
        )
    ]

    def address(today: date) -> list[tuple[Folder, date | None]]:
        found = emails_of_a_day.planned("letter-address", today, rotations=held)
        return [(paper.folder, paper.wanted_from) for paper in found.papers]

    assert address(date(2027, 6, 8)) == [(Folder.WAITING, date(2027, 6, 9))]
    assert address(date(2027, 6, 9)) == [(Folder.SEND, date(2027, 6, 9))]
    assert address(date(2027, 6, 22)) == [(Folder.SEND, date(2027, 6, 9))]
    assert address(date(2027, 6, 23)) == []
    assert "address" not in names(AGREED, "2027-06-10")
    assert "address" not in names(LINKED, "2027-06-10")


def test_nobody_is_reminded_before_the_link_was_sent() -> None:
    day = date(2027, 5, 29)
    without_link = {**AGREED, "reminded": ["2027-07-20"]}
    while day < date(2028, 3, 2):
        for steps in (AGREED, without_link):
            assert papers(steps, day.isoformat(), ("letter-reminder", "letter-link")) == []
        day += timedelta(days=3)


def _days(written: object) -> list[date]:
    assert isinstance(written, list)
    return [date.fromisoformat(day) for day in written]


@pytest.mark.parametrize("steps", [LINKED, REMINDED, TWICE, {**LINKED, "link_sent": "2027-08-20"}])
def test_reminders_are_at_most_two_on_working_days_and_a_week_after_the_link(steps: Fields) -> None:
    """Walks through the season and sends each reminder on the day it is ready."""
    link = date.fromisoformat(str(steps["link_sent"]))
    sent = _days(steps.get("reminded", []))
    day = max([link, *sent])
    while day < date(2028, 3, 5):
        now = {**steps, "reminded": [each.isoformat() for each in sent]}
        ready = [paper.folder for paper in papers(now, day.isoformat(), ("letter-reminder",))]
        if Folder.SEND in ready:
            assert is_working_day(day)
            assert day >= max([link, *sent]) + timedelta(days=7)
            sent.append(day)
        day += timedelta(days=1)
    assert len(sent) == 2


@pytest.mark.parametrize("state", ["candidate", "applied", "cancelled"])
def test_a_rotation_that_is_not_promised_has_no_message_but_a_reason(state: str) -> None:
    held = [rotation(state=state, letter_writers=[writer()])]
    for kind in ALL:
        assert emails_of_a_day.planned(kind, date(2027, 5, 26), rotations=held).papers == ()


def test_only_the_ask_and_the_materials_come_with_the_packet() -> None:
    commands = {kind.kind: kind.commands for kind in EMAIL_KINDS}
    assert [kind for kind in commands if "packet" in commands[kind]] == [
        "letter-ask",
        "letter-again",
        "letter-materials",
    ]
    assert all("emails" in each for each in commands.values())
