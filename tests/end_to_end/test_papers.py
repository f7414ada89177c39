"""Every sample's papers and e-mails, as other programs read them."""

import email
import re
from collections.abc import Callable, Iterator
from email import policy
from email.message import EmailMessage
from pathlib import Path

import pytest
from pypdf import PdfReader

from checkers import openxml_errors, pdf_info, pdf_text, pdfua_errors, qpdf_errors
from conftest import BUILT_PAPERS, BUILT_SAMPLES, SAMPLES, Built
from goldens import formats_with_golden, matches_golden
from rendering.words import docx_characters, docx_paragraphs, pdf_characters

Build = Callable[..., Built]
IN_DOSSIER = " (in your dossier)"
SIZES = {"letter": (612, 792), "a4": (595.28, 841.89)}


def pairs(built: Built) -> list[tuple[Path, Path]]:
    """Each packet as its PDF and its Word file."""
    found = []
    for paper in built.report["papers"]:
        if paper["kind"] != "letter-packet":
            continue
        files = {file["format"]: built.folder / file["path"] for file in paper["files"]}
        found.append((files["pdf"], files["docx"]))
    return found


def made(built: Built, form: str) -> Iterator[tuple[str, Path]]:
    """Each file of a format that has a golden, with the name of it."""
    for paper in built.report["papers"]:
        for file in paper["files"]:
            if file["format"] == form and form in formats_with_golden(paper):
                golden = f"{built.name}/{paper['kind']}-{paper['reader']}.{form}.txt"
                yield golden, built.folder / file["path"]


@pytest.mark.parametrize(
    ("name", "count"), [("complete", 4), ("student", 3), ("observer", 2), ("minimal", 1)]
)
def test_each_letter_writer_gets_a_packet_in_both_formats(built: Build, name: str, count: int) -> None:
    made = built(name)
    assert len(pairs(made)) == count
    for pdf, docx in pairs(made):
        assert pdf.is_file()
        assert docx.is_file()


def test_every_sample_is_built_here(built: Build) -> None:
    assert set(BUILT_SAMPLES) == {"complete", "student", "observer", "minimal", "planner"}
    assert all(built(name).report["papers"] for name in BUILT_SAMPLES)


@pytest.mark.parametrize(("name", "paper"), BUILT_PAPERS)
def test_the_words_of_the_pdf_are_those_of_the_word_file(built: Build, name: str, paper: str) -> None:
    for pdf, docx in pairs(built(name, paper)):
        words = pdf_characters(pdf)
        assert len(words) > 1_000
        assert words == docx_characters(docx.read_bytes())


@pytest.mark.parametrize(("name", "paper"), BUILT_PAPERS)
def test_checkers_find_no_error(built: Build, name: str, paper: str) -> None:
    for _, pdf in made(built(name, paper), "pdf"):
        assert pdfua_errors(pdf) == ""
        assert qpdf_errors(pdf) == ""
    for _, docx in made(built(name, paper), "docx"):
        assert openxml_errors(docx) == []


@pytest.mark.parametrize(("name", "paper"), BUILT_PAPERS)
def test_private_sheets_are_one_page_each(built: Build, name: str, paper: str) -> None:
    private = (path for _, path in made(built(name, paper), "pdf") if path.parts[-3] == "private")
    sheets = [path for path in private if path.parent.name not in {"eras", "strategy"}]
    assert len(sheets) >= 2
    assert {len(PdfReader(path).pages) for path in sheets} == {1}


@pytest.mark.parametrize(("name", "paper"), BUILT_PAPERS)
def test_no_sample_runs_over_a_budget(built: Build, name: str, paper: str) -> None:
    papers = built(name, paper).report["papers"]
    told = [problem["message"] for each in papers for problem in each["problems"]]
    assert [message for message in told if "is the limit" in message] == []


@pytest.mark.parametrize(("name", "paper"), BUILT_PAPERS)
def test_a_packet_keeps_its_pages_and_its_paper(built: Build, name: str, paper: str) -> None:
    for pdf, _ in pairs(built(name, paper)):
        reader = PdfReader(pdf)
        assert 1 < len(reader.pages) <= 6  # five, and the sheet for a structured letter
        sizes = {tuple(round(float(side), 2) for side in page.mediabox[2:]) for page in reader.pages}
        assert sizes == {SIZES[paper]}


@pytest.mark.parametrize("name", BUILT_SAMPLES)
def test_a_packet_says_what_it_is(built: Build, name: str) -> None:
    for pdf, _ in pairs(built(name)):
        info = pdf_info(pdf)
        assert info["Title"].startswith("Letter packet of ")
        assert info["Tagged"] == "yes"
        outline = [str(entry.title) for entry in PdfReader(pdf).outline if not isinstance(entry, list)]
        assert len(outline) >= 3


@pytest.mark.parametrize("name", BUILT_SAMPLES)
def test_no_paper_holds_a_mark_of_a_machine(built: Build, name: str) -> None:
    for pdf, _ in pairs(built(name)):
        text = pdf_text(pdf)
        for mark in ("None", "{{", "}}", "[]", "()", "  ;", "awaykit", "generated", " ,", "..", " nan "):
            assert mark not in re.sub(r" {2,}", " ", text), mark
        assert not re.search(r"[\uFFFD\u25A1]", text)


@pytest.mark.parametrize("name", BUILT_SAMPLES)
def test_an_email_has_one_recipient_and_what_it_says_is_attached(built: Build, name: str) -> None:
    for paper in built(name).report["papers"]:
        for file in paper["files"]:
            if file["format"] != "eml":
                continue
            draft = opened(built(name).folder / file["path"])
            assert str(draft["To"]).count("@") == 1
            assert paper["reader_name"] in str(draft["To"]).replace('"', "")
            assert [header for header in draft if header.lower() in {"cc", "bcc", "date"}] == []
            names = [str(part.get_filename()) for part in draft.iter_attachments()]
            assert ("ttached" in words_of(draft)) == bool(names)
            assert all(re.fullmatch(r"[A-Za-z0-9_-]{1,60}\.pdf", each) for each in names)


@pytest.mark.parametrize("name", BUILT_SAMPLES)
def test_the_text_of_an_email_says_its_draft_and_where_its_attachments_are(built: Build, name: str) -> None:
    made = built(name)
    papers = [
        {file["format"]: made.folder / file["path"] for file in paper["files"]}
        for paper in made.report["papers"]
    ]
    emails = [files for files in papers if "eml" in files]
    assert emails
    for files in emails:
        draft, text = opened(files["eml"]), files["txt"].read_text(encoding="utf-8")
        head, _, body = text.partition("\n\n")
        to, subject, *attached = head.splitlines()
        assert (to, subject) == (f"To: {draft['To']}", f"Subject: {draft['Subject']}")
        assert body == words_of(draft)
        assert all(line.startswith("Attach: ") for line in attached)
        places = [line.removeprefix("Attach: ") for line in attached]
        named = [
            SAMPLES / name / place.removesuffix(IN_DOSSIER) if IN_DOSSIER in place else made.folder / place
            for place in places
        ]
        contents = [part.get_payload(decode=True) for part in draft.iter_attachments()]
        assert [path.read_bytes() for path in named] == contents


def opened(path: Path) -> EmailMessage:
    """A draft as Python's own parser reads it."""
    found = email.message_from_bytes(path.read_bytes(), policy=policy.default)
    assert isinstance(found, EmailMessage)
    return found


def words_of(draft: EmailMessage) -> str:
    body = draft.get_body(("plain",))
    assert body is not None
    return str(body.get_content()).replace("\r\n", "\n")


@pytest.mark.golden
@pytest.mark.parametrize("name", BUILT_SAMPLES)
def test_word_files_say_what_they_said(built: Build, name: str) -> None:
    for golden, docx in made(built(name), "docx"):
        lines = (f"{style} | {text}" for style, text in docx_paragraphs(docx.read_bytes()))
        matches_golden(golden, "\n".join(lines) + "\n")


@pytest.mark.golden
@pytest.mark.parametrize("name", BUILT_SAMPLES)
def test_pages_say_what_they_said(built: Build, name: str) -> None:
    for golden, pdf in made(built(name), "pdf"):
        pages = pdf_text(pdf).split("\f")[:-1]
        told = [f"--- page {number} of {len(pages)}\n{page.rstrip()}" for number, page in enumerate(pages, 1)]
        matches_golden(golden, "\n".join(told) + "\n")


@pytest.mark.golden
@pytest.mark.parametrize("name", BUILT_SAMPLES)
def test_emails_say_what_they_said(built: Build, name: str) -> None:
    for golden, path in made(built(name), "eml"):
        draft = opened(path)
        headers = [f"{header}: {draft[header]}" for header in ("From", "To", "Subject", "X-Unsent")]
        files = [f"[attached: {part.get_filename()}]" for part in draft.iter_attachments()]
        matches_golden(golden, "\n".join([*headers, *files, "", words_of(draft)]))
    for golden, path in made(built(name), "txt"):
        matches_golden(golden, path.read_text(encoding="utf-8"))


@pytest.mark.golden
@pytest.mark.parametrize("name", BUILT_SAMPLES)
def test_calendars_say_what_they_said(built: Build, name: str) -> None:
    for golden, path in made(built(name), "ics"):
        unfolded = path.read_bytes().decode("utf-8").replace("\r\n ", "")
        matches_golden(golden, unfolded.replace("\r\n", "\n"))
