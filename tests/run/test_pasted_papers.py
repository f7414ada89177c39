"""Papers made for pasting are held back for patients' identifiers like papers that are sent."""

from dataclasses import replace
from pathlib import Path

import pytest

from awaykit.model.dates import read_day
from awaykit.papers.eras.eras_experiences import KIND
from awaykit.papers.paper import Folder, Format
from awaykit.rendering.page import PaperSize
from awaykit.run.order import Selection
from awaykit.run.pages import Pages
from awaykit.run.paper_reports import PlacedPaper, formats_of
from awaykit.run.prepare import FilledPaper, prepare
from minimal import DAY, edit, minimal_dossier

PATIENT = "Saw Mr. Hollis every morning, MRN 00482913"
WORDS = {
    "a fact": "experiences:\n  - id: one\n    organization: One\n    facts:\n      - fact: {}\n",
    "an own text": "experiences:\n  - id: one\n    organization: One\n    description: {}\n",
    "a hobby": "eras:\n  hobbies: {}\n",
}


def draft(folder: Path, words: str) -> FilledPaper:
    dossier = minimal_dossier(folder)
    edit(dossier, "rotations:", f"{words}rotations:")
    found = prepare(dossier, read_day(DAY), Selection(command="eras"))
    (filled,) = (each for each in found.papers if each.paper.kind == KIND)
    return filled


@pytest.mark.parametrize("where", WORDS)
def test_a_finding_about_a_patient_holds_it(tmp_path: Path, where: str) -> None:
    filled = draft(tmp_path, WORDS[where].format(PATIENT))
    assert {finding.code[:3] for finding in filled.held_by} == {"PRV"}
    assert filled.folder is Folder.UNFINISHED
    assert Format.TXT not in formats_of(filled, PlacedPaper())


@pytest.mark.parametrize("where", WORDS)
def test_harmless_words_are_ready_to_paste(tmp_path: Path, where: str) -> None:
    filled = draft(tmp_path, WORDS[where].format("Wrote clean notes"))
    assert filled.held_by == ()
    assert formats_of(filled, PlacedPaper()) == (Format.PDF, Format.TXT, Format.DOCX)


def test_the_text_file_ends_its_lines_as_old_editors_want_and_follows_its_words(tmp_path: Path) -> None:
    filled = draft(tmp_path, WORDS["a fact"].format("Wrote clean notes"))
    pages = Pages(PaperSize.LETTER, None)
    content, _ = pages.make(filled, Format.TXT)
    assert content.count(b"\n") == content.count(b"\r\n") > 20
    assert content.decode("utf-8").replace("\r\n", "\n") == filled.paper.pasted_text
    other = replace(filled, paper=replace(filled.paper, pasted_text="Other words.\n"))
    assert pages.recipe(filled, Format.TXT) != pages.recipe(other, Format.TXT)
    assert pages.recipe(filled, Format.DOCX) == pages.recipe(other, Format.DOCX)
