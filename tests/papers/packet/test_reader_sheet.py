import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date

import pytest

from awaykit.model.record import Reader
from awaykit.output.file_names import MAX_NAME, file_stem
from awaykit.papers.emails.email_table import PACKET_EMAILS
from awaykit.papers.packet.letter_packet import plan_packets
from awaykit.papers.packet.reader_sheet import (
    MATTERS,
    MOST_SHOWN,
    UNCLAIMED,
    ReaderRow,
    Seen,
    reader_rows,
    reader_sheet,
)
from awaykit.papers.packet.request_pages import CaseEntry, FactsPage, PacketContext
from awaykit.papers.paper import Folder, Format, Paper, doc
from awaykit.rendering.page import PaperSize
from awaykit.rendering.templating.context import documented_variables
from dossiers import Fields, case, dossier, plan_of, rotation, writer
from papers.packet.private_sheets import LONG_NAME, filled, pages_of, typed, words_of
from papers.packet.test_packet_prints import a_dossier, canary
from samples.shelf import GOOD, days, loaded

TODAY = date(2027, 6, 29)
plan_sheets = reader_sheet(PACKET_EMAILS).plan
APPLICANT: Fields = {
    "name": {"given": "Ayesha", "family": "Khan"},
    "season": 2028,
    "contact": {"email": "ayesha.khan@example.org", "phone": "+92 300 555 0142"},
}
AGREED = {"asked": "2027-05-24", "agreed": "2027-05-25"}
EXAMS = {"step_1": {"result": "pass"}, "step_2_ck": {"score": 249, "result": "pass", "attempts": 3}}


def sheet(*, applicant: object = None, **parts: object) -> Paper:
    assert applicant is None or isinstance(applicant, dict)
    usual: Fields = {"rotations": [rotation(letter_writers=[writer()], key_cases=[case()])]}
    held = dossier(**usual | {"applicant": APPLICANT | (applicant or {})} | parts)
    return plan_sheets(held, plan_of(held, TODAY)).papers[0]


def rows(paper: Paper) -> dict[str, ReaderRow]:
    return {row.what: row for row in paper.context.rows}


def sheet_of(held: Fields, **parts: object) -> dict[str, ReaderRow]:
    return rows(sheet(rotations=[held], **parts))


@pytest.mark.parametrize("name", GOOD)
def test_the_sheets_of_the_samples_say_what_their_packets_say(name: str) -> None:
    held = loaded(name).dossier
    plan = plan_of(held, days()[name])
    packets = {paper.reader: typed(words_of(paper)) for paper in plan_packets(held, plan).papers}
    sheets = plan_sheets(held, plan).papers
    assert {paper.reader for paper in sheets} == set(packets)
    for paper in sheets:
        packet, found = packets[paper.reader], rows(paper)
        for row in found.values():
            for words in row.sees:
                assert typed(words).removesuffix("…") in packet, row.what
        for what in ("Key cases", "CV, rotations"):
            for words in found[what].kept if what in found else ():
                assert typed(words).removesuffix("…") not in packet


@pytest.mark.parametrize("name", GOOD)
def test_what_the_sheets_call_private_is_in_no_packet_and_on_no_sheet(name: str) -> None:
    held = loaded(name).dossier
    plan, ids = plan_of(held, days()[name]), held.applicant.ids
    private = [ids.ecfmg, ids.passport, held.applicant.contact.address, ids.birth_date]
    if held.applicant.budget:
        private.append(f"{held.applicant.budget:,}")
    for paper in (*plan_packets(held, plan).papers, *plan_sheets(held, plan).papers):
        text = words_of(paper)
        for value in private:
            assert value is None or str(value) not in text


@pytest.mark.parametrize("name", GOOD)
def test_the_statement_and_the_structured_letter_are_told_as_they_are_in_the_packet(name: str) -> None:
    held = loaded(name).dossier
    plan = plan_of(held, days()[name])
    for packet, paper in zip(plan_packets(held, plan).papers, plan_sheets(held, plan).papers, strict=True):
        text, found = words_of(packet), rows(paper)
        if held.statement and found["Statement"].says:
            assert all(typed(paragraph) in typed(text) for paragraph in held.statement.paragraphs)
            assert ("draft" in found["Statement"].says) is (held.statement.state == "draft")
        else:
            assert "Personal statement" not in text
        assert ("Structured letter" in found) is ("structured evaluative letter" in text)


@pytest.mark.parametrize("name", GOOD)
def test_rotations_still_to_come_are_named_on_the_sheet_and_their_sites_not_in_the_packet(name: str) -> None:
    held = loaded(name).dossier
    plan = plan_of(held, days()[name])
    begun = {each.site for each in held.rotations if each.starts and each.starts <= plan.today}
    coming = {each.site for each in held.rotations} - begun
    for packet, paper in zip(plan_packets(held, plan).papers, plan_sheets(held, plan).papers, strict=True):
        for site in coming - {plan.rotations[packet.rotation].rotation.site}:
            assert site not in typed(words_of(packet))
            assert site in typed(words_of(paper))


def test_the_sheet_is_a_private_page_of_its_own_for_the_applicant() -> None:
    paper = sheet()
    assert (paper.folder, paper.formats, paper.reader_kind) == (Folder.PRIVATE, (Format.PDF,), Reader.OWN)
    assert (paper.reader, paper.writers, paper.most_pages) == ("whitfield", ("whitfield",), 1)
    assert file_stem(*paper.name) == "What_This_Reader_Sees_Dr_Whitfield"


def test_who_gets_no_packet_has_no_sheet() -> None:
    lost = writer(request={"asked": "2027-05-24", "declined": "2027-05-25"})
    held = dossier(rotations=[rotation(letter_writers=[lost])])
    assert plan_sheets(held, plan_of(held, TODAY)).papers == ()


@pytest.mark.parametrize(
    ("choice", "sees", "keeps"),
    [
        ("number", ("USMLE Step 1: Pass", "USMLE Step 2 CK: 249"), None),
        ("pass", ("USMLE Step 1: Pass", "USMLE Step 2 CK: Pass"), "Step scores as numbers"),
        ("nothing", (), "Step 1, Step 2 CK, Step 3"),
    ],
)
def test_exams_stand_as_the_setting_has_them(choice: str, sees: tuple[str, ...], keeps: str | None) -> None:
    settings = {"disclosure": {"scores_to_letter_writers": choice}}
    row = rows(sheet(exams=EXAMS, settings=settings))["Exams"]
    assert row.sees == sees
    assert row.kept == (*((keeps,) if keeps else ()), "attempts", "failed and pending exams")
    assert choice in (row.note or "")


def test_the_aamc_id_is_shown_or_said_to_be_lacking() -> None:
    assert rows(sheet(applicant={"ids": {"aamc": "99000142"}}))["AAMC ID"].sees == ("99000142",)
    assert "Not in your dossier" in (rows(sheet())["AAMC ID"].note or "")


def test_cases_left_out_for_room_are_listed_and_those_without_this_writer_counted() -> None:
    cases = [case(problem=f"Problem number {number}") for number in range(14)]
    others = [case(problem="Sepsis", supervised_by="varga"), case(problem="Gout", supervised_by=None)]
    writers = [writer(), writer(id="varga", name="Ildiko Varga, MD", greeting="Dr. Varga")]
    row = sheet_of(rotation(letter_writers=writers, key_cases=[*cases, *others]))["Key cases"]
    assert row.sees == tuple(f"Problem number {number}" for number in range(5))
    left = tuple(f"Problem number {number}" for number in range(5, 14))
    assert row.kept == (*left, "2 cases without them as supervisor")
    assert row.note is None


def test_cases_that_name_no_supervisor_are_said_to_be_assumed() -> None:
    held = rotation(letter_writers=[writer()], key_cases=[case(supervised_by=None)])
    assert "name no supervisor" in (sheet_of(held)["Key cases"].note or "")


def test_feedback_and_contributions_are_counted_by_what_is_shared() -> None:
    feedback = [
        {"from_writer": "whitfield", "said": "Lead with one line.", "share": "yes"},
        {"from_writer": "whitfield", "said": "Kept back.", "share": "no"},
        {"from_other": "the senior resident", "said": "Ask sooner.", "share": "yes"},
        {"from_writer": "varga", "said": "Commit to one.", "share": "yes"},
    ]
    contributions = [
        {"fact": "Wrote notes", "competency": "Patient Care", "seen_by": "whitfield"},
        {"fact": "Gave a talk", "seen_by": "varga"},
    ]
    held = rotation(
        letter_writers=[writer(), writer(id="varga", name="Ildiko Varga, MD")],
        key_cases=[case()],
        feedback=feedback,
        contributions=contributions,
    )
    row = sheet_of(held)["Contributions"]
    assert row.says == "1 fact; 1 line of feedback that you marked to share"
    assert row.kept == (
        "1 fact they are not named for, or second for a competency",
        "1 line of feedback not marked to share",
        "2 lines of feedback from others",
    )


def test_other_letter_writers_are_counted_and_never_named() -> None:
    writers = [writer(), writer(id="varga", name="Ildiko Varga, MD", greeting="Dr. Varga")]
    paper = sheet(rotations=[rotation(letter_writers=writers, key_cases=[case()])])
    assert rows(paper)["Others"].kept[0] == "1 other letter writer, never named"
    assert "Varga" not in words_of(paper)


def test_only_rotations_done_or_under_way_are_on_the_cv() -> None:
    coming = rotation(id="coming", site="Quillhaven", service="Nephrology", starts="2027-07-12", ends=None)
    shown = rotation(letter_writers=[writer()], key_cases=[case()])
    found = rows(sheet(rotations=[shown, coming], languages=[{"name": "Urdu"}]))
    row = found["CV, rotations"]
    assert row.sees == ("General medicine wards, elective, Riverbend Hospital",)
    assert row.kept == ("Nephrology, Quillhaven",)
    assert found["CV, the rest"].says == "languages"


def test_without_a_cv_page_no_rotation_is_said_to_be_on_it() -> None:
    found = rows(sheet())
    assert "CV, rotations" not in found
    assert found["CV"].note == "Your dossier has nothing for a CV page but rotations."


@pytest.mark.parametrize(
    ("waiver", "said"),
    [
        ("yes", "You have waived your right to see the letter"),
        ("no", "You have not waived your right to see the letter"),
        ("undecided", None),
    ],
)
def test_the_waiver_is_told_as_the_packet_tells_it(waiver: str, said: str | None) -> None:
    row = sheet_of(rotation(letter_writers=[writer(waiver=waiver)], key_cases=[case()]))["Waiver"]
    assert row.says == said
    assert bool(row.note) is (said is None)


def test_what_goes_with_the_email_follows_the_messages() -> None:
    files = [
        {"id": "cv", "path": "files/cv.pdf", "kind": "cv", "may_see": ["letter-writer"]},
        {"id": "page", "path": "files/passport.pdf", "kind": "passport"},
    ]
    not_asked = rotation(letter_writers=[writer()], key_cases=[case()])
    agreed = rotation(letter_writers=[writer(request=AGREED)], key_cases=[case()])
    ask = sheet_of(not_asked, files=files, cv="cv")["Attached"]
    assert (ask.says, ask.kept) == (
        "E-mail that asks for a letter: files/cv.pdf",
        ("1 file of your dossier",),
    )
    packet = sheet_of(agreed, files=files, cv="cv")["Attached"]
    assert (packet.says, packet.kept) == ("E-mail with the packet: the packet", ("2 files of your dossier",))
    sent = rotation(letter_writers=[writer(request=AGREED | {"link_sent": "2027-06-24"})], key_cases=[case()])
    assert sheet_of(sent)["Attached"].says is None


def test_who_attested_for_the_patients_and_when_is_said_and_nothing_else_is_claimed() -> None:
    nobody, attested = sheet(), sheet(settings={"cases_hold_no_identifiers": "2027-06-28"})
    assert "Nobody has attested yet" in words_of(nobody)
    assert "then type awaykit done attest." in words_of(nobody)
    assert "On June 28, 2027 you attested" in words_of(attested)
    for paper in (nobody, attested):
        assert "A screen of texts can’t judge photos or biometrics." in words_of(paper)
        assert "nothing found" not in words_of(paper)
        assert "de-identified" not in words_of(paper)


def test_a_packet_that_waits_or_lacks_something_is_said_to() -> None:
    undated = rotation(letter_writers=[writer()], key_cases=[case()], starts=None, ends=None)
    text = words_of(sheet(rotations=[undated]))
    assert "It is unfinished: it lacks the rotation's dates." in typed(text)
    assert "It goes only after Dr. Whitfield has said yes." in text
    agreed = rotation(letter_writers=[writer(request=AGREED)], key_cases=[case()])
    assert "It goes only after" not in words_of(sheet(rotations=[agreed]))


def test_every_row_says_something_and_none_is_left_with_a_hole() -> None:
    agreed = rotation(letter_writers=[writer(request=AGREED)], key_cases=[case()])
    for paper in (sheet(), sheet(rotations=[agreed], exams=EXAMS)):
        for row in rows(paper).values():
            assert row.sees or row.says or row.kept or row.note
        html = re.sub(r"\s*\n\s*", "", filled(paper))
        assert not re.search(r"<(p|dd|dt|li|th|td|strong)[^>]*></\1>", html)
        assert not re.search(r"\s[.,;:)]|\(\s|None|\.\.", words_of(paper))


@pytest.mark.parametrize("size", list(PaperSize))
def test_fourteen_cases_eight_rotations_and_long_names_stay_one_page(size: PaperSize) -> None:
    cases = [
        case(problem=f"Case {number} with a problem told at some length, as some do") for number in range(14)
    ]
    others = [
        rotation(id=f"r{number}", site=f"Hospital number {number}", state="applied") for number in range(7)
    ]
    writers = [
        writer(name=f"{LONG_NAME.strip()}, MD", greeting=None, request=AGREED, letter_kind="structured")
    ]
    long_name = {"name": {"given": LONG_NAME.strip(), "family": "Khan"}}
    paper = sheet(
        applicant=long_name,
        rotations=[rotation(letter_writers=writers, key_cases=cases), *others],
        exams=EXAMS,
        statement={"text": "A statement."},
    )
    assert pages_of(paper, size) == 1
    assert len(file_stem(*paper.name)) <= MAX_NAME


@pytest.mark.parametrize("name", GOOD)
def test_every_sheet_of_the_samples_is_one_page(name: str) -> None:
    held = loaded(name).dossier
    for paper in plan_sheets(held, plan_of(held, days()[name])).papers:
        assert pages_of(paper, PaperSize.LETTER) == 1


def test_no_row_of_the_sheet_is_empty() -> None:
    bare = sheet_of(rotation(letter_writers=[writer()]), applicant={"contact": {}})
    assert bare["Key cases"].note == "None is logged for this rotation yet."
    assert bare["Contact"].note == "Not in your dossier yet."
    assert all(row.sees or row.says or row.kept or row.note for row in bare.values())


PARTS_OF_CV = ("education", "experiences", "scholarly_work", "awards")
FIELDS_OF_CV = ("when", "what", "title", "authors", "own_row", "where", "detail", "identifier")
TOLD_OTHERWISE = {
    # What both know, or what page one asks for.
    "request.writer.name",
    "request.writer.greeting",
    "request.writer.title",
    "request.writer.email",
    "request.state",
    "request.on",
    "request.tense",
    "request.together_from",
    "request.together_until",
    "request.weeks_together",
    "request.write_by",
    "request.upload_by",
    "request.link_expected",
    "rotation.on_service",
    "rotation.place",
    "rotation.kind",
    "rotation.starts",
    "rotation.ends",
    "rotation.weeks",
    "facts.your_role",
    "facts.setting",
    # The waiver in a sentence; own words, facts, cases and the statement by their beginning or number.
    "request.waiver",
    "own_words",
    "facts.contributions[].competency",
    "facts.contributions[].fact",
    "facts.feedback[].on",
    "facts.feedback[].said",
    "facts.feedback[].changed",
    "cases[].patient",
    "cases[].competency",
    "cases[].i_did",
    "cases[].outcome",
    "cases[].learned",
    "statement",
    "facts.clinical_setting",
    # The lines of the CV by their number; rotations and exams without their dates, a long name cut.
    *(f"cv.{part}[].{field}" for part in PARTS_OF_CV for field in FIELDS_OF_CV),
    "cv.rotations[].where",
    "cv.exams[].when",
    "cv.rotations[].when",
    "cv.rotations[].detail",
    "cv.languages",
    "cv.skills",
}
"""The variables of the packet that the sheet describes, counts or quotes in part."""


def values(found: object, name: str = "") -> Iterator[tuple[str, object]]:
    """Every text, number and day of a context, with the name of its variable."""
    if is_dataclass(found):
        for field in fields(found):
            yield from values(getattr(found, field.name), f"{name}.{field.name}".lstrip("."))
    elif isinstance(found, tuple):
        for entry in found:
            yield from values(entry, f"{name}[]" if is_dataclass(entry) else name)
    elif found is not None and not isinstance(found, bool):
        yield name, found


def printed_and_not_on_the_sheet(packet: Paper, paper: Paper) -> set[str]:
    printed, listed = typed(words_of(packet)), typed(words_of(paper))
    return {
        name
        for name, value in values(packet.context)
        if name not in TOLD_OTHERWISE
        and (words := typed(str(value)))
        and words in printed
        and words[: MOST_SHOWN - 10] not in listed
    }


@pytest.mark.parametrize("name", GOOD)
def test_nothing_that_a_packet_of_the_samples_prints_is_missing_on_its_sheet(name: str) -> None:
    held = loaded(name).dossier
    plan = plan_of(held, days()[name])
    for packet, paper in zip(plan_packets(held, plan).papers, plan_sheets(held, plan).papers, strict=True):
        assert printed_and_not_on_the_sheet(packet, paper) == set()


@pytest.mark.parametrize("reader", [0, 1])
def test_nothing_that_a_packet_with_every_field_prints_is_missing_on_its_sheet(reader: int) -> None:
    ids = {"aamc": "99000142"}
    full = a_dossier()
    applicant = full["applicant"]
    assert isinstance(applicant, dict)
    held = dossier(
        **full
        | {
            "applicant": applicant
            | {
                "ids": ids,
                "degrees": "MBBS",
                "referred_to_as": "Dr. Khan",
                "pronouns": "she/her",
                "graduated": "2027-01",
                "school": {"name": canary(), "country": canary()},
            },
            "exams": EXAMS,
        }
    )
    plan = plan_of(held, TODAY)
    packet, paper = plan_packets(held, plan).papers[reader], plan_sheets(held, plan).papers[reader]
    assert printed_and_not_on_the_sheet(packet, paper) == set()


def test_each_row_claims_single_variables_of_the_packet_and_none_that_another_claims() -> None:
    known = {variable.name for variable in documented_variables(PacketContext)}
    claimed = [name for matter in MATTERS for name in (*matter.shows, *matter.holds)]
    assert len(claimed) > 60
    assert set(claimed) <= known
    assert len(claimed) == len(set(claimed))
    groups = {name for name in known if any(other.startswith((f"{name}.", f"{name}[")) for other in known)}
    assert groups & set(claimed) == set()


@dataclass(frozen=True, slots=True, kw_only=True)
class RankedFacts(FactsPage):
    """The facts with a field more than the sheet knows."""

    place_in_class: str = doc("Place in the class: 11 of 148")
    prize_on: date | None = doc("Day of the prize")
    is_first: bool = doc("Whether the applicant is the first of the class")
    also: tuple[str, ...] = doc("What else is told")


def test_a_field_that_no_row_claims_is_on_the_sheet_by_itself() -> None:
    held = dossier(applicant=APPLICANT, rotations=[rotation(letter_writers=[writer()], key_cases=[case()])])
    plan = plan_of(held, TODAY)
    (packet,) = plan_packets(held, plan).papers
    known = {field.name: getattr(packet.context.facts, field.name) for field in fields(packet.context.facts)}
    facts = RankedFacts(
        **known,
        place_in_class="11 of 148",
        prize_on=date(2026, 5, 4),
        is_first=True,
        also=("Cricket", "Chess"),
    )
    seen = Seen(held, plan, plan.letters[0], replace(packet.context, facts=facts), ())
    (row,) = (row for row in reader_rows(seen) if row.what == UNCLAIMED)
    assert row.says == (
        "place in class: 11 of 148; prize on: May 4, 2026; is first: yes; also: Cricket; also: Chess"
    )
    assert UNCLAIMED not in rows(sheet())


@dataclass(frozen=True, slots=True, kw_only=True)
class LocatedCase(CaseEntry):
    """A key case with a field more than the sheet knows, inside a list that a row only counts."""

    ward: str = doc("The ward: 4 West")
    consults: int = doc("How many consultants came")


def test_a_field_inside_a_list_that_no_row_claims_is_on_the_sheet_too() -> None:
    held = dossier(applicant=APPLICANT, rotations=[rotation(letter_writers=[writer()], key_cases=[case()])])
    plan = plan_of(held, TODAY)
    (packet,) = plan_packets(held, plan).papers
    known = {field.name: getattr(packet.context.cases[0], field.name) for field in fields(CaseEntry)}
    context = replace(packet.context, cases=(LocatedCase(**known, ward="4 West", consults=0),))
    (row,) = (
        row for row in reader_rows(Seen(held, plan, plan.letters[0], context, ())) if row.what == UNCLAIMED
    )
    assert row.says == "ward: 4 West; consults: 0"
