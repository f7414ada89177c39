"""The hash of styles, fonts and versions in every recipe."""

import shutil
import subprocess
import sys
from pathlib import Path

from awaykit.rendering.fingerprint import FONT_LIST, font_list, style_fingerprint
from awaykit.rendering.fonts import bundled_fonts_folder, font_files
from awaykit.rendering.page import PaperSize


def test_the_list_of_fonts_is_current() -> None:
    folder = bundled_fonts_folder()
    assert (folder / FONT_LIST).read_text(encoding="utf-8") == font_list(folder)


def test_papers_differ_and_repeat() -> None:
    assert style_fingerprint(PaperSize.A4) == style_fingerprint(PaperSize.A4)
    assert style_fingerprint(PaperSize.A4) != style_fingerprint(PaperSize.LETTER)


def test_a_font_of_the_dossier_counts_by_its_content(tmp_path: Path) -> None:
    one, other = font_files(bundled_fonts_folder())[:2]
    bare = style_fingerprint(PaperSize.A4, tmp_path)
    assert bare == style_fingerprint(PaperSize.A4) == style_fingerprint(PaperSize.A4, tmp_path / "none")
    shutil.copy(one, tmp_path / "own.ttf")
    first = style_fingerprint(PaperSize.A4, tmp_path)
    shutil.copy(other, tmp_path / "own.ttf")
    assert len({bare, first, style_fingerprint(PaperSize.A4, tmp_path)}) == 3


def test_neither_weasyprint_nor_docx_is_imported() -> None:
    code = """
import sys
from awaykit.rendering.fingerprint import style_fingerprint
from awaykit.rendering.page import PaperSize
style_fingerprint(PaperSize.A4)
print({"weasyprint", "docx", "fontTools"} & set(sys.modules))
"""
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "set()"
