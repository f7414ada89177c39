"""Request packets from dossiers with gaps and slips: what a person is told, and what can go out."""

import email
import json
import re
import shutil
import subprocess
from collections.abc import Callable
from email import policy
from email.header import decode_header, make_header
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock
from pypdf import PdfReader

from checkers import pdf_text
from conftest import Built, needs, not_on_windows, only_on_linux, run_command
from minimal import DAY, DOCX, NOT_CURRENT, PDF, WRITER, edit, minimal_dossier, packet_of, visible
from unprivileged import run_unprivileged

MOST_WORDS = 20
LONG_NAME = (
    "Maximiliana-Konstantinopolitanische von und zu Hohenlohe-Waldenburg-Schillingen "
    "Wolfeschlegelsteinhausenbergerdorfftal"
)
UNBREAKABLE = "Wolfeschlegelsteinhausenbergerdorff" * 4
EML = f"send/{WRITER}/Email_Letter_Materials.eml"
THE_YES = "        request:\n          asked: 2027-04-27\n          agreed: 2027-04-27\n"


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    return minimal_dossier(tmp_path)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


@pytest.fixture
def made(out: Path, built: Callable[..., Built]) -> Path:
    """The papers of the minimal sample, as an earlier run left them."""
    return Path(shutil.copytree(built("minimal").folder, out))


def packet(dossier: Path, out: Path, *options: str, day: str = DAY, status: int = 0) -> dict[str, Any]:
    """The report of `packet`, which must end with `status`; every sentence in it is short."""
    done = run_command("packet", dossier, "--today", day, "--out", out, "--json", *options)
    assert done.returncode == status, done.stdout + done.stderr
    assert done.stderr == ""
    report = dict(json.loads(done.stdout))
    _says_it_shortly(report)
    return report


def findings(dossier: Path, day: str = DAY) -> dict[str, list[dict[str, Any]]]:
    """What `check` says, by code."""
    done = run_command("check", dossier, "--today", day, "--json")
    assert done.returncode == 0, done.stdout + done.stderr
    report = json.loads(done.stdout)
    _says_it_shortly(report)
    told: dict[str, list[dict[str, Any]]] = {}
    for finding in report["findings"]:
        told.setdefault(finding["code"], []).append(finding)
    return told


def refused(dossier: Path, *, day: str = DAY) -> str:
    """What is said of a dossier that can't be read: one problem, with its place."""
    done = run_command("check", dossier, "--today", day, "--json")
    assert done.returncode == 1, done.stdout + done.stderr
    (problem,) = json.loads(done.stdout)["problems"]
    assert problem["line"], problem
    assert problem["hint"], problem
    _says_it_shortly({"problems": [problem]})
    return str(problem["message"])


def _says_it_shortly(report: dict[str, Any]) -> None:
    told = [*report.get("problems", ()), *report.get("warnings", ()), *report.get("findings", ())]
    told += [problem for paper in report.get("papers", ()) for problem in paper["problems"]]
    sentences = [words for each in told for words in (each["message"], each["hint"]) if words]
    sentences += [entry["why"] for entry in report.get("left_out", ())]
    for words in sentences:
        for sentence in words.split(". "):
            assert len(sentence.split()) <= MOST_WORDS, sentence
        assert "invalid" not in words.lower()
        assert "None" not in words


def folders(report: dict[str, Any]) -> dict[tuple[str, str], str]:
    """Where each paper for others went, by kind and reader."""
    papers = report["papers"]
    return {(paper["kind"], paper["reader"]): paper["folder"] for paper in papers}


def problems(paper: dict[str, Any]) -> dict[str, tuple[str, int]]:
    """Each problem of a paper with its place in the dossier and its line."""
    return {each["message"]: (each["place"], each["line"]) for each in paper["problems"]}


def draft(path: Path) -> email.message.EmailMessage:
    found = email.message_from_bytes(path.read_bytes(), policy=policy.default)
    assert isinstance(found, email.message.EmailMessage)
    return found


def as_text(built: Built, reader: str) -> str:
    """The private sheet of a reader."""
    (sheet,) = (built.folder / "private" / reader).glob("What_This_Reader_Sees*.pdf")
    return " ".join(pdf_text(sheet).split())


# ---------------------------------------------------------------- what is missing


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
    _add_writer(dossier, "okafor", "Ngozi Okafor, MD", "n.okafor@example.org", "Dr. Okafor")
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


# ---------------------------------------------------------------- too much, too long


@pytest.fixture(scope="module")
def overfull(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Fourteen long cases, one of them of 1,200 words, and a statement of 40 kB."""
    folder = tmp_path_factory.mktemp("overfull")
    held = minimal_dossier(folder)
    edit(held, "settings:", f"{_eleven_cases()}\nstatement:\n  file: statement.txt\n\nsettings:")
    edit(
        held, "Worked out the free-water limit", f"{'I listened to her chest once more. ' * 171}Worked it out"
    )
    said = "I learned medicine in a small place, and I want to go on learning. "
    (held / "statement.txt").write_text((said * 600)[:40_000], encoding="utf-8")
    return Built("overfull", folder / "out", packet(held, folder / "out"), 0)


def _eleven_cases() -> str:
    """Eleven more cases: of the first priority the sixth to ninth, all for one competency but the last."""
    return "".join(
        f"      - problem: Problem {number:02}, {'a long line of words ' * 8}\n"
        f"        i_did: I did the thing with number {number}.\n"
        f"        competency: {'Professionalism' if number == 14 else 'Patient Care'}\n"
        f"        supervised_by: rosencrantz\n"
        f"        priority: {1 if number in {6, 7, 8, 9} else 2}\n"
        for number in range(4, 15)
    )


def test_of_fourteen_cases_the_best_five_are_shown_and_the_rest_listed_privately(overfull: Built) -> None:
    shown = pdf_text(overfull.folder / PDF)
    # Priority 1 first; the fifth is the first of the others that adds a competency.
    assert [n for n in range(4, 15) if f"Problem {n:02}" in shown] == [6, 7, 8, 9]
    assert "Pneumonia with a sodium of 124" in shown
    assert "Chest pain that came back" not in shown
    sheet = as_text(overfull, WRITER)
    kept = sheet[sheet.index("Not in the packet") :]
    for problem in ("Chest pain that came back", "Warfarin", "Problem 04", "Problem 14"):
        assert problem in kept
    (path,) = (overfull.folder / "private" / WRITER).glob("What_This*.pdf")
    assert len(PdfReader(path).pages) == 1


def test_what_is_too_long_is_named_with_its_own_place(overfull: Built) -> None:
    paper = packet_of(overfull.report)
    assert paper["folder"] == "send"
    told = {message.partition("”")[0].strip("“"): place for message, (place, _) in problems(paper).items()}
    assert told["Key case: Pneumonia with a sodium of 124"] == "rotations[0].key_cases[0].i_did"
    assert told["Personal statement"] == "statement.file"
    assert told["Key cases"] == "rotations[0].letter_writers[0]"
    assert all(line for _, line in problems(paper).values())
    assert all("is the limit" in message for message in problems(paper))


@pytest.mark.parametrize("name", [LONG_NAME, UNBREAKABLE[:120]], ids=["long", "unbreakable"])
def test_names_of_120_characters_stay_on_their_pages(dossier: Path, out: Path, name: str) -> None:
    edit(dossier, "given: Wirayuda", f"given: {name}")
    edit(dossier, "name: Judith Rosencrantz-Vale, MD", f"name: {name[::-1].title()}, MD")
    edit(dossier, "site: Alderbrook Medical Center", f"site: {name}")
    edit(dossier, "service: General medicine wards", f"service: {name}")
    report = packet(dossier, out)
    assert folders(report)["letter-packet", WRITER] == "send"
    for path in visible(out):
        assert len(Path(path).stem) <= 60, path
    for pdf in out.rglob("*.pdf"):
        assert words_off_the_page(pdf) == []
    opened = draft(out / EML)
    # By the older functions: the newer ones of Python 3.11 put spaces between the parts of a long name.
    raw = email.message_from_bytes((out / EML).read_bytes())
    assert name in str(make_header(decode_header(raw["From"])))
    assert str(opened["To"]).endswith("<j.rosencrantz@example.org>")


def words_off_the_page(pdf: Path) -> list[str]:
    """Pieces of text that begin or end outside the paper."""
    found: list[str] = []
    for page in PdfReader(pdf).pages:
        width, height = float(page.mediabox[2]), float(page.mediabox[3])
        marks = _boxes(pdf, int(page.page_number or 0) + 1)
        found += [
            word
            for word, left, top, right, bottom in marks
            if left < 0 or top < 0 or right > width or bottom > height
        ]
    return found


def _boxes(pdf: Path, page: int) -> list[tuple[str, float, float, float, float]]:
    """Each word of a page with its box in points, from the upper left corner, as poppler sees it."""
    needs("pdftotext")
    command = ["pdftotext", "-bbox", "-f", str(page), "-l", str(page), str(pdf), "-"]
    text = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8").stdout
    pattern = r'<word xMin="(\S+)" yMin="(\S+)" xMax="(\S+)" yMax="(\S+)">(.*?)</word>'
    boxes = [
        (found[5], float(found[1]), float(found[2]), float(found[3]), float(found[4]))
        for found in re.finditer(pattern, text)
    ]
    assert boxes
    return boxes


# ---------------------------------------------------------------- namesakes, and names of the world


def test_two_writers_of_one_name_get_their_own_folders_and_their_own_mail(dossier: Path, out: Path) -> None:
    name = "Judith Rosencrantz-Vale, MD"
    _add_writer(dossier, "rosencrantz-two", name, "other@example.edu", "Dr. Rosencrantz-Vale")
    edit(dossier, "supervised_by: rosencrantz", "supervised_by: [rosencrantz, rosencrantz-two]")
    _add_rotation(dossier, "rosencrantz-three", name, "third@example.com")
    report = packet(dossier, out)
    addresses = {
        WRITER: "j.rosencrantz@example.org",
        "rosencrantz-two": "other@example.edu",
        "rosencrantz-three": "third@example.com",
    }
    for reader, address in addresses.items():
        assert folders(report)["letter-packet", reader] == "send"
        assert (out / f"send/{reader}/Wirayuda_Letter_Packet_IM_2028.pdf").is_file()
        mail = draft(out / f"send/{reader}/Email_Letter_Materials.eml")
        assert str(mail["To"]) == f'"{name}" <{address}>'
        (part,) = mail.iter_attachments()
        attached = out / f"send/{reader}/Wirayuda_Letter_Packet_IM_2028.pdf"
        assert part.get_content() == attached.read_bytes()
    assert [finding["code"] for finding in report["findings"] if finding["code"].startswith("PAP")] == []
    third = pdf_text(out / "send/rosencrantz-three/Wirayuda_Letter_Packet_IM_2028.pdf")
    assert "Fernhollow Hospital" in third


def test_names_of_the_world_print_and_give_plain_file_names(dossier: Path, out: Path) -> None:
    edit(dossier, "given: Wirayuda", "given: محمد\n    family: العبدالله")
    edit(dossier, "referred_to_as: Dr. Wirayuda", "referred_to_as: Dr. العبدالله")
    edit(dossier, "name: Judith Rosencrantz-Vale, MD", "name: გიორგი ბერიძე, MD")
    edit(dossier, "greeting: Dr. Rosencrantz-Vale", "greeting: Dr. ბერიძე")
    edit(dossier, "site: Alderbrook Medical Center", "site: โรงพยาบาลสมชาย")
    edit(dossier, "service: General medicine wards", "service: မောင်မောင် Nguyễn Thị Nguyệt wards")
    report = packet(dossier, out)
    assert folders(report)["letter-packet", WRITER] == "send"
    assert packet_of(report)["problems"] == []
    assert all(path.isascii() for path in visible(out))
    mail = draft(out / EML)
    assert "محمد العبدالله" in str(mail["From"])
    assert "გიორგი ბერიძე, MD" in str(mail["To"])
    assert "Nguyễn Thị Nguyệt wards" in str(mail["Subject"])


def _add_writer(dossier: Path, id_: str, name: str, address: str, greeting: str) -> None:
    """One more writer of the first rotation, who has agreed."""
    edit(dossier, "    key_cases:\n", _writer(id_, name, address, greeting) + "    key_cases:\n")


def _writer(id_: str, name: str, address: str, greeting: str) -> str:
    return (
        f"      - id: {id_}\n"
        f"        name: {name}\n"
        f"        greeting: {greeting}\n"
        f"        email: {address}\n"
        f"        request:\n"
        f"          asked: 2027-04-27\n"
        f"          agreed: 2027-04-27\n"
    )


def _add_rotation(dossier: Path, writer: str, name: str, address: str) -> None:
    """An earlier rotation with one writer and one case."""
    edit(
        dossier,
        "settings:",
        "  - id: fernhollow-wards\n"
        "    state: confirmed\n"
        "    site: Fernhollow Hospital\n"
        "    service: General medicine wards\n"
        "    kind: externship\n"
        "    starts: 2027-03-01\n"
        "    ends: 2027-03-26\n"
        "    letter_writers:\n"
        f"{_writer(writer, name, address, 'Dr. Rosencrantz-Vale')}"
        "    key_cases:\n"
        "      - problem: Cellulitis that was gout\n"
        "        i_did: Looked at the joint again.\n"
        f"        supervised_by: {writer}\n\nsettings:",
    )


# ---------------------------------------------------------------- days that do not fit


def test_a_rotation_after_the_last_useful_day_asks_for_no_day(dossier: Path, out: Path) -> None:
    edit(dossier, "starts: 2027-04-05", "starts: 2027-09-20")
    edit(dossier, "ends: 2027-04-30", "ends: 2027-10-15")
    edit(dossier, THE_YES, "")
    report = packet(dossier, out, day="2027-10-12")
    assert "TIM004" in {finding["code"] for finding in report["findings"]}
    said = (out / f"send/{WRITER}/Email_Letter_Ask.txt").read_text("utf-8")
    assert "as soon as you can write it" in said
    (waiting,) = (out / "waiting").rglob("*.pdf")
    first = " ".join(pdf_text(waiting).partition("\f")[0].split())
    assert "Upload by As soon as you can AAMC’s link" in first
    assert "Best written by" not in first


@pytest.mark.parametrize(
    ("asked", "day"),
    [(THE_YES, "2028-03-14"), ("", "2028-04-14")],
    ids=["agreed, and the rank list due", "not asked, and the Match over"],
)
def test_once_the_rank_list_is_due_nobody_is_asked_or_reminded(
    dossier: Path, out: Path, asked: str, day: str
) -> None:
    edit(dossier, THE_YES, asked)
    report = packet(dossier, out, "--all", day=day)
    assert report["papers"] == []
    (left,) = report["left_out"]
    assert left["why"] == "The rank list is due: a letter for this season comes too late."
    codes = {finding["code"] for finding in report["findings"]}
    assert not codes & {
        "LOR004",
        "LOR005",
        "LOR006",
        "LOR007",
        "LOR008",
        "LOR010",
        "LOR011",
        "LOR013",
        "TIM004",
    }
    assert ("TIM008" in codes) == (day > "2028-03-17")
    assert report["next"] == []


def test_a_packet_that_lay_ready_is_set_aside_when_the_season_is_over(dossier: Path, made: Path) -> None:
    out, before = made, (made / PDF).read_bytes()
    report = packet(dossier, out, day="2028-04-14")
    left = {path for path in visible(out) if path.startswith(("send/", "waiting/"))}
    assert not {path for path in left if "Letter_Packet" in path or "Letter_Materials" in path}
    assert (out / f"earlier/2028-04-14/{PDF}").read_bytes() == before
    assert {file["word"] for file in report["withdrawn"]} == {"withdrawn"}


def test_a_season_that_cannot_be_meant_is_told(dossier: Path) -> None:
    assert "TIM008" not in findings(dossier)
    edit(dossier, "season: 2028", "season: 2040")
    (finding,) = findings(dossier)["TIM008"]
    assert finding["message"] == "For Season 2040 (apply September 2039) you apply only in 12 years."
    assert finding["place"] == "applicant.season"
    edit(dossier, "season: 2040", "season: 2026")
    assert "Season 2026 is over" in findings(dossier)["TIM008"][0]["message"]
    edit(dossier, "season: 2026", "season: 1999")
    assert refused(dossier) == "This must lie between 2025 and 2100: the year of the Match."


def test_long_before_the_rotation_a_packet_is_left_out_and_made_when_asked_for(
    dossier: Path, out: Path
) -> None:
    edit(dossier, THE_YES, "")
    report = packet(dossier, out, day="2026-12-01")
    assert report["papers"] == []
    (left,) = report["left_out"]
    assert left["why"] == "Its days begin on Saturday, April 24, 2027. Add --all to make it now."
    report = packet(dossier, out, "--all", "--dry-run", day="2026-12-01")
    assert set(folders(report).values()) == {"waiting", "private"}


def test_a_word_on_cases_of_a_rotation_to_come_is_not_asked_for_again(dossier: Path) -> None:
    edit(dossier, "cases_hold_no_identifiers: 2027-04-28", "cases_hold_no_identifiers: 2027-03-30")
    (finding,) = findings(dossier, day="2027-04-01")["PRV020"]
    assert finding["hint"] == "These cases are from a rotation that has not begun: check its first day."


# ---------------------------------------------------------------- a request in two states


@pytest.mark.parametrize(
    ("steps", "folder"),
    [
        ("hesitated: 2027-04-26\n          agreed: 2027-04-28", "send"),
        ("agreed: 2027-04-27\n          declined: 2027-04-28", None),
    ],
)
def test_the_last_step_of_a_request_decides(dossier: Path, out: Path, steps: str, folder: str | None) -> None:
    edit(dossier, "asked: 2027-04-27\n          agreed: 2027-04-27", f"asked: 2027-04-26\n          {steps}")
    report = packet(dossier, out, "--dry-run")
    assert folders(report).get(("letter-packet", WRITER)) == folder
    if folder is None:
        whys = {entry["why"] for entry in report["left_out"]}
        assert "They declined: thank them, and ask another writer." in whys


def test_a_yes_and_a_no_on_one_day_are_asked_about(dossier: Path) -> None:
    edit(
        dossier,
        "          agreed: 2027-04-27",
        "          agreed: 2027-04-27\n          declined: 2027-04-27",
    )
    assert refused(dossier) == "This writer agreed and declined on the same day."


def test_a_yes_before_the_ask_is_told(dossier: Path) -> None:
    edit(dossier, "agreed: 2027-04-27", "agreed: 2027-04-20")
    (finding,) = findings(dossier)["LOR016"]
    assert finding["message"] == "“agreed” for Dr. Rosencrantz-Vale has an earlier day than “asked”."
    assert finding["place"] == "rotations[0].letter_writers[0].request.agreed"


# ---------------------------------------------------------------- words and addresses that could do harm


def test_odd_own_words_stand_as_they_are_written(dossier: Path, out: Path) -> None:
    words = 'You said "look *again*" & <b>I did</b>.\nBcc: everyone\n\n1. Thank you'
    edit(dossier, "        weeks: 4\n", f"        weeks: 4\n        own_words: {json.dumps(words)}\n")
    report = packet(dossier, out)
    assert folders(report)["letter-packet", WRITER] == "send"
    said = " ".join(pdf_text(out / PDF).split())
    assert "You said “look *again*” & <b>I did</b>. Bcc: everyone 1. Thank you" in said
    assert [name for name in draft(out / EML) if name.lower() in {"bcc", "cc"}] == []


def test_an_address_in_own_words_holds_packet_and_draft(dossier: Path, out: Path) -> None:
    edit(
        dossier, "        weeks: 4\n", '        weeks: 4\n        own_words: "Thanks.\\nBcc: x@example.org"\n'
    )
    report = packet(dossier, out, status=1)
    (told,) = packet_of(report)["problems"]
    assert told["message"] == "“x@example.org” reads like an e-mail address."
    assert told["place"] == "rotations[0].letter_writers[0].own_words"
    assert not (out / "send").exists()
    assert not list(out.rglob("*.eml"))


def test_a_hospital_that_looks_like_a_header_adds_no_recipient(dossier: Path, out: Path) -> None:
    edit(dossier, "site: Alderbrook Medical Center", 'site: "=?utf-8?Q?=0D=0ABcc:x@y?="')
    edit(dossier, "service: General medicine wards", 'service: "=?utf-8?Q?=0D=0ABcc:x@y?= wards"')
    packet(dossier, out)
    for rules in (policy.default, policy.compat32, policy.SMTP):
        mail = email.message_from_bytes((out / EML).read_bytes(), policy=rules)
        assert sorted(mail.keys()) == ["Content-Type", "From", "MIME-Version", "Subject", "To", "X-Unsent"]
    assert "=?utf-8?Q?=0D=0ABcc:x@y?= wards" in str(draft(out / EML)["Subject"])


def test_an_address_that_many_servers_refuse_is_told(dossier: Path) -> None:
    edit(dossier, "email: j.rosencrantz@example.org", "email: jüdith@example.org")
    assert "before the @" in refused(dossier)


def test_an_international_domain_is_sent_in_plain_letters(dossier: Path, out: Path) -> None:
    edit(dossier, "email: j.rosencrantz@example.org", "email: judith@klinik-münchen.example")
    packet(dossier, out)
    assert str(draft(out / EML)["To"]).endswith("<judith@xn--klinik-mnchen-3ob.example>")


# ---------------------------------------------------------------- the output folder


@pytest.mark.parametrize("how", ["edited", "open in Word"])
def test_a_word_file_in_work_leaves_no_draft_that_could_be_sent(dossier: Path, made: Path, how: str) -> None:
    out = made
    word_file = out / DOCX
    if how == "edited":
        word_file.write_bytes(word_file.read_bytes() + b"\0")
    else:
        word_file.with_name(f"~${word_file.name[2:]}").write_bytes(b"x" * 162)
    kept = word_file.read_bytes()
    report = packet(dossier, out)
    assert folders(report)["letter-packet", WRITER] == "unfinished"
    assert not (out / PDF).exists()
    assert not (out / EML).exists()
    assert (out / NOT_CURRENT).is_file()
    assert word_file.read_bytes() == kept
    notes = " ".join(packet_of(report)["notes"])
    assert ("awaykit use" in notes) if how == "edited" else ("Close it there" in notes)


@only_on_linux
def test_a_folder_that_cannot_be_written_is_told_and_nothing_is_lost(dossier: Path, out: Path) -> None:
    out.mkdir()
    out.chmod(0o555)
    done = run_unprivileged("packet", dossier, "--today", DAY, "--out", out)
    out.chmod(0o755)
    assert done.returncode == 74
    assert "you are not allowed to write it" in done.stderr
    assert "--out" in done.stderr
    assert list(out.iterdir()) == []


@not_on_windows
def test_a_folder_in_another_run_is_left_alone(dossier: Path, out: Path) -> None:
    (out / ".awaykit").mkdir(parents=True)
    with FileLock(out / ".awaykit" / "lock"):
        done = run_command("packet", dossier, "--today", DAY, "--out", out)
    assert done.returncode == 75
    assert "Another awaykit is writing into this folder now." in done.stderr
    assert visible(out) == set()


# ---------------------------------------------------------------- which packets


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--writer", "rosenkrantz"), 'Did you mean "rosencrantz"?'),
        (("--writer", "nobody"), "The dossier has: rosencrantz."),
        (("--rotation", "alderbrok-wards"), 'Did you mean "alderbrook-wards"?'),
        (("--due-within", "soon"), '"soon" is not a number of days. Write it like 14d.'),
        (("--due-within", "-3"), "is not a number of days"),
        (("--all", "--due-within", "3"), "error  Choose --all or --due-within, not both."),
        (("--today", "soon"), "year-month-day"),
    ],
)
def test_a_choice_that_cannot_be_meant_is_wrong_usage(
    dossier: Path, out: Path, options: tuple[str, ...], says: str
) -> None:
    done = run_command("packet", dossier, "--today", DAY, "--out", out, *options)
    assert done.returncode == 2
    assert says in done.stderr
    assert "Invalid" not in done.stderr
    assert not out.exists()


def test_the_choice_of_one_writer_says_nothing_of_the_others(dossier: Path, out: Path) -> None:
    _add_writer(dossier, "okafor", "Ngozi Okafor, MD", "n.okafor@example.org", "Dr. Okafor")
    text = (dossier / "dossier.yaml").read_text("utf-8")
    last = text.rindex("agreed: 2027-04-27")
    declined = f"{text[:last]}declined: 2027-04-28{text[last + len('agreed: 2027-04-27') :]}"
    (dossier / "dossier.yaml").write_text(declined, encoding="utf-8")
    one = packet(dossier, out, "--writer", WRITER, "--dry-run")
    assert one["left_out"] == []
    assert {paper["reader"] for paper in one["papers"]} == {WRITER, "alderbrook-wards"}
    (left,) = packet(dossier, out, "--writer", "okafor", "--dry-run")["left_out"]
    assert left["reader_name"] == "Ngozi Okafor, MD"


# ---------------------------------------------------------------- findings that hold


def test_an_acknowledged_text_goes_out_until_it_is_changed(dossier: Path, out: Path) -> None:
    edit(
        dossier,
        "        weeks: 4\n",
        "        weeks: 4\n        own_words: Write to x@example.org at any time.\n",
    )
    done = run_command("packet", dossier, "--today", DAY, "--out", out)
    assert done.returncode == 1
    shown = done.stdout.partition("To let PRV007 stand here: text_hash ")[2].partition(";")[0]
    edit(
        dossier,
        "settings:",
        "settings:\n  acknowledged:\n    - code: PRV007\n"
        f"      text_hash: {shown}\n      reason: It is my own address.",
    )
    assert folders(packet(dossier, out))["letter-packet", WRITER] == "send"
    edit(dossier, "at any time", "any day")
    (again,) = findings(dossier)["PRV007"]
    assert again["holds"]
    assert again["text_hash"] != shown


def test_a_rule_that_holds_cannot_be_silenced(dossier: Path, out: Path) -> None:
    edit(
        dossier,
        "        weeks: 4\n",
        "        weeks: 4\n        own_words: Write to x@example.org at any time.\n",
    )
    edit(
        dossier,
        "settings:",
        "settings:\n  silenced:\n    - code: PRV007\n      reason: I know\n"
        "    - code: PRV020\n      reason: I know\n",
    )
    report = packet(dossier, out, "--dry-run", status=1)
    assert folders(report)["letter-packet", WRITER] == "unfinished"
    told = {warning["message"]: warning["hint"] for warning in report["warnings"]}
    assert told == {
        "PRV007 holds papers, so it cannot be silenced as a whole.": (
            "Change the words, or acknowledge that one text in settings.acknowledged."
        ),
        "PRV020 holds papers, so it cannot be silenced as a whole.": (
            "awaykit explain PRV020 says what to write instead."
        ),
    }


def test_what_answers_the_word_on_the_cases_is_explained() -> None:
    done = run_command("explain", "PRV020")
    assert "cases_hold_no_identifiers:" in done.stdout
    assert "text_hash" not in done.stdout
