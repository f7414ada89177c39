"""Request packets of dossiers in which something is missing."""

from pathlib import Path

import pytest

from checkers import pdf_text
from end_to_end.reports import THE_YES, add_writer, draft, findings, folders, packet, problems, refused
from minimal import PDF, WRITER, edit, packet_of


def test_a_writer_without_email_title_or_weeks_gets_a_packet_and_no_draft(dossier: Path, out: Path) -> None:
    for line in (
        "        title: Attending Physician, Internal Medicine\n",
        "        email: j.rosencrantz@example.org\n",
        "        weeks: 4\n",
    ):
        edit(dossier, line, "")
    report = packet(dossier, out)
    assert folders(report)["letter-packet", WRITER] == "send"
    assert folders(report)["letter-materials", WRITER] == "unfinished"
    (mail,) = (paper for paper in report["papers"] if paper["kind"] == "letter-materials")
    assert "The e-mail with the packet lacks the e-mail address of Judith Rosencrantz-Vale, MD." in problems(
        mail
    )
    assert not list(out.rglob("*.eml"))
    text = " ".join(pdf_text(out / PDF).split())
    assert "with you on the general medicine wards at Alderbrook Medical Center" in text


def test_cases_without_a_supervisor_belong_to_the_only_writer_and_else_to_nobody(
    dossier: Path, out: Path
) -> None:
    while "        supervised_by: rosencrantz\n" in (dossier / "dossier.yaml").read_text("utf-8"):
        edit(dossier, "        supervised_by: rosencrantz\n", "")
    assert "key case" not in " ".join(each["message"] for each in findings(dossier).get("LOR010", ()))
    add_writer(dossier, "okafor", "Ngozi Okafor, MD", "n.okafor@example.org", "Dr. Okafor")
    report = packet(dossier, out)
    told = {each["message"]: each for each in report["findings"]}
    assert "No key case is noted that Dr. Rosencrantz-Vale supervised." in told
    assert "No key case is noted that Dr. Okafor supervised." in told
    nobodys = told["In no packet: 3 key cases of Alderbrook Medical Center."]
    assert nobodys["place"] == "rotations[0].key_cases[0].supervised_by"
    assert nobodys["hint"] == "Write under supervised_by who saw them: rosencrantz or okafor."
    for reader in (WRITER, "okafor"):
        assert folders(report)["letter-packet", reader] == "unfinished"
        assert folders(report)["letter-materials", reader] == "unfinished"
    assert not (out / "send").exists()


def test_weeks_without_a_case_are_told_and_the_ask_goes_out_without_a_packet(
    dossier: Path, out: Path
) -> None:
    file = dossier / "dossier.yaml"
    text = file.read_text("utf-8")
    cases = text[text.index("    key_cases:") : text.index("settings:")]
    edit(dossier, cases, "\n")
    edit(dossier, "starts: 2027-04-05", "starts: 2027-03-22")
    edit(dossier, THE_YES, "")
    report = packet(dossier, out)
    assert folders(report)["letter-ask", WRITER] == "send"
    assert folders(report)["letter-packet", WRITER] == "unfinished"
    (packet_,) = (paper for paper in report["papers"] if paper["kind"] == "letter-packet")
    (problem,) = packet_["problems"]
    assert problem["message"] == "The request packet lacks a key case that this writer supervised."
    assert problem["hint"] == "Write key_cases for this rotation, with supervised_by: rosencrantz."
    assert list(draft(out / f"send/{WRITER}/Email_Letter_Ask.eml").iter_attachments()) == []


@pytest.mark.parametrize(
    ("taken_out", "lacks", "place"),
    [
        ("    starts: 2027-04-05\n    ends: 2027-04-30\n", "the rotation's dates", "rotations[0].starts"),
        ("  season: 2028\n", "the season", "applicant.season"),
    ],
)
def test_without_dates_or_season_nothing_can_be_sent(
    dossier: Path, out: Path, taken_out: str, lacks: str, place: str
) -> None:
    edit(dossier, taken_out, "")
    report = packet(dossier, out)
    assert f"The request packet lacks {lacks}." in problems(packet_of(report))
    assert problems(packet_of(report))[f"The request packet lacks {lacks}."][0] == place
    assert not (out / "send").exists()
    assert not list(out.rglob("*.eml"))


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (None, 'There is no file "statement.txt" in the dossier\'s folder.'),
        (b"", "The statement's file is empty."),
        ("für".encode("latin-1"), "This file is not saved as UTF-8."),
    ],
)
def test_a_statement_that_cannot_be_read_is_told_with_its_place(
    dossier: Path, content: bytes | None, says: str
) -> None:
    edit(dossier, "settings:", "statement:\n  file: statement.txt\n\nsettings:")
    if content is not None:
        (dossier / "statement.txt").write_bytes(content)
    assert refused(dossier) == says


def test_a_statement_that_is_no_word_file_is_told(dossier: Path) -> None:
    edit(dossier, "settings:", "statement:\n  file: statement.docx\n\nsettings:")
    (dossier / "statement.docx").write_bytes(b"not a Word file")
    assert refused(dossier) == "This file is not a Word document that can be read."
