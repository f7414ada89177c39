"""The Word files of every sample, opened by LibreOffice."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from pypdf import PdfReader

from checkers import all_converted_by_libreoffice, pdf_text
from conftest import BUILT_SAMPLES, Built
from samples.shelf import WITH_LETTERS

Build = Callable[..., Built]


class Opened(NamedTuple):
    """A Word file, the most pages that LibreOffice may make of it, and lines that stand on them."""

    docx: Path
    most_pages: int
    lines: tuple[str, ...]


def files(built: Built, kind: str) -> dict[str, Path]:
    """The files of the first paper of a kind by their format."""
    paper = next(paper for paper in built.report["papers"] if paper["kind"] == kind)
    return {file["format"]: built.folder / file["path"] for file in paper["files"]}


def to_open(built: Build) -> Iterator[Opened]:
    """A packet of each sample that has one, and each draft; LibreOffice breaks pages of its own."""
    for name in WITH_LETTERS:
        lines = ("Facts for your letter", "Key cases") if name != "student" else ("Facts for your letter",)
        yield Opened(files(built(name), "letter-packet")["docx"], 7, lines)
    for name in BUILT_SAMPLES:
        draft = files(built(name), "eras-experiences")
        pages = len(PdfReader(draft["pdf"]).pages)
        yield Opened(draft["docx"], pages + 2, ("rewrite it in your own words",))


def test_libreoffice_opens_the_word_files(built: Build, tmp_path: Path) -> None:
    expected = list(to_open(built))
    opened = all_converted_by_libreoffice([each.docx for each in expected], "pdf", tmp_path)
    for each, pdf in zip(expected, opened, strict=True):
        assert len(PdfReader(pdf).pages) <= each.most_pages, each
        text = pdf_text(pdf)
        assert [line for line in each.lines if line not in text] == [], each
