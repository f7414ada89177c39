"""Which request packets are made and sent: by selection, by findings, by what the output folder holds."""

from pathlib import Path

import pytest
from filelock import FileLock

from conftest import not_on_windows, only_on_linux, run_command
from end_to_end.reports import EML, add_writer, findings, folders, packet
from minimal import DAY, DOCX, NOT_CURRENT, PDF, WRITER, edit, packet_of, visible
from unprivileged import run_unprivileged


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
    add_writer(dossier, "okafor", "Ngozi Okafor, MD", "n.okafor@example.org", "Dr. Okafor")
    text = (dossier / "dossier.yaml").read_text("utf-8")
    last = text.rindex("agreed: 2027-04-27")
    declined = f"{text[:last]}declined: 2027-04-28{text[last + len('agreed: 2027-04-27') :]}"
    (dossier / "dossier.yaml").write_text(declined, encoding="utf-8")
    one = packet(dossier, out, "--writer", WRITER, "--dry-run")
    assert one["left_out"] == []
    assert {paper["reader"] for paper in one["papers"]} == {WRITER, "alderbrook-wards"}
    (left,) = packet(dossier, out, "--writer", "okafor", "--dry-run")["left_out"]
    assert left["reader_name"] == "Ngozi Okafor, MD"


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
    assert "you are not allowed to write there" in done.stderr
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
