"""Whole packets as their templates fill them: no heading without content, and never None."""

import re

import pytest

from awaykit.rendering.templating.templates import Templates
from awaykit.rendering.text import render_text, word_counts
from awaykit.rendering.vocabulary import check
from awaykit.resources import templates_folder
from dossiers import Fields, case, rotation, writer
from papers.packet.packets import packet

BARE_WRITER = writer(
    greeting=None, title=None, email=None, specialty=None, weeks=None, supervised_directly=None
)
BARE = rotation(letter_writers=[BARE_WRITER], key_cases=[case()])
UNDATED = rotation(letter_writers=[BARE_WRITER], starts=None, ends=None)
FULL = rotation(
    letter_writers=[writer(role="ward attending", teaching_role="core-faculty", own_words="You sat down.")],
    key_cases=[
        case(age="60s", sex="man", competency="Patient Care", outcome="He left.", learned="To sit down."),
        case(problem="Sepsis"),
    ],
    contributions=[{"fact": "Wrote notes", "competency": "Patient Care", "seen_by": "whitfield"}],
    feedback=[
        {"from_writer": "whitfield", "said": "Lead with one line.", "changed": "I do.", "share": "yes"},
        {"from_writer": "whitfield", "said": "Good hand-overs.", "on": "2027-05-20", "share": "yes"},
    ],
    service_kind="ward",
    team={"residents": "yes", "teaching": "yes"},
    role_allowed={"notes": "yes"},
    city="Riverbend",
    us_state="OH",
)

EVERYTHING: dict[str, object] = {"languages": [{"name": "Urdu"}], "statement": {"text": "Mine.\n\nAnd mine."}}


def html(held: Fields, **parts: object) -> str:
    with Templates(templates_folder()) as templates:
        return templates.fill("letter-packet/packet.html.j2", packet(rotations=[held], **parts).context)


@pytest.mark.parametrize("held", [BARE, UNDATED, FULL])
def test_every_heading_and_label_is_followed_by_words(held: Fields) -> None:
    filled = re.sub(r"\s*\n\s*", "", html(held, **EVERYTHING))
    check(filled, template="letter-packet/packet.html.j2")
    assert not re.search(r"<(p|dd|dt|li|h1|h2|section|dl|ul|ol)[^>]*></\1>", filled)
    assert not re.search(r"</h2><(h2|/section)", filled)
    assert not re.search(r"<dl[^>]*><dd", filled)
    assert not re.search(r"</dt></?d[lt]", filled)
    assert "None" not in filled


def test_what_is_absent_leaves_no_heading() -> None:
    text = render_text(html(BARE), width=None)
    for heading in (
        "What you saw me do",
        "What I did",
        "Your feedback",
        "Setting",
        "Curriculum vitae",
        "Exams",
        "Personal statement",
        "structured",
        "draft",
    ):
        assert heading not in text
    assert "Key cases" in text


def test_all_six_parts_stand_in_their_order() -> None:
    structured = FULL | {"letter_writers": [writer(letter_kind="structured")]}
    filled = html(structured, **EVERYTHING)
    check(filled, template="letter-packet/packet.html.j2")
    parts = re.findall(r'<section id="([a-z]+)"', filled)
    assert parts == ["request", "facts", "cases", "cv", "statement", "structured"]


def test_each_key_case_is_a_part_of_its_own() -> None:
    assert re.findall(r'<section id="(case-\d)"', html(FULL)) == ["case-1", "case-2"]
    assert set(word_counts(html(FULL))) == {"request", "facts", "cases", "case-1", "case-2"}


@pytest.mark.parametrize(("state", "is_marked"), [("draft", True), ("final", False)])
def test_a_statement_is_marked_while_it_is_a_draft(state: str, *, is_marked: bool) -> None:
    text = render_text(html(FULL, statement={"text": "Mine.", "state": state}), width=None)
    assert ("Personal statement (draft)" in text) is is_marked
    assert ("A draft: the wording may still change" in text) is is_marked
    assert "Mine." in text


def test_the_cv_page_says_whose_it_is() -> None:
    page = render_text(html(FULL, languages=[{"name": "Urdu"}]), width=None).split("Curriculum vitae")[1]
    assert "Ayesha Khan · ayesha.khan@example.org · +92 300 555 0142 · Lahore, Pakistan" in page


def test_page_two_tells_how_the_upload_goes() -> None:
    page = render_text(html(FULL, applicant={"ids": {"aamc": "99000142"}}), width=None)
    for words in (
        "junk mail",
        "Guest access works",
        "Check that it names Ayesha Khan, AAMC ID 99000142.",
        "one PDF on letterhead, signed and dated, addressed “Dear Program Director”",
        "You or an assistant uploads; I may not.",
        "please follow AAMC’s page",
    ):
        assert words in page


def test_what_is_there_has_its_heading() -> None:
    text = render_text(html(FULL, languages=[{"name": "Urdu"}]), width=None)
    for heading in ("What you saw me do", "Your feedback", "Setting", "Key cases", "Curriculum vitae"):
        assert heading in text
    assert "May 20, 2027" in text


def test_no_sentence_has_a_space_before_its_end() -> None:
    for held in (BARE, UNDATED, FULL):
        assert not re.search(r"\s[.,;?!)]|\(\s", render_text(html(held), width=None))


def test_the_packet_holds_no_praise_and_no_promise() -> None:
    text = render_text(html(FULL), width=None).casefold()
    for word in ("excellent", "outstanding", "strong letter", "hard-working", "pleasure", "highest"):
        assert word not in text


def test_no_paragraph_ends_in_a_space_that_would_break_its_last_line() -> None:
    for held in (BARE, UNDATED, FULL):
        assert not re.search(r"\s</(p|dd|dt|li|h1|h2)>", re.sub(r"</ul>\s*</dd>", "", html(held)))
