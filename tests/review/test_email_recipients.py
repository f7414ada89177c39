"""Rules on e-mail addresses that look wrong; and all rules on e-mails with arbitrary text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awaykit.model.record import Reader
from awaykit.review.engine import RuleOutcome, review_words
from awaykit.review.texts import Mail, Words, text_hash
from dossiers import plan_of
from review.email_examples import IN_MARCH, findings, held, to_larkmoor

DOSSIER = held()
PLAN = plan_of(DOSSIER, IN_MARCH)
NUMBER_OF_RULES = 9


@pytest.mark.parametrize(
    ("address", "holds"),
    [
        ("ayesha.khan@example.com", True),
        ("Ayesha.Khan@Example.com", True),
        ("d.prewitt@example.con", True),
        ("d.prewitt@example.ogr", True),
        ("d.prewitt@example.eud", True),
        ("d.prewitt@gmial.com", False),
        ("d.prewitt@gmail.co", False),
        ("d.prewitt@yaho.com", False),
        ("d.prewitt@hotmial.com", False),
        ("no-reply@im.example.edu", False),
        ("d.prewitt@www.example.edu", False),
        ("eleanor.whitfield@example.org", False),
        ("hostrander@im.example.edu", False),
    ],
)
def test_an_address_that_looks_wrong_is_told_and_a_certain_slip_held(address: str, holds: bool) -> None:
    found = findings(to_larkmoor("Dear Ms. Prewitt,", to=address), "EML009")
    assert [(finding.holds, finding.place) for finding in found] == [
        (holds, "programs[0].rotation.contact.email")
    ]


@pytest.mark.parametrize(
    "address",
    [
        "d.prewitt@im.example.edu",
        "d.prewitt@gmail.com",
        "d.prewitt@mail.com",
        "d.prewitt@ymail.com",
        "d.prewitt@googlemail.com",
        "im.visitors@example.edu",
        "prewittd@example.co",
        "denise@example.net",
        "gme-office@example.gov",
        "d.prewitt@example.com",
        "d.prewitt@yahoo.co.uk",
        "",
    ],
)
def test_ordinary_addresses_are_left_alone(address: str) -> None:
    assert findings(to_larkmoor("Dear Ms. Prewitt,", to=address), "EML009") == ()


def test_an_address_can_be_acknowledged() -> None:
    sent = to_larkmoor("Dear Ms. Prewitt,", to="d.prewitt@gmial.com")
    text_hash_of_it = text_hash("d.prewitt@gmial.com")
    assert [finding.text_hash for finding in findings(sent, "EML009")] == [text_hash_of_it]


@given(body=st.text(max_size=120), subject=st.text(max_size=60), address=st.text(max_size=30))
def test_no_words_bring_the_rules_on_emails_down(body: str, subject: str, address: str) -> None:
    mail = Mail(subject=subject, to_name=body, to_email=address, rotation=subject, attached=(body, "cv"))
    words = Words(
        kind="cover",
        reader="larkmoor",
        reader_kind=Reader.PROGRAM,
        text=f"{subject}\n\n{body}",
        prints=("programs[0].rotation.why",),
        mail=mail,
    )
    review = review_words(DOSSIER, PLAN, (words,))
    on_emails = [result for result in review.results if result.about.family == "EML"]
    assert len(on_emails) == NUMBER_OF_RULES
    assert not [result for result in on_emails if result.outcome is RuleOutcome.NOT_APPLICABLE]
