"""Replies to a host: which one fits the state of the request, and its words."""

from datetime import date

import pytest

from awaykit.papers.paper import Folder, Paper
from dossiers import Fields
from papers.emails.emails_to_hosts import (
    HOST_NAME,
    KIND,
    ROWS,
    TODAY,
    asked,
    held,
    host,
    planned,
    said,
    words,
)

COVER: Fields = {"on": "2026-10-05", "kind": "cover"}
OFFER: Fields = {"on": "2026-11-09", "kind": "offer", "received": "yes"}
NEWS: Fields = {"on": "2026-11-12", "kind": "cancelled", "received": "yes"}


def sent(kind: str) -> Fields:
    return {"on": "2026-11-13", "kind": kind}


def replies(state: str, *messages: Fields, today: date = TODAY, **fields: object) -> list[Paper]:
    of = held(asked(**({"state": state} | fields)), programs=[host(messages=list(messages))])
    return [
        paper for kind in ("accept", "decline", "withdraw") for paper in planned(KIND[kind], of, today).papers
    ]


@pytest.mark.parametrize(
    ("state", "messages", "kinds"),
    [
        ("offered", [COVER, OFFER], ["accept"]),
        ("offered", [], ["accept"]),
        ("offered", [COVER, OFFER, sent("accept")], []),
        ("offered", [sent("accept") | {"on": "2026-11-02"}, OFFER], ["accept"]),
        ("cancelled", [COVER, OFFER], ["decline"]),
        ("cancelled", [COVER, OFFER, sent("accept")], ["decline"]),
        ("cancelled", [COVER, OFFER, sent("decline")], []),
        ("cancelled", [COVER], ["withdraw"]),
        ("cancelled", [COVER, sent("withdraw")], []),
        ("cancelled", [COVER, OFFER, NEWS], []),
        ("cancelled", [], []),
        ("candidate", [COVER, OFFER], []),
        ("applied", [COVER], []),
        ("confirmed", [COVER, OFFER], []),
    ],
)
def test_the_state_and_the_last_message_call_for_a_reply(
    state: str, messages: list[Fields], kinds: list[str]
) -> None:
    assert [paper.kind for paper in replies(state, *messages)] == kinds


def test_nothing_is_answered_once_the_first_day_has_come() -> None:
    assert replies("offered", COVER, OFFER, today=date(2027, 6, 6))
    assert replies("offered", COVER, OFFER, today=date(2027, 6, 7)) == []


def test_an_offer_is_to_be_answered_from_its_own_day() -> None:
    (found,) = replies("offered", COVER, OFFER)
    assert (found.folder, found.wanted_from) == (Folder.SEND, date(2026, 11, 9))


@pytest.mark.parametrize(
    ("state", "messages", "told"),
    [
        ("offered", [COVER, OFFER], "Thank you for offering me a four-week observership on the nephrology"),
        ("cancelled", [COVER, OFFER], "I am sorry that I have to decline it."),
        ("cancelled", [COVER], "On October 5 I asked you for a four-week observership"),
    ],
)
def test_each_reply_is_short_and_says_what_it_is_about(state: str, messages: list[Fields], told: str) -> None:
    (found,) = replies(state, *messages)
    message = said(found)
    assert f"observership at {HOST_NAME}, June 7 to July 2, 2027: Ayesha Khan" in message.subject
    assert told in message.body
    assert "visa" not in message.body
    assert words(found) <= ROWS[found.kind].words


def test_a_length_that_is_no_whole_number_of_weeks_is_left_out() -> None:
    (found,) = replies("offered", OFFER, starts="2027-07-06", ends="2027-07-30")
    assert "offering me an observership on the nephrology consult service" in said(found).body
