"""Rules on gaps in an e-mail, and on what it says of attachments."""

import pytest

from review.email_examples import findings, to_larkmoor


@pytest.mark.parametrize(
    "text",
    [
        "I admire [Program Name], [Coordinator].",
        "at [Hospital Name], [Dates]",
        "Dear Dr. ,",
        "Dear Dr.,",
        "Dear ,",
        "Dear Mr./Ms. Prewitt,",
        "from June XX to July XX",
        "I hope to come to {program}.",
        "Dear %s, is a place open?",
        "I am at , until July.",
        "an elective, , from July",
        "from to July 2",
        "Is a place open ()?",
        "Dear None,",
        "I studied in Lahore..",
        "for <program name>",
    ],
)
def test_a_gap_holds_an_email(text: str) -> None:
    assert [finding.holds for finding in findings(to_larkmoor(text), "EML002")] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "Dear Ms. Prewitt,",
        "Dear Dr. Ostrander:",
        "Dear colleagues at Sutlej Crescent Medical College,",
        "Dear Sir or Madam,",
        "She said “its [sic] good” [1].",
        "a girl with a 46,XX karyotype; 46 XX as well",
        "Yours, and thank you ... for now",
        "I can come from July 5 to 30, or later.",
        "He/she; and/or; the dates (July 5 to 30).",
        "It costs $500 (about 450 €).",
        "version 2.1.3, page 1, no. 5",
        "30% said so",
        "Dear, dear patients taught me.",
    ],
)
def test_ordinary_signs_are_no_gap(text: str) -> None:
    assert findings(to_larkmoor(text), "EML002") == ()


def test_a_mark_that_no_paper_may_have_is_told_once() -> None:
    sent = to_larkmoor("At [...] and [Program].")
    assert [len(findings(sent, code)) for code in ("PAP003", "EML002")] == [1, 0]


@pytest.mark.parametrize(
    "text",
    [
        "I have attached my CV.",
        "Please find attached my transcript.",
        "My CV is attached.",
        "Attached is a packet (PDF).",
        "They are in the attached packet (PDF).",
        "I attach my CV to this message.",
        "See the attachment for my dates.",
        "Could you please look at the attached CV?",
        "My transcript is enclosed.",
        "I have attached:\n- my transcript\n- my CV",
        "I have attached the documents to this e-mail.",
        "The form attached to this e-mail says more.",
    ],
)
def test_an_email_that_speaks_of_an_attachment_and_has_none_is_held(text: str) -> None:
    assert [finding.holds for finding in findings(to_larkmoor(text), "EML003")] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "I have nothing attached to this e-mail.",
        "I can send my CV as an attachment.",
        "If yes, I will send you a short packet of facts.",
        "I was attached to the renal unit for a month.",
        "The clinic attached to your hospital sees refugees.",
        "I have not attached my transcript, since it is on its way.",
        "Should I send it as an attachment?",
        "My transcript will be attached to my next message.",
        "The ward is an enclosed unit.",
        "I have my immunization record ready to send.",
    ],
)
def test_an_email_without_attachments_may_speak_of_them(text: str) -> None:
    assert findings(to_larkmoor(text), "EML003") == ()


@pytest.mark.parametrize(
    ("text", "attached"),
    [
        ("I have attached my CV, my dean's letter, and my transcript.", ("cv", "deans-letter", "transcript")),
        ("I have attached my CV, and my transcript is on its way.", ("cv",)),
        ("I have attached my CV; my transcript will follow.", ("cv",)),
        ("My CV and my transcript are attached.", ("cv", "transcript")),
        ("I have attached the documents that you asked for:\n- my TB test result", ("tb-test",)),
        ("Attached is a packet (PDF). The structured-letter form is attached too.",
         ("letter-packet", "structured-letter-form")),
        ("They are in the attached packet (PDF):\n- my role\n- my CV", ("letter-packet",)),
        ("I have attached proof of malpractice insurance.", ("malpractice",)),
        ("I have attached my police certificate and my OET scores.", ("background-check", "english-test")),
        ("I have attached my CV in PDF form.", ("cv",)),
        ("I have attached my résumé and the signed form.", ("cv", "other")),
        ("I have attached proof of my final year and proof of health insurance.",
         ("final-year-proof", "health-insurance")),
        ("I have attached my Step scores, a copy of my passport and a photo.",
         ("score-report", "passport", "photo")),
    ],
)  # fmt: skip
def test_what_is_named_and_attached_is_in_order(text: str, attached: tuple[str, ...]) -> None:
    assert findings(to_larkmoor(text, attached=attached), "EML003") == ()


@pytest.mark.parametrize(
    ("text", "attached", "message"),
    [
        ("Is a place open?", ("passport",), "Your passport goes with this e-mail, which does not name it."),
        (
            "I have attached my CV and my transcript.",
            ("cv",),
            "that your transcript is attached, and it is not",
        ),
        ("My CV and my transcript are attached.", ("transcript",), "that your CV is attached, and it is not"),
        ("I have attached the documents:\n- my TB test result\n- my transcript", ("tb-test",), "transcript"),
        ("My CV is attached.", ("cv", "letter-packet"), "The packet goes with this e-mail"),
    ],
)
def test_what_is_attached_and_what_is_named_must_be_the_same(
    text: str, attached: tuple[str, ...], message: str
) -> None:
    found = findings(to_larkmoor(text, attached=attached), "EML003")
    assert [message in finding.message for finding in found] == [True]
    assert found[0].holds
