"""Texts for the ERAS form: their length, their limit, and changes made to them."""

import pytest

from awaykit.form_text import FormText, form_copy
from awaykit.papers.eras.eras_blocks import block_lines, changes_in_words
from awaykit.plan.eras.drafted import Block
from awaykit.season.all_seasons import season_for
from dossiers import SEASON


def block(characters: int, limit: int | None = 750) -> Block:
    return Block(text=FormText("x" * characters), limit=limit)


@pytest.mark.parametrize(
    ("characters", "full"), [(0, 0), (74, 0), (75, 1), (375, 5), (749, 9), (750, 10), (900, 10)]
)
def test_a_bar_is_full_only_where_the_field_is(characters: int, full: int) -> None:
    assert block_lines(block(characters)).bar == "▶" * full + "▷" * (10 - full)


def test_a_size_is_told_in_words() -> None:
    within, exact, over = (block_lines(block(count)) for count in (612, 750, 1762))
    assert (within.size, within.left, within.over) == ("612 of 750 characters", "138 left", 0)
    assert (exact.left, exact.over) == ("", 0)
    assert (over.size, over.left, over.over) == ("1,762 of 750 characters", "1,012 too many", 1012)


def test_a_text_without_a_limit_has_a_size_and_no_bar() -> None:
    lines = block_lines(block(1, limit=None))
    assert (lines.size, lines.bar, lines.left, lines.over) == ("1 character", "", "", 0)


def test_a_limit_that_is_only_reported_says_so() -> None:
    form = season_for(SEASON).form
    assert form is not None
    assert block_lines(block(9), form.max_hobbies_characters).limit_label == "reported"
    assert block_lines(block(9), form.max_description_characters).limit_label == ""


def test_empty_lines_stay() -> None:
    lines = block_lines(Block(text=FormText("One.\n\nTwo."), limit=750))
    assert lines.lines == ("One.", "", "Two.")
    assert (lines.text, lines.used) == ("One.\n\nTwo.", 12)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("“a” and ’b’", "4 quotation marks made plain"),
        ("a – b", "1 dash or bullet made plain"),
        ("• a • b", "2 dashes or bullets made plain"),
        ("Well done 🎉", "1 emoji or sign left out"),
        ("🎉 a 🎉 b", "2 emoji or signs left out"),
        ("a\tb", "1 tab or special space made plain"),
        ("a\u200bb", "1 hidden character left out"),
        ("Изучил", "6 letters of another script kept: see whether the form takes them"),
        ("at ≥ 5", "1 “greater-than or equal to” written >="),
    ],
)
def test_a_change_is_told_without_the_character_itself(typed: str, told: str) -> None:
    changes = changes_in_words(form_copy(typed, "keep"))
    assert changes == (told,)


def test_a_letter_with_an_accent_is_shown() -> None:
    assert changes_in_words(form_copy("résumé", "replace")) == ("2 “é” written e",)
    assert changes_in_words(form_copy("résumé", "keep")) == ()
