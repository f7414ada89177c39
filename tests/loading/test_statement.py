import zipfile
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import parse_xml

from awaykit.loading.load import load
from loading.reading import MINIMAL, only_problem, write

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def _with(file: str) -> str:
    return MINIMAL + f"statement: {{file: {file}, state: final}}\n"


@pytest.mark.parametrize("name", ["statement.txt", "texts/statement.md"])
def test_a_text_file_is_read_as_it_stands(tmp_path: Path, name: str) -> None:
    write(tmp_path, {"d.yaml": _with(name), name: b"\xef\xbb\xbfOne *star*\r\n\r\n1. Two\r\n"})
    statement = load(tmp_path).dossier.statement
    assert statement is not None
    assert statement.paragraphs == ("One *star*", "1. Two")
    assert statement.file == name


def test_forty_kilobytes_are_a_long_but_good_statement(tmp_path: Path) -> None:
    write(tmp_path, {"d.yaml": _with("s.txt"), "s.txt": "word " * 8_000})
    statement = load(tmp_path).dossier.statement
    assert statement is not None
    assert len(statement.text or "") == 39_999


def test_a_word_document_gives_its_words_and_the_accepted_changes(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("One\tand")
    paragraph = document.add_paragraph("Two ")
    paragraph._p.append(parse_xml(f"<w:ins {W}><w:r><w:t>new</w:t></w:r></w:ins>"))
    paragraph._p.append(parse_xml(f"<w:del {W}><w:r><w:delText>old</w:delText></w:r></w:del>"))
    paragraph._p.append(parse_xml(f"<w:moveFrom {W}><w:r><w:t>gone</w:t></w:r></w:moveFrom>"))
    document.add_table(1, 1).cell(0, 0).text = "In a table"
    document.save(str(tmp_path / "s.docx"))
    loaded = load(write(tmp_path, {"d.yaml": _with("s.docx")}))
    assert loaded.dossier.statement is not None
    assert loaded.dossier.statement.text == "One and\n\nTwo new\n\nIn a table"
    assert "tracked changes" in loaded.warnings[0].message


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("s.docx", b"not a zip", "This file is not a Word document that can be read."),
        ("s.docx", b"PK\x03\x04 cut", "This file is not a Word document that can be read."),
        ("s.docx", b"", "This file is not a Word document that can be read."),
        ("s.pdf", b"%PDF", "A statement can't be read from a file of this kind."),
        ("s.txt", b" \n", "The statement's file is empty."),
        ("s.txt", b"a" * 200_001, "This file is larger than 200 kB."),
        ("s.txt", "é".encode("latin-1"), "This file is not saved as UTF-8."),
        ("s.txt", b"ok\nbell \x07\n", "This holds a character that no paper can show (U+0007)."),
    ],
)
def test_a_file_that_gives_no_statement_is_told(
    tmp_path: Path, name: str, content: bytes, message: str
) -> None:
    write(tmp_path, {name: content})
    assert only_problem(tmp_path, _with(name)).message == message


def test_a_zip_that_is_no_word_document_and_a_zip_bomb_are_told(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "s.docx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", "x")
    assert "not a Word document" in only_problem(tmp_path, _with("s.docx")).message
    with zipfile.ZipFile(tmp_path / "s.docx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 61_000_000)
    assert only_problem(tmp_path, _with("s.docx")).message == "This Word file is too large."


def test_a_file_and_a_text_are_one_too_many(tmp_path: Path) -> None:
    write(tmp_path, {"s.txt": "words"})
    problem = only_problem(tmp_path, MINIMAL + "statement:\n  file: s.txt\n  text: words\n")
    assert problem.message == "The statement has a file and a text."
    assert (problem.line, problem.hint) == (7, "Keep one of the two.")


def test_a_missing_statement_is_told_with_the_name_that_was_meant(tmp_path: Path) -> None:
    write(tmp_path, {"statement.txt": "words"})
    assert only_problem(tmp_path, _with("statment.txt")).hint == 'Did you mean "statement.txt"?'
