"""The checks of finished files find faults: each is given something that it must not pass."""

import zipfile
from pathlib import Path

import pytest

from awaykit.rendering.page import PageSetup, PaperSize
from awaykit.rendering.word_file import render_docx
from sweeps.accepted import differing_words, findings
from sweeps.generated_dossiers import generated
from sweeps.test_soak import left_over
from sweeps.word_readers import _differing, by_pandoc

SETUP = PageSetup(title="One", author="A", subject="B", running_header="C", paper=PaperSize.LETTER)
GOOD = "<h1>Facts</h1><p>Seen on rounds – and “said”.</p><ol><li>One</li><li>Two</li></ol>"


def word_file(folder: Path, html: str = GOOD) -> Path:
    path = folder / "one.docx"
    path.write_bytes(render_docx(html, SETUP))
    return path


def page(folder: Path, html: str) -> Path:
    """A PDF without tags."""
    from weasyprint import HTML

    path = folder / "one.pdf"
    HTML(string=html).write_pdf(path)
    return path


def test_a_good_word_file_is_accepted(tmp_path: Path) -> None:
    path = word_file(tmp_path)
    assert findings(path, "docx") == []
    assert list(by_pandoc(path)) == []


@pytest.mark.parametrize(
    ("html", "told"),
    [
        ("<h1>Facts</h1><h1>Cases</h1><p>One</p>", "nothing below the heading 'Facts'"),
        ("<h1>Facts</h1><p>One</p><h2>Cases</h2>", "nothing below the heading 'Cases'"),
        ("<h1>Facts</h1><p>Her title is None.</p>", "'None'"),
        ("<h1>Facts</h1><p>{{ name }}</p>", "'{{'"),
        ("<h1>Facts</h1><p>Dr. Tan , MD</p>", "' ,'"),
    ],
)
def test_what_is_missing_in_a_paper_is_found(html: str, told: str, tmp_path: Path) -> None:
    assert any(told in each for each in findings(word_file(tmp_path, html), "docx"))


def test_a_word_file_against_the_schema_is_found(tmp_path: Path) -> None:
    path, bad = word_file(tmp_path), tmp_path / "bad.docx"
    with zipfile.ZipFile(path) as good, zipfile.ZipFile(bad, "w") as made:
        for name in good.namelist():
            made.writestr(name, good.read(name).replace(b"<w:body>", b"<w:body><w:nothing/>"))
    assert any("openxml-audit" in each for each in findings(bad, "docx"))


def test_a_damaged_pdf_and_one_without_tags_are_found(tmp_path: Path) -> None:
    path = page(tmp_path, GOOD)
    assert any("pdfua" in each for each in findings(path, "pdf"))
    path.write_bytes(path.read_bytes()[:-200])
    assert any("qpdf" in each for each in findings(path, "pdf"))


def test_words_outside_the_margins_are_found(tmp_path: Path) -> None:
    path = page(tmp_path, "<style>p { margin-left: -70pt }</style><p>Far out</p>")
    assert any("outside the margins" in each for each in findings(path, "pdf"))


def test_other_words_are_found(tmp_path: Path) -> None:
    path = word_file(tmp_path)
    words = 'factsseenonrounds-and"said".1.one2.two'
    assert _differing(path, words) == ""
    assert "lacks 'Two'" in _differing(path, words.removesuffix("two"))
    assert "adds 'more'" in _differing(path, words + "more")
    assert list(differing_words(page(tmp_path, "<p>Other words</p>"), path)) != []


def test_an_event_that_readers_take_differently_is_found(tmp_path: Path) -> None:
    path = tmp_path / "one.ics"
    lines = [
        *(
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//x//EN",
            "BEGIN:VEVENT",
            "UID:1",
            "DTSTAMP:20270101T000000Z",
        ),
        *(
            "DTSTART;VALUE=DATE:20270101",
            "DTEND;VALUE=DATE:20270102",
            "SUMMARY:One\\; {{ two }}",
            "STATUS:CONFIRMED",
        ),
        *("END:VEVENT", "END:VCALENDAR", ""),
    ]
    path.write_bytes("\r\n".join(lines).encode())
    assert [each for each in findings(path, "ics") if "read differently" in each] == []
    assert any("'{{'" in each for each in findings(path, "ics"))


def test_a_temporary_file_that_stays_is_found(tmp_path: Path) -> None:
    out = tmp_path / "out-a"
    out.mkdir()
    (out / "paper.pdf").touch()
    assert left_over(tmp_path) == []
    (out / ".paper.pdf.1234.tmp").touch()
    assert left_over(tmp_path) == ["out-a/.paper.pdf.1234.tmp"]


@pytest.mark.parametrize("number", [7, 8])
def test_a_number_always_gives_the_same_dossier(number: int) -> None:
    assert generated(number) == generated(number)
    assert generated(number).data != generated(number + 1).data
