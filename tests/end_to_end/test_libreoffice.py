"""The Word files of every sample, opened by LibreOffice, which takes a second for its start alone."""

from collections.abc import Callable, Iterator
from pathlib import Path

from pypdf import PdfReader

from checkers import all_converted_by_libreoffice, pdf_text
from conftest import BUILT_SAMPLES, Built

Build = Callable[..., Built]
MOST_MORE_PAGES = 2
"""LibreOffice breaks lines and pages of its own."""
KINDS = ("letter-packet", "eras-experiences")
LINES = ("Facts for your letter", "Key cases", "rewrite it in your own words")


def pairs(built: Built) -> Iterator[tuple[str, Path, Path]]:
    """The first packet and the draft of a sample: the kind, the Word file, the PDF."""
    for kind in KINDS:
        found = [paper for paper in built.report["papers"] if paper["kind"] == kind]
        for paper in found[:1]:
            files = {file["format"]: built.folder / file["path"] for file in paper["files"]}
            yield kind, files["docx"], files["pdf"]


def test_libreoffice_opens_the_word_files(built: Build, tmp_path: Path) -> None:
    made = [pair for name in BUILT_SAMPLES for pair in pairs(built(name))]
    assert {kind for kind, _, _ in made} == set(KINDS)
    opened = all_converted_by_libreoffice([docx for _, docx, _ in made], "pdf", tmp_path)
    for (_, docx, pdf), converted in zip(made, opened, strict=True):
        said = [line for line in LINES if line in pdf_text(pdf)]
        assert said, docx
        assert [line for line in said if line not in pdf_text(converted)] == [], docx
        assert len(PdfReader(converted).pages) <= len(PdfReader(pdf).pages) + MOST_MORE_PAGES, docx
