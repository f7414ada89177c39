from pathlib import Path

import pytest

from awaykit.rendering.text import render_text
from awaykit.rendering.vocabulary import parse
from rendering.words import bare

SPECIMEN = (Path(__file__).parent / "specimen.html").read_text(encoding="utf-8")


def test_items_are_numbered_and_each_list_starts_at_one() -> None:
    text = render_text("<ol><li>a</li><li>b</li></ol><p>x</p><ol><li>c</li></ol>")
    assert text == "1. a\n2. b\n\nx\n\n1. c\n"


def test_nested_lists_and_further_blocks_stand_under_the_words_of_their_item() -> None:
    text = render_text("<ul><li><p>a</p><ul><li>b</li></ul><p>c</p></li></ul>")
    assert text == "- a\n  - b\n  c\n"


def test_a_list_that_begins_with_a_list_keeps_both_signs() -> None:
    assert render_text("<ul><li><ol><li>a</li></ol></li></ul>") == "-\n  1. a\n"


def test_boxes_of_a_checklist_can_be_ticked() -> None:
    assert render_text('<ul class="checklist"><li>a</li></ul>') == "[ ] a\n"


def test_terms_stand_before_what_they_mean() -> None:
    html = (
        "<dl><dt>Role</dt><dd>subintern</dd><dd>hands-on</dd><dt>Weeks?</dt><dd>four</dd><dt>Empty</dt></dl>"
    )
    assert render_text(html) == "Role: subintern\n  hands-on\nWeeks? four\nEmpty\n"


def test_rows_of_a_table_are_lines_with_empty_cells_left_out() -> None:
    html = (
        "<table><caption>Exams</caption><thead><tr><th>A</th><th>B</th></tr></thead>"
        "<tbody><tr><td>1</td><td></td></tr></tbody></table>"
    )
    assert render_text(html) == "Exams\nA  |  B\n1\n"


def test_a_link_says_its_address_unless_its_words_do() -> None:
    html = (
        '<p><a href="https://example.org/a">here</a>, '
        '<a href="mailto:a@example.org">a@example.org</a>, <a href="https://example.org/">example.org</a></p>'
    )
    assert render_text(html) == "here (https://example.org/a), a@example.org, example.org\n"


def test_breaks_end_lines_and_space_collapses() -> None:
    assert render_text("<p> a \n b <br>  c </p>") == "a b\nc\n"


def test_words_in_the_margin_do_not_run_into_the_text() -> None:
    assert render_text('<p><span class="margin">2019</span>Text</p>') == "2019\nText\n"


def test_lines_wrap_between_words_only() -> None:
    long = "x" * 200
    text = render_text(f"<p>{'word ' * 40}{long}</p>")
    assert long in text.split("\n")
    assert max(len(line) for line in text.split("\n") if long not in line) <= 72


def test_without_a_width_a_block_is_one_line() -> None:
    assert render_text(f"<h1>T</h1><p>{'word ' * 100}</p>", width=None) == f"T\n\n{'word ' * 99}word\n"


@pytest.mark.parametrize("width", [None, 20, 72])
def test_no_word_of_the_specimen_is_lost_or_moved(width: int | None) -> None:
    text = render_text(SPECIMEN, width=width)
    signs = str.maketrans("", "", "-=|[]:.0123456789")
    words = iter(bare(text).translate(signs))
    assert all(letter in words for letter in bare(parse(SPECIMEN).words()).translate(signs))
