"""The product's privacy table for letter writers: unique private values reach no context."""

import pytest

from dossiers import case, rotation, writer
from papers.packet.packets import context, words

CANARY = "Qanary"
PRIVATE = {
    "ids": {"ecfmg": CANARY, "passport": CANARY, "birth_date": "1999-09-09"},
    "contact": {"email": "a.khan@example.org", "address": CANARY},
    "citizenships": [CANARY],
    "visa": {"need": "needed", "for_rotations": CANARY, "for_residency": "H-1B"},
    "regions": [CANARY],
    "budget": "31415",
    "school": {"name": "Sutlej Medical College", "agreements": [CANARY], "known_in_us": "no"},
}
OTHERS = {
    "feedback": [
        {"from_writer": "varga", "said": CANARY, "share": "yes"},
        {"from_writer": "whitfield", "said": CANARY, "share": "no"},
        {"from_other": CANARY, "said": CANARY, "share": "yes"},
    ],
    "contributions": [{"fact": CANARY, "seen_by": "varga"}, {"fact": CANARY}],
    "key_cases": [
        case(),
        case(problem=CANARY, supervised_by="varga"),
        case(problem=CANARY, supervised_by=None),
    ],
    "reflection": {"team": CANARY},
    "stories": [{"theme": "other", "story": CANARY}],
    "costs": {"fee": "31415"},
    "letter_writers": [
        writer(),
        writer(id="varga", name=f"{CANARY}, MD", greeting=CANARY, title=CANARY, own_words=CANARY),
    ],
}


def test_a_writer_sees_nothing_of_what_is_private_or_of_another_writer() -> None:
    found = context(applicant=PRIVATE, rotations=[rotation(**OTHERS)])
    for text in words(found):
        assert CANARY not in text
        assert "31415" not in text
        assert "H-1B" not in text
        assert "1999" not in text


def test_a_writer_sees_aamc_id_phone_email_city_and_country() -> None:
    found = context(
        applicant={"ids": {"aamc": "99000142"}},
        rotations=[rotation(letter_writers=[writer()], key_cases=[case()])],
    )
    assert found.facts.aamc_id == "99000142"
    assert found.applicant.contact_lines == (
        "ayesha.khan@example.org",
        "+92 300 555 0142",
        "Lahore, Pakistan",
    )


def test_feedback_reaches_only_the_writer_who_gave_it_and_only_if_shared() -> None:
    feedback = [
        {"from_writer": "whitfield", "said": "Lead with one line.", "share": "yes"},
        {"from_writer": "whitfield", "said": "Kept back.", "share": "no"},
    ]
    found = context(rotations=[rotation(letter_writers=[writer()], feedback=feedback)])
    assert [entry.said for entry in found.facts.feedback] == ["Lead with one line."]


@pytest.mark.parametrize("state", ["candidate", "applied", "offered", "cancelled"])
def test_the_cv_names_no_rotation_that_is_only_planned_or_written_to(state: str) -> None:
    other = rotation(id="other", state=state, site=CANARY, starts="2027-07-05", ends="2027-07-30")
    found = context(rotations=[rotation(letter_writers=[writer()]), other])
    assert CANARY not in " ".join(words(found))


def test_programs_are_named_nowhere() -> None:
    program = {"id": "larkmoor", "name": CANARY}
    found = context(rotations=[rotation(letter_writers=[writer()])], programs=[program])
    assert CANARY not in " ".join(words(found))
