"""Rules on e-mails over whole dossiers: silent on the samples, firing where a slip is put into one."""

import shutil
import tomllib
from datetime import date
from pathlib import Path

import pytest

from awaykit.papers.paper import Folder
from awaykit.review.findings import PaperId
from awaykit.run.order import Selection
from awaykit.run.prepare import Prepared, prepare
from conftest import SAMPLES

TODAY = tomllib.loads((SAMPLES / "today.toml").read_text(encoding="utf-8"))
COVER = PaperId("cover", "calder-point")
WHY = "publishes what it hears."
OTHER_WHY = (
    "The consult service keeps its patients after discharge in a clinic that the same fellow runs, "
    "and I want to see what that changes."
)
"""What the complete sample says to Quillhaven."""
OWN_TEMPLATE = """\
Subject: {{ rotation.kind|capitalize }}: {{ applicant.name }}

Dear {{ greeting }},

I have attached my CV, my transcript and my dean's letter. Is a place open at {{ rotation.site }}?
"""


def prepared(sample: str | Path, today: date | None = None) -> Prepared:
    folder = SAMPLES / sample
    return prepare(folder, today or TODAY[folder.name], Selection())


def changed(home: Path, old: str, new: str) -> Path:
    """The complete sample, with other words in its programs."""
    folder = Path(shutil.copytree(SAMPLES / "complete", home / "complete"))
    file = folder / "programs.yaml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return folder


def told(run: Prepared) -> list[tuple[str, bool]]:
    return [(each.code, each.holds) for each in run.review.findings if each.code.startswith("EML")]


def folder_of_the_cover(run: Prepared) -> Folder:
    return next(each.folder for each in run.papers if each.paper.id == COVER)


@pytest.mark.parametrize("sample", ["complete", "student", "observer", "minimal"])
def test_the_emails_of_the_samples_are_in_order(sample: str) -> None:
    run = prepared(sample)
    assert any(each.message for each in run.papers)
    assert told(run) == []


@pytest.mark.parametrize(
    ("new", "code"),
    [
        (f"{WHY} I hear the same of Marrowstone.", "EML001"),
        (f"{WHY} I would like to come to [Program Name].", "EML002"),
        (f"{WHY} My dean's letter is attached.", "EML003"),
        (f"{WHY} {OTHER_WHY}", "EML005"),
        (f"{WHY} I would apply through VSLO.", "EML007"),
    ],
)
def test_a_slip_in_the_applicants_own_words_holds_the_cover_email(
    tmp_path: Path, new: str, code: str
) -> None:
    run = prepared(changed(tmp_path, WHY, new))
    assert told(run) == [(code, True)]
    assert folder_of_the_cover(run) is Folder.UNFINISHED


def test_without_a_slip_the_cover_email_goes_out() -> None:
    assert folder_of_the_cover(prepared("complete")) is Folder.SEND


@pytest.mark.parametrize(
    ("address", "holds"), [("r.abernethycole@example.con", True), ("r.abernethycole@gmial.com", False)]
)
def test_an_address_is_told_at_its_line(tmp_path: Path, address: str, holds: bool) -> None:
    run = prepared(changed(tmp_path, "r.abernethycole@example.com", address))
    assert told(run) == [("EML009", holds)]
    at = next(each.at for each in run.findings if each.code == "EML009")
    assert (Path(at.file or "").name, at.place) == (
        "programs.yaml",
        "programs[4].rotation.contact.email",
    )


def test_a_template_of_ones_own_is_checked_too(tmp_path: Path) -> None:
    folder = changed(tmp_path, WHY, WHY)
    (folder / "templates" / "emails").mkdir(parents=True)
    (folder / "templates" / "emails" / "cover.txt.j2").write_text(OWN_TEMPLATE, encoding="utf-8")
    run = prepared(folder)
    assert ("EML003", True) in told(run)
    late = prepared(folder, date(2027, 7, 20))
    assert ("EML006", True) in told(late)
    assert folder_of_the_cover(late) is Folder.UNFINISHED
