"""The styles of print.css: every class, no text of its own, no heading alone at the foot of a page."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from awaykit.rendering.page import PageSetup
from awaykit.rendering.pdf import PdfRenderer
from awaykit.rendering.typography import keep_together
from awaykit.rendering.vocabulary import CLASSES
from awaykit.resources import templates_folder
from checkers import pdf_text

SETUP = PageSetup(title="t", author="a")


@pytest.fixture(scope="module")
def renderer() -> PdfRenderer:
    return PdfRenderer()


@pytest.fixture(scope="module")
def sheet() -> str:
    text = (templates_folder() / "styles" / "print.css").read_text(encoding="utf-8")
    return re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)


def _pages(renderer: PdfRenderer, html: str) -> list[str]:
    return [page.extract_text() for page in PdfReader(BytesIO(renderer.render(html, SETUP).content)).pages]


def test_style_sheet_and_vocabulary_have_the_same_classes(sheet: str) -> None:
    selectors = re.findall(r"([^{};]*)\{", sheet)
    assert {name for selector in selectors for name in re.findall(r"\.([a-z]+)", selector)} == set(CLASSES)


def test_style_sheet_adds_no_word_but_the_page_count(sheet: str) -> None:
    contents = set(re.findall(r"content: ([^;]*);", sheet))
    assert contents == {
        "string(running-header)",
        "string(running-footer)",
        '"Page " counter(page) " of " counter(pages)',
        "none",
        '""',
    }
    assert "text-transform" not in sheet
    assert re.findall(r"hyphens: (\w+)", sheet) == ["manual"]


def test_style_sheet_is_black_and_gray_only(sheet: str) -> None:
    assert set(re.findall(r"#[0-9a-fA-F]{3,8}\b", sheet)) == {"#000", "#444", "#777"}
    assert set(re.findall(r"[^-]color: ([^;]*);", sheet)) == {"#000", "#444", "inherit"}, "words print dark"


@pytest.mark.parametrize("lines", range(24, 34))
def test_a_heading_stays_with_what_follows(renderer: PdfRenderer, lines: int) -> None:
    filling = "<p>Filling.</p>" * lines
    entry = '<section class="entry"><p class="margin">Side</p><h3>Case</h3><p>Told here.</p></section>'
    pages = _pages(renderer, f"<section>{filling}<h2>Heading</h2>{entry}</section>")
    holding = [page for page in pages if "Heading" in page or "Case" in page or "Told" in page]
    assert len(holding) == 1


def test_filling_of_the_test_above_reaches_over_the_page(renderer: PdfRenderer) -> None:
    counts = {len(_pages(renderer, "<p>Filling.</p>" * lines)) for lines in (24, 33)}
    assert counts == {1, 2}


def test_no_single_line_of_a_paragraph_is_left_alone(renderer: PdfRenderer) -> None:
    words = "Several words that fill the lines of a paragraph until it has six of them or more. " * 6
    for lines in range(24, 30):
        pages = _pages(renderer, f"<section>{'<p>Filling.</p>' * lines}<p>{words}</p></section>")
        counts = [
            sum(not line.startswith(("Filling", "Page")) for line in page.splitlines()) for page in pages
        ]
        assert all(count == 0 or count >= 3 for count in counts)


def test_the_head_of_a_table_is_repeated_on_its_next_page(renderer: PdfRenderer) -> None:
    rows = "<tr><td>General medicine</td><td>4</td></tr>" * 50
    head = '<thead><tr><th scope="col">Service</th><th scope="col">Weeks</th></tr></thead>'
    pages = _pages(renderer, f'<table class="ledger">{head}<tbody>{rows}</tbody></table>')
    assert len(pages) == 2
    assert all("Service" in page for page in pages)


def test_the_numbers_of_a_second_list_start_again_at_one(renderer: PdfRenderer, tmp_path: Path) -> None:
    html = "<ol><li>red</li><li>blue</li></ol><p>x</p><ol><li>green</li></ol>"
    file = tmp_path / "lists.pdf"
    file.write_bytes(renderer.render(html, SETUP).content)
    numbers = [re.sub(r"\s", "", found) for found in re.findall(r"(\d\. *\w+)", pdf_text(file))]
    assert numbers == ["1.red", "2.blue", "1.green"]


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("Dear Dr. Osei,", "Dear Dr.~Osei,"),
        ("Dr. <bdi>Osei</bdi>", "Dr.~<bdi>Osei</bdi>"),
        ("on August 6, 2027", "on August~6,~2027"),
        ("Friday, August 6, 2027", "Friday,~August~6,~2027"),
        ("June 7 – July 2, 2027", "June~7~– July~2,~2027"),
        ("see page 2", "see page~2"),
        ("Step 2 CK", "Step~2 CK"),
        ("AAMC ID 99000142", "AAMC~ID~99000142"),
        ("(2028 Match)", "(2028~Match)"),
        ("rose by 7 mmol of it", "rose by 7~mmol of it"),
        ("Dr. Khan; she/her", 'Dr.~Khan; <span style="white-space: nowrap">she/her</span>'),
        ("after 4 weeks, in Hollin Ridge, MI", "after 4~weeks, in Hollin Ridge,~MI"),
        ("It may 7 times", "It may 7 times"),
        ("the drama. Then", "the drama. Then"),
        (
            '<a href="mailto:a@example.org?subject=page 2">x</a>',
            '<a href="mailto:a@example.org?subject=page 2">x</a>',
        ),
    ],
)
def test_what_belongs_together_is_kept_together(words: str, kept: str) -> None:
    assert keep_together(words).replace("\u00a0", "~") == kept


def test_an_e_mail_is_not_cut_at_its_hyphen(renderer: PdfRenderer) -> None:
    for filling in range(70, 90, 2):
        text = _pages(renderer, f"<section><p>{'i' * filling} by e-mail, e-mail and e-mail</p></section>")[0]
        assert text.count("e-mail") == 3


def test_no_block_ends_in_a_space_since_it_would_break_the_last_line() -> None:
    words = "<p>on the <bdi>general wards</bdi>.\n  </p><ul><li>one </li></ul><h2>Two\n</h2>"
    assert keep_together(words) == "<p>on the <bdi>general wards</bdi>.</p><ul><li>one</li></ul><h2>Two</h2>"


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("<dd>supervised me on the wards directly</dd>", "<dd>supervised me on the wards~directly</dd>"),
        ("<p>orders; a short call every fourth day</p>", "<p>orders; a short call every~fourth~day</p>"),
        (
            "<dd>Presented at the journal <bdi>club</bdi>.</dd>",
            "<dd>Presented at the journal~<bdi>club</bdi>.</dd>",
        ),
        ("<p>Communication Skills</p>",) * 2,
        ("<p><em>Practice-Based Learning and Improvement</em></p>",) * 2,
        (
            "<dt>Practice-Based Learning and Improvement</dt>",
            "<dt>Practice-Based Learning and Improvement</dt>",
        ),
        ("<p>write to the office at clerkship.office@example.org</p>",) * 2,
    ],
)
def test_no_block_ends_in_a_line_of_one_short_word(words: str, kept: str) -> None:
    assert keep_together(words).replace("\u00a0", "~") == kept


def test_the_name_stays_on_one_line_where_a_line_can_hold_it() -> None:
    kept = '<p>It names <span style="white-space: nowrap">Ayesha Khan</span>.</p>'
    assert keep_together("<p>It names Ayesha Khan.</p>", "Ayesha Khan") == kept
    long_name = "Ayesha Noor " * 4 + "Khan"
    assert keep_together(f"<dt>{long_name}</dt>", long_name) == f"<dt>{long_name}</dt>"
