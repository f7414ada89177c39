"""Cover e-mail, follow-up and documents: when each is made, its attachments, its words."""

from datetime import date

import pytest

from awaykit.model.dossier import Dossier
from awaykit.papers.paper import Folder, Format, Paper, Planned
from awaykit.review.findings import PaperId
from dossiers import Fields, rotation
from papers.emails.emails_to_hosts import (
    COORDINATOR,
    HOST_NAME,
    KIND,
    PHYSICIAN,
    ROWS,
    SCHOOL,
    STUDENT,
    TODAY,
    WHY,
    asked,
    file,
    held,
    host,
    planned,
    said,
    words,
)

COVER, FOLLOW_UP, DOCUMENTS = KIND["cover"], KIND["follow-up"], KIND["documents"]
FEWEST_WORDS, FEWEST_WORDS_TO_PHYSICIAN = 80, 150
"""What a coordinator, or a physician, needs to be told in a cover e-mail."""

WROTE: Fields = {"on": "2026-11-02", "kind": "cover"}
OFFER: Fields = {"on": "2026-11-09", "kind": "offer", "received": "yes"}
TB: Fields = {"kind": "tb-test", "state": "ready"}
INSURANCE: Fields = {"kind": "health-insurance", "state": "missing"}


def cover(of: Dossier, today: date = TODAY) -> Paper:
    (paper,) = planned(COVER, of, today).papers
    return paper


def cover_body(of: Dossier) -> str:
    return said(cover(of)).body


def to_physician(why: str | None = WHY, **request: object) -> list[Fields]:
    return [host(contact=PHYSICIAN, why=why, **request)]


def follow_ups(today: date, *messages: Fields, state: str = "applied") -> Planned:
    return planned(FOLLOW_UP, held(asked(state=state), programs=[host(messages=list(messages))]), today)


def documents(
    *requirements: Fields, today: date = TODAY, state: str = "offered", files: list[Fields] | None = None
) -> Planned:
    programs = [host(requirements=list(requirements), messages=[WROTE, OFFER])]
    having = [file("tb-test"), file("health-insurance")] if files is None else files
    return planned(DOCUMENTS, held(asked(state=state), programs=programs, files=having), today)


@pytest.mark.parametrize(
    ("today", "folder"),
    [
        (date(2026, 9, 6), Folder.WAITING),
        (date(2026, 9, 7), Folder.SEND),
        (date(2027, 3, 1), Folder.SEND),
    ],
)
def test_a_cover_e_mail_waits_until_hosts_take_applications(today: date, folder: Folder) -> None:
    found = cover(held(asked()), today)
    assert (found.folder, found.wanted_from) == (folder, date(2026, 9, 7))


def test_a_cover_e_mail_goes_to_the_contact_of_the_program() -> None:
    found = cover(held(asked()))
    assert found.envelope is not None
    assert (found.envelope.to_name, found.envelope.to_email) == ("Ana Ortiz", "ana.ortiz@example.org")
    assert (found.reader, found.rotation, found.writers) == ("calder", "calder-nephrology", ())
    assert found.formats == (Format.EML, Format.TXT)


def test_its_subject_says_what_where_when_and_who() -> None:
    subject = said(cover(held(asked()))).subject
    assert subject == f"Observership at {HOST_NAME}, June 7 to July 2, 2027: Ayesha Khan"


def test_its_first_sentence_says_purpose_and_dates() -> None:
    assert cover_body(held(asked())).startswith(
        "Dear Ms. Ortiz,\n\nI am writing to ask for a four-week observership on the nephrology consult "
        f"service at {HOST_NAME} from June 7 to July 2, 2027.\n"
    )


ROLES = [
    asked(),
    asked(kind="elective", hands_on="yes"),
    asked(kind="externship", hands_on="yes"),
    asked(kind="subinternship", service="Subinternship in general medicine", service_kind="ward"),
]
PATHWAYS: list[Fields] = [
    {"pathway": "host"},
    {"pathway": "vslo"},
    {"pathway": "affiliated"},
    {"pathway": None, "apply_by": None},
]


@pytest.mark.parametrize("role", ROLES, ids=lambda role: str(role["kind"]))
@pytest.mark.parametrize("pathway", PATHWAYS, ids=lambda way: str(way["pathway"]))
@pytest.mark.parametrize("status", [{}, STUDENT], ids=["graduate", "student"])
@pytest.mark.parametrize("contact", [COORDINATOR, PHYSICIAN], ids=["coordinator", "physician"])
def test_every_variant_keeps_to_the_words_that_its_reader_has_time_for(
    role: Fields, pathway: Fields, status: Fields, contact: Fields
) -> None:
    programs = [host(contact=contact, why=WHY, wants_first=["CV", "transcript"], **pathway)]
    school = SCHOOL | {"takes_part_in_vslo": "yes", "agreements": HOST_NAME}
    of = held(role, applicant=status | {"school": school}, programs=programs, files=[file("transcript")])
    is_physician = contact is PHYSICIAN
    least = FEWEST_WORDS_TO_PHYSICIAN if is_physician else FEWEST_WORDS
    most = ROWS["cover"].words_to_physician if is_physician else ROWS["cover"].words
    assert most is not None
    found = cover(of)
    assert not found.missing
    assert found.parts[0].most_words == most
    assert least <= words(found) <= most, said(found).body
    assert said(found).body.count("?") == 1


@pytest.mark.parametrize("status", [{}, STUDENT], ids=["graduate", "student"])
@pytest.mark.parametrize("contact", [COORDINATOR, PHYSICIAN], ids=["coordinator", "physician"])
def test_the_shortest_cover_e_mail_still_says_enough(status: Fields, contact: Fields) -> None:
    of = held(asked(), applicant=status | {"visa": None}, programs=[host(contact=contact, why=WHY)])
    least = FEWEST_WORDS_TO_PHYSICIAN if contact is PHYSICIAN else FEWEST_WORDS
    assert words(cover(of)) >= least


def test_a_coordinator_finds_who_what_when_status_papers_and_the_question() -> None:
    requirements: list[Fields] = [
        {"kind": "transcript", "state": "ready"},
        TB,
        {"kind": "deans-letter", "state": "asked"},
        INSURANCE,
        {"kind": "fee", "state": "ready"},
    ]
    programs = [host(wants_first="transcript", requirements=requirements)]
    found = cover(held(asked(), programs=programs, files=[file("transcript"), file("tb-test")]))
    body = said(found).body
    assert found.encloses == (PaperId("cv", "programs"),)
    assert found.encloses_files == ("transcript",)
    assert "I graduated in January 2026 from Sutlej Medical College in Lahore, Pakistan." in body
    assert "I have attached my CV and my transcript." in body
    assert "I have my TB test result ready to send." in body
    assert "I am waiting for my dean's letter, which will follow." in body
    assert "insurance" not in body
    assert "fee" not in body
    assert "whether a place is open on these dates" in body
    assert body.endswith("With thanks,\nAyesha Khan, MBBS\n+92 300 555 0142")


@pytest.mark.parametrize(
    ("status", "starts", "told"),
    [
        ({}, {}, "I graduated in January 2026 from Sutlej Medical College in Lahore, Pakistan."),
        (STUDENT, {}, "expect to graduate in October 2027, and will be enrolled for the whole rotation."),
        (
            {"status": "student", "graduated": "2027-05"},
            {},
            "and expect to graduate in May 2027, before the rotation begins.",
        ),
        ({"status": "student", "graduated": "2027-06"}, {}, "and expect to graduate in June 2027."),
        ({"status": "graduate", "graduated": None}, {}, "I am a graduate of Sutlej Medical College"),
    ],
)
def test_the_status_is_that_of_the_rotation_s_own_days(status: Fields, starts: Fields, told: str) -> None:
    assert told in cover_body(held(asked(**starts), applicant=status))


@pytest.mark.parametrize(
    ("school", "told"),
    [
        (SCHOOL, "from Sutlej Medical College in Lahore, Pakistan."),
        (
            {"name": "University of Lagos", "city": "Lagos", "country": "Nigeria"},
            "from the University of Lagos in",
        ),
        ({"name": "Ravi College", "country": "Pakistan"}, "from Ravi College in Pakistan."),
        ({"name": "Medical University of Graz"}, "from the Medical University of Graz."),
    ],
)
def test_a_school_has_its_article_and_its_city_once(school: Fields, told: str) -> None:
    body = cover_body(held(asked(), applicant={"school": school}))
    assert told in body
    assert body.count(str(school.get("city"))) <= 1


def test_a_school_with_an_agreement_or_in_vslo_is_said_to_have_it_only_if_it_has() -> None:
    agreed = {"school": SCHOOL | {"agreements": HOST_NAME}}
    assert "My school has an agreement with your hospital." in cover_body(
        held(asked(), applicant=agreed, programs=[host(pathway="affiliated")])
    )
    assert "agreement" not in cover_body(held(asked(), programs=[host(pathway="affiliated")]))
    part = {"school": SCHOOL | {"takes_part_in_vslo": "yes"}}
    assert "through VSLO, in which my school takes part." in cover_body(
        held(asked(), applicant=part, programs=[host(pathway="vslo")])
    )
    assert "takes part" not in cover_body(held(asked(), programs=[host(pathway="vslo")]))


def test_a_visa_is_never_named_only_the_letter_of_invitation() -> None:
    assert "I will need a letter of invitation" in cover_body(held(asked()))
    for need in ("not-needed", "citizen-or-permanent-resident"):
        assert "invitation" not in cover_body(held(asked(), applicant={"visa": {"need": need}}))


def test_a_physician_reads_the_applicant_s_own_reason_and_a_coordinator_does_not() -> None:
    found = cover(held(asked(), programs=to_physician()))
    assert WHY in said(found).body
    assert "programs[0].rotation.why" in found.prints
    other = cover(held(asked(), programs=[host(why=WHY)]))
    assert WHY not in said(other).body
    assert "programs[0].rotation.why" not in other.prints


def test_without_an_own_reason_a_physician_s_e_mail_is_no_draft_and_not_padded() -> None:
    found = cover(held(asked(), programs=to_physician(why=None)))
    assert [each.place for each in found.missing] == ["programs[0].rotation.why"]
    assert (found.folder, found.formats) == (Folder.UNFINISHED, (Format.TXT,))
    full = cover(held(asked(), programs=to_physician()))
    assert words(full) - words(found) == len(WHY.split())


def test_an_observer_promises_to_observe_only() -> None:
    assert "would not examine patients" in cover_body(held(asked(), programs=to_physician()))
    hands_on = held(asked(kind="elective", hands_on="yes"), programs=to_physician())
    assert "under supervision" in cover_body(hands_on)


def done(**fields: object) -> Fields:
    usual: Fields = {
        "id": "riverbend",
        "starts": "2026-09-07",
        "ends": "2026-10-02",
        "service_kind": "ward",
    }
    return rotation(**(usual | fields))


def test_a_physician_hears_of_a_rotation_that_is_done_or_under_way() -> None:
    told = cover_body(held(asked(), done(), programs=to_physician()))
    assert (
        "I did an elective on the general medicine wards at Riverbend Hospital in September and October"
        in told
    )
    now = done(ends="2026-11-20")
    assert (
        "I am now doing an elective on the general medicine wards at Riverbend Hospital, until November 20."
        in (cover_body(held(asked(), now, programs=to_physician())))
    )


@pytest.mark.parametrize("state", ["candidate", "applied", "offered", "confirmed"])
def test_a_rotation_that_is_only_planned_is_told_to_nobody(state: str) -> None:
    ahead = done(state=state, starts="2027-01-04", ends="2027-01-29", site="Secret Hospital")
    assert "Secret" not in cover_body(held(asked(), ahead, programs=to_physician()))


def test_the_same_hospital_is_reminded_of_an_earlier_rotation() -> None:
    before = done(program="calder", site=HOST_NAME)
    assert "I was at your hospital in September and October 2026 for an elective" in cover_body(
        held(asked(), before)
    )


def test_who_is_at_the_hospital_now_says_so_once() -> None:
    now = done(program="calder", site=HOST_NAME, ends="2026-11-20")
    agreed = {"school": SCHOOL | {"agreements": HOST_NAME}}
    body = cover_body(held(asked(), now, applicant=agreed, programs=[host(pathway="affiliated")]))
    assert "an agreement with your hospital. I am there now, until November 20, for an elective on" in body
    assert "I am at your hospital now, until November 20," in cover_body(held(asked(), now))


def test_two_rotations_at_one_host_are_asked_for_in_one_e_mail() -> None:
    second = asked(id="calder-wards", service="Wards", starts="2027-08-02", ends="2027-08-27")
    body = cover_body(held(asked(), second))
    assert (
        "Another possibility would be a four-week observership on the wards from August 2 to 27, 2027."
        in body
    )


@pytest.mark.parametrize("apply_by", ["portal", "form"])
def test_a_host_with_a_portal_or_form_gets_no_e_mail(apply_by: str) -> None:
    assert planned(COVER, held(asked(), programs=[host(apply_by=apply_by)])) == Planned()


def test_what_was_asked_for_is_not_asked_for_again() -> None:
    assert planned(COVER, held(asked(state="applied"))) == Planned()
    assert planned(COVER, held(asked(), programs=[host(messages=[WROTE])])) == Planned()
    assert planned(COVER, held(asked(), programs=[host(messages=[WROTE, OFFER])])) == Planned()


def test_a_second_rotation_is_asked_for_once_the_first_is_answered() -> None:
    first = asked(id="calder-wards", service="Wards", state="applied")
    waits = planned(COVER, held(first, asked(), programs=[host(messages=[WROTE])]))
    assert [each.why for each in waits.left_out] == [
        "You wrote to them on November 2: wait for that answer first."
    ]
    confirmed = first | {"state": "confirmed"}
    assert planned(COVER, held(confirmed, asked(), programs=[host(messages=[WROTE, OFFER])])).papers


@pytest.mark.parametrize(
    ("request_", "today", "is_late"),
    [
        ({"deadline": "2026-11-06"}, TODAY, True),
        ({"deadline": "2026-12-04"}, TODAY, False),
        ({"deadline": "2026-11-06"}, date(2027, 2, 1), True),
        ({}, date(2027, 4, 5), False),
        ({}, date(2027, 5, 24), True),
    ],
)
@pytest.mark.parametrize("contact", [COORDINATOR, PHYSICIAN], ids=["coordinator", "physician"])
def test_past_the_deadline_the_question_is_whether_they_still_take_applications(
    request_: Fields, today: date, contact: Fields, *, is_late: bool
) -> None:
    of = held(asked(), programs=[host(contact=contact, why=WHY, **request_)])
    assert ("I know that I am late in asking." in said(cover(of, today)).body) is is_late


@pytest.mark.parametrize(
    ("role", "applicant", "request_", "parts", "place"),
    [
        ({"starts": None, "ends": None}, {}, {}, {}, "rotations[0].starts"),
        ({"ends": None}, {}, {}, {}, "rotations[0].ends"),
        ({}, {"status": None, "graduated": None}, {}, {}, "applicant.status"),
        ({}, {"graduated": "2027"}, {}, {}, "applicant.graduated"),
        ({}, {"school": None}, {}, {}, "applicant.school"),
        ({}, {"contact": None}, {}, {}, "applicant.contact.email"),
        ({}, {}, {"contact": None}, {}, "programs[0].rotation.contact.email"),
        ({}, {}, {"contact": {"name": "Ana Ortiz"}}, {}, "programs[0].rotation.contact.email"),
        ({}, {}, {"wants_first": "transcript"}, {}, "files"),
        ({}, {"ids": None}, {"wants_first": "AAMC ID"}, {}, "applicant.ids.aamc"),
        ({}, {"ids": None}, {"wants_first": "ECFMG number"}, {}, "applicant.ids.ecfmg"),
        (
            {},
            {},
            {"wants_first": "transcript"},
            {"files": [file("transcript", "own")]},
            "files[0].may_see",
        ),
        ({}, {}, {}, {"files": [file("cv", "own")], "cv": "cv"}, "education"),
    ],
)
def test_a_missing_fact_leaves_no_draft_and_names_its_place(
    role: Fields, applicant: Fields, request_: Fields, parts: Fields, place: str
) -> None:
    found = cover(held(asked(**role), applicant=applicant, programs=[host(**request_)], **parts))
    assert place in [each.place for each in found.missing]
    assert (found.folder, found.formats) == (Folder.UNFINISHED, (Format.TXT,))
    assert said(found).body


def test_the_own_cv_goes_where_programs_may_see_it() -> None:
    found = cover(held(asked(), files=[file("cv")], cv="cv"))
    assert (found.encloses, found.encloses_files) == ((), ("cv",))
    assert "I have attached my CV." in said(found).body


@pytest.mark.parametrize(
    ("wanted", "shown"),
    [
        ([], []),
        (["AAMC ID"], ["99000142"]),
        (["USMLE ID number", "AAMC number"], ["99000142", "0-990-014-2"]),
        (["USMLE scores"], []),
    ],
)
def test_a_number_is_told_only_where_the_host_asks_for_it(wanted: list[str], shown: list[str]) -> None:
    body = cover_body(held(asked(), programs=[host(wants_first=wanted)]))
    assert [number for number in ("99000142", "0-990-014-2") if number in body] == shown
    assert "ZZ0000142" not in body


@pytest.mark.parametrize(
    ("scores", "told", "goes"),
    [
        ("number", "I have passed USMLE Step 1 and Step 2 CK (249).", True),
        ("pass", "I have passed USMLE Step 1 and Step 2 CK.", False),
        ("nothing", None, False),
    ],
)
def test_scores_are_told_and_attached_as_the_applicant_chose(
    scores: str, told: str | None, *, goes: bool
) -> None:
    of = held(
        asked(),
        programs=[host(wants_first="Step scores")],
        files=[file("score-report")],
        settings={"disclosure": {"scores_to_programs": scores}},
    )
    found = cover(of)
    body = said(found).body
    assert not found.missing
    assert (told in body) if told else "USMLE" not in body
    assert found.encloses_files == (("score-report",) if goes else ())
    assert "USMLE" not in cover_body(held(asked()))


def test_no_private_note_and_no_other_program_is_named() -> None:
    other = host() | {"id": "other", "name": "Saola Program", "hospital": "Hoatzin Hospital"}
    note: Fields = {"kind": "tb-test", "state": "ready", "note": "gharial note"}
    mine = host(contact=PHYSICIAN, why=WHY, requirements=[note], messages=[])
    second = asked(id="other-wards", program="other", site="Hoatzin Hospital")
    of = held(asked(), second, programs=[mine, other], files=[file("tb-test")])
    for paper in planned(COVER, of).papers[:1]:
        told = f"{said(paper).subject} {said(paper).body}"
        for secret in ("Saola", "Hoatzin", "gharial", "B-1", "13500", "visa"):
            assert secret not in told


@pytest.mark.parametrize(
    ("today", "folder"),
    [
        (date(2026, 11, 11), Folder.WAITING),
        (date(2026, 11, 12), Folder.SEND),
        (date(2027, 1, 4), Folder.SEND),
    ],
)
def test_a_follow_up_comes_once_ten_days_after_the_cover_e_mail(today: date, folder: Folder) -> None:
    (found,) = follow_ups(today, WROTE).papers
    assert (found.folder, found.wanted_from) == (folder, date(2026, 11, 12))
    sent: Fields = {"on": "2026-11-12", "kind": "follow-up"}
    assert follow_ups(today, WROTE, sent) == Planned()


def test_an_answer_or_a_promise_ends_the_wait() -> None:
    answer: Fields = {"on": "2026-11-09", "kind": "documents", "received": "yes"}
    assert follow_ups(TODAY, WROTE, answer) == Planned()
    assert follow_ups(TODAY, WROTE, state="confirmed") == Planned()
    assert follow_ups(TODAY, WROTE, state="cancelled") == Planned()
    assert follow_ups(TODAY) == Planned()
    assert follow_ups(date(2027, 6, 7), WROTE) == Planned()


def test_a_follow_up_is_short_names_the_day_and_asks_once() -> None:
    requirements: list[Fields] = [TB, {"kind": "immunizations", "state": "ready"}]
    of = held(asked(state="applied"), programs=[host(messages=[WROTE], requirements=requirements)])
    (found,) = planned(FOLLOW_UP, of).papers
    body = said(found).body
    assert said(found).subject.startswith(f"Follow-up about the observership at {HOST_NAME}, June 7")
    assert "On November 2 I wrote to you about a four-week observership" in body
    assert body.count("?") == 1
    assert words(found) <= ROWS["follow-up"].words == 100
    assert (found.encloses, found.encloses_files) == ((), ())


def test_documents_go_once_the_host_has_answered() -> None:
    assert documents(TB).papers
    assert documents(TB, state="applied").papers
    unanswered = held(asked(state="applied"), programs=[host(requirements=[TB], messages=[WROTE])])
    assert planned(DOCUMENTS, unanswered) == Planned()
    assert documents(TB, state="candidate").papers
    assert documents(TB, state="cancelled") == Planned()
    assert documents(TB, today=date(2027, 6, 7)) == Planned()


def test_documents_are_attached_and_named_and_the_rest_is_announced() -> None:
    asked_for: Fields = {"kind": "background-check", "state": "asked", "note": "gharial note"}
    sent: Fields = {"kind": "immunizations", "state": "sent"}
    (found,) = documents(TB, asked_for, INSURANCE, sent).papers
    body = said(found).body
    assert found.encloses_files == ("tb-test",)
    assert "I have attached my TB test result, which you asked for." in body
    rest = "- a background check, which I have requested\n- proof of health"
    assert f"I will send the rest as soon as I have it:\n\n{rest}" in body
    assert "immunization" not in body
    assert "gharial" not in body
    assert words(found) <= ROWS["documents"].words


@pytest.mark.parametrize(
    ("requirements", "folder", "wanted_from"),
    [
        ([TB], Folder.SEND, None),
        ([TB, INSURANCE], Folder.WAITING, None),
        ([TB | {"due": "2027-02-01"}, INSURANCE], Folder.WAITING, date(2027, 2, 1)),
        ([TB, INSURANCE | {"due": "2026-11-25"}], Folder.SEND, None),
        ([TB | {"due": "2026-11-02"}, INSURANCE], Folder.SEND, None),
    ],
)
def test_papers_wait_for_the_rest_until_a_day_is_near(
    requirements: list[Fields], folder: Folder, wanted_from: date | None
) -> None:
    (found,) = documents(*requirements).papers
    assert (found.folder, found.wanted_from) == (folder, wanted_from)


def test_nothing_ready_and_a_ready_paper_without_a_file_are_told() -> None:
    assert [each.why for each in documents(INSURANCE).left_out] == [
        "Nothing that the host still wants is ready yet."
    ]
    (found,) = documents(TB, files=[]).papers
    assert [each.place for each in found.missing] == ["files"]
    assert found.folder is Folder.UNFINISHED


LONG = "The Saint Bartholomew and Saint Agnes Memorial County Medical Center"


def test_the_longest_names_still_leave_a_follow_up_within_its_words() -> None:
    role = asked(
        state="applied", site=LONG, service="General internal medicine and geriatric hospital medicine wards"
    )
    programs = [host(messages=[WROTE], requirements=[TB, {"kind": "immunizations", "state": "ready"}])]
    (found,) = planned(FOLLOW_UP, held(role, programs=programs)).papers
    assert words(found) <= 100
