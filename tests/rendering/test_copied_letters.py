"""Text copied from a PDF is whole where a font draws a letter as several glyphs."""

import unicodedata
from pathlib import Path

import pytest

from awaykit.rendering.page import PageSetup
from awaykit.rendering.pdf import PdfRenderer
from checkers import pdf_text


@pytest.mark.parametrize(
    "name",
    [
        "Ọ̀gúnṣẹ̀yẹ",
        unicodedata.normalize("NFD", "Nguyễn Thị Ệ"),
        "Ḫ̇ K̲h̲ ʿĀ",
    ],
)
def test_a_letter_of_several_glyphs_leaves_the_others_their_text(name: str, tmp_path: Path) -> None:
    words = "Ogun, see the office: efficient eyes and khaki."
    file = tmp_path / "name.pdf"
    file.write_bytes(PdfRenderer().render(f"<p>{name} {words}</p>", PageSetup(title="t", author="a")).content)
    assert words in " ".join(pdf_text(file).split())


def test_letters_of_a_conjunct_are_all_there(tmp_path: Path) -> None:
    file = tmp_path / "name.pdf"
    file.write_bytes(PdfRenderer().render("<p>इन्दु कक</p>", PageSetup(title="t", author="a")).content)
    assert {"इ", "न", "द", "ु", "क"} <= set(pdf_text(file))
