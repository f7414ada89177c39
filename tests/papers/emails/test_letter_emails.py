"""E-mails that ask for a letter and carry the packet: when, with which files, in which words."""

import re
from collections.abc import Mapping
from datetime import date

import pytest

from awaykit.papers.emails.email_table import PACKET_EMAILS
from awaykit.papers.paper import Folder, Format, Paper, Planned
from awaykit.review.findings import PaperId
from awaykit.run.pages import draft
from awaykit.run.prepare import FilledPaper
from dossiers import Fields, case, rotation, writer
from papers.emails import emails_of_a_day
from papers.emails.emails_of_a_day import LONG_NAME, LONG_SERVICE, LONG_SITE, said
from papers.packet.packets import CONTACT

IN_MARCH = date(2027, 3, 17)
FINAL_WEEK = date(2027, 5, 26)
AFTERWARD = date(2027, 6, 1)
PORTAL_OPEN = date(2027, 6, 29)
ASKED = {"asked": "2027-06-21"}
AGREED = {"asked": "2027-05-27", "agreed": "2027-05-28"}
DAYS = {"together_from": "2027-05-17", "together_until": "2027-05-28", "weeks": "2"}


def rotated(role: Mapping[str, object] | None = None, /, **fields: object) -> Fields:
    """The usual rotation with one writer, whose fields are `fields`."""
    return rotation(letter_writers=[writer(**fields)], key_cases=[case()], **(role or {}))


def planned(kind: str, today: date, /, *rotations: Fields, **parts: object) -> Planned:
    """The e-mails of one kind to the writers of these rotations."""
    return emails_of_a_day.planned(kind, today, rotations=list(rotations), **parts)


def message(kind: str, today: date, *rotations: Fields, **parts: object) -> Paper:
    (paper,) = planned(kind, today, *rotations, **parts).papers
    return paper


def ask(today: date, /, **fields: object) -> Paper:
    return message("letter-ask", today, rotated(**fields))


def materials(today: date = AFTERWARD, /, **fields: object) -> Paper:
    return message("letter-materials", today, rotated(request=AGREED, **fields))


def body(paper: Paper) -> str:
    return said(paper).body


@pytest.mark.parametrize(
    ("today", "folder"),
    [
        (IN_MARCH, Folder.WAITING),
        (date(2027, 5, 23), Folder.WAITING),
        (date(2027, 5, 24), Folder.SEND),
        (date(2027, 5, 30), Folder.SEND),
        (date(2027, 6, 1), Folder.SEND),
    ],
)
def test_an_ask_waits_for_the_final_week(today: date, folder: Folder) -> None:
    assert ask(today).folder is folder


def test_an_ask_is_wanted_from_the_final_week_or_the_working_day_after_the_end() -> None:
    assert ask(IN_MARCH).wanted_from == date(2027, 5, 24)
    assert ask(AFTERWARD).wanted_from == date(2027, 6, 1)


def test_before_an_answer_is_due_nothing_is_sent_and_the_reason_is_told() -> None:
    found = planned("letter-ask", date(2027, 6, 27), rotated(request=ASKED))
    assert found.papers == ()
    assert [each.why for each in found.left_out] == ["You asked on June 21: give them until June 28."]


def test_without_an_answer_one_may_ask_once_more() -> None:
    found = message("letter-ask", date(2027, 6, 28), rotated(request=ASKED))
    assert found.folder is Folder.SEND
    told = body(found)
    assert "I asked you on June 21 for a letter of recommendation" in told
    assert "May I ask again: from what you saw, do you feel able" in told
    assert "a short no is fine" in told


def test_an_ask_of_an_earlier_year_says_the_year() -> None:
    asked = rotated({"starts": "2026-11-02", "ends": "2026-11-27"}, request={"asked": "2026-12-28"})
    assert "I asked you on December 28, 2026, for" in body(message("letter-ask", IN_MARCH, asked))


def test_after_the_yes_the_packet_goes_out_and_no_ask() -> None:
    found = materials()
    assert (found.folder, found.wanted_from) == (Folder.SEND, date(2027, 5, 28))
    assert found.encloses == (PaperId("letter-packet", "whitfield"),)
    assert planned("letter-ask", AFTERWARD, rotated(request=AGREED)) == Planned()


@pytest.mark.parametrize(
    "steps",
    [
        AGREED | {"link_sent": "2027-06-24"},
        AGREED | {"link_sent": "2027-06-24", "reminded": "2027-06-28"},
        AGREED | {"uploaded": "2027-06-28"},
        {"asked": "2027-05-27", "hesitated": "2027-05-28"},
        {"asked": "2027-05-27", "declined": "2027-05-28"},
    ],
)
def test_later_states_have_neither_e_mail(steps: dict[str, str]) -> None:
    for kind in PACKET_EMAILS:
        assert planned(kind.kind, PORTAL_OPEN, rotated(request=steps)) == Planned()


def test_before_the_yes_there_are_no_materials() -> None:
    assert planned("letter-materials", PORTAL_OPEN, rotated()) == Planned()
    assert planned("letter-materials", PORTAL_OPEN, rotated(request=ASKED)) == Planned()


@pytest.mark.parametrize(
    ("today", "role", "steps", "kind", "why"),
    [
        (FINAL_WEEK, {"state": "applied"}, {}, "letter-ask", "not confirmed"),
        (FINAL_WEEK, {"state": "offered"}, {}, "letter-ask", "not confirmed"),
        (date(2028, 4, 1), {}, {}, "letter-ask", "too late"),
        (date(2028, 4, 1), {}, ASKED, "letter-ask", "too late"),
        (date(2028, 4, 1), {}, AGREED, "letter-materials", "too late"),
    ],
)
def test_what_has_no_moment_is_left_out_with_its_reason(
    today: date, role: Fields, steps: Fields, kind: str, why: str
) -> None:
    found = planned(kind, today, rotated(role, request=steps))
    assert found.papers == ()
    (left_out,) = found.left_out
    assert (left_out.kind, left_out.reader) == (kind, "whitfield")
    assert why in left_out.why


def test_a_message_goes_from_the_applicant_to_the_writer() -> None:
    found = ask(FINAL_WEEK).envelope
    assert found is not None
    assert (found.from_name, found.from_email) == ("Ayesha Khan", "ayesha.khan@example.org")
    assert (found.to_name, found.to_email) == ("Eleanor Whitfield, MD", "eleanor.whitfield@example.org")


@pytest.mark.parametrize(
    ("applicant", "role", "place"),
    [
        ({"contact": None}, {}, "applicant.contact.email"),
        ({}, {"letter_writers": [writer(email=None)]}, "rotations[0].letter_writers[0].email"),
        ({"season": None}, {}, "applicant.season"),
        ({}, {"ends": None}, "rotations[0].ends"),
        ({}, {"starts": None, "ends": None}, "rotations[0].starts"),
    ],
)
def test_a_missing_fact_leaves_no_draft_and_names_its_place(
    applicant: Fields, role: Fields, place: str
) -> None:
    held = {"letter_writers": [writer()], "key_cases": [case()]} | role
    found = message("letter-ask", FINAL_WEEK, rotation(**held), applicant=applicant)
    assert [each.place for each in found.missing] == [place]
    assert found.folder is Folder.UNFINISHED
    assert found.formats == (Format.TXT,)
    assert body(found)


def test_a_text_without_an_address_has_nothing_to_paste_into_to() -> None:
    found = ask(FINAL_WEEK, email=None)
    content = draft(FilledPaper(found, html="", text="", message=said(found)), Format.TXT, ())
    assert content.decode("utf-8").startswith("To:\r\nSubject: Letter of recommendation")


def test_a_message_to_a_writer_concerns_that_writer() -> None:
    found = ask(FINAL_WEEK)
    assert (found.writers, found.rotation, found.place) == (
        ("whitfield",),
        "riverbend-wards",
        "rotations[0].letter_writers[0]",
    )


def test_materials_without_a_season_or_days_are_unfinished_too() -> None:
    held = rotated({"ends": None}, request=AGREED)
    found = message("letter-materials", FINAL_WEEK, held, applicant={"season": None})
    assert [each.place for each in found.missing] == ["applicant.season", "rotations[0].ends"]
    assert body(found)


def test_a_complete_message_is_a_draft_and_a_text() -> None:
    assert ask(FINAL_WEEK).formats == (Format.EML, Format.TXT)


def test_the_subject_says_what_who_where_and_when() -> None:
    found = said(ask(FINAL_WEEK)).subject
    assert found == "Letter of recommendation: Ayesha Khan, general medicine wards, May 2027"
    across = rotated({"starts": "2027-06-07", "ends": "2027-07-02"})
    assert said(message("letter-ask", IN_MARCH, across)).subject.endswith("wards, June to July 2027")


OBSERVER = {"kind": "observership"}


@pytest.mark.parametrize(
    ("today", "role", "fields", "told"),
    [
        (FINAL_WEEK, {}, DAYS, "I am working with you {} until May 28."),
        (FINAL_WEEK, {}, {}, "I am working with you {} during my elective, until May 30."),
        (AFTERWARD, {}, DAYS, "I worked with you {} from May 17 to 28, 2027."),
        (
            AFTERWARD,
            {},
            {"weeks": "1"},
            "with you {} for one week, during my elective from May 3 to 30, 2027.",
        ),
        (AFTERWARD, {}, {"weeks": None}, "with you {} during my elective from May 3 to 30, 2027."),
        (FINAL_WEEK, OBSERVER, DAYS, "I am with you as an observer {} until May 28."),
        (AFTERWARD, OBSERVER, DAYS, "I was with you as an observer {} from May 17 to 28, 2027."),
        (AFTERWARD, {"hands_on": "no"}, DAYS, "I was with you as an observer {} from May 17 to 28, 2027."),
    ],
)
def test_an_ask_says_how_and_when_we_worked_together(
    today: date, role: Fields, fields: Fields, told: str
) -> None:
    sentence = told.format("on the general medicine wards at Riverbend Hospital")
    assert sentence in body(message("letter-ask", today, rotated(role, **fields)))


def test_an_ask_that_waits_is_written_for_the_day_on_which_it_is_sent() -> None:
    assert "I am working with you" in body(ask(IN_MARCH, **DAYS))
    over_by_then = ask(IN_MARCH, together_from="2027-05-03", together_until="2027-05-14")
    assert "I worked with you" in body(over_by_then)


def test_an_ask_makes_a_no_easy_and_never_says_missed() -> None:
    for today in (FINAL_WEEK, AFTERWARD):
        told = body(ask(today))
        assert "do you feel able to write a supportive letter?" in told
        assert "If not, a short no is fine, and I will understand." in told
        assert "missed" not in told


def test_an_ask_names_the_day_or_hurries_where_none_is_left() -> None:
    assert "I would need the letter by Friday, August 6, 2027." in body(ask(FINAL_WEEK))
    late = rotated({"starts": "2027-10-04", "ends": "2027-10-29"})
    assert "as soon as you can write it" in body(message("letter-ask", date(2027, 10, 26), late))


def own_file(kind: str, may_see: str) -> list[Fields]:
    return [{"id": "file", "path": "files/it.pdf", "kind": kind, "may_see": may_see}]


@pytest.mark.parametrize(("may_see", "attached"), [("letter-writer", ("file",)), ("program", ())])
def test_the_own_cv_goes_with_an_ask_where_the_writer_may_see_it(
    may_see: str, attached: tuple[str, ...]
) -> None:
    found = message("letter-ask", FINAL_WEEK, rotated(), files=own_file("cv", may_see), cv="file")
    assert (found.encloses, found.encloses_files) == ((), attached)
    assert ("My CV is attached." in body(found)) is bool(attached)


@pytest.mark.parametrize(
    ("letter_kind", "may_see", "attached"),
    [
        ("structured", "letter-writer", ("file",)),
        ("structured", "program", ()),
        ("narrative", "letter-writer", ()),
    ],
)
def test_the_form_goes_with_the_packet_of_a_structured_letter(
    letter_kind: str, may_see: str, attached: tuple[str, ...]
) -> None:
    held = rotated(request=AGREED, letter_kind=letter_kind)
    files = own_file("structured-letter-form", may_see)
    found = message("letter-materials", AFTERWARD, held, files=files)
    assert found.encloses_files == attached
    assert ("The structured-letter form is attached too." in body(found)) is bool(attached)


def test_materials_say_what_is_attached_by_when_and_what_to_reply() -> None:
    told = body(materials(waiver="yes"))
    assert "Attached is a packet (PDF)" in told
    assert "pages 1 and 2 are enough" in told
    assert "write the letter by Thursday, June 17, 2027, and upload it by Friday, August 6, 2027?" in told
    assert "I have waived my right to see the letter." in told
    assert (
        "- the e-mail address where AAMC can reach you then (I have eleanor.whitfield@example.org)\n" in told
    )
    assert "\n- anyone who may upload it for you\n" in told
    assert told.endswith("With thanks,\nAyesha Khan, MBBS")


def test_before_the_portal_opens_nothing_is_to_be_done_online() -> None:
    told = body(materials())
    assert "on or after Wednesday, June 23, 2027 (expected); until then there is nothing to do online" in told
    told = body(materials(PORTAL_OPEN))
    assert "AAMC will e-mail you the upload link once I have entered your name in MyERAS." in told
    assert "online" not in told


def test_a_day_to_write_that_is_past_is_left_out() -> None:
    assert "Could you please upload the letter by Friday, August 6, 2027?" in body(materials(PORTAL_OPEN))
    assert "Could you please upload the letter as soon as you can?" in body(materials(date(2027, 11, 1)))


@pytest.mark.parametrize(("waiver", "words"), [("no", "I have not waived"), ("undecided", None)])
def test_the_waiver_is_told_as_recorded(waiver: str, words: str | None) -> None:
    told = body(materials(waiver=waiver))
    assert words in told if words else "waived" not in told


STATES = [
    ("letter-ask", IN_MARCH, {}),
    ("letter-ask", FINAL_WEEK, {}),
    ("letter-ask", PORTAL_OPEN, {}),
    ("letter-ask", PORTAL_OPEN, ASKED),
    ("letter-materials", FINAL_WEEK, AGREED),
    ("letter-materials", PORTAL_OPEN, AGREED),
    ("letter-materials", date(2027, 11, 1), AGREED),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "today", "steps"), STATES)
@pytest.mark.parametrize("form", ["externship", "observership"])
def test_long_names_stay_within_the_words_that_a_reader_has_time_for(
    kind: str, today: date, steps: Fields, form: str
) -> None:
    held = rotated(
        {"site": LONG_SITE, "service": LONG_SERVICE, "service_kind": "ward", "kind": form},
        name=f"{LONG_NAME}, MD, PhD, FACP",
        greeting=f"Professor {LONG_NAME}",
        request=steps,
        waiver="no",
        letter_kind="structured",
        **DAYS,
    )
    files = [*own_file("cv", "letter-writer"), *own_file("structured-letter-form", "letter-writer")]
    files[1]["id"] = "form"
    found = message(
        kind,
        today,
        held,
        applicant={"name": {"given": LONG_NAME}, "degrees": "MBBS, MRCP"},
        files=files,
        cv="file",
    )
    (part,) = found.parts
    assert part.section == "body"
    assert part.most_words is not None
    assert len(body(found).split()) <= part.most_words


@pytest.mark.parametrize(("kind", "today", "steps"), STATES)
@pytest.mark.parametrize("form", ["elective", "observership"])
@pytest.mark.parametrize("fields", [{}, DAYS, {"weeks": None}])
def test_every_variant_is_clean_ascii_prose(
    kind: str, today: date, steps: Fields, form: str, fields: Fields
) -> None:
    found = said(message(kind, today, rotated({"kind": form}, request=steps, **fields)))
    told = f"{found.subject}\n{found.body}"
    assert told.isascii()
    assert not re.search(r"  | [.,;:?)]|\( |[.,;:?]{2}|\n\n\n", told)
    assert all(
        line.endswith((".", "?", ",", ":", "MBBS")) or line[:2] in {"", "- "}
        for line in found.body.split("\n")
    )
    if form == "observership":
        assert not re.search(r"\bwork", told)


def test_one_name_alone_is_enough_on_both_sides() -> None:
    held = rotated(name="Suharto", greeting=None)
    found = said(
        message("letter-ask", FINAL_WEEK, held, applicant={"name": {"given": "Wirayuda"}, "degrees": None})
    )
    assert found.subject.startswith("Letter of recommendation: Wirayuda, general")
    assert found.body.startswith("Dear Suharto,\n\n")
    assert found.body.endswith("With thanks,\nWirayuda")


CANARY = "Qanary"
PRIVATE: Fields = {
    "ids": {"aamc": CANARY, "ecfmg": CANARY, "passport": CANARY, "birth_date": "1999-09-09"},
    "contact": CONTACT | {"address": CANARY},
    "citizenships": [CANARY],
    "visa": {"need": "needed", "for_rotations": CANARY, "for_residency": "H-1B"},
    "regions": [CANARY],
    "budget": "31415",
}


@pytest.mark.parametrize(("kind", "today", "steps"), STATES)
def test_nothing_private_no_program_and_no_other_writer_is_named(
    kind: str, today: date, steps: Fields
) -> None:
    held = rotation(
        program="elsewhere",
        letter_writers=[
            writer(request=steps, own_words=CANARY, role=CANARY, title=CANARY),
            writer(id="varga", name=f"{CANARY}, MD", greeting=CANARY, request={"declined": "2027-05-28"}),
        ],
        key_cases=[case(problem=CANARY)],
        feedback=[{"from_writer": "whitfield", "said": CANARY, "share": "yes"}],
    )
    exams = {"step_2_ck": {"score": "251"}}
    found = message(
        kind, today, held, applicant=PRIVATE, exams=exams, programs=[{"id": "elsewhere", "name": CANARY}]
    )
    told = said(found)
    for text in (told.subject, told.body):
        for private in (CANARY, "31415", "H-1B", "1999", "251", "555 0142"):
            assert private not in text
    assert not any(CANARY in part for part in found.name)


def test_a_name_reaches_the_reader_as_it_is_written() -> None:
    found = said(ask(FINAL_WEEK, greeting="Dr. O'Brien & Søn <x>"))
    assert found.body.startswith("Dear Dr. O'Brien & Søn <x>,")
