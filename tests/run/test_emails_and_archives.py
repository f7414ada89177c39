"""E-mails and archives after a change of the packet that goes with them."""

import email
import json
import shutil
import zipfile
from collections.abc import Callable
from email import policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from conftest import Built, run_command
from minimal import (
    DAY,
    DOCX,
    PDF,
    WRITER,
    build,
    edit,
    everything,
    minimal_dossier,
    packet_of,
    visible,
)
from pango import without_pango

MATERIALS = f"send/{WRITER}/Email_Letter_Materials.eml"
TEXT = MATERIALS.replace(".eml", ".txt")
UNFINISHED_TEXT = f"unfinished/{WRITER}/Email_Letter_Materials_UNFINISHED.txt"
ARCHIVE = f"private/{WRITER}/Wirayuda_Letter_Packet_IM_2028_Archive.zip"
LATER_ROTATION = """
  - id: cedar-wards
    state: confirmed
    site: Cedar Bend Hospital
    service: General medicine wards
    kind: externship
    starts: 2027-06-07
    ends: 2027-07-02
    letter_writers:
      - id: okafor
        name: Chidi Okafor, MD
        email: c.okafor@example.org
"""


@pytest.fixture
def home(tmp_path: Path, built: Callable[..., Built]) -> Path:
    """A folder with the minimal dossier and its output."""
    minimal_dossier(tmp_path)
    shutil.copytree(built("minimal").folder, tmp_path / "out")
    return tmp_path


def opened(path: Path) -> EmailMessage:
    """The draft as Python's own parser reads it."""
    found = email.message_from_bytes(path.read_bytes(), policy=policy.default)
    assert isinstance(found, EmailMessage)
    return found


def attached(path: Path) -> dict[str, bytes]:
    """The attachments of a draft by name."""
    return {
        str(part.get_filename()): part.get_payload(decode=True)  # type: ignore[misc]
        for part in opened(path).iter_attachments()
    }


def message_of(report: dict[str, Any]) -> dict[str, Any]:
    """The e-mail with the packet."""
    (found,) = (paper for paper in report["papers"] if paper["kind"] == "letter-materials")
    return dict(found)


def change(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b" ")


def test_the_draft_goes_to_the_writer_with_the_packet_as_it_lies_in_send(home: Path) -> None:
    draft = opened(home / "out" / MATERIALS)
    assert draft["To"] == '"Judith Rosencrantz-Vale, MD" <j.rosencrantz@example.org>'
    assert draft["From"] == "Wirayuda <wirayuda@example.org>"
    assert draft["X-Unsent"] == "1"
    assert draft.get_all("Cc") is draft.get_all("Bcc") is None
    assert attached(home / "out" / MATERIALS) == {Path(PDF).name: (home / "out" / PDF).read_bytes()}
    text = (home / "out" / TEXT).read_text(encoding="utf-8")
    assert f"Subject: {draft['Subject']}" in text
    assert f"Attach: {PDF}" in text


def test_new_words_in_the_packet_give_a_new_draft(home: Path) -> None:
    dossier, out = home / "dossier", home / "out"
    before = (out / MATERIALS).read_bytes()
    edit(dossier, "To ask what a patient eats", "To ask what each patient eats")
    report = build(dossier, out)
    assert {file["word"] for file in message_of(report)["files"]} == {"updated", "unchanged"}
    assert (out / MATERIALS).read_bytes() != before
    assert attached(out / MATERIALS)[Path(PDF).name] == (out / PDF).read_bytes()


def test_an_edited_word_file_leaves_no_draft_ready(home: Path) -> None:
    dossier, out = home / "dossier", home / "out"
    change(out / DOCX)
    report = build(dossier, out)
    message = message_of(report)
    assert message["folder"] == "unfinished"
    assert "not ready yet" in " ".join(message["notes"])
    assert not list(out.glob("send/**/*"))[1:], "only the empty folder of the writer is left"
    assert {UNFINISHED_TEXT, f"earlier/{DAY}/{MATERIALS}", f"earlier/{DAY}/{ARCHIVE}"} <= visible(out)


def test_the_persons_own_pdf_goes_with_the_draft(home: Path) -> None:
    dossier, out = home / "dossier", home / "out"
    change(out / DOCX)
    build(dossier, out)
    (out / PDF).parent.mkdir(parents=True, exist_ok=True)
    (out / PDF).write_bytes(b"%PDF-1.7 my own")
    report = build(dossier, out)
    assert message_of(report)["folder"] == "send"
    assert attached(out / MATERIALS) == {Path(PDF).name: b"%PDF-1.7 my own"}
    with zipfile.ZipFile(out / ARCHIVE) as archive:
        assert archive.read(Path(PDF).name) == b"%PDF-1.7 my own"
        assert archive.read(Path(DOCX).name) == (out / DOCX).read_bytes()


def test_a_pdf_that_waits_for_a_decision_goes_nowhere_until_it_is_made(home: Path) -> None:
    dossier, out = home / "dossier", home / "out"
    change(out / PDF)
    mine = (out / PDF).read_bytes()
    edit(dossier, "weeks: 4", "weeks: 3")
    report = build(dossier, out)
    assert message_of(report)["folder"] == "unfinished"
    assert not (out / MATERIALS).exists()
    assert run_command("use", out / PDF, "--today", DAY).returncode == 0
    build(dossier, out)
    assert attached(out / MATERIALS) == {Path(PDF).name: mine}


def test_a_packet_that_a_finding_holds_takes_its_draft_along(home: Path) -> None:
    dossier, out = home / "dossier", home / "out"
    edit(dossier, "To ask what a patient eats", "TODO. To ask what a patient eats")
    report = build(dossier, out, status=1)
    assert packet_of(report)["held"]
    assert (message_of(report)["folder"], message_of(report)["held"]) == ("unfinished", False)
    assert [file["format"] for file in message_of(report)["files"]] == ["txt"]
    assert not (out / MATERIALS).exists()


def test_without_pango_there_is_no_draft_to_open(tmp_path: Path) -> None:
    dossier, out = minimal_dossier(tmp_path), tmp_path / "out"
    report = build(dossier, out, env=without_pango(tmp_path), status=1)
    assert message_of(report)["folder"] == "unfinished"
    assert {DOCX, UNFINISHED_TEXT} <= visible(out)
    assert not list(out.glob("**/*.eml"))


def test_a_writer_without_an_address_gets_the_words_alone(home: Path) -> None:
    dossier, out = home / "dossier", home / "out"
    edit(dossier, "        email: j.rosencrantz@example.org\n", "")
    message = message_of(build(dossier, out))
    (problem,) = message["problems"]
    assert problem["message"] == (
        "The e-mail with the packet lacks the e-mail address of Judith Rosencrantz-Vale, MD."
    )
    assert problem["place"].startswith("rotations[0].letter_writers[0]")
    assert not (out / MATERIALS).exists()
    assert (out / PDF).is_file()
    assert "To: Judith" not in (out / UNFINISHED_TEXT).read_text(encoding="utf-8")


def test_the_archive_holds_the_packets_files_as_they_are(home: Path) -> None:
    out = home / "out"
    with zipfile.ZipFile(out / ARCHIVE) as archive:
        assert archive.testzip() is None
        held = {name: archive.read(name) for name in archive.namelist()}
    files = (PDF, DOCX, MATERIALS, TEXT)
    assert held == {Path(path).name: (out / path).read_bytes() for path in files}


def test_a_second_run_renders_and_writes_nothing(home: Path) -> None:
    dossier, out = home / "dossier", home / "out"
    before = everything(out)
    edit(dossier, "# The least", "# the least")
    report = build(dossier, out)
    assert {file["word"] for paper in report["papers"] for file in paper["files"]} == {"unchanged"}
    after = everything(out)
    # START-HERE names the dossier's folder, which is another one here.
    same = {name for name in before if ".awaykit" not in name and "START-HERE" not in name}
    assert {name: after[name] for name in same} == {name: before[name] for name in same}
    assert after.keys() == before.keys()


def test_a_dry_run_counts_the_draft_among_what_would_be_made(tmp_path: Path) -> None:
    dossier, out = minimal_dossier(tmp_path), tmp_path / "out"
    report = build(dossier, out, "--dry-run")
    assert [file["word"] for file in message_of(report)["files"]] == ["created", "created"]
    assert not out.exists()


def packet(dossier: Path, out: Path, *options: str) -> dict[str, Any]:
    done = run_command("packet", dossier, "--today", DAY, "--out", out, "--json", "--dry-run", *options)
    assert done.returncode == 0, done.stdout + done.stderr
    return dict(json.loads(done.stdout))


def readers(report: dict[str, Any]) -> set[str]:
    return {paper["reader"] for paper in report["papers"] if paper["kind"] == "letter-packet"}


def test_packets_for_a_later_day_are_left_out_and_named(tmp_path: Path) -> None:
    dossier, out = minimal_dossier(tmp_path), tmp_path / "out"
    edit(dossier, "\nsettings:\n", f"{LATER_ROTATION}\nsettings:\n")
    report = packet(dossier, out)
    assert readers(report) == {WRITER}
    (left_out,) = report["left_out"]
    assert left_out["reader_name"] == "Chidi Okafor, MD"
    assert "June 25, 2027" in left_out["why"] or "June 26, 2027" in left_out["why"]
    assert "--all" in left_out["why"]
    for options in (("--all",), ("--due-within", "90d")):
        assert readers(packet(dossier, out, *options)) == {WRITER, "okafor"}
    assert readers(packet(dossier, out, "--writer", "okafor")) == {"okafor"}


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--due-within", "soon"), '"soon" is not a number of days. Write it like 14d.'),
        (("--due-within", "-3"), "not a number of days"),
        (("--all", "--due-within", "14d"), "Choose --all or --due-within, not both."),
    ],
)
def test_a_choice_of_days_that_makes_no_sense_is_told(
    options: tuple[str, ...], message: str, tmp_path: Path
) -> None:
    done = run_command("packet", minimal_dossier(tmp_path), *options, cwd=tmp_path)
    assert done.returncode == 2
    assert message in done.stderr
