"""Recorded changes of a dossier through a whole run: checked, and held back where they name a patient."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from awaykit.papers.paper import Folder
from awaykit.run.order import Selection
from awaykit.run.prepare import Prepared, prepare
from conftest import SAMPLE_DAYS, SAMPLES

TODAY = date.fromisoformat(SAMPLE_DAYS["complete"])
ROTATION = "    starts: 2027-07-12"
WRITER = "        assigned_to: [larkmoor, quillhaven]"
WHY = "The family of Mr. Halloran, 71, MRN 4471902, asked me to stay until July 13."
ELSEWHERE = "I stay longer at Calder Point Hospital."
KINDS = ("change", "delay", "letter-update", "letter-again")


def told(home: Path, because: str, what: str) -> Prepared:
    """The complete sample with a change of dates, a delay, an update, and a writer of an earlier season."""
    folder = Path(shutil.copytree(SAMPLES / "complete", home / "complete"))
    file = folder / "rotations.yaml"
    text = file.read_text(encoding="utf-8")
    for line, more in (
        (ROTATION, f'    change: {{ends: 2027-08-13, because: "{because}"}}'),
        (ROTATION, f'    delay: {{arrives: 2027-07-14, visa_appointment: 2027-07-08, because: "{because}"}}'),
        (WRITER, f'        updates: [what: "{what}"]'),
        ("      - id: marchetti", "        earlier_letter: 2026-07-20"),
    ):
        assert line in text
        text = text.replace(line, f"{line}\n{more}", 1)
    file.write_text(text, encoding="utf-8")
    return prepare(folder, TODAY, Selection())


def folders(run: Prepared) -> dict[str, Folder]:
    return {each.paper.kind: each.folder for each in run.papers if each.paper.kind in KINDS}


def codes(run: Prepared) -> set[str]:
    """The findings on words of these e-mails."""
    found = run.review.findings
    return {each.code for each in found if each.paper is not None and each.paper.kind in KINDS}


def test_each_is_in_order_and_ready(tmp_path: Path) -> None:
    run = told(tmp_path, "My flight leaves on July 13.", "I have passed Step 3.")
    assert folders(run) == dict.fromkeys(KINDS, Folder.SEND)
    assert codes(run) == set()


@pytest.mark.parametrize(("words", "family"), [(WHY, "PRV"), (ELSEWHERE, "EML001")])
def test_a_slip_in_the_applicants_own_words_holds_the_e_mail(tmp_path: Path, words: str, family: str) -> None:
    run = told(tmp_path, words, words)
    held = {kind for kind, folder in folders(run).items() if folder is Folder.UNFINISHED}
    assert held == {"change", "delay", "letter-update"}
    assert any(code.startswith(family) for code in codes(run))
    places = {each.at.place for each in run.findings if each.code.startswith(family)}
    row = "rotations[2]"
    assert {f"{row}.change.because", f"{row}.delay.because"} <= places
    assert "rotations[0].letter_writers[0].updates[0].what" in places
