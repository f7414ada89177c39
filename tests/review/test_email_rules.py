from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awaykit.model.record import Reader
from awaykit.review.findings import Confidence, Finding
from awaykit.review.review import Outcome, review_words
from awaykit.review.words import Mail, Words, text_hash
from dossiers import Fields, plan_of
from review.email_examples import (
    ANOTHER_WHY,
    IN_MARCH,
    SCHOOL,
    SUBJECT,
    WHY,
    Sent,
    held,
    to_larkmoor,
    to_whitfield,
    with_reasons,
)

IN_JUNE = date(2027, 6, 15)
"""The rotation at Riverbend is over."""


DOSSIER = held()
PLAN = plan_of(DOSSIER, IN_MARCH)
NUMBER_OF_RULES = 9


def findings(sent: Sent, code: str) -> tuple[Finding, ...]:
    result = sent.result(code)
    assert result.outcome is not Outcome.NOT_APPLICABLE
    return result.findings


@pytest.mark.parametrize(
    "text",
    [
        "I want to come to Fennick County Medical Center.",
        "the Fennick county medical center internal medicine residency",
        "What I heard about Fennick made me write.",
        "Calder Point would teach me much.",
        "People speak well of Calder.",
        "Dear Dr. Ostrander,",
        "Harold Ostrander told me to write to you.",
        "I asked Ostrander too.",
        "Sana Qureshi-Malik knows your wards.",
        "I worked with Dr. Whitfield, who will write.",
        "Please write to harold.ostrander@fennick.example.org.",
        "See https://www.fennick.example.org/residency.",
        "someone.else@fennick.example.org has my papers.",
        "I will be at Riverbend Hospital in May.",
    ],
)
def test_another_name_or_address_holds_an_email(text: str) -> None:
    found = findings(to_larkmoor(text), "EML001")
    assert len(found) == 1
    assert found[0].holds


@pytest.mark.parametrize(
    "text",
    [
        "Is a place open at Larkmoor University Hospital?",
        "Larkmoor is where I want to train.",
        "Dear Ms. Prewitt,",
        "You wrote from d.prewitt@im.example.edu, as www.larkmoor.example.edu says.",
        "I study at Sutlej Crescent Medical College in Lahore.",
        "The Graduate Medical Education Office asked for my CV.",
        "The GME Office asked for it.",
        "My address is ayesha.khan@example.com.",
        "In the community hospital at home I saw county patients at this point.",
        "With thanks, Ayesha Khan, MBBS",
        "At some point I would like to see your clinic.",
        "Fennicks and Ostranders are other words.",
        "I hope to hear from you; Hope is what I have.",
        "I lived in New York, and read the Wayne report.",
    ],
)
def test_what_belongs_to_the_reader_may_stand_in_an_email(text: str) -> None:
    assert findings(to_larkmoor(text), "EML001") == ()


def test_a_name_that_two_entries_have_is_told_once() -> None:
    twin: Fields = {"id": "twin", "name": "Fennick County Medical Center"}
    assert len(findings(to_larkmoor("Fennick County Medical Center", others=(twin,)), "EML001")) == 1


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Unity", "Unity of a team is what I look for."),
        ("University Hospital", "I trained at a University Hospital."),
        ("New York Medical College", "My family lives in New York."),
        ("Mercy Hospital", "Mercy on the wards matters to me."),
        ("Hôpital Saint-Joseph", "I trained at the Hôpital Militaire."),
        ("Internal Medicine Residency Program", "I apply to your internal medicine residency program."),
    ],
)
def test_a_name_of_common_words_tells_nothing_on_its_own(name: str, text: str) -> None:
    other: Fields = {"id": "another", "name": name}
    assert findings(to_larkmoor(text, others=(other,)), "EML001") == ()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("UPMC Mercy", "UPMC is well known."),
        ("Johns Hopkins Hospital", "I hope to learn at Hopkins."),
        ("Boston Medical Center", "My plan is to train in Boston."),
        ("Texas Tech University Health Sciences Center", "Texas Tech has such a clinic."),
        ("St. Luke's University Hospital", "What St. Luke’s does is rare."),
        ("NYU", "I would like to train at NYU."),
    ],
)
def test_what_people_call_a_hospital_is_found(name: str, text: str) -> None:
    other: Fields = {"id": "another", "name": name}
    assert len(findings(to_larkmoor(text, others=(other,)), "EML001")) == 1


def test_a_hospital_may_be_named_once_the_rotation_there_has_begun() -> None:
    text = "In May 2027 I did an elective at Riverbend Hospital."
    assert findings(to_larkmoor(text, today=IN_JUNE), "EML001") == ()
    assert findings(to_larkmoor(text, today=IN_MARCH), "EML001") != ()


def test_what_stands_in_the_cv_may_be_named() -> None:
    own: Fields = {"name": "Fennick County Medical Center School of Medicine"}
    assert findings(to_larkmoor("I studied at Fennick.", applicant={"school": own}), "EML001") == ()


def test_a_part_of_a_name_tells_nothing_when_two_programs_have_it() -> None:
    another: Fields = {"id": "fennick-east", "name": "Fennick Valley Hospital"}
    assert findings(to_larkmoor("Fennick is far."), "EML001")[0].confidence is Confidence.LIKELY
    assert findings(to_larkmoor("Fennick is far.", others=(another,)), "EML001") == ()


def test_a_wrong_name_is_told_where_the_applicant_wrote_it() -> None:
    why = "I would like to learn how Fennick hands its patients over."
    in_why = findings(to_larkmoor(why, request={"why": why}), "EML001")
    assert [finding.place for finding in in_why] == ["programs[0].rotation.why"]
    elsewhere = findings(to_larkmoor("Fennick"), "EML001")
    assert [finding.place for finding in elsewhere] == ["programs[0].rotation.contact"]


def test_names_that_another_rule_tells_to_a_writer_are_not_told_twice() -> None:
    whole = to_whitfield("Dr. Adeyemi taught me as well.")
    assert [len(findings(whole, code)) for code in ("PAP002", "EML001")] == [1, 0]
    part = to_whitfield("Adeyemi taught me as well.")
    assert [len(findings(part, code)) for code in ("PAP002", "EML001")] == [0, 1]
    address = to_whitfield("I also wrote to m.adeyemi@example.org.")
    assert [len(findings(address, code)) for code in ("PAP002", "EML001")] == [0, 1]


def test_a_letter_writer_reads_of_no_program_that_was_asked() -> None:
    assert findings(to_whitfield("I have applied to Larkmoor University Hospital."), "EML001") != ()
    assert findings(to_whitfield("I worked with you at Riverbend Hospital."), "EML001") == ()


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


@pytest.mark.parametrize(
    "subject", ["Request for an elective", "October 4 to 29, 2027", "Hello", "Ayeshah Khanna"]
)
def test_a_subject_without_the_name_is_told(subject: str) -> None:
    assert [finding.holds for finding in findings(to_larkmoor("", subject=subject), "EML004")] == [False]


def test_a_long_name_makes_no_subject_too_long() -> None:
    family = "Wickramaratne-" * 8 + "Ekanayake"
    name: Fields = {"name": {"given": "Tharushika Nethmini", "family": family}}
    subject = f"Elective at Larkmoor University Hospital: Tharushika Nethmini {family}"
    assert findings(to_larkmoor("", subject=subject, applicant=name), "EML004") == ()
    assert findings(to_larkmoor("", subject=f"{SUBJECT} {'and more ' * 10}"), "EML004") != ()


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        (WHY, WHY),
        (WHY, WHY.replace("two days", "three days")),
        (f"{ANOTHER_WHY} {WHY}", f"I live nearby. {WHY}"),
        ("I would like to train at Larkmoor, since its ward teams are small.",
         "I would like to train at Calder Point Hospital, since its ward teams are small."),
        ("Larkmoor takes patients from four rural counties and from a port.",
         "Calder Point takes patients from four rural counties and from a port."),
        (WHY, WHY.upper()),
        (WHY, WHY.removesuffix(".") + ", and I like that."),
    ],
)  # fmt: skip
def test_a_reason_that_two_programs_get_is_held(mine: str, theirs: str) -> None:
    found = findings(with_reasons(mine, theirs), "EML005")
    assert [(finding.holds, finding.place) for finding in found] == [(True, "programs[0].rotation.why")]
    assert "Calder Point" in found[0].message


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        (WHY, ANOTHER_WHY),
        (f"I would like to see that. {WHY}", f"I would like to see that. {ANOTHER_WHY}"),
        ("The nephrologists here read urine sediments with their students, which I began to do this month.",
         "The residents' clinic telephones every patient within two days of discharge."),
        ("Half of the hospitalists trained outside the United States.",
         "Half of the patients on these wards speak Spanish, and the interpreters join rounds."),
        ("In March I saw how this hospital answers a consult in its first line.",
         "In March I saw the clinic that the same fellow runs after a consult, and its patients."),
    ],
)  # fmt: skip
def test_reasons_of_their_own_may_share_a_short_sentence(mine: str, theirs: str) -> None:
    assert findings(with_reasons(mine, theirs), "EML005") == ()


def test_a_checklist_from_which_one_copies_is_told_and_not_held() -> None:
    sent = with_reasons(WHY, WHY)
    checklist = replace(sent.words[0], kind="portal-checklist", reader_kind=Reader.OWN, mail=None)
    found = findings(replace(sent, words=(checklist,)), "EML005")
    assert [(finding.holds, finding.paper) for finding in found] == [(False, None)]


@pytest.mark.parametrize("sent_from", [date(2027, 3, 16), date(2027, 8, 1)])
def test_the_deadline_is_that_of_the_day_on_which_the_email_goes_out(sent_from: date) -> None:
    sent = to_larkmoor("Is a place open?", request={"deadline": "2027-03-15"}, sent_from=sent_from)
    assert [finding.place for finding in findings(sent, "EML006")] == ["programs[0].rotation.deadline"]
    assert findings(sent, "EML006")[0].holds
    assert findings(to_larkmoor("Is a place open?", request={"deadline": "2027-03-15"}), "EML006") == ()


@pytest.mark.parametrize(
    "text",
    [
        "I know that I am late in asking. Would you still consider me for these dates?",
        "Could you tell me whether you still take applications for these dates?",
        "I know that the time to apply has passed.",
        "The deadline has already passed, I know.",
        "Your application window is closed; is there a waiting list?",
        "I am writing after your deadline of March 1.",
    ],
)
def test_an_email_that_owns_up_to_being_late_is_in_order(text: str) -> None:
    assert findings(to_larkmoor(text, request={"deadline": "2027-03-01"}), "EML006") == ()


@pytest.mark.parametrize(
    "text",
    [
        "Could you tell me whether a place is open on these dates?",
        "In the past I worked on a ward; the window of my room was closed.",
        "My exams are over, and I am free on these dates.",
        "I have still to take Step 2 CK.",
        "I applied early.",
    ],
)
def test_an_email_that_says_nothing_of_a_past_deadline_is_held(text: str) -> None:
    assert findings(to_larkmoor(text, request={"deadline": "2027-03-01"}), "EML006") != ()


def test_without_a_deadline_the_last_month_before_the_rotation_is_told_and_not_held() -> None:
    found = findings(to_larkmoor("Is a place open?", today=date(2027, 9, 20)), "EML006")
    assert [(finding.holds, finding.place) for finding in found] == [(False, "rotations[0]")]
    assert findings(to_larkmoor("Is a place open?", today=date(2027, 8, 20)), "EML006") == ()


def test_a_follow_up_may_come_after_the_deadline() -> None:
    sent = to_larkmoor("Is a place open?", kind="follow-up", request={"deadline": "2027-03-01"})
    assert sent.result("EML006").outcome is Outcome.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("graduated", "kind", "is_held"),
    [
        ("2027-09", "elective", True),
        ("2027-09", "subinternship", True),
        ("2027-09", "observership", False),
        ("2027-09", "externship", False),
        ("2027-10", "elective", False),
        ("2027-10", "subinternship", False),
        ("2028-06", "elective", False),
        ("2026", "elective", True),
        ("2027", "elective", False),
        ("2026", "observership", False),
    ],
)
def test_electives_are_for_students_on_the_rotations_own_first_day(
    graduated: str, kind: str, is_held: bool
) -> None:
    for message in ("cover", "follow-up"):
        sent = to_larkmoor(
            "Is a place open?", kind=message, applicant={"graduated": graduated}, asked={"kind": kind}
        )
        assert [finding.holds for finding in findings(sent, "EML007")] == [True] * is_held


def test_a_second_rotation_that_is_asked_for_counts_too() -> None:
    sent = to_larkmoor("Is a place open?", asked={"kind": "observership"}, applicant={"graduated": "2026"})
    both = replace(sent.words[0], prints=(*sent.words[0].prints, "rotations[1].service"))
    found = findings(replace(sent, words=(both,)), "EML007")
    assert [finding.place for finding in found] == ["rotations[1].kind"]


def test_a_graduate_who_did_electives_as_a_student_may_ask_for_an_observership() -> None:
    sent = to_larkmoor(
        "In May 2027 I did an elective.", applicant={"graduated": "2027-06"}, asked={"kind": "observership"}
    )
    assert findings(sent, "EML007") == ()


@pytest.mark.parametrize(
    "text",
    [
        "I would apply through VSLO.",
        "I would apply through VSLO, in which my school takes part.",
        "Could you tell me whether international students may apply through VSLO?",
        "I use Visiting Student Learning Opportunities.",
        "My VSLO application is ready.",
    ],
)
@pytest.mark.parametrize("takes_part", ["no", None])
def test_vslo_needs_a_school_that_takes_part(text: str, takes_part: str | None) -> None:
    school = {name: value for name, value in SCHOOL.items() if name != "takes_part_in_vslo"}
    recorded = {"takes_part_in_vslo": takes_part} if takes_part else {}
    sent = to_larkmoor(text, applicant={"school": school | recorded})
    assert [finding.holds for finding in findings(sent, "EML008")] == [True]
    assert findings(to_larkmoor(text), "EML008") == ()


@pytest.mark.parametrize(
    "text",
    [
        "My school does not take part in VSLO.",
        "I can't apply through VSLO.",
        "I would apply to you directly, without VSLO.",
        "Is a place open?",
        "I cannot use VSLO. Is there another way?",
    ],
)
def test_an_email_may_say_that_vslo_is_not_open(text: str) -> None:
    sent = to_larkmoor(text, applicant={"school": SCHOOL | {"takes_part_in_vslo": "no"}})
    assert findings(sent, "EML008") == ()


def test_a_graduate_who_names_vslo_is_told_once() -> None:
    graduate: Fields = {"graduated": "2026", "school": SCHOOL | {"takes_part_in_vslo": "no"}}
    sent = to_larkmoor("I would apply through VSLO.", applicant=graduate, asked={"kind": "observership"})
    assert [len(findings(sent, code)) for code in ("EML007", "EML008")] == [1, 0]


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
    assert not [result for result in on_emails if result.outcome is Outcome.NOT_APPLICABLE]
