"""Request packets from dossiers with too many cases, too many words, and names too long."""

import email
import re
import subprocess
from email.header import decode_header, make_header
from pathlib import Path

import pytest
from pypdf import PdfReader

from checkers import pdf_text
from conftest import Built, needs
from end_to_end.reports import EML, draft, folders, packet, problems
from minimal import PDF, WRITER, edit, minimal_dossier, packet_of, visible

LONG_NAME = (
    "Maximiliana-Konstantinopolitanische von und zu Hohenlohe-Waldenburg-Schillingen "
    "Wolfeschlegelsteinhausenbergerdorfftal"
)
UNBREAKABLE = "Wolfeschlegelsteinhausenbergerdorff" * 4


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


def as_text(built: Built, reader: str) -> str:
    """The private sheet of a reader."""
    (sheet,) = (built.folder / "private" / reader).glob("What_This_Reader_Sees*.pdf")
    return " ".join(pdf_text(sheet).split())
