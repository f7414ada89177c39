"""Request packets on days that don't fit, and of requests whose steps contradict each other."""

from pathlib import Path

import pytest

from checkers import pdf_text
from end_to_end.reports import THE_YES, findings, folders, packet, refused
from minimal import PDF, WRITER, edit, visible


def test_a_rotation_after_the_last_useful_day_asks_for_no_day(dossier: Path, out: Path) -> None:
    edit(dossier, "starts: 2027-04-05", "starts: 2027-09-20")
    edit(dossier, "ends: 2027-04-30", "ends: 2027-10-15")
    edit(dossier, THE_YES, "")
    report = packet(dossier, out, day="2027-10-12")
    assert "TIM001" in {finding["code"] for finding in report["findings"]}
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
